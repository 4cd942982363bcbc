using System.CommandLine;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Answers.Evidence;
using Rampart.Evidence.Questions;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart evidence timeline</c>: documents, statements and events in the order of their dates.</summary>
internal static class EvidenceTimeline
{
    public static Command Create()
    {
        var of = new Option<string?>("--of") { Description = "Only what is said of properties that begin so, such as s-400-turkey/." };
        var from = new Option<string?>("--from") { Description = "Only what may have been on this date or later: 2019, 2019-07, 2019-07-12." };
        var to = new Option<string?>("--to") { Description = "Only what may have been on this date or earlier." };
        var json = Options.Json();
        var command = new Command("timeline", "Show documents, statements and events in the order of their dates, and forecasts with what became of them.\n\nExample: rampart evidence timeline --of s-400-turkey --from 2019 --to 2020") { of, from, to, json };
        command.SetAction(parsed => Run(parsed.GetValue(of), parsed.GetValue(from), parsed.GetValue(to), new Screen(parsed.GetValue(json))));
        return command;
    }

    private static int Run(string? prefix, string? fromText, string? toText, Screen screen)
    {
        var (from, to) = (EvidenceLedger.Date(fromText, "--from"), EvidenceLedger.Date(toText, "--to"));
        if (from is not null && to is not null && from.Earliest > to.Latest)
        {
            throw new UsageException($"--from {from} lies after --to {to}.", "Exchange them.");
        }

        var ledger = EvidenceLedger.Open(screen);
        if (screen.HasErrors)
        {
            return screen.EndWithErrors();
        }

        EvidenceLedger.CheckPrefix(ledger, prefix);
        var timeline = Timeline.Of(ledger, prefix, from, to);
        if (screen.IsJson)
        {
            screen.WriteJson(new JsonArray([.. timeline.Entries.Select(Json)]));
            return Exit.Done;
        }

        screen.ShowFindings();
        Console.Out.Write(Screen.Plain(TimelineText.Of(timeline, EvidenceLedger.Width(screen))));
        var counts = Enum.GetValues<TimelineKind>().Select(kind => $"{timeline.Entries.Count(entry => entry.Kind == kind)} {TimelineEntry.Word(kind)}");
        Console.Out.WriteLine($"{(timeline.Entries.Count == 1 ? "1 entry" : $"{timeline.Entries.Count} entries")}: {string.Join(", ", counts)}.");
        return Exit.Done;
    }

    private static JsonObject Json(TimelineEntry entry) => new()
    {
        ["date"] = EvidenceJson.Date(entry.Date),
        ["kind"] = TimelineEntry.Word(entry.Kind),
        ["document"] = entry.Document?.Id,
        ["words"] = TimelineText.Words(entry),
        ["claims"] = new JsonArray([.. entry.Claims.Select(EvidenceJson.Claim)]),
        ["forecasts"] = new JsonArray([.. entry.Forecasts.Select(EvidenceJson.Outcome)]),
    };
}
