using FsCheck;
using FsCheck.Fluent;
using Rampart.Terrain.Elevation;

namespace Rampart.Terrain.Tests.Elevation;

/// <summary>A grid's heights between its posts, at its voids and beyond its edges.</summary>
public class ElevationTileTests
{
    private const short Void = -32768;

    private static Gen<(ElevationTile Tile, double Latitude, double Longitude)> Places { get; } =
        from rows in Gen.Choose(2, 6)
        from columns in Gen.Choose(2, 6)
        from heights in Gen.ListOf(Gen.Frequency((9, Gen.Choose(-400, 5000)), (1, Gen.Constant((int)Void))), rows * columns)
        from south in Gen.Choose(-90, 80)
        from west in Gen.Choose(-180, 179)
        from perDegree in Gen.Elements(12, 120, 1200, 3600)
        from y in Gen.OneOf(Laws.Between(0.0, 1.0), Gen.Choose(0, rows - 1).Select(row => row / (rows - 1.0)))
        from x in Gen.OneOf(Laws.Between(0.0, 1.0), Gen.Choose(0, columns - 1).Select(column => column / (columns - 1.0)))
        select (Grid(rows, columns, [.. heights.Select(height => (short)height)], south, west, perDegree), south + (y * (rows - 1) / perDegree), west + (x * (columns - 1) / perDegree));

    [Fact]
    public void Between_posts_the_height_is_what_a_slow_obvious_version_says() =>
        Laws.Holds(Places, given => Same(given.Tile.HeightAt(given.Latitude, given.Longitude), Slowly(given.Tile, given.Latitude, given.Longitude)));

    [Fact]
    public void No_height_is_beyond_the_lowest_and_the_highest_post_around_it() =>
        Laws.Holds(Places, given =>
        {
            var known = Enumerable.Range(0, given.Tile.Rows).SelectMany(row => Enumerable.Range(0, given.Tile.Columns).Select(column => given.Tile.PostAt(row, column))).Where(post => post is not null).ToList();
            var height = given.Tile.HeightAt(given.Latitude, given.Longitude);
            return double.IsNaN(height) || (height >= known.Min() - 1e-9 && height <= known.Max() + 1e-9);
        });

    [Fact]
    public void On_every_post_stands_its_own_height_to_the_last_bit()
    {
        var tile = Grid(61, 31, [.. Enumerable.Range(0, 61 * 31).Select(index => (short)((index * 7919) % 3000))], 39, 32, 1200);

        for (var row = 0; row < tile.Rows; row++)
        {
            for (var column = 0; column < tile.Columns; column++)
            {
                Assert.Equal(tile.PostAt(row, column)!.Value, tile.HeightAt(tile.LatitudeOfRow(row), tile.LongitudeOfColumn(column)));
            }
        }
    }

    [Fact]
    public void A_void_hides_the_heights_of_its_four_cells_but_not_those_on_the_posts_and_lines_around_it()
    {
        var tile = Grid(3, 3, [10, 20, 30, 40, Void, 60, 70, 80, 90], 0, 0, 12);
        double At(double row, double column) => tile.HeightAt(row / 12.0, column / 12.0);

        Assert.Equal(double.NaN, At(1.0, 1.0));
        Assert.Equal(double.NaN, At(0.001, 0.999));
        Assert.Equal(double.NaN, At(1.0, 0.5));
        Assert.Equal(double.NaN, At(0.5, 1.0));
        Assert.Equal(15.0, At(0.0, 0.5));
        Assert.Equal(25.0, At(0.5, 0.0));
        Assert.Equal(75.0, At(1.5, 2.0));
        Assert.Equal(20.0, At(0.0, 1.0));
        Assert.Equal(1, tile.VoidCount);
        Assert.Null(tile.PostAt(1, 1));
    }

    [Fact]
    public void Beyond_its_edges_a_tile_knows_nothing()
    {
        var tile = Grid(2, 2, [1, 2, 3, 4], 10, 20, 12);

        Assert.Equal(double.NaN, tile.HeightAt(9.999, 20.05));
        Assert.Equal(double.NaN, tile.HeightAt(10.084, 20.05));
        Assert.Equal(double.NaN, tile.HeightAt(10.05, 19.999));
        Assert.Equal(double.NaN, tile.HeightAt(10.05, 20.084));
        Assert.Equal(double.NaN, tile.HeightAt(10.05, -160.0));
        Assert.Equal(double.NaN, tile.PostSpacingAt(9.0, 20.05));
        Assert.False(tile.Covers(9.999, 20.05));
        Assert.True(tile.Covers(10.0, 20.0));
    }

    [Fact]
    public void A_tile_that_ends_on_the_antimeridian_answers_from_both_sides_of_it()
    {
        var tile = Grid(2, 13, [.. Enumerable.Range(0, 26).Select(index => (short)(index % 13))], 0, 179, 12);

        Assert.Equal(12.0, tile.HeightAt(0.05, 180.0));
        Assert.Equal(12.0, tile.HeightAt(0.05, -180.0));
        Assert.Equal(6.0, tile.HeightAt(0.0, 179.5), 1e-9);
        Assert.Equal(double.NaN, tile.HeightAt(0.05, -179.99));
    }

    [Fact]
    public void The_spacing_is_the_wider_one_of_the_two()
    {
        Assert.Equal(9266.0, Grid(2, 2, [1, 2, 3, 4], 39, 32, 12).PostSpacingAt(39.05, 32.05), 1.0);
        Assert.Equal(30.9, Grid(2, 2, [1, 2, 3, 4], 39, 32, 3600).PostSpacingAt(39.0001, 32.0001), 0.1);

        // At 75 degrees DTED level 1 has its meridians 12 seconds apart, its parallels 3.
        var polar = new ElevationTile("N75E010", 75, 10, 1.0 / 1200, 1.0 / 300, 2, 2, [1, 2, 3, 4], null, "test");
        Assert.Equal(95.9, polar.PostSpacingAt(75.0, 10.0), 0.1);
    }

    [Fact]
    public void The_content_hash_knows_heights_and_place_but_not_the_name()
    {
        var tile = Grid(2, 2, [1, 2, 3, 4], 39, 32, 12);
        var named = new ElevationTile("other", 39, 32, 1.0 / 12, 1.0 / 12, 2, 2, [1, 2, 3, 4], Void, "another source", "a licence");

        Assert.Equal(64, tile.ContentHash.Length);
        Assert.Equal(tile.ContentHash, named.ContentHash);
        Assert.NotEqual(tile.ContentHash, Grid(2, 2, [1, 2, 3, 5], 39, 32, 12).ContentHash, StringComparer.Ordinal);
        Assert.NotEqual(tile.ContentHash, Grid(2, 2, [1, 2, 3, 4], 39, 33, 12).ContentHash, StringComparer.Ordinal);
        Assert.Equal("a licence", named.Licence);
    }

    [Fact]
    public void A_grid_that_cannot_be_is_refused()
    {
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Grid(1, 2, [1, 2], 0, 0, 12));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Grid(2, 2, [1, 2, 3], 0, 0, 12));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Grid(2, 2, [1, 2, 3, 4], 90, 0, 12));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Grid(2, 2, [1, 2, 3, 4], 0, 180, 12));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Grid(14, 2, new short[28], 89, 0, 12));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new ElevationTile("x", 0, 0, 0.0, 1.0, 2, 2, [1, 2, 3, 4], null, "test"));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => new ElevationTile("x", 0, 0, 1.0, double.NaN, 2, 2, [1, 2, 3, 4], null, "test"));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Grid(2, 2, [1, 2, 3, 4], 0, 0, 12).PostAt(2, 0));
    }

    private static ElevationTile Grid(int rows, int columns, short[] heights, int south, int west, int perDegree) =>
        new("test", south, west, 1.0 / perDegree, 1.0 / perDegree, rows, columns, heights, Void, "test");

    private static bool Same(double left, double right) => double.IsNaN(left) ? double.IsNaN(right) : Math.Abs(left - right) <= 1e-6;

    // Every post gives its height times how near it is by row and by column; a void with any weight spoils the sum.
    private static double Slowly(ElevationTile tile, double latitude, double longitude)
    {
        var sum = 0.0;
        for (var row = 0; row < tile.Rows; row++)
        {
            for (var column = 0; column < tile.Columns; column++)
            {
                var apartNorth = Math.Abs(latitude - (tile.South_deg + (row * tile.LatitudeStep_deg))) / tile.LatitudeStep_deg;
                var apartEast = Math.Abs(longitude - (tile.West_deg + (column * tile.LongitudeStep_deg))) / tile.LongitudeStep_deg;
                var weight = Math.Max(0.0, 1.0 - apartNorth) * Math.Max(0.0, 1.0 - apartEast);
                if (weight > 1e-9)
                {
                    sum += weight * (tile.PostAt(row, column) ?? double.NaN);
                }
            }
        }

        return sum;
    }
}
