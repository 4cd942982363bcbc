using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Campaigns.Running;
using Rampart.Results.Reading;
using Rampart.Web.Hosting;

namespace Rampart.Web.Campaigns;

/// <summary>How long battles of a scenario took on this computer, as their results tell.</summary>
internal static class FoughtTimes
{
    // The newest tell enough, and a folder may hold thousands.
    private const int MostRead = 20;

    /// <summary>Of its newest campaigns.</summary>
    public static IReadOnlyList<MeasuredBattles> OfCampaigns(Project project, string scenario) =>
        [.. Newest(project, scenario, CampaignFolder.ManifestFile).SelectMany(file => Read(() => Sessions(file)) ?? [])];

    /// <summary>Of its newest single battles: from the beginning until the result stands in its folder.</summary>
    public static IReadOnlyList<MeasuredBattles> OfRuns(Project project, string scenario) =>
        [.. Newest(project, scenario, ResultFolder.ManifestFile).Select(file => Read(() => Run(file))).OfType<MeasuredBattles>()];

    private static IEnumerable<FileInfo> Newest(Project project, string scenario, string manifest)
    {
        var all = new DirectoryInfo(Path.Combine(project.ResultsFolder, scenario));
        return all is { Exists: true, LinkTarget: null }
            ? all.EnumerateDirectories()
                .Where(folder => folder.LinkTarget is null && ResultId.IsPart(folder.Name))
                .Select(folder => new FileInfo(Path.Combine(folder.FullName, manifest)))
                .Where(file => file is { Exists: true, LinkTarget: null })
                .OrderByDescending(file => file.LastWriteTimeUtc)
                .Take(MostRead)
            : [];
    }

    private static List<MeasuredBattles> Sessions(FileInfo file)
    {
        var manifest = CampaignManifest.FromJson(File.ReadAllText(file.FullName), file.Name);
        return IsThis(manifest.Host.Os, manifest.Host.Architecture, manifest.Host.Processors)
            ? [.. manifest.Sessions.Select(each => new MeasuredBattles(Moment(each.Started), each.Battles, each.Seconds, each.Threads, manifest.Design.Points, each.ReadingSeconds))]
            : [];
    }

    private static MeasuredBattles? Run(FileInfo file)
    {
        var manifest = RunManifestForm.Checked(File.ReadAllText(file.FullName));
        return manifest["host"] is JsonObject host && IsThis((string?)host["os"], (string?)host["architecture"], (int?)host["processors"]) && (double?)manifest["allSeconds"] is { } seconds
            ? new MeasuredBattles(Moment((string?)manifest["started"] ?? string.Empty), 1, seconds, 1)
            : null;
    }

    private static DateTimeOffset Moment(string written) => DateTimeOffset.Parse(written, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    // A folder of results may have come from another computer; which one it was nobody writes down, but what kind.
    private static bool IsThis(string? os, string? architecture, int? processors) =>
        CampaignRun.Machine is var here && string.Equals(os, here.Os, StringComparison.Ordinal) && string.Equals(architecture, here.Architecture, StringComparison.Ordinal) && processors == here.Processors;

    // What is damaged is told where it is opened; here it tells no time.
    private static T? Read<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is ResultFormatException or JsonException or IOException or UnauthorizedAccessException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
