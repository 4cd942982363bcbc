namespace Rampart.Evidence;

/// <summary>The YAML files of a folder in ordinal order of their paths, with the names a user would write.</summary>
internal static class SortedFiles
{
    // Deep enough for models/by/maker/and/year; a loop of links ends here.
    private const int DeepestFolder = 8;

    public static IReadOnlyList<(string Path, string DisplayName)> Of(string folder, string displayFolder)
    {
        if (!Directory.Exists(folder))
        {
            throw new FileNotFoundException($"Could not find the folder '{folder}'.", folder);
        }

        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = DeepestFolder, IgnoreInaccessible = false };
        return [.. Directory.EnumerateFiles(folder, "*", options)
            .Where(path => path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".yml", StringComparison.Ordinal))
            .Select(path => (Path: path, DisplayName: displayFolder + "/" + Path.GetRelativePath(folder, path).Replace('\\', '/')))
            .OrderBy(file => file.DisplayName, StringComparer.Ordinal)];
    }

    /// <summary>The folder's own name: what stands before its files in findings.</summary>
    public static string DisplayName(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
}
