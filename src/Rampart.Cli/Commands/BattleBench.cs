using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Quantities;
using Rampart.Scenarios;
using Rampart.Simulation.Kernel;
using Spectre.Console;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart bench run</c>: the warm loop of a battle, and the bars beside it.</summary>
internal static class BattleBench
{
    private const int MostBattles = 100_000;
    private const int UsualBattles = 15;
    private const int UsualBattlesOfEach = 5;

    // The just-in-time compiler reaches its last tier in the background after some battles, or in the course of a long one.
    private const int WarmUps = 10;
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(8.0);

    public static Command Create()
    {
        var scenario = new Argument<string?>("SCENARIO") { Description = "A scenario's folder or file. Default: the scenarios made for measuring, one after the other.", Arity = ArgumentArity.ZeroOrOne };
        var battles = new Option<int?>("--battles")
        {
            Description = $"How many battles are measured after the warm-up. Default: {UsualBattles}, or {UsualBattlesOfEach} of each of the scenarios made for measuring.",
            CustomParser = result => (int)(Options.WholeNumber(result, "a number of battles", MostBattles, least: 1) ?? 0),
        };
        var seed = Options.Seed();
        var json = Options.Json();
        var run = new Command("run", "Time the warm loop of a battle: simulated seconds per second of processor time, one thread, journal hashed and not kept; beside the bars where there are some.\n\nExample: rampart bench run scenarios/first-look --battles 30") { scenario, battles, seed, json };
        run.SetAction(parsed => Run(parsed.GetValue(scenario), parsed.GetValue(battles), parsed.GetValue(seed), new Screen(parsed.GetValue(json))));
        return run;
    }

    /// <summary>A bar that is missed is told and is no error: the machine may be busy.</summary>
    private static int Run(string? path, int? battlesGiven, ulong? seedGiven, Screen screen)
    {
        var battles = battlesGiven ?? (path is null ? UsualBattlesOfEach : UsualBattles);
        if (battles < 1)
        {
            throw new UsageException("No battle was to be measured.", $"Give --battles a number from 1 to {MostBattles}.");
        }

        using var interruption = new Interruption();
        var workspace = Workspace.Open(screen.Findings);
        var paths = path is not null ? [path] : BattleBar.Scenarios.Select(name => $"scenarios/{name}").ToList();
        var scenarios = new List<Scenario>();
        foreach (var each in paths)
        {
            if (screen.HasErrors || workspace.ReadScenario(each, screen.Findings) is not { } scenario)
            {
                return screen.EndWithErrors();
            }

            scenarios.Add(scenario);
        }

        screen.ShowFindings();
        var results = new List<JsonObject>();
        foreach (var scenario in scenarios)
        {
            if (scenarios.Count > 1)
            {
                Screen.Say($"{results.Count + 1} of {scenarios.Count}: {scenario.Name}");
            }

            var result = Measured(scenario, seedGiven ?? scenario.Seed, battles, interruption.Token);
            results.Add(result);
            if (!screen.IsJson)
            {
                Show(result, scenario, screen);
            }
        }

        var bars = BattleBar.Beside((name, figure) => Median(results, name, figure));
        if (screen.IsJson)
        {
            var json = scenarios.Count == 1 ? results[0] : new JsonObject { ["scenarios"] = new JsonArray([.. results]) };
            json["bars"] = new JsonArray([.. bars.Select(bar => bar.Json())]);
            screen.WriteJson(json);
        }
        else if (bars.Count > 0)
        {
            ValidationScreen.WriteAligned(
                [("bar", false), ("scenario", false), ("measured", true), ("bar", true), ("", false), ("goal", true), ("", false)],
                bars.Select(bar => new[]
                {
                    bar.Bar.Figure, bar.Bar.Scenario, Shown(bar.Value!.Value), Asked(bar.Bar.Bar, bar), Told(bar.IsMet),
                    bar.Bar.Goal is { } goal ? Asked(goal, bar) : string.Empty, bar.IsGoalMet is { } met ? Told(met) : string.Empty,
                }));
        }

        return Exit.Done;
    }

    private static JsonObject Measured(Scenario scenario, ulong seed, int battles, CancellationToken interrupted)
    {
        var measured = new List<Measurement>();
        var warmUps = 0;
        for (var clock = Stopwatch.StartNew(); warmUps < WarmUps && (warmUps == 0 || clock.Elapsed < WarmUpTime); warmUps++)
        {
            interrupted.ThrowIfCancellationRequested();
            Fight(scenario, seed, 0);
        }

        for (var battle = 0; battle < battles; battle++)
        {
            interrupted.ThrowIfCancellationRequested();
            measured.Add(Fight(scenario, seed, (ulong)battle));
        }

        return Result(scenario, warmUps, measured);
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
        var processor = Math.Max((Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds, 1e-3);
        return new Measurement(
            scenario.Battle.Length.Seconds / processor, scenario.Battle.Length.Seconds / wall, wall * 1e3, processor, 1e6 * processor / Math.Max(battle.World.PlotsReported, 1),
            battle.World.PlotsReported, battle.Wakes / wall, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

    private static JsonObject Result(Scenario scenario, int warmUps, List<Measurement> measured) => new()
    {
        ["scenario"] = scenario.Name,
        ["batteries"] = scenario.Battle.Batteries.Count,
        ["targets"] = scenario.Battle.Targets.Count,
        ["warmUps"] = warmUps,
        ["battles"] = measured.Count,
        ["engine"] = $"Rampart {Engine.Version} ({Engine.Identity})",
        ["machine"] = Machine.Words,
        ["figures"] = new JsonArray(
            Figure(BattleBar.Speed, measured.Select(one => one.SimulatedPerCpu)),
            Figure("simulated s per s", measured.Select(one => one.SimulatedPerWall)),
            Figure("one battle, ms", measured.Select(one => one.Milliseconds)),
            Figure(BattleBar.Processor, measured.Select(one => one.Processor_s)),
            Figure(BattleBar.PlotCost, measured.Select(one => one.PlotCost_us)),
            Figure("plots", measured.Select(one => (double)one.Plots)),
            Figure("wakes per s", measured.Select(one => one.WakesPerSecond)),
            Figure("bytes allocated", measured.Select(one => (double)one.Bytes))),
    };

    private static void Show(JsonObject result, Scenario scenario, Screen screen)
    {
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("Figure", "Least", "Median", "Greatest");
        foreach (var figure in result["figures"]!.AsArray())
        {
            table.AddRow(
                Markup.Escape(figure!["figure"]!.GetValue<string>()), Shown(figure["least"]!.GetValue<double>()), Shown(figure["median"]!.GetValue<double>()), Shown(figure["greatest"]!.GetValue<double>()));
        }

        screen.Out.Write(table);
        screen.Out.WriteLine($"{scenario.Name}: {result["battles"]} battles of {scenario.Battle.Length} after {result["warmUps"]} to warm up; {scenario.Battle.Batteries.Count} batteries, {scenario.Battle.Targets.Count} targets; {Machine.Words}");
    }

    private static double? Median(IEnumerable<JsonObject> results, string scenario, string figure) => results
        .FirstOrDefault(result => string.Equals(result["scenario"]!.GetValue<string>(), scenario, StringComparison.Ordinal))?["figures"]!.AsArray()
        .First(each => string.Equals(each!["figure"]!.GetValue<string>(), figure, StringComparison.Ordinal))!["median"]!.GetValue<double>();

    private static JsonObject Figure(string name, IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return new JsonObject { ["figure"] = name, ["least"] = sorted[0], ["median"] = sorted[sorted.Count / 2], ["greatest"] = sorted[^1] };
    }

    private static string Asked(double level, MeasuredBar bar) => (bar.Bar.IsLeast ? "≥ " : "≤ ") + level.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string Told(bool isMet) => isMet ? "met" : "NOT MET";

    private static string Shown(double number) => number.ToString(number < 100.0 ? "F2" : "F0", CultureInfo.InvariantCulture);

    private sealed record Measurement(
        double SimulatedPerCpu, double SimulatedPerWall, double Milliseconds, double Processor_s, double PlotCost_us, long Plots, double WakesPerSecond, long Bytes);
}
