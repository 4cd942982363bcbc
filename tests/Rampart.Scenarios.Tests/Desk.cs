using Rampart.Evidence;
using Rampart.Simulation.Kernel;

namespace Rampart.Scenarios.Tests;

/// <summary>A folder with a scenario in it, read against the repository's ledger and models or against a changed copy of them.</summary>
internal sealed class Desk : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rampart-scenarios-");

    public Desk()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "models"));
        foreach (var model in Directory.GetFiles(Path.Combine(Repository.Root, "models"), "*.yaml", SearchOption.AllDirectories))
        {
            File.Copy(model, Path.Combine(_folder.FullName, "models", Path.GetFileName(model)));
        }
    }

    public List<Finding> Findings { get; } = [];

    /// <summary>The shipped scenario as a text.</summary>
    public static string FirstLook => File.ReadAllText(Path.Combine(Repository.Root, "scenarios", "first-look", "scenario.yaml"));

    /// <summary>The tests' own scenario: every kind of entry once.</summary>
    public static string Sample => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "sample.yaml"));

    /// <summary>Reads the sample with one text replaced by another.</summary>
    public Scenario? ReadWith(string old, string replacement)
    {
        Assert.Contains(old, Sample, StringComparison.Ordinal);
        return Read(Sample.Replace(old, replacement, StringComparison.Ordinal));
    }

    public Scenario? Read(string text) => Read(System.Text.Encoding.UTF8.GetBytes(text));

    public Scenario? Read(byte[] bytes)
    {
        var path = Path.Combine(_folder.FullName, "scenario.yaml");
        File.WriteAllBytes(path, bytes);
        var ledger = Ledger.Load(Path.Combine(Repository.Root, "ledger"), Findings);
        var models = ModelLibrary.Load(Path.Combine(_folder.FullName, "models"), ledger, Findings);
        return ScenarioReader.Read(path, "scenario.yaml", "test", ledger, models, Findings);
    }

    /// <summary>Replaces a text in the copy of a model.</summary>
    public void ChangeModel(string id, string old, string replacement)
    {
        var path = Path.Combine(_folder.FullName, "models", id + ".yaml");
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    public static string Fight(BattleDefinition battle, ulong seed)
    {
        var journal = new Journal(Stream.Null, JournalLevel.Outcomes);
        new Battle(battle, seed, 0, journal).RunToEnd();
        return journal.HashText();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
