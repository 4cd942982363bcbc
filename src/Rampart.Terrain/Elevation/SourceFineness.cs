using System.Globalization;
using Rampart.Quantities;

namespace Rampart.Terrain.Elevation;

/// <summary>How far apart the posts of the source stood, for tiles whose own posts stand closer: what lies between was made up, and such a tile is no finer than its source.</summary>
public static class SourceFineness
{
    /// <summary>The file in a terrain folder that says it, a line for each such tile: its path below the folder, and seconds of arc.</summary>
    public const string FileName = "posts-of-the-source";

    // A post every ten degrees tells of no ground; one every thousandth of a second of no map.
    private const double Greatest_as = 36_000.0;
    private const double Least_as = 1e-3;

    /// <summary>Seconds of arc by the tile's path below the folder; lines that say nothing are errors.</summary>
    public static IReadOnlyDictionary<string, double> Read(string file, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var spacings = new Dictionary<string, double>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (line.Trim() is not { Length: > 0 } told)
            {
                continue;
            }

            var blank = told.LastIndexOf(' ');
            if (blank > 0 && double.TryParse(told[(blank + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= Least_as and <= Greatest_as)
            {
                spacings[told[..blank].Trim()] = seconds;
            }
            else
            {
                findings.Add(Finding.Error(new Place(file, number), "posts", $"\"{told}\" does not say of which tile the source's posts stand how far apart.", "Write the tile's path and seconds of arc, such as `N40E033.hgt 300`."));
            }
        }

        return spacings;
    }

    /// <summary>Notes it for tiles that were just made, beside what is noted of others; a tile as fine as its source needs no note.</summary>
    /// <param name="folder">The terrain folder.</param>
    /// <param name="tiles">The tiles' paths below it.</param>
    /// <param name="seconds">How far apart the source's posts stand; null where the tiles are no finer.</param>
    public static void Note(string folder, IEnumerable<string> tiles, double? seconds)
    {
        ArgumentNullException.ThrowIfNull(tiles);
        var file = Path.Combine(folder, FileName);
        var noted = new SortedDictionary<string, double>(File.Exists(file) ? Read(file, []).ToDictionary() : [], StringComparer.Ordinal);
        foreach (var tile in tiles)
        {
            noted.Remove(tile);
            if (seconds is { } apart)
            {
                noted.Add(tile, apart);
            }
        }

        if (noted.Count == 0)
        {
            File.Delete(file);
            return;
        }

        var beside = file + ".part";
        File.WriteAllLines(beside, noted.Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Key} {each.Value:0.###}")));
        File.Move(beside, file, overwrite: true);
    }
}
