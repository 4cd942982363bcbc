namespace Rampart.Evidence.Questions;

/// <summary>The forecasts of one date, and what became of them.</summary>
/// <param name="Property">The property foretold: of the kind date.</param>
/// <param name="Forecasts">The standing forecasts and those that were superseded, by date said.</param>
/// <param name="Events">The standing claims that report and do not foretell, by date said. Of several that give one date the first, and of a day and the month that holds it the day.</param>
public sealed record ForecastTrack(PropertyDefinition Property, IReadOnlyList<ForecastOutcome> Forecasts, IReadOnlyList<Claim> Events)
{
    /// <summary>Every property with a forecast of its date, by id.</summary>
    /// <param name="ledger">The claims.</param>
    /// <param name="prefix">Only properties that begin so; null for all.</param>
    public static IReadOnlyList<ForecastTrack> Of(Ledger ledger, string? prefix)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return [.. ledger.Properties
            .Where(property => property.Kind == PropertyKind.Date && (prefix is null || property.Id.StartsWith(prefix, StringComparison.Ordinal)))
            .Select(property => On(ledger, property))
            .Where(track => track.Forecasts.Count > 0)];
    }

    /// <summary>The word of a verdict with its days: "borne out", "came 12 days later", "not decided" where the event is dated too coarsely, "open" while there is none.</summary>
    public static string Words(ForecastOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return outcome.Verdict switch
        {
            ForecastVerdict.BorneOut => "borne out",
            ForecastVerdict.CameLater => $"came {Days(outcome.DaysOff)} later",
            ForecastVerdict.CameEarlier => $"came {Days(-outcome.DaysOff)} earlier",
            ForecastVerdict.Undecided => "not decided",
            _ => "open",
        };
    }

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";

    private static ForecastTrack On(Ledger ledger, PropertyDefinition property)
    {
        var claims = ledger.ClaimsOn(property.Id);
        var forecasts = claims.Where(claim => claim.State is ClaimState.Standing or ClaimState.Superseded)
            .Select(claim => ForecastOutcome.Of(claim, claims))
            .OfType<ForecastOutcome>()
            .OrderBy(outcome => outcome.Forecast.Said.Latest)
            .ThenBy(outcome => outcome.Forecast.Id, StringComparer.Ordinal);
        var reports = claims.Where(claim => claim.IsStanding && !claim.IsForecast && claim.EventDate is not null)
            .OrderBy(claim => claim.Said.Latest)
            .ThenBy(claim => claim.Id, StringComparer.Ordinal)
            .DistinctBy(claim => claim.EventDate!.Days)
            .ToList();
        var events = reports.Where(claim => !reports.Exists(other => !ReferenceEquals(other, claim) && claim.EventDate!.Days.Contains(other.EventDate!.Days)));
        return new ForecastTrack(property, [.. forecasts], [.. events]);
    }
}
