using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Rampart.Cli.Tracking;
using Rampart.Quantities;
using Rampart.Scenarios;
using Rampart.Simulation.Kernel;
using Spectre.Console;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart bench</c>: measures the engine on this machine; always computes, never reuses a result.</summary>
internal static class BenchCommand
{
    private const int MostBattles = 100_000;
    private const int MostRepetitions = 1000;

    // The just-in-time compiler reaches its last tier in the background after some battles.
    private const int WarmUps = 10;

    private static string Machine => $"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} processors";

    public static Command Create()
    {
        var command = new Command("bench", "Measure the engine on this machine.\n\nExample: rampart bench run scenarios/first-look --json");
        command.Subcommands.Add(CreateRun());
        command.Subcommands.Add(CreatePhysics());
        command.Subcommands.Add(CreateTrack());
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
        var qualityOnly = new Option<bool>("--quality-only") { Description = "Do not measure speed." };
        var json = Options.Json();
        var track = new Command("track", "Time the trackers on made-up raids, one thread, and score them on tracking data, beside the bars.\n\nExample: rampart bench track --cells none") { repetitions, cells, data, qualityOnly, json };
        track.SetAction(parsed => TrackBenchScreen.Run(
            parsed.GetValue(repetitions), parsed.GetValue(cells)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), parsed.GetValue(data) ?? [], !parsed.GetValue(qualityOnly), new Screen(parsed.GetValue(json))));
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
                ["machine"] = Machine,
                ["ground"] = ground.Description,
                ["formulas"] = new JsonArray([.. measured.Select(Json)]),
            });
            return Exit.Done;
        }

        ValidationScreen.WriteAligned(
            [("formula", false), ("least", true), ("median", true), ("bar", true), ("", false), ("beside", false), ("least", true), ("median", true), ("ratio", true)],
            measured.Select(Cells));
        Console.Out.WriteLine($"{repetitions} repetitions after the warm-up; ratio: the plain form's time over ours, median of the repetitions. Lines of sight over {ground.Description}. {Machine}");
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

    private static Command CreateRun()
    {
        var scenario = new Argument<string>("SCENARIO") { Description = "A scenario's folder or file.", DefaultValueFactory = _ => "scenarios/first-look" };
        var battles = new Option<int>("--battles")
        {
            Description = "How many battles are measured after the warm-up.",
            DefaultValueFactory = _ => 15,
            CustomParser = result => (int)(Options.WholeNumber(result, "a number of battles", MostBattles) ?? 0),
        };
        var seed = Options.Seed();
        var json = Options.Json();
        var run = new Command("run", "Time the warm loop of a battle: simulated seconds per second of processor time, one thread, journal hashed and not kept.\n\nExample: rampart bench run scenarios/first-look --battles 30") { scenario, battles, seed, json };
        run.SetAction(parsed => Run(parsed.GetRequiredValue(scenario), parsed.GetValue(battles), parsed.GetValue(seed), new Screen(parsed.GetValue(json))));
        return run;
    }

    private static int Run(string path, int battles, ulong? seedGiven, Screen screen)
    {
        if (battles < 1)
        {
            throw new UsageException("No battle was to be measured.", $"Give --battles a number from 1 to {MostBattles}.");
        }

        using var interruption = new Interruption();
        var workspace = Workspace.Open(screen.Findings);
        var scenario = screen.HasErrors ? null : workspace.ReadScenario(path, screen.Findings);
        if (scenario is null)
        {
            return screen.EndWithErrors();
        }

        var seed = seedGiven ?? scenario.Seed;
        var measured = new List<Measurement>();
        for (var battle = -WarmUps; battle < battles; battle++)
        {
            interruption.Token.ThrowIfCancellationRequested();
            var measurement = Fight(scenario, seed, (ulong)Math.Max(battle, 0));
            if (battle >= 0)
            {
                measured.Add(measurement);
            }
        }

        var result = Result(scenario, measured);
        if (screen.IsJson)
        {
            screen.WriteJson(result);
            return Exit.Done;
        }

        screen.ShowFindings();
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("Figure", "Least", "Median", "Greatest");
        foreach (var figure in result["figures"]!.AsArray())
        {
            table.AddRow(
                Markup.Escape(figure!["figure"]!.GetValue<string>()), Shown(figure["least"]!), Shown(figure["median"]!), Shown(figure["greatest"]!));
        }

        screen.Out.Write(table);
        screen.Out.WriteLine($"{measured.Count} battles of {scenario.Battle.Length} after {WarmUps} to warm up; {scenario.Battle.Batteries.Count} batteries, {scenario.Battle.Targets.Count} targets; {result["machine"]!.GetValue<string>()}");
        return Exit.Done;
    }

    private static Measurement Fight(Scenario scenario, ulong seed, ulong replication)
    {
        var journal = new Journal(Stream.Null, JournalLevel.Outcomes);
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var battle = new Battle(scenario.Battle, seed, replication, journal);
        battle.RunToEnd();
        var wall = clock.Elapsed.TotalSeconds;
        var processor = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
        return new Measurement(
            scenario.Battle.Length.Seconds / Math.Max(processor, 1e-3), scenario.Battle.Length.Seconds / wall, wall * 1e3, battle.Wakes / wall,
            GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

    private static JsonObject Result(Scenario scenario, List<Measurement> measured) => new()
    {
        ["scenario"] = scenario.Name,
        ["batteries"] = scenario.Battle.Batteries.Count,
        ["targets"] = scenario.Battle.Targets.Count,
        ["battles"] = measured.Count,
        ["engine"] = $"Rampart {Engine.Version} ({Engine.Identity})",
        ["machine"] = Machine,
        ["figures"] = new JsonArray(
            Figure("simulated s per CPU s", measured.Select(one => one.SimulatedPerCpu)),
            Figure("simulated s per s", measured.Select(one => one.SimulatedPerWall)),
            Figure("one battle, ms", measured.Select(one => one.Milliseconds)),
            Figure("wakes per s", measured.Select(one => one.WakesPerSecond)),
            Figure("bytes allocated", measured.Select(one => (double)one.Bytes))),
    };

    private static JsonObject Figure(string name, IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return new JsonObject { ["figure"] = name, ["least"] = sorted[0], ["median"] = sorted[sorted.Count / 2], ["greatest"] = sorted[^1] };
    }

    private static string Shown(JsonNode number) => number.GetValue<double>().ToString(number.GetValue<double>() < 100.0 ? "F2" : "F0", CultureInfo.InvariantCulture);

    private sealed record Measurement(double SimulatedPerCpu, double SimulatedPerWall, double Milliseconds, double WakesPerSecond, long Bytes);
}
