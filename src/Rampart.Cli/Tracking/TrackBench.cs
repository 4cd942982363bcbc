using Rampart.Answers;
using Rampart.Quantities;
using Rampart.Results.Tracking;
using Rampart.Results.TrackingReport;
using Rampart.Tracking;

namespace Rampart.Cli.Tracking;

/// <summary>A bar and what was measured against it.</summary>
/// <param name="What">What is measured.</param>
/// <param name="Tracker">Of which tracker.</param>
/// <param name="Value">What came out.</param>
/// <param name="Bar">What it is held against; null where no bar is set.</param>
/// <param name="IsMost">True where the bar is an upper bound.</param>
/// <param name="Unit">Of both.</param>
/// <param name="OtherClock">The same by the other clock: the wall's where the processor's is measured, and the other way round; null where no time is measured.</param>
internal sealed record TrackBar(string What, string Tracker, double Value, double? Bar, bool IsMost, string Unit, double? OtherClock = null)
{
    public bool? IsMet => Bar is not { } bar ? null : IsMost ? Value <= bar : Value >= bar;
}

/// <summary>How fast a tracker was on one scene: medians over the repetitions, and the best.</summary>
internal sealed record SceneSpeed(string Tracker, int Targets, int FalsePlots, int Plots, double PlotsPerSecond, double BestPlotsPerSecond, double PlotsPerCpuSecond, double CpuShare, double P50_ms, double P99_ms, double ProcessorP99_ms, double Max_ms, double BytesPerScan, int WarmUpRuns)
{
    /// <summary>Of processor time, so that what else runs on the machine does not count.</summary>
    public double CostPerPlot_ns => 1e9 / PlotsPerCpuSecond;
}

/// <summary>How well a tracker did on one cell of the tracking data, the mean over the folders that hold it.</summary>
internal sealed record CellQuality(string Cell, string Tracker, int Files, double Gospa_m, double Localisation_m, double MissedPerScan, double FalsePerScan, double Completeness, double Ambiguity, double PositionRmse_m, double Breaks);

/// <summary>Times the trackers on made-up scenes and scores them on data, beside the bars that the project has set itself.</summary>
internal static class TrackBench
{
    public const int FewFalse = 20;
    public const int ManyFalse = 100;
    private const int Middle = 200;
    private const double Longest_ms = 2.0;
    private const double FlattestCost = 1.5;
    private const double Tolerance = 1.03;
    private const double LeastCompleteness = 0.97;
    private const double MostAmbiguity = 1.02;
    private const double MostFalsePerScan = 0.6;

    /// <summary>Numbers of targets over which the cost of a plot is to be flat.</summary>
    public static IReadOnlyList<int> Crowds { get; } = [50, Middle, 1000];

    /// <summary>What GOSPA (rms, c = 1000 m) imm-gnn is to reach on a cell, the mean over ten seeds; the best of other programs on the same data.</summary>
    private static readonly Dictionary<string, double> GospaBars = new(StringComparer.Ordinal)
    {
        ["n50_t5_c20"] = 1977.0, ["n50_t5_c100"] = 1981.0, ["n100_t5_c20"] = 2771.0, ["n200_t5_c20"] = 4085.0, ["n50_t1_c20"] = 1118.0, ["n200_t1_c20"] = 2290.0,
    };

    private static double PlotsPerSecondBar(TrackerKind kind) => kind switch
    {
        TrackerKind.EkfGnn => 500_000.0,
        TrackerKind.ImmGnn => 200_000.0,
        _ => 100_000.0,
    };

    public static SceneSpeed Measure(TrackerKind kind, int targets, int falsePlots, int repetitions, CancellationToken stop)
    {
        var timer = new StepTimer(MadeUpScene.Plots(targets, falsePlots), Trackers.DefinitionOf(kind), MadeUpScene.Meta(falsePlots).ToRadar());
        var passes = timer.WarmUp(stop);
        var timings = new List<StepTiming>();
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            timings.Add(timer.Time(passes, stop));
        }

        return new SceneSpeed(
            Trackers.NameOf(kind), targets, falsePlots, timings[0].Plots, Median(timings, timing => timing.PlotsPerSecond), timings.Max(timing => timing.PlotsPerSecond), Median(timings, timing => timing.PlotsPerCpuSecond),
            timings.Sum(timing => timing.Cpu_s) / timings.Sum(timing => timing.Wall_s), Median(timings, timing => timing.P50_ms), Median(timings, timing => timing.P99_ms), Median(timings, timing => timing.ProcessorP99_ms), Median(timings, timing => timing.Max_ms), Median(timings, timing => timing.BytesPerScan), passes);
    }

    /// <summary>The bars of speed, tracker by tracker.</summary>
    public static IEnumerable<TrackBar> SpeedBars(IReadOnlyList<SceneSpeed> speeds)
    {
        foreach (var (name, kind) in Trackers.All)
        {
            var own = speeds.Where(speed => string.Equals(speed.Tracker, name, StringComparison.Ordinal)).ToList();
            if (own.Find(speed => speed.Targets == Middle && speed.FalsePlots == FewFalse) is { } few)
            {
                yield return new TrackBar($"plots a second of one core, {Middle} targets, {FewFalse} false plots", name, few.PlotsPerCpuSecond, PlotsPerSecondBar(kind), IsMost: false, "1/s", few.BestPlotsPerSecond);
                yield return new TrackBar("bytes allocated in a scan, steady state", name, few.BytesPerScan, 0.0, IsMost: true, "bytes");
            }

            if (own.Find(speed => speed.Targets == Middle && speed.FalsePlots == ManyFalse) is { } many)
            {
                yield return new TrackBar($"p99 of a scan, {Middle} targets, {ManyFalse} false plots", name, many.P99_ms, Longest_ms, IsMost: true, "ms", many.ProcessorP99_ms);
            }

            var crowds = own.Where(speed => speed.FalsePlots == FewFalse && Crowds.Contains(speed.Targets)).ToList();
            if (crowds.Count == Crowds.Count)
            {
                yield return new TrackBar(
                    $"cost of a plot from {Crowds[0]} to {Crowds[^1]} targets, greatest over least", name, crowds.Max(speed => speed.CostPerPlot_ns) / crowds.Min(speed => speed.CostPerPlot_ns), FlattestCost, IsMost: true, "×");
            }
        }
    }

    /// <summary>The bars of quality, for the tracker that has some.</summary>
    public static IEnumerable<TrackBar> QualityBars(IReadOnlyList<CellQuality> cells)
    {
        foreach (var cell in cells.Where(cell => string.Equals(cell.Tracker, Trackers.NameOf(TrackerKind.ImmGnn), StringComparison.Ordinal) && GospaBars.ContainsKey(cell.Cell)))
        {
            yield return new TrackBar($"{cell.Cell}: GOSPA, rms (bar {GospaBars[cell.Cell]:0} m and 3 %)", cell.Tracker, cell.Gospa_m, Tolerance * GospaBars[cell.Cell], IsMost: true, "m");
            yield return new TrackBar($"{cell.Cell}: completeness (SIAP C)", cell.Tracker, cell.Completeness, LeastCompleteness, IsMost: false, "");
            yield return new TrackBar($"{cell.Cell}: ambiguity (SIAP A)", cell.Tracker, cell.Ambiguity, MostAmbiguity, IsMost: true, "");
            if (cell.Cell.StartsWith("n50_", StringComparison.Ordinal))
            {
                yield return new TrackBar($"{cell.Cell}: false tracks in a scan", cell.Tracker, cell.FalsePerScan, MostFalsePerScan, IsMost: true, "");
            }
        }
    }

    /// <summary>The cells of tracking data in a folder, by name.</summary>
    public static IReadOnlyList<string> CellsIn(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.plots.csv.gz").Select(file => Path.GetFileName(file)[..^".plots.csv.gz".Length]).Where(name => File.Exists(Path.Combine(folder, name + ".json")) && File.Exists(TruthOf(folder, name))).OrderBy(SizeOf).ThenBy(name => name, StringComparer.Ordinal)];

    /// <summary>Tracks and scores one cell in each of the folders that hold it.</summary>
    public static CellQuality Score(string cell, TrackerKind kind, IReadOnlyList<string> folders, CancellationToken stop)
    {
        // Remarks on the data are told by rampart track; here they would be told once for each tracker.
        var findings = new List<Finding>();
        var scores = new List<TrackScores>();
        foreach (var folder in folders)
        {
            var meta = TrackMeta.Read(Path.Combine(folder, cell + ".json"), findings);
            var table = PlotFile.Read(Path.Combine(folder, cell + ".plots.csv.gz"), meta, findings);
            var truth = TruthFile.Read(TruthOf(folder, cell), findings);
            if (meta is null || table is null || truth is null)
            {
                throw new EnvironmentException($"The cell {cell} in {folder} cannot be read.", "Look at it with: rampart track --plots … --meta … --out …");
            }

            var (scans, definition, radar) = (ScanSequence.Of(table), Trackers.DefinitionOf(kind), meta.ToRadar());
            var outcome = TrackingOutcome.Of(scans, definition, radar, () => { }, stop);
            scores.Add(TrackScoring.Score(truth, outcome.Rows));
        }

        double Mean(Func<TrackScores, double> figure) => scores.Average(figure);
        return new CellQuality(
            cell, Trackers.NameOf(kind), folders.Count, Mean(score => score.GospaRms_m), Mean(score => score.GospaLocalisation_m), Mean(score => score.MissedPerScan), Mean(score => score.FalsePerScan), Mean(score => score.Completeness),
            Mean(score => score.Ambiguity), Mean(score => score.PositionRmse_m), Mean(score => score.Breaks));
    }

    // "n50_t5_c20" is scored against "n50_t5".
    private static string TruthOf(string folder, string cell) => Path.Combine(folder, $"{(cell.LastIndexOf('_') is > 0 and var end ? cell[..end] : cell)}.truth.csv.gz");

    private static int SizeOf(string cell) => int.TryParse(cell.AsSpan().TrimStart('n').ToString().Split('_')[0], out var targets) ? targets : int.MaxValue;

    private static double Median(List<StepTiming> timings, Func<StepTiming, double> figure) => timings.Select(figure).Order().ElementAt(timings.Count / 2);
}
