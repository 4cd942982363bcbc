using System.Text.Json;
using Rampart.Answers;
using Rampart.Answers.Evidence;
using Rampart.Answers.Provenance;
using Rampart.Campaigns.Running;
using Rampart.Quantities;
using Rampart.Results.Reading;
using Rampart.Web.Hosting;

namespace Rampart.Web.Evidence;

/// <summary>What the project's scenarios use and what its newest results have read: each looked at once, and again when its files have changed.</summary>
internal sealed class ProjectUses(Project project)
{
    /// <summary>Older results are not looked at.</summary>
    public const int MostResults = 60;

    private readonly Lock _reading = new();
    private readonly Dictionary<string, KnownScenario> _scenarios = new(StringComparer.Ordinal);
    private Dictionary<string, ReadResult> _results = new(StringComparer.Ordinal);

    /// <summary>What each scenario uses, by name; one that cannot be read is told as a remark.</summary>
    public IReadOnlyList<ScenarioUse> Scenarios(ICollection<Finding> remarks)
    {
        var workspace = project.Workspace;
        var found = new List<ScenarioUse>();
        lock (_reading)
        {
            foreach (var folder in ScenarioUse.FoldersOf(workspace).Where(folder => new DirectoryInfo(folder).LinkTarget is null))
            {
                var known = At(workspace, folder);
                known.Remarks.ForEach(remarks.Add);
                if (known.Use is { } use)
                {
                    found.Add(use);
                }
            }
        }

        return found;
    }

    /// <summary>The newest results that can be read, the newest first, and how many were looked at.</summary>
    public (IReadOnlyList<ReadResult> Results, int LookedAt) Results()
    {
        lock (_reading)
        {
            var newest = Newest();
            var known = _results;
            _results = new Dictionary<string, ReadResult>(StringComparer.Ordinal);
            foreach (var (id, folder) in newest)
            {
                if (MarkOf(folder) is not { } mark)
                {
                    continue;
                }

                if (known.TryGetValue(folder.FullName, out var before) && string.Equals(before.Mark, mark, StringComparison.Ordinal))
                {
                    _results[folder.FullName] = before;
                }
                else if (Read(id, folder, mark) is { } read)
                {
                    _results[folder.FullName] = read;
                }
            }

            return ([.. newest.Select(place => _results.GetValueOrDefault(place.Folder.FullName)).OfType<ReadResult>()], newest.Count);
        }
    }

    private KnownScenario At(Workspace workspace, string folder)
    {
        var mark = MarkOf(new DirectoryInfo(folder).EnumerateFiles());
        if (!_scenarios.TryGetValue(folder, out var known) || !ReferenceEquals(known.Workspace, workspace) || !string.Equals(known.Mark, mark, StringComparison.Ordinal))
        {
            var remarks = new List<Finding>();
            var file = new FileInfo(Path.Combine(folder, ScenarioUse.FileName));
            if (file.LinkTarget is not null || file.Length > project.Limits.Scenario_bytes)
            {
                remarks.Add(Finding.Remark(new Place(workspace.FromHome(folder)), "scenario", "It is too large to be read here, so that nothing is known of what it uses.", "Divide the scenario."));
            }

            known = new KnownScenario(workspace, mark, remarks.Count > 0 ? null : ScenarioUse.Of(workspace, folder, remarks), remarks);
            _scenarios[folder] = known;
        }

        return known;
    }

    private List<(ResultId Id, DirectoryInfo Folder)> Newest()
    {
        var above = new DirectoryInfo(project.ResultsFolder);
        return !above.Exists ? [] : [.. above.EnumerateDirectories()
            .Where(name => name.LinkTarget is null)
            .SelectMany(name => name.EnumerateDirectories().Where(key => key.LinkTarget is null).Select(key => (Name: name.Name, Key: key)))
            .Select(each => (IsId: ResultId.TryOf(each.Name, each.Key.Name, out var id), Id: id, each.Key))
            .Where(each => each.IsId)
            .OrderByDescending(each => each.Key.LastWriteTimeUtc)
            .ThenBy(each => each.Key.FullName, StringComparer.Ordinal)
            .Take(MostResults)
            .Select(each => (each.Id, each.Key))];
    }

    // A result that is damaged, half done or of an older program says nothing here; its own page says why.
    private static ReadResult? Read(ResultId id, DirectoryInfo folder, string mark)
    {
        try
        {
            var known = KnownResult.Find(folder.FullName);
            return new ReadResult(id, known, known.Kind == ResultKind.Campaign && File.Exists(Path.Combine(folder.FullName, CampaignFolder.SummaryFile)), mark);
        }
        catch (Exception failure) when (failure is EnvironmentException or ResultFormatException or JsonException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return null;
        }
    }

    // A result may be replaced while it is looked at; and one in whose folder a link stands is never read.
    private static string? MarkOf(DirectoryInfo result)
    {
        try
        {
            return Project.HoldsLinks(result) ? null : MarkOf(result.EnumerateFiles("*.json"));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string MarkOf(IEnumerable<FileInfo> files) =>
        string.Join('\n', files.OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}"));

    private sealed record KnownScenario(Workspace Workspace, string Mark, ScenarioUse? Use, List<Finding> Remarks);
}

/// <summary>A result with the values that it has read.</summary>
/// <param name="Id">NAME/KEY.</param>
/// <param name="Known">What its folder holds.</param>
/// <param name="IsSummedUp">Of a campaign, whether all its battles are fought and summed up.</param>
/// <param name="Mark">Its files as they were when it was read.</param>
internal sealed record ReadResult(ResultId Id, KnownResult Known, bool IsSummedUp, string Mark);
