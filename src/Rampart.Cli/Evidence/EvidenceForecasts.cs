using System.CommandLine;
using System.Text.Json.Nodes;
using NodaTime;
using Rampart.Answers;
using Rampart.Answers.Evidence;
using Rampart.Evidence;
using Rampart.Evidence.Questions;
using Rampart.Pictures;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart evidence forecasts</c>: forecast against delivery, as a table and as a chart.</summary>
internal static class EvidenceForecasts
{
    private const int LongestSpeaker = 34;
    private const int LongestDate = 22;
    private const int LongestDay = 14;
    private const int HashLetters = 12;

    public static Command Create()
    {
        var of = new Option<string?>("--of") { Description = "Only forecasts of properties that begin so, such as s-400-turkey/." };
        var place = new Option<string?>("--out") { Description = "Draw the chart into this file, such as forecasts.svg." };
        var force = new Option<bool>("--force") { Description = "Replace the file if it exists." };
        var json = Options.Json();
        var command = new Command("forecasts", "Show who foretold which date, when, and what became of it; with --out as the chart of forecast against delivery.\n\nExample: rampart evidence forecasts --of s-400") { of, place, force, json };
        command.SetAction(parsed => Run(parsed.GetValue(of), parsed.GetValue(place), parsed.GetValue(force), new Screen(parsed.GetValue(json))));
        return command;
    }

    private static int Run(string? prefix, string? place, bool force, Screen screen)
    {
        if (place is not null && !place.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
        {
            throw new UsageException($"{place} is no name of a chart.", "Charts are SVG: --out forecasts.svg");
        }

        var ledger = EvidenceLedger.Open(screen);
        if (screen.HasErrors)
        {
            return screen.EndWithErrors();
        }

        EvidenceLedger.CheckPrefix(ledger, prefix);
        var tracks = ForecastTrack.Of(ledger, prefix);
        if (place is not null)
        {
            AnswerFile.Write(place, ForecastPicture.Draw(Picture(ledger, tracks, prefix)), force);
        }

        if (screen.IsJson)
        {
            screen.WriteJson(new JsonObject
            {
                ["file"] = place,
                ["properties"] = new JsonArray([.. tracks.Select(track => new JsonObject
                {
                    ["property"] = track.Property.Id,
                    ["events"] = new JsonArray([.. track.Events.Select(EvidenceJson.Claim)]),
                    ["forecasts"] = new JsonArray([.. track.Forecasts.Select(EvidenceJson.Outcome)]),
                })]),
            });
            return Exit.Done;
        }

        screen.ShowFindings();
        foreach (var track in tracks)
        {
            Console.Out.WriteLine(Screen.Plain($"{track.Property.Id}: {(track.Events.Count == 0 ? "no event is reported yet" : "event " + string.Join("; ", track.Events.Select(claim => $"{Shown(claim.EventDate!.Text, claim.Bound)} ({claim.Document.Id})")))}"));
            foreach (var outcome in track.Forecasts)
            {
                var forecast = outcome.Forecast;
                Console.Out.WriteLine(Screen.Plain($"  {Cut(Shown(forecast.Said.Text, ClaimBound.Exact), LongestDay)}  {Cut(forecast.Speaker, LongestSpeaker)}  {Cut(Shown(forecast.Value.Text, forecast.Bound), LongestDate)}  {ForecastTrack.Words(outcome)}").TrimEnd());
            }
        }

        var all = tracks.SelectMany(track => track.Forecasts).ToList();
        int With(ForecastVerdict verdict) => all.Count(outcome => outcome.Verdict == verdict);
        Console.Out.WriteLine($"{(all.Count == 1 ? "1 forecast" : $"{all.Count} forecasts")} of {(tracks.Count == 1 ? "1 date" : $"{tracks.Count} dates")}: {With(ForecastVerdict.BorneOut)} borne out, {With(ForecastVerdict.CameLater)} came later, {With(ForecastVerdict.CameEarlier)} came earlier, {With(ForecastVerdict.Undecided)} not decided, {With(ForecastVerdict.Open)} open.");
        if (place is not null)
        {
            Console.Out.WriteLine(Screen.Plain($"The chart is in {place}."));
        }

        return Exit.Done;
    }

    private static string Cut(string text, int length) => (text.Length > length ? text[..(length - 1)] + "…" : text).PadRight(length);

    private static ForecastPictureData Picture(Ledger ledger, IReadOnlyList<ForecastTrack> tracks, string? prefix)
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

    private static ForecastMark Mark(ForecastOutcome outcome)
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

    // "At most 2020-04" promises no first day, "at least" no last one.
    private static PictureDays Days(PartialDate date, ClaimBound bound)
    {
        var isOpenBefore = date.Earliest.Year == 1 || bound is ClaimBound.AtMost or ClaimBound.LessThan;
        var isOpenAfter = date.Latest.Year == 9999 || bound is ClaimBound.AtLeast or ClaimBound.MoreThan;
        return new PictureDays(isOpenBefore ? null : Day(date.Earliest), isOpenAfter ? null : Day(date.Latest), Shown(date.Text, bound));
    }

    private static string Shown(string date, ClaimBound bound) => (date, bound) switch
    {
        (_, ClaimBound.AtMost or ClaimBound.LessThan) or (['.', '.', '/', ..], _) => "by " + date.Replace("../", string.Empty, StringComparison.Ordinal),
        (_, ClaimBound.AtLeast or ClaimBound.MoreThan) or ([.., '/', '.', '.'], _) => "not before " + date.Replace("/..", string.Empty, StringComparison.Ordinal),
        (_, ClaimBound.About) => "about " + date,
        _ => date,
    };

    private static DateOnly Day(LocalDate day) => day.ToDateOnly();
}
