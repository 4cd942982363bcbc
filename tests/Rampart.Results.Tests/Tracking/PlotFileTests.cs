using System.Globalization;
using System.Text;
using Rampart.Quantities;
using Rampart.Results.Tracking;

namespace Rampart.Results.Tests.Tracking;

public sealed class PlotFileTests : IDisposable
{
    private const string Good = Folder.PlotHeader + "\n0,0,0,42366.09,94.96617,13.13136\n0,0,1,37292.05,229.87583,6.42201\n2,10,2,22438.17,0,-0.3\n";

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Plots_are_read_scan_by_scan()
    {
        var (table, findings) = _folder.ReadPlots(Good, Folder.Meta);

        Assert.Empty(findings);
        Assert.Equal(5, table!.Scans);
        Assert.Equal(3, table.Count);
        Assert.Equal(2, table.MostInAScan);
        Assert.Equal([0, 1], table.IdsOf(0));
        Assert.True(table.Of(1).IsEmpty);
        Assert.Equal(22438.17, table.Of(2)[0].Range_m);
        Assert.Equal(94.96617, Angle.FromRadians(table.Of(0)[0].Azimuth_rad).Degrees, 10);
        Assert.Equal(SimulationTime.FromSeconds(10.0), table.Of(2)[0].Time);
        Assert.Equal(SimulationTime.FromSeconds(20.0), table.TimeOf(4));
        Assert.True(double.IsNaN(table.Of(2)[0].RangeRate_mps));
        Assert.False(table.HasRangeRate);
    }

    [Theory]
    [InlineData("crlf")]
    [InlineData("cr")]
    [InlineData("byte-order mark")]
    [InlineData("no last line end")]
    [InlineData("gzip")]
    [InlineData("gzip under the name .csv")]
    [InlineData("gzip in two members")]
    [InlineData("empty lines at the end")]
    [InlineData("another column")]
    [InlineData("quoted")]
    [InlineData("columns in another order")]
    public void The_same_plots_come_from_every_common_form_of_the_file(string form)
    {
        byte[] bytes = form switch
        {
            "crlf" => Encoding.UTF8.GetBytes(Good.Replace("\n", "\r\n", StringComparison.Ordinal)),
            "cr" => Encoding.UTF8.GetBytes(Good.Replace("\n", "\r", StringComparison.Ordinal)),
            "byte-order mark" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Good)],
            "no last line end" => Encoding.UTF8.GetBytes(Good[..^1]),
            "gzip" or "gzip under the name .csv" => Folder.Gzip(Good),
            "gzip in two members" => [.. Folder.Gzip(Good[..70]), .. Folder.Gzip(Good[70..])],
            "empty lines at the end" => Encoding.UTF8.GetBytes(Good + "\n\n"),
            "another column" => Encoding.UTF8.GetBytes(string.Join('\n', Good.TrimEnd('\n').Split('\n').Select((line, row) => line + (row == 0 ? ",remark" : ",\"far, north\"")))),
            "quoted" => Encoding.UTF8.GetBytes(string.Join('\n', Good.TrimEnd('\n').Split('\n').Select(line => $"\"{line.Replace(",", "\",\"", StringComparison.Ordinal)}\""))),
            _ => Encoding.UTF8.GetBytes(string.Join('\n', Good.TrimEnd('\n').Split('\n').Select(line => string.Join(',', line.Split(',').Reverse())))),
        };
        var findings = new List<Finding>();

        var table = PlotFile.Read(_folder.Write(string.Equals(form, "gzip", StringComparison.Ordinal) ? "b.plots.csv.gz" : "b.plots.csv", bytes), Folder.Meta, findings);

        Assert.Empty(findings);
        var expected = _folder.ReadPlots(Good, Folder.Meta).Table!;
        Assert.Equal(expected.Plots.ToArray(), table!.Plots.ToArray());
        Assert.Equal(expected.IdsOf(2), table.IdsOf(2));
    }

    [Theory]
    [InlineData("0,0,7,NaN,10,5", "range_m")]
    [InlineData("0,0,7,inf,10,5", "range_m")]
    [InlineData("0,0,7,1e999,10,5", "range_m")]
    [InlineData("0,0,7,-20000,10,5", "range_m")]
    [InlineData("0,0,7,0,10,5", "range_m")]
    [InlineData("0,0,7,4500,10,5", "range_m")]
    [InlineData("0,0,7,121000,10,5", "range_m")]
    [InlineData("0,0,7,20000,720,5", "azimuth_deg")]
    [InlineData("0,0,7,20000,360,5", "azimuth_deg")]
    [InlineData("0,0,7,20000,-1,5", "azimuth_deg")]
    [InlineData("0,0,7,20000,north,5", "azimuth_deg")]
    [InlineData("0,0,7,20000,10,91", "elevation_deg")]
    [InlineData("0,0,7,20000,10,", "elevation_deg")]
    [InlineData("0,0,1,20000,10,5", "plot_id")]
    [InlineData("0,0,-1,20000,10,5", "plot_id")]
    [InlineData("0,0,1.5,20000,10,5", "plot_id")]
    [InlineData("0,0,99999999999,20000,10,5", "plot_id")]
    [InlineData("5,25,7,20000,10,5", "scan")]
    [InlineData("-1,-5,7,20000,10,5", "scan")]
    [InlineData("1,0,7,20000,10,5", "time_s")]
    [InlineData("1,7.6,7,20000,10,5", "time_s")]
    [InlineData("0,1e300,7,20000,10,5", "time_s")]
    [InlineData("0,0,7,20000,10", "row")]
    [InlineData("0,0,7,20000,10,5,6", "row")]
    [InlineData("0;0;7;20000;10;5", "row")]
    public void A_row_that_cannot_be_is_an_error_with_its_line_or_is_left_out(string row, string subject)
    {
        var text = $"{Good}{row}\n";

        var (table, findings) = _folder.ReadPlots(text, Folder.Meta);
        var error = Assert.Single(findings, finding => finding.Severity == FindingSeverity.Error);
        Assert.Null(table);
        Assert.Equal(subject, error.Subject);
        Assert.Equal(5, error.Place.Line);
        Assert.NotEmpty(error.Remedy);

        var (without, remarks) = _folder.ReadPlots(text, Folder.Meta, leaveOutBadRows: true);
        Assert.Equal(3, without!.Count);
        Assert.Equal(1, without.LeftOut);
        Assert.All(remarks, remark => Assert.Equal(FindingSeverity.Remark, remark.Severity));
        Assert.Contains(remarks, remark => remark.Message.StartsWith("1 of 4 rows", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2,9,7,20000,10,5")]
    [InlineData("2,12.5,7,20000,359.99999,5")]
    [InlineData("0,0,7,4825,10,5")]
    [InlineData("0,0,7,120175,10,-1.1")]
    public void Noise_and_times_within_a_scan_are_no_findings(string row)
    {
        var (table, findings) = _folder.ReadPlots($"{Good[..Good.IndexOf("2,10", StringComparison.Ordinal)]}{row}\n", Folder.Meta);

        Assert.Empty(findings);
        Assert.Equal(3, table!.Count);
    }

    [Fact]
    public void Rows_out_of_order_are_sorted_with_a_remark()
    {
        var lines = Good.TrimEnd('\n').Split('\n');
        var (table, findings) = _folder.ReadPlots(string.Join('\n', lines[0], lines[3], lines[1], lines[2]), Folder.Meta);

        Assert.Equal(3, Assert.Single(findings).Place.Line);
        Assert.Equal(FindingSeverity.Remark, findings[0].Severity);
        Assert.Equal(_folder.ReadPlots(Good, Folder.Meta).Table!.Plots.ToArray(), table!.Plots.ToArray());
    }

    [Fact]
    public void Twins_under_two_numbers_are_remarked_and_kept()
    {
        var (table, findings) = _folder.ReadPlots(Good + "2,10,9,22438.17,0,-0.3\n", Folder.Meta);

        Assert.Equal(4, table!.Count);
        Assert.Equal(FindingSeverity.Remark, Assert.Single(findings).Severity);
        Assert.Contains("line 4", findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Twenty_of_a_kind_are_told_and_then_their_number()
    {
        var text = new StringBuilder(Good);
        for (var row = 0; row < 500; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"3,15,{row + 10},20000,720,5\n3,15,{row + 1000},-1,10,5\n");
        }

        var (_, findings) = _folder.ReadPlots(text.ToString(), Folder.Meta);

        Assert.Equal(42, findings.Count);
        Assert.Equal(2, findings.Count(finding => finding.Message.StartsWith("480 more of this kind", StringComparison.Ordinal) && finding.Message.EndsWith("500 in all.", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_period_that_contradicts_all_times_is_named()
    {
        var text = new StringBuilder(Folder.PlotHeader + "\n");
        for (var row = 0; row < 100; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row},{row},{row},{20000 + row},10,5\n");
        }

        var (_, findings) = _folder.ReadPlots(text.ToString(), Folder.Meta with { Scans = 100 });

        Assert.Contains(findings, finding => finding.Remedy.Contains("a period of 1 s; the meta says 5", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_with_a_header_only_is_an_empty_result_with_a_remark()
    {
        var (table, findings) = _folder.ReadPlots(Folder.PlotHeader, Folder.Meta);

        Assert.Equal(0, table!.Count);
        Assert.Equal(5, table.Scans);
        Assert.Equal(FindingSeverity.Remark, Assert.Single(findings).Severity);
        Assert.Equal(0, _folder.ReadPlots(Folder.PlotHeader + "\n", null).Table!.Scans);
    }

    [Theory]
    [InlineData("", "file")]
    [InlineData("\n\n", "scan")]
    [InlineData("0,0,0,42366.09,94.96617,13.13136\n", "scan")]
    [InlineData("scan,time_s,plot_id,range_m,azimuth_deg\n", "elevation_deg")]
    [InlineData("scan;time_s;plot_id;range_m;azimuth_deg;elevation_deg\n", "scan")]
    [InlineData(Folder.PlotHeader + ",scan\n", "scan")]
    public void A_file_without_its_columns_is_an_error(string text, string subject)
    {
        var (table, findings) = _folder.ReadPlots(text, Folder.Meta);

        Assert.Null(table);
        Assert.Equal(FindingSeverity.Error, findings[0].Severity);
        Assert.Equal(subject, findings[0].Subject);
    }

    [Theory]
    [InlineData("truncated.csv.gz")]
    [InlineData("without its trailer.csv.gz")]
    [InlineData("without its last byte.csv.gz")]
    [InlineData("its first bytes.csv.gz")]
    [InlineData("flipped.csv.gz")]
    [InlineData("plain.csv.gz")]
    [InlineData("empty.csv.gz")]
    [InlineData("rubbish.csv")]
    [InlineData("utf16.csv")]
    [InlineData("latin1.csv")]
    public void A_file_that_is_no_table_is_one_error(string name)
    {
        var text = new StringBuilder(Good);
        for (var row = 0; row < 3000; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"3,15,{row + 10},{20000 + (row * 7)},{row % 360},5\n");
        }

        var packed = Folder.Gzip(text.ToString());
        var flipped = packed.ToArray();
        flipped[^6] ^= 0x10;
        byte[] bytes = name switch
        {
            "truncated.csv.gz" => packed[..(packed.Length / 2)],
            "without its trailer.csv.gz" => packed[..^8],
            "without its last byte.csv.gz" => packed[..^1],
            "its first bytes.csv.gz" => packed[..2],
            "flipped.csv.gz" => flipped,
            "plain.csv.gz" => Encoding.UTF8.GetBytes(Good),
            "empty.csv.gz" => [],
            "rubbish.csv" => [.. Enumerable.Range(0, 5000).Select(place => (byte)(place * 31))],
            "utf16.csv" => Encoding.Unicode.GetBytes(Good),
            _ => [.. Encoding.UTF8.GetBytes(Good), 0xE9, 0x0A],
        };
        var findings = new List<Finding>();

        Assert.Null(PlotFile.Read(_folder.Write(name, bytes), Folder.Meta, findings, leaveOutBadRows: true));
        Assert.Equal(FindingSeverity.Error, Assert.Single(findings).Severity);
        Assert.Equal("file", findings[0].Subject);
    }

    [Fact]
    public void Rates_and_answers_are_read_where_the_file_has_them()
    {
        var (table, findings) = _folder.ReadPlots(Folder.PlotHeader + ",range_rate_mps,answered\n0,0,0,20000,10,5,-120.5,1\n0,0,1,20000,11,5,,0\n", Folder.Meta with { RangeRateSigma_mps = 1.0 });

        Assert.Empty(findings);
        Assert.Equal(-120.5, table!.Of(0)[0].RangeRate_mps);
        Assert.True(table.Of(0)[0].IsAnswered);
        Assert.True(double.IsNaN(table.Of(0)[1].RangeRate_mps));
        Assert.False(table.Of(0)[1].IsAnswered);
        Assert.Contains(_folder.ReadPlots(Folder.PlotHeader + ",answered\n0,0,0,20000,10,5,2\n", Folder.Meta).Findings, finding => string.Equals(finding.Subject, "answered", StringComparison.Ordinal));
        Assert.Contains(_folder.ReadPlots(Folder.PlotHeader + ",range_rate_mps\n0,0,0,20000,10,5,2\n", Folder.Meta).Findings, finding => finding.Remedy.Contains("sigma_range_rate_mps", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1e308")]
    [InlineData("-1e308")]
    [InlineData("10000.5")]
    [InlineData("-10001")]
    public void A_rate_of_range_beyond_what_flies_is_an_error_or_left_out(string rate)
    {
        var text = $"{Folder.PlotHeader},range_rate_mps\n0,0,0,20000,10,5,10000\n0,0,1,20000,11,5,{rate}\n";

        foreach (var meta in new[] { Folder.Meta, Folder.Meta with { RangeRateSigma_mps = 1.0 } })
        {
            var (table, findings) = _folder.ReadPlots(text, meta);
            var error = Assert.Single(findings, finding => finding.Severity == FindingSeverity.Error);
            Assert.Null(table);
            Assert.Equal(("range_rate_mps", 3), (error.Subject, error.Place.Line));
            Assert.NotEmpty(error.Remedy);
            Assert.Equal(1, _folder.ReadPlots(text, meta, leaveOutBadRows: true).Table!.Count);
        }
    }

    [Fact]
    public void Scans_of_the_meta_far_behind_the_last_plot_are_remarked_and_at_last_left_out()
    {
        Assert.Empty(_folder.ReadPlots(Good, Folder.Meta with { Scans = 13 }).Findings);

        var (half, remarks) = _folder.ReadPlots(Good, Folder.Meta with { Scans = 200 });
        Assert.Equal(200, half!.Scans);
        Assert.Contains("the first 3 of 200 scans", Assert.Single(remarks).Message, StringComparison.Ordinal);

        var (few, findings) = _folder.ReadPlots(Good, Folder.Meta with { Scans = TrackMeta.MostScans });
        Assert.InRange(few!.Scans, 100, 2000);
        Assert.Equal(("scans", FindingSeverity.Remark), (Assert.Single(findings).Subject, findings[0].Severity));
        Assert.Contains("the first 3 of 4000000 scans", findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_few_plots_in_a_million_scans_are_an_error()
    {
        var (table, findings) = _folder.ReadPlots(Good + "3999999,19999995,7,20000,10,5\n", Folder.Meta with { Scans = TrackMeta.MostScans });

        Assert.Null(table);
        Assert.Contains("4 plots in 4000000 scans", Assert.Single(findings).Message, StringComparison.Ordinal);
        Assert.NotNull(_folder.ReadPlots(Good + "3999,19995,7,20000,10,5\n", Folder.Meta with { Scans = 4000 }).Table);
    }

    [Fact]
    public void A_scan_is_over_with_its_latest_plot_and_not_before_its_time()
    {
        var table = _folder.ReadPlots(Folder.PlotHeader + "\n0,1.5,0,20000,10,5\n0,2.25,1,20000,11,5\n0,-1,2,20000,12,5\n1,3,3,20000,10,5\n", Folder.Meta).Table!;

        Assert.Equal([2.25, 5.0, 10.0], Enumerable.Range(0, 3).Select(scan => table.EndOf(scan).SinceStart.Seconds));
        Assert.Equal([0.0, 5.0, 10.0], Enumerable.Range(0, 3).Select(scan => table.TimeOf(scan).SinceStart.Seconds));
    }

    [Fact]
    public void Counts_hashes_and_elevations_that_differ_from_the_meta_are_remarks()
    {
        var (table, findings) = _folder.ReadPlots(Good, Folder.Meta with { Plots = 4 });
        Assert.NotNull(table);
        Assert.Contains("4", Assert.Single(findings).Message, StringComparison.Ordinal);

        var hashes = new Dictionary<string, string>(StringComparer.Ordinal) { ["a.plots.csv"] = "00" };
        Assert.Single(_folder.ReadPlots(Good, Folder.Meta with { Plots = 3, Sha256 = hashes }).Findings);

        var (high, remarks) = _folder.ReadPlots(Good + "3,15,7,20000,10,50\n3,15,8,20000,10,51\n", Folder.Meta);
        Assert.Equal(5, high!.Count);
        Assert.Contains("2 plots", Assert.Single(remarks).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_meta_the_scans_and_times_are_those_of_the_rows_and_their_number_is_bounded()
    {
        var (table, findings) = _folder.ReadPlots(Good, null);
        Assert.Empty(findings);
        Assert.Equal(3, table!.Scans);
        Assert.Equal(SimulationTime.Start, table.TimeOf(1));
        Assert.Equal(SimulationTime.FromSeconds(10.0), table.TimeOf(2));

        Assert.Null(_folder.ReadPlots(Good + "2000000000,1,7,20000,10,5\n", null).Table);
    }

    [Fact]
    public void A_scan_of_ten_thousand_plots_is_read()
    {
        var text = new StringBuilder(Folder.PlotHeader + "\n");
        for (var row = 0; row < 10_000; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"1,5,{row},{20000 + row},{row % 360},5\n");
        }

        var (table, findings) = _folder.ReadPlots(text.ToString(), Folder.Meta);

        Assert.Empty(findings);
        Assert.Equal(10_000, table!.MostInAScan);
    }
}
