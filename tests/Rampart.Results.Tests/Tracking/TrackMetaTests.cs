using Rampart.Quantities;
using Rampart.Results.Tracking;

namespace Rampart.Results.Tests.Tracking;

public sealed class TrackMetaTests : IDisposable
{
    private const string Good = """
        {
         "name": "n10_t5_c20",
         "scans": 200,
         "period_s": 5.0,
         "n_targets": 10,
         "clutter_per_scan": 20,
         "pd": 0.9,
         "sigma_range_m": 30.0,
         "sigma_azimuth_deg": 0.15,
         "sigma_elevation_deg": 0.2,
         "range_min_m": 5000.0,
         "range_max_m": 120000.0,
         "elevation_min_deg": 0.0,
         "elevation_max_deg": 40.0,
         "seed": 20261122,
         "plots": 5792,
         "classes": { "cv": 4, "scans": 3 },
         "truth_rows": "secret",
         "sha256_of_csv": { "n10_t5_c20.plots.csv.gz": "46e0" }
        }
        """;

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_radar_is_read_and_what_would_tell_the_truth_is_not()
    {
        var (meta, findings) = Read(Good);

        Assert.Empty(findings);
        Assert.Equal("n10_t5_c20", meta!.Name);
        Assert.Equal(200, meta.Scans);
        Assert.Equal(5.0, meta.Period_s);
        Assert.Equal(0.9, meta.Detection);
        Assert.Equal(20.0, meta.FalsePlotsPerScan);
        Assert.Equal(5792, meta.Plots);
        Assert.Equal("46e0", meta.Sha256["n10_t5_c20.plots.csv.gz"]);
        Assert.Null(meta.RangeRateSigma_mps);

        // λ = clutter / ((r1 − r0) · 2π · (el1 − el0)), by hand.
        Assert.Equal(20.0 / (115e3 * 2.0 * Math.PI * (40.0 * Math.PI / 180.0)), meta.FalsePlotDensity, 15);
        Assert.Equal(900.0, meta.ToRadar().RangeVariance_m2, 9);
        Assert.Equal(SimulationTime.FromSeconds(15.0), meta.TimeOf(3));
        Assert.DoesNotContain(typeof(TrackMeta).GetProperties(), property => property.Name.Contains("Target", StringComparison.OrdinalIgnoreCase) || property.Name.Contains("Truth", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_radar_without_false_plots_still_has_a_density_for_the_score()
    {
        var meta = Read(Good.Replace("\"clutter_per_scan\": 20", "\"clutter_per_scan\": 0", StringComparison.Ordinal)).Meta!;

        Assert.True(meta.ToRadar().FalsePlotDensity > 0.0);
    }

    [Theory]
    [InlineData("\"scans\": 200", "\"scans\": 0", "scans", 3)]
    [InlineData("\"scans\": 200", "\"scans\": 2.5", "scans", 3)]
    [InlineData("\"scans\": 200", "\"scans\": 1e12", "scans", 3)]
    [InlineData("\"scans\": 200", "\"scans\": 200, \"scans\": 300", "scans", 3)]
    [InlineData("\"scans\": 200,", "", "scans", 0)]
    [InlineData("\"period_s\": 5.0", "\"period_s\": 0", "period_s", 4)]
    [InlineData("\"period_s\": 5.0", "\"period_s\": -5", "period_s", 4)]
    [InlineData("\"period_s\": 5.0", "\"period_s\": \"5\"", "period_s", 4)]
    [InlineData("\"period_s\": 5.0", "\"period_s\": null", "period_s", 4)]
    [InlineData("\"period_s\": 5.0", "\"period_s\": 1e400", "period_s", 4)]
    [InlineData("\"period_s\": 5.0", "\"period_s\": 1e100", "period_s", 4)]
    [InlineData("\"period_s\": 5.0", "\"period_s\": 1e-9", "period_s", 4)]
    [InlineData("\"period_s\": 5.0", "\"period_s\": 100000", "period_s", 4)]
    [InlineData("\"clutter_per_scan\": 20", "\"clutter_per_scan\": -1", "clutter_per_scan", 6)]
    [InlineData("\"clutter_per_scan\": 20", "\"clutter_per_scan\": 1e300", "clutter_per_scan", 6)]
    [InlineData("\"pd\": 0.9", "\"pd\": 1e-9", "pd", 7)]
    [InlineData("\"pd\": 0.9", "\"pd\": 0.9999999999999999", "pd", 7)]
    [InlineData("\"sigma_range_m\": 30.0", "\"sigma_range_m\": 1e200", "sigma_range_m", 8)]
    [InlineData("\"sigma_range_m\": 30.0", "\"sigma_range_m\": 120001", "sigma_range_m", 8)]
    [InlineData("\"sigma_range_m\": 30.0", "\"sigma_range_m\": 1e-200", "sigma_range_m", 8)]
    [InlineData("\"sigma_azimuth_deg\": 0.15", "\"sigma_azimuth_deg\": 1e-200", "sigma_azimuth_deg", 9)]
    [InlineData("\"sigma_elevation_deg\": 0.2", "\"sigma_elevation_deg\": 1e-200", "sigma_elevation_deg", 10)]
    [InlineData("\"range_max_m\": 120000.0", "\"range_max_m\": 1e308", "range_max_m", 12)]
    [InlineData("\"seed\": 20261122", "\"sigma_range_rate_mps\": 1e9", "sigma_range_rate_mps", 15)]
    [InlineData("\"pd\": 0.9", "\"pd\": 0", "pd", 7)]
    [InlineData("\"pd\": 0.9", "\"pd\": 1", "pd", 7)]
    [InlineData("\"pd\": 0.9", "\"pd\": [0.9]", "pd", 7)]
    [InlineData("\"sigma_range_m\": 30.0", "\"sigma_range_m\": -30", "sigma_range_m", 8)]
    [InlineData("\"sigma_azimuth_deg\": 0.15", "\"sigma_azimuth_deg\": 0", "sigma_azimuth_deg", 9)]
    [InlineData("\"range_min_m\": 5000.0", "\"range_min_m\": 120000", "range_min_m", 11)]
    [InlineData("\"elevation_max_deg\": 40.0", "\"elevation_max_deg\": -1", "elevation_min_deg", 13)]
    [InlineData("\"elevation_max_deg\": 40.0", "\"elevation_max_deg\": 400", "elevation_max_deg", 14)]
    [InlineData("\"seed\": 20261122", "\"sigma_range_rate_mps\": 0", "sigma_range_rate_mps", 15)]
    public void A_field_that_cannot_be_is_an_error_with_its_line(string old, string given, string subject, int line)
    {
        var (meta, findings) = Read(Good.Replace(old, given, StringComparison.Ordinal));

        Assert.Null(meta);
        var finding = Assert.Single(findings);
        Assert.Equal(FindingSeverity.Error, finding.Severity);
        Assert.Equal(subject, finding.Subject);
        Assert.Equal(line, finding.Place.Line);
        Assert.NotEmpty(finding.Remedy);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("not json")]
    [InlineData("{ \"scans\": 200")]
    [InlineData("{} {}")]
    [InlineData("{ \"scans\": { \"a\": [1, 2")]
    public void What_is_not_a_JSON_object_is_an_error(string text)
    {
        var (meta, findings) = Read(text);

        Assert.Null(meta);
        Assert.Contains(findings, finding => finding.Severity == FindingSeverity.Error);
    }

    private (TrackMeta? Meta, List<Finding> Findings) Read(string text)
    {
        var findings = new List<Finding>();
        return (TrackMeta.Read(_folder.Write("a.json", text), findings), findings);
    }
}
