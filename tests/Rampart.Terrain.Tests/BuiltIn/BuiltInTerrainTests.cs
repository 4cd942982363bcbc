using Rampart.Terrain.BuiltIn;
using Rampart.Terrain.Elevation;
using Rampart.Terrain.Tests.Elevation;

namespace Rampart.Terrain.Tests.BuiltIn;

/// <summary>The grid that comes with the program: where it lies, what it is, and how far off.</summary>
public class BuiltInTerrainTests
{
    [Fact]
    public void It_covers_the_region_with_a_post_every_nine_kilometres()
    {
        var tile = BuiltInTerrain.Tile;

        foreach (var latitude in new[] { 30.0, 38.5, 47.0 })
        {
            foreach (var longitude in new[] { 20.0, 35.0, 50.0 })
            {
                Assert.False(double.IsNaN(tile.HeightAt(latitude, longitude)));
                Assert.Equal(9266.0, tile.PostSpacingAt(latitude, longitude), 1.0);
            }
        }

        Assert.Equal(double.NaN, tile.HeightAt(29.5, 35.0));
        Assert.Equal(double.NaN, tile.HeightAt(38.5, 51.0));
        Assert.Equal("public domain", tile.Licence);
        Assert.Equal(64, tile.ContentHash.Length);
    }

    [Theory]
    [InlineData(43.5, 35.0)]
    [InlineData(34.0, 28.0)]
    [InlineData(34.0, 32.0)]
    [InlineData(38.5, 20.0)]
    public void Open_water_is_at_zero(double latitude, double longitude) => Assert.Equal(0.0, BuiltInTerrain.Tile.HeightAt(latitude, longitude));

    [Fact]
    public void Land_below_the_sea_is_below_it()
    {
        Assert.InRange(BuiltInTerrain.Tile.HeightAt(31.5, 35.48), -450.0, -300.0);
        Assert.Equal(-28.0, BuiltInTerrain.Tile.HeightAt(42.0, 49.5));
        Assert.InRange(BuiltInTerrain.Tile.HeightAt(30.1, 27.2), -110.0, -50.0);
    }

    [Theory]
    [InlineData("Ankara", 39.93, 32.86, 600.0, 1400.0)]
    [InlineData("Erciyes", 38.53, 35.45, 1700.0, 3900.0)]
    [InlineData("Troodos, a block the source gives too small", 34.93, 32.87, 700.0, 1950.0)]
    [InlineData("Crimean mountains, another one", 44.75, 34.4, 500.0, 1500.0)]
    public void Known_places_are_about_as_high_as_they_are(string place, double latitude, double longitude, double low, double high)
    {
        _ = place;
        Assert.InRange(BuiltInTerrain.Tile.HeightAt(latitude, longitude), low, high);
    }

    [Fact]
    public void Finer_tiles_go_before_it()
    {
        var fine = new ElevationTile("fine", 39, 32, 1.0 / 120, 1.0 / 120, 2, 2, [1, 1, 1, 1], null, "test");
        var mosaic = new ElevationMosaic([], [BuiltInTerrain.Tile, fine]);

        Assert.Equal(1.0, mosaic.HeightAt(39.001, 32.001));
        Assert.Equal(BuiltInTerrain.Tile.HeightAt(39.5, 32.5), mosaic.HeightAt(39.5, 32.5));
        Assert.Equal(double.NaN, mosaic.HeightAt(29.0, 32.5));
    }

    [Fact]
    public void Against_finer_ground_its_error_is_the_one_that_is_stated_and_no_shift_makes_it_smaller()
    {
        var truth = TerrainFolder.Open(SharedData.Folder("terrain/dted0")).Mosaic();

        var stated = RootMeanSquare(truth, 0.0, 0.0);
        Assert.Equal(BuiltInTerrain.HeightError_m, stated, 0.02 * BuiltInTerrain.HeightError_m);
        foreach (var (north, east) in new[] { (1.0 / 48, 0.0), (-1.0 / 48, 0.0), (0.0, 1.0 / 48), (0.0, -1.0 / 48) })
        {
            Assert.True(RootMeanSquare(truth, north, east) > stated, $"moved {north}° north and {east}° east");
        }
    }

    // Every third post is enough for two digits.
    private static double RootMeanSquare(ElevationMosaic truth, double north, double east)
    {
        var (sum, count) = (0.0, 0);
        for (var row = 1; row < 17 * 120; row += 3)
        {
            for (var column = 1; column < 26 * 120; column += 3)
            {
                var (latitude, longitude) = (30.0 + (row / 120.0), 22.0 + (column / 120.0));
                var height = truth.HeightAt(latitude, longitude);
                if (!double.IsNaN(height) && height != 0.0)
                {
                    var error = BuiltInTerrain.Tile.HeightAt(Math.Clamp(latitude + north, 30.0, 47.0), longitude + east) - height;
                    sum += error * error;
                    count++;
                }
            }
        }

        return Math.Sqrt(sum / count);
    }
}
