using System.Text.Json;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Campaigns.Running;
using Rampart.Quantities;
using Rampart.Results.Reading;
using Rampart.Results.Report;
using Rampart.Results.Summary;
using Rampart.Web.Hosting;

namespace Rampart.Web.Home;

/// <summary>The runs and campaigns in the folder of results, the newest first; each is read again only when it was written again.</summary>
internal sealed class ResultShelf(Project project)
{
    /// <summary>More than a first page has room for; the others are found by their names.</summary>
    public const int Most = 60;

    private readonly Lock _reading = new();
    private readonly Dictionary<string, RecentResult> _known = new(StringComparer.Ordinal);

    /// <summary>The newest of them.</summary>
    /// <param name="count">How many at most.</param>
    /// <param name="kind">Only these; all where none is named.</param>
    public RecentResults Newest(int count, RecentKind? kind = null)
    {
        var all = Folders().Where(each => kind is null || kind == KindOf(each.Folder)).OrderByDescending(each => each.Written).ThenBy(each => each.Id.ToString(), StringComparer.Ordinal).ToList();
        lock (_reading)
        {
            var newest = new List<RecentResult>();
            foreach (var (id, folder, written) in all.Take(count))
            {
                var result = _known.TryGetValue(id.ToString(), out var known) && known.Written == written ? known : Read(id, folder, written);
                newest.Add(result);
                _known[id.ToString()] = result;
            }

            return new RecentResults(newest, all.Count);
        }
    }

    private IEnumerable<(ResultId Id, string Folder, DateTimeOffset Written)> Folders()
    {
        var results = new DirectoryInfo(project.ResultsFolder);
        if (!results.Exists)
        {
            yield break;
        }

        foreach (var above in results.EnumerateDirectories().Where(folder => folder.LinkTarget is null))
        {
            foreach (var folder in above.EnumerateDirectories().Where(folder => folder.LinkTarget is null))
            {
                if (ResultId.TryOf(above.Name, folder.Name, out var id) && ManifestOf(folder.FullName) is { } manifest)
                {
                    yield return (id, folder.FullName, new DateTimeOffset(manifest.LastWriteTimeUtc, TimeSpan.Zero));
                }
            }
        }
    }

    private static RecentKind KindOf(string folder) => File.Exists(Path.Combine(folder, CampaignFolder.ManifestFile)) ? RecentKind.Campaign : RecentKind.Run;

    // Coverages and sitings have a manifest too, and no database of a battle.
    private static FileInfo? ManifestOf(string folder)
    {
        var campaign = new FileInfo(Path.Combine(folder, CampaignFolder.ManifestFile));
        var run = new FileInfo(Path.Combine(folder, ResultFolder.ManifestFile));
        return campaign.Exists ? campaign : run.Exists && File.Exists(Path.Combine(folder, ResultFolder.DatabaseFile)) ? run : null;
    }

    private static RecentResult Read(ResultId id, string folder, DateTimeOffset written)
    {
        var isCampaign = File.Exists(Path.Combine(folder, CampaignFolder.ManifestFile));
        try
        {
            if (Project.HoldsLinks(new DirectoryInfo(folder)))
            {
                return Unread(id, isCampaign, written, "It is not read: a link stands in it.");
            }

            return isCampaign ? Campaign(id, folder, written) : Run(id, folder, written);
        }
        catch (Exception fault) when (fault is ResultFormatException or JsonException or IOException or UnauthorizedAccessException or InvalidOperationException or FormatException or ArgumentException)
        {
            var why = fault is ResultFormatException format ? $"It cannot be read. {format.Remedy}" : "It cannot be read: its files are not as Rampart has written them.";
            return Unread(id, isCampaign, written, why);
        }
    }

    private static RecentResult Unread(ResultId id, bool isCampaign, DateTimeOffset written, string why) =>
        new(id.ToString(), isCampaign ? RecentKind.Campaign : RecentKind.Run, id.Name, id.Name, null, null, null, null, 0, IsWhole: false, written, why);

    private static RecentResult Run(ResultId id, string folder, DateTimeOffset written)
    {
        var summary = BattleSummary.FromJson(File.ReadAllText(Path.Combine(folder, ResultFolder.SummaryFile)));
        return new RecentResult(
            id.ToString(), RecentKind.Run, summary.Title, summary.Scenario, AnswerWords.Of(summary), null, summary.Seed, summary.Replication, 1, IsWhole: true, written, null);
    }

    private static RecentResult Campaign(ResultId id, string folder, DateTimeOffset written)
    {
        var campaign = new CampaignFolder(folder);
        var manifest = campaign.Manifest()!;
        var summary = campaign.PathOf(CampaignFolder.SummaryFile);
        var told = manifest.Hash is not null && File.Exists(summary) ? WrittenJson.Parse(File.ReadAllText(summary)) : null;
        return new RecentResult(
            id.ToString(), RecentKind.Campaign, manifest.Title, manifest.Scenario, told?["answer"]?.GetValue<string>(), told?["banner"]?.GetValue<string>(), manifest.Design.Seed, null, manifest.Design.Battles, manifest.Hash is not null, written, null);
    }
}
