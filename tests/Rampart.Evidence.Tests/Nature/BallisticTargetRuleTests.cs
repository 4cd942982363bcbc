namespace Rampart.Evidence.Tests.Nature;

public class BallisticTargetRuleTests
{
    [Fact]
    public void A_target_speed_of_4_8_km_s_is_enough_for_about_2_900_km_and_not_for_3_500()
    {
        var verdict = new SmallLedger()
            .Claim("s-400/ballistic-target-range#a", "length", "3500 km")
            .Claim("s-400/target-speed#a", "speed", "4.8 km/s")
            .The("ballistic-target");

        // Q = 2·0.27125/1.27125 = 0.42675; √(0.42675·μ/6,371 km).
        Assert.Equal(NatureOutcome.Contradicts, verdict.Outcome);
        Assert.Equal(5167.0, verdict.Number("least-burn-out-speed-for-range"), 2.0);
        Assert.Equal(2901e3, verdict.Number("greatest-range-at-speed"), 2e3);
        Assert.InRange(verdict.Number("height-at-which-air-has-slowed-it"), 15e3, 20e3);
        Assert.Contains("4.8 km/s is enough for about 2,901 km only", verdict.Message, StringComparison.Ordinal);
        Assert.Equal(2, verdict.Claims.Count);
    }

    [Theory]
    [InlineData("10000 km/h", "3500 km", NatureOutcome.Contradicts)]
    [InlineData("4.8 km/s", "2900 km", NatureOutcome.Holds)]
    [InlineData("5.2 km/s", "3500 km", NatureOutcome.Holds)]
    [InlineData("12 km/s", "3500 km", NatureOutcome.Holds)]
    [InlineData("2.8 km/s", "840 km", NatureOutcome.Holds)]
    public void A_speed_is_held_against_the_least_that_the_range_needs(string speed, string range, NatureOutcome expected) =>
        Assert.Equal(expected, new SmallLedger().Claim("s/ballistic-target-range#a", "length", range).Claim("s/target-speed#b", "speed", speed).The("ballistic-target").Outcome);

    [Fact]
    public void What_flew_in_a_test_does_not_bound_what_may_be_met() =>
        Assert.Empty(new SmallLedger().Claim("s/ballistic-target-range#a", "length", "3500 km").Claim("s/test-target-speed#b", "speed", "2.8 km/s").Of("ballistic-target"));

    [Fact]
    public void Only_claims_on_one_subject_are_held_together() =>
        Assert.Empty(new SmallLedger().Claim("s/ballistic-target-range#a", "length", "3500 km").Claim("t/target-speed#b", "speed", "4.8 km/s").Of("ballistic-target"));
}
