using Rampart.Quantities;

namespace Rampart.Evidence.Tests.Nature;

public class NatureCheckTests
{
    [Fact]
    public void A_rejected_claim_that_fails_is_ruled_out_again_and_asks_for_nothing()
    {
        var verdicts = new SmallLedger().Claim("48n6e3/missile-speed#a", "speed", "Mach 12", rejectedBecause: "too fast").Verdicts();

        Assert.Equal(NatureOutcome.Fails, verdicts[0].Outcome);
        Assert.Contains("(rejected)", verdicts[0].Message, StringComparison.Ordinal);
        var state = verdicts.Single(verdict => verdict.Rule is "state");
        Assert.Equal(NatureOutcome.Holds, state.Outcome);
        Assert.Contains("ruled out again by the rule interceptor-speed. The ledger rejects it because: too fast.", state.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(verdicts, verdict => verdict.AsksForAction);
    }

    [Fact]
    public void A_standing_claim_that_fails_asks_the_keeper_to_act()
    {
        var verdicts = new SmallLedger().Claim("48n6e3/missile-speed#a", "speed", "Mach 12").Verdicts();

        var state = verdicts.Single(verdict => verdict.Rule is "state");
        Assert.True(state.AsksForAction);
        Assert.Equal(NatureOutcome.Fails, state.Outcome);
        Assert.Contains("reject it with this reason, or correct it", state.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rejected_claim_that_passes_is_worth_another_look()
    {
        var state = new SmallLedger().Claim("pac-3-cri/missile-speed#a", "speed", "Mach 5", rejectedBecause: "a test").The("state");

        Assert.Equal(NatureOutcome.Needs, state.Outcome);
        Assert.Contains("worth another look", state.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rejected_claim_that_no_rule_judges_is_not_spoken_of() =>
        Assert.Empty(new SmallLedger().Claim("s/height#a", "length", "5 km", rejectedBecause: "a test").Verdicts());

    [Fact]
    public void An_empty_ledger_gives_no_verdict_and_an_empty_text()
    {
        Assert.Empty(NatureCheck.Of(Ledger.Empty));
        Assert.Equal(string.Empty, NatureCheck.ToText([]));
    }

    [Fact]
    public void The_worst_stands_first_and_the_text_keeps_its_width_and_names_its_sources()
    {
        var verdicts = new SmallLedger()
            .Claim("a/engagement-range#a", "length", "400 km")
            .Claim("a/engagement-range#b", "length", "250 km")
            .Claim("b/missile-speed#a", "speed", "Mach 12", rejectedBecause: "too fast")
            .Verdicts();

        Assert.Equal(["fails", "contradicts", "strained", "needs", "needs", "needs", "holds"], verdicts.Select(verdict => NatureCheck.Word(verdict.Outcome)), StringComparer.Ordinal);
        foreach (var width in new[] { 60, 100, 140 })
        {
            var text = NatureCheck.ToText(verdicts, width);
            Assert.All(text.Split('\n'), line => Assert.True(line.Length <= width, line));
            Assert.StartsWith("fails        b  missile-speed Mach 12 (rejected)", text, StringComparison.Ordinal);
            Assert.Contains("\nReckoned with\nhorizon ", text, StringComparison.Ordinal);
        }

        Assert.All(verdicts, verdict =>
        {
            Assert.NotEmpty(verdict.Formula);
            Assert.NotEmpty(verdict.Source);
            Assert.NotEmpty(verdict.Claims);
            Assert.EndsWith(".", verdict.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_shipped_ledger_can_be_judged_and_nothing_in_it_that_stands_fails()
    {
        var findings = new List<Finding>();
        var ledger = Ledger.Load(Repository.Ledger, findings);

        var verdicts = NatureCheck.Of(ledger);

        Assert.Empty(findings);
        Assert.Contains(verdicts, verdict => verdict is { Rule: "horizon", Subject: "s-400" } && verdict.Message.Contains("about 8.8 km", StringComparison.Ordinal));
        Assert.Empty(verdicts.Where(verdict => verdict.AsksForAction).Select(verdict => verdict.Message));
    }
}
