using Rampart.Quantities;
using Rampart.Scenarios;
using Rampart.Web.Hosting;

namespace Rampart.Web.Coverage;

/// <summary>The ground that a page may choose: built in, smooth, or a folder of tiles below <c>terrain/</c> of the project.</summary>
internal static class Grounds
{
    /// <summary>The folder of the project in which folders of tiles lie.</summary>
    public const string Folder = "terrain";

    /// <summary>Names of all of them; the built-in ground first.</summary>
    public static IReadOnlyList<string> Of(Project project) => [NamedGround.BuiltIn, .. Imported(project).Select(each => each.Name), NamedGround.Smooth];

    /// <summary>What a name means for those who open grounds; nothing where a scenario's own is meant.</summary>
    public static IReadOnlyList<string> Named(string? name, bool isOfScenario, Project project, ICollection<Finding> findings)
    {
        if (name is not { Length: > 0 })
        {
            return isOfScenario ? [] : [NamedGround.BuiltIn];
        }

        if (name is NamedGround.BuiltIn or NamedGround.Smooth)
        {
            return [name];
        }

        if (Imported(project).FirstOrDefault(each => string.Equals(each.Name, name, StringComparison.Ordinal)) is { } folder)
        {
            return [folder.FullName];
        }

        findings.Add(Finding.Error(new Place("request"), "terrain", $"There is no ground {name}.", $"There are: {string.Join(", ", Of(project))}. Import tiles into a folder below {Folder}/ of the project (`rampart terrain import`)."));
        return [];
    }

    private static IEnumerable<DirectoryInfo> Imported(Project project)
    {
        var folder = new DirectoryInfo(Path.Combine(project.Home, Folder));
        return folder.Exists ? folder.EnumerateDirectories().Where(each => !each.Name.StartsWith('.')).OrderBy(each => each.Name, StringComparer.Ordinal) : [];
    }
}
