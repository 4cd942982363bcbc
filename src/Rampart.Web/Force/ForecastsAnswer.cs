using System.Globalization;
using Rampart.Answers.Evidence;
using Rampart.Evidence;
using Rampart.Evidence.Questions;
using Rampart.Pictures;
using Rampart.Web.Evidence;

namespace Rampart.Web.Force;

/// <summary>Forecast against delivery: who foretold which date, when, and what became of it.</summary>
/// <param name="Panels">One for each date that was foretold.</param>
/// <param name="Count">How many forecasts there are.</param>
/// <param name="BorneOut">How many of them the event bore out.</param>
/// <param name="CameLater">Of how many the event came later.</param>
/// <param name="CameEarlier">Of how many it came earlier.</param>
/// <param name="Undecided">Of how many the event's date is not fine enough to say.</param>
/// <param name="Open">Of how many no event is reported yet.</param>
/// <param name="Stamp">From which ledger it was put together.</param>
internal sealed record ForecastsAnswer(IReadOnlyList<ForecastPanelAnswer> Panels, int Count, int BorneOut, int CameLater, int CameEarlier, int Undecided, int Open, string Stamp)
{
    private const int HashLetters = 12;

    public static ForecastsAnswer Of(Ledger ledger, string? prefix)
    {
        var tracks = ForecastTrack.Of(ledger, prefix);
        var all = tracks.SelectMany(track => track.Forecasts).ToList();
        int With(ForecastVerdict verdict) => all.Count(outcome => outcome.Verdict == verdict);
        return new ForecastsAnswer(
            [.. tracks.Select(track => new ForecastPanelAnswer(
                track.Property.Id, track.Property.Meaning,
                [.. track.Forecasts.Select(outcome => ForecastMarkAnswer.Of(ledger, outcome))],
                [.. track.Events.Select(claim => new ForecastEventAnswer(DaysAnswer.Of(ForecastChart.Days(claim.EventDate!, claim.Bound)), ClaimAnswer.Of(ledger, claim)))]))],
            all.Count, With(ForecastVerdict.BorneOut), With(ForecastVerdict.CameLater), With(ForecastVerdict.CameEarlier), With(ForecastVerdict.Undecided), With(ForecastVerdict.Open),
            $"Ledger {ledger.Fingerprint()[..HashLetters]}.");
    }
}

/// <summary>The forecasts of one date.</summary>
/// <param name="Property">The property foretold.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Marks">By the day on which each was said.</param>
/// <param name="Events">The dates that are reported; several where the reports differ, none while it is open.</param>
internal sealed record ForecastPanelAnswer(string Property, string Meaning, IReadOnlyList<ForecastMarkAnswer> Marks, IReadOnlyList<ForecastEventAnswer> Events);

/// <summary>A report of the event.</summary>
/// <param name="Days">When it was.</param>
/// <param name="Claim">Who says so.</param>
internal sealed record ForecastEventAnswer(DaysAnswer Days, ClaimAnswer Claim);

/// <summary>One forecast.</summary>
/// <param name="Speaker">Who said it, without his role: marks of one speaker look alike.</param>
/// <param name="Said">When it was said.</param>
/// <param name="Promised">When it was to be.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="DaysOff">Days from what was foretold to the event; below nought where it came earlier.</param>
/// <param name="Words">What became of it, in words.</param>
/// <param name="Claim">The claim.</param>
internal sealed record ForecastMarkAnswer(string Speaker, DaysAnswer Said, DaysAnswer Promised, ForecastVerdict Verdict, int DaysOff, string Words, ClaimAnswer Claim)
{
    public static ForecastMarkAnswer Of(Ledger ledger, ForecastOutcome outcome)
    {
        var mark = ForecastChart.Mark(outcome);
        return new ForecastMarkAnswer(mark.Speaker, DaysAnswer.Of(mark.Said), DaysAnswer.Of(mark.Promised), outcome.Verdict, outcome.DaysOff, mark.Outcome, ClaimAnswer.Of(ledger, outcome.Forecast));
    }
}

/// <summary>Days that may be meant; an end that is open is null.</summary>
/// <param name="First">The first day (YYYY-MM-DD).</param>
/// <param name="Last">The last day.</param>
/// <param name="Words">As it stands in a sentence.</param>
internal sealed record DaysAnswer(string? First, string? Last, string Words)
{
    public static DaysAnswer Of(PictureDays days) => new(Iso(days.First), Iso(days.Last), days.Text);

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
