using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Rampart.Campaigns.Design;
using Rampart.Campaigns.Outcomes;
using Rampart.Quantities;

namespace Rampart.Campaigns.Running;

/// <summary>A file with the rows of finished battles that follow each other: <c>FIRST-LAST.csv</c>.</summary>
/// <remarks>Its first lines name the campaign and the hash of everything below, so that no damage and no stranger goes unnoticed.</remarks>
public static partial class ShardFile
{
    /// <summary>Version of the form of a shard and of its rows.</summary>
    public const int Format = 1;

    private const string FormatLine = "# rampart campaign shard ";
    private const string CampaignLine = "# campaign ";
    private const string HashLine = "# sha256 ";
    private const string Remedy = "Move the file out of the folder and resume: its battles are fought again, with the same luck.";

    /// <summary>The shard's name.</summary>
    public static string NameOf(IReadOnlyList<BattleOutcome> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return string.Create(CultureInfo.InvariantCulture, $"{rows[0].Replication}-{rows[^1].Replication}.csv");
    }

    /// <summary>The shard's content.</summary>
    /// <param name="campaign">The campaign's identity.</param>
    /// <param name="rows">Rows without a gap between them.</param>
    public static string Text(string campaign, IReadOnlyList<BattleOutcome> rows)
    {
        var table = CsvTable.Text([OutcomeRow.Columns]) + OutcomeRow.Text(rows);
        return $"{FormatLine}{Format}\n{CampaignLine}{campaign}\n{HashLine}{HashOf(table)}\n{table}";
    }

    /// <summary>The rows of a shard; none where a finding says what is wrong with it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shown">The file as findings name it.</param>
    /// <param name="campaign">The identity of the campaign to which it must belong.</param>
    /// <param name="design">The battles that the campaign has.</param>
    /// <param name="findings">What is wrong goes here.</param>
    public static IReadOnlyList<BattleOutcome> Read(string path, string shown, string campaign, CampaignDesign design, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(findings);
        IReadOnlyList<BattleOutcome> Refused(string message, int line = 0, string? remedy = null)
        {
            findings.Add(Finding.Error(new Place(shown, line), "shard", message, remedy ?? Remedy));
            return [];
        }

        if (Name().Match(Path.GetFileName(path)) is not { Success: true } name
            || !int.TryParse(name.Groups["first"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            || !int.TryParse(name.Groups["last"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            || last < first)
        {
            return Refused("The file's name is not that of a shard, such as 0-9.csv.", remedy: "Move it out of the folder: only shards of this campaign lie here.");
        }

        var text = File.ReadAllText(path);
        var lines = text.Split('\n', 4);
        if (lines.Length < 4 || !lines[0].StartsWith(FormatLine, StringComparison.Ordinal) || !lines[1].StartsWith(CampaignLine, StringComparison.Ordinal) || !lines[2].StartsWith(HashLine, StringComparison.Ordinal))
        {
            return Refused("This is no shard: its first three lines name neither form nor campaign nor hash.", 1);
        }

        if (!string.Equals(lines[0][FormatLine.Length..], Format.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
        {
            return Refused($"The shard has form {lines[0][FormatLine.Length..]}; this Rampart reads form {Format}.", 1, "Use the Rampart that wrote it.");
        }

        if (!string.Equals(lines[2][HashLine.Length..], HashOf(lines[3]), StringComparison.Ordinal))
        {
            return Refused("The shard is damaged: its rows do not have the hash that stands above them.", 3);
        }

        if (!string.Equals(lines[1][CampaignLine.Length..], campaign, StringComparison.Ordinal))
        {
            return Refused($"The shard belongs to another campaign: {Short(lines[1][CampaignLine.Length..])}, not {Short(campaign)}.", 2, "Move it to the folder of its own campaign.");
        }

        const int LinesAbove = 3;
        var at = LinesAbove;
        var rows = new List<BattleOutcome>(last - first + 1);
        try
        {
            foreach (var (line, cells) in CsvTable.Rows(lines[3]))
            {
                at = LinesAbove + line;
                if (line == 1)
                {
                    if (!cells.SequenceEqual(OutcomeRow.Columns, StringComparer.Ordinal))
                    {
                        return Refused("The shard's columns are not those of this form.", at);
                    }

                    continue;
                }

                var row = OutcomeRow.Parse(cells);
                if (row.Replication != first + rows.Count || row.Replication >= design.Battles || row.Point != design.PointOf(row.Replication))
                {
                    return Refused($"Battle {row.Replication} at point {row.Point} does not belong here.", at);
                }

                rows.Add(row);
            }
        }
        catch (FormatException fault)
        {
            return Refused(fault.Message, at);
        }

        return rows.Count == last - first + 1 ? rows : Refused($"The shard has {rows.Count} rows; its name promises {last - first + 1}.");
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Short(string identity) => identity[..Math.Min(8, identity.Length)];

    [GeneratedRegex(@"^(?<first>0|[1-9][0-9]*)-(?<last>0|[1-9][0-9]*)\.csv$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}
