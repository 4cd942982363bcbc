using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Rampart.Cli.Tests;

/// <summary>Plots of a radar become tracks: files in, files out, and what is said about them.</summary>
public sealed class TrackTests : IDisposable
{
    private static readonly string[] Columns = ["scan", "time_s", "track_id", "x_m", "y_m", "z_m", "vx_mps", "vy_mps", "vz_mps", "plot_id"];

    private readonly TrackScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("ekf-gnn")]
    [InlineData("imm-gnn")]
    [InlineData("imm-jpda")]
    public async Task Each_tracker_finds_the_six_targets_and_writes_the_columns_of_the_comparison(string tracker)
    {
        var result = (await _scene.Track("--tracker", tracker, "--json")).Done().Result;

        Assert.Equal(tracker, result["tracker"]!.GetValue<string>());
        Assert.InRange(result["tracks"]!.GetValue<int>(), 6, 9);
        Assert.InRange(result["confirmed_per_scan"]!.GetValue<double>(), 5.0, 6.3);
        var lines = _scene.Read("tracks.csv").Split('\n');
        Assert.Equal(Columns, lines[0].Split(',').Take(Columns.Length), StringComparer.Ordinal);
        Assert.Empty(lines[^1]);
        var rows = lines[1..^1].Select(line => line.Split(',')).ToList();
        Assert.Equal(result["track_rows"]!.GetValue<int>(), rows.Count);
        Assert.All(rows, row => Assert.Equal(lines[0].Split(',').Length, row.Length));
        Assert.All(rows, row => Assert.Equal(Number(row[0]) * 5.0, Number(row[1])));
        Assert.Equal(rows.Select(row => (Number(row[0]), Number(row[2]))).Order(), rows.Select(row => (Number(row[0]), Number(row[2]))));
        Assert.Equal(rows.Count, rows.Select(row => (row[0], row[2])).Distinct().Count());
    }

    [Fact]
    public async Task A_row_names_the_plot_that_its_track_took_in_that_scan_and_a_coasted_one_none()
    {
        (await _scene.Track()).Done();

        var scanOfPlot = _scene.Plots.Select(row => row.Split(',')).ToDictionary(row => row[2], row => row[0], StringComparer.Ordinal);
        var rows = _scene.Read("tracks.csv").Split('\n')[1..^1].Select(line => line.Split(',')).ToList();
        var used = rows.Where(row => row[9] is not "-1").ToList();
        Assert.All(used, row => Assert.Equal(row[0], scanOfPlot[row[9]]));
        Assert.Equal(used.Count, used.Select(row => row[9]).Distinct(StringComparer.Ordinal).Count());
        Assert.InRange(rows.Count - used.Count, 1, rows.Count / 4);
    }

    [Fact]
    public async Task The_same_plots_give_the_same_bytes_and_the_order_of_rows_does_not_matter()
    {
        (await _scene.Track("--out", "one.csv")).Done();
        (await _scene.Track("--out", "two.csv")).Done();
        _scene.WithPlots("turned.csv", _scene.Plots.GroupBy(row => row.Split(',')[0], StringComparer.Ordinal).SelectMany(scan => scan.Reverse()));
        (await _scene.TrackFiles("turned.csv", "meta.json", "--out", "three.csv")).Done();

        Assert.Equal(_scene.Read("one.csv"), _scene.Read("two.csv"));
        Assert.Equal(_scene.Read("one.csv"), _scene.Read("three.csv"));
    }

    [Fact]
    public async Task Scans_to_come_change_nothing_of_the_rows_before_them()
    {
        (await _scene.Track("--out", "all.csv")).Done();
        _scene.WithPlots("half.csv", _scene.Plots.Where(row => Number(row.Split(',')[0]) < 20.0));
        (await _scene.TrackFiles("half.csv", "meta.json", "--out", "half-tracks.csv")).Done();

        static IEnumerable<string> Before(string text) => text.Split('\n')[1..^1].Where(line => Number(line.Split(',')[0]) < 20.0);
        Assert.Equal(Before(_scene.Read("all.csv")), Before(_scene.Read("half-tracks.csv")), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Packed_files_are_read_and_written()
    {
        using (var packed = new GZipStream(File.Create(_scene.PathOf("plots.csv.gz")), CompressionLevel.Fastest))
        {
            packed.Write(File.ReadAllBytes(_scene.PathOf("plots.csv")));
        }

        (await _scene.Track()).Done();
        (await _scene.TrackFiles("plots.csv.gz", "meta.json", "--out", "tracks.csv.gz")).Done();

        using var reader = new StreamReader(new GZipStream(File.OpenRead(_scene.PathOf("tracks.csv.gz")), CompressionMode.Decompress));
        Assert.Equal(_scene.Read("tracks.csv"), await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_timing_says_how_long_steps_took_and_how_that_was_measured()
    {
        (await _scene.Track("--timing", "timing.json")).Done();
        var timing = JsonNode.Parse(_scene.Read("timing.json"))!.AsObject();

        foreach (var key in new[] { "cpu_s", "wall_s", "plots_per_s", "p50_ms", "p99_ms", "max_ms" })
        {
            Assert.True(timing[key]!.GetValue<double>() > 0.0, key);
        }

        Assert.Equal(_scene.Plots.Count, timing["plots"]!.GetValue<int>());
        Assert.Equal(TrackScene.Scans, timing["scans"]!.GetValue<int>());
        Assert.True(timing["bytes_per_scan"]!.GetValue<double>() >= 0.0);
        Assert.True(timing["warm_up_runs"]!.GetValue<int>() >= 2);
        Assert.Equal(1, timing["threads"]!.GetValue<int>());
        Assert.True(timing["p50_ms"]!.GetValue<double>() <= timing["p99_ms"]!.GetValue<double>() && timing["p99_ms"]!.GetValue<double>() <= timing["max_ms"]!.GetValue<double>());

        (await _scene.Track("--timing", "timing.json", "--force")).Done();
    }

    [Fact]
    public async Task The_page_is_whole_and_its_pictures_stand_beside_it()
    {
        (await _scene.Track("--report", "tracked")).Done();

        Assert.Equal(["course.svg", "map.svg", "report.html", "steps.svg", "summary.json"], Directory.GetFiles(_scene.PathOf("tracked")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        var page = XDocument.Parse(_scene.Read("tracked/report.html").Replace("<!DOCTYPE html>", "", StringComparison.Ordinal));
        Assert.Equal("six that fly straight: plots to tracks", page.Descendants("h1").Single().Value);
        Assert.Contains("became 6 confirmed tracks", page.Descendants("p").First(paragraph => paragraph.Attribute("class")?.Value is "answer").Value, StringComparison.Ordinal);
        Assert.Equal("imm-gnn", JsonNode.Parse(_scene.Read("tracked/summary.json"))!["tracker"]!.GetValue<string>());
        Assert.All(["course", "map", "steps"], name => Assert.NotNull(XDocument.Parse(_scene.Read($"tracked/{name}.svg")).Root));
    }

    [Fact]
    public async Task Other_tracks_are_never_overwritten_unasked()
    {
        (await _scene.Track("--tracker", "ekf-gnn", "--report", "tracked")).Done();
        var before = _scene.Read("tracks.csv");

        // Before anything is read: the plots are no plots, and nobody gets so far as to say so.
        (await _scene.TrackFiles("meta.json", "meta.json", "--tracker", "imm-gnn")).Refused(2, "tracks.csv is there already", "--force");
        (await _scene.TrackFiles("meta.json", "meta.json", "--out", "new.csv", "--timing", "tracks.csv")).Refused(2, "tracks.csv is there already", "--force");
        (await _scene.TrackFiles("meta.json", "meta.json", "--out", "new.csv", "--report", "tracked")).Refused(2, "tracked", "--force");
        Assert.Equal(before, _scene.Read("tracks.csv"));
        (await _scene.Track("--tracker", "imm-gnn", "--force", "--report", "tracked")).Done();
        Assert.NotEqual(before, _scene.Read("tracks.csv"), StringComparer.Ordinal);
        Assert.DoesNotContain(_scene.Names(), name => name.Contains("partial", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_folder_or_a_file_that_is_something_else_is_never_touched()
    {
        File.WriteAllText(_scene.PathOf("mine.json"), "{\"mine\": 1}");
        Directory.CreateDirectory(_scene.PathOf("mine"));
        File.WriteAllText(_scene.PathOf("mine/thesis.txt"), "years of work");

        (await _scene.Track("--timing", "mine.json")).Refused(2, "mine.json", "--force");
        (await _scene.Track("--report", "mine", "--force")).Refused(2, "thesis.txt");
        (await _scene.Track("--out", "mine")).Refused(2, "mine is a folder");
        (await _scene.Track("--out", "same", "--timing", "same")).Refused(2, "same");
        (await _scene.Track("--out", "plots.csv", "--force")).Refused(2, "plots.csv is read");
        (await _scene.Track("--timing", "meta.json", "--force")).Refused(2, "meta.json is read");
        (await _scene.Track("--out", "nowhere/tracks.csv")).Refused(3, "There is no folder nowhere.");

        // Under another name it is the same file.
        File.CreateSymbolicLink(_scene.PathOf("linked.csv"), _scene.PathOf("plots.csv"));
        Directory.CreateSymbolicLink(_scene.PathOf("here"), _scene.Folder);
        (await _scene.TrackFiles("linked.csv", "meta.json", "--out", "plots.csv", "--force")).Refused(2, "plots.csv is read");
        (await _scene.Track("--out", "here/plots.csv", "--force")).Refused(2, "here/plots.csv is read");
        File.Delete(_scene.PathOf("linked.csv"));
        Directory.Delete(_scene.PathOf("here"));

        // What is no plain file is no place, and a place that cannot be written is named as it was given.
        (await Shell.Sh(_scene.Folder, "mkfifo pipe")).Done();
        (await _scene.Track("--out", "pipe", "--force")).Refused(2, "pipe is no plain file");
        File.Delete(_scene.PathOf("pipe"));
        var unwritable = (await _scene.Track("--out", "/proc/tracks.csv")).Refused(3, "/proc/tracks.csv");
        Assert.DoesNotContain("partial", unwritable.Error, StringComparison.Ordinal);

        Assert.Equal(["key.csv", "meta.json", "mine", "mine.json", "plots.csv", "truth.csv"], _scene.Names(), StringComparer.Ordinal);
        Assert.Equal("{\"mine\": 1}", _scene.Read("mine.json"));
    }

    [Fact]
    public async Task The_command_line_is_told_what_it_lacks()
    {
        (await _scene.Rampart("track")).Refused(2, "--plots is missing");
        (await _scene.Track("--tracker", "imm-gmm")).Refused(2, "\"imm-gmm\" is not a tracker. Did you mean imm-gnn? Expected ekf-gnn, imm-gnn or imm-jpda.");
        (await _scene.TrackFiles("nothing.csv", "meta.json")).Refused(3, "There is no file nothing.csv.");
        (await _scene.TrackFiles("plots.csv", "nothing.json")).Refused(3, "There is no file nothing.json.");
        (await _scene.TrackFiles(".", "meta.json")).Refused(2, "is a folder");
        (await _scene.Track("--plotz", "x")).Refused(2, "--plotz");
        Assert.Equal(["key.csv", "meta.json", "plots.csv", "truth.csv"], _scene.Names(), StringComparer.Ordinal);
        var help = (await _scene.Rampart("track", "--help")).Done().Out;
        Assert.Contains("rampart track --plots", help, StringComparison.Ordinal);
        Assert.Matches(@"--tracker <ekf-gnn\|imm-gnn\|imm-jpda>.*default: imm-gnn", help);
        Assert.DoesNotContain("ImmGnn", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_assumptions_of_false_plots_are_told_with_what_to_set()
    {
        _scene.WithMeta("calm.json", "\"clutter_per_scan\": 5", "\"clutter_per_scan\": 1");

        var ended = (await _scene.TrackFiles("plots.csv", "calm.json")).Done();

        Assert.Contains("clutter_per_scan", ended.Error, StringComparison.Ordinal);
        Assert.Contains("Set clutter_per_scan to about 5", ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("clutter_per_scan", (await _scene.Track("--out", "right.csv")).Done().Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_few_scans_say_nothing_of_false_plots_and_that_they_are_few_is_told()
    {
        _scene.WithPlots("few.csv", _scene.Plots.Where(row => Number(row.Split(',')[0]) < 4.0));
        var few = (await _scene.TrackFiles("few.csv", "meta.json")).Done();
        Assert.DoesNotContain("clutter_per_scan", few.Error, StringComparison.Ordinal);
        Assert.Contains("the first 4 of 40 scans", few.Error, StringComparison.Ordinal);

        _scene.WithPlots("none.csv", []);
        Assert.DoesNotContain("clutter_per_scan", (await _scene.TrackFiles("none.csv", "meta.json", "--out", "none-tracks.csv")).Done().Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ekf-gnn")]
    [InlineData("imm-gnn")]
    [InlineData("imm-jpda")]
    public async Task A_row_for_a_moment_after_its_plot_is_less_sure_of_the_place(string tracker)
    {
        // The same plots, each two and a half seconds before its scan's time: the tracks are the same, and the rows stand for later moments.
        _scene.WithPlots("early.csv", _scene.Plots.Select(row => row.Split(',')).Select(cells => string.Join(',', [cells[0], (Number(cells[1]) - 2.5).ToString(CultureInfo.InvariantCulture), .. cells[2..]])));
        (await _scene.Track("--tracker", tracker)).Done();
        (await _scene.TrackFiles("early.csv", "meta.json", "--tracker", tracker, "--out", "early-tracks.csv")).Done();

        var header = _scene.Read("tracks.csv").Split('\n')[0].Split(',').ToList();
        double Variance(string[] row) => Number(row[header.IndexOf("p_xx")]) + Number(row[header.IndexOf("p_yy")]) + Number(row[header.IndexOf("p_zz")]);
        Dictionary<string, double> Variances(string file) => _scene.Read(file).Split('\n')[1..^1].Select(line => line.Split(',')).Where(row => row[9] is not "-1").ToDictionary(row => row[9], Variance, StringComparer.Ordinal);
        var (onTime, early) = (Variances("tracks.csv"), Variances("early-tracks.csv"));
        var both = onTime.Keys.Where(early.ContainsKey).ToList();
        Assert.True(both.Count > 150, $"{both.Count} rows to compare.");
        Assert.All(both, plot => Assert.True(early[plot] > 1.02 * onTime[plot], $"{plot}: {onTime[plot]} and {early[plot]}"));
    }

    [Fact]
    public async Task What_tells_the_truth_in_the_meta_is_not_read()
    {
        (await _scene.Track("--out", "one.csv")).Done();
        _scene.WithMeta("other.json", "\"n_targets\": \"not to be read\"", "\"n_targets\": 99, \"target_plots\": 1, \"classes\": {\"cv\": 9}");
        (await _scene.TrackFiles("plots.csv", "other.json", "--out", "two.csv")).Done();

        Assert.Equal(_scene.Read("one.csv"), _scene.Read("two.csv"));
    }

    [Fact]
    public async Task An_interrupted_run_leaves_nothing()
    {
        // Long enough to be met in the middle: thousands of crowded scans.
        var rows = Enumerable.Range(0, 200).SelectMany(scan => Enumerable.Range(0, 2000).Select(plot => string.Create(
            CultureInfo.InvariantCulture, $"{scan},{scan * 5},{(scan * 2000) + plot},{6000 + (plot * 50)},{(plot * 37 + (scan * 11)) % 360},{(plot * 13) % 40}")));
        _scene.WithPlots("many.csv", rows);
        _scene.WithMeta("many.json", $"\"scans\": {TrackScene.Scans}", "\"scans\": 200");
        var before = _scene.Names();
        using var child = Shell.Start(_scene.Folder, "env", ["--default-signal", Shell.Rampart, "track", "--plots", "many.csv", "--meta", "many.json", "--out", "out.csv", "--timing", "t.json", "--report", "r"], []);
        child.StandardInput.Close();
        var end = Shell.End(child);
        while (!end.IsCompleted && !_scene.Names().Any(name => name.Contains("partial", StringComparison.Ordinal)))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await Task.Delay(300, TestContext.Current.CancellationToken);
        (await Shell.Sh(_scene.Folder, $"kill -INT {child.Id}")).Done();

        (await end).Refused(130, "Interrupted");
        Assert.Equal(before, _scene.Names(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_shipped_comparison_is_tracked_well()
    {
        var data = Path.GetFullPath(Path.Combine(Environment.GetEnvironmentVariable("RAMPART_SHARED") is { Length: > 0 } given ? given : Path.Combine(Shell.Root, "..", "shared"), "tracking", "data"));
        Assert.SkipUnless(Directory.Exists(data), $"SKIPPED: {data} is not there; set RAMPART_SHARED to the folder with the data beside the project.");

        (await _scene.TrackFiles(Path.Combine(data, "n10_t5_c20.plots.csv.gz"), Path.Combine(data, "n10_t5_c20.json"))).Done();
        var score = (await _scene.Rampart("track", "score", Path.Combine(data, "n10_t5.truth.csv.gz"), "tracks.csv", Path.Combine(data, "n10_t5_c20.key.csv.gz"), "--json")).Done().Result;

        Assert.True(score["siap_completeness"]!.GetValue<double>() >= 0.9, score.ToJsonString());
        Assert.True(score["plot_purity"]!.GetValue<double>() >= 0.9, score.ToJsonString());
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
