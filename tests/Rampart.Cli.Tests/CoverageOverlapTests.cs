using System.Text.Json.Nodes;

namespace Rampart.Cli.Tests;

/// <summary>Several batteries in <c>rampart coverage</c> through the real program.</summary>
public class CoverageOverlapTests
{
    private const string Border = """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"border"},"geometry":{"type":"LineString","coordinates":[[32.5,39.6],[34.5,39.6]]}},{"type":"Feature","properties":{"name":"province"},"geometry":{"type":"Polygon","coordinates":[[[32.9,39.4],[33.3,39.4],[33.3,39.8],[32.9,39.8],[32.9,39.4]]]}}]}""";

    private static string Scenario(Project project)
    {
        var scenario = project.Scenario("two", ("      facing: 180 deg\n", "      facing: 180 deg\n    - name: east-battery\n      at: 39.70N 33.60E\n      ground-height: 1000 m\n      facing: 180 deg\n"));
        project.Write("border.geojson", Border);
        project.Write("empty.geojson", " ");
        return scenario;
    }

    [Fact]
    public async Task Two_batteries_are_told_with_union_overlap_and_shares_of_a_border()
    {
        using var project = new Project();
        string[] asked = ["coverage", Scenario(project), "--radius", "60km", "--cell", "3km", "--heights", "3km,10km", "--within", "border.geojson", "--json"];

        var both = (await project.Rampart([.. asked, "--battery", "all", "--out", "both"])).Done().Result["summary"]!["heights"]![1]!;
        var one = (await project.Rampart([.. asked, "--battery", "plateau-battery", "--out", "one"])).Done().Result["summary"]!["heights"]![1]!;

        double AtLeast(JsonNode height, int count) => height["byAtLeast_km2"]![count - 1]!.GetValue<double>();
        var by = both["byBattery_km2"]!.AsObject().Select(battery => battery.Value!.GetValue<double>()).ToList();
        Assert.Equal(by.Sum(), AtLeast(both, 1) + AtLeast(both, 2), 1e-3);
        Assert.True(AtLeast(both, 2) > 500.0 && AtLeast(both, 1) > AtLeast(both, 2));
        Assert.Equal(AtLeast(one, 1), by[0], 0.03 * by[0]);
        Assert.True(both["within"]!["border"]!.GetValue<double>() > one["within"]!["border"]!.GetValue<double>());
        Assert.Single(one["byAtLeast_km2"]!.AsArray());
        foreach (var file in (string[])["overlap.csv", "within.csv", "overlap.geojson", "overlap-1.svg", "overlap-2.svg", "summary.json", "manifest.json"])
        {
            Assert.True(new FileInfo(project.PathOf($"both/{file}")).Length > 100, file);
        }

        Assert.Contains("east-battery and no other", project.Read("both/overlap.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_question_is_answered_from_its_folder_and_a_jammer_100_m_away_is_another()
    {
        using var project = new Project();
        string[] asked = ["coverage", Scenario(project), "--battery", "all", "--radius", "60km", "--cell", "4km", "--heights", "3km", "--json"];
        async Task<JsonNode> Jammed(string at) => (await project.Rampart([.. asked, "--jammer", $"stand-off-jammer@{at},9km"])).Done().Result;

        var (first, again, beside) = (await Jammed("38.5010,33.0"), await Jammed("38.5010,33.0"), await Jammed("38.5019,33.0"));

        bool[] reused = [.. new[] { first, again, beside }.Select(each => each["isReused"]!.GetValue<bool>())];
        Assert.Equal([false, true, false], reused);
        Assert.Equal(first["folder"]!.GetValue<string>(), again["folder"]!.GetValue<string>());
        Assert.NotEqual(first["folder"]!.GetValue<string>(), beside["folder"]!.GetValue<string>(), StringComparer.Ordinal);
        Assert.Equal(first["summary"]!.ToJsonString(), again["summary"]!.ToJsonString());
        Assert.Contains("Not a forecast of combat", first["summary"]!["answer"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fixed_facing_rain_and_what_lies_beyond_every_radius_are_told_in_the_files()
    {
        using var project = new Project();
        project.Write("far.geojson", """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"far"},"geometry":{"type":"LineString","coordinates":[[33.0,39.6],[36.0,39.6]]}}]}""");
        string[] asked = ["coverage", Scenario(project), "--battery", "all", "--within", "far.geojson", "--radius", "60km", "--cell", "4km", "--heights", "3km", "--facing", "90deg", "--rain", "4 mm/h", "--out", "fixed"];
        var ended = (await project.Rampart(asked)).Done();

        string[] tables = [project.Read("fixed/overlap.csv"), project.Read("fixed/within.csv"), project.Read("fixed/overlap.geojson"), project.Read("fixed/overlap-1.svg"), ended.Out];
        Assert.All(tables, text => Assert.Contains("fixed toward 90°", text, StringComparison.Ordinal));
        var summary = JsonNode.Parse(project.Read("fixed/summary.json"))!;
        Assert.Equal(90.0, summary["batteries"]![1]!["facing_deg"]!.GetValue<double>(), 1e-9);
        Assert.Equal(4.0, summary["rain_mmh"]!.GetValue<double>(), 1e-9);
        Assert.Equal("ground", summary["heights"]![0]!["above"]!.GetValue<string>());
        Assert.InRange(summary["heights"]![0]!["withinNotAsked"]!["far"]!.GetValue<double>(), 0.3, 0.7);
        Assert.Contains("lie beyond the radius of every battery", ended.Error + ended.Out, StringComparison.Ordinal);
        Assert.Contains("Rain of 4 mm/h", ended.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "has no battery nowhere", "SCENARIO", "--battery", "plateau-battery,nowhere")]
    [InlineData(2, "names batteries of a scenario, and none is given", "--at", "39.6,33.0", "--battery", "all")]
    [InlineData(2, "is too large", "SCENARIO", "--battery", "all", "--cell", "10m")]
    [InlineData(3, "--within: nowhere.geojson does not exist", "SCENARIO", "--within", "nowhere.geojson")]
    [InlineData(1, "Expected GeoJSON", "SCENARIO", "--within", "empty.geojson")]
    [InlineData(2, "--masts is not asked of several batteries", "SCENARIO", "--battery", "all", "--masts", "6m,24m")]
    [InlineData(2, "--points is not asked of several batteries", "SCENARIO", "--within", "border.geojson", "--points", "32")]
    [InlineData(2, "--keep-out is not asked of several batteries", "SCENARIO", "--battery", "all", "--keep-out", "5km")]
    [InlineData(1, "carries no jammer", "SCENARIO", "--battery", "all", "--jammer", "fighter@38.5,33.0,9km")]
    public async Task What_cannot_be_asked_of_several_is_told_and_leaves_nothing_behind(int exit, string told, params string[] arguments)
    {
        using var project = new Project();
        var scenario = Scenario(project);

        var ended = await project.Rampart(["coverage", .. arguments.Select(argument => argument is "SCENARIO" ? scenario : argument)]);

        Assert.Equal(exit, ended.Exit);
        Assert.Contains(told, ended.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(project.PathOf("results")));
    }
}
