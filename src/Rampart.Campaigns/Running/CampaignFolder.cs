using System.Globalization;
using System.Text;
using Rampart.Campaigns.Design;
using Rampart.Campaigns.Outcomes;
using Rampart.Quantities;

namespace Rampart.Campaigns.Running;

/// <summary>A campaign's folder: what it is (campaign.json), what its points drew, the rows of its battles in shards, and what was made of them.</summary>
/// <remarks>Every file is written beside its place and renamed when whole: whatever ends the program, the folder holds finished things only.</remarks>
public sealed class CampaignFolder(string place)
{
    public const string ManifestFile = "campaign.json";
    public const string PointsFile = "points.csv";
    public const string SummaryFile = "summary.json";
    public const string ReportFile = "report.html";
    public const string ShardsFolder = "shards";
    private const string Partial = ".partial-";
    private static readonly string[] PointsColumns = ["point", "factor", "position", "level"];

    /// <summary>Everything that a campaign writes at the top of its folder.</summary>
    public static IReadOnlyList<string> Files { get; } = [ManifestFile, PointsFile, ReportFile, ShardsFolder, SummaryFile];

    public string Place { get; } = place;

    public string PathOf(string file) => Path.Combine(Place, file);

    /// <summary>The manifest in the folder; null where there is none.</summary>
    /// <exception cref="Rampart.Results.Reading.ResultFormatException">It cannot be read.</exception>
    public CampaignManifest? Manifest() => File.Exists(PathOf(ManifestFile)) ? CampaignManifest.FromJson(File.ReadAllText(PathOf(ManifestFile)), PathOf(ManifestFile)) : null;

    /// <summary>Writes the manifest.</summary>
    public void Write(CampaignManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        Write(ManifestFile, manifest.ToJson());
    }

    /// <summary>Writes a file at the top of the folder.</summary>
    public void Write(string file, string text) => WriteWhole(PathOf(file), text);

    /// <summary>Keeps finished rows that follow each other.</summary>
    /// <param name="campaign">The campaign's identity.</param>
    /// <param name="rows">The rows.</param>
    public void Keep(string campaign, IReadOnlyList<BattleOutcome> rows)
    {
        Directory.CreateDirectory(PathOf(ShardsFolder));
        WriteWhole(Path.Combine(PathOf(ShardsFolder), ShardFile.NameOf(rows)), ShardFile.Text(campaign, rows));
    }

    /// <summary>All rows that are there, by replication; what is damaged, foreign or contradicts another is a finding, and its rows are not among them.</summary>
    public IReadOnlyList<BattleOutcome> Rows(string campaign, CampaignDesign design, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var rows = new SortedDictionary<int, (BattleOutcome Row, string Shard)>();
        if (!Directory.Exists(PathOf(ShardsFolder)))
        {
            return [];
        }

        foreach (var file in Directory.EnumerateFileSystemEntries(PathOf(ShardsFolder)).Order(StringComparer.Ordinal))
        {
            // What a killed process was just writing is not there: nothing was promised of it.
            if (Path.GetFileName(file).Contains(Partial, StringComparison.Ordinal))
            {
                continue;
            }

            if (Directory.Exists(file))
            {
                findings.Add(Finding.Error(new Place(file), "shard", "A folder does not belong among the shards.", "Move it away."));
                continue;
            }

            foreach (var row in ShardFile.Read(file, file, campaign, design, findings))
            {
                if (!rows.TryAdd(row.Replication, (row, file)) && !IsSame(rows[row.Replication].Row, row))
                {
                    findings.Add(Finding.Error(
                        new Place(file), "shard", $"Battle {row.Replication} stands here otherwise than in {rows[row.Replication].Shard}.",
                        "Fight it again (rampart run SCENARIO --point … --replication …), and move away the shard that is wrong."));
                }
            }
        }

        return [.. rows.Values.Select(each => each.Row)];
    }

    /// <summary>Writes what the points have drawn.</summary>
    public void WritePoints(IReadOnlyList<CampaignPoint> points)
    {
        IEnumerable<string[]> rows = from point in points
                                     from level in point.Levels
                                     select new[] { point.Number.ToString(CultureInfo.InvariantCulture), level.Factor, level.Position.ToString("R", CultureInfo.InvariantCulture), level.Level };
        Write(PointsFile, CsvTable.Text(rows.Prepend(PointsColumns)));
    }

    /// <summary>What the points have drawn, all points of the design in turn.</summary>
    public IReadOnlyList<CampaignPoint> Points(CampaignDesign design, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(findings);
        var levels = Enumerable.Range(0, design.Points).Select(_ => new List<FactorLevel>()).ToList();
        var at = 0;
        try
        {
            foreach (var (line, cells) in CsvTable.Rows(File.ReadAllText(PathOf(PointsFile))))
            {
                at = line;
                if (line == 1 ? !cells.SequenceEqual(PointsColumns, StringComparer.Ordinal) : cells.Length != PointsColumns.Length)
                {
                    throw new FormatException($"The columns are not {string.Join(", ", PointsColumns)}.");
                }

                if (line > 1)
                {
                    levels[int.Parse(cells[0], NumberStyles.None, CultureInfo.InvariantCulture)].Add(new FactorLevel(cells[1], double.Parse(cells[2], NumberStyles.Float, CultureInfo.InvariantCulture), cells[3]));
                }
            }
        }
        catch (Exception fault) when (fault is FormatException or OverflowException or ArgumentOutOfRangeException)
        {
            findings.Add(Finding.Error(new Place(PathOf(PointsFile), at), "points", $"This is not what the campaign has written: {fault.Message}", "Resume the campaign: the file is written anew."));
        }

        return [.. levels.Select((each, number) => new CampaignPoint(number, each))];
    }

    /// <summary>The battles of the design that have no row yet, ascending.</summary>
    public static IReadOnlyList<int> Missing(CampaignDesign design, IReadOnlyList<BattleOutcome> rows)
    {
        ArgumentNullException.ThrowIfNull(design);
        var fought = rows.Select(row => row.Replication).ToHashSet();
        return [.. Enumerable.Range(0, design.Battles).Where(replication => !fought.Contains(replication))];
    }

    private static bool IsSame(BattleOutcome left, BattleOutcome right) => OutcomeRow.Cells(left).SequenceEqual(OutcomeRow.Cells(right), StringComparer.Ordinal);

    private static void WriteWhole(string path, string text)
    {
        var folder = Path.GetDirectoryName(path)!;
        var working = Path.Combine(folder, $".{Path.GetFileName(path)}{Partial}{Environment.ProcessId}");
        try
        {
            // Held until it has its name: what is half-written and held by nobody is a dead one's.
            using var file = new FileStream(working, FileMode.Create, FileAccess.ReadWrite, FileShare.Delete);
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
            File.Move(working, path, overwrite: true);
        }
        catch
        {
            File.Delete(working);
            throw;
        }
    }
}
