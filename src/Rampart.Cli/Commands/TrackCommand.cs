using System.CommandLine;
using System.Globalization;
using Rampart.Answers;
using Rampart.Cli.Tracking;
using Rampart.Results.Tracking;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart track</c>: plots of a radar become tracks; <c>rampart track score</c> holds tracks against the truth.</summary>
internal static class TrackCommand
{
    // Farther than a radar sees: a slip of the unit.
    private const double MostCutOff_m = 1e6;

    public static Command Create()
    {
        var plots = new Option<string?>("--plots") { Description = "The plots, scan after scan (CSV, also .gz); see docs/formats/tracks.md." };
        var meta = new Option<string?>("--meta") { Description = "What is known of the radar (JSON): scans, period, accuracy, detection, false plots." };
        var outFile = new Option<string?>("--out") { Description = "Where the tracks go (CSV; compressed where it ends in .gz)." };
        var tracker = Trackers.Option($"Which tracker; default: {Trackers.NameOf(Trackers.Default)}.");
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
                Needed(parsed.GetValue(plots), "--plots"), Needed(parsed.GetValue(meta), "--meta"), Needed(parsed.GetValue(outFile), "--out"), parsed.GetValue(tracker) ?? Trackers.Default, parsed.GetValue(timing), parsed.GetValue(report),
                parsed.GetValue(leaveOut), parsed.GetValue(force)),
            new Screen(parsed.GetValue(json))));
        command.Subcommands.Add(CreateScore());
        return command;
    }

    private static Command CreateScore()
    {
        var truth = new Argument<string>("TRUTH") { Description = "Where the targets were, scan after scan (CSV, also .gz)." };
        var tracks = new Argument<string>("TRACKS") { Description = "The tracks, as rampart track writes them (CSV, also .gz)." };
        var key = new Argument<string?>("KEY") { Description = "Which target each plot came from (CSV, also .gz); adds purity.", Arity = ArgumentArity.ZeroOrOne };
        var cutOff = new Option<double>("--c")
        {
            Description = "From which distance a track misses its target, in metres, for GOSPA and OSPA.",
            DefaultValueFactory = _ => new ScoreRules().CutOff_m,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var metres) && metres is > 0.0 and <= MostCutOff_m)
                {
                    return metres;
                }

                result.AddError($"\"{text}\" is not a distance. Expected metres, above 0 and up to {MostCutOff_m:0}, such as --c 1000.");
                return double.NaN;
            },
        };
        var report = new Option<string?>("--report") { Description = "Write a page with pictures of the score into this folder." };
        var force = new Option<bool>("--force") { Description = "Replace another page that stands there." };
        var json = Options.Json();
        var score = new Command("score", "Hold tracks against the truth: GOSPA, OSPA, SIAP, breaks, false tracks, purity, consistency.\n\nExample: rampart track score truth.csv tracks.csv key.csv --report scored") { truth, tracks, key, cutOff, report, force, json };
        score.SetAction(parsed => TrackScoreRun.Run(
            new ScoreAsked(parsed.GetRequiredValue(truth), parsed.GetRequiredValue(tracks), parsed.GetValue(key), parsed.GetValue(cutOff), parsed.GetValue(report), parsed.GetValue(force)), new Screen(parsed.GetValue(json))));
        return score;
    }

    private static string Needed(string? value, string option) =>
        value ?? throw new UsageException($"{option} is missing.", "Such as: rampart track --plots plots.csv --meta radar.json --out tracks.csv");
}
