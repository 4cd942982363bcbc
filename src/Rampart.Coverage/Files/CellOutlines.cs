using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Valid;
using Rampart.Coverage.Rings;
using Rampart.Quantities;
using Rampart.Terrain.Sight;

namespace Rampart.Coverage.Files;

/// <summary>Cells of a grid as polygons.</summary>
/// <param name="Polygons">In degrees of longitude and latitude on WGS84, to a millionth: valid, with holes, cut at ±180°, outer rings counter-clockwise and holes clockwise. Empty where no cell is left.</param>
/// <param name="Cells">How many cells lie within them.</param>
/// <param name="Area_km2">Area of those cells on the ellipsoid.</param>
/// <param name="DroppedPieces">Pieces that were too small to draw.</param>
/// <param name="Dropped_km2">Their area.</param>
/// <param name="FilledHoles">Holes that were too small to draw.</param>
/// <param name="Filled_km2">Their area.</param>
public sealed record CellOutline(MultiPolygon Polygons, int Cells, double Area_km2, int DroppedPieces, double Dropped_km2, int FilledHoles, double Filled_km2)
{
    /// <summary>Area of the cells that were asked for, small pieces counted and small holes not.</summary>
    public double Asked_km2 => Area_km2 + Dropped_km2 - Filled_km2;
}

/// <summary>From a grid of cells about a site to polygons on the map.</summary>
/// <remarks>
/// <para>A cell is the square about its post. Cells that touch at a corner only are two polygons, or one whose hole touches its rim there: both are valid
/// geometry by the Simple Features.</para>
/// <para>Small pieces are dropped first, then small holes are filled, by the number of their cells; what that changes is said.</para>
/// <para>Boundaries stay within a fiftieth of a cell, or 0.3 m, of where the grid has them. Valid: grids that do not hold both poles, cells of a metre or more.</para>
/// </remarks>
public static class CellOutlines
{
    /// <summary>The cells of a ring that come down to a share.</summary>
    /// <remarks>A cell that nobody knows is over the horizon, so it belongs to the shares before the ground is asked.</remarks>
    public static CellOutline Of(RingMap map, RingShare share, Area leastPiece = default, Area leastHole = default)
    {
        ArgumentNullException.ThrowIfNull(map);
        var size = map.Terrain.Grid.Size;
        return Of(map.Terrain.Grid, (row, column) => map.Reached[(row * size) + column] switch
        {
            RingMap.Outside => false,
            RingMap.Unknown => share == RingShare.Brochure,
            var reached => reached >= (byte)share,
        }, leastPiece, leastHole);
    }

    /// <summary>The cells of a ring of which nobody knows whether the ground hides them.</summary>
    public static CellOutline OfUnknown(RingMap map, Area leastPiece = default, Area leastHole = default)
    {
        ArgumentNullException.ThrowIfNull(map);
        var size = map.Terrain.Grid.Size;
        return Of(map.Terrain.Grid, (row, column) => map.Reached[(row * size) + column] == RingMap.Unknown, leastPiece, leastHole);
    }

    /// <summary>The cells of which something holds.</summary>
    /// <param name="grid">Where the cells lie.</param>
    /// <param name="isIn">Whether it holds at a row and a column.</param>
    /// <param name="leastPiece">Smaller pieces are left out; zero keeps all.</param>
    /// <param name="leastHole">Smaller holes are filled; zero keeps all.</param>
    public static CellOutline Of(LocalGrid grid, Func<int, int, bool> isIn, Area leastPiece = default, Area leastHole = default)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(isIn);
        ArgumentOutOfRangeException.ThrowIfNegative(leastPiece.SquareMetres);
        ArgumentOutOfRangeException.ThrowIfNegative(leastHole.SquareMetres);
        var areas = new CellAreas(grid);
        var mask = new CellMask(grid.Size, grid.Size, isIn);
        var cell_m2 = grid.CellSize.Metres * grid.CellSize.Metres;
        var dropped = TurnSmall(mask, inside: true, leastPiece.SquareMetres / cell_m2, areas);
        var filled = TurnSmall(mask, inside: false, leastHole.SquareMetres / cell_m2, areas);
        var (cells, area_km2) = Sum(mask, areas);
        return new CellOutline(Draw(mask, grid), cells, area_km2, dropped.Count, dropped.Area_km2, filled.Count, filled.Area_km2);
    }

    /// <summary>The polygons; tracing makes valid ones, and what rounding or cutting may have crossed is mended.</summary>
    private static MultiPolygon Draw(CellMask mask, LocalGrid grid)
    {
        var rings = new LonLatRings(grid);
        var drawn = LonLatRings.Factory.CreateMultiPolygon([.. CellTrace.Pieces(mask).SelectMany(rings.Of).Select(RightHanded)]);
        if (!rings.MayCross || new IsValidOp(drawn).IsValid)
        {
            return drawn;
        }

        var mended = PolygonExtracter.GetPolygons(GeometryFixer.Fix(drawn)).Cast<Polygon>().Where(polygon => !polygon.IsEmpty);
        return LonLatRings.Factory.CreateMultiPolygon([.. mended.Select(RightHanded)]);
    }

    /// <summary>Outer ring counter-clockwise, holes clockwise: RFC 7946, 3.1.6.</summary>
    internal static Polygon RightHanded(Polygon polygon) => LonLatRings.Factory.CreatePolygon(
        polygon.Shell.IsCCW ? polygon.Shell : (LinearRing)polygon.Shell.Reverse(),
        [.. polygon.Holes.Select(hole => hole.IsCCW ? (LinearRing)hole.Reverse() : hole)]);

    private static (int Count, double Area_km2) TurnSmall(CellMask mask, bool inside, double leastCells, CellAreas areas)
    {
        if (leastCells <= 1.0)
        {
            return (0, 0.0);
        }

        // What reaches the rim of the grid is no hole: it is the first part of the outside, for it begins in the corner.
        var (parts, counts) = mask.PartsOf(inside);
        var kept = inside ? 0 : 1;
        var area_km2 = 0.0;
        for (var at = 0; at < mask.Length; at++)
        {
            if (parts[at] > kept && counts[parts[at]] < leastCells)
            {
                var (row, column) = mask.CellAt(at);
                area_km2 += areas.Of_km2(row, column);
                mask.Turn(at);
            }
        }

        return (counts.Skip(kept + 1).Count(count => count < leastCells), area_km2);
    }

    private static (int Cells, double Area_km2) Sum(CellMask mask, CellAreas areas)
    {
        var (cells, area_km2) = (0, 0.0);
        for (var at = 0; at < mask.Length; at++)
        {
            if (mask[at])
            {
                var (row, column) = mask.CellAt(at);
                cells++;
                area_km2 += areas.Of_km2(row, column);
            }
        }

        return (cells, area_km2);
    }
}
