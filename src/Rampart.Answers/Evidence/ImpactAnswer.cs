using System.Text.Json.Nodes;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Results.Report;

namespace Rampart.Answers.Evidence;

/// <summary>A model's field that reads the property.</summary>
internal sealed record ImpactUse(Reading Reading, string Part, string? Without)
{
    public string Name => $"{Reading.Model}/{Reading.Key}";

    public string Value => Reading.Text;

    public string As => Reading.As;

    public JsonObject ToJson() => new() { ["model"] = Reading.Model, ["key"] = Reading.Key, ["value"] = Value, ["as"] = As, ["part"] = Part, ["without"] = Without };
}

/// <summary>Which models and scenarios read a claim or a property, and what they would read without it.</summary>
internal static class ImpactAnswer
{
    /// <summary>Every field of a model that reads the property, or passes it over.</summary>
    public static List<ImpactUse> Uses(Workspace workspace, PropertyDefinition property, Claim? claim)
    {
        var without = claim is { IsStanding: true } ? workspace.Ledger.Without([claim.Id], []) : null;
        var uses = new List<ImpactUse>();
        foreach (var model in workspace.Models.All)
        {
            var readings = ModelLibrary.ReadFields(model, workspace.Ledger, []).Where(reading => Speaks(reading, property)).ToList();
            if (readings.Count == 0)
            {
                continue;
            }

            var faults = new List<Finding>();
            var others = without is null ? null : ModelLibrary.ReadFields(model, without, faults).ToDictionary(reading => reading.Key, StringComparer.Ordinal);
            uses.AddRange(readings.Select(reading => new ImpactUse(
                reading, Part(reading, claim),
                others is null || reading.Source == ReadingSource.Assumed ? null : Otherwise(reading, others.GetValueOrDefault(reading.Key), faults.Find(fault => string.Equals(fault.Subject, reading.Key, StringComparison.Ordinal))))));
        }

        return uses;
    }

    private static bool Speaks(Reading reading, PropertyDefinition property) =>
        string.Equals(reading.Property?.Id, property.Id, StringComparison.Ordinal) || reading.Beside.Any(beside => string.Equals(beside.Id, property.Id, StringComparison.Ordinal));

    /// <summary>What part the claim, or the property's claims, have in a reading.</summary>
    private static string Part(Reading reading, Claim? claim)
    {
        bool Holds(IReadOnlyList<Claim> claims) => claims.Any(each => string.Equals(each.Id, claim!.Id, StringComparison.Ordinal));
        return reading.Source == ReadingSource.Assumed ? $"assumed, and passes {(claim is null ? "its claims" : "it")} over: {reading.Because}"
            : claim is null ? $"read from {Say.Count(Math.Max(reading.Claims.Count, reading.Voices.Count), "claim", "claims")}"
            : Holds(reading.Voices) && reading.Voices.Count > 1 ? $"one of {Say.Count(reading.Voices.Count, "voice", "voices")} that it is read from"
            : Holds(reading.Claims) ? "the one claim that it is read from"
            : "another claim is read; this one is not";
    }

    private static string Otherwise(Reading reading, Reading? other, Finding? fault)
    {
        if (other is null)
        {
            return fault?.Remedy is { Length: > 0 } remedy ? $"nothing could be read there. {remedy}" : "nothing could be read there.";
        }

        var range = string.Equals(reading.RangeText, other.RangeText, StringComparison.Ordinal) ? string.Empty : $"; it could be {(other.RangeText.Length == 0 ? "nothing else" : other.RangeText)} instead of {(reading.RangeText.Length == 0 ? "nothing else" : reading.RangeText)}";
        return string.Equals(reading.Text, other.Text, StringComparison.Ordinal) && range.Length == 0 ? "the same" : $"{other.Text}{range}";
    }

    /// <summary>The project's scenarios that use one of the values; one that cannot be read is told as a remark.</summary>
    public static List<(string Name, IReadOnlyList<string> Fields)> Scenarios(Workspace workspace, IReadOnlyList<ImpactUse> uses, ICollection<Finding> remarks) =>
        uses.Count == 0 ? [] : Scenarios(ScenarioUse.FoldersOf(workspace).Select(folder => ScenarioUse.Of(workspace, folder, remarks)).OfType<ScenarioUse>(), uses);

    /// <summary>Those of some scenarios that use one of the values.</summary>
    public static List<(string Name, IReadOnlyList<string> Fields)> Scenarios(IEnumerable<ScenarioUse> scenarios, IReadOnlyList<ImpactUse> uses)
    {
        var found = new List<(string, IReadOnlyList<string>)>();
        foreach (var scenario in scenarios)
        {
            string[] fields = [.. uses.Select(use => use.Name).Where(scenario.Values.Contains)];
            if (fields.Length > 0)
            {
                found.Add((scenario.Folder, fields));
            }
        }

        return found;
    }
}
