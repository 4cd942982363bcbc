using Rampart.Evidence;
using Rampart.Simulation.Kernel;
using Rampart.Terrain.Tests.Elevation;

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

    private string _ledger = Path.Combine(Repository.Root, "ledger");

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
        var ledger = Ledger.Load(_ledger, Findings);
        var models = ModelLibrary.Load(Path.Combine(_folder.FullName, "models"), ledger, Findings);
        return ScenarioReader.Read(path, "scenario.yaml", "test", ledger, models, Findings);
    }

    /// <summary>Adds entries to a section's file of a copy of the ledger.</summary>
    public void AddToLedger(string section, string entries)
    {
        var copy = Path.Combine(_folder.FullName, "ledger");
        if (!Directory.Exists(copy))
        {
            foreach (var file in Directory.GetFiles(_ledger, "*.yaml", SearchOption.AllDirectories))
            {
                var to = Path.Combine(copy, Path.GetRelativePath(_ledger, file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }

            _ledger = copy;
        }

        var path = string.Equals(section, "claims", StringComparison.Ordinal) ? Path.Combine(copy, "claims", "of-the-test.yaml") : Path.Combine(copy, section + ".yaml");
        File.AppendAllText(path, File.Exists(path) ? "\n" + entries : $"{section}:\n{entries}");
    }

    /// <summary>Replaces a text in the copy of a model.</summary>
    public void ChangeModel(string id, string old, string replacement)
    {
        var path = Path.Combine(_folder.FullName, "models", id + ".yaml");
        var text = File.ReadAllText(path);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(old, replacement, StringComparison.Ordinal));
    }

    /// <summary>Sets what a field of the copy of a model assumes, and its range or choices to the same.</summary>
    public void Assume(string id, string key, string text)
    {
        var lines = Model(id);
        var at = LineOf(id, key);
        if (lines[at].Contains('{', StringComparison.Ordinal))
        {
            // A reading on one line.
            lines[at] = $"{new string(' ', Indent(lines[at]))}{key.Split('.')[^1]}: {{ assumed: {text}, among: [{text}], because: a test }}";
            File.WriteAllLines(PathOfModel(id), lines);
            return;
        }

        lines[at + 1] = $"{new string(' ', Indent(lines[at]) + 2)}assumed: {text}";
        var isRange = lines[at + 2].Contains("range:", StringComparison.Ordinal);
        lines[at + 2] = $"{new string(' ', Indent(lines[at]) + 2)}{(isRange ? $"range: [{text}, {text}]" : $"among: [{text}]")}";
        File.WriteAllLines(PathOfModel(id), lines);
    }

    /// <summary>Puts a letter too many into a key of the copy of a model.</summary>
    public void Misspell(string id, string key)
    {
        var lines = Model(id);
        var at = LineOf(id, key);
        lines[at] = lines[at].Replace(":", "x:", StringComparison.Ordinal);
        File.WriteAllLines(PathOfModel(id), lines);
    }

    /// <summary>Where a key stands in the copy of a model, counted from zero.</summary>
    public int LineOf(string id, string key)
    {
        var lines = Model(id);
        var at = -1;
        var depth = 0;
        foreach (var part in key.Split('.'))
        {
            at = Array.FindIndex(lines, at + 1, line => line.StartsWith($"{new string(' ', depth)}{part}:", StringComparison.Ordinal));
            Assert.True(at >= 0, $"{id} has no {key}.");
            depth += 2;
        }

        return at;
    }

    /// <summary>Writes a file beside the scenario.</summary>
    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Writes a one-degree tile of posts every 30 arc-seconds beside the scenario.</summary>
    public void WriteTile(string folder, int south, int west, Func<int, int, int> height) =>
        Write($"{folder}/e{west:000}/n{south:00}.dt0", TileFiles.Dted(south, west, 300, 300, height));

    public static string Fight(BattleDefinition battle, ulong seed)
    {
        var journal = new Journal(Stream.Null, JournalLevel.Outcomes);
        new Battle(battle, seed, 0, journal).RunToEnd();
        return journal.HashText();
    }

    public string PathOfModel(string id) => Path.Combine(_folder.FullName, "models", id + ".yaml");

    private string[] Model(string id) => File.ReadAllLines(PathOfModel(id));

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    public void Dispose() => _folder.Delete(recursive: true);
}
