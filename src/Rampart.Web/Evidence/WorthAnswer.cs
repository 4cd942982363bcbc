using Rampart.Answers;
using Rampart.Answers.Evidence;
using Rampart.Answers.Provenance;
using Rampart.Campaigns.Report;
using Rampart.Evidence;
using Rampart.Results.Reading;
using Rampart.Web.Hosting;

namespace Rampart.Web.Evidence;

/// <summary>What settling a disputed claim would be worth: how much of a campaign's variance would go if the value were known.</summary>
/// <param name="Property">The property.</param>
/// <param name="Claim">The claim; null where the property was asked for.</param>
/// <param name="Values">The values of models that read it or pass it over, MODEL/KEY each; where there are none, settling it changes no battle.</param>
/// <param name="Campaigns">The newest campaigns that are fought to their end and have read such a value, the newest first.</param>
/// <param name="LookedAt">How many results were looked at for them; older ones were not.</param>
/// <param name="Worth">What one of them says; null where there is none.</param>
internal sealed record WorthAnswer(string Property, string? Claim, IReadOnlyList<string> Values, IReadOnlyList<string> Campaigns, int LookedAt, WorthInCampaignAnswer? Worth)
{
    private const string UsualMeasure = "leaked";

    /// <exception cref="RefusalException">The campaign that was asked for is not there, or tells nothing of the measure.</exception>
    public static WorthAnswer Of(Project project, ProjectUses all, PropertyDefinition property, Claim? claim, ResultId? campaign, string? measure)
    {
        var uses = ImpactAnswer.Uses(project.Workspace, property, claim);
        var values = uses.Select(use => use.Name).ToHashSet(StringComparer.Ordinal);
        var (results, lookedAt) = all.Results();
        var told = results.Where(result => result.IsSummedUp && result.Known.Readings.Readings.Any(reading => values.Contains(reading.Name))).ToList();
        return new WorthAnswer(
            property.Id, claim?.Id, [.. values.Order(StringComparer.Ordinal)], [.. told.Select(result => result.Id.ToString())], lookedAt,
            campaign is { } named ? In(named, Named(project, named), uses, measure) : told.Select(result => Told(result, uses, measure)).FirstOrDefault(worth => worth is not null));
    }

    private static KnownResult Named(Project project, ResultId campaign) => KnownResult.Find(project.FolderOf(campaign)) is { Kind: ResultKind.Campaign } result
        ? result
        : throw new RefusalException(StatusCodes.Status400BadRequest, $"{campaign} is no campaign.", "Only a campaign draws disputed values; a battle is fought with one of each.");

    private static WorthInCampaignAnswer In(ResultId id, KnownResult campaign, IReadOnlyList<ImpactUse> uses, string? measure)
    {
        var summary = CampaignDrivers.Of(campaign).Summary;
        var asked = measure ?? (summary.Tornados.Any(tornado => tornado.Measure is UsualMeasure) ? UsualMeasure : summary.Tornados.Select(tornado => tornado.Measure).FirstOrDefault(UsualMeasure));
        return WorthInCampaignAnswer.Of(id, ImpactWorth.Of(campaign, uses, asked));
    }

    // The newest that cannot be read, or does not tell of the measure, gives way to the one before.
    private static WorthInCampaignAnswer? Told(ReadResult result, IReadOnlyList<ImpactUse> uses, string? measure)
    {
        try
        {
            return In(result.Id, result.Known, uses, measure);
        }
        catch (Exception failure) when (failure is ResultFormatException or EnvironmentException or IOException or UnauthorizedAccessException || (failure is UsageException && measure is null))
        {
            return null;
        }
    }
}

/// <summary>What a campaign says of it.</summary>
/// <param name="Campaign">Its name, NAME/KEY.</param>
/// <param name="Title">The scenario's title.</param>
/// <param name="Points">At how many points disputed and assumed values were drawn.</param>
/// <param name="Battles">How many battles stand behind it.</param>
/// <param name="Measure">Of which measure.</param>
/// <param name="MeasureWords">The same in words: "hostile targets leaked".</param>
/// <param name="Measures">The measures that can be asked for.</param>
/// <param name="Settled">What settling would remove, factor by factor, the largest first.</param>
/// <param name="TooFew">Factors that too few points have drawn to tell.</param>
/// <param name="NotVaried">Values that the campaign did not vary: it says nothing of what settling them would be worth.</param>
/// <param name="Reservations">What such a share leaves out, and that the largest of many are partly large by chance; null where nothing is told.</param>
internal sealed record WorthInCampaignAnswer(
    string Campaign,
    string Title,
    int Points,
    int Battles,
    string Measure,
    string MeasureWords,
    IReadOnlyList<WorthMeasureAnswer> Measures,
    IReadOnlyList<SettledAnswer> Settled,
    IReadOnlyList<string> TooFew,
    IReadOnlyList<OtherwiseAnswer> NotVaried,
    string? Reservations)
{
    public static WorthInCampaignAnswer Of(ResultId id, ImpactWorth worth)
    {
        var summary = worth.Summary;
        string Words(string measure) => summary.Measures.FirstOrDefault(each => string.Equals(each.Id, measure, StringComparison.Ordinal))?.Words ?? measure;
        return new WorthInCampaignAnswer(
            id.ToString(), summary.Title, summary.Points, summary.Battles, worth.Measure, Words(worth.Measure),
            [.. summary.Tornados.Select(tornado => new WorthMeasureAnswer(tornado.Measure, Words(tornado.Measure)))],
            [.. worth.Settled.Select(each => SettledAnswer.Of(each.Settling, each.Others))],
            worth.Untold,
            [.. worth.Still.Select(reading => new OtherwiseAnswer(reading.Name, reading.Value, reading.As))],
            worth.Settled.Count > 0 ? $"{SettlingWords.Alone} {worth.Among}" : null);
    }
}

/// <summary>Something that a campaign has counted.</summary>
/// <param name="Id">Its short name.</param>
/// <param name="Words">The same in words.</param>
internal sealed record WorthMeasureAnswer(string Id, string Words);

/// <summary>What knowing a factor would win.</summary>
/// <param name="Factor">Its short name, as in the tornado's bars.</param>
/// <param name="Title">For a reader.</param>
/// <param name="Share">The share of the variance between battles that would go, from 0 to 1.</param>
/// <param name="Low">The low end of its 95 % interval.</param>
/// <param name="High">The high end.</param>
/// <param name="OfReadings">The share of what the unknown values do; null where that is not told from the dice.</param>
/// <param name="IsToldApart">Whether it is told apart from nothing.</param>
/// <param name="StandsOut">Whether it stands out from all factors that were looked at.</param>
/// <param name="Words">All this in words.</param>
/// <param name="Others">Values of other claims that the factor draws together with it: the share is that of all of them.</param>
internal sealed record SettledAnswer(
    string Factor, string Title, double Share, double Low, double High, double? OfReadings, bool IsToldApart, bool StandsOut, string Words, IReadOnlyList<string> Others)
{
    public static SettledAnswer Of(Settling settling, IReadOnlyList<string> others) => new(
        settling.Bar.Factor, settling.Bar.Title, settling.Share, settling.Interval.Low, settling.Interval.High, settling.OfReadings, settling.Interval.Low > 0.0, settling.Bar.StandsOut, SettlingWords.Share(settling), others);
}
