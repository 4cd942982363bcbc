using System.CommandLine;
using System.Text.Json.Nodes;
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
            AnswerFile.Write(place, ForecastPicture.Draw(ForecastChart.Of(ledger, tracks, prefix)), force);
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
            Console.Out.WriteLine(Screen.Plain($"{track.Property.Id}: {(track.Events.Count == 0 ? "no event is reported yet" : "event " + string.Join("; ", track.Events.Select(claim => $"{ForecastChart.Shown(claim.EventDate!.Text, claim.Bound)} ({claim.Document.Id})")))}"));
            foreach (var outcome in track.Forecasts)
            {
                var forecast = outcome.Forecast;
                Console.Out.WriteLine(Screen.Plain($"  {Cut(ForecastChart.Shown(forecast.Said.Text, ClaimBound.Exact), LongestDay)}  {Cut(forecast.Speaker, LongestSpeaker)}  {Cut(ForecastChart.Shown(forecast.Value.Text, forecast.Bound), LongestDate)}  {ForecastTrack.Words(outcome)}").TrimEnd());
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
}
