namespace Rampart.Evidence.Tests.Nature;

public class AgreementRuleTests
{
    private const string Range = "s/engagement-range";

    [Theory]
    [InlineData("400 km", "402 km", NatureOutcome.Holds)]
    [InlineData("250 km", "400 km", NatureOutcome.Contradicts)]
    [InlineData("195 km", "200 km", NatureOutcome.Contradicts)]
    [InlineData("27 km", "90000 ft", NatureOutcome.Holds)]
    [InlineData("27 km", "30 km", NatureOutcome.Contradicts)]
    [InlineData("250 mi", "402 km", NatureOutcome.Holds)]
    public void Values_agree_within_rounding(string first, string second, NatureOutcome expected) =>
        Assert.Equal(expected, new SmallLedger().Claim(Range + "#a", "length", first).Claim(Range + "#b", "length", second).The("agreement").Outcome);

    [Fact]
    public void Counts_agree_only_exactly() =>
        Assert.Equal(NatureOutcome.Contradicts, new SmallLedger().Claim("s/targets-engaged#a", "count", "36").Claim("s/targets-engaged#b", "count", "37").The("agreement").Outcome);

    [Fact]
    public void A_bound_agrees_with_whatever_it_allows()
    {
        Assert.Equal(NatureOutcome.Holds, new SmallLedger().Claim(Range + "#a", "length", "145 km", bound: "more-than").Claim(Range + "#b", "length", "200 km").The("agreement").Outcome);
        Assert.Equal(NatureOutcome.Contradicts, new SmallLedger().Claim(Range + "#a", "length", "250 km", bound: "more-than").Claim(Range + "#b", "length", "200 km").The("agreement").Outcome);
        Assert.Equal(NatureOutcome.Holds, new SmallLedger().Claim(Range + "#a", "length", "190 km", bound: "about").Claim(Range + "#b", "length", "198 km").The("agreement").Outcome);
    }

    [Fact]
    public void At_most_of_a_greatest_value_is_that_value()
    {
        Assert.Equal(NatureOutcome.Holds, new SmallLedger().Claim(Range + "#a", "length", "400 km", bound: "at-most").Claim(Range + "#b", "length", "250 km").The("agreement").Outcome);
        Assert.Equal(NatureOutcome.Contradicts, new SmallLedger("The greatest range.").Claim(Range + "#a", "length", "400 km", bound: "at-most").Claim(Range + "#b", "length", "250 km").The("agreement").Outcome);
    }

    [Fact]
    public void Numbered_claims_of_one_document_are_a_span_and_do_not_contradict_each_other()
    {
        Assert.Empty(new SmallLedger().Claim(Range + "#a", "length", "120 km").Claim(Range + "#a/2", "length", "150 km").Of("agreement"));
        Assert.Equal(NatureOutcome.Holds, new SmallLedger().Claim(Range + "#a", "length", "120 km").Claim(Range + "#a/2", "length", "150 km").Claim(Range + "#b", "length", "130 km").The("agreement").Outcome);
    }

    [Theory]
    [InlineData("different-instrument", NatureOutcome.Holds)]
    [InlineData("disputes", NatureOutcome.Contradicts)]
    public void A_relation_other_than_a_dispute_explains_a_difference(string relation, NatureOutcome expected)
    {
        var verdict = new SmallLedger().Claim(Range + "#a", "length", "250 km").Claim(Range + "#b", "length", "400 km").Relation(relation, Range + "#a", Range + "#b").The("agreement");

        Assert.Equal(expected, verdict.Outcome);
    }

    [Fact]
    public void What_is_said_of_a_claim_is_said_of_its_repetition()
    {
        var verdict = new SmallLedger()
            .Claim(Range + "#a", "length", "400 km").Claim(Range + "#b", "length", "402 km").Claim(Range + "#c", "length", "250 km")
            .Relation("same-as", Range + "#b", Range + "#a").Relation("different-instrument", Range + "#c", Range + "#a")
            .The("agreement");

        Assert.Equal(NatureOutcome.Holds, verdict.Outcome);
        Assert.Equal(2.0, verdict.Number("independent-origins"));
    }

    [Fact]
    public void Rejected_claims_contradict_nobody() =>
        Assert.Empty(new SmallLedger().Claim(Range + "#a", "length", "250 km").Claim(Range + "#b", "length", "400 km", rejectedBecause: "a test").Of("agreement"));

    [Theory]
    [InlineData("2007-07", "2018-12", NatureOutcome.Holds)]
    [InlineData("2018", "2018-12", NatureOutcome.Contradicts)]
    public void What_happened_at_different_times_need_not_be_the_same(string first, string second, NatureOutcome expected) => Assert.Equal(expected, new SmallLedger()
        .Claim("s/test-target-speed#a", "speed", "2800 m/s", happened: first).Claim("s/test-target-speed#b", "speed", "3 km/s", happened: second).The("agreement").Outcome);
}
