using Rampart.Campaigns.Report;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Results.Provenance;

namespace Rampart.Answers.Provenance;

/// <summary>A model that took part in an outcome, and the readings of it that the outcome rested on.</summary>
internal sealed record PartBehind(OutcomePart Part, IReadOnlyList<UsedReading> Readings);

/// <summary>What an outcome of a run rested on.</summary>
/// <param name="Result">The run.</param>
/// <param name="Rest">The outcome, its models and readings.</param>
/// <param name="Models">Model by model.</param>
internal sealed record OutcomeBehind(KnownResult Result, OutcomeRest Rest, IReadOnlyList<PartBehind> Models);

/// <summary>What decides a measure of a campaign.</summary>
/// <param name="Result">The campaign.</param>
/// <param name="Outcome">The outcome's word, such as <c>leakers</c>.</param>
/// <param name="Measure">The campaign's word for it, such as <c>leaked</c>.</param>
/// <param name="Drivers">What the campaign drew.</param>
/// <param name="Settled">What settling each factor would remove of the variance, largest first.</param>
/// <param name="Still">What the campaign did not vary.</param>
internal sealed record MeasureBehind(KnownResult Result, string Outcome, string Measure, CampaignDrivers Drivers, IReadOnlyList<Settling> Settled, IReadOnlyList<UsedReading> Still)
{
    /// <summary>The readings that a factor moves.</summary>
    public IReadOnlyList<UsedReading> Behind(string factor) =>
        [.. Drivers.ReadingsOf(factor).Select(name => Result.Readings.Readings.FirstOrDefault(reading => string.Equals(reading.Name, name, StringComparison.Ordinal))).OfType<UsedReading>()];
}

/// <summary>Which claims and assumptions an outcome of a run, or a measure of a campaign, rested on.</summary>
internal static class OutcomeAnswer
{
    // What a campaign measures, by the word that a run's summary has for it.
    private static readonly (string Outcome, string Measure)[] Measures = [("kills", "killed"), ("leakers", "leaked"), ("engagements", "missiles-fired"), ("mistakes", "mistakes"), ("damage", "hits")];

    /// <summary>The result's words that can be asked for.</summary>
    public static string Choices => $"Of a run: {string.Join(", ", OutcomeParts.Names)}; of a campaign: {string.Join(", ", Measures.Select(each => each.Outcome))}.";

    /// <summary>What an outcome of a run rested on.</summary>
    /// <exception cref="UsageException">There is no such outcome.</exception>
    public static OutcomeBehind OfRun(KnownResult result, string outcome, ICollection<Finding> findings)
    {
        var rest = OutcomeParts.Of(Path.Combine(result.Folder, ResultFolder.DatabaseFile), Known(outcome, OutcomeParts.Names), result.Readings);
        if (!rest.DetectionsAreKept && rest.Parts.Count > 0)
        {
            findings.Add(Finding.Remark(new Place(result.Folder), "detections", "The journal did not keep who detected what: every radar is among the models.", "Run the battle again with --journal full."));
        }

        return new OutcomeBehind(result, rest, [.. rest.Parts.Select(part => new PartBehind(part, [.. rest.Readings.Where(reading => string.Equals(reading.Model, part.Model, StringComparison.Ordinal))]))]);
    }

    /// <summary>What decides a measure of a campaign.</summary>
    /// <exception cref="UsageException">There is no such measure, or the campaign does not tell what drives it.</exception>
    public static MeasureBehind OfCampaign(KnownResult result, string outcome)
    {
        var named = Measures.FirstOrDefault(each => string.Equals(each.Measure, outcome, StringComparison.Ordinal)).Outcome ?? Known(outcome, [.. Measures.Select(each => each.Outcome)]);
        var measure = Measures.First(each => string.Equals(each.Outcome, named, StringComparison.Ordinal)).Measure;
        var drivers = CampaignDrivers.Of(result);
        var varied = drivers.Factors.SelectMany(factor => factor.Readings).ToHashSet(StringComparer.Ordinal);
        return new MeasureBehind(
            result, named, measure, drivers, drivers.Settled(measure), [.. result.Readings.Readings.Where(reading => !reading.IsDefinition && !varied.Contains(reading.Name))]);
    }

    private static string Known(string outcome, IReadOnlyList<string> known) => known.Contains(outcome, StringComparer.Ordinal)
        ? outcome
        : throw new UsageException($"There is no outcome {outcome}.", $"{(Spelling.Nearest(outcome, known) is { } near ? $"Did you mean {near}? " : string.Empty)}{Choices}");
}
