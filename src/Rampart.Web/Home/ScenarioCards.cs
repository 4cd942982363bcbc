using Rampart.Answers;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Scenarios;
using Rampart.Web.Hosting;

namespace Rampart.Web.Home;

/// <summary>The cards of all scenarios, each read again only when its files, the ledger or the models have changed.</summary>
internal sealed class ScenarioCards(Project project)
{
    private const string ScenarioFile = "scenario.yaml";

    // How the project names those that are there to be measured.
    private const string BenchmarkPrefix = "bench-";

    private readonly Lock _reading = new();
    private readonly Dictionary<string, Known> _known = new(StringComparer.Ordinal);

    /// <summary>The scenarios of the project, by name: those that teach something, or those that measure the program's speed.</summary>
    /// <exception cref="RefusalException">There are errors in the ledger or the models.</exception>
    public ScenarioList All(bool benchmarks)
    {
        var workspace = project.Workspace;
        lock (_reading)
        {
            var folders = Folders().ToLookup(folder => folder.Name.StartsWith(BenchmarkPrefix, StringComparison.Ordinal));
            var found = folders[benchmarks].Select(folder => At(folder, workspace)).ToList();
            return new ScenarioList([.. found.Select(each => each.Card).OfType<ScenarioCard>()], [.. found.Select(each => each.Unreadable).OfType<UnreadableScenario>()], benchmarks ? 0 : folders[true].Count());
        }
    }

    private IEnumerable<DirectoryInfo> Folders()
    {
        var all = new DirectoryInfo(Path.Combine(project.Home, "scenarios"));
        return all.Exists
            ? all.EnumerateDirectories().Where(folder => folder.LinkTarget is null && File.Exists(Path.Combine(folder.FullName, ScenarioFile))).OrderBy(folder => folder.Name, StringComparer.Ordinal)
            : [];
    }

    private Known At(DirectoryInfo folder, Workspace workspace)
    {
        var mark = string.Join('\n', folder.EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}"));
        if (!_known.TryGetValue(folder.Name, out var known) || !ReferenceEquals(known.Workspace, workspace) || !string.Equals(known.Mark, mark, StringComparison.Ordinal))
        {
            known = Read(folder, workspace, mark);
            _known[folder.Name] = known;
        }

        return known;
    }

    private Known Read(DirectoryInfo folder, Workspace workspace, string mark)
    {
        var findings = new List<Finding>();
        var file = Path.Combine(folder.FullName, ScenarioFile);
        if (new FileInfo(file).Length > project.Limits.Scenario_bytes)
        {
            var tooLarge = Finding.Error(new Place($"scenarios/{folder.Name}/{ScenarioFile}"), "file", $"It has more than {project.Limits.Scenario_bytes / 1024} KiB and is not read here.", "Divide the scenario, or fight it by the command line.");
            return new Known(workspace, mark, null, new UnreadableScenario(folder.Name, [FindingAnswer.Of(tooLarge)]));
        }

        var scenario = ScenarioReader.Read(file, $"scenarios/{folder.Name}/{ScenarioFile}", folder.Name, workspace.Ledger, workspace.Models, findings, ReadingChoices.AsWritten, null);
        return scenario is null || findings.Exists(finding => finding.Severity == FindingSeverity.Error)
            ? new Known(workspace, mark, null, new UnreadableScenario(folder.Name, [.. findings.Select(FindingAnswer.Of)]))
            : new Known(workspace, mark, ScenarioPicture.Of(scenario, workspace.Models.Find(scenario.System)?.Name ?? scenario.System, findings.Count), null);
    }

    private sealed record Known(Workspace Workspace, string Mark, ScenarioCard? Card, UnreadableScenario? Unreadable);
}
