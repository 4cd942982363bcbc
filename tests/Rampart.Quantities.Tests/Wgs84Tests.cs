using FsCheck.Fluent;

namespace Rampart.Quantities.Tests;

public class Wgs84Tests
{
    // Doubles of this size are no finer: 0.9 nm at the surface, 7.5 nm at geostationary height. The ways there and back
    // round about ten times; over 400,000 places the worst was five grains (5 nm at the surface).
    private static double Grain_m(EcefPosition place) => Math.BitIncrement(place.Norm) - place.Norm;

    [Fact]
    public void Published_points_are_met()
    {
        foreach (var row in Published.Rows("Wgs84.published.csv"))
        {
            var place = GeodeticText.Parse($"{row[0]}, {row[1]}, {row[2]} m").Value;
            var expected = new EcefPosition(Published.Number(row[3]), Published.Number(row[4]), Published.Number(row[5]));

            var actual = place.ToEcef();
            Assert.Equal(expected.X, actual.X, 0.0006);
            Assert.Equal(expected.Y, actual.Y, 0.0006);
            Assert.Equal(expected.Z, actual.Z, 0.0006);
            Assert.Equal(place.Height.Metres, Wgs84.ToGeodetic(expected).Height.Metres, 0.0012);
        }
    }

    [Fact]
    public void The_equator_and_the_poles_lie_at_the_ends_of_the_axes()
    {
        Assert.Equal(new EcefPosition(6378137.0, 0.0, 0.0), Geodetic.FromDegrees(0, 0).ToEcef());
        Assert.Equal(6378137.0, Geodetic.FromDegrees(0, 90).ToEcef().Y, 1e-9);
        Assert.Equal(-6378137.0, Geodetic.FromDegrees(0, 180).ToEcef().X, 1e-9);

        // Semi-minor axis: NIMA TR8350.2, table 3.3.
        Assert.Equal(6356752.3142, Geodetic.FromDegrees(90, 0).ToEcef().Z, 5e-5);
        Assert.Equal(-6356752.3142 - 1000.0, Geodetic.FromDegrees(-90, 77, 1000).ToEcef().Z, 5e-5);
        Assert.Equal(6356752.3142, Wgs84.SemiMinorAxis_m, 5e-5);
        Assert.Equal(6.69437999014e-3, Wgs84.EccentricitySquared, 5e-15);
    }

    [Fact]
    public void On_the_polar_axis_the_height_counts_from_the_semi_minor_axis()
    {
        var (north, above) = Wgs84.NormalAndHeight(new EcefPosition(0.0, 0.0, 7e6));
        var (south, alsoAbove) = Wgs84.NormalAndHeight(new EcefPosition(0.0, 0.0, -7e6));

        Assert.Equal(new EcefVector(0.0, 0.0, 1.0), north);
        Assert.Equal(new EcefVector(0.0, 0.0, -1.0), south);
        Assert.Equal(7e6 - Wgs84.SemiMinorAxis_m, above);
        Assert.Equal(above, alsoAbove);
    }

    [Fact]
    public void A_place_comes_back_from_Earth_centred_coordinates_to_the_grain_of_its_doubles() => Laws.Holds(Laws.AnyPlace, place =>
    {
        var there = place.ToEcef();
        var back = Wgs84.ToGeodetic(there);
        var again = back.ToEcef();
        var sameLongitude = Math.Abs(place.Latitude.Degrees) == 90.0
            || back.Longitude.DifferenceTo(place.Longitude).Abs().Radians < 1e-14;
        return (again - there).Norm <= 6.0 * Grain_m(there)
            && (back.Latitude - place.Latitude).Abs().Radians < 1e-14
            && sameLongitude
            && (back.Height - place.Height).Abs().Metres <= 6.0 * Grain_m(there);
    });

    [Fact]
    public void The_normal_and_height_agree_with_latitude_longitude_and_height() => Laws.Holds(Laws.AnyPlace, place =>
    {
        var there = place.ToEcef();
        var (normal, height_m) = Wgs84.NormalAndHeight(there);
        var geodetic = Wgs84.ToGeodetic(there);
        return geodetic.Height.Metres == height_m
            && Math.Abs(normal.Norm - 1.0) < 1e-15
            && (normal - Wgs84.Normal(geodetic.Latitude, geodetic.Longitude)).Norm < 1e-15
            && (Wgs84.ToEcef(normal, height_m) - there).Norm <= 6.0 * Grain_m(there);
    });

    [Fact]
    public void Deep_below_the_ground_and_beyond_the_Moon_a_place_still_comes_back() => Laws.Holds(
        from place in Laws.AnyPlace
        from height in Gen.OneOf(Laws.Between(-5e6, -10e3), Laws.Between(36e6, 5e8))
        select place with { Height = Length.FromMetres(height) },
        place =>
        {
            var there = place.ToEcef();
            var back = Wgs84.ToGeodetic(there);

            // The deeper, the fewer metres an angle is.
            return (back.ToEcef() - there).Norm <= 3e-15 * Math.Max(there.Norm, Wgs84.SemiMajorAxis_m)
                && (back.Height - place.Height).Abs().Metres <= 3e-15 * Math.Max(there.Norm, Wgs84.SemiMajorAxis_m);
        });
}
