using Rampart.Pictures;
using Rampart.Quantities;
using Rampart.Results.Report;
using static Rampart.Results.TrackingReport.TrackingPageParts;

namespace Rampart.Results.TrackingReport;

/// <summary>Writes report.html of a tracking run: what came in, which tracks came out, how the tracker fared over time and how long its steps took.</summary>
public static class TrackingRunPage
{
    private const int MostTrackRows = 500;

    private static readonly NamedValue[] Words =
    [
        new("Plot", "One report of the radar: range, azimuth and elevation at a moment. Some are echoes of targets, others come from nowhere (false plots)."),
        new("Track", "What is believed of one target: a place, a velocity, and how far both may err."),
        new("Tentative, confirmed", "A track begins on trial. It is confirmed once its plots are much likelier to come from one target than to be false, and dropped when too many looks brought nothing."),
        new("Carried on (coasted)", "At a scan without a plot of its own a track is carried on along its way; its uncertainty grows."),
        new("Plots of no confirmed track", "Plots that no track took which was ever confirmed, before or after its confirmation. They should be as many as the meta file says there are false ones."),
    ];

    /// <summary>The whole page; the same input gives the same text.</summary>
    public static string Write(TrackingRunInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var page = Begin($"{input.Name}: tracked by {input.Tracker}");
        page.Element("h1", $"{input.Name}: plots to tracks").Paragraph($"What the tracker {input.Tracker} made of the plots of one radar, scan by scan, each scan with nothing but what was known by then.", "about");
        page.Paragraph(Answer(input), "answer");
        page.Paragraph($"{input.Tracker} · {Say.Count(input.Scans.Count, "scan", "scans")} · {input.Engine}", "stampline");
        page.Open("div", "numbers");
        Big(page, Number(input.Plots, "#,0"), $"plots in {Say.Count(input.Scans.Count, "scan", "scans")}");
        Big(page, Number(input.Tracks.Count, "#,0"), "confirmed tracks in all");
        Big(page, Number(input.MeanConfirmed), "of them at a time, mean");
        Big(page, Number(input.ObservedFalsePlots), $"plots a scan in no track; {Number(input.AssumedFalsePlots, "0.##")} false ones were assumed");
        if (input.Timing is { } timed)
        {
            Big(page, Number(timed.PlotsPerSecond, "#,0"), "plots a second, one thread");
        }

        page.Close();
        List<(string, string)> sections = [("map", "Map"), ("course", "In time"), .. input.Timing is null ? Array.Empty<(string, string)>() : [("steps", "Time of a step")], ("tracks", "Tracks"), ("settings", "Settings"), ("remarks", "Remarks"), ("words", "The words"), ("stamp", "Stamp")];
        Navigation(page, [.. sections]);
        MapSection(page, input);
        CourseSection(page, input);
        if (input.Timing is { } timing)
        {
            StepSection(page, timing);
        }

        TrackSection(page, input);
        page.Section("settings", "Settings");
        page.Table(["Setting", "Value", "Meaning"], input.Settings.Select(setting => new Cell[] { setting.Name, Cell.Figure(setting.Value), setting.Meaning }));
        page.Close();
        Remarks(page, input.Findings);
        page.Section("words", "The words").Raw("<dl>");
        foreach (var word in Words)
        {
            Line(page, word.Name, word.Value);
        }

        page.Raw("</dl>").Close();
        Stamp(page, input.Engine, input.Files);
        return page.ToString();
    }

    /// <summary>The page's pictures by name, each an SVG that stands alone.</summary>
    public static IReadOnlyList<(string Name, string Svg)> Pictures(TrackingRunInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        List<(string, string)> pictures = [("map", TrackMap.Draw(Map(input))), ("course", CoursePicture.Draw(Course(input)))];
        if (input.Timing is { } timing)
        {
            pictures.Add(("steps", StepTimePicture.Draw(Steps(timing))));
        }

        return pictures;
    }

    /// <summary>The sentence at the top: what was tracked, what came of it, and how sure that is.</summary>
    public static string Answer(TrackingRunInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Plots == 0)
        {
            return $"There was no plot in {Say.Count(input.Scans.Count, "scan", "scans")}, so there is no track.";
        }

        var length = input.Scans[^1].Time_s - input.Scans[0].Time_s;
        var sum = $"{Number(input.Plots, "#,0")} plots of {Say.Count(input.Scans.Count, "scan", "scans")} ({Duration.FromSeconds(length)}) became {Say.Count(input.Tracks.Count, "confirmed track", "confirmed tracks")}, {Number(input.MeanConfirmed)} at a time.";
        if (input.Tracks.Count == 0)
        {
            return $"{sum} No group of plots held together well enough to be believed.";
        }

        var taken = 1.0 - ((double)input.Scans.Sum(scan => scan.PlotsLeft) / input.Plots);
        return $"{sum} They took {Say.Share(taken)} of the plots. By its own reckoning the tracker places a target to {Number(input.PositionDeviation_m, "#,0")} m (one standard deviation over the three axes, root mean square); whether that is so only a comparison with the truth can say: rampart track score.";
    }

    private static void MapSection(Html page, TrackingRunInput input)
    {
        page.Section("map", "From above").Figure(
            TrackMap.Draw(Map(input)),
            "Every confirmed track from its confirmation to its end; dotted where it had no plot. Grey specks are plots that no confirmed track took. False plots come evenly in range and azimuth, so they crowd about the radar; specks in lines or heaps are targets that were never believed, or ground. Rest the pointer on a track for its number.");
        var coasted = input.Tracks.Sum(track => (long)track.Coasted);
        var rows = input.Tracks.Sum(track => (long)track.Scans);
        page.Table(["", "Number"],
        [
            ["Confirmed tracks", Cell.Figure(Number(input.Tracks.Count, "#,0"))],
            ["Their scans, summed", Cell.Figure(Number(rows, "#,0"))],
            ["of these without a plot", Cell.Figure(rows == 0 ? Say.Nothing : $"{Number(coasted, "#,0")} ({Say.Share((double)coasted / rows)})")],
            ["Plots of no confirmed track", Cell.Figure($"{Number(input.Scans.Sum(scan => scan.PlotsLeft), "#,0")} of {Number(input.Plots, "#,0")}")],
        ]).Close();
    }

    private static void CourseSection(Html page, TrackingRunInput input)
    {
        page.Section("course", "In time").Figure(
            CoursePicture.Draw(Course(input)),
            "Above: tracks after each scan. Many on trial for long means that plots do not hold together: more false plots than assumed, or targets that turn harder than any model allows. Below: plots that no confirmed track took, beside the false plots that were assumed.");
        page.Table(
            ["Time", "Plots a scan", "Of no confirmed track", "Confirmed tracks", "On trial"],
            Tenths(input.Scans.Count).Select(part =>
            {
                var scans = input.Scans.Skip(part.From).Take(part.To - part.From).ToArray();
                return new Cell[]
                {
                    Cell.Figure(Span(scans[0].Time_s, scans[^1].Time_s)), Cell.Figure(Number(scans.Average(scan => (double)scan.Plots))), Cell.Figure(Number(scans.Average(scan => (double)scan.PlotsLeft))),
                    Cell.Figure(Number(scans.Average(scan => (double)scan.Confirmed))), Cell.Figure(Number(scans.Average(scan => (double)scan.Tentative))),
                };
            }),
            "Means over parts of the time, in minutes and seconds.").Close();
    }

    private static void StepSection(Html page, StepTiming timing)
    {
        page.Section("steps", "Time of a step").Figure(StepTimePicture.Draw(Steps(timing)), $"{StepTiming.Method} Here: {Say.Count(timing.WarmUpRuns, "pass", "passes")} before the timed one.");
        if (timing.ProcessorShare < StepTiming.Undisturbed)
        {
            page.Open("div", "banner").Paragraph($"The machine was busy: the tracker had the processor {Number(100.0 * timing.ProcessorShare, "0")} % of the time. Times by the clock tell of the others as well; those of the processor do not.").Close();
        }

        page.Table(["", "Value"],
        [
            ["Plots a second, by the clock", Cell.Figure(Number(timing.PlotsPerSecond, "#,0"))],
            ["Plots a second of processor time", Cell.Figure(Number(timing.PlotsPerCpuSecond, "#,0"))],
            ["Shortest step", Milliseconds(timing.Quantile(0.0))],
            ["Median step (p50)", Milliseconds(timing.P50_ms)],
            ["90 of 100 steps under", Milliseconds(timing.Quantile(0.9))],
            ["99 of 100 steps under (p99)", Milliseconds(timing.P99_ms)],
            ["The same of processor time", Milliseconds(timing.ProcessorP99_ms)],
            ["Longest step", Milliseconds(timing.Max_ms)],
            ["Time in all", Cell.Figure($"{Number(timing.Wall_s, "0.0000")} s by the clock, {Number(timing.Cpu_s, "0.0000")} s of processor")],
            ["Bytes allocated in a scan, steady state", Cell.Figure(Number(timing.BytesPerScan, "#,0.##"))],
            ["The same of a fresh tracker whose room grows", Cell.Figure(Number(timing.GrowthBytesPerScan, "#,0"))],
        ]).Close();
        static Cell Milliseconds(double time_ms) => Cell.Figure($"{Number(time_ms, "0.0000")} ms");
    }

    private static void TrackSection(Html page, TrackingRunInput input)
    {
        page.Section("tracks", "Tracks");
        if (input.Tracks.Count == 0)
        {
            page.Paragraph("There is none.").Close();
            return;
        }

        page.Raw("<details><summary>Track by track, the longest first</summary>");
        page.Table(
            ["Track", "Confirmed at", "Last scan at", "Scans", "Without a plot", "Mean speed"],
            input.Tracks.OrderByDescending(track => track.Scans).ThenBy(track => track.Id).Take(MostTrackRows).Select(track => new Cell[]
            {
                Cell.Figure(Say.Number(track.Id)), Cell.Figure(Clock(track.First_s)), Cell.Figure(Clock(track.Last_s)), track.Scans, track.Coasted, Cell.Figure($"{Number(track.MeanSpeed_mps, "0")} m/s"),
            }),
            input.Tracks.Count > MostTrackRows ? $"The first {Say.Number(MostTrackRows)} of {Say.Number(input.Tracks.Count)}; the file of tracks has them all." : "Times in minutes and seconds.");
        page.Raw("</details>").Close();
    }

    private static TrackMapData Map(TrackingRunInput input) => new()
    {
        Caption = new Caption("map", "Tracks from above", $"{Say.Count(input.Tracks.Count, "confirmed track", "confirmed tracks")} about the radar, on range rings."),
        Tracks = [.. input.Tracks.Select(track => new TrackMapPath(track.Points, TrackMapKind.Unjudged, $"track {Say.Number(track.Id)}: {Span(track.First_s, track.Last_s)}, {Say.Count(track.Scans, "scan", "scans")}, {Number(track.MeanSpeed_mps, "0")} m/s"))],
        PlotsLeft = input.PlotsLeft,
        Reach_km = input.Reach_km,
    };

    private static CoursePictureData Course(TrackingRunInput input) => new(
        new Caption("course", "Tracks and plots in time", $"Confirmed tracks: {Number(input.MeanConfirmed)} at a time on the mean. Plots of no confirmed track: {Number(input.ObservedFalsePlots)} a scan, where {Number(input.AssumedFalsePlots, "0.##")} false ones were assumed."),
        [.. input.Scans.Select(scan => scan.Time_s)],
        [
            new CoursePanel("Tracks after each scan", [new CourseLine("confirmed tracks", [.. input.Scans.Select(scan => (double)scan.Confirmed)]), new CourseLine("tracks on trial", [.. input.Scans.Select(scan => (double)scan.Tentative)])]),
            new CoursePanel(
                "Plots in each scan", [new CourseLine("plots of no confirmed track", [.. input.Scans.Select(scan => (double)scan.PlotsLeft)]), new CourseLine("all plots", [.. input.Scans.Select(scan => (double)scan.Plots)])],
                input.AssumedFalsePlots, "false plots assumed"),
        ]);

    private static StepTimePictureData Steps(StepTiming timing) => new(
        new Caption("steps", "How long a scan took", $"Median {Number(timing.P50_ms, "0.000")} ms, 99 of 100 scans under {Number(timing.P99_ms, "0.000")} ms, the longest {Number(timing.Max_ms, "0.000")} ms."),
        timing.Steps_ms, timing.P50_ms, timing.P99_ms);
}
