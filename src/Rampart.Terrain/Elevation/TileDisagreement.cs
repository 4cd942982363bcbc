using Rampart.Quantities;

namespace Rampart.Terrain.Elevation;

/// <summary>Compares tiles of one fineness that have been read where they share posts: along their edges, or where they overlap.</summary>
internal static class TileDisagreement
{
    public static IEnumerable<Finding> Among(IndexedTile[] tiles)
    {
        // Precedence sorts by fineness first, so tiles of one fineness stand together.
        var loaded = tiles.Where(tile => !tile.IsSea && tile.IsLoaded && tile.Tile is not null).ToList();
        for (var first = 0; first < loaded.Count; first++)
        {
            for (var second = first + 1; second < loaded.Count && SameFineness(loaded[first], loaded[second]); second++)
            {
                if (Compare(loaded[first], loaded[second]) is { } finding)
                {
                    yield return finding;
                }
            }
        }
    }

    private static bool SameFineness(IndexedTile left, IndexedTile right) =>
        left.LatitudeStep_deg == right.LatitudeStep_deg && left.LongitudeStep_deg == right.LongitudeStep_deg;

    private static Finding? Compare(IndexedTile winner, IndexedTile other)
    {
        var (first, second) = (winner.Tile!, other.Tile!);
        if (first.South_deg > second.North_deg || second.South_deg > first.North_deg)
        {
            return null;
        }

        var eastward = Globe.Eastward(first.West_deg, second.West_deg);
        if (eastward > first.Width_deg + 1e-9)
        {
            eastward -= 360.0;
        }

        // Posts that do not fall together cannot be compared post by post.
        var rowShift = Whole((second.South_deg - first.South_deg) / first.LatitudeStep_deg);
        var columnShift = Whole(eastward / first.LongitudeStep_deg);
        if (rowShift is not { } up || columnShift is not { } right || right >= first.Columns || right + second.Columns <= 0)
        {
            return null;
        }

        var (count, compared, most, mostRow, mostColumn) = (0, 0, 0, 0, 0);
        for (var row = Math.Max(0, up); row < Math.Min(first.Rows, up + second.Rows); row++)
        {
            for (var column = Math.Max(0, right); column < Math.Min(first.Columns, right + second.Columns); column++)
            {
                if (first.PostAt(row, column) is not { } here || second.PostAt(row - up, column - right) is not { } there)
                {
                    continue;
                }

                compared++;
                var apart = Math.Abs(here - there);
                count += apart == 0 ? 0 : 1;
                if (apart > most)
                {
                    (most, mostRow, mostColumn) = (apart, row, column);
                }
            }
        }

        return count == 0
            ? null
            : Finding.Remark(
                new Place(Shown(other)),
                "overlap",
                $"disagrees with {Shown(winner)} on {count:N0} of {compared:N0} shared posts, by {most} m at most (at {first.LatitudeOfRow(mostRow):0.#####}° N, {first.LongitudeOfColumn(mostColumn):0.#####}° E).",
                $"There {Shown(winner)} is used, the first by name; take one of the two out of the folder, or use tiles of one source.");
    }

    private static string Shown(IndexedTile tile) => tile.File.Length > 0 ? tile.File : tile.Name;

    private static int? Whole(double number)
    {
        var whole = Math.Round(number);
        return Math.Abs(number - whole) < 1e-6 && Math.Abs(whole) < 1e6 ? (int)whole : null;
    }
}
