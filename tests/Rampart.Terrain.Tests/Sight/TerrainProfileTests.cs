using Rampart.Terrain.Sight;

namespace Rampart.Terrain.Tests.Sight;

/// <summary>The ground between two places as it is printed and drawn.</summary>
public class TerrainProfileTests
{
    private static readonly Geodetic From = Geodetic.FromDegrees(40.0, 33.0, 30.0);
    private static readonly Geodetic To = Geodetic.FromDegrees(40.0, 33.6, 400.0);

    [Fact]
    public void It_runs_from_end_to_end_in_even_steps()
    {
        var points = TerrainProfile.Between(MadeUpGround.Flat(10.0), From, To, Length.FromMetres(500.0));
        var length = new GroundPolar(From).To(To).Distance_m;

        Assert.Equal((int)Math.Ceiling(length / 500.0) + 1, points.Count);
        Assert.Equal(0.0, points[0].Distance_m);
        Assert.Equal(length, points[^1].Distance_m, 1e-6);
        Assert.Equal(30.0, points[0].Line_m);
        Assert.Equal(20.0, points[0].Clearance_m);
        Assert.Equal(400.0, points[^1].Line_m, 1e-9);
        Assert.All(Enumerable.Range(1, points.Count - 1), i => Assert.Equal(length / (points.Count - 1), points[i].Distance_m - points[i - 1].Distance_m, 1e-6));
    }

    [Fact]
    public void In_the_middle_the_line_sags_by_the_square_of_half_its_length()
    {
        var points = TerrainProfile.Between(MadeUpGround.Flat(0.0), From, To, Length.FromKilometres(100.0), 4.0 / 3.0);
        Assert.Equal(2, points.Count);

        var half = TerrainProfile.Between(MadeUpGround.Flat(0.0), From, To, Length.FromMetres(new GroundPolar(From).To(To).Distance_m / 2.0 + 1.0), 4.0 / 3.0)[1];
        Assert.Equal(215.0 - (half.Distance_m * half.Distance_m / (2.0 * 4.0 / 3.0 * 6371e3)), half.Line_m, 1e-9);
    }

    [Fact]
    public void Unknown_ground_is_marked_and_is_not_zero()
    {
        var points = TerrainProfile.Between(MadeUpGround.Flat(10.0).UnknownWhere((_, longitude) => longitude > 33.3), From, To, Length.FromMetres(500.0));

        Assert.True(points[0].IsKnown);
        Assert.False(points[^1].IsKnown);
        Assert.Equal(double.NaN, points[^1].Clearance_m);
        Assert.InRange(points.Count(point => point.IsKnown), points.Count / 2 - 1, points.Count / 2 + 1);
    }

    [Fact]
    public void Across_the_antimeridian_it_takes_the_short_way()
    {
        var points = TerrainProfile.Between(MadeUpGround.Flat(0.0), Geodetic.FromDegrees(10.0, 179.8), Geodetic.FromDegrees(10.0, -179.8), Length.FromKilometres(1.0));

        Assert.InRange(points[^1].Distance_m, 43e3, 45e3);
        Assert.All(points, point => Assert.True(Math.Abs(point.Place.Longitude.Degrees) > 179.79));
    }

    [Fact]
    public void Two_equal_places_give_their_two_ends() =>
        Assert.Equal(2, TerrainProfile.Between(MadeUpGround.Flat(0.0), From, From, Length.FromKilometres(1.0)).Count);

    [Fact]
    public void Impossible_spacings_and_factors_throw()
    {
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => TerrainProfile.Between(MadeUpGround.Flat(0.0), From, To, Length.Zero));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => TerrainProfile.Between(MadeUpGround.Flat(0.0), From, To, Length.FromMetres(1.0), 0.0));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => TerrainProfile.Between(MadeUpGround.Flat(0.0), From, Geodetic.FromDegrees(double.NaN, 0.0), Length.FromMetres(1.0)));
    }
}
