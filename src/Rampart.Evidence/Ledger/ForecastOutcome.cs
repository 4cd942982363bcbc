namespace Rampart.Evidence;

/// <summary>What became of a forecast.</summary>
public enum ForecastVerdict
{
    /// <summary>The ledger holds no event on its property yet.</summary>
    Open,

    /// <summary>The event fell on days that were foretold, all that its date may mean.</summary>
    BorneOut,

    /// <summary>The event's date is not fine enough to say: some of the days that it may mean were foretold, others not.</summary>
    Undecided,

    /// <summary>The event came before the days foretold.</summary>
    CameEarlier,

    /// <summary>The event came after the days foretold.</summary>
    CameLater,
}

/// <summary>A forecast of a date, and the event that bore it out or not.</summary>
/// <remarks>
/// A forecast is held against the standing claims on its own property that report and do not foretell. Where these differ among
/// themselves and one lies within all others, that one decides; else it is borne out if any of them bears it out, undecided if any of them may; else the one that was said first decides.
/// What is foretold for a day "at most" is foretold for all days before it too.
/// </remarks>
/// <param name="Forecast">The claim that foretold.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Event">The claim that reports the event; null while it is open.</param>
public sealed record ForecastOutcome(Claim Forecast, ForecastVerdict Verdict, Claim? Event)
{
    /// <summary>Days from the last day foretold to the first day of the event, or from the event's last to the first foretold (negative: the event came earlier); 0 where it was borne out or is open.</summary>
    public int DaysOff => (Verdict, Forecast.EventDate, Event?.EventDate) switch
    {
        (ForecastVerdict.CameLater, { } promised, { } came) => NodaTime.Period.DaysBetween(promised.Latest, came.Earliest),
        (ForecastVerdict.CameEarlier, { } promised, { } came) => -NodaTime.Period.DaysBetween(came.Latest, promised.Earliest),
        _ => 0,
    };

    /// <summary>The outcome of a forecast among all claims on its property; null for a claim that is no forecast of a date.</summary>
    public static ForecastOutcome? Of(Claim forecast, IEnumerable<Claim> onItsProperty)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        ArgumentNullException.ThrowIfNull(onItsProperty);
        if (!forecast.IsForecast || forecast.Property.Kind != PropertyKind.Date || forecast.EventDate is not { } promised)
        {
            return null;
        }

        var events = onItsProperty
            .Where(claim => claim.IsStanding && !claim.IsForecast && claim.EventDate is not null)
            .OrderBy(claim => claim.Said.Latest)
            .ThenBy(claim => claim.Id, StringComparer.Ordinal)
            .ToList();
        if (events.Count == 0)
        {
            return new ForecastOutcome(forecast, ForecastVerdict.Open, Event: null);
        }

        // Reports that may all be true say together when it was: "by March" and "by December" is by March.
        if (events.Count > 1 && Together(events) is { } finest)
        {
            events = [finest];
        }

        var earliest = forecast.Bound is ClaimBound.AtMost or ClaimBound.LessThan ? NodaTime.LocalDate.MinIsoValue : promised.Earliest;
        if (events.Find(claim => claim.EventDate!.Earliest >= earliest && claim.EventDate.Latest <= promised.Latest) is { } borne)
        {
            return new ForecastOutcome(forecast, ForecastVerdict.BorneOut, borne);
        }

        if (events.Find(claim => claim.EventDate!.Earliest <= promised.Latest && claim.EventDate.Latest >= earliest) is { } may)
        {
            return new ForecastOutcome(forecast, ForecastVerdict.Undecided, may);
        }

        var came = events[0];
        var verdict = came.EventDate!.Latest < earliest ? ForecastVerdict.CameEarlier : ForecastVerdict.CameLater;
        return new ForecastOutcome(forecast, verdict, came);
    }

    /// <summary>The report whose days lie within those of all others; null where there is none.</summary>
    private static Claim? Together(List<Claim> events) =>
        events.Find(claim => events.TrueForAll(other => other.EventDate!.Earliest <= claim.EventDate!.Earliest && claim.EventDate.Latest <= other.EventDate.Latest));
}
