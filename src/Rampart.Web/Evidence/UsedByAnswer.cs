using System.Text.Json;
using Rampart.Answers;
using Rampart.Answers.Evidence;
using Rampart.Answers.Provenance;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Results.Reading;
using Rampart.Web.Hosting;

namespace Rampart.Web.Evidence;

/// <summary>What reads a claim or a property: models, scenarios, and results that were made with them.</summary>
/// <param name="Property">The property.</param>
/// <param name="Claim">The claim; null where the property was asked for.</param>
/// <param name="Values">Values of models that read it, or pass it over.</param>
/// <param name="Scenarios">Scenarios of the project that use such a value.</param>
/// <param name="Results">The newest results that have read it.</param>
/// <param name="LookedAt">How many results were looked at; older ones were not.</param>
/// <param name="Remarks">What could not be read.</param>
internal sealed record UsedByAnswer(
    string Property, string? Claim, IReadOnlyList<UsedValueAnswer> Values, IReadOnlyList<UsingScenarioAnswer> Scenarios, IReadOnlyList<UsingResultAnswer> Results, int LookedAt, IReadOnlyList<FindingAnswer> Remarks)
{
    private const int MostResults = 60;

    public static UsedByAnswer Of(Project project, PropertyDefinition property, Claim? claim)
    {
        var workspace = project.Workspace;
        var remarks = new List<Finding>();
        var uses = ImpactAnswer.Uses(workspace, property, claim);
        var scenarios = ImpactAnswer.Scenarios(workspace, uses, remarks);
        var places = Newest(project);
        return new UsedByAnswer(
            property.Id,
            claim?.Id,
            [.. uses.Select(use => new UsedValueAnswer(use.Reading.Model, use.Reading.ModelName, use.Reading.Key, use.Value, use.As, use.Part, use.Without))],
            [.. scenarios.Select(scenario => new UsingScenarioAnswer(scenario.Name, scenario.Fields))],
            [.. places.Select(place => Result(place, property, claim)).OfType<UsingResultAnswer>()],
            places.Count,
            [.. remarks.Select(FindingAnswer.Of)]);
    }

    /// <summary>Results by their folders' time, the newest first.</summary>
    private static List<(ResultId Id, string Folder)> Newest(Project project)
    {
        var above = new DirectoryInfo(project.ResultsFolder);
        return !above.Exists ? [] : [.. above.EnumerateDirectories()
            .Where(name => name.LinkTarget is null)
            .SelectMany(name => name.EnumerateDirectories().Where(key => key.LinkTarget is null).Select(key => (Name: name.Name, Key: key)))
            .Select(each => (IsId: ResultId.TryOf(each.Name, each.Key.Name, out var id), Id: id, each.Key))
            .Where(each => each.IsId)
            .OrderByDescending(each => each.Key.LastWriteTimeUtc)
            .ThenBy(each => each.Key.FullName, StringComparer.Ordinal)
            .Take(MostResults)
            .Select(each => (each.Id, each.Key.FullName))];
    }

    // A result that is damaged, half done or of an older program says nothing here; its own page says why.
    private static UsingResultAnswer? Result((ResultId Id, string Folder) place, PropertyDefinition property, Claim? claim)
    {
        try
        {
            var known = KnownResult.Find(place.Folder);
            var read = known.Readings.Readings.Where(reading => Reads(reading, property, claim)).ToList();
            return read.Count == 0 ? null : new UsingResultAnswer(
                place.Id.ToString(), known.Kind, known.Words,
                [.. read.Select(reading => new UsedReadingAnswer(reading.Name, reading.Value, reading.As, claim is null || reading.Claims.Contains(claim.Id, StringComparer.Ordinal)))]);
        }
        catch (Exception failure) when (failure is EnvironmentException or ResultFormatException or JsonException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return null;
        }
    }

    private static bool Reads(UsedReading reading, PropertyDefinition property, Claim? claim) => claim is null
        ? string.Equals(reading.Property, property.Id, StringComparison.Ordinal)
        : reading.Claims.Concat(reading.DisputedBy).Concat(reading.Beside).Contains(claim.Id, StringComparer.Ordinal);
}

/// <summary>A value of a model.</summary>
/// <param name="Model">The model's id.</param>
/// <param name="ModelName">Its name for readers.</param>
/// <param name="Key">The value's key.</param>
/// <param name="Value">The value.</param>
/// <param name="As">How it is read.</param>
/// <param name="Part">What part the claim, or the property's claims, have in it.</param>
/// <param name="Without">What it would be if the claim did not stand; null where that is not asked or nothing is read.</param>
internal sealed record UsedValueAnswer(string Model, string ModelName, string Key, string Value, string As, string Part, string? Without);

/// <summary>A scenario of the project.</summary>
/// <param name="Scenario">Its folder, from the project's.</param>
/// <param name="Values">The values that it uses, MODEL/KEY each.</param>
internal sealed record UsingScenarioAnswer(string Scenario, IReadOnlyList<string> Values);

/// <summary>A result that has read it.</summary>
/// <param name="Id">NAME/KEY.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Words">The same in words: "a campaign".</param>
/// <param name="Values">The values concerned.</param>
internal sealed record UsingResultAnswer(string Id, ResultKind Kind, string Words, IReadOnlyList<UsedReadingAnswer> Values);

/// <summary>A value as a result has used it.</summary>
/// <param name="Name">MODEL/KEY.</param>
/// <param name="Value">The value.</param>
/// <param name="As">How it was read.</param>
/// <param name="IsRead">Whether it was made from the claim; else the claim disputes it or was passed over.</param>
internal sealed record UsedReadingAnswer(string Name, string Value, string As, bool IsRead);
