using System.Globalization;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Results.TrackingReport;
using Rampart.Tracking;

namespace Rampart.Cli.Tracking;

/// <summary><c>rampart bench track</c>: what was measured, as tables and as JSON.</summary>
internal static class TrackBenchScreen
{
    private const string DataFolder = "tracking/data";

    /// <summary>A bar that is missed is told and is no error: the machine may be busy.</summary>
    public static int Run(int repetitions, IReadOnlyList<string>? cellsAsked, IReadOnlyList<string> folders, TrackerKind? only, bool withSpeed, Screen screen)
    {
        if (repetitions < 1)
        {
            throw new UsageException("Nothing was to be timed.", "Give --repetitions a number from 1.");
        }

        using var interruption = new Interruption();
        var shared = folders.Count > 0 ? folders : SharedFolder() is { } folder ? [folder] : [];
        foreach (var missing in shared.Where(each => !Directory.Exists(each)))
        {
            throw new EnvironmentException($"There is no folder {missing}.", "Name one that holds cells of tracking data with --data.");
        }

        var cells = Cells(cellsAsked, shared);
        IReadOnlyList<(string Name, TrackerKind Kind)> trackers = [.. Trackers.All.Where(each => only is null || each.Kind == only)];
        var speeds = new List<SceneSpeed>();
        if (withSpeed)
        {
            (int Targets, int False)[] scenes = [.. TrackBench.Crowds.Select(crowd => (crowd, TrackBench.FewFalse)), (200, TrackBench.ManyFalse)];
            foreach (var (name, kind) in trackers)
            {
                foreach (var (targets, falsePlots) in scenes)
                {
                    Screen.Say($"{speeds.Count + 1} of {trackers.Count * scenes.Length}: {name}, {targets} targets, {falsePlots} false plots");
                    speeds.Add(TrackBench.Measure(kind, targets, falsePlots, repetitions, interruption.Token));
                }
            }
        }

        var qualities = new List<CellQuality>();
        foreach (var cell in cells)
        {
            foreach (var (name, kind) in trackers)
            {
                Screen.Say($"{qualities.Count + 1} of {trackers.Count * cells.Count}: {name} on {cell}");
                qualities.Add(TrackBench.Score(cell, kind, [.. shared.Where(each => TrackBench.CellsIn(each).Contains(cell, StringComparer.Ordinal))], interruption.Token));
            }
        }

        IReadOnlyList<TrackBar> bars = [.. TrackBench.SpeedBars(speeds), .. TrackBench.QualityBars(qualities)];
        if (screen.IsJson)
        {
            screen.WriteJson(Result(repetitions, shared, bars, speeds, qualities));
            return Exit.Done;
        }

        screen.ShowFindings();
        Show(repetitions, shared, bars, speeds, qualities);
        return Exit.Done;
    }

    private static string? SharedFolder() =>
        Environment.GetEnvironmentVariable("RAMPART_SHARED") is { Length: > 0 } shared && Path.Combine(shared, DataFolder) is var folder && Directory.Exists(folder) ? folder : null;

    private static IReadOnlyList<string> Cells(IReadOnlyList<string>? asked, IReadOnlyList<string> folders)
    {
        var known = folders.SelectMany(TrackBench.CellsIn).Distinct(StringComparer.Ordinal).ToList();
        if (asked is null || asked.Count == 0)
        {
            return known;
        }

        if (asked is ["none"])
        {
            return [];
        }

        foreach (var cell in asked.Where(cell => !known.Contains(cell, StringComparer.Ordinal)))
        {
            throw new UsageException($"There is no cell {cell}.", known.Count == 0 ? "There are no tracking data here: set RAMPART_SHARED, or name a folder with --data." : $"Cells: {string.Join(", ", known)}; or none.");
        }

        return asked;
    }

    private static void Show(int repetitions, IReadOnlyList<string> folders, IReadOnlyList<TrackBar> bars, List<SceneSpeed> speeds, List<CellQuality> qualities)
    {
        ValidationScreen.WriteAligned(
            [("bar", false), ("tracker", false), ("measured", true), ("bar", true), ("", false), ("unit", false), ("other clock", true)],
            bars.Select(bar => new[] { bar.What, bar.Tracker, Shown(bar.Value), Shown(bar.Bar), (bar.IsMost, bar.IsMet) switch { (_, null) => "", (_, true) => "met", _ => "NOT MET" }, bar.Unit, Shown(bar.OtherClock) }));
        if (speeds.Count > 0)
        {
            Console.Out.WriteLine();
            ValidationScreen.WriteAligned(
                [("speed", false), ("targets", true), ("false", true), ("plots", true), ("plots/s", true), ("best", true), ("plots/CPU s", true), ("ns/plot", true), ("p50 ms", true), ("p99 ms", true), ("max ms", true), ("p99 CPU ms", true), ("bytes/scan", true)],
                speeds.Select(speed => new[]
                {
                    speed.Tracker, $"{speed.Targets}", $"{speed.FalsePlots}", $"{speed.Plots}", Shown(speed.PlotsPerSecond), Shown(speed.BestPlotsPerSecond), Shown(speed.PlotsPerCpuSecond), Shown(speed.CostPerPlot_ns), Shown(speed.P50_ms), Shown(speed.P99_ms),
                    Shown(speed.Max_ms), Shown(speed.ProcessorP99_ms), Shown(speed.BytesPerScan),
                }));
            Console.Out.WriteLine($"One thread, {MadeUpScene.ScanCount} scans of a made-up raid; median of {repetitions} repetitions after the warm-up, and the best of them; ns/plot and CPU: by the processor's clock, the others by the wall's. {Machine.Words}");
            if (speeds.Min(speed => speed.CpuShare) is < StepTiming.Undisturbed and var share)
            {
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The machine was busy: in one scene we had the processor {100.0 * share:0} % of the time, and p99 and plots/s tell more of the others than of the tracker. Measure again when it is quiet."));
            }
        }

        Console.Out.WriteLine();
        if (qualities.Count == 0)
        {
            Console.Out.WriteLine(folders.Count == 0 ? "Quality is not measured: there are no tracking data here (RAMPART_SHARED or --data)." : "Quality is not measured: no cell was asked for.");
            return;
        }

        ValidationScreen.WriteAligned(
            [("quality", false), ("tracker", false), ("files", true), ("GOSPA m", true), ("place m", true), ("missed", true), ("false", true), ("SIAP C", true), ("SIAP A", true), ("rms m", true), ("breaks", true)],
            qualities.Select(cell => new[]
            {
                cell.Cell, cell.Tracker, $"{cell.Files}", F(cell.Gospa_m, "0"), F(cell.Localisation_m, "0.0"), F(cell.MissedPerScan, "0.00"), F(cell.FalsePerScan, "0.00"), F(cell.Completeness, "0.0000"), F(cell.Ambiguity, "0.0000"),
                F(cell.PositionRmse_m, "0.0"), F(cell.Breaks, "0.0"),
            }));
        Console.Out.WriteLine("GOSPA: rms over scans, c = 1000 m. The bars hold for the mean over ten fresh seeds; one file says less (--data names folders with others).");
    }

    private static JsonObject Result(int repetitions, IReadOnlyList<string> folders, IReadOnlyList<TrackBar> bars, List<SceneSpeed> speeds, List<CellQuality> qualities) => new()
    {
        ["repetitions"] = repetitions,
        ["threads"] = 1,
        ["engine"] = TrackingEngine.Stamp,
        ["machine"] = Machine.Words,
        ["bars"] = new JsonArray([.. bars.Select(bar => new JsonObject
        {
            ["what"] = bar.What, ["tracker"] = bar.Tracker, ["measured"] = bar.Value, ["bar"] = bar.Bar, ["most"] = bar.IsMost, ["unit"] = bar.Unit, ["met"] = bar.IsMet, ["other_clock"] = bar.OtherClock,
        })]),
        ["speed"] = new JsonArray([.. speeds.Select(speed => new JsonObject
        {
            ["tracker"] = speed.Tracker, ["targets"] = speed.Targets, ["false_plots"] = speed.FalsePlots, ["plots"] = speed.Plots, ["plots_per_s"] = speed.PlotsPerSecond, ["best_plots_per_s"] = speed.BestPlotsPerSecond, ["plots_per_cpu_s"] = speed.PlotsPerCpuSecond, ["cpu_share"] = speed.CpuShare,
            ["ns_per_plot"] = speed.CostPerPlot_ns, ["p50_ms"] = speed.P50_ms, ["p99_ms"] = speed.P99_ms, ["p99_cpu_ms"] = speed.ProcessorP99_ms, ["max_ms"] = speed.Max_ms, ["bytes_per_scan"] = speed.BytesPerScan, ["warm_up_runs"] = speed.WarmUpRuns,
        })]),
        ["quality"] = new JsonArray([.. qualities.Select(cell => new JsonObject
        {
            ["cell"] = cell.Cell, ["tracker"] = cell.Tracker, ["files"] = cell.Files, ["gospa_rms"] = cell.Gospa_m, ["gospa_loc_rms"] = cell.Localisation_m, ["missed_per_scan"] = cell.MissedPerScan, ["false_per_scan"] = cell.FalsePerScan,
            ["siap_completeness"] = cell.Completeness, ["siap_ambiguity"] = cell.Ambiguity, ["pos_rmse_m"] = cell.PositionRmse_m, ["breaks"] = cell.Breaks,
        })]),
        ["data"] = new JsonArray([.. folders.Select(folder => JsonValue.Create(folder))]),
    };

    private static string Shown(double? value) => value is not { } number ? "" : Math.Abs(number) switch
    {
        0.0 => "0",
        >= 1000.0 => F(number, "#,0"),
        >= 100.0 => F(number, "0"),
        >= 10.0 => F(number, "0.0"),
        _ => F(number, "0.000"),
    };

    private static string F(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
