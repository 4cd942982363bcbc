using Rampart.Tracking.Filters;
using Rampart.Tracking.Tests.Scenes;

namespace Rampart.Tracking.Tests.Filters;

public sealed class RadarMeasurementTests
{
    private const double Degree = Math.PI / 180.0;

    private static readonly EnuFrame Theatre = new(Geodetic.FromDegrees(50.0, 10.0, 0.0));

    /// <summary>At the origin; some way off and so turned by the Earth's curve; on the other side of the pole; half round the Earth.</summary>
    public static TheoryData<double, double, double> Radars => new()
    {
        { 50.0, 10.0, 0.0 },
        { 50.9, 11.4, 700.0 },
        { 88.0, -170.0, 200.0 },
        { -30.0, 100.0, 20.0 },
    };

    private static RadarModel Radar(double latitude, double longitude, double height) => new(
        Theatre, new EnuFrame(Geodetic.FromDegrees(latitude, longitude, height)), DrawnScene.Accuracy(true), 0.9, 1.0, 1e5);

    [Theory]
    [MemberData(nameof(Radars))]
    public void The_rows_of_the_derivative_are_those_of_differences(double latitude, double longitude, double height)
    {
        var radar = Radar(latitude, longitude, height);
        var luck = new Luck(11);
        for (var round = 0; round < 500; round++)
        {
            var own = new EnuOffset(luck.Between(-8e4, 8e4), luck.Between(-8e4, 8e4), luck.Between(-500.0, 15e3));
            var state = StateAt(radar, own, luck);
            Differ(radar, state, 1.0, 1e-7);
        }
    }

    [Fact]
    public void Nearly_overhead_the_derivative_still_holds_and_right_overhead_it_is_finite()
    {
        var radar = Radar(50.9, 11.4, 700.0);
        var luck = new Luck(12);
        for (var round = 0; round < 100; round++)
        {
            Differ(radar, StateAt(radar, new EnuOffset(luck.Between(20.0, 200.0), luck.Between(-200.0, 200.0), 9e3), luck), 1e-3, 1e-4);
        }

        foreach (var own in new EnuOffset[] { new(0.0, 0.0, 9e3), new(1e-9, 0.0, 9e3), new(0.3, -0.2, 5e3), new(0.0, 0.0, 0.0), new(0.0, 0.0, -10.0) })
        {
            var (measured, byPlace, byRate) = Of(StateAt(radar, own, luck), radar);
            Assert.All(measured.Concat(byPlace).Concat(byRate), value => Assert.True(double.IsFinite(value)));
            Assert.InRange(measured[0], 0.0, own.Norm + 1.0);
        }
    }

    [Theory]
    [MemberData(nameof(Radars))]
    public void A_place_is_measured_where_the_radar_s_own_frame_has_it(double latitude, double longitude, double height)
    {
        var radar = Radar(latitude, longitude, height);
        var frame = new EnuFrame(Geodetic.FromDegrees(latitude, longitude, height));
        var luck = new Luck(13);
        for (var round = 0; round < 200; round++)
        {
            var own = new EnuOffset(luck.Between(-8e4, 8e4), luck.Between(-8e4, 8e4), luck.Between(0.0, 15e3));
            var polar = own.ToPolar();
            var place = Theatre.ToEnu(frame.ToEcef(own));
            var (measured, _, _) = Of([place.East, place.North, place.Up, 0.0, 0.0, 0.0, 0.0, 0.0], radar);
            Assert.Equal(polar.Range.Metres, measured[0], 1e-5);
            Assert.Equal(0.0, RadarMeasurement.Wrapped(measured[1] - polar.Azimuth.Radians), 1e-9);
            Assert.Equal(polar.Elevation.Radians, measured[2], 1e-9);
            var back = radar.ToTracker(radar.ToRadar(place));
            Assert.Equal(0.0, (back - place).Norm, 1e-6);
        }
    }

    [Fact]
    public void A_difference_of_azimuths_goes_the_short_way_round_through_north_and_south()
    {
        Assert.Equal(2.0 * Degree, RadarMeasurement.Wrapped(Degree - (359.0 * Degree)), 1e-12);
        Assert.Equal(-2.0 * Degree, RadarMeasurement.Wrapped((359.0 * Degree) - Degree), 1e-12);
        Assert.Equal(Math.PI, RadarMeasurement.Wrapped(-Math.PI), 1e-12);
        Assert.Equal(Math.PI, RadarMeasurement.Wrapped(Math.PI), 1e-12);
        Laws.Holds(Laws.Between(-Math.PI, 3.0 * Math.PI), angle => RadarMeasurement.Wrapped(angle) is > -Math.PI - 1e-15 and <= Math.PI);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(180.0)]
    public void A_target_that_flies_through_north_or_south_is_followed_like_one_that_flies_through_east(double azimuth_deg)
    {
        double[] offsets = [.. Follow(azimuth_deg)];
        double[] offsetsOfEast = [.. Follow(90.0)];
        for (var i = 0; i < offsets.Length; i++)
        {
            Assert.Equal(offsetsOfEast[i], offsets[i], 1e-5);
        }
    }

    /// <summary>How far a filter is off, along the range and across it, for the same errors turned to an azimuth.</summary>
    private static IEnumerable<double> Follow(double azimuth_deg)
    {
        var radar = RadarModel.AtOrigin(DrawnScene.Accuracy(), 0.9, 1.0, 1e5);
        var model = new MotionModel("straight", MotionKind.ConstantVelocity, new ProcessNoise(1.0, 1.0, 1.0), Duration.FromSeconds(100.0), 1.0);
        var bank = new FilterBank([model], radar);
        var luck = new Luck(14);
        var (sin, cos) = Math.SinCos(azimuth_deg * Degree);
        for (var look = 0; look < 20; look++)
        {
            double across = -2_000.0 + (200.0 * look), along = 30e3;
            var place = new EnuOffset((along * sin) + (across * cos), (along * cos) - (across * sin), 4e3);
            var plot = DrawnScene.Seen(luck, place, look);
            if (look == 0)
            {
                bank.Start(0, plot, 200.0, 20.0);
            }
            else
            {
                bank.Predict(0, plot.Time);
                bank.Update(0, plot);
            }

            bank.EstimateOf(0, out var estimate);
            double east = estimate.State[0] - place.East, north = estimate.State[1] - place.North;
            yield return (east * sin) + (north * cos);
            yield return (east * cos) - (north * sin);
            yield return estimate.State[2] - place.Up;
        }
    }

    private static double[] StateAt(RadarModel radar, EnuOffset own, Luck luck)
    {
        var place = radar.ToTracker(own);
        return [place.East, place.North, place.Up, 0.0, luck.Between(-300.0, 300.0), luck.Between(-300.0, 300.0), luck.Between(-30.0, 30.0), 0.0];
    }

    private static void Differ(RadarModel radar, double[] state, double h, double tolerance)
    {
        var (_, byPlace, byRate) = Of(state, radar);
        for (var component = 0; component < 3; component++)
        {
            var (right, left) = Sides(component);
            for (var row = 0; row < 4; row++)
            {
                var slope = (row == 1 ? RadarMeasurement.Wrapped(right[row] - left[row]) : right[row] - left[row]) / (2.0 * h);
                var length = Math.Sqrt(Enumerable.Range(0, 3).Sum(i => byPlace[(3 * row) + i] * byPlace[(3 * row) + i]));
                Assert.Equal(slope, byPlace[(3 * row) + component], (tolerance * length) + (1e-10 / h));
            }

            // The rate of the range depends on the velocity; nothing else does.
            (right, left) = Sides(component + 4);
            Assert.Equal((right[3] - left[3]) / (2.0 * h), byRate[component], 1e-7 + (1e-10 / h));
            Assert.Equal(right[..3], left[..3]);
        }

        (double[] Right, double[] Left) Sides(int component)
        {
            var (more, less) = ((double[])state.Clone(), (double[])state.Clone());
            more[component] += h;
            less[component] -= h;
            return (Of(more, radar).Measured, Of(less, radar).Measured);
        }
    }

    private static (double[] Measured, double[] ByPlace, double[] ByRate) Of(double[] state, RadarModel radar)
    {
        var (measured, byPlace, byRate) = (new double[4], new double[12], new double[3]);
        RadarMeasurement.Of(state, radar, measured, byPlace, byRate);
        return (measured, byPlace, byRate);
    }
}
