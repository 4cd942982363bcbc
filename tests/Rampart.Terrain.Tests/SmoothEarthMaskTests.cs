using FsCheck.Fluent;
using Rampart.Physics.Propagation;
using Rampart.Terrain;

namespace Rampart.Terrain.Tests;

/// <summary>The mask of a bare Earth is the horizon formula, solved for the target's height.</summary>
public class SmoothEarthMaskTests
{
    [Fact]
    public void The_lowest_visible_height_is_the_one_whose_horizon_is_the_distance() =>
        Laws.Holds(from antenna in Laws.Between(0.0, 200.0) from target in Laws.Between(0.1, 30e3) from factor in Laws.Between(1.0, 2.0) select (antenna, target, factor), given =>
        {
            var antenna = Length.FromMetres(given.antenna);
            var horizon = RadarHorizon.Between(antenna, Length.FromMetres(given.target), given.factor).Metres;
            return Math.Abs(new SmoothEarthMask(antenna, given.factor).MinimumVisibleHeight(horizon, 0.0) - given.target) < 1e-6 * given.target + 1e-6;
        });

    [Fact]
    public void Up_to_its_own_horizon_the_antenna_sees_the_ground()
    {
        var mask = new SmoothEarthMask(Length.FromMetres(100.0));

        Assert.Equal(0.0, mask.MinimumVisibleHeight(41.2e3, 1.0));
        Assert.True(mask.MinimumVisibleHeight(41.3e3, 1.0) > 0.0);
    }

    [Fact]
    public void Farther_out_the_lowest_visible_height_never_falls_and_every_direction_is_the_same() =>
        Laws.Holds(from distance in Laws.Between(0.0, 500e3) from more in Laws.Between(0.0, 50e3) from azimuth in Laws.Between(0.0, 6.28) select (distance, more, azimuth), given =>
        {
            var mask = new SmoothEarthMask(Length.FromMetres(12.0));
            return mask.MinimumVisibleHeight(given.distance + given.more, given.azimuth) >= mask.MinimumVisibleHeight(given.distance, 0.0);
        });

    [Fact]
    public void An_antenna_below_the_ground_throws() => Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new SmoothEarthMask(Length.FromMetres(-1.0)));
}
