using FsCheck.Fluent;
using Rampart.Terrain.Elevation;

namespace Rampart.Terrain.Tests.Elevation;

/// <summary>Tiles as one ground: which of them answers, how they join, and what the ground is called.</summary>
public sealed class ElevationMosaicTests : IDisposable
{
    private const short Void = -32768;
    private static readonly ElevationMosaic Neighbours = new([], [Ground(39, 32), Ground(39, 33), Ground(40, 32), Ground(40, 33)]);
    private readonly TileFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_finest_tile_answers_and_its_voids_fall_back_to_the_coarser()
    {
        var coarse = Flat("coarse", 39, 32, 12, 1000);
        var middle = Flat("middle", 39, 32, 120, 2000);
        var fine = Tile("fine", 39, 32, 1200, (row, _) => row < 600 ? 3000 : Void);
        var mosaic = new ElevationMosaic([], [coarse, fine, middle]);

        Assert.Equal(3000.0, mosaic.HeightAt(39.25, 32.5));
        Assert.Equal(92.7, mosaic.PostSpacingAt(39.25, 32.5), 0.1);
        Assert.Equal(2000.0, mosaic.HeightAt(39.75, 32.5));
        Assert.Equal(926.6, mosaic.PostSpacingAt(39.75, 32.5), 0.1);
        Assert.Equal(double.NaN, mosaic.HeightAt(38.5, 32.5));
        Assert.Equal(double.NaN, mosaic.PostSpacingAt(38.5, 32.5));
    }

    [Fact]
    public void Of_two_tiles_of_one_fineness_the_first_by_name_answers_whatever_their_order()
    {
        var a = Flat("a", 39, 32, 120, 1);
        var b = Flat("b", 39, 32, 120, 2);

        Assert.Equal(1.0, new ElevationMosaic([], [a, b]).HeightAt(39.5, 32.5));
        Assert.Equal(1.0, new ElevationMosaic([], [b, a]).HeightAt(39.5, 32.5));
    }

    [Fact]
    public void Across_the_edge_of_two_tiles_of_one_fineness_the_ground_is_continuous() =>
        Laws.Holds(from along in Laws.Between(0.0, 1.0) from north in Gen.Elements(true, false) select (along, north), given =>
        {
            const double Hair = 1e-8;
            var mosaic = Neighbours;
            var (below, above) = given.north
                ? (mosaic.HeightAt(40.0 - Hair, 32.0 + given.along), mosaic.HeightAt(40.0 + Hair, 32.0 + given.along))
                : (mosaic.HeightAt(39.0 + given.along, 33.0 - Hair), mosaic.HeightAt(39.0 + given.along, 33.0 + Hair));
            var on = given.north ? mosaic.HeightAt(40.0, 32.0 + given.along) : mosaic.HeightAt(39.0 + given.along, 33.0);

            // The steepest slope of the test's ground is 60 m from post to post.
            return Math.Abs(below - on) < 2.0 * Hair * 120.0 * 60.0 && Math.Abs(above - on) < 2.0 * Hair * 120.0 * 60.0;
        });

    [Fact]
    public void On_a_shared_edge_both_tiles_say_the_same_to_the_last_bit() =>
        Laws.Holds(Laws.Between(0.0, 1.0), along =>
        {
            var (south, north) = (Neighbours.Tiles[0].Tile!, Neighbours.Tiles[2].Tile!);
            return Laws.SameBits(south.HeightAt(40.0, 32.0 + along), north.HeightAt(40.0, 32.0 + along));
        });

    [Fact]
    public void A_lone_tile_answers_up_to_and_on_all_four_of_its_edges()
    {
        var mosaic = new ElevationMosaic([], [Flat("lone", 39, 32, 1200, 7)]);

        foreach (var latitude in new[] { 39.0, 39.5, 40.0 })
        {
            foreach (var longitude in new[] { 32.0, 32.5, 33.0, 32.0 - 360.0, 33.0 + 360.0 })
            {
                Assert.Equal(7.0, mosaic.HeightAt(latitude, longitude));
            }
        }
    }

    [Fact]
    public void The_antimeridian_and_the_poles_are_places_like_others()
    {
        var mosaic = new ElevationMosaic([], [Flat("N10E179", 10, 179, 120, 1), Flat("N10W180", 10, -180, 120, 2), Flat("N89E032", 89, 32, 120, 3), Flat("S90E032", -90, 32, 120, 4)]);

        Assert.Equal(1.0, mosaic.HeightAt(10.5, 179.999));
        Assert.Equal(2.0, mosaic.HeightAt(10.5, -179.999));
        Assert.Equal(2.0, mosaic.HeightAt(10.5, 180.001));
        Assert.InRange(mosaic.HeightAt(10.5, 180.0), 1.0, 2.0);
        Assert.Equal(3.0, mosaic.HeightAt(90.0, 32.5));
        Assert.Equal(4.0, mosaic.HeightAt(-90.0, 32.5));
        Assert.Equal(double.NaN, mosaic.HeightAt(89.5, 34.0));
    }

    [Fact]
    public void A_place_beyond_the_poles_or_nowhere_throws()
    {
        var mosaic = new ElevationMosaic([], []);

        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => mosaic.HeightAt(90.001, 0.0));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => mosaic.HeightAt(double.NaN, 0.0));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => mosaic.HeightAt(0.0, double.PositiveInfinity));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => mosaic.PostSpacingAt(-91.0, 0.0));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => mosaic.IdentityWithin(0.0, 0.0, -1.0));
        Assert.Equal(double.NaN, mosaic.HeightAt(0.0, 0.0));
    }

    [Fact]
    public void What_a_tile_reaches_is_told_on_its_edges_and_across_the_antimeridian_and_no_farther()
    {
        var half = new ElevationTile("half", 50.0, 20.5, 0.1, 0.1, 6, 6, [.. Enumerable.Repeat((short)1, 36)], Void, "test");
        var mosaic = new ElevationMosaic([], [Flat("N39E032", 39, 32, 120, 1), Flat("N10E179", 10, 179, 120, 1), Tile("N20E010", 20, 10, 120, (_, _) => Void), half]);

        Assert.All(((double, double)[])[(39.5, 32.5), (39.0, 32.0), (40.0, 33.0), (40.0, 32.5), (39.5, 392.5), (10.5, 180.0), (10.5, -180.0), (10.5, -180.5), (20.5, 10.5), (50.2, 20.7)], at => Assert.True(mosaic.Covers(at.Item1, at.Item2), $"{at}"));
        Assert.All(((double, double)[])[(40.0, 33.5), (40.5, 33.0), (38.0, 32.5), (39.5, 31.999), (10.5, -179.99), (11.001, 179.5), (20.5, 9.0), (50.2, 20.4), (50.6, 20.7)], at => Assert.False(mosaic.Covers(at.Item1, at.Item2), $"{at}"));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => mosaic.Covers(90.001, 0.0));
    }

    [Fact]
    public void A_file_that_proves_to_be_bad_on_reading_reaches_nothing()
    {
        var whole = TileFiles.Gzip(TileFiles.Hgt((_, _) => 100));
        byte[] damaged = [.. whole];
        damaged[^8] ^= 1; // of its checksum
        _folder.Put("N39E032.hgt.gz", whole);
        _folder.Put("N39E033.hgt.gz", damaged);
        var folder = TerrainFolder.Open(_folder.Path);
        var mosaic = folder.Mosaic();

        Assert.Equal(2, folder.Tiles.Count);
        Assert.True(mosaic.Covers(39.5, 32.5));
        Assert.False(mosaic.Covers(39.5, 33.5));
        Assert.Contains(mosaic.Findings, finding => finding.Severity == FindingSeverity.Error);
    }

    [Fact]
    public void A_circle_across_the_antimeridian_or_over_a_pole_finds_the_tiles_on_the_other_side()
    {
        var date = new ElevationMosaic([], [Flat("N10E179", 10, 179, 12, 1), Flat("N10W180", 10, -180, 12, 2)]);
        Assert.Equal(["N10E179", "N10W180"], date.TilesWithin(10.5, 179.9, 20e3).Select(tile => tile.Name), StringComparer.Ordinal);
        Assert.Equal(["N10E179", "N10W180"], date.TilesWithin(10.5, -179.9, 20e3).Select(tile => tile.Name), StringComparer.Ordinal);
        Assert.Equal(["N10E179"], date.TilesWithin(10.5, 179.5, 20e3).Select(tile => tile.Name), StringComparer.Ordinal);

        var pole = new ElevationMosaic([], [Flat("N89E010", 89, 10, 12, 1), Flat("N89W170", 89, -170, 12, 2), Flat("N88W170", 88, -170, 12, 3)]);
        Assert.Equal(["N89E010", "N89W170"], pole.TilesWithin(89.9, 10.5, 100e3).Select(tile => tile.Name), StringComparer.Ordinal);
        Assert.Equal(3, pole.TilesWithin(89.9, 10.5, 150e3).Count());
        Assert.Contains("N89E011", pole.CellsWithoutTileWithin(89.9, 10.5, 100e3), StringComparer.Ordinal);
        Assert.Equal(358, pole.CellsWithoutTileWithin(90.0, 0.0, 50e3).Count);
    }

    [Fact]
    public void The_tiles_that_touch_a_circle_are_those_a_dense_sampling_of_it_meets() =>
        Laws.Holds(
            from latitude in Laws.Between(-89.0, 89.0)
            from longitude in Laws.Between(-180.0, 180.0)
            from row in Gen.Choose(-2, 2)
            from column in Gen.Choose(-4, 4)
            from radius in Laws.Between(1e3, 200e3)
            select (latitude, longitude, row, column, radius),
            given =>
            {
                var south = Math.Clamp(Math.Floor(given.latitude) + given.row, -90.0, 89.0);
                var west = (((int)Math.Floor(given.longitude) + given.column + 540) % 360) - 180;
                var mosaic = new ElevationMosaic([], [Flat("one", (int)south, west, 12, 1)]);
                var sampled = double.MaxValue;
                for (var step = 0; step <= 20; step++)
                {
                    for (var across = 0; across <= 20; across++)
                    {
                        sampled = Math.Min(sampled, Apart(given.latitude, given.longitude, south + (step / 20.0), west + (across / 20.0)));
                    }
                }

                // Sampled points are at most 5.6 km apart, so the nearest is within 4 km of the nearest of all; the circle is widened by a hundredth.
                var touches = mosaic.TilesWithin(given.latitude, given.longitude, given.radius).Any();
                return touches ? given.radius * 1.01 >= sampled - 4e3 : given.radius < sampled;
            });

    [Fact]
    public void The_ground_has_one_identity_wherever_its_files_lie_and_however_they_are_packed()
    {
        var content = TileFiles.Hgt((row, column) => row + column);
        _folder.Put("one/N39E032.hgt", content);
        _folder.Put("one/N39E033.hgt", content);
        _folder.Put("two/x/N39E033.hgt.zip", TileFiles.Zip(("N39E033.hgt", content)));
        _folder.Put("two/y/n39e032.hgt.gz", TileFiles.Gzip(content));
        var one = TerrainFolder.Open(Path.Combine(_folder.Path, "one")).Mosaic();
        var two = TerrainFolder.Open(Path.Combine(_folder.Path, "two")).Mosaic();

        var identity = one.IdentityWithin(39.5, 33.0, 10e3);
        Assert.Equal(64, identity.Length);
        Assert.Equal(identity, two.IdentityWithin(39.5, 33.0, 10e3));
        Assert.NotEqual(identity, one.IdentityWithin(39.5, 32.5, 10e3), StringComparer.Ordinal);
        Assert.Equal(identity, new ElevationMosaic([], [.. one.Tiles.Reverse().Select(tile => tile.Tile!)]).IdentityWithin(39.5, 33.0, 10e3));
    }

    [Fact]
    public void Another_height_within_the_circle_is_another_ground_and_one_beyond_it_is_not()
    {
        var here = Flat("N39E032", 39, 32, 12, 5);
        var identity = new ElevationMosaic([], [here]).IdentityWithin(39.5, 32.5, 10e3);

        Assert.Equal(identity, new ElevationMosaic([], [here, Flat("N45E032", 45, 32, 12, 5)]).IdentityWithin(39.5, 32.5, 10e3));
        Assert.NotEqual(identity, new ElevationMosaic([], [Flat("N39E032", 39, 32, 12, 6)]).IdentityWithin(39.5, 32.5, 10e3), StringComparer.Ordinal);
        Assert.NotEqual(identity, new ElevationMosaic([], [here, Flat("N39E032", 39, 32, 120, 5)]).IdentityWithin(39.5, 32.5, 10e3), StringComparer.Ordinal);
    }

    [Fact]
    public void Tiles_that_disagree_on_their_shared_edge_are_told_with_where_and_how_much()
    {
        var west = Tile("N39E032", 39, 32, 120, (_, _) => 100);
        var east = Tile("N39E033", 39, 33, 120, (row, column) => (row, column) == (60, 0) ? 137 : 100);
        var mosaic = new ElevationMosaic([], [west, east]);
        mosaic.LoadWithin(39.5, 33.0, 1e3);

        var finding = Assert.Single(mosaic.Findings);
        Assert.Equal(FindingSeverity.Remark, finding.Severity);
        Assert.Equal("disagrees with N39E032 on 1 of 121 shared posts, by 37 m at most (at 39.5° N, 33° E).", finding.Message);
        Assert.Equal(100.0, mosaic.HeightAt(39.5, 33.0));
    }

    [Fact]
    public void Two_files_of_one_cell_that_disagree_are_told_and_the_first_by_path_answers()
    {
        _folder.Put("a/n39e032.dt0", TileFiles.Dted(39, 32, 300, 300, (_, _) => 10));
        _folder.Put("b/n39e032.dt0", TileFiles.Dted(39, 32, 300, 300, (_, _) => 12));
        _folder.Put("c/n39e032.dt0", TileFiles.Dted(39, 32, 300, 300, (_, _) => 10));
        var mosaic = TerrainFolder.Open(_folder.Path).Mosaic();
        mosaic.LoadWithin(39.5, 32.5, 1e3);

        Assert.Equal(10.0, mosaic.HeightAt(39.5, 32.5));
        Assert.Equal(2, mosaic.Findings.Count);
        Assert.All(mosaic.Findings, finding => Assert.Contains("14,641 of 14,641 shared posts, by 2 m", finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Tiles_that_agree_or_only_differ_in_voids_or_fineness_give_no_finding()
    {
        var mosaic = new ElevationMosaic([], [
            Ground(39, 32), Ground(39, 33), Ground(40, 32), Ground(40, 33),
            Tile("N38E032", 38, 32, 120, (_, _) => Void),
            Flat("coarse", 39, 32, 12, 4000),
            Flat("N10E179", 10, 179, 120, 1), Flat("N10W180", 10, -180, 120, 1)]);
        mosaic.LoadWithin(39.5, 32.5, 20e6);

        Assert.Empty(mosaic.Findings);
    }

    [Fact]
    public void Many_threads_may_ask_at_once()
    {
        for (var west = 20; west < 30; west++)
        {
            _folder.Put($"e0{west}/n39.dt0", TileFiles.Dted(39, west, 300, 300, (row, column) => row + column));
        }

        var mosaic = TerrainFolder.Open(_folder.Path).Mosaic();
        Parallel.For(0, 1000, step => Assert.Equal(120.0, mosaic.HeightAt(39.5, 20.5 + (step % 10)), 1e-9));
    }

    private static ElevationTile Flat(string name, int south, int west, int perDegree, short height) => Tile(name, south, west, perDegree, (_, _) => height);

    private static ElevationTile Tile(string name, int south, int west, int perDegree, Func<int, int, int> height)
    {
        var posts = new short[(perDegree + 1) * (perDegree + 1)];
        for (var index = 0; index < posts.Length; index++)
        {
            posts[index] = (short)height(index / (perDegree + 1), index % (perDegree + 1));
        }

        return new ElevationTile(name, south, west, 1.0 / perDegree, 1.0 / perDegree, perDegree + 1, perDegree + 1, posts, Void, "test");
    }

    // Hills that go on from tile to tile, the same on the edges they share.
    private static ElevationTile Ground(int south, int west) =>
        Tile($"N{south}E0{west}", south, west, 120, (row, column) => (Math.Abs((((south * 120) + row) * 13 % 61) - 30) * 2) + (Math.Abs((((west * 120) + column) * 7 % 59) - 29) * 2));

    private static double Apart(double latitude, double longitude, double otherLatitude, double otherLongitude)
    {
        static double Square(double value) => value * value;
        var haversine = Square(Math.Sin((otherLatitude - latitude) * Math.PI / 360.0))
            + (Math.Cos(latitude * Math.PI / 180.0) * Math.Cos(otherLatitude * Math.PI / 180.0) * Square(Math.Sin((otherLongitude - longitude) * Math.PI / 360.0)));
        return 2.0 * 6371008.8 * Math.Asin(Math.Min(1.0, Math.Sqrt(haversine)));
    }
}
