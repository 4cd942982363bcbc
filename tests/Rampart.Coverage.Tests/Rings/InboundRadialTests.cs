using Rampart.Coverage.Rings;
using Rampart.Physics.Detection;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;

namespace Rampart.Coverage.Tests.Rings;

public class InboundRadialTests
{
    private static readonly SearchRadarDefinition Radar = Sketch.Battle().Batteries[0].SearchRadar;

    private static TargetPass Pass(double echo_m2) =>
        new(CrossSectionDefinition.Everywhere(Area.FromSquareMetres(echo_m2)), Fluctuation.Swerling1, Speed.FromMetresPerSecond(250.0), Length.Zero, Course.Closing);

    private static InboundRadial Along(double height_m, double echo_m2 = 1.0) => InboundRadial.Along(
        Radar, WeatherDefinition.Dry, SiteTerrain.Around(new SmoothGround(Length.FromMetres(Sketch.Ground_m)), Radar.Antenna, Radar.InstrumentedRange * 1.1, Length.FromKilometres(1.0)),
        Pass(echo_m2), new TargetHeight(Length.FromMetres(height_m), HeightReference.AboveGround), Angle.FromDegrees(60.0));

    [Fact]
    public void The_cumulative_chance_is_that_of_independent_scans()
    {
        var scans = Along(5000.0).Scans;
        var missed = 1.0;

        Assert.True(scans.Count > 50);
        Assert.All(scans, scan =>
        {
            missed *= 1.0 - scan.Probability;
            Assert.Equal(1.0 - missed, scan.Cumulative, tolerance: 1e-12);
        });
        Assert.Equal(scans.OrderByDescending(scan => scan.Distance.Metres), scans);
    }

    [Fact]
    public void A_low_target_is_first_seen_at_the_horizon_and_a_high_one_where_its_echo_is_strong_enough()
    {
        var (low, high) = (Along(100.0), Along(8000.0));
        var first = low.Scans.First(scan => scan.Probability > 0.0).Distance;

        // The antenna stands a few tens of metres over the plain.
        Assert.InRange(first.Kilometres, 40.0, 80.0);
        Assert.True(high.SteadyFrom(0.5) > low.SteadyFrom(0.5));
        Assert.True(high.SteadyFrom(0.5) >= high.SteadyFrom(0.9));
        Assert.True(high.FoundBy(0.5) >= high.SteadyFrom(0.5));
    }

    [Fact]
    public void Where_one_look_shows_it_is_where_the_range_without_ground_says()
    {
        var range = DetectionRange.Of(Radar, WeatherDefinition.Dry, Area.FromSquareMetres(0.05), Fluctuation.Swerling1, Length.FromMetres(Sketch.Ground_m + 8000.0), 0.5)!.Value;
        Assert.True(range < Radar.InstrumentedRange, $"{range}");

        var steady = Along(8000.0, 0.05).SteadyFrom(0.5)!.Value;

        Assert.Equal(range.Kilometres, steady.Kilometres, tolerance: 4.0);
    }

    [Fact]
    public void The_range_of_the_reference_echo_is_the_reference_range_and_a_tenth_of_it_is_seen_less_far()
    {
        var reference = Radar.Reference;
        Length Range(double factor) => DetectionRange.Of(Radar, WeatherDefinition.Dry, Area.FromSquareMetres(reference.CrossSection.SquareMetres * factor), reference.Fluctuation, Length.FromKilometres(8.0), reference.DetectionProbability)!.Value;

        Assert.Equal(reference.Range.Kilometres, Range(1.0).Kilometres, tolerance: 0.03 * reference.Range.Kilometres);

        // Without air it would be the fourth root of a tenth; nearer by there is less of it.
        Assert.InRange(Range(0.1) / Range(1.0), Math.Pow(0.1, 0.25), 1.15 * Math.Pow(0.1, 0.25));
    }

    [Fact]
    public void An_echo_that_no_range_shows_has_no_range() =>
        Assert.Null(DetectionRange.Of(Radar, WeatherDefinition.Dry, Area.FromSquareMetres(1e-30), Fluctuation.Swerling1, Length.FromKilometres(8.0), 0.5));
}
