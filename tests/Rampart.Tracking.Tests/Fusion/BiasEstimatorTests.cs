using Rampart.Tracking.Fusion;

namespace Rampart.Tracking.Tests.Fusion;

/// <summary>A radar that is a little turned does not make two targets of one.</summary>
public class BiasEstimatorTests
{
    private const int Targets = 12;

    private static readonly EnuOffset[] Places = [new(-60_000.0, 0.0, 0.0), new(50_000.0, -20_000.0, 0.0)];

    [Fact]
    public void An_azimuth_error_of_three_tenths_of_a_degree_splits_every_track_unless_it_is_learned()
    {
        var blind = Watched(new FusionDefinition());
        blind.Until(300.0);
        Assert.InRange(blind.Living(), (2 * Targets) - 2, 2 * Targets);

        var learning = Watched(new FusionDefinition { EstimatesBiases = true });
        learning.Until(300.0);
        Assert.Equal(Targets, learning.Living());
        Assert.Equal(Targets, learning.Changes.Count(one => one.Change.Kind == PictureChangeKind.Joined));
    }

    [Fact]
    public void Most_of_the_error_is_found_in_the_radar_that_has_it()
    {
        // Some of it is laid upon the other radar's range, which moves the same targets in nearly the same direction.
        var watch = Watched(new FusionDefinition { EstimatesBiases = true });
        watch.Until(900.0);
        Assert.InRange(watch.Picture.BiasOf(0).Azimuth.Degrees, -0.06, 0.06);
        Assert.InRange(watch.Picture.BiasOf(1).Azimuth.Degrees, 0.22, 0.36);
        Assert.True(watch.Picture.BiasOf(1).AzimuthDeviation.Degrees < 0.1);
    }

    [Fact]
    public void Radars_without_errors_learn_none()
    {
        var watch = Watched(new FusionDefinition { EstimatesBiases = true }, 0.0);
        watch.Until(900.0);
        Assert.InRange(watch.Picture.BiasOf(0).Azimuth.Degrees, -0.05, 0.05);
        Assert.InRange(watch.Picture.BiasOf(1).Azimuth.Degrees, -0.05, 0.05);
        Assert.InRange(watch.Picture.BiasOf(1).Range.Metres, -25.0, 25.0);
    }

    private static Watch Watched(FusionDefinition definition, double bias_deg = 0.3)
    {
        WatchingRadar[] radars =
        [
            new(0, Places[0], 5.0) { AngleDeviation_rad = 0.001, RangeDeviation_m = 30.0 },
            new(1, Places[1], 5.0, 2.0) { AngleDeviation_rad = 0.001, RangeDeviation_m = 30.0, AzimuthBias_rad = bias_deg * Math.PI / 180.0 },
        ];
        var courses = Enumerable.Range(0, Targets).Select(target =>
            Watch.Straight(-30_000.0 + (6_000.0 * target), 70_000.0 + (4_000.0 * (target % 3)), 6_000.0 + (300.0 * target), 40.0 - (10.0 * target), -60.0)).ToArray();
        return new Watch(new AirPicture(definition, 2, Places), radars, courses, 21);
    }
}
