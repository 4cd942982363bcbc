using FsCheck.Fluent;
using Rampart.Physics.Propagation;

namespace Rampart.Physics.Tests.Propagation;

/// <summary>How much of a path lies in the rain, from below its top and from above.</summary>
public class RainPathTests
{
    private const double Factor = 4.0 / 3.0;

    [Fact]
    public void A_path_that_climbs_out_of_the_rain_has_it_up_to_the_top()
    {
        var path = Path(antenna_m: 1000.0, rain_m: 3000.0);

        Assert.Equal(2000.0 / Math.Sin(0.5), path.Within(100e3, 0.5), tolerance: 2.0);
        Assert.Equal(500.0, path.Within(500.0, 0.5));
    }

    [Fact]
    public void From_above_the_rain_a_path_down_into_it_has_the_rain_below_its_top()
    {
        var path = Path(antenna_m: 8000.0, rain_m: 3000.0);
        var enters_m = 5000.0 / Math.Sin(0.2);

        Assert.Equal(0.0, path.Within(20e3, -0.2));
        Assert.Equal(30e3 - enters_m, path.Within(30e3, -0.2), tolerance: 300.0);
        Assert.Equal(1000.0, path.Within(31e3, -0.2) - path.Within(30e3, -0.2), tolerance: 1e-6);
    }

    [Fact]
    public void From_above_the_rain_a_path_that_goes_up_or_level_or_only_a_little_down_has_none()
    {
        var path = Path(antenna_m: 8000.0, rain_m: 3000.0);

        Assert.Equal(0.0, path.Within(300e3, 0.1));
        Assert.Equal(0.0, path.Within(300e3, 0.0));

        // Its lowest point is 8000 m − 8495 km·0.03²/2 = 4.2 km high.
        Assert.Equal(0.0, path.Within(600e3, -0.03));
    }

    [Fact]
    public void Far_behind_its_lowest_point_a_path_down_leaves_the_rain_again()
    {
        var path = Path(antenna_m: 8000.0, rain_m: 5000.0);
        var all_m = path.Within(2000e3, -0.03);

        Assert.Equal(all_m, path.Within(1000e3, -0.03), tolerance: 1e-6);

        // Between the crossings of 8 km − 0.03·R + R²/(2·8495 km) = 5 km: 2·8495 km·√(0.03² − 2·3 km/8495 km).
        Assert.Equal(2.0 * 8494.67e3 * Math.Sqrt((0.03 * 0.03) - (2.0 * 3e3 / 8494.67e3)), all_m, tolerance: 1000.0);
    }

    [Fact]
    public void At_the_top_of_the_rain_all_that_goes_down_is_in_it_and_nothing_that_goes_up()
    {
        var path = Path(antenna_m: 3000.0, rain_m: 3000.0);

        Assert.Equal(40e3, path.Within(40e3, -0.05));
        Assert.Equal(0.0, path.Within(40e3, 0.0));
        Assert.Equal(0.0, path.Within(40e3, 0.05));
    }

    [Fact]
    public void It_is_what_steps_along_the_path_find() =>
        Laws.Holds(
            from antenna in Laws.Between(0.0, 12e3) from rain in Laws.Between(0.0, 6e3) from range in Laws.Between(100.0, 400e3) from elevation in Laws.Between(-0.5, 0.5) select (antenna, rain, range, elevation),
            given =>
            {
                const int Steps = 4000;
                var step_m = given.range / Steps;
                var counted = Enumerable.Range(0, Steps).Count(i => Height_m(given.antenna, (i + 0.5) * step_m, given.elevation) < given.rain);

                // Each of two crossings may lie anywhere in its step.
                return Math.Abs(Path(given.antenna, given.rain).Within(given.range, given.elevation) - (counted * step_m)) <= 1.01 * step_m;
            });

    [Fact]
    public void A_factor_that_is_not_positive_throws() =>
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new RainPath(Length.Zero, Length.Zero, 0.0));

    private static RainPath Path(double antenna_m, double rain_m) => new(Length.FromMetres(antenna_m), Length.FromMetres(rain_m), Factor);

    private static double Height_m(double antenna_m, double range_m, double elevation_rad) =>
        antenna_m + (range_m * Math.Sin(elevation_rad)) + (range_m * range_m * Math.Cos(elevation_rad) * Math.Cos(elevation_rad) / (2.0 * Factor * RadarHorizon.MeanEarthRadius.Metres));
}
