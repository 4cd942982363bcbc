using System.Text.Json;
using System.Text.Json.Nodes;
using Rampart.Quantities;
using Rampart.Results.Database;
using Rampart.Results.Reading;

namespace Rampart.Answers;

/// <summary>A result's folder: written beside its place and renamed when whole, so that nothing half-written looks whole.</summary>
internal sealed class ResultFolder : IDisposable
{
    public const string ResultsFolder = "results";
    public const string ManifestFile = "manifest.json";
    public const string SummaryFile = "summary.json";
    public const string DatabaseFile = "run.sqlite";
    public const string ReportFile = "report.html";
    public const string JournalFile = "battle.journal";

    /// <summary>How a file beside a folder that is being written ends: it is locked as long as the writer lives, whatever ends him.</summary>
    public const string AliveEnding = ".alive";

    /// <summary>What stands in the name of a folder that is being written, before the writer's number.</summary>
    public const string Partial = ".partial-";

    /// <summary>What stands behind that name in the name of a result whose place is being taken, before a number.</summary>
    public const string Old = ".old-";

    private const string CampaignFile = "campaign.json";
    private const string LastFile = ".last";
    private const int MostAttempts = 10;

    /// <summary>Everything that a run writes.</summary>
    public static IReadOnlyList<string> Files { get; } = [ManifestFile, SummaryFile, DatabaseFile, ReportFile, JournalFile];

    private readonly string? _firstNewParent;
    private readonly FileStream _alive;
    private bool _isWhole;

    private ResultFolder(string place, string working, string? firstNewParent, FileStream alive)
    {
        Place = place;
        Working = working;
        _firstNewParent = firstNewParent;
        _alive = alive;
    }

    /// <summary>Where the result will be.</summary>
    public string Place { get; }

    /// <summary>Where it is written.</summary>
    public string Working { get; }

    /// <summary>Sees to it that nothing but a result, or an empty folder, can ever be replaced.</summary>
    /// <exception cref="UsageException">Something else stands there, or the place cannot be a result's.</exception>
    public static void Guard(string place, bool force) => Guard(place, force, Files, "another result", "results of runs");

    /// <summary>The same for a folder of other files.</summary>
    /// <param name="place">The folder.</param>
    /// <param name="force">Whether what stands there may be replaced.</param>
    /// <param name="files">The names that such a folder holds.</param>
    /// <param name="one">One of them, for the reader.</param>
    /// <param name="what">What they are called.</param>
    public static void Guard(string place, bool force, IReadOnlyList<string> files, string one, string what)
    {
        const string Remedy = "Choose another folder with --out.";
        if (File.Exists(place))
        {
            throw new UsageException($"{place} is a file.", Remedy);
        }

        if (!Directory.Exists(place))
        {
            return;
        }

        var held = Directory.EnumerateFileSystemEntries(place).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal).ToList();
        if (held.FirstOrDefault(entry => !files.Contains(entry, StringComparer.Ordinal)) is { } foreign)
        {
            throw new UsageException($"{place} holds something else already: {foreign}.", $"{Remedy} Only {what} are ever replaced.");
        }

        if (held.Count > 0 && !force)
        {
            throw new UsageException($"{place} holds {one} already.", "Choose another folder with --out, or replace it with --force.");
        }

        var here = Path.TrimEndingDirectorySeparator(Environment.CurrentDirectory) + Path.DirectorySeparatorChar;
        if (here.StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(place)) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new UsageException($"{place} is the folder that you work in.", "Name one that can be replaced as a whole, such as --out result.");
        }
    }

    /// <exception cref="EnvironmentException">The folder cannot be written.</exception>
    public static ResultFolder Begin(string place)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(place));
        var parent = Path.GetDirectoryName(full) ?? throw new UsageException($"{place} cannot hold a result.", "Name a folder below another one.");
        var working = Path.Combine(parent, $".{Path.GetFileName(full)}{Partial}{Environment.ProcessId}");
        // A process that was killed has left its folder behind, and numbers of processes come again: in a container at every start.
        for (var other = 2; Path.Exists(working); other++)
        {
            working = Path.Combine(parent, $".{Path.GetFileName(full)}{Partial}{Environment.ProcessId}-{other}");
        }

        var firstNewParent = FirstMissing(parent);
        try
        {
            Directory.CreateDirectory(working);
            return new ResultFolder(full, working, firstNewParent, new FileStream(working + AliveEnding, FileMode.Create, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (Directory.Exists(working))
            {
                Directory.Delete(working);
            }

            RemoveEmpty(parent, firstNewParent);
            throw new EnvironmentException($"{place} cannot be written: {ResultWriteException.From(place, exception).Cause}.", "Choose another folder with --out, or mend its permissions.");
        }
    }

    public string PathOf(string file) => Path.Combine(Working, file);

    /// <summary>The result is whole: it takes its place, and `last` means it. A result that stood there is gone only now.</summary>
    public void Finish(IOnlooker onlooker, string results = ResultsFolder)
    {
        TakePlace();
        RememberAsLast(Place, onlooker, results);
    }

    /// <summary>As <see cref="Finish"/>, for what is no run: `last` goes on meaning the run before.</summary>
    public void TakePlace()
    {
        for (var attempt = 1; !_isWhole; attempt++)
        {
            var old = $"{Working}{Old}{attempt}";
            var hasOld = TryMove(Place, old);
            if (TryMove(Working, Place))
            {
                _isWhole = true;
                LetGo();
            }
            else if (attempt == MostAttempts || !Directory.Exists(Place))
            {
                if (hasOld)
                {
                    TryMove(old, Place);
                }

                throw new EnvironmentException($"The result could not take its place at {Place}.", "Check that the folder may be written; nothing was kept of this run.");
            }

            if (hasOld && Directory.Exists(old))
            {
                Directory.Delete(old, recursive: true);
            }
        }
    }

    /// <summary>What was not finished leaves nothing behind, not even an empty folder.</summary>
    public void Dispose()
    {
        if (_isWhole)
        {
            return;
        }

        if (Directory.Exists(Working))
        {
            Directory.Delete(Working, recursive: true);
        }

        LetGo();

        RemoveEmpty(Path.GetDirectoryName(Working)!, _firstNewParent);
    }

    private void LetGo()
    {
        if (File.Exists(_alive.Name))
        {
            File.Delete(_alive.Name);
        }

        _alive.Dispose();
    }

    // A second process may put the same result there between a look and a move: then it is tried again.
    private static bool TryMove(string from, string to)
    {
        try
        {
            Directory.Move(from, to);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string? FirstMissing(string folder)
    {
        string? missing = null;
        for (var each = folder; each is not null && !Path.Exists(each); each = Path.GetDirectoryName(each))
        {
            missing = each;
        }

        return missing;
    }

    /// <summary>Removes empty folders from one upwards to the first that this run has made.</summary>
    private static void RemoveEmpty(string from, string? upTo)
    {
        for (var each = from; upTo is not null && each.StartsWith(upTo, StringComparison.Ordinal); each = Path.GetDirectoryName(each)!)
        {
            try
            {
                Directory.Delete(each);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Another run has put something there meanwhile.
                return;
            }
        }
    }

    /// <summary>The folder of a run that the command line names: a path, or "last".</summary>
    /// <exception cref="EnvironmentException">There is no such run.</exception>
    public static string Find(string run)
    {
        var folder = string.Equals(run, "last", StringComparison.Ordinal) ? Last() : run;
        if (!File.Exists(Path.Combine(folder, ManifestFile)))
        {
            throw File.Exists(Path.Combine(folder, CampaignFile))
                ? new EnvironmentException($"{folder} holds a campaign, not a single run.", $"Show it with `rampart campaign report {run}`.")
                : new EnvironmentException($"{folder} holds no result of a run.", "Give a result's folder, or `last` for the newest one.");
        }

        return folder;
    }

    /// <summary>What the result in a folder says of how it came about.</summary>
    /// <exception cref="ResultFormatException">It cannot be read.</exception>
    public static JsonObject Manifest(string folder)
    {
        var file = Path.Combine(folder, ManifestFile);
        try
        {
            return WrittenJson.Parse(File.ReadAllText(file)) as JsonObject ?? throw new JsonException("no object", "$", 0, 0);
        }
        catch (JsonException exception)
        {
            throw ResultFormatException.Damaged(file, exception, "Run the battle again.");
        }
    }

    /// <summary>Lets `last` mean this result.</summary>
    /// <param name="place">Its folder, from the root.</param>
    /// <param name="onlooker">Who is told where that could not be noted.</param>
    /// <param name="results">The folder of results.</param>
    public static void RememberAsLast(string place, IOnlooker onlooker, string results = ResultsFolder)
    {
        try
        {
            Directory.CreateDirectory(results);
            File.WriteAllText(Path.Combine(results, LastFile), place + "\n");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The result is written; only the short name `last` for it could not be noted here.
            onlooker.Say($"`last` could not be noted: {exception.Message}");
        }
    }

    private static string Last()
    {
        var file = Path.Combine(ResultsFolder, LastFile);
        return File.Exists(file)
            ? File.ReadAllText(file).Trim()
            : throw new EnvironmentException("There is no last run here.", "Run one first: rampart run scenarios/first-look");
    }
}
