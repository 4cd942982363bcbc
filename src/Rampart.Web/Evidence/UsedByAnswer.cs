using Rampart.Answers.Evidence;
using Rampart.Answers.Provenance;
using Rampart.Evidence;
using Rampart.Quantities;
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
    public static UsedByAnswer Of(Project project, ProjectUses all, PropertyDefinition property, Claim? claim)
    {
        var remarks = new List<Finding>();
        var uses = ImpactAnswer.Uses(project.Workspace, property, claim);
        var scenarios = uses.Count == 0 ? [] : ImpactAnswer.Scenarios(all.Scenarios(remarks), uses);
        var (results, lookedAt) = all.Results();
        return new UsedByAnswer(
            property.Id,
            claim?.Id,
            [.. uses.Select(use => new UsedValueAnswer(use.Reading.Model, use.Reading.ModelName, use.Reading.Key, use.Value, use.As, use.Part, use.Without is { } without ? PageWords.Of(without) : null))],
            [.. scenarios.Select(scenario => new UsingScenarioAnswer(scenario.Name, scenario.Fields))],
            [.. results.Select(result => Result(result, property, claim)).OfType<UsingResultAnswer>()],
            lookedAt,
            [.. remarks.Select(FindingAnswer.Of)]);
    }

    private static UsingResultAnswer? Result(ReadResult result, PropertyDefinition property, Claim? claim)
    {
        var read = result.Known.Readings.Readings.Where(reading => Reads(reading, property, claim)).ToList();
        return read.Count == 0 ? null : new UsingResultAnswer(
            result.Id.ToString(), result.Known.Kind, result.Known.Words,
            [.. read.Select(reading => new UsedReadingAnswer(reading.Name, reading.Value, reading.As, claim is null || reading.Claims.Contains(claim.Id, StringComparer.Ordinal)))]);
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
