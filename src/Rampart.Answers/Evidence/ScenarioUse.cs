using Rampart.Evidence;
using Rampart.Quantities;

namespace Rampart.Answers.Evidence;

/// <summary>What a scenario of the project uses: its models, and their values that it reads.</summary>
/// <param name="Folder">Its folder, from the project's.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Models">How many things of the battle are of each model that it reads: none of a model that is read and stands nowhere, such as a missile.</param>
/// <param name="Values">The values that it reads, MODEL/KEY each.</param>
internal sealed record ScenarioUse(string Folder, string Title, IReadOnlyDictionary<string, int> Models, IReadOnlySet<string> Values)
{
    public const string FoldersName = "scenarios";
    public const string FileName = "scenario.yaml";

    /// <summary>The folders of the project's scenarios, by name.</summary>
    public static IReadOnlyList<string> FoldersOf(Workspace workspace)
    {
        var all = Path.Combine(workspace.Home, FoldersName);
        return Directory.Exists(all) ? [.. Directory.EnumerateDirectories(all).Where(folder => File.Exists(Path.Combine(folder, FileName))).Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>What one uses; null, with a remark, where it cannot be read.</summary>
    public static ScenarioUse? Of(Workspace workspace, string folder, ICollection<Finding> remarks)
    {
        var name = workspace.FromHome(folder);
        if (workspace.ReadScenario(folder, []) is not { } scenario)
        {
            remarks.Add(Finding.Remark(new Place(name), "scenario", "It cannot be read, so that nothing is known of what it uses.", $"Look at it: rampart check {name}"));
            return null;
        }

        var things = scenario.ModelOf.Values.CountBy(model => model, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return new ScenarioUse(
            name, scenario.Title,
            scenario.Models.ToDictionary(model => model, model => things.GetValueOrDefault(model), StringComparer.Ordinal),
            scenario.Readings.Select(reading => $"{reading.Model}/{reading.Key}").ToHashSet(StringComparer.Ordinal));
    }
}
