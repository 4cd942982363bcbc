using System.Text.Json.Nodes;

namespace Rampart.Cli.Tests;

/// <summary>Two batteries that were asked about once, clear and jammed, in rain and with a fixed facing: for tests that read what was told, and ask more of the same project.</summary>
public sealed class TwoBatteries : IAsyncLifetime
{
    /// <summary>What they are asked, beside the scenario, its batteries and the heights.</summary>
    public static readonly string[] Asked = ["--against", "cruise-missile", "--within", "borders.geojson", "--radius", "60km", "--cell", "4km", "--facing", "180deg", "--rain", "4 mm/h", "--json"];

    /// <summary>What both are asked.</summary>
    public static readonly string[] AskedOfBoth = [.. Asked, "--battery", "all", "--heights", "3km,10km"];

    private const string Borders = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"name":"border"},"geometry":{"type":"LineString","coordinates":[[32.5,39.4],[34.5,39.4]]}},
        {"type":"Feature","properties":{"name":"far"},"geometry":{"type":"LineString","coordinates":[[33.0,39.6],[36.0,39.6]]}},
        {"type":"Feature","properties":{"name":"province"},"geometry":{"type":"Polygon","coordinates":[[[32.9,39.2],[33.3,39.2],[33.3,39.5],[32.9,39.5],[32.9,39.2]]]}}]}
        """;

    private const string East = "      facing: 180 deg\n    - name: east-battery\n      at: 39.70N 33.60E\n      ground-height: 1000 m\n      facing: 180 deg\n";

    public Project Project { get; } = new();

    public string Scenario { get; private set; } = string.Empty;

    /// <summary>The same with a section that names a jammer and masts.</summary>
    public string Noisy { get; private set; } = string.Empty;

    public Ended Both { get; private set; } = new(-1, string.Empty, string.Empty);

    public Ended Jammed { get; private set; } = new(-1, string.Empty, string.Empty);

    public async ValueTask InitializeAsync()
    {
        Scenario = Project.Scenario("two", ("      facing: 180 deg\n", East));
        Noisy = Project.Scenario("noisy", ("      facing: 180 deg\n", East), ("duration:", "coverage:\n  masts: [6 m, 24 m]\n  jammers:\n    - { model: stand-off-jammer, at: 39.001N 33.3E, height: 9 km }\nduration:"));
        Project.Write("borders.geojson", Borders);
        Project.Write("empty.geojson", " ");
        Both = (await Project.Rampart(["coverage", Scenario, .. AskedOfBoth, "--out", "both"])).Done();
        Jammed = (await Project.RampartAlone(["coverage", Noisy, .. AskedOfBoth, "--out", "jammed"])).Done();
    }

    public ValueTask DisposeAsync()
    {
        Project.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>Several batteries in <c>rampart coverage</c> through the real program.</summary>
public class CoverageOverlapTests(TwoBatteries two) : IClassFixture<TwoBatteries>
{
    private readonly Project _project = two.Project;

    [Fact]
    public async Task Two_batteries_are_told_with_union_overlap_and_shares_of_a_border()
    {
        var both = At10km(two.Both);
        var one = At10km((await _project.RampartAlone(["coverage", two.Scenario, .. TwoBatteries.Asked, "--battery", "plateau-battery", "--heights", "10km", "--out", "one"])).Done());

        var by = both["byBattery_km2"]!.AsObject().Select(battery => battery.Value!.GetValue<double>()).ToList();
        Assert.Equal(by.Sum(), AtLeast(both, 1) + AtLeast(both, 2), 1e-3);
        Assert.True(AtLeast(both, 2) > 200.0 && AtLeast(both, 1) > AtLeast(both, 2));
        Assert.Equal(AtLeast(one, 1), by[0], 0.08 * by[0]);
        Assert.True(both["within"]!["border"]!.GetValue<double>() > one["within"]!["border"]!.GetValue<double>());
        Assert.Single(one["byAtLeast_km2"]!.AsArray());
        foreach (var file in (string[])["overlap.csv", "within.csv", "overlap.geojson", "overlap-1.svg", "overlap-2.svg", "summary.json", "manifest.json"])
        {
            Assert.True(new FileInfo(_project.PathOf($"both/{file}")).Length > 100, file);
        }

        Assert.Contains("east-battery and no other", _project.Read("both/overlap.csv"), StringComparison.Ordinal);
        var hasPng = (await Shell.Sh(_project.Folder, "rsvg-convert --version")).Exit == 0;
        Assert.All((string[])["both/overlap-1.png", "both/overlap-2.png"], file => Assert.Equal(hasPng, File.Exists(_project.PathOf(file))));
        Assert.Equal(hasPng, !two.Both.Json["findings"]!.ToJsonString().Contains("overlap-1.png", StringComparison.Ordinal));
        Assert.Matches(@"S-400[^<]*: plateau-battery at 39\.70°N 33\.00°E, east-battery at 39\.70°N 33\.60°E\.", _project.Read("both/overlap-1.svg"));
        Assert.Contains("Not a forecast of combat", _project.Read("both/overlap-1.svg"), StringComparison.Ordinal);
        Assert.Matches(@"S-400[^<]* at 39\.70°N 33\.00°E\. Rampart [0-9.]+, engine", _project.Read("one/overlap-1.svg"));
    }

    [Fact]
    public async Task The_same_question_is_answered_from_its_folder_with_all_its_remarks_and_a_jammer_100_m_away_is_another()
    {
        var again = (await _project.RampartAlone(["coverage", two.Noisy, .. TwoBatteries.AskedOfBoth, "--out", "jammed"])).Done();
        var beside = await _project.RampartAlone(["coverage", two.Noisy, .. TwoBatteries.AskedOfBoth.Where(word => word is not "--json"), "--jammer", "stand-off-jammer@39.0019,33.3,9km", "--out", "jammed"]);

        bool[] reused = [.. new[] { two.Jammed, again }.Select(each => each.Result["isReused"]!.GetValue<bool>())];
        Assert.Equal([false, true], reused);
        Assert.Equal(two.Jammed.Result["summary"]!.ToJsonString(), again.Result["summary"]!.ToJsonString());
        Assert.Contains("Not a forecast of combat", again.Result["summary"]!["answer"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains(again.Json["findings"]!.AsArray(), finding => finding!["message"]!.GetValue<string>().Contains("lie beyond the radius of every battery", StringComparison.Ordinal));
        Assert.Equal(two.Jammed.Json["findings"]!.ToJsonString(), again.Json["findings"]!.ToJsonString());
        beside.Refused(2, "holds another coverage already", "--force");
    }

    [Fact]
    public void A_scenarios_jammers_count_for_several_batteries_and_of_its_masts_it_is_told_that_they_do_not()
    {
        Assert.True(AtLeast(At10km(two.Jammed), 1) < 0.6 * AtLeast(At10km(two.Both), 1));
        Assert.Contains("jammed_by", _project.Read("jammed/overlap.csv"), StringComparison.Ordinal);
        Assert.DoesNotContain("jammed_by", _project.Read("both/overlap.csv"), StringComparison.Ordinal);
        var told = Assert.Single(two.Jammed.Json["findings"]!.AsArray(), finding => finding!["subject"]!.GetValue<string>() is "masts")!;
        Assert.Contains("are not compared for several batteries, nor with --within", told["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("--mast 24m", told["remedy"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.DoesNotContain(two.Both.Json["findings"]!.AsArray(), finding => finding!["subject"]!.GetValue<string>() is "masts" or "jammers");
    }

    [Fact]
    public void A_fixed_facing_rain_and_what_lies_beyond_every_radius_are_told_in_the_files()
    {
        string[] tables = [_project.Read("both/overlap.csv"), _project.Read("both/within.csv"), _project.Read("both/overlap.geojson"), _project.Read("both/overlap-1.svg")];
        Assert.All(tables, text => Assert.Contains("fixed toward 180°", text, StringComparison.Ordinal));
        var summary = two.Both.Result["summary"]!;
        Assert.Equal(180.0, summary["batteries"]![1]!["facing_deg"]!.GetValue<double>(), 1e-9);
        Assert.Equal(4.0, summary["rain_mmh"]!.GetValue<double>(), 1e-9);
        Assert.Equal("ground", summary["heights"]![0]!["above"]!.GetValue<string>());
        Assert.InRange(summary["heights"]![0]!["withinNotAsked"]!["far"]!.GetValue<double>(), 0.3, 0.7);
        Assert.Contains("Rain of 4 mm/h", _project.Read("both/overlap-1.svg"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_border_over_unknown_ground_every_height_that_it_concerns_is_told()
    {
        _project.Write("rim.geojson", """{"type":"Feature","properties":{"name":"rim"},"geometry":{"type":"LineString","coordinates":[[19.7,30.5],[20.9,30.5]]}}""");

        var ended = (await _project.RampartAlone("coverage", "--at", "30.5,20.3", "--within", "rim.geojson", "--radius", "60km", "--cell", "4km", "--heights", "3km,10km", "--rain", "4 mm/h", "--out", "rim")).Done();

        Assert.Matches("rim  Of [0-9.]+ % at 3 km above ground, [0-9.]+ % at 10 km above ground nobody knows whether a target can be met there", ended.Error);
        Assert.Contains("Coverage of one battery: rim/overlap.csv, overlap.geojson, overlap-1.svg, within.csv, summary.json", ended.Out, StringComparison.Ordinal);
        Assert.Contains("Rain of 4 mm/h", ended.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "has no battery nowhere", "SCENARIO", "--battery", "plateau-battery,nowhere")]
    [InlineData(2, "names batteries of a scenario, and none is given", "--at", "39.6,33.0", "--battery", "all")]
    [InlineData(2, "is too large", "SCENARIO", "--battery", "all", "--cell", "10m")]
    [InlineData(3, "--within: nowhere.geojson does not exist", "SCENARIO", "--within", "nowhere.geojson")]
    [InlineData(1, "Expected GeoJSON", "SCENARIO", "--within", "empty.geojson")]
    [InlineData(2, "--masts is not asked of several batteries", "SCENARIO", "--battery", "all", "--masts", "6m,24m")]
    [InlineData(2, "--points is not asked of several batteries", "SCENARIO", "--within", "borders.geojson", "--points", "32")]
    [InlineData(2, "--keep-out is not asked of several batteries", "SCENARIO", "--battery", "all", "--keep-out", "5km")]
    [InlineData(1, "carries no jammer", "SCENARIO", "--battery", "all", "--jammer", "fighter@38.5,33.0,9km")]
    public async Task What_cannot_be_asked_of_several_is_told_and_leaves_nothing_behind(int exit, string told, params string[] arguments)
    {
        (await _project.RampartAlone(["coverage", .. arguments.Select(argument => argument is "SCENARIO" ? two.Scenario : argument)])).Refused(exit, told);

        _project.AssertNoResults();
    }

    private static JsonNode At10km(Ended ended) => ended.Result["summary"]!["heights"]!.AsArray().Single(height => height!["height_m"]!.GetValue<double>() == 10_000.0)!;

    private static double AtLeast(JsonNode height, int count) => height["byAtLeast_km2"]![count - 1]!.GetValue<double>();
}
