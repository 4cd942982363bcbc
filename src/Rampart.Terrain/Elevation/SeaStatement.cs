using System.Globalization;
using System.Text.RegularExpressions;
using Rampart.Quantities;

namespace Rampart.Terrain.Elevation;

/// <summary>A source's word that a tile missing from its archive is open sea, and the cells for which it holds.</summary>
/// <param name="Text">The words of the source, quoted.</param>
/// <param name="South_deg">South-west cell: latitude of its corner.</param>
/// <param name="West_deg">South-west cell: longitude of its corner.</param>
/// <param name="North_deg">North-east cell: latitude of its south-west corner.</param>
/// <param name="East_deg">North-east cell: longitude of its south-west corner; below <paramref name="West_deg"/> across the antimeridian.</param>
public sealed partial record SeaStatement(string Text, int South_deg, int West_deg, int North_deg, int East_deg)
{
    /// <summary>The file in a terrain folder that holds the statement.</summary>
    public const string FileName = "missing-tiles-are-sea";

    private const string Remedy = "Write a line such as `within N30E022 to N46E047` (the south-west and the north-east cell of the archive), then quote the source.";

    internal static SeaStatement? Read(string file, ICollection<Finding> findings)
    {
        SeaStatement? statement = null;
        var words = new List<string>();
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (!line.StartsWith("within", StringComparison.OrdinalIgnoreCase))
            {
                words.Add(line.Trim());
                continue;
            }

            var match = Within().Match(line);
            if (statement is not null || !match.Success || !CellName.TryRead(match.Groups["from"].Value, out var south, out var west) || !CellName.TryRead(match.Groups["to"].Value, out var north, out var east) || north < south)
            {
                findings.Add(Finding.Error(new Place(file, number), "within", $"\"{line.Trim()}\" does not say, once, from which cell to which the statement holds.", Remedy));
                return null;
            }

            statement = new SeaStatement(string.Empty, south, west, north, east);
        }

        var text = string.Join(' ', words.Where(word => word.Length > 0));
        if (statement is null || text.Length == 0)
        {
            findings.Add(Finding.Error(new Place(file), "statement", statement is null ? "does not say for which cells it holds." : "does not quote the source.", Remedy));
            return null;
        }

        return statement with { Text = text };
    }

    /// <summary>The corners of all cells for which the statement holds.</summary>
    internal IEnumerable<(int South_deg, int West_deg)> Cells()
    {
        var columns = (((East_deg - West_deg) % 360) + 360) % 360;
        for (var south = South_deg; south <= North_deg; south++)
        {
            for (var column = 0; column <= columns; column++)
            {
                yield return (south, (int)Globe.Wrapped(West_deg + column));
            }
        }
    }

    [GeneratedRegex("^within\\s+(?<from>\\S+)\\s+to\\s+(?<to>\\S+)\\s*$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Within();
}
