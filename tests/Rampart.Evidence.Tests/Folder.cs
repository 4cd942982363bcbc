using Rampart.Quantities;

namespace Rampart.Evidence.Tests;

/// <summary>A folder of files that lives as long as a test.</summary>
internal sealed class Folder : IDisposable
{
    public Folder() => Path = Directory.CreateTempSubdirectory("rampart-evidence-").FullName;

    public string Path { get; }

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        var path = At(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text.ReplaceLineEndings("\n"));
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

internal static class Findings
{
    /// <summary>The one finding whose message holds the words; the others are shown where there is none.</summary>
    public static Finding The(this IEnumerable<Finding> findings, string words)
    {
        var all = findings.ToList();
        var found = all.Where(finding => finding.Message.Contains(words, StringComparison.Ordinal)).ToList();
        Assert.True(found.Count == 1, $"{found.Count} findings say \"{words}\"; all {all.Count}:\n" + string.Join('\n', all));
        Assert.Equal(FindingSeverity.Error, found[0].Severity);
        Assert.NotEmpty(found[0].Remedy);
        return found[0];
    }
}
