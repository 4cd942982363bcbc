namespace Rampart.Evidence.Tests.Nature;

public class FlightTimeRuleTests
{
    [Fact]
    public void An_intercept_at_400_km_asks_for_a_track_488_km_out_beyond_the_horizon_of_10_km()
    {
        var verdict = new SmallLedger().Claim("40n6e/engagement-range#a", "length", "400 km").The("flight-time");

        Assert.Equal(NatureOutcome.Strained, verdict.Outcome);
        Assert.Equal(380.0, verdict.Number("time-of-flight"), 1.5);
        Assert.Equal(487.6e3, verdict.Number("track-needed-closing-230-mps"), 100.0);
        Assert.Equal(514.3e3, verdict.Number("track-needed-closing-300-mps"), 100.0);
        Assert.Equal(425.2e3, verdict.Number("horizon-of-10-km"), 100.0);
        Assert.InRange(verdict.Number("horizon-of-10-km-refracted-ray"), 412.0e3, 425.0e3);
        Assert.Contains("tracked 488 km out", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slow_missile_s_claimed_greatest_speed_bounds_its_mean()
    {
        var fast = new SmallLedger().Claim("x/engagement-range#a", "length", "100 km").Claim("x/missile-speed#a", "speed", "1190 m/s").The("flight-time");
        var slow = new SmallLedger().Claim("x/engagement-range#a", "length", "100 km").Claim("x/missile-speed#a", "speed", "500 m/s").The("flight-time");

        Assert.Equal(1050.0, fast.Number("mean-speed"));
        Assert.Equal(500.0, slow.Number("mean-speed"));
        Assert.Equal(146e3, slow.Number("track-needed-closing-230-mps"), 1e-6);
        Assert.Equal(NatureOutcome.Needs, slow.Outcome);
    }

    [Fact]
    public void A_claimed_average_speed_is_taken_before_the_usual_one()
    {
        var verdict = new SmallLedger().Claim("x/engagement-range#a", "length", "120 km").Claim("x/average-speed#a", "speed", "1000 m/s").Claim("x/missile-speed#a", "speed", "1500 m/s").The("flight-time");

        Assert.Equal(120.0, verdict.Number("time-of-flight"), 1e-9);
        Assert.Contains("the claimed average speed of 1,000 m/s", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rejected_speed_bounds_nothing()
    {
        var verdict = new SmallLedger().Claim("x/engagement-range#a", "length", "100 km").Claim("x/missile-speed#a", "speed", "500 m/s", rejectedBecause: "a test").The("flight-time");

        Assert.Equal(1050.0, verdict.Number("mean-speed"));
    }
}
