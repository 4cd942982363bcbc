using System.Xml.Linq;
using Rampart.Pictures;
using Rampart.Quantities;
using Rampart.Results.Tracking;
using Rampart.Results.TrackingReport;

namespace Rampart.Results.Tests.TrackingReport;

public sealed class TrackingPageTests
{
    private const string Hostile = "\"><script>alert(1)</script>&amp; \u0007 '";

    public static TheoryData<string> Pages => ["run", "run-untimed", "run-empty", "run-hostile", "score", "score-nothing", "score-hostile", "score-short"];

    private static string Write(string name) => name switch
    {
        "run" => TrackingRunPage.Write(Run()),
        "run-untimed" => TrackingRunPage.Write(Run() with { Timing = null }),
        "run-empty" => TrackingRunPage.Write(Run() with { Scans = [], Tracks = [], PlotsLeft = [], Timing = null }),
        "run-hostile" => TrackingRunPage.Write(Run() with { Name = Hostile, Engine = Hostile, Settings = [new NamedValue(Hostile, Hostile, Hostile)], Files = [new StampedFile(Hostile, Hostile, Hostile)], Findings = [Finding.Remark(new Place(Hostile), Hostile, Hostile, Hostile)] }),
        "score" => TrackingScorePage.Write(Score()),
        "score-nothing" => TrackingScorePage.Write(Score() with { Figures = new Dictionary<string, double?>(StringComparer.Ordinal), Scans = [], Truth = [], Tracks = [] }),
        "score-hostile" => TrackingScorePage.Write(Score() with { Name = Hostile, Tracks = [Score().Tracks[0] with { Tip = Hostile }] }),
        _ => TrackingScorePage.Write(Score() with { Scans = [.. Score().Scans.Take(3)] }),
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_is_well_formed_and_asks_for_nothing_from_elsewhere(string name)
    {
        var page = Write(name);
        var root = XDocument.Parse(page.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)).Root!;

        Assert.DoesNotContain(root.Descendants(), element => element.Name.LocalName is "script" or "link" or "iframe" or "img");
        Assert.DoesNotContain("http://", page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        Assert.Equal(page, Write(name));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_section_that_the_page_points_to_is_there(string name)
    {
        var root = XDocument.Parse(Write(name).Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)).Root!;
        var ids = root.Descendants().Attributes("id").Select(id => id.Value).ToList();

        Assert.All(root.Descendants("nav").Descendants("a"), link => Assert.Contains(link.Attribute("href")!.Value[1..], ids, StringComparer.Ordinal));
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void The_first_sentence_of_a_run_says_what_was_tracked_and_how_sure_that_is()
    {
        Assert.Equal(
            "400 plots of 40 scans (3 min 15 s) became 2 confirmed tracks, 2.0 at a time. They took 90.0 % of the plots. By its own reckoning the tracker places a target to 123 m (one standard deviation over the three axes, root mean square); whether that is so only a comparison with the truth can say: rampart track score.",
            TrackingRunPage.Answer(Run()));
        Assert.Equal("There was no plot in 0 scans, so there is no track.", TrackingRunPage.Answer(Run() with { Scans = [] }));
        Assert.Contains("No group of plots held together", TrackingRunPage.Answer(Run() with { Tracks = [] }), StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_sentence_of_a_score_says_how_well_it_went_and_how_sure_that_is()
    {
        var answer = TrackingScorePage.Answer(Score());

        Assert.StartsWith("Of the time that 12 targets were in the air, 98.0 % was held by a track, with a place right to 150 m (rms); in a scan 1.5 targets were missed and 0.25 tracks were false. All in one, the GOSPA is 1,000 m (95 % within this raid: ", answer, StringComparison.Ordinal);
        Assert.Contains("too few scans to say", TrackingScorePage.Answer(Score() with { Scans = [.. Score().Scans.Take(3)] }), StringComparison.Ordinal);
        Assert.Contains("every track is false", TrackingScorePage.Answer(Score() with { Figures = new Dictionary<string, double?>(StringComparer.Ordinal) { ["n_truth"] = 0.0 } }), StringComparison.Ordinal);
        Assert.Contains("No track was confirmed", TrackingScorePage.Answer(Score() with { Figures = new Dictionary<string, double?>(StringComparer.Ordinal) { ["n_truth"] = 3.0, ["n_tracks"] = 0.0 } }), StringComparison.Ordinal);
    }

    [Fact]
    public void Beside_each_chart_stands_a_table_with_its_numbers()
    {
        foreach (var page in new[] { Write("run"), Write("score") })
        {
            var sections = XDocument.Parse(page.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)).Descendants("section").Where(section => section.Elements("figure").Any()).ToList();

            Assert.Equal(3, sections.Count);
            Assert.All(sections, section => Assert.NotEmpty(section.Descendants("table")));
        }
    }

    [Fact]
    public void Parts_of_the_time_hold_every_scan_once()
    {
        var rows = XDocument.Parse(Write("run").Replace("<!DOCTYPE html>", "", StringComparison.Ordinal)).Descendants("section").First(section => section.Attribute("id")!.Value is "course").Descendants("tbody").Elements("tr").ToList();

        Assert.Equal(10, rows.Count);
        Assert.Equal("0:00 to 0:15", rows[0].Element("th")!.Value);
        Assert.Equal("3:00 to 3:15", rows[^1].Element("th")!.Value);
        Assert.All(rows, row => Assert.Equal("10.0", row.Elements("td").First().Value));
    }

    [Fact]
    public void Every_figure_of_a_score_is_told_with_its_name_and_meaning()
    {
        var scores = TrackScoring.Score(
            [.. Enumerable.Range(0, 9).Select(scan => new TruthRow { Scan = scan, Time_s = scan, TruthId = 1, X_m = 1000.0 * scan })],
            [.. Enumerable.Range(2, 7).Select(scan => new TrackRow { Scan = scan, Time_s = scan, TrackId = 4, X_m = (1000.0 * scan) + 10.0, PlotId = scan, Mode = -1, Pxx_m2 = 100.0, Pyy_m2 = 100.0, Pzz_m2 = 100.0 })],
            Enumerable.Range(0, 9).ToDictionary(plot => plot, _ => 1));
        var names = ScoreInputMaker.Figures(scores).Keys;

        Assert.Empty(names.Except(ScoreFigure.All.Select(figure => figure.Key), StringComparer.Ordinal));
        Assert.True(names.Count() > 35, $"{names.Count()} figures.");
    }

    [Fact]
    public void The_page_on_tracks_explains_every_figure_but_plain_counts()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Rampart.slnx")))
        {
            folder = folder.Parent;
        }

        var page = File.ReadAllText(Path.Combine(folder.FullName, "docs", "formats", "tracks.md"));

        Assert.All(ScoreFigure.All.Where(figure => figure.Group is not "Counts"), figure => Assert.Contains(figure.Key.Replace("gospa_rms_c", "c", StringComparison.Ordinal), page, StringComparison.Ordinal));
    }

    [Fact]
    public void A_track_that_was_never_on_a_target_is_false_on_the_map()
    {
        TruthRow[] truth = [.. Enumerable.Range(0, 9).Select(scan => new TruthRow { Scan = scan, Time_s = scan, TruthId = 1, X_m = 1000.0 * scan })];
        TrackRow[] tracks =
        [
            .. Enumerable.Range(0, 9).SelectMany(scan => new[]
            {
                new TrackRow { Scan = scan, Time_s = scan, TrackId = 4, X_m = (1000.0 * scan) + 10.0, PlotId = scan, Pxx_m2 = double.NaN },
                new TrackRow { Scan = scan, Time_s = scan, TrackId = 5, Y_m = 50_000.0, PlotId = -1, Pxx_m2 = double.NaN },
            }),
        ];
        var rules = new ScoreRules();

        var input = ScoreInputMaker.Make("made up", TrackScoring.Score(truth, tracks, rules: rules), truth, tracks, rules, [], [], "engine");

        Assert.Equal([TrackMapKind.True, TrackMapKind.False], input.Tracks.Select(track => track.Kind));
        Assert.All(input.Tracks[1].Points, point => Assert.True(point.IsCoasted));
        Assert.Equal(9, input.Scans.Count);
        Assert.All(input.Scans, scan => Assert.Equal((1, 0, 1), (scan.Matched, scan.Missed, scan.False)));
        Assert.All(input.Scans, scan => Assert.Equal(100.0 + 500_000.0, scan.Squared(1000.0), 6));
    }

    private static TrackingRunInput Run() => new()
    {
        Name = "made up",
        Tracker = "imm-gnn",
        Scans = [.. Enumerable.Range(0, 40).Select(scan => new TrackedScan(scan, scan * 5.0, 10, 1, 2, 1))],
        Tracks = [Life(1), Life(2)],
        PlotsLeft = [new MapPoint(4.0, 5.0)],
        Reach_km = 120.0,
        AssumedFalsePlots = 1.0,
        PositionDeviation_m = 123.4,
        Timing = new StepTiming { Cpu_s = 0.01, Wall_s = 0.01, Plots = 400, Scans = 40, BytesPerScan = 0.0, WarmUpRuns = 3, Steps_ms = [.. Enumerable.Range(1, 40).Select(i => 0.01 * i)] },
        Settings = [new NamedValue("Gate", "25", "Squared.")],
        Files = [new StampedFile("Plots", "plots.csv", "abc")],
        Findings = [],
        Engine = "Rampart (test)",
    };

    private static TrackLife Life(int id) => new(id, 10.0, 195.0, 38, 4, 210.0, [.. Enumerable.Range(2, 38).Select(scan => new TrackMapPoint(new MapPoint(scan, id * 10.0), scan % 9 == 0))]);

    private static TrackingScoreInput Score() => new()
    {
        Name = "made up",
        CutOff_m = 1000.0,
        Figures = new Dictionary<string, double?>(StringComparer.Ordinal)
        {
            ["gospa_rms"] = 1000.2, ["siap_completeness"] = 0.98, ["siap_ambiguity"] = 1.001, ["pos_rmse_m"] = 150.0, ["missed_per_scan"] = 1.5, ["false_per_scan"] = 0.25, ["n_truth"] = 12, ["n_tracks"] = 14,
            ["truths_never_tracked"] = 0, ["false_tracks"] = 1, ["breaks"] = 1, ["gospa_loc_rms"] = 140.0,
        },
        Scans = [.. Enumerable.Range(0, 40).Select(scan => new ScoredScan(scan * 5.0, 20_000.0, 11, scan < 3 ? 12 : 1, scan % 4 == 0 ? 1 : 0))],
        Truth = [[new MapPoint(1.0, 2.0), new MapPoint(30.0, 40.0)]],
        Tracks = [new TrackMapPath([new TrackMapPoint(new MapPoint(2.0, 3.0), false)], TrackMapKind.True, "track 1")],
        Files = [],
        Findings = [],
        Engine = "Rampart (test)",
    };
}
