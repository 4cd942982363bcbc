using Rampart.Evidence;
using Rampart.Evidence.Questions;

namespace Rampart.Web.Evidence;

/// <summary>Who said what when, and what happened when.</summary>
/// <param name="Claims">Every claim that an entry names, by id.</param>
/// <param name="Entries">By date, then events, expectations, statements, documents.</param>
internal sealed record TimelineAnswer(IReadOnlyList<ClaimAnswer> Claims, IReadOnlyList<TimelineEntryAnswer> Entries)
{
    public static TimelineAnswer Of(Ledger ledger, string? prefix, PartialDate? from, PartialDate? to)
    {
        var timeline = Timeline.Of(ledger, prefix, from, to);
        var claims = timeline.Entries.SelectMany(entry => entry.Claims).DistinctBy(claim => claim.Id, StringComparer.Ordinal).OrderBy(claim => claim.Id, StringComparer.Ordinal);
        return new TimelineAnswer([.. claims.Select(claim => ClaimAnswer.Of(ledger, claim))], [.. timeline.Entries.Select(TimelineEntryAnswer.Of)]);
    }
}

/// <summary>One line of the timeline.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Date">When; a span where no more is known.</param>
/// <param name="Words">What it says, in a line.</param>
/// <param name="System">What it speaks of; null for a document.</param>
/// <param name="Document">The document of a publication or statement.</param>
/// <param name="Claims">The ids of the claims that say so.</param>
/// <param name="Forecasts">For an event the ids of the forecasts that are held against it, for a statement those that are forecasts.</param>
internal sealed record TimelineEntryAnswer(TimelineKind Kind, DateAnswer Date, string Words, string? System, string? Document, IReadOnlyList<string> Claims, IReadOnlyList<string> Forecasts)
{
    public static TimelineEntryAnswer Of(TimelineEntry entry) => new(
        entry.Kind,
        DateAnswer.Of(entry.Date),
        TimelineText.Words(entry),
        entry.Claims.Count == 0 ? null : ClaimAnswer.SystemOf(entry.Claims[0].Property),
        entry.Document?.Id,
        [.. entry.Claims.Select(claim => claim.Id)],
        [.. entry.Forecasts.Select(outcome => outcome.Forecast.Id)]);
}
