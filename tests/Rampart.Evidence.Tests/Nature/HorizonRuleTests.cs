using Rampart.Evidence.Nature;
using Rampart.Quantities;

namespace Rampart.Evidence.Tests.Nature;

public class HorizonRuleTests
{
    [Fact]
    public void A_reach_of_400_km_needs_a_target_above_about_8_8_km()
    {
        var verdict = new SmallLedger().Claim("s-400/engagement-range#a", "length", "400 km").The("horizon");

        // (400 km − 13.034 km)²/(2·4/3·6,371 km), and so for the masts.
        Assert.Equal(NatureOutcome.Needs, verdict.Outcome);
        Assert.Equal(8814.0, verdict.Number("least-target-height-antenna-10-m"), 1.0);
        Assert.Equal(8491.0, verdict.Number("least-target-height-mast-24-m"), 1.0);
        Assert.Equal(8259.0, verdict.Number("least-target-height-mast-38-m"), 1.0);
        Assert.Contains("needs a target above about 8.8 km: antenna at 10 m", verdict.Message, StringComparison.Ordinal);
        Assert.Contains("asks for 9.1 km", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_refracted_ray_asks_for_more_height_high_up_and_its_horizon_is_the_known_one()
    {
        // RefractedRay: over a mast of 20 m a target at 20 km vanishes at 581.4 km, at 10 km at 424.2 km.
        Assert.Equal(20.0, SeenHeight.ByRay(Length.FromKilometres(581.4), Length.FromMetres(20.0))!.Value.Kilometres, 0.01);
        Assert.Equal(424.2, SeenHeight.HorizonByRay(Length.FromMetres(20.0), Length.FromKilometres(10.0)).Kilometres, 0.05);

        var verdict = new SmallLedger().Claim("91n6e/detection-range#a", "length", "600 km").The("horizon");
        Assert.Equal(20_280.0, verdict.Number("least-target-height-antenna-10-m"), 20.0);
        Assert.True(verdict.Number("least-target-height-antenna-10-m-refracted-ray") > 21_500.0);
    }

    [Fact]
    public void A_displays_limit_is_no_detection_range()
    {
        var verdict = new SmallLedger().Claim("91n6e/instrumented-range#a", "length", "600 km").The("horizon");

        Assert.Contains("no detection range", verdict.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("13 km", NatureOutcome.Holds)]
    [InlineData("14 km", NatureOutcome.Needs)]
    [InlineData("20000 km", NatureOutcome.Needs)]
    public void Within_the_horizon_of_the_ground_nothing_is_needed(string range, NatureOutcome expected) =>
        Assert.Equal(expected, new SmallLedger().Claim("any/long-detection-range#a", "length", range).The("horizon").Outcome);

    [Fact]
    public void A_ballistic_range_and_a_range_of_flight_are_not_judged()
    {
        Assert.Empty(new SmallLedger().Claim("a/engagement-range-ballistic#a", "length", "60 km").Claim("a/range#a", "length", "900 km").Of("horizon"));
    }
}
