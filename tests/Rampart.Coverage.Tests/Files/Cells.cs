using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;
using Rampart.Coverage.Files;
using Rampart.Terrain.Sight;

namespace Rampart.Coverage.Tests.Files;

/// <summary>Grids and masks for tests of the files, and what must hold of every outline.</summary>
internal static class Cells
{
    /// <summary>Masks of all densities, about sites at the antimeridian and the poles too.</summary>
    public static Gen<RandomMask> AnyMask { get; } =
        from size in Gen.Choose(2, 14)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from share in Gen.Elements(0.1, 0.4, 0.5, 0.6, 0.9)
        from cell_m in Gen.Elements(30.0, 1000.0, 20_000.0)
        from place in Gen.Elements((40.0, 33.0), (0.0, 0.0), (-17.0, 180.0), (51.0, -179.999), (89.95, 12.0), (90.0, 0.0), (-90.0, 77.0), (-89.9, -170.0), (71.0, 179.9))
        select new RandomMask(size, seed, share, cell_m, Geodetic.FromDegrees(place.Item1, place.Item2));

    public static LocalGrid Grid(Geodetic site, int size, double cell_m = 1000.0) => LocalGrid.Of(site, Length.FromMetres(cell_m), size, new float[size * size]);

    public static double Distance(int row, int column, int toRow, int toColumn) => Math.Sqrt(((row - toRow) * (row - toRow)) + ((column - toColumn) * (column - toColumn)));

    public static void Holds<T>(Gen<T> values, Func<T, bool> law) => Prop.ForAll(values.ToArbitrary(), law).Check(Drawn.Draws(300));

    public static void AreValid(CellOutline outline)
    {
        var check = new IsValidOp(outline.Polygons);
        Assert.True(check.IsValid, check.ValidationError?.ToString());
        Assert.All(outline.Polygons.Coordinates, corner =>
        {
            Assert.InRange(corner.X, -180.0, 180.0);
            Assert.InRange(corner.Y, -90.0, 90.0);
        });
        Assert.All(outline.Polygons.Geometries.Cast<Polygon>(), polygon =>
        {
            Assert.True(polygon.Shell.IsCCW);
            Assert.DoesNotContain(polygon.Holes, hole => hole.IsCCW);
        });
    }

    /// <summary>How many sides lie between a cell that is asked for and one that is not.</summary>
    private static int Sides(int size, Func<int, int, bool> isIn)
    {
        bool Is(int row, int column) => row >= 0 && column >= 0 && row < size && column < size && isIn(row, column);
        return Enumerable.Range(0, size * size).Select(at => (Row: at / size, Column: at % size)).Where(cell => isIn(cell.Row, cell.Column))
            .Sum(cell => new[] { Is(cell.Row - 1, cell.Column), Is(cell.Row + 1, cell.Column), Is(cell.Row, cell.Column - 1), Is(cell.Row, cell.Column + 1) }.Count(isNext => !isNext));
    }

    /// <summary>Valid, of the cells' area, and with a cell's centre inside exactly where the cell is asked for.</summary>
    public static void Hold(CellOutline outline, LocalGrid grid, Func<int, int, bool> isIn)
    {
        AreValid(outline);
        var inside = new IndexedPointInAreaLocator(outline.Polygons);
        var cells = 0;
        for (var row = 0; row < grid.Size; row++)
        {
            for (var column = 0; column < grid.Size; column++)
            {
                cells += isIn(row, column) ? 1 : 0;
                var place = grid.PlaceAt(row, column);
                var where = outline.Polygons.IsEmpty ? Location.Exterior : inside.Locate(new Coordinate(place.Longitude.Degrees, place.Latitude.Degrees));

                // The seam of the map, at 180° and along a pole, is a boundary without being one.
                var isSeam = Math.Abs(place.Longitude.Degrees) > 180.0 - 1e-6 || Math.Abs(place.Latitude.Degrees) > 90.0 - 1e-6;
                Assert.True(isSeam || where == (isIn(row, column) ? Location.Interior : Location.Exterior), $"row {row}, column {column} ({place}): {where}");
            }
        }

        Assert.Equal(cells, outline.Cells);
        // Toward the poles straight lines in degrees bend away from the cells' sides, as they do along huge cells: what a side may bend counts there (14 km at 71° bend
        // by 11 m); elsewhere it is far less.
        var isBent = Math.Abs(grid.Centre.Latitude.Degrees) > 60.0 || grid.CellSize.Kilometres > 5.0;
        var tolerance_km2 = grid.CellSize.Kilometres * ((isBent ? 0.015 * grid.CellSize.Kilometres * Sides(grid.Size, isIn) : 0.0) + 0.001);
        Assert.Equal(outline.Area_km2, LonLatArea.Of(outline.Polygons).SquareKilometres, tolerance_km2 + (outline.Area_km2 * 5e-4));
    }
}

/// <summary>A mask of so many rows, each cell in it with a probability.</summary>
internal sealed record RandomMask(int Size, int Seed, double Share, double Cell_m, Geodetic Site)
{
    private readonly bool[] _cells = Drawn(Size, Seed, Share);

    public bool IsIn(int row, int column) => _cells[(row * Size) + column];

    private static bool[] Drawn(int size, int seed, double share)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, size * size).Select(_ => random.NextDouble() < share)];
    }
}
