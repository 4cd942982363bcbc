namespace Rampart.Evidence.Questions;

/// <summary>What an entry of a timeline is.</summary>
public enum TimelineKind
{
    /// <summary>What happened, by the word of the claims.</summary>
    Event,

    /// <summary>What was foretold, and of which no claim says yet that it happened.</summary>
    Expected,

    /// <summary>Somebody said something.</summary>
    Statement,

    /// <summary>A document was published.</summary>
    Document,
}

/// <summary>One line of a timeline.</summary>
/// <param name="Date">When; a span where no more is known.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Document">The document, for a publication.</param>
/// <param name="Claims">The claims that say so: for a statement all of one speaker in one document on one date, for an event all that report it alike.</param>
/// <param name="Forecasts">For a statement its forecasts with what became of them; for an event the forecasts that are held against it.</param>
public sealed record TimelineEntry(PartialDate Date, TimelineKind Kind, SourceDocument? Document, IReadOnlyList<Claim> Claims, IReadOnlyList<ForecastOutcome> Forecasts)
{
    /// <summary>The day by which it is ordered: the first that may be meant, and the last where the beginning is open.</summary>
    public NodaTime.LocalDate Day => Date.Earliest.Year == 1 ? Date.Latest : Date.Earliest;

    public static string Word(TimelineKind kind) => kind switch
    {
        TimelineKind.Event => "event",
        TimelineKind.Expected => "expected",
        TimelineKind.Statement => "said",
        _ => "published",
    };
}

/// <summary>Documents, statements and events in the order of their dates.</summary>
/// <param name="Entries">By first day, then events, statements, documents.</param>
public sealed record Timeline(IReadOnlyList<TimelineEntry> Entries)
{
    /// <summary>The timeline of a ledger.</summary>
    /// <param name="ledger">Documents and claims.</param>
    /// <param name="prefix">Only what is said of properties that begin so, and the documents that say it; null for all.</param>
    /// <param name="from">Only what may have been on its first day or later.</param>
    /// <param name="to">Only what may have been on its last day or earlier.</param>
    public static Timeline Of(Ledger ledger, string? prefix, PartialDate? from, PartialDate? to)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var claims = ledger.Claims
            .Where(claim => claim.State != ClaimState.OutOfScope && (prefix is null || claim.Property.Id.StartsWith(prefix, StringComparison.Ordinal)))
            .ToList();
        var outcomes = claims.Select(claim => ForecastOutcome.Of(claim, ledger.ClaimsOn(claim.Property.Id))).OfType<ForecastOutcome>().ToDictionary(outcome => outcome.Forecast.Id, StringComparer.Ordinal);
        var entries = Documents(ledger, claims, prefix).Concat(Statements(claims, outcomes)).Concat(Events(claims, outcomes)).Concat(Expected(claims, outcomes));
        return new Timeline([.. entries
            .Where(entry => (from is null || entry.Date.Latest >= from.Earliest) && (to is null || entry.Date.Earliest <= to.Latest))
            .OrderBy(entry => entry.Day)
            .ThenBy(entry => entry.Date.Latest)
            .ThenBy(entry => (int)entry.Kind)
            .ThenBy(entry => entry.Document?.Id ?? entry.Claims[0].Id, StringComparer.Ordinal)]);
    }

    private static IEnumerable<TimelineEntry> Documents(Ledger ledger, List<Claim> claims, string? prefix)
    {
        var speaking = claims.Select(claim => claim.Document.Id).ToHashSet(StringComparer.Ordinal);
        return ledger.Documents.Where(document => prefix is null || speaking.Contains(document.Id)).Select(document => new TimelineEntry(document.Date, TimelineKind.Document, document, [], []));
    }

    private static IEnumerable<TimelineEntry> Statements(List<Claim> claims, Dictionary<string, ForecastOutcome> outcomes) =>
        claims.GroupBy(claim => (claim.Said.Text, claim.Speaker, claim.Document.Id)).Select(said => new TimelineEntry(
            said.First().Said,
            TimelineKind.Statement,
            said.First().Document,
            [.. said],
            [.. said.Select(claim => outcomes.GetValueOrDefault(claim.Id)).OfType<ForecastOutcome>()]));

    private static IEnumerable<TimelineEntry> Events(List<Claim> claims, Dictionary<string, ForecastOutcome> outcomes) =>
        claims.Where(claim => claim is { IsForecast: false, EventDate: not null, State: not ClaimState.Rejected })
            .GroupBy(claim => (claim.Property.Id, claim.EventDate!.Text, claim.Value.Text))
            .Select(told =>
            {
                var ids = told.Select(claim => claim.Id).ToHashSet(StringComparer.Ordinal);
                return new TimelineEntry(told.First().EventDate!, TimelineKind.Event, Document: null, [.. told.OrderBy(claim => claim.Said.Latest).ThenBy(claim => claim.Id, StringComparer.Ordinal)],
                    [.. outcomes.Values.Where(outcome => outcome.Event is { } reported && ids.Contains(reported.Id)).OrderBy(outcome => outcome.Forecast.Said.Latest).ThenBy(outcome => outcome.Forecast.Id, StringComparer.Ordinal)]);
            });

    // Forecasts of other things than dates have no outcome of their own: the reader sees for when they were meant.
    private static IEnumerable<TimelineEntry> Expected(List<Claim> claims, Dictionary<string, ForecastOutcome> outcomes) =>
        claims.Where(claim => claim is { IsForecast: true, EventDate: not null, IsStanding: true } && outcomes.GetValueOrDefault(claim.Id) is null or { Verdict: ForecastVerdict.Open })
            .GroupBy(claim => (claim.Property.Id, claim.EventDate!.Text, claim.Value.Text))
            .Select(told => new TimelineEntry(told.First().EventDate!, TimelineKind.Expected, Document: null, [.. told], []));
}
