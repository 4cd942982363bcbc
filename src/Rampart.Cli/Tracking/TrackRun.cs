using System.Globalization;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Quantities;
using Rampart.Results.Tracking;
using Rampart.Results.TrackingReport;
using Rampart.Tracking;

namespace Rampart.Cli.Tracking;

/// <summary>What the command line asks of a tracking run.</summary>
internal sealed record TrackAsked(string Plots, string Meta, string Out, TrackerKind Tracker, string? Timing, string? Report, bool LeaveOutBadRows, bool Force);

/// <summary><c>rampart track</c>: reads plots, tracks them, and writes tracks, times and a page, all or nothing.</summary>
internal static class TrackRun
{
    public const int TimingFormat = 1;
    public const int SummaryFormat = 1;

    public static readonly IReadOnlyList<string> ReportNames = [TrackPlaces.ReportFile, TrackPlaces.SummaryFile, "map.svg", "course.svg", "steps.svg"];

    public static int Run(TrackAsked asked, Screen screen)
    {
        foreach (var (file, option) in new[] { (asked.Plots, "--plots"), (asked.Meta, "--meta") })
        {
            MustBeThere(file, option);
        }

        using var interruption = new Interruption();
        using var places = new TrackPlaces(asked.Force, asked.Plots, asked.Meta);
        var outFile = places.Begin(asked.Out, "--out");
        var timingFile = asked.Timing is { } timingPlace ? places.Begin(timingPlace, "--timing") : null;
        var reportFolder = asked.Report is { } reportPlace ? places.BeginFolder(reportPlace, ReportNames) : null;

        var meta = TrackMeta.Read(asked.Meta, screen.Findings);
        var table = PlotFile.Read(asked.Plots, meta, screen.Findings, asked.LeaveOutBadRows);
        if (screen.HasErrors || meta is null || table is null)
        {
            return screen.EndWithErrors();
        }

        var scans = ScanSequence.Of(table);
        var (definition, radar) = (Trackers.DefinitionOf(asked.Tracker), meta.ToRadar());
        TrackingOutcome? tracked = null;
        TerminalOnlooker.Here.During("scans", 0, scans.Count, tick => tracked = TrackingOutcome.Of(scans, definition, radar, tick, interruption.Token));
        var outcome = tracked!;
        TellOutcome(asked, meta, outcome, screen);

        places.Write(outFile, file => TrackFile.WriteInPlace(file, outcome.Rows.ToArray(), [.. definition.Models.Select(model => model.Name)]));
        var timing = timingFile is null && reportFolder is null ? null : Time(scans, definition, radar, outcome, interruption.Token);
        var input = Input(asked, meta, definition, outcome, timing, outFile, screen);
        var summary = Summary(input);
        if (timingFile is not null)
        {
            places.Write(timingFile, file => File.WriteAllText(file, Json.Text(TimingJson(timing!, asked.Tracker))));
        }

        if (reportFolder is not null)
        {
            places.Write(Path.Combine(reportFolder, TrackPlaces.ReportFile), file => File.WriteAllText(file, TrackingRunPage.Write(input)));
            places.Write(Path.Combine(reportFolder, TrackPlaces.SummaryFile), file => File.WriteAllText(file, Json.Text(summary)));
            foreach (var (name, picture) in TrackingRunPage.Pictures(input))
            {
                places.Write(Path.Combine(reportFolder, name + ".svg"), file => File.WriteAllText(file, picture));
            }
        }

        interruption.Token.ThrowIfCancellationRequested();
        places.Finish();
        End(asked, input, summary, table.LeftOut, screen);
        return Exit.Done;
    }

    public static void MustBeThere(string file, string option)
    {
        if (file.Trim().Length == 0)
        {
            throw new UsageException($"{option} names no file.", "See: rampart track --help");
        }

        if (Directory.Exists(file))
        {
            throw new UsageException($"{file} is a folder.", $"Name a file with {option}.");
        }

        if (!File.Exists(file))
        {
            throw new EnvironmentException($"There is no file {file}.", $"Name one that is there with {option}; docs/formats/tracks.md says what stands in it.");
        }
    }

    private static StepTiming Time(ScanSequence scans, TrackerDefinition definition, RadarModel radar, TrackingOutcome outcome, CancellationToken stop)
    {
        Screen.Say("Timing: passes over the same scans until the compiler has settled …");
        var timer = new StepTimer(scans, definition, radar);

        // The pass that made the tracks ran the same steps, and counts.
        var passes = 1 + timer.WarmUp(stop);
        var timing = timer.Time(passes, stop);
        return timer.Fingerprint == outcome.Fingerprint
            ? timing
            : throw new InvalidOperationException("Two passes over the same scans gave different tracks.");
    }

    private static void TellOutcome(TrackAsked asked, TrackMeta meta, TrackingOutcome outcome, Screen screen)
    {
        // Scans behind the last plot were not looked at, as far as anybody knows.
        var scans = outcome.Scans();
        var looks = scans.Count;
        while (looks > 0 && scans[looks - 1].Plots == 0)
        {
            looks--;
        }

        if (ClutterCheck.Judge(asked.Meta, meta.FalsePlotsPerScan, [.. scans.Take(looks).Select(scan => scan.PlotsLeft)]) is { } clutter)
        {
            screen.Findings.Add(clutter);
        }

        if (outcome.Refused > 0)
        {
            screen.Findings.Add(Finding.Remark(new Place(asked.Plots), "plots", $"bring {outcome.Refused} that cannot have come from a radar; they were left.", "Look for numbers far beyond what the radar can measure."));
        }

        if (outcome.Crowded > 0)
        {
            screen.Findings.Add(Finding.Remark(
                new Place(asked.Plots), "plots", $"bring more tracks than the tracker holds at once: {outcome.Crowded} plots started none.", "Look for scans with far more plots than the meta's clutter_per_scan says; leave them out, or set it right."));
        }
    }

    private static TrackingRunInput Input(TrackAsked asked, TrackMeta meta, TrackerDefinition definition, TrackingOutcome outcome, StepTiming? timing, string outFile, Screen screen) => new()
    {
        Name = meta.Name.Length > 0 ? meta.Name : Path.GetFileName(asked.Plots),
        Tracker = Trackers.NameOf(asked.Tracker),
        Scans = outcome.Scans(),
        Tracks = outcome.Lives(),
        PlotsLeft = outcome.PlotsLeft(),
        Reach_km = meta.RangeMax_m / 1000.0,
        AssumedFalsePlots = meta.FalsePlotsPerScan,
        PositionDeviation_m = outcome.PositionDeviation_m,
        Timing = timing,
        Settings = Settings(meta, definition, asked.Tracker),
        Files =
        [
            new StampedFile("Plots", Path.GetFileName(asked.Plots), TrackPlaces.HashOf(asked.Plots)),
            new StampedFile("Meta", Path.GetFileName(asked.Meta), TrackPlaces.HashOf(asked.Meta)),
            new StampedFile("Tracks", Path.GetFileName(asked.Out), TrackPlaces.HashOf(outFile)),
        ],
        Findings = [.. screen.Findings],
        Engine = TrackingEngine.Stamp,
    };

    private static IReadOnlyList<NamedValue> Settings(TrackMeta meta, TrackerDefinition definition, TrackerKind kind)
    {
        static string N(double value, string format = "0.###") => value.ToString(format, CultureInfo.InvariantCulture);
        return
        [
            new("Tracker", Trackers.NameOf(kind), Trackers.MeaningOf(kind)),
            new("Gate", N(definition.Gate), "Greatest squared distance from track to plot, in standard deviations."),
            new("New targets in a scan", N(definition.NewTargetsPerScan), "Expected in the whole volume."),
            new("Spread of a new track’s velocity", $"{N(definition.SpeedSpread.MetresPerSecond)} m/s; climb {N(definition.ClimbSpread.MetresPerSecond)} m/s", "Standard deviation of each horizontal component, and of the climb."),
            new(
                "Life of a track", definition.Life == TrackLifeRule.Score ? "by score" : "by count",
                definition.Life == TrackLifeRule.Score
                    ? $"By a likelihood ratio, after the sequential probability ratio test: confirmed where the plots are so much likelier to be one target's that about {N(definition.FalseConfirmation, "0.######")} of tracks made of false plots get there; dropped where the ratio has fallen by a factor of {N(1.0 / definition.FalseDrop, "0.###")} below its best."
                    : $"Confirmed by {definition.PlotsToConfirm} plots in {definition.LooksToConfirm} looks, dropped after {definition.MissesToDrop} without one."),
            .. definition.Models.Select(model => new NamedValue(
                $"Motion: {model.Name}", $"share {N(model.Share)}, lasts {N(model.Sojourn.Seconds, "0.#")} s",
                $"{Kind(model.Kind)}; noise along {N(model.Noise.Along_m2ps3, "0.##")}, across {N(model.Noise.Across_m2ps3, "0.##")}, upright {N(model.Noise.Vertical_m2ps3, "0.##")} m²/s³.")),
            new("Detection (meta: pd)", N(meta.Detection), "Probability that a scan brings a plot of a target."),
            new("False plots (meta: clutter_per_scan)", N(meta.FalsePlotsPerScan), "In a scan, spread evenly over range, azimuth and elevation."),
            new("Accuracy (meta: sigma_…)", $"{N(meta.RangeSigma_m)} m, {N(meta.AzimuthSigma_deg)}°, {N(meta.ElevationSigma_deg)}°", "Standard deviations in range, azimuth and elevation."),
            new("Reach (meta: range_…, elevation_…)", $"{N(meta.RangeMin_m / 1000.0)} to {N(meta.RangeMax_m / 1000.0)} km, {N(meta.ElevationMin_deg)} to {N(meta.ElevationMax_deg)}°", ""),
            new("Scans (meta: scans, period_s)", $"{meta.Scans}, every {N(meta.Period_s)} s", ""),
        ];
    }

    private static string Kind(Rampart.Tracking.Filters.MotionKind kind) => kind switch
    {
        Rampart.Tracking.Filters.MotionKind.ConstantVelocity => "nearly constant velocity",
        Rampart.Tracking.Filters.MotionKind.CoordinatedTurn => "a turn at nearly constant speed",
        _ => "nearly constant acceleration",
    };

    /// <summary>The timing as HARNESS-like programs read it.</summary>
    public static JsonObject TimingJson(StepTiming timing, TrackerKind tracker) => new()
    {
        ["format"] = TimingFormat,
        ["tracker"] = Trackers.NameOf(tracker),
        ["cpu_s"] = timing.Cpu_s,
        ["wall_s"] = timing.Wall_s,
        ["plots"] = timing.Plots,
        ["scans"] = timing.Scans,
        ["plots_per_s"] = timing.PlotsPerSecond,
        ["plots_per_cpu_s"] = timing.PlotsPerCpuSecond,
        ["p50_ms"] = timing.P50_ms,
        ["p99_ms"] = timing.P99_ms,
        ["max_ms"] = timing.Max_ms,
        ["p99_cpu_ms"] = timing.ProcessorP99_ms,
        ["bytes_per_scan"] = timing.BytesPerScan,
        ["bytes_per_scan_fresh"] = timing.GrowthBytesPerScan,
        ["warm_up_runs"] = timing.WarmUpRuns,
        ["threads"] = 1,
        ["method"] = StepTiming.Method,
        ["engine"] = TrackingEngine.Stamp,
        ["machine"] = Machine.Words,
    };

    private static JsonObject Summary(TrackingRunInput input) => new()
    {
        ["format"] = SummaryFormat,
        ["name"] = input.Name,
        ["tracker"] = input.Tracker,
        ["scans"] = input.Scans.Count,
        ["plots"] = input.Plots,
        ["tracks"] = input.Tracks.Count,
        ["track_rows"] = input.Tracks.Sum(track => track.Scans),
        ["coasted_rows"] = input.Tracks.Sum(track => track.Coasted),
        ["confirmed_per_scan"] = input.MeanConfirmed,
        ["plots_of_no_track_per_scan"] = input.ObservedFalsePlots,
        ["false_plots_assumed_per_scan"] = input.AssumedFalsePlots,
        ["position_deviation_m"] = input.PositionDeviation_m,
        ["timing"] = input.Timing is { } timing ? TimingJson(timing, Trackers.All.First(each => string.Equals(each.Name, input.Tracker, StringComparison.Ordinal)).Kind) : null,
        ["files"] = new JsonArray([.. input.Files.Select(file => new JsonObject { ["role"] = file.Role, ["name"] = file.Name, ["sha256"] = file.Hash })]),
        ["engine"] = input.Engine,
    };

    private static void End(TrackAsked asked, TrackingRunInput input, JsonObject summary, int leftOut, Screen screen)
    {
        if (screen.IsJson)
        {
            summary["left_out_rows"] = leftOut;
            summary["out"] = asked.Out;
            summary["report"] = asked.Report;
            screen.WriteJson(summary);
            return;
        }

        screen.ShowFindings();
        Console.Out.WriteLine(Screen.Plain(TrackingRunPage.Answer(input)));
        if (input.Timing is { } timing)
        {
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{timing.PlotsPerSecond:#,0} plots a second by the clock, {timing.PlotsPerCpuSecond:#,0} of processor time, one thread; a scan takes {timing.P50_ms:0.000} ms (median), {timing.P99_ms:0.000} ms (99 of 100), {timing.Max_ms:0.000} ms (longest); {timing.BytesPerScan:#,0.##} bytes allocated a scan."));
        }

        Console.Out.WriteLine(Screen.Plain($"Tracks: {asked.Out}"));
        if (asked.Timing is not null)
        {
            Console.Out.WriteLine(Screen.Plain($"Timing: {asked.Timing}"));
        }

        if (asked.Report is not null)
        {
            Console.Out.WriteLine(Screen.Plain($"Page: {Path.Combine(asked.Report, TrackPlaces.ReportFile)}"));
        }
    }
}
