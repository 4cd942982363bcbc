using Rampart.Quantities;

namespace Rampart.Evidence.Tests;

public class ShippedTests
{
    [Fact]
    public void The_shipped_ledger_loads_without_a_finding()
    {
        var findings = new List<Finding>();

        var ledger = Ledger.Load(Repository.Ledger, findings);

        Assert.Empty(findings.Select(finding => finding.ToString()));
        Assert.Equal(5, ledger.Documents.Count);
        Assert.Equal("400 km", ledger.FindClaim("s-400/engagement-range#tass-2020-03-16")!.Value.Text);
        Assert.Equal(402_000.0, ledger.FindClaim("s-400/engagement-range#press-tv-2020-12-07")!.Value.Si, 1e-6);
        Assert.Equal(30_000.0, ledger.FindClaim("s-400/engagement-ceiling#tass-2020-03-16")!.Value.Si, 1e-6);
        Assert.Equal("more than 120", ledger.FindClaim("s-400-china/missiles-received#tass-2020-03-16")!.ValueText);
    }

    [Fact]
    public void Every_quotation_of_the_shipped_ledger_stands_in_its_document()
    {
        var texts = Repository.Shared("seeds");
        var findings = new List<Finding>();
        var ledger = Ledger.Load(Repository.Ledger, findings);

        var looked = ledger.VerifyQuotations(texts, findings);

        Assert.Empty(findings.Select(finding => finding.ToString()));
        Assert.Equal(ledger.Claims.Count, looked);
    }

    [Fact]
    public void The_shipped_models_load_without_a_finding_and_hold_no_bare_number()
    {
        var findings = new List<Finding>();
        var ledger = Ledger.Load(Repository.Ledger, findings);
        var library = ModelLibrary.Load(Repository.Models, ledger, findings);

        library.CheckFields(ledger, findings);

        Assert.Empty(findings.Select(finding => finding.ToString()));
        Assert.Equal(
            ["55k6e", "5p85", "91n6e", "92n6e", "airliner", "ballistic-missile", "cruise-missile", "drone", "fighter", "s-400", "s-400-interceptor"],
            library.All.Select(model => model.Id),
            StringComparer.Ordinal);
    }

    [Fact]
    public void Every_field_of_the_shipped_models_reads_with_its_kind_and_none_is_left_over()
    {
        var findings = new List<Finding>();
        var ledger = Ledger.Load(Repository.Ledger, findings);
        var library = ModelLibrary.Load(Repository.Models, ledger, findings);
        var readings = new List<Reading>();

        foreach (var model in library.All)
        {
            var reader = new ModelReader(model, ledger, findings);
            ReadAll(reader);
            reader.Finish();
            readings.AddRange(reader.Readings);
        }

        Assert.Empty(findings.Select(finding => finding.ToString()));
        Assert.True(readings.Count > 100, $"{readings.Count} readings");
        Assert.All(readings.Where(reading => reading.Source == ReadingSource.Assumed), reading => Assert.False(string.IsNullOrWhiteSpace(reading.Because)));
        Assert.Equal(7, readings.Count(reading => reading.Source == ReadingSource.Claimed));
    }

    private static void ReadAll(ModelReader reader)
    {
        switch (reader.Model.Kind)
        {
            case "system":
                Assert.Equal(400.0, reader.Length("engagement-range", Bounds.Positive).Kilometres, 1e-9);
                Assert.Equal(30.0, reader.Length("engagement-ceiling", Bounds.Positive).Kilometres, 1e-9);
                reader.Length("minimum-range", Bounds.NotNegative);
                Assert.All(["aircraft", "cruise-missile", "ballistic-missile", "drone"], kind => Assert.True(reader.Flag("engages." + kind)));
                Assert.Equal(2, reader.Count("regiment-set.battalions"));
                Assert.Equal("91n6e", reader.Reference("surveillance-radar"));
                Assert.Equal("92n6e", reader.Reference("engagement-radar"));
                Assert.Equal("5p85", reader.Reference("launcher"));
                Assert.Equal("s-400-interceptor", reader.Reference("interceptor"));
                Assert.Equal("55k6e", reader.Reference("command-post"));
                break;
            case "surveillance-radar":
                ReadRadar(reader);
                reader.Duration("scan-period", Bounds.Positive);
                reader.Duration("report-delay", Bounds.NotNegative);
                break;
            case "engagement-radar":
                ReadRadar(reader);
                reader.Angle("sector-width", Bounds.Positive);
                reader.AngularRate("slew-rate", Bounds.Positive);
                reader.Duration("update-period", Bounds.Positive);
                Assert.Equal(10, reader.Count("target-channels"));
                Assert.Equal(20, reader.Count("missile-channels"));
                reader.Duration("lock-on-delay", Bounds.NotNegative);
                break;
            case "launcher":
                Assert.Equal(4, reader.Count("missiles"));
                reader.Duration("salvo-interval", Bounds.Positive);
                Assert.Equal(45.0, reader.Duration("reload-time", Bounds.Positive).Minutes, 1e-9);
                Assert.Equal(1, reader.Count("reloads"));
                break;
            case "interceptor":
                Assert.Equal(1200.0, reader.Speed("average-speed.near", Bounds.Positive).MetresPerSecond, 1e-9);
                reader.Speed("average-speed.far", Bounds.Positive);
                reader.Length("average-speed.near-range", Bounds.Positive);
                reader.Length("average-speed.far-range", Bounds.Positive);
                reader.Probability("reliability");
                reader.Number("full-effect-share", Bounds.PositiveShare);
                reader.Number("edge-effect", Bounds.Share);
                reader.Length("minimum-intercept-height", Bounds.NotNegative);
                foreach (var target in reader.KeysOf("single-shot-kill-probability"))
                {
                    reader.Probability("single-shot-kill-probability." + target);
                }

                break;
            case "command-post":
                foreach (var delay in (string[])["decision-delay", "decision-delay-ballistic", "decision-cycle", "assessment-delay", "hold-after-assessed-kill", "channel-dead-time"])
                {
                    reader.Duration(delay, Bounds.Positive);
                }

                reader.Probability("assessment-error");
                reader.Count("shots.aircraft", Bounds.Positive);
                reader.Count("shots.ballistic", Bounds.Positive);
                reader.Probability("identification.prior-hostile");
                reader.Probability("identification.engage-above");
                reader.Count("identification.interrogations");
                reader.Length("fire-quality", Bounds.Positive);
                reader.Acceleration("track.manoeuvre-acceleration", Bounds.Positive);
                reader.Number("track.gate", Bounds.Positive);
                reader.Probability("track.confirm-false-alarm");
                reader.Probability("track.confirm-miss");
                reader.Number("track.false-plots-per-scan", Bounds.NotNegative);
                reader.Length("valid-track-error", Bounds.Positive);
                reader.Length("approach-radius", Bounds.Positive);
                break;
            case "target":
                reader.Word("class");
                reader.Area("rcs", Bounds.Positive);
                reader.Word("fluctuation", "swerling-1");
                if (reader.Has("speed"))
                {
                    reader.Speed("speed", Bounds.Positive);
                    reader.Angle("bank", Bounds.Positive);
                }

                reader.Flag("transponder");
                reader.Probability("transponder-failure");
                reader.Probability("reply-error");
                if (reader.Has("hit-effect"))
                {
                    reader.Probability("hit-effect");
                }

                break;
            default:
                Assert.Fail($"{reader.Model.Id} is of the unknown kind {reader.Model.Kind}.");
                break;
        }
    }

    private static void ReadRadar(ModelReader reader)
    {
        reader.Length("reference-detection.range", Bounds.Positive);
        Assert.Equal(4.0, reader.Area("reference-detection.rcs", Bounds.Positive).SquareMetres);
        Assert.Equal(0.5, reader.Probability("reference-detection.detection-probability"));
        Assert.Equal(1e-6, reader.Probability("reference-detection.false-alarm-probability"));
        Assert.Equal("swerling-1", reader.Word("reference-detection.fluctuation", "swerling-1"));
        reader.Length("instrumented-range", Bounds.Positive);
        reader.Length("antenna-height", Bounds.Positive);
        reader.Length("accuracy.range", Bounds.Positive);
        reader.Angle("accuracy.azimuth", Bounds.Positive);
        reader.Angle("accuracy.elevation", Bounds.Positive);
        reader.Angle("maximum-elevation", Bounds.Positive);
        reader.Number("effective-earth-factor", Bounds.Positive);
    }
}
