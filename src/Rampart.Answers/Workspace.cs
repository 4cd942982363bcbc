using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Scenarios;
using Rampart.Terrain;

namespace Rampart.Answers;

/// <summary>The project's folders: where the ledger, the models and the scenarios are.</summary>
internal sealed class Workspace
{
    private Workspace(string home, Ledger ledger, ModelLibrary models)
    {
        Home = home;
        Ledger = ledger;
        Models = models;
    }

    public string Home { get; }

    public Ledger Ledger { get; }

    public ModelLibrary Models { get; }

    /// <summary>The nearest folder, from here upwards, that holds a ledger and models; else the one that the program came with.</summary>
    /// <exception cref="EnvironmentException">There is none.</exception>
    public static string FindHome()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            if (IsHome(folder.FullName))
            {
                return folder.FullName;
            }
        }

        var given = Environment.GetEnvironmentVariable("RAMPART_HOME");
        return given is { Length: > 0 } && IsHome(given)
            ? given
            : throw new EnvironmentException("No ledger and models were found.", "Work inside a Rampart project, or set RAMPART_HOME to its folder.");
    }

    /// <summary>Opens the project that <see cref="FindHome"/> finds.</summary>
    /// <exception cref="EnvironmentException">There is none.</exception>
    public static Workspace Open(ICollection<Finding> findings) => Open(FindHome(), findings);

    /// <summary>Opens the project in a folder; where there are errors among the findings, what could be read of it.</summary>
    public static Workspace Open(string home, ICollection<Finding> findings)
    {
        var ledger = Ledger.Load(Path.Combine(home, "ledger"), findings);
        var models = ModelLibrary.Load(Path.Combine(home, "models"), ledger, findings);
        return new Workspace(home, ledger, models);
    }

    /// <summary>The scenario file that a folder or file on the command line means, and the scenario's name.</summary>
    /// <exception cref="EnvironmentException">There is no such scenario.</exception>
    public static (string Path, string Name) FindScenario(string given)
    {
        var home = Environment.GetEnvironmentVariable("RAMPART_HOME");
        var path = new[] { given, home is { Length: > 0 } ? Path.Combine(home, given) : given }.Select(FileOf).FirstOrDefault(File.Exists)
            ?? throw new EnvironmentException($"There is no scenario {FileOf(given)}.", "Give a scenario's folder, such as scenarios/first-look, or its file.");
        var folder = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)));
        var isPlain = string.Equals(Path.GetFileName(path), "scenario.yaml", StringComparison.Ordinal);
        return (path, isPlain && folder is { Length: > 0 } ? folder : Path.GetFileNameWithoutExtension(path));
    }

    private static string FileOf(string given) => Directory.Exists(given) ? Path.Combine(given, "scenario.yaml") : given;

    public Scenario? ReadScenario(string given, ICollection<Finding> findings, ReadingChoices? choices = null) => ReadScenario(given, findings, Ledger, choices ?? ReadingChoices.AsWritten);

    /// <summary>The scenario read otherwise than it is written: with another ledger, other readings, or at a point of a campaign.</summary>
    public Scenario? ReadScenario(string given, ICollection<Finding> findings, Ledger ledger, ReadingChoices choices, IGround? ground = null)
    {
        var (path, shown, name) = Locate(given);
        return ScenarioReader.Read(path, shown, name, ledger, Models, findings, choices, ground);
    }

    /// <summary>A scenario's file, how findings name it, and the scenario's name.</summary>
    public static (string Path, string Shown, string Name) Locate(string given)
    {
        var (path, name) = FindScenario(given);
        var shown = Path.GetRelativePath(Environment.CurrentDirectory, Path.GetFullPath(path));
        return (path, shown.StartsWith("..", StringComparison.Ordinal) ? path : shown, name);
    }

    /// <summary>A file as seen from the project's folder, in a form that means the same elsewhere; from the root where it lies outside.</summary>
    public string FromHome(string path)
    {
        var full = Path.GetFullPath(path);
        var within = Path.GetRelativePath(Home, full);
        return within.StartsWith("..", StringComparison.Ordinal) ? full : within.Replace(Path.DirectorySeparatorChar, '/');
    }

    /// <summary>The file that <see cref="FromHome"/> has named.</summary>
    public string AtHome(string file) => Path.Combine(Home, file);

    private static bool IsHome(string folder) => Directory.Exists(Path.Combine(folder, "ledger")) && Directory.Exists(Path.Combine(folder, "models"));
}
