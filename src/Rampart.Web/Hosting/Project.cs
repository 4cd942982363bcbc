using Rampart.Answers;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Scenarios;

namespace Rampart.Web.Hosting;

/// <summary>The project's folders, with ledger and models read once and again when their files have changed.</summary>
/// <remarks>Opened by the first who asks, so that pages that need no ledger do not wait for it.</remarks>
internal sealed class Project
{
    // Asking the disk for forty files' times takes less than a millisecond; asking once a second costs nothing.
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(1.0);
    private static readonly string[] Folders = ["ledger", "models"];

    private readonly Lock _reading = new();
    private readonly TimeProvider _clock;
    private KnownFiles? _known;

    public Project(string home, string results, ServerLimits limits, TimeProvider? clock = null)
    {
        Home = Path.GetFullPath(home);
        ResultsFolder = Path.GetFullPath(results);
        Limits = limits;
        _clock = clock ?? TimeProvider.System;
    }

    /// <summary>The folder with ledger, models and scenarios.</summary>
    public string Home { get; }

    /// <summary>The folder of results.</summary>
    public string ResultsFolder { get; }

    /// <summary>How much the server takes on.</summary>
    public ServerLimits Limits { get; }

    /// <summary>Ledger and models as their files are now.</summary>
    /// <exception cref="RefusalException">There are errors in the files.</exception>
    public Workspace Workspace => Known() is { HasErrors: false } known ? known.Workspace : throw RefusalException.Because(Findings);

    /// <summary>The ledger as its files are now.</summary>
    /// <exception cref="RefusalException">There are errors in the files.</exception>
    public Ledger Ledger => Workspace.Ledger;

    /// <summary>The models as their files are now.</summary>
    /// <exception cref="RefusalException">There are errors in the files.</exception>
    public ModelLibrary Models => Workspace.Models;

    /// <summary>What is to be said of ledger and models as their files are now, errors among it.</summary>
    public IReadOnlyList<Finding> Findings => Known().Findings;

    /// <summary>Whoever asks next looks at the files again: called by what has written them.</summary>
    public void LookAgain()
    {
        lock (_reading)
        {
            _known = null;
        }
    }

    /// <summary>The folder of a result.</summary>
    /// <exception cref="RefusalException">There is none, or a link stands in its place.</exception>
    public string FolderOf(ResultId id)
    {
        var above = new DirectoryInfo(Path.Combine(ResultsFolder, id.Name));
        var folder = new DirectoryInfo(Path.Combine(above.FullName, id.Key));
        return folder.Exists && above.LinkTarget is null && folder.LinkTarget is null && !HoldsLinks(folder)
            ? folder.FullName
            : throw RefusalException.NotThere($"result {id}", "It may have been moved or deleted, or a link stands in it; the list of results is on the first page.");
    }

    /// <summary>Whether anything in a result's folder is a link: Rampart makes none, and what is sent by others may lead anywhere.</summary>
    public static bool HoldsLinks(DirectoryInfo folder) => folder.EnumerateFileSystemInfos().Any(each => each.LinkTarget is not null || (each is DirectoryInfo below && HoldsLinks(below)));

    /// <summary>A file in a result's folder.</summary>
    /// <param name="id">The result.</param>
    /// <param name="file">The file's name, out of our own list and never out of a request.</param>
    /// <exception cref="RefusalException">There is none, or a link stands in its place.</exception>
    public string FileOf(ResultId id, string file)
    {
        var found = new FileInfo(Path.Combine(FolderOf(id), file));
        return found.Exists && found.LinkTarget is null ? found.FullName : throw RefusalException.NotThere($"{file} in result {id}");
    }

    /// <summary>A scenario's file.</summary>
    /// <param name="name">Its name: a folder of scenarios/.</param>
    /// <exception cref="RefusalException">There is none, a link stands in its place, or it is too large.</exception>
    public string ScenarioOf(string name)
    {
        var folder = new DirectoryInfo(Path.Combine(Home, "scenarios", ResultId.IsPart(name) ? name : throw NoScenario()));
        var file = new FileInfo(Path.Combine(folder.FullName, "scenario.yaml"));
        return !file.Exists || file.LinkTarget is not null || folder.LinkTarget is not null ? throw NoScenario()
            : file.Length > Limits.Scenario_bytes ? throw Problems.TooLarge(Limits.Scenario_bytes, "Divide the scenario, or fight it by the command line.")
            : file.FullName;

        static RefusalException NoScenario() => RefusalException.NotThere("such scenario", "A scenario is named by its folder below scenarios/, such as first-look.");
    }

    private KnownFiles Known()
    {
        lock (_reading)
        {
            var now = _clock.GetTimestamp();
            if (_known is null || _clock.GetElapsedTime(_known.LookedAt, now) > LookAgainAfter)
            {
                var mark = Mark();
                _known = _known is { } known && string.Equals(known.Mark, mark, StringComparison.Ordinal) ? known with { LookedAt = now } : Read(mark, now);
            }

            return _known;
        }
    }

    private KnownFiles Read(string mark, long now)
    {
        var findings = new List<Finding>();
        try
        {
            return new KnownFiles(mark, now, Workspace.Open(Home, findings), findings);
        }
        catch (FileNotFoundException absent) when (absent.FileName is { } file)
        {
            throw new RefusalException(
                StatusCodes.Status409Conflict, $"This project has no {Path.GetRelativePath(Home, file)}.",
                "Claims and models are read from the folders ledger and models of the folder in which Rampart was started: start it in a project's folder, or bring the file back.");
        }
    }

    /// <summary>Names, sizes and times of all files that the ledger and the models are read from.</summary>
    private string Mark()
    {
        var files = Folders
            .Select(folder => new DirectoryInfo(Path.Combine(Home, folder)))
            .Where(folder => folder.Exists)
            .SelectMany(folder => folder.EnumerateFiles("*", SearchOption.AllDirectories))
            .OrderBy(file => file.FullName, StringComparer.Ordinal);
        return string.Join('\n', files.Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}"));
    }

    private sealed record KnownFiles(string Mark, long LookedAt, Workspace Workspace, IReadOnlyList<Finding> Findings)
    {
        public bool HasErrors { get; } = Findings.Any(finding => finding.Severity == FindingSeverity.Error);
    }
}
