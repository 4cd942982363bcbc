using Rampart.Pictures;
using Rampart.Results.Report;
using static Rampart.Results.TrackingReport.TrackingPageParts;

namespace Rampart.Results.TrackingReport;

/// <summary>Writes the page of a scored run: tracks held against the truth, with a map, the GOSPA in its parts over time, and every figure with its meaning.</summary>
public static class TrackingScorePage
{
    /// <summary>The whole page; the same input gives the same text.</summary>
    public static string Write(TrackingScoreInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var page = Begin($"{input.Name}: tracks against the truth");
        page.Element("h1", $"{input.Name}: tracks against the truth").Paragraph("How well the tracks follow what was really in the air. The tracker has not seen the truth; it is used here only.", "about");
        page.Paragraph(Answer(input), "answer");
        page.Paragraph($"c = {Number(input.CutOff_m, "#,0")} m, p = 2, α = 2 · {Say.Count(input.Scans.Count, "scan", "scans")} · {input.Engine}", "stampline");
        page.Open("div", "numbers");
        Big(page, $"{Rounded(input, "gospa_rms", "#,0")} m", "GOSPA, rms over the scans");
        Big(page, $"{Number(100.0 * (input.Figure("siap_completeness") ?? double.NaN))} %", "of the targets’ time held by a track");
        Big(page, Rounded(input, "siap_ambiguity", "0.000"), "tracks on each tracked target");
        Big(page, $"{Rounded(input, "pos_rmse_m", "#,0")} m", "error of place, rms");
        Big(page, Rounded(input, "missed_per_scan", "0.0#"), "targets missed in a scan");
        Big(page, Rounded(input, "false_per_scan", "0.0#"), "false tracks in a scan");

        page.Close();
        Navigation(page, ("map", "Map"), ("gospa", "GOSPA in time"), ("counts", "Targets and tracks"), ("figures", "All figures"), ("remarks", "Remarks"), ("stamp", "Stamp"));
        MapSection(page, input);
        GospaSection(page, input);
        CountSection(page, input);
        FigureSection(page, input);
        Remarks(page, input.Findings);
        Stamp(page, input.Engine, input.Files);
        return page.ToString();
    }

    /// <summary>The page's pictures by name, each an SVG that stands alone.</summary>
    public static IReadOnlyList<(string Name, string Svg)> Pictures(TrackingScoreInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return [("map", TrackMap.Draw(Map(input))), ("gospa", GospaPicture.Draw(Gospa(input))), ("counts", CoursePicture.Draw(Counts(input)))];
    }

    /// <summary>The sentence at the top: what was held against what, how well it went, and how sure that is.</summary>
    public static string Answer(TrackingScoreInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var scans = Say.Count(input.Scans.Count, "scan", "scans");
        if (input.Figure("n_truth") is not > 0.0)
        {
            return $"There was no target in {scans}; every track is false.";
        }

        if (input.Figure("n_tracks") is not > 0.0)
        {
            return $"No track was confirmed in {scans}: all of the {Shown(input, "n_truth")} targets were missed.";
        }

        return $"Of the time that {Shown(input, "n_truth")} targets were in the air, {Number(100.0 * (input.Figure("siap_completeness") ?? double.NaN))} % was held by a track, with a place right to {Rounded(input, "pos_rmse_m", "#,0")} m (rms); in a scan {Number(input.Figure("missed_per_scan") ?? double.NaN, "0.0#")} targets were missed and {Number(input.Figure("false_per_scan") ?? double.NaN, "0.0#")} tracks were false. All in one, the GOSPA is {Number(input.Figure("gospa_rms") ?? double.NaN, "#,0")} m{HowSure(input)}.";
    }

    private static string HowSure(TrackingScoreInput input) => Interval(input) is { } interval
        ? $" (95 % within this raid: {Number(interval.Low, "#,0")} to {Number(interval.High, "#,0")} m; another raid may differ by more)"
        : " (too few scans to say how sure that is)";

    private static PictureInterval? Interval(TrackingScoreInput input) => BlockInterval.OfRootMeanSquare([.. input.Scans.Select(scan => scan.Squared(input.CutOff_m))]);

    private static void MapSection(Html page, TrackingScoreInput input)
    {
        page.Section("map", "From above").Figure(
            TrackMap.Draw(Map(input)),
            "Broad and pale: where targets flew. Thin: confirmed tracks, dotted where they had no plot. Pale without a line in it is a target that was missed, mostly before its track was confirmed; a bold line with a cross is a track that was never on a target. Rest the pointer on a track for its number.");
        page.Table(["", "Number"],
        [
            ["Targets", Cell.Figure(Shown(input, "n_truth"))],
            ["of these never tracked", Cell.Figure(Shown(input, "truths_never_tracked"))],
            ["Confirmed tracks", Cell.Figure(Shown(input, "n_tracks"))],
            ["of these never on a target", Cell.Figure(Shown(input, "false_tracks"))],
            ["Breaks", Cell.Figure(Shown(input, "breaks"))],
        ]).Close();
    }

    private static void GospaSection(Html page, TrackingScoreInput input)
    {
        page.Section("gospa", "GOSPA in time").Figure(
            GospaPicture.Draw(Gospa(input)),
            $"A target missed or a false track costs c²/2 = ({Number(input.CutOff_m / Math.Sqrt(2.0), "#,0")} m)²; an error of place its square. The squares add up, so the picture stacks them in units of a missed target; the right-hand scale says the GOSPA in metres. At the beginning every target is missed until its track is confirmed.");
        page.Table(
            ["Time", "GOSPA, rms", "Error of place, rms", "Missed a scan", "False a scan"],
            Tenths(input.Scans.Count).Select(part =>
            {
                var scans = input.Scans.Skip(part.From).Take(part.To - part.From).ToArray();
                var matched = scans.Sum(scan => scan.Matched);
                return new Cell[]
                {
                    Cell.Figure(Span(scans[0].Time_s, scans[^1].Time_s)), Cell.Figure($"{Number(Math.Sqrt(scans.Average(scan => scan.Squared(input.CutOff_m))), "#,0")} m"),
                    Cell.Figure(matched == 0 ? Say.Nothing : $"{Number(Math.Sqrt(scans.Sum(scan => scan.Localisation_m2) / matched), "#,0")} m"),
                    Cell.Figure(Number(scans.Average(scan => (double)scan.Missed), "0.00")), Cell.Figure(Number(scans.Average(scan => (double)scan.False), "0.00")),
                };
            }),
            "Over parts of the time, in minutes and seconds.").Close();
    }

    private static void CountSection(Html page, TrackingScoreInput input)
    {
        page.Section("counts", "Targets and tracks").Figure(
            CoursePicture.Draw(Counts(input)), "Where the line of tracks lies above that of the targets there are false or doubled tracks; where it lies below, targets are missed. They may cancel: the picture above tells them apart.");
        page.Table(
            ["Time", "Targets", "Confirmed tracks", "Matched"],
            Tenths(input.Scans.Count).Select(part =>
            {
                var scans = input.Scans.Skip(part.From).Take(part.To - part.From).ToArray();
                return new Cell[]
                {
                    Cell.Figure(Span(scans[0].Time_s, scans[^1].Time_s)), Cell.Figure(Number(scans.Average(scan => (double)scan.Matched + scan.Missed))), Cell.Figure(Number(scans.Average(scan => (double)scan.Matched + scan.False))),
                    Cell.Figure(Number(scans.Average(scan => (double)scan.Matched))),
                };
            }),
            "Means over parts of the time, in minutes and seconds.").Close();
    }

    private static void FigureSection(Html page, TrackingScoreInput input)
    {
        page.Section("figures", "All figures").Paragraph("GOSPA matches targets and tracks one to one; SIAP gives each track to its nearest target within 1000 m. The first hides doubled tracks, the second shows them (ambiguity above 1): read both.");
        foreach (var group in ScoreFigure.All.Where(figure => input.Figures.ContainsKey(figure.Key)).GroupBy(figure => figure.Group, StringComparer.Ordinal))
        {
            page.Element("h3", group.Key);
            page.Table(["Figure", "Value", "Meaning", "Name in JSON"], group.Select(figure => new Cell[] { figure.Words, Cell.Figure(figure.Shown(input.Figure(figure.Key))), figure.Meaning, new Cell(figure.Key, null, "hash n") }));
        }

        page.Close();
    }

    private static string Rounded(TrackingScoreInput input, string key, string format) => Number(input.Figure(key) ?? double.NaN, format);

    private static string Shown(TrackingScoreInput input, string key) => ScoreFigure.All.First(figure => string.Equals(figure.Key, key, StringComparison.Ordinal)).Shown(input.Figure(key));

    private static TrackMapData Map(TrackingScoreInput input) => new()
    {
        Caption = new Caption("map", "Tracks over the truth", $"{Say.Count(input.Truth.Count, "target", "targets")} and {Say.Count(input.Tracks.Count, "confirmed track", "confirmed tracks")} about the radar, on range rings."),
        Tracks = input.Tracks,
        Truth = input.Truth,
    };

    private static GospaPictureData Gospa(TrackingScoreInput input) => new(
        new Caption("gospa", "GOSPA, scan by scan, in its parts", $"Root mean square {Shown(input, "gospa_rms")}; missed a scan {Shown(input, "missed_per_scan")}, false a scan {Shown(input, "false_per_scan")}, error of place {Shown(input, "gospa_loc_rms")}."),
        input.CutOff_m, [.. input.Scans.Select(scan => new GospaPoint(scan.Time_s, scan.Localisation_m2, scan.Missed, scan.False))]);

    private static CoursePictureData Counts(TrackingScoreInput input) => new(
        new Caption("counts", "Targets and confirmed tracks", "How many targets were in the air and how many tracks were confirmed, scan by scan."),
        [.. input.Scans.Select(scan => scan.Time_s)],
        [
            new CoursePanel("After each scan", [
                new CourseLine("confirmed tracks", [.. input.Scans.Select(scan => (double)scan.Matched + scan.False)]), new CourseLine("targets in the air", [.. input.Scans.Select(scan => (double)scan.Matched + scan.Missed)]),
                new CourseLine("matched with each other", [.. input.Scans.Select(scan => (double)scan.Matched)])]),
        ]);
}
