using System.Text.Json.Nodes;

namespace Rampart.Cli.Tests;

/// <summary><c>rampart coverage --against ballistic-missile</c> through the real program.</summary>
public class FootprintTests
{
    private static readonly string[] Against = ["coverage", "--at", "39.60,33.00", "--against", "ballistic-missile"];
    private static readonly string[] Small = [.. Against, "--threat-ranges", "300km", "--threat-azimuths", "0deg,90deg", "--cell", "6km"];

    [Fact]
    public async Task A_footprint_is_told_in_words_with_sector_antennas_and_rain_and_written_in_all_forms_and_reused()
    {
        using var project = new Project();
        string[] asked = [.. Small, "--points", "2", "--facing", "45deg", "--rain", "4 mm/h", "--mast", "20m", "--out", "feet"];

        var ended = (await project.Rampart(asked)).Done();

        Assert.Contains("what it defends against a short-range ballistic missile", ended.Out, StringComparison.Ordinal);
        Assert.Contains("Not a forecast of combat", ended.Out, StringComparison.Ordinal);
        Assert.Contains("fixed toward 45°", ended.Out, StringComparison.Ordinal);
        Assert.Contains("Rain of 4 mm/h up to 3 km", ended.Out, StringComparison.Ordinal);
        foreach (var file in (string[])["footprint.svg", "footprint.csv", "footprint.geojson", "summary.json", "manifest.json"])
        {
            Assert.True(new FileInfo(project.PathOf($"feet/{file}")).Length > 100, file);
        }

        var summary = JsonNode.Parse(project.Read("feet/summary.json"))!;
        var range = summary["ranges"]!.AsArray().Single()!;
        double Area(string key) => range[key]![0]!.GetValue<double>();
        Assert.Equal(3, range["fromAllAzimuths_km2"]!.AsArray().Count);
        Assert.All(range["azimuths"]!.AsArray(), row => Assert.InRange(row!["defended_km2"]![0]!.GetValue<double>(), Area("fromAllAzimuths_km2"), Area("fromAnyAzimuth_km2")));
        Assert.InRange(Area("fromAllAzimuths_km2"), 500.0, 20_000.0);
        Assert.Equal(4.0, summary["rain_mmh"]!.GetValue<double>(), 9);
        Assert.Contains(summary["antennas_m"]!.AsObject(), antenna => antenna.Value!.GetValue<double>() == 20.0);
        Assert.Equal(1 + 4, project.Read("feet/footprint.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("fixed toward 45°", project.Read("feet/footprint.svg"), StringComparison.Ordinal);
        Assert.Matches(@"S-400[^<]* at 39\.60°N 33\.00°E\. Rampart [0-9.]+, engine [0-9a-f]{16}", project.Read("feet/footprint.svg"));
        Assert.DoesNotContain(project.Outside, project.Read("feet/footprint.svg"), StringComparison.Ordinal);
        Assert.Contains("An identical footprint was there already", (await project.Rampart(asked)).Done().Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "--threat-ranges: 0km lies outside 10 km to 3000 km", "--threat-ranges", "0km")]
    [InlineData(2, "--threat-ranges: 10000km lies outside 10 km to 3000 km", "--threat-ranges", "10000km")]
    [InlineData(2, "there is no ring", "--heights", "1km")]
    [InlineData(2, "--cell: a reach of", "--cell", "1m")]
    [InlineData(2, "no --course and --msl", "--course", "crossing")]
    [InlineData(2, "no --course and --msl", "--msl")]
    [InlineData(2, "are asked of ballistic missiles", "--against", "fighter", "--threat-ranges", "100km", "--radius", "60km")]
    [InlineData(2, "only a scenario's battery has a facing", "--facing", "battery")]
    [InlineData(1, "is fired at ballistic missiles", "--model", "bench-set", "--reading", "bench-set/engages.ballistic-missile=no")]
    [InlineData(1, "cannot fly 10 km", "--threat-ranges", "10km,300km", "--threat-azimuths", "0deg", "--reading", "ballistic-missile/burn-time=590 s")]
    public async Task What_cannot_be_asked_is_refused_with_its_remedy_and_leaves_nothing_behind(int exit, string told, params string[] arguments)
    {
        using var project = new Project();
        string[] against = arguments.Contains("--against", StringComparer.Ordinal) ? Against[..^2] : Against;

        (await project.RampartAlone([.. against, "--points", "0", .. arguments])).Refused(exit, told);

        project.AssertNoResults();
    }

    [Fact]
    public async Task Why_nothing_is_defended_and_what_class_a_range_is_of_are_told_and_told_again_when_the_same_is_asked_again()
    {
        using var project = new Project();
        string[] asked = [.. Against, "--threat-ranges", "1000km,1001km", "--threat-azimuths", "0deg", "--cell", "12km", "--points", "0", "--keep-out", "99km", "--out", "kept"];

        var first = (await project.RampartAlone(asked)).Done();
        var again = (await project.RampartAlone(asked)).Done();

        Assert.Contains("threats of 1000 km  Nothing is defended from 0°: every meeting within reach lies lower than the keep-out height", first.Error, StringComparison.Ordinal);
        Assert.Contains("keep-out height", project.Read("kept/footprint.csv"), StringComparison.Ordinal);
        Assert.Contains("1001 km  A missile of more than 1000 km is one of intermediate range", first.Error, StringComparison.Ordinal);
        Assert.Contains("m/s after a burn of 1 min", first.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("1000 km  A missile of more than", first.Error, StringComparison.Ordinal);
        Assert.Contains("An identical footprint was there already", again.Out, StringComparison.Ordinal);
        Assert.Equal(first.Error, again.Error);
    }

    [Fact]
    public async Task What_a_scenario_says_of_jammers_and_masts_does_not_count_and_is_told()
    {
        using var project = new Project();
        var scenario = project.Scenario("ring", ("duration:", "coverage:\n  masts: [6 m, 24 m]\n  jammers:\n    - { model: stand-off-jammer, at: 39.0N 33.3E, height: 9 km }\nduration:"));

        var ended = (await project.RampartAlone(["coverage", scenario, .. Small[3..], "--points", "0", "--json"])).Done();

        string[] remarks = [.. ended.Json["findings"]!.AsArray().Select(finding => $"{finding!["message"]} {finding["remedy"]}")];
        Assert.Contains(remarks, remark => remark.Contains("jammers are not asked against a short-range ballistic missile. The footprint holds without jamming", StringComparison.Ordinal));
        Assert.Contains(remarks, remark => remark.Contains("masts are not compared against a short-range ballistic missile. Ask for each with --mast", StringComparison.Ordinal));
    }
}
