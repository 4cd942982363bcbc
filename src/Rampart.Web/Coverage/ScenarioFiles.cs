using Rampart.Web.Hosting;

namespace Rampart.Web.Coverage;

/// <summary>The scenarios of a project, by their names.</summary>
internal static class ScenarioFiles
{
    private const string File = "scenario.yaml";
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, MaxRecursionDepth = 3, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>Name, with slashes where folders lie in folders, and file of each, in the order of their names.</summary>
    public static IReadOnlyList<(string Name, string Path)> Of(Project project)
    {
        var folder = System.IO.Path.Combine(project.Home, "scenarios");
        return !Directory.Exists(folder) ? [] :
        [
            .. Directory.EnumerateFiles(folder, File, Below)
                .Where(path => new FileInfo(path).Length <= project.Limits.Scenario_bytes)
                .Select(path => (Name: System.IO.Path.GetRelativePath(folder, System.IO.Path.GetDirectoryName(path)!).Replace('\\', '/'), Path: path))
                .OrderBy(each => each.Name, StringComparer.Ordinal),
        ];
    }
}
