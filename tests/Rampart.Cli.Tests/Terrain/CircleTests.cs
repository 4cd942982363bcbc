using Rampart.Quantities;
using Rampart.Terrain.Sight;

namespace Rampart.Cli.Tests.Terrain;

/// <summary>Which tiles a circle needs: asked of the program while the archive is out of reach.</summary>
public class CircleTests
{
    [Theory]
    [InlineData("39.5N 33.5E", "10km", "N39E033")]
    [InlineData("39.5N 33.5E", "0m", "N39E033")]
    [InlineData("40.0N 33.5E", "1km", "N40E033 N39E033")]
    [InlineData("0.0N 0.0E", "1km", "N00W001 N00E000 S01W001 S01E000")]
    [InlineData("0.0N 180.0E", "1km", "N00W180 N00E179 S01W180 S01E179")]
    [InlineData("0.5N 180.0W", "1km", "N00W180 N00E179")]
    [InlineData("39.5S 0.5W", "1km", "S40W001")]
    [InlineData("60.5N 0.95E", "5km", "N60E000 N60E001")]
    public async Task A_circle_needs_the_tiles_that_it_touches(string at, string radius, string names) =>
        Assert.Equal(names.Split(' '), await Tiles(at, radius), StringComparer.Ordinal);

    [Theory]
    [InlineData("89.9N 10E", "N89")]
    [InlineData("89.9S 10E", "S90")]
    public async Task A_circle_over_a_pole_needs_all_tiles_around_it(string at, string row)
    {
        var tiles = await Tiles(at, "30km", "--yes");

        Assert.Equal(360, tiles.Count);
        Assert.All(tiles, tile => Assert.StartsWith(row, tile, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(39.6, 33.0, 400.0)]
    [InlineData(-17.2, 179.6, 250.0)]
    [InlineData(71.0, -179.9, 300.0)]
    [InlineData(85.3, 60.0, 480.0)]
    public async Task No_point_of_the_circle_lies_in_a_tile_that_is_left_out(double latitude_deg, double longitude_deg, double radius_km)
    {
        var tiles = (await Tiles(FormattableString.Invariant($"{latitude_deg}, {longitude_deg}"), FormattableString.Invariant($"{radius_km} km"), "--yes")).ToHashSet(StringComparer.Ordinal);
        var polar = new GroundPolar(Geodetic.FromDegrees(latitude_deg, longitude_deg));

        var needed = new HashSet<string>(StringComparer.Ordinal);
        for (var azimuth_deg = 0; azimuth_deg < 360; azimuth_deg++)
        {
            for (var part = 0; part <= 100; part++)
            {
                // The mean sphere's distances are half a hundredth off at most.
                var place = polar.PlaceAt(radius_km * 1000.0 * 0.994 * part / 100.0, azimuth_deg * Math.PI / 180.0);
                needed.Add(Name((int)Math.Floor(place.Latitude.Degrees), (int)Math.Floor(place.Longitude.Degrees)));
            }
        }

        Assert.Empty(needed.Except(tiles, StringComparer.Ordinal));

        // And not many that no point asks for: those that the rim grazes between two rays.
        Assert.True(tiles.Count <= needed.Count * 1.12, $"{tiles.Count} tiles for {needed.Count}");
    }

    private static string Name(int south, int west) => FormattableString.Invariant($"{(south < 0 ? 'S' : 'N')}{Math.Abs(south):00}{(west < 0 ? 'W' : 'E')}{Math.Abs(west):000}");

    private static async Task<List<string>> Tiles(string at, string radius, params string[] more)
    {
        using var project = new Project();
        var gone = new TileServer();
        await gone.DisposeAsync();
        var ended = await project.Rampart(["terrain", "get", "--at", at, "--radius", radius, "--source", "srtm", "--from", gone.Address, "--retries", "0", "--json", .. more]);
        Assert.Equal(3, ended.WithoutTrace().Exit);
        return [.. ended.Result["tiles"]!.AsArray().Select(tile => tile!["tile"]!.GetValue<string>())];
    }
}
