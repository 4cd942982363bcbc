namespace Rampart.Evidence.Tests;

/// <summary>A grade by rule says why it is what it is.</summary>
public class GradeReasonTests
{
    [Fact]
    public void Every_grade_by_rule_of_the_shipped_ledger_has_a_reason_with_its_two_marks()
    {
        var ledger = Evidence.Ledger.Load(Repository.Ledger, []);
        var rule = new GradeRule(ledger.Claims, ledger.Relations);

        foreach (var claim in ledger.Claims.Where(claim => claim.GradeIsByRule))
        {
            var because = rule.Because(claim);
            Assert.StartsWith($"{claim.Grade.Text[0]}: ", because, StringComparison.Ordinal);
            Assert.Contains($". {claim.Grade.Text[1]}: ", because, StringComparison.Ordinal);
            Assert.EndsWith(".", because, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("s-400/engagement-range#xinhua-2013-11", "1: 1 other known origin says the same, none disputes it.")]
    [InlineData("s-400/engagement-range#times-of-india-2025-06", "4: no other known origin says the same, 2 dispute it.")]
    [InlineData("s-400-china/contract-completed#tass-2020-03-16", "6: a forecast, and no event is reported yet.")]
    [InlineData("s-400-turkey/delivery-begun#armradio-2017-12-27", "5: a forecast that the event did not bear out.")]
    public void It_counts_the_origins_that_say_the_same_and_those_that_dispute(string id, string reason)
    {
        var ledger = Evidence.Ledger.Load(Repository.Ledger, []);

        Assert.EndsWith(reason, new GradeRule(ledger.Claims, ledger.Relations).Because(ledger.FindClaim(id)!), StringComparison.Ordinal);
    }
}
