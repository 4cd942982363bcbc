using Rampart.Quantities;

namespace Rampart.Evidence.Editing;

/// <summary>What an interrupted change of the ledger leaves behind: files that no reader takes for the ledger's.</summary>
internal static class Leftovers
{
    private const string FreshEnding = ".rampart-new";
    private const string KeptEnding = ".rampart-old";

    /// <summary>The name under which a file is written before it takes its place.</summary>
    public static string FreshName(string path) => Beside(path, FreshEnding);

    /// <summary>The name under which the old file waits until all new ones have taken their places.</summary>
    public static string KeptName(string path) => Beside(path, KeptEnding);

    /// <summary>Tells each of them; true where there is one.</summary>
    /// <exception cref="FileNotFoundException">The folder is missing.</exception>
    public static bool Report(string folder, ICollection<Finding> findings, FindingSeverity severity)
    {
        if (!Directory.Exists(folder))
        {
            throw new FileNotFoundException($"Could not find the folder '{folder}'.", folder);
        }

        var display = SortedFiles.DisplayName(folder);
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 8, AttributesToSkip = FileAttributes.None };
        var names = Directory.EnumerateFiles(folder, ".*.rampart-*", options)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Where(name => name.EndsWith(FreshEnding, StringComparison.Ordinal) || name.EndsWith(KeptEnding, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToList();
        foreach (var name in names)
        {
            var isFresh = name.EndsWith(FreshEnding, StringComparison.Ordinal);
            findings.Add(new Finding(
                severity,
                new Place($"{display}/{name}"),
                "interrupted",
                isFresh
                    ? "An earlier change of the ledger was interrupted: this new content did not take its place."
                    : "An earlier change of the ledger was interrupted: this is what the file held before.",
                isFresh
                    ? "Look with `rampart evidence list` which entries are there, remove the file, and add what is missing."
                    : $"Keep the new content: remove this file. Go back to the old: rename it to {Path.GetFileName(name)[1..^KeptEnding.Length]}."));
        }

        return names.Count > 0;
    }

    private static string Beside(string path, string ending) =>
        Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}{ending}");
}
