using NetTopologySuite.Geometries;
using Rampart.Coverage.Files;
using Rampart.Physics.Geodesy;
using Rampart.Terrain.Sight;

namespace Rampart.Coverage.Tests.Files;

/// <summary>Cells of a grid as polygons on the map.</summary>
public class CellOutlinesTests
{
    private static readonly Geodetic Site = Geodetic.FromDegrees(40.0, 33.0);

    [Fact]
    public void A_square_of_cells_is_one_polygon_along_their_sides()
    {
        var grid = Cells.Grid(Site, 7);
        var outline = CellOutlines.Of(grid, (row, column) => row is >= 2 and <= 4 && column is >= 1 and <= 3);

        var square = Assert.IsType<Polygon>(Assert.Single(outline.Polygons.Geometries));
        Assert.Equal(9, outline.Cells);
        Assert.Equal(5, square.NumPoints);
        Assert.Empty(square.Holes);
        var corner = grid.PlaceAt(4.5, 0.5);
        Assert.Contains(square.Coordinates, at => Math.Abs(at.X - corner.Longitude.Degrees) < 1e-6 && Math.Abs(at.Y - corner.Latitude.Degrees) < 1e-6);
        Cells.Hold(outline, grid, (row, column) => row is >= 2 and <= 4 && column is >= 1 and <= 3);
    }

    [Fact]
    public void A_ring_has_a_hole_and_an_island_in_the_lake_is_a_polygon_of_its_own()
    {
        var ring = Draw("""
            .......
            .#####.
            .#...#.
            .#.#.#.
            .#...#.
            .#####.
            .......
            """);

        Assert.Equal([1, 0], ring.Polygons.Geometries.Cast<Polygon>().Select(polygon => polygon.NumInteriorRings));
        Assert.Equal(17, ring.Cells);
    }

    [Fact]
    public void Two_cells_that_touch_at_a_corner_are_two_polygons()
    {
        var two = Draw("""
            #..
            .#.
            ...
            """);

        Assert.Equal(2, two.Polygons.NumGeometries);
    }

    [Fact]
    public void A_lake_that_touches_the_shore_at_a_corner_is_a_hole()
    {
        var land = Draw("""
            ###
            #.#
            ##.
            """);
        var polygon = Assert.IsType<Polygon>(Assert.Single(land.Polygons.Geometries));

        Assert.Equal(1, polygon.NumInteriorRings);
    }

    [Fact]
    public void Two_lakes_that_touch_at_a_corner_are_two_holes()
    {
        var land = Draw("""
            ####
            #.##
            ##.#
            ####
            """);

        Assert.Equal(2, Assert.IsType<Polygon>(Assert.Single(land.Polygons.Geometries)).NumInteriorRings);
    }

    [Fact]
    public void No_cells_give_no_polygons_and_no_error()
    {
        var outline = CellOutlines.Of(Cells.Grid(Site, 5), (_, _) => false, Area.FromSquareKilometres(5.0), Area.FromSquareKilometres(5.0));

        Assert.True(outline.Polygons.IsEmpty);
        Assert.Equal((0, 0.0, 0, 0), (outline.Cells, outline.Area_km2, outline.DroppedPieces, outline.FilledHoles));
    }

    [Fact]
    public void Small_pieces_are_dropped_and_small_holes_filled_and_what_that_changes_is_said()
    {
        string[] picture =
        [
            "#........",
            ".######..",
            ".#.####..",
            ".####.#..",
            ".###..#..",
            ".######..",
            "........#",
            ".......##",
            ".........",
        ];
        var grid = Cells.Grid(Site, 9);
        var outline = CellOutlines.Of(grid, (row, column) => picture[row][column] == '#', Area.FromSquareKilometres(3.5), Area.FromSquareKilometres(2.0));

        var polygon = Assert.IsType<Polygon>(Assert.Single(outline.Polygons.Geometries));
        Assert.Equal((2, 1), (outline.DroppedPieces, outline.FilledHoles));
        Assert.Equal(1, polygon.NumInteriorRings);
        Assert.Equal(27, outline.Cells);
        Assert.Equal(4.0, outline.Dropped_km2, 1e-3);
        Assert.Equal(1.0, outline.Filled_km2, 1e-3);
        Assert.Equal(30.0, outline.Asked_km2, 1e-3);
    }

    [Fact]
    public void Land_that_reaches_the_rim_of_the_grid_leaves_the_outside_outside_however_large_a_hole_is_filled()
    {
        var outline = CellOutlines.Of(Cells.Grid(Site, 5), (row, _) => row == 2, leastHole: Area.FromSquareKilometres(1e6));

        Assert.Equal((5, 0), (outline.Cells, outline.FilledHoles));
    }

    [Fact]
    public void A_negative_least_area_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CellOutlines.Of(Cells.Grid(Site, 5), (_, _) => true, Area.FromSquareMetres(-1.0)));

    [Fact]
    public void A_long_side_stays_on_the_boundary_of_the_cells_though_the_map_bends_it()
    {
        var grid = Cells.Grid(Geodetic.FromDegrees(60.0, 10.0), 801, 1000.0);
        var outline = CellOutlines.Of(grid, (row, column) => row < 300 && column is >= 20 and < 780);
        var shore = outline.Polygons.Coordinates.Select(corner => grid.CellOf(Geodetic.FromDegrees(corner.Y, corner.X))).ToList();
        var straight = outline.Polygons.Coordinates.Zip(outline.Polygons.Coordinates.Skip(1))
            .SelectMany(side => Enumerable.Range(0, 9).Select(part => grid.CellOf(Geodetic.FromDegrees(side.First.Y + (part / 8.0 * (side.Second.Y - side.First.Y)), side.First.X + (part / 8.0 * (side.Second.X - side.First.X)))))).ToList();

        Assert.InRange(shore.Count, 8, 400);
        Assert.All(straight, at => Assert.InRange(Math.Min(Math.Min(Math.Abs(at.Row + 0.5), Math.Abs(at.Row - 299.5)), Math.Min(Math.Abs(at.Column - 19.5), Math.Abs(at.Column - 779.5))), 0.0, 0.25));
        Assert.Equal(outline.Area_km2, LonLatArea.Of(outline.Polygons).SquareKilometres, outline.Area_km2 * 1e-4);
    }

    [Fact]
    public void Random_cells_make_valid_polygons_of_their_area_that_hold_their_centres_and_no_others() =>
        Cells.Holds(Cells.AnyMask, mask =>
        {
            var grid = Cells.Grid(mask.Site, mask.Size, mask.Cell_m);
            Cells.Hold(CellOutlines.Of(grid, mask.IsIn), grid, mask.IsIn);
            return true;
        });

    [Fact]
    public void Random_cells_without_their_small_pieces_and_holes_are_still_valid_polygons_of_their_area() =>
        Cells.Holds(Cells.AnyMask, mask =>
        {
            var grid = Cells.Grid(mask.Site, mask.Size, mask.Cell_m);
            var cell = Area.FromSquareMetres(mask.Cell_m * mask.Cell_m);
            var outline = CellOutlines.Of(grid, mask.IsIn, cell * 3.5, cell * 2.5);
            Cells.AreValid(outline);
            Assert.Equal(CellOutlines.Of(grid, mask.IsIn).Area_km2, outline.Asked_km2, 1e-6 * mask.Size * mask.Size * cell.SquareKilometres);
            Assert.All(outline.Polygons.Geometries, polygon => Assert.True(LonLatArea.Of(polygon).SquareMetres > 0.0));
            return true;
        });

    [Fact]
    public void A_map_in_fragments_becomes_valid_polygons_and_leaving_out_small_ones_makes_it_short()
    {
        const int size = 300;
        var random = new Random(6);
        var grid = Cells.Grid(Site, size, 800.0);
        var noise = Enumerable.Range(0, size * size).Select(_ => random.NextDouble() < 0.5).ToArray();
        var all = CellOutlines.Of(grid, (row, column) => noise[(row * size) + column]);
        var few = CellOutlines.Of(grid, (row, column) => noise[(row * size) + column], Area.FromSquareKilometres(100.0), Area.FromSquareKilometres(100.0));

        Cells.AreValid(all);
        Cells.AreValid(few);
        Assert.Equal(all.Area_km2, LonLatArea.Of(all.Polygons).SquareKilometres, 1e-4 * all.Area_km2);
        Assert.True(few.Polygons.NumPoints < 0.4 * all.Polygons.NumPoints, $"{few.Polygons.NumPoints} corners of {all.Polygons.NumPoints}");
        Assert.Equal(all.Area_km2, few.Asked_km2, 1e-6 * all.Area_km2);
    }

    [Theory]
    [InlineData(3.0)]
    [InlineData(0.5)]
    [InlineData(0.05)]
    public void Cells_as_small_as_what_is_rounded_still_make_valid_polygons(double cell_m)
    {
        var random = new Random(7);
        var noise = Enumerable.Range(0, 400).Select(_ => random.NextDouble() < 0.6).ToArray();

        Cells.AreValid(CellOutlines.Of(Cells.Grid(Site, 20, cell_m), (row, column) => noise[(row * 20) + column]));
    }

    [Theory]
    [InlineData(179.97)]
    [InlineData(-179.98)]
    [InlineData(180.0)]
    [InlineData(-180.0)]
    public void A_ring_across_the_antimeridian_is_cut_there_and_loses_no_area(double longitude_deg)
    {
        var grid = Cells.Grid(Geodetic.FromDegrees(-17.0, longitude_deg), 41, 1000.0);
        bool IsIn(int row, int column) => Cells.Distance(20, 20, row, column) is <= 18.0 and > 7.0;
        var outline = CellOutlines.Of(grid, IsIn);

        Assert.Equal(2, outline.Polygons.NumGeometries);
        Assert.All(outline.Polygons.Geometries, part => Assert.True(part.EnvelopeInternal.Width < 1.0));
        Cells.Hold(outline, grid, IsIn);
    }

    [Theory]
    [InlineData(89.9, 20.0)]
    [InlineData(89.98, -77.0)]
    [InlineData(-89.9, 130.0)]
    [InlineData(90.0, 0.0)]
    [InlineData(-90.0, 45.0)]
    public void A_disc_and_a_ring_about_a_pole_end_at_the_pole_and_lose_no_area(double latitude_deg, double longitude_deg)
    {
        var grid = Cells.Grid(Geodetic.FromDegrees(latitude_deg, longitude_deg), 41, 1000.0);
        bool InDisc(int row, int column) => Cells.Distance(20, 20, row, column) <= 18.0;
        bool InRing(int row, int column) => Cells.Distance(20, 20, row, column) is <= 18.0 and > 13.0;
        var disc = CellOutlines.Of(grid, InDisc);
        var ring = CellOutlines.Of(grid, InRing);

        Assert.Contains(disc.Polygons.Coordinates, corner => Math.Abs(corner.Y) == 90.0);
        Assert.DoesNotContain(ring.Polygons.Coordinates, corner => Math.Abs(corner.Y) == 90.0);
        Cells.Hold(disc, grid, InDisc);
        Cells.Hold(ring, grid, InRing);
    }

    [Fact]
    public void A_boundary_that_runs_right_over_the_pole_makes_a_valid_polygon()
    {
        // An even number of cells: the pole is a corner of four.
        var grid = Cells.Grid(Geodetic.FromDegrees(90.0, 0.0), 20, 1000.0);
        var half = CellOutlines.Of(grid, (row, _) => row < 10);
        var quarter = CellOutlines.Of(grid, (row, column) => row < 10 && column < 10);

        Cells.AreValid(half);
        Cells.AreValid(quarter);
        Assert.Equal(200.0, LonLatArea.Of(half.Polygons).SquareKilometres, 0.5);
        Assert.Equal(100.0, LonLatArea.Of(quarter.Polygons).SquareKilometres, 0.5);
    }

    [Fact]
    public void An_eighth_of_the_Earth_has_an_eighth_of_its_area()
    {
        // A triangle between the equator and two meridians has three geodesic sides that are straight in degrees.
        (double X, double Y)[] corners = [(0, 0), (90, 0), (90, 90), (0, 90), (0, 0)];

        Assert.Equal(510_065_621.724 / 8.0, LonLatArea.Of(PolygonOf(corners)).SquareKilometres, 1e-3);
    }

    [Fact]
    public void The_area_of_a_small_triangle_agrees_with_that_between_geodesics()
    {
        (double X, double Y)[] corners = [(33.0, 40.0), (33.02, 40.0), (33.01, 40.02), (33.0, 40.0)];
        var between_m2 = corners.Zip(corners.Skip(1)).Sum(side => -Geodesic.Between(side.First.Y, side.First.X, side.Second.Y, side.Second.X).AreaToEquator_m2);

        Assert.Equal(between_m2, LonLatArea.Of(PolygonOf(corners)).SquareMetres, 1e-3 * between_m2);
    }

    private static Polygon PolygonOf(params (double X, double Y)[] corners) =>
        new GeometryFactory().CreatePolygon([.. corners.Select(at => new Coordinate(at.X, at.Y))]);

    private static CellOutline Draw(string picture)
    {
        var lines = picture.Split('\n', StringSplitOptions.TrimEntries);
        var grid = Cells.Grid(Site, lines.Length);
        bool IsIn(int row, int column) => lines[row][column] == '#';
        var outline = CellOutlines.Of(grid, IsIn);
        Cells.Hold(outline, grid, IsIn);
        return outline;
    }
}
