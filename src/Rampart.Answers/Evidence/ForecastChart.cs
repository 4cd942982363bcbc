using NodaTime;
using Rampart.Evidence;
using Rampart.Evidence.Questions;
using Rampart.Pictures;

namespace Rampart.Answers.Evidence;

/// <summary>Forecast against delivery, as a chart.</summary>
internal static class ForecastChart
{
    private const int HashLetters = 12;

    /// <summary>The chart of what was foretold and what became of it.</summary>
    /// <param name="ledger">The ledger, for the stamp.</param>
    /// <param name="tracks">The forecasts, by the date that they speak of.</param>
    /// <param name="prefix">With what the properties begin, if only some are shown.</param>
    public static ForecastPictureData Of(Ledger ledger, IReadOnlyList<ForecastTrack> tracks, string? prefix)
    {
        var title = $"Forecast against delivery{(prefix is null ? string.Empty : $": {prefix.TrimEnd('/')}")}";
        var forecasts = tracks.Sum(track => track.Forecasts.Count);
        var newest = ledger.Documents.MaxBy(document => document.Date.Latest);
        var stamp = $"Rampart, ledger {ledger.Fingerprint()[..HashLetters]}{(newest is null ? string.Empty : $", newest document {Shown(newest.Date.Text, ClaimBound.Exact)} ({newest.Id})")}.";
        return new ForecastPictureData(
            new Caption("forecasts", title, $"{forecasts} forecasts of {tracks.Count} dates: the day on which each was said across, the day that it promised up, and a line at the event."),
            [.. tracks.Select(track => new ForecastPanel(
                track.Property.Id,
                [.. track.Forecasts.Select(Mark)],
                [.. track.Events.Select(claim => Days(claim.EventDate!, claim.Bound))]))],
            stamp);
    }

    /// <summary>One forecast: who said it when, when it was to be, and what became of it.</summary>
    public static ForecastMark Mark(ForecastOutcome outcome)
    {
        var claim = outcome.Forecast;

        // What the event has overtaken is superseded anyhow; of an open one it is worth a word.
        var state = claim.IsStanding || outcome.Verdict != ForecastVerdict.Open ? string.Empty : ", superseded";
        return new ForecastMark(Named(claim.Speaker), Days(claim.Said, ClaimBound.Exact), Days(claim.EventDate!, claim.Bound), outcome.Verdict == ForecastVerdict.BorneOut, ForecastTrack.Words(outcome) + state, claim.Document.Id);
    }

    // "Sergei Chemezov, by RT" and "Sergei Chemezov (Rostec)" are one speaker; a narrator is told apart by his paper.
    private static string Named(string speaker)
    {
        var end = speaker.IndexOfAny([',', '(']);
        return end <= 0 || speaker.StartsWith("narrator", StringComparison.Ordinal) || char.IsLower(speaker[0]) ? speaker : speaker[..end].TrimEnd();
    }

    /// <summary>The days that a date may mean: "at most 2020-04" promises no first day, "at least" no last one.</summary>
    public static PictureDays Days(PartialDate date, ClaimBound bound)
    {
        var isOpenBefore = date.Earliest.Year == 1 || bound is ClaimBound.AtMost or ClaimBound.LessThan;
        var isOpenAfter = date.Latest.Year == 9999 || bound is ClaimBound.AtLeast or ClaimBound.MoreThan;
        return new PictureDays(isOpenBefore ? null : Day(date.Earliest), isOpenAfter ? null : Day(date.Latest), Shown(date.Text, bound));
    }

    /// <summary>A date with its bound, in words.</summary>
    public static string Shown(string date, ClaimBound bound) => (date, bound) switch
    {
        (_, ClaimBound.AtMost or ClaimBound.LessThan) or (['.', '.', '/', ..], _) => "by " + date.Replace("../", string.Empty, StringComparison.Ordinal),
        (_, ClaimBound.AtLeast or ClaimBound.MoreThan) or ([.., '/', '.', '.'], _) => "not before " + date.Replace("/..", string.Empty, StringComparison.Ordinal),
        (_, ClaimBound.About) => "about " + date,
        _ => date,
    };

    private static DateOnly Day(LocalDate day) => day.ToDateOnly();
}
