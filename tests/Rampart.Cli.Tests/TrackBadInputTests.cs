using System.Globalization;

namespace Rampart.Cli.Tests;

/// <summary>What cannot be is told with its place and its remedy, and nothing is tracked; what only seems odd is remarked.</summary>
public sealed class TrackBadInputTests : IDisposable
{
    private readonly TrackScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("NaN", "20.0", "5.0", "range_m")]
    [InlineData("-4000", "20.0", "5.0", "range_m")]
    [InlineData("0", "20.0", "5.0", "range_m")]
    [InlineData("inf", "20.0", "5.0", "range_m")]
    [InlineData("40000", "720", "5.0", "azimuth_deg")]
    [InlineData("40000", "-1", "5.0", "azimuth_deg")]
    [InlineData("40000", "NaN", "5.0", "azimuth_deg")]
    [InlineData("40000", "20.0", "91", "elevation_deg")]
    [InlineData("40000", "20.0", "up", "elevation_deg")]
    [InlineData("900000", "20.0", "5.0", "range_m")]
    public async Task A_row_that_cannot_be_stops_the_run_or_is_left_out(string range, string azimuth, string elevation, string column)
    {
        var plots = _scene.WithPlots("bad.csv", [.. _scene.Plots, $"39,195,9999,{range},{azimuth},{elevation}"]);

        (await _scene.TrackFiles(plots, "meta.json")).Refused(1, $"bad.csv:{_scene.Plots.Count + 2}", column, "1 error.");
        Assert.DoesNotContain("tracks.csv", _scene.Names(), StringComparer.Ordinal);

        var left = (await _scene.TrackFiles(plots, "meta.json", "--leave-out-bad-rows", "--json")).Done();
        Assert.Equal(1, left.Result["left_out_rows"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_row_that_is_left_out_changes_nothing_of_the_others()
    {
        (await _scene.TrackFiles(_scene.WithPlots("bad.csv", [.. _scene.Plots, "39,195,9999,-1,20,5"]), "meta.json", "--leave-out-bad-rows")).Done();
        (await _scene.Track("--out", "without.csv")).Done();

        Assert.Equal(_scene.Read("without.csv"), _scene.Read("tracks.csv"));
    }

    [Fact]
    public async Task A_doubled_plot_id_is_an_error_and_a_twin_under_another_one_a_remark()
    {
        (await _scene.TrackFiles(_scene.WithPlots("doubled.csv", [.. _scene.Plots, _scene.Plots[^1]]), "meta.json")).Refused(1, "plot_id");

        var cells = _scene.Plots[^1].Split(',');
        cells[2] = "9999";
        var twin = (await _scene.TrackFiles(_scene.WithPlots("twin.csv", [.. _scene.Plots, string.Join(',', cells)]), "meta.json")).Done();
        Assert.Contains("remark", twin.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plots_out_of_time_order_are_sorted_and_remarked()
    {
        (await _scene.Track("--out", "right.csv")).Done();
        var turned = (await _scene.TrackFiles(_scene.WithPlots("turned.csv", _scene.Plots.Reverse()), "meta.json")).Done();

        Assert.Contains("remark  turned.csv:", turned.Error, StringComparison.Ordinal);
        Assert.Equal(_scene.Read("right.csv"), _scene.Read("tracks.csv"));
        Assert.True(turned.Error.Split('\n').Length < 60, "As many lines as rows.");
    }

    [Fact]
    public async Task A_time_that_contradicts_its_scan_is_an_error()
    {
        var cells = _scene.Plots[^1].Split(',');
        cells[1] = "77";
        (await _scene.TrackFiles(_scene.WithPlots("late.csv", [.. _scene.Plots.SkipLast(1), string.Join(',', cells)]), "meta.json")).Refused(1, "time_s", "39");
    }

    [Fact]
    public async Task A_scan_with_ten_thousand_plots_is_tracked()
    {
        var crowd = Enumerable.Range(0, 10_000).Select(plot => string.Create(
            CultureInfo.InvariantCulture, $"20,100,{100_000 + plot},{5000.0 + (11.4 * plot):0.0},{plot * 137.508 % 360.0:0.0000},{plot * 0.618 % 40.0:0.000}"));
        var ended = (await _scene.TrackFiles(_scene.WithPlots("crowd.csv", [.. _scene.Plots, .. crowd]), "meta.json", "--json")).Done();

        Assert.InRange(ended.Result["tracks"]!.GetValue<int>(), 6, 60);
    }

    [Fact]
    public async Task A_file_with_a_header_only_gives_an_empty_result_and_one_without_a_header_none()
    {
        var empty = (await _scene.TrackFiles(_scene.WithPlots("empty.csv", []), "meta.json", "--timing", "t.json", "--report", "r")).Done();
        Assert.Contains("remark", empty.Error, StringComparison.Ordinal);
        Assert.Contains("There was no plot", empty.Out, StringComparison.Ordinal);
        Assert.StartsWith("scan,time_s,track_id,x_m,y_m,z_m,vx_mps,vy_mps,vz_mps,plot_id", _scene.Read("tracks.csv"), StringComparison.Ordinal);
        Assert.Single(_scene.Read("tracks.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries));

        File.WriteAllText(_scene.PathOf("nothing.csv"), "");
        (await _scene.TrackFiles("nothing.csv", "meta.json", "--out", "nothing-tracks.csv")).Refused(1, "nothing.csv");
    }

    [Theory]
    [InlineData("scan,time_s,plot_id,range_m,azimuth_deg", "elevation_deg")]
    [InlineData("scan,time_s,plot_id,distance,azimuth_deg,elevation_deg", "range_m")]
    [InlineData("\u0000\u0001\u0002", "")]
    public async Task A_missing_column_is_named(string header, string column) =>
        (await _scene.TrackFiles(_scene.WithPlots("columns.csv", _scene.Plots, header), "meta.json")).Refused(1, "columns.csv", column);

    [Theory]
    [InlineData("\"scans\": 40", "\"scans\": 12", "scan")]
    [InlineData("\"period_s\": 5.0", "\"period_s\": 1.0", "time_s")]
    [InlineData("\"period_s\": 5.0", "\"period_s\": -5.0", "period_s")]
    [InlineData("\"pd\": 0.9", "\"pd\": 1.4", "pd")]
    [InlineData("\"pd\": 0.9", "\"pd\": \"often\"", "pd")]
    [InlineData("\"clutter_per_scan\": 5", "\"clutter_per_scan\": -5", "clutter_per_scan")]
    [InlineData("\"sigma_range_m\": 30.0", "\"sigma_range_m\": 1e8", "sigma_range_m")]
    [InlineData("\"sigma_range_m\": 30.0,", "", "sigma_range_m")]
    [InlineData("\"range_max_m\": 120000.0", "\"range_max_m\": 20000.0", "range_m")]
    [InlineData("\"range_min_m\": 5000.0", "\"range_min_m\": 500000.0", "range_min_m")]
    [InlineData("\"elevation_max_deg\": 40.0", "\"elevation_max_deg\": 40.0,,", "meta")]
    public async Task A_meta_that_contradicts_itself_or_the_plots_is_an_error(string from, string to, string subject)
    {
        (await _scene.TrackFiles("plots.csv", _scene.WithMeta("wrong.json", from, to))).Refused(1, subject, "error");
        Assert.DoesNotContain("tracks.csv", _scene.Names(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_meta_that_counts_other_plots_is_remarked() =>
        Assert.Contains("remark", (await _scene.TrackFiles("plots.csv", _scene.WithMeta("count.json", "\"pd\": 0.9", "\"pd\": 0.9, \"plots\": 7"))).Done().Error, StringComparison.Ordinal);

    [Fact]
    public async Task Of_many_findings_of_a_kind_twenty_are_told_and_the_rest_counted()
    {
        var ended = (await _scene.TrackFiles(_scene.WithPlots("all-bad.csv", _scene.Plots.Select(row => row.Replace(row.Split(',')[4], "720", StringComparison.Ordinal))), "meta.json")).Refused(1, "azimuth_deg", "in all");

        Assert.InRange(ended.Error.Split('\n').Length, 20, 60);
    }
}
