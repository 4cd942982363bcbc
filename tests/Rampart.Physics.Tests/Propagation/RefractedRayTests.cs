using FsCheck.Fluent;
using Rampart.Physics.Atmosphere;
using Rampart.Physics.Propagation;

namespace Rampart.Physics.Tests.Propagation;

/// <summary>The traced ray: its law, its limits, and what it says of k = 4/3.</summary>
public class RefractedRayTests
{
    private const double Radius_m = 6_371_000.0;

    private static readonly Length Mast = Length.FromMetres(20.0);

    [Fact]
    public void Snells_law_holds_all_along_the_ray()
    {
        var air = ExponentialAtmosphere.Reference;
        for (var elevation = -0.2; elevation < 60.0; elevation = (elevation * 2.0) + 0.5)
        {
            var ray = new RefractedRay(air, Mast, Angle.FromDegrees(elevation));
            var constant = Invariant(air, ray.At(Length.Zero));
            for (var path_km = 1.0; path_km < 900.0; path_km *= 1.7)
            {
                var place = ray.At(Length.FromKilometres(path_km));
                Assert.Equal(1.0, Invariant(air, place) / constant, tolerance: 1e-12);
            }
        }

        static double Invariant(ExponentialAtmosphere air, RefractedRayPoint at) => air.IndexAt(at.Height) * (Radius_m + at.Height.Metres) * Math.Cos(at.RayElevation.Radians);
    }

    [Theory]
    [InlineData(2.0, 1000.0)]
    [InlineData(2.0, 20e3)]
    [InlineData(20.0, 12e3)]
    [InlineData(89.0, 30e3)]
    public void Summing_over_height_gives_the_same_ground_range(double elevation_deg, double height_m)
    {
        // dφ/dh = C/(r·√(n²r² − C²)), by Simpson's rule.
        var air = ExponentialAtmosphere.Reference;
        const int Pieces = 20_000;
        double Index(double h) => air.IndexAt(Length.FromMetres(h));
        var constant = Index(20.0) * (Radius_m + 20.0) * Math.Cos(elevation_deg * Math.PI / 180.0);
        double Slope(double h) => constant / ((Radius_m + h) * Math.Sqrt(Math.Pow(Index(h) * (Radius_m + h), 2.0) - (constant * constant)));
        var step_m = (height_m - 20.0) / Pieces;
        var sum = Slope(20.0) + Slope(height_m);
        for (var i = 1; i < Pieces; i++)
        {
            sum += (i % 2 == 1 ? 4.0 : 2.0) * Slope(20.0 + (i * step_m));
        }

        Assert.Equal(Radius_m * sum * step_m / 3.0, new RefractedRay(air, Mast, Angle.FromDegrees(elevation_deg)).AtHeight(Length.FromMetres(height_m)).GroundRange.Metres, tolerance: 1e-3);
    }

    [Fact]
    public void All_four_numbers_of_the_crpl_method_are_those_printed()
    {
        // MATLAB's height2range prints R = 2.7171e+04, SRtrue = 2.7163e+04, elTrue = 1.9666; height2grndrange 2.7143e+04.
        var target = new RefractedRay(ExponentialAtmosphere.Crpl(313.0), Length.FromMetres(10.0), Angle.FromDegrees(2.0)).AtHeight(Length.FromMetres(1000.0));
        Assert.Equal(27_143.0, target.GroundRange.Metres, tolerance: 0.5);
        Assert.Equal(27_171.0, target.RadioRange.Metres, tolerance: 0.5);
        Assert.Equal(27_163.0, target.SlantRange.Metres, tolerance: 0.5);
        Assert.Equal(1.9666, target.TrueElevation.Degrees, tolerance: 0.00005);
    }

    [Fact]
    public void Without_refraction_the_ray_is_the_straight_line_over_the_true_earth() =>
        Laws.Holds(from elevation in Laws.Between(-0.1, 80.0) from range in Laws.Between(1.0, 500e3) select (elevation, range), given =>
        {
            var elevation = Angle.FromDegrees(given.elevation);
            var place = new RefractedRay(ExponentialAtmosphere.None, Mast, elevation).At(Length.FromMetres(given.range));
            var straight = EffectiveEarth.FromFactor(1.0).TargetHeight(Mast, place.PathLength, elevation);
            return Math.Abs((place.Height - straight).Metres) < 1e-4 && Math.Abs((place.SlantRange - place.PathLength).Metres) < 1e-4 && Math.Abs((place.TrueElevation - elevation).Radians) * given.range < 1e-3;
        });

    [Fact]
    public void A_gradient_that_is_nearly_even_gives_the_effective_earth()
    {
        // 40 N/km over so slow a decay that it is even in the lowest kilometres.
        var air = new ExponentialAtmosphere(4_000.0, 0.01);
        var earth = EffectiveEarth.FromRefractivityGradient(-40.0);
        var place = new RefractedRay(air, Mast, Angle.FromDegrees(0.2)).At(Length.FromKilometres(100.0));
        Assert.Equal(earth.TargetHeight(Mast, place.PathLength, Angle.FromDegrees(0.2)).Metres, place.Height.Metres, tolerance: 2.0);
    }

    // Antenna 20 m, reference air of ITU-R P.453, at an apparent elevation and a radio range: height by k = 4/3 less the ray's own, in metres.
    [Theory]
    [InlineData(0.0, 100.0, 15.1)]
    [InlineData(0.0, 200.0, 29.2)]
    [InlineData(0.0, 300.0, -38.6)]
    [InlineData(0.0, 400.0, -289.8)]
    [InlineData(0.5, 100.0, 7.3)]
    [InlineData(0.5, 200.0, -29.1)]
    [InlineData(0.5, 300.0, -212.8)]
    [InlineData(0.5, 400.0, -643.1)]
    [InlineData(1.0, 100.0, -0.1)]
    [InlineData(1.0, 200.0, -81.1)]
    [InlineData(1.0, 300.0, -360.1)]
    [InlineData(1.0, 400.0, -928.4)]
    [InlineData(3.0, 100.0, -25.6)]
    [InlineData(3.0, 200.0, -239.9)]
    [InlineData(3.0, 300.0, -764.6)]
    [InlineData(3.0, 400.0, -1649.6)]
    [InlineData(10.0, 100.0, -80.1)]
    [InlineData(10.0, 200.0, -479.7)]
    [InlineData(10.0, 300.0, -1244.8)]
    public void So_far_off_is_the_height_by_four_thirds(double elevation_deg, double range_km, double error_m)
    {
        var elevation = Angle.FromDegrees(elevation_deg);
        var range = Length.FromKilometres(range_km);
        var height = new RefractedRay(ExponentialAtmosphere.Reference, Mast, elevation).AtRadioRange(range).Height;
        Assert.Equal(error_m, (EffectiveEarth.Standard.TargetHeight(Mast, range, elevation) - height).Metres, tolerance: 0.1);
    }

    // The ray that just grazes the ground, from the mast and from the target.
    [Theory]
    [InlineData(1e3, 150.6, 148.8)]
    [InlineData(5e3, 309.4, 309.9)]
    [InlineData(10e3, 424.2, 430.6)]
    [InlineData(20e3, 581.4, 601.3)]
    public void Four_thirds_sees_a_low_target_too_late_and_a_high_one_too_early(double target_m, double byRay_km, double byFourThirds_km)
    {
        var grazing = new RefractedRay(ExponentialAtmosphere.Reference, Length.Zero, Angle.Zero);
        var target = Length.FromMetres(target_m);
        Assert.Equal(byRay_km, (grazing.AtHeight(Mast).GroundRange + grazing.AtHeight(target).GroundRange).Kilometres, tolerance: 0.05);
        Assert.Equal(byFourThirds_km, RadarHorizon.Between(Mast, target).Kilometres, tolerance: 0.05);
    }

    [Fact]
    public void The_way_back_is_the_same_way()
    {
        var there = new RefractedRay(ExponentialAtmosphere.Reference, Mast, Angle.FromDegrees(1.0)).AtHeight(Length.FromKilometres(9.0));
        var back = new RefractedRay(ExponentialAtmosphere.Reference, there.Height, -there.RayElevation).AtHeight(Mast);
        Assert.Equal(there.GroundRange.Metres, back.GroundRange.Metres, tolerance: 1e-3);
        Assert.Equal(there.RadioRange.Metres, back.RadioRange.Metres, tolerance: 1e-3);
        Assert.Equal(-1.0, back.RayElevation.Degrees, tolerance: 1e-9);
    }

    [Fact]
    public void The_apparent_elevation_is_above_the_true_one_and_the_radio_range_longer_than_the_slant() =>
        Laws.Holds(from elevation in Laws.Between(0.0, 80.0) from range in Laws.Between(1e3, 400e3) select (elevation, range), given =>
        {
            var place = new RefractedRay(ExponentialAtmosphere.Reference, Mast, Angle.FromDegrees(given.elevation)).At(Length.FromMetres(given.range));
            return place.TrueElevation.Degrees < given.elevation && place.RadioRange > place.PathLength && place.PathLength.Metres >= place.SlantRange.Metres - 1e-6;
        });

    [Fact]
    public void What_cannot_be_throws()
    {
        var ray = new RefractedRay(ExponentialAtmosphere.Reference, Mast, Angle.FromDegrees(1.0));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => ray.AtHeight(Length.FromMetres(10.0)));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => ray.At(Length.FromMetres(-1.0)));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => ray.At(Length.FromKilometres(6000.0)));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => ray.AtGroundRange(Length.FromMetres(double.NaN)));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => ray.AtRadioRange(Length.FromMetres(-1.0)));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new RefractedRay(ExponentialAtmosphere.Reference, Mast, Angle.FromDegrees(91.0)));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new RefractedRay(ExponentialAtmosphere.Reference, Length.FromMetres(double.NaN), Angle.Zero));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new RefractedRay(ExponentialAtmosphere.Reference, Mast, Angle.Zero, Length.Zero));
    }
}
