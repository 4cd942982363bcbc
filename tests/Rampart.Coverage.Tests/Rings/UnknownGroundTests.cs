using Rampart.Coverage.Rings;
using Rampart.Terrain;
using Rampart.Terrain.Elevation;

namespace Rampart.Coverage.Tests.Rings;

/// <summary>How much of a circle's ground nobody knows: voids inside tiles and what lies beyond them, apart.</summary>
public class UnknownGroundTests
{
    private const short Void = -32768;
    private static readonly Length Radius = Length.FromKilometres(20.0);
    private static readonly Length Cell = Length.FromMetres(250.0);

    // A degree with a post every minute; a block of 10 by 10 minutes in its north-east is void.
    private static readonly ElevationTile Tile = new(
        "N39E032", 39.0, 32.0, 1.0 / 60.0, 1.0 / 60.0, 61, 61, [.. Enumerable.Range(0, 61 * 61).Select(post => (short)(post / 61 is >= 40 and <= 50 && post % 61 is >= 40 and <= 50 ? Void : 500))], Void, "made up");

    private static UnknownGround About(double latitude_deg, double longitude_deg)
    {
        var site = Geodetic.FromDegrees(latitude_deg, longitude_deg);
        return UnknownGround.About(new RealGround(new ElevationMosaic([], [Tile]), "made up", "made up", site), site, Radius, Cell);
    }

    [Fact]
    public void Known_ground_has_nothing_unknown_and_its_circle_is_a_circle()
    {
        var unknown = About(39.3, 32.3);

        Assert.Equal((0.0, 0.0), (unknown.Voids_km2, unknown.Beyond_km2));
        Assert.Equal(Math.PI * 400.0, unknown.Circle_km2, 3.0);
    }

    [Fact]
    public void A_void_counts_as_a_void_and_not_as_an_edge()
    {
        var unknown = About(39.75, 32.72);

        // Posts 40 to 50 are void, so that all from 39 to 51 is unknown: 12 by 12 minutes.
        var (north_km, east_km) = (12.0 * 1.8507, 12.0 * 1.4285);
        Assert.Equal(0.0, unknown.Beyond_km2);
        Assert.Equal(north_km * east_km, unknown.Voids_km2, 0.02 * north_km * east_km);
        Assert.Equal(unknown.Voids_km2, unknown.All_km2);
    }

    [Fact]
    public void At_a_tile_s_corner_three_quarters_lie_beyond_it()
    {
        var unknown = About(39.0, 32.0);

        Assert.Equal(0.0, unknown.Voids_km2);
        Assert.Equal(0.75 * unknown.Circle_km2, unknown.Beyond_km2, 0.02 * unknown.Circle_km2);
    }
}
