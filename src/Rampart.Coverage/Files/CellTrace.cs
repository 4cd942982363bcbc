using System.Runtime.InteropServices;

namespace Rampart.Coverage.Files;

/// <summary>Where four cells meet: the north-western corner of the cell of this row and column.</summary>
internal readonly record struct Corner(int Row, int Column);

/// <summary>Cells that hang together by their sides, by their outline: corners at which it turns, each ring without its first corner again at the end.</summary>
/// <param name="Shell">Counter-clockwise on a map with north up.</param>
/// <param name="Holes">Clockwise.</param>
internal sealed record CellPiece(List<Corner> Shell, List<List<Corner>> Holes);

/// <summary>Walks along the boundary between the cells that belong to an area and those that do not.</summary>
/// <remarks>
/// <para>The walk keeps the area on its left, and at a corner where only diagonal cells belong to it stays with its own cell. A ring that comes
/// to the same corner twice is parted there, so every ring is simple; and as a piece hangs together by its sides, exactly one of its rings
/// runs counter-clockwise, and the holes, which may touch it and each other at corners, do not part its inside. Such a polygon is valid by the rules of
/// the Simple Features.</para>
/// </remarks>
internal static class CellTrace
{
    // East, north, west, south: a turn to the left adds one.
    private static readonly (int Row, int Column)[] Ways = [(0, 1), (-1, 0), (0, -1), (1, 0)];

    public static List<CellPiece> Pieces(CellMask mask)
    {
        var (parts, counts) = mask.PartsOf(inside: true);
        var shells = new List<Corner>?[counts.Count];
        var holes = new List<List<Corner>>[counts.Count];
        for (var part = 1; part < counts.Count; part++)
        {
            holes[part] = [];
        }

        var walked = new bool[mask.Length];
        var places = new int[mask.Length];
        Array.Fill(places, -1);
        for (var at = 0; at < mask.Length; at++)
        {
            // Every ring runs eastward somewhere: along the southern side of a cell.
            if (!mask[at] || mask[at + mask.Width] || walked[at])
            {
                continue;
            }

            var (row, column) = mask.CellAt(at);
            foreach (var ring in Simple(mask, Walk(mask, new Corner(row + 1, column), walked), places))
            {
                if (TwiceArea(ring) > 0)
                {
                    shells[parts[at]] = shells[parts[at]] is null ? ring : throw new InvalidOperationException("A piece has two outer rings.");
                }
                else
                {
                    holes[parts[at]].Add(ring);
                }
            }
        }

        return [.. Enumerable.Range(1, counts.Count - 1).Select(part => new CellPiece(shells[part]!, holes[part]))];
    }

    private static List<Corner> Walk(CellMask mask, Corner start, bool[] walked)
    {
        var ring = new List<Corner>();
        var (corner, way) = (start, 0);
        do
        {
            if (way == 0)
            {
                walked[mask.At(corner.Row - 1, corner.Column)] = true;
            }

            corner = new Corner(corner.Row + Ways[way].Row, corner.Column + Ways[way].Column);
            var turn = !IsAhead(mask, corner, way, left: true) ? 1 : IsAhead(mask, corner, way, left: false) ? 3 : 0;
            if (turn != 0)
            {
                ring.Add(corner);
                way = (way + turn) % 4;
            }
        }
        while (way != 0 || corner != start);

        return ring;
    }

    /// <summary>Whether the cell ahead of a corner, to the left or the right of the way, belongs to the area.</summary>
    private static bool IsAhead(CellMask mask, Corner corner, int way, bool left)
    {
        var (row, column) = (way, left) switch
        {
            (0, true) or (1, false) => (-1, 0),
            (0, false) or (3, true) => (0, 0),
            (1, true) or (2, false) => (-1, -1),
            _ => (0, -1),
        };
        return mask[mask.At(corner.Row + row, corner.Column + column)];
    }

    /// <summary>Parts a ring at the corners to which it comes twice.</summary>
    private static IEnumerable<List<Corner>> Simple(CellMask mask, List<Corner> ring, int[] places)
    {
        var open = new List<Corner>(ring.Count);
        foreach (var corner in ring)
        {
            var at = mask.At(corner.Row, corner.Column);
            if (places[at] >= 0)
            {
                var loop = open[places[at]..];
                foreach (var passed in CollectionsMarshal.AsSpan(loop)[1..])
                {
                    places[mask.At(passed.Row, passed.Column)] = -1;
                }

                open.RemoveRange(places[at] + 1, open.Count - places[at] - 1);
                yield return loop;
            }
            else
            {
                places[at] = open.Count;
                open.Add(corner);
            }
        }

        foreach (var corner in open)
        {
            places[mask.At(corner.Row, corner.Column)] = -1;
        }

        yield return open;
    }

    /// <summary>Twice the area in cells; negative for a clockwise ring.</summary>
    private static long TwiceArea(List<Corner> ring)
    {
        var sum = 0L;
        var last = ring[^1];
        foreach (var corner in ring)
        {
            sum += ((long)last.Row * corner.Column) - ((long)corner.Row * last.Column);
            last = corner;
        }

        return sum;
    }
}
