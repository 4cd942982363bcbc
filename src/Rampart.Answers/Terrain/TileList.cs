using System.Globalization;
using System.Text.RegularExpressions;

namespace Rampart.Answers.Terrain;

/// <summary>The tiles that a list at the root of a Copernicus archive names, one a line.</summary>
internal sealed partial class TileList
{
    private readonly HashSet<TileCell> _tiles;

    private TileList(HashSet<TileCell> tiles) => _tiles = tiles;

    public int Count => _tiles.Count;

    public bool Has(TileCell tile) => _tiles.Contains(tile);

    /// <summary>The list in a file; null where it is no such list.</summary>
    public static TileList? Read(string path)
    {
        var tiles = new HashSet<TileCell>();
        foreach (var line in File.ReadLines(path))
        {
            if (Entry().Match(line.Trim()) is { Success: true } found)
            {
                tiles.Add(new TileCell(Signed(found.Groups["latitude"].Value, 'S'), Signed(found.Groups["longitude"].Value, 'W')));
            }
            else if (line.Trim().Length > 0)
            {
                return null;
            }
        }

        return tiles.Count == 0 ? null : new TileList(tiles);
    }

    private static int Signed(string text, char negative) =>
        int.Parse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture) * (text[0] == negative ? -1 : 1);

    [GeneratedRegex(@"^Copernicus_DSM_(COG_)?\d+_(?<latitude>[NS]\d\d)_00_(?<longitude>[EW]\d\d\d)_00_DEM$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Entry();
}
