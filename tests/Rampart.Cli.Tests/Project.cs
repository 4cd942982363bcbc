using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Rampart.Cli.Tests;

/// <summary>A fresh folder with copies of the ledger and the models and a small battle in the place of the shipped one, gone afterwards.</summary>
public sealed class Project : IDisposable
{
    public Project(string name = "project")
    {
        Outside = Path.Combine(Path.GetTempPath(), $"rampart-test-{Guid.NewGuid():N}");
        Folder = Path.Combine(Outside, name);
        foreach (var part in new[] { "ledger", "models", "scenarios" })
        {
            Copy(Path.Combine(Shell.Root, part), PathOf(part));
        }

        // The shipped battle is large and changes with its models; the tests of the command line want one that is small.
        File.Copy(Path.Combine(Shell.Root, "tests", "Rampart.Cli.Tests", "small-battle.yaml"), PathOf($"{FirstLook}/scenario.yaml"), overwrite: true);
    }

    public const string FirstLook = "scenarios/first-look";

    public string Folder { get; }

    /// <summary>A fresh folder around the project, in which there is nothing else.</summary>
    public string Outside { get; }

    public string PathOf(string file) => Path.Combine(Folder, file);

    public string Read(string file) => File.ReadAllText(PathOf(file));

    public string Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
        return file;
    }

    /// <summary>Writes a changed copy of the shipped scenario; each change must find what it changes.</summary>
    public string Scenario(string name, params (string From, string To)[] changes)
    {
        var text = Read($"{FirstLook}/scenario.yaml");
        foreach (var (from, to) in changes)
        {
            text = Changed(text, from, to);
        }

        Write($"scenarios/{name}/scenario.yaml", text);
        return $"scenarios/{name}";
    }

    public void Change(string file, string from, string to) => Write(file, Changed(Read(file), from, to));

    public Task<Ended> Rampart(params string[] arguments) => Shell.Run(Folder, arguments);

    /// <summary>The same without any other program: no PNG, PDF or GeoTIFF is made.</summary>
    public Task<Ended> RampartAlone(params string[] arguments) => Shell.RunAlone(Folder, arguments);

    public Task<Ended> RampartWith((string Name, string? Value)[] environment, params string[] arguments) => Shell.Run(Folder, environment, arguments);

    /// <summary>Fights and gives the folder of the result, as the program names it.</summary>
    public async Task<string> Fight(params string[] arguments) =>
        (await Rampart(["run", .. arguments, "--json"])).Done().Result["folder"]!.GetValue<string>();

    public JsonNode Manifest(string result) => JsonNode.Parse(Read($"{result}/manifest.json"))!;

    public string Hash(string result) => Manifest(result)["hash"]!.GetValue<string>();

    /// <summary>All files below a folder with the hash of their content; moments of writing do not count.</summary>
    public SortedDictionary<string, string> Contents(string folder) => new(
        Directory.EnumerateFiles(PathOf(folder), "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(Folder, file), HashOf, StringComparer.Ordinal),
        StringComparer.Ordinal);

    public void AssertNoResults() => Assert.False(
        Directory.Exists(PathOf("results")), $"Left behind: {string.Join(", ", Directory.Exists(PathOf("results")) ? Directory.EnumerateFileSystemEntries(PathOf("results"), "*", SearchOption.AllDirectories) : [])}");

    public void Dispose() => Directory.Delete(Outside, recursive: true);

    public static string HashOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static string Changed(string text, string from, string to)
    {
        Assert.Contains(from, text, StringComparison.Ordinal);
        return text.Replace(from, to, StringComparison.Ordinal);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
