using System.Text;

namespace Rampart.Evidence.Questions;

/// <summary>Tells a timeline to a reader at a terminal.</summary>
public static class TimelineText
{
    private const int NarrowestText = 60;
    private const int LongestDate = 24;

    /// <summary>Every entry: date, what it is, and what it says; a span stands as it is written, a date that is itself uncertain has its question mark.</summary>
    public static string Of(Timeline timeline, int width)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, NarrowestText);
        var text = new StringBuilder();
        var first = Math.Min(LongestDate, timeline.Entries.Select(entry => entry.Date.Text.Length).DefaultIfEmpty(0).Max());
        var further = new string(' ', first + 13);
        foreach (var entry in timeline.Entries)
        {
            var start = $"{entry.Date.Text.PadRight(first)}  {TimelineEntry.Word(entry.Kind),-9}  ";
            WrappedText.Append(text, start, further, Words(entry), width);
        }

        return text.ToString();
    }

    /// <summary>What an entry says, in a line.</summary>
    public static string Words(TimelineEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Kind switch
        {
            TimelineKind.Document => $"{entry.Document!.Publisher}: \"{entry.Document.Title}\" ({entry.Document.Id})",
            TimelineKind.Statement => $"{entry.Claims[0].Speaker} in {entry.Document!.Id}: {string.Join("; ", entry.Claims.Select(claim => Statement(claim, entry)))}",
            _ => Event(entry),
        };
    }

    private static string Statement(Claim claim, TimelineEntry entry)
    {
        var said = $"{claim.Property.Id} = {ConflictText.Shown(claim)} [{claim.Grade.Text}]{(claim.State switch { ClaimState.Superseded => " (superseded)", ClaimState.Rejected => " (rejected)", _ => string.Empty })}";
        var outcome = entry.Forecasts.FirstOrDefault(forecast => ReferenceEquals(forecast.Forecast, claim));
        return outcome switch
        {
            { Event: { } came } => $"{said}, a forecast: {ForecastTrack.Words(outcome)} ({came.EventDate!.Text}, {came.Document.Id})",
            not null => $"{said}, a forecast: open",
            null when claim.IsForecast => $"{said}, a forecast{(claim.Event is { } date ? $" for {date.Text}" : string.Empty)}",
            _ => said,
        };
    }

    private static string Event(TimelineEntry entry)
    {
        var claim = entry.Claims[0];
        var what = claim.Property.Kind == PropertyKind.Date ? claim.Property.Id : $"{claim.Property.Id} = {ConflictText.Shown(claim)}";
        var documents = string.Join(", ", entry.Claims.Select(each => each.Document.Id).Distinct(StringComparer.Ordinal));
        var foretold = entry.Forecasts.Count == 0 ? string.Empty : $"; foretold by {string.Join(", ", entry.Forecasts.Select(outcome => $"{outcome.Forecast.Speaker} on {outcome.Forecast.Said.Text} for {outcome.Forecast.Value.Text} ({ForecastTrack.Words(outcome)})"))}";
        var stage = claim.Property is { Deal: { } deal, Stage: { } state } ? $" [{DealStages.Word(state)}, {deal.Id}]" : string.Empty;
        return $"{what}{stage}, by {documents}{foretold}";
    }
}
