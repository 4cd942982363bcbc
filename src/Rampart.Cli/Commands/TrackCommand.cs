using System.CommandLine;
using Rampart.Cli.Tracking;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart track</c>: plots of a radar become tracks; <c>rampart track score</c> holds tracks against the truth.</summary>
internal static class TrackCommand
{
    public static Command Create()
    {
        var plots = new Option<string?>("--plots") { Description = "The plots, scan after scan (CSV, also .gz); see docs/formats/tracks.md." };
        var meta = new Option<string?>("--meta") { Description = "What is known of the radar (JSON): scans, period, accuracy, detection, false plots." };
        var outFile = new Option<string?>("--out") { Description = "Where the tracks go (CSV; compressed where it ends in .gz)." };
        var tracker = Trackers.Option();
        var timing = new Option<string?>("--timing") { Description = "Time the tracker's steps and write the times to this file (JSON)." };
        var report = new Option<string?>("--report") { Description = "Write a page with pictures of the run into this folder." };
        var leaveOut = new Option<bool>("--leave-out-bad-rows") { Description = "Leave out rows that cannot be, instead of refusing the file." };
        var force = new Option<bool>("--force") { Description = "Replace other tracks, or another page, that stand there." };
        var json = Options.Json();
        var command = new Command("track", "Make tracks from the plots of one radar, scan by scan.\n\nExample: rampart track --plots plots.csv --meta radar.json --out tracks.csv --tracker imm-gnn --report tracked")
        {
            plots, meta, outFile, tracker, timing, report, leaveOut, force, json,
        };
        command.SetAction(parsed => TrackRun.Run(
            new TrackAsked(
                Needed(parsed.GetValue(plots), "--plots"), Needed(parsed.GetValue(meta), "--meta"), Needed(parsed.GetValue(outFile), "--out"), parsed.GetValue(tracker), parsed.GetValue(timing), parsed.GetValue(report),
                parsed.GetValue(leaveOut), parsed.GetValue(force)),
            new Screen(parsed.GetValue(json))));
        return command;
    }

    private static string Needed(string? value, string option) =>
        value ?? throw new UsageException($"{option} is missing.", "Such as: rampart track --plots plots.csv --meta radar.json --out tracks.csv");
}
