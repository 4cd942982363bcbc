namespace Rampart.Cli;

/// <summary>A result's folder: written beside its place and renamed when whole, so that nothing half-written looks whole.</summary>
internal sealed class ResultFolder : IDisposable
{
    public const string ResultsFolder = "results";
    public const string ManifestFile = "manifest.json";
    public const string SummaryFile = "summary.json";
    public const string DatabaseFile = "run.sqlite";
    public const string ReportFile = "report.html";
    public const string JournalFile = "battle.journal";
    private const string LastFile = ".last";

    private bool _isWhole;

    private ResultFolder(string place, string working)
    {
        Place = place;
        Working = working;
    }

    /// <summary>Where the result will be.</summary>
    public string Place { get; }

    /// <summary>Where it is written.</summary>
    public string Working { get; }

    /// <exception cref="EnvironmentException">The folder cannot be written.</exception>
    public static ResultFolder Begin(string place)
    {
        var full = Path.GetFullPath(place);
        var parent = Path.GetDirectoryName(full) ?? throw new UsageException($"{place} cannot hold a result.", "Name a folder below another one.");
        var working = Path.Combine(parent, $".{Path.GetFileName(full)}.partial-{Environment.ProcessId}");
        try
        {
            Directory.CreateDirectory(working);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new EnvironmentException($"{parent} cannot be written: {exception.Message}", "Choose another folder with --out, or mend its permissions.");
        }

        return new ResultFolder(full, working);
    }

    public string PathOf(string file) => Path.Combine(Working, file);

    /// <summary>The result is whole: it takes its place. A result that stood there is gone only now.</summary>
    public void Finish()
    {
        var old = $"{Place}.old-{Environment.ProcessId}";
        var hasOld = Directory.Exists(Place);
        if (hasOld)
        {
            Directory.Move(Place, old);
        }

        Directory.Move(Working, Place);
        _isWhole = true;
        if (hasOld)
        {
            Directory.Delete(old, recursive: true);
        }

        RememberAsLast(Place);
    }

    /// <summary>What was not finished leaves nothing behind.</summary>
    public void Dispose()
    {
        if (!_isWhole && Directory.Exists(Working))
        {
            Directory.Delete(Working, recursive: true);
        }
    }

    /// <summary>The folder of a run that the command line names: a path, or "last".</summary>
    /// <exception cref="EnvironmentException">There is no such run.</exception>
    public static string Find(string run)
    {
        var folder = string.Equals(run, "last", StringComparison.Ordinal) ? Last() : run;
        if (!File.Exists(Path.Combine(folder, ManifestFile)))
        {
            throw new EnvironmentException($"{folder} holds no result of a run.", "Give a result's folder, or `last` for the newest one.");
        }

        return folder;
    }

    public static void RememberAsLast(string place)
    {
        try
        {
            Directory.CreateDirectory(ResultsFolder);
            File.WriteAllText(Path.Combine(ResultsFolder, LastFile), place + "\n");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The result is written; only the short name `last` for it could not be noted here.
            Screen.Say($"`last` could not be noted: {exception.Message}");
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
