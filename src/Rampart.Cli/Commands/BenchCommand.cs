using System.CommandLine;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Cli.Coverage.Bench;
using Rampart.Cli.Tracking;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart bench</c>: measures the engine on this machine; always computes, never reuses a result.</summary>
internal static class BenchCommand
{
    private const int MostRepetitions = 1000;


    public static Command Create()
    {
        var command = new Command("bench", "Measure the engine on this machine.\n\nExample: rampart bench run scenarios/first-look --json");
        command.Subcommands.Add(BattleBench.Create());
        command.Subcommands.Add(CreatePhysics());
        command.Subcommands.Add(CreateTrack());
        command.Subcommands.Add(CoverageBenchScreen.Create());
        return command;
    }

    private static Command CreateTrack()
    {
        var repetitions = new Option<int>("--repetitions")
        {
            Description = "How often each scene is timed after the warm-up.",
            DefaultValueFactory = _ => 5,
            CustomParser = result => (int)(Options.WholeNumber(result, "a number of repetitions", MostRepetitions) ?? 0),
        };
        var cells = new Option<string?>("--cells") { Description = "Which cells of the tracking data are scored, apart by commas, such as n50_t5_c20,n200_t5_c20; or none. Default: all." };
        var data = new Option<string[]>("--data") { Description = "A folder with tracking data; may be given several times, and each cell is the mean over them. Default: those of RAMPART_SHARED, where it is set." };
        var tracker = Trackers.Option("Only this tracker; default: all of them.");
        var qualityOnly = new Option<bool>("--quality-only") { Description = "Do not measure speed." };
        var json = Options.Json();
        var track = new Command("track", "Time the trackers on made-up raids, one thread, and score them on tracking data, beside the bars.\n\nExample: rampart bench track --cells none") { repetitions, cells, data, tracker, qualityOnly, json };
        track.SetAction(parsed => TrackBenchScreen.Run(
            parsed.GetValue(repetitions), parsed.GetValue(cells)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), parsed.GetValue(data) ?? [], parsed.GetValue(tracker), !parsed.GetValue(qualityOnly), new Screen(parsed.GetValue(json))));
        return track;
    }

    private static Command CreatePhysics()
    {
        var repetitions = new Option<int>("--repetitions")
        {
            Description = "How often each formula is timed after the warm-up.",
            DefaultValueFactory = _ => 15,
            CustomParser = result => (int)(Options.WholeNumber(result, "a number of repetitions", MostRepetitions) ?? 0),
        };
        var json = Options.Json();
        var physics = new Command("physics", "Time formulas that battles ask often, one thread, each beside a plain form of it in the same process.\n\nExample: rampart bench physics --repetitions 5") { repetitions, json };
        physics.SetAction(parsed => RunPhysics(parsed.GetValue(repetitions), new Screen(parsed.GetValue(json))));
        return physics;
    }

    /// <summary>A bar that is missed is told and is no error: the machine may be busy.</summary>
    private static int RunPhysics(int repetitions, Screen screen)
    {
        if (repetitions < 1)
        {
            throw new UsageException("Nothing was to be timed.", $"Give --repetitions a number from 1 to {MostRepetitions}.");
        }

        using var interruption = new Interruption();
        var measured = new List<PhysicsBenchTimes>();
        var ground = PhysicsBenchGround.Open();
        var entries = PhysicsBench.Entries(ground);
        foreach (var entry in entries)
        {
            Screen.Say($"{measured.Count + 1} of {entries.Count}: {entry.Name}");
            measured.Add(PhysicsBench.Measure(entry, repetitions, interruption.Token));
        }

        if (screen.IsJson)
        {
            screen.WriteJson(new JsonObject
            {
                ["repetitions"] = repetitions,
                ["engine"] = $"Rampart {Engine.Version} ({Engine.Identity})",
                ["machine"] = Machine.Words,
                ["ground"] = ground.Description,
                ["formulas"] = new JsonArray([.. measured.Select(Json)]),
            });
            return Exit.Done;
        }

        ValidationScreen.WriteAligned(
            [("formula", false), ("least", true), ("median", true), ("bar", true), ("", false), ("beside", false), ("least", true), ("median", true), ("ratio", true)],
            measured.Select(Cells));
        Console.Out.WriteLine($"{repetitions} repetitions after the warm-up; ratio: the plain form's time over ours, median of the repetitions. Lines of sight over {ground.Description}. {Machine.Words}");
        return Exit.Done;
    }

    private static JsonObject Json(PhysicsBenchTimes times) => new()
    {
        ["formula"] = times.Entry.Name,
        ["least_s"] = times.Fast.Least_s,
        ["median_s"] = times.Fast.Median_s,
        ["bar_s"] = times.Entry.Bar_s,
        ["met"] = times.IsBarMet,
        ["beside"] = times.Naive is null ? null : new JsonObject { ["form"] = times.Entry.NaiveName, ["least_s"] = times.Naive.Least_s, ["median_s"] = times.Naive.Median_s, ["ratio"] = times.Ratio, ["scaled"] = times.Entry.NaiveScale },
    };

    private static string[] Cells(PhysicsBenchTimes times) =>
    [
        times.Entry.Name, Shown(times.Fast.Least_s), Shown(times.Fast.Median_s), Shown(times.Entry.Bar_s), times.IsBarMet switch { true => "met", false => "NOT MET", null => string.Empty },
        times.Entry.NaiveName, Shown(times.Naive?.Least_s), Shown(times.Naive?.Median_s), times.Ratio?.ToString("#,0.00", CultureInfo.InvariantCulture) ?? string.Empty,
    ];

    private static string Shown(double? time_s) => time_s switch
    {
        null => string.Empty,
        < 1e-6 => (time_s * 1e9).Value.ToString("0.0 ns", CultureInfo.InvariantCulture),
        < 1e-3 => (time_s * 1e6).Value.ToString("0.00 µs", CultureInfo.InvariantCulture),
        < 1.0 => (time_s * 1e3).Value.ToString("0.00 ms", CultureInfo.InvariantCulture),
        _ => time_s.Value.ToString("0.00 s", CultureInfo.InvariantCulture),
    };
}
