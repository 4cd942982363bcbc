using System.Text.Json.Nodes;
using Rampart.Terrain.Tests.Elevation;

namespace Rampart.Cli.Tests;

/// <summary>Battles over real ground through the real program: one hash wherever it is started from, another one for other ground, and words that say what the ground supports.</summary>
public class GroundTests(FoughtProject fought)
{
    private static readonly string[] LowFlyers = ["cruise-missile-1", "cruise-missile-2", "cruise-missile-3", "drone-1", "drone-2"];

    [Fact]
    public void Low_flyers_over_the_built_in_grid_are_marked_in_the_report_and_told_as_a_remark()
    {
        var page = fought.Project.Read($"{fought.Result}/report.html");

        Assert.All(LowFlyers, name => Assert.Contains($"{name} †", page, StringComparison.Ordinal));
        Assert.All(["fighter-1", "fighter-2", "airliner", "ballistic-missile"], name => Assert.DoesNotContain($"{name} †", page, StringComparison.Ordinal));
        Assert.Contains("Its outcome is not supported: import finer terrain.", page, StringComparison.Ordinal);
        Assert.Contains("remark  first-look  terrain  5 of 9 targets flew below 3 km over ground unknown or too coarse for that (built-in 5 arc-minute terrain (ETOPO5), posts ", fought.Run.Error, StringComparison.Ordinal);
        Assert.Contains("rampart terrain get", fought.Run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_stamp_names_the_ground_and_nothing_speaks_of_a_smooth_Earth()
    {
        var page = fought.Project.Read($"{fought.Result}/report.html");
        var terrain = fought.Project.Manifest(fought.Result)["terrain"]!;

        Assert.Contains("<dt>Terrain</dt><dd>built-in 5 arc-minute terrain (ETOPO5), posts ", page, StringComparison.Ordinal);
        Assert.StartsWith("built-in 5 arc-minute terrain (ETOPO5), posts ", terrain["ground"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{64}$", terrain["identity"]!.GetValue<string>());
        Assert.DoesNotContain("smooth", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("without drag", page, StringComparison.Ordinal);
        Assert.Contains("hidden by terrain", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_battle_over_tiles_has_one_hash_wherever_it_is_started_and_another_when_a_tile_changes()
    {
        using var project = new Project();
        Tiles(project, "terrain/made-up", 1000);
        var scenario = project.Scenario("tiles", ("terrain: built-in", "terrain: [ ../../terrain/made-up, built-in ]"));

        var here = (await project.Rampart("run", scenario, "--json")).Done();
        var there = (await Shell.Run(project.PathOf("scenarios"), "run", "tiles", "--out", "../elsewhere", "--json")).Done();
        var absolute = (await Shell.Run(project.PathOf("models"), "run", project.PathOf($"{scenario}/scenario.yaml"), "--json")).Done();

        var folder = here.Result["folder"]!.GetValue<string>();
        Assert.Equal(project.Hash(folder), project.Hash("elsewhere"));
        Assert.Equal(project.Manifest(folder)["identity"]!.GetValue<string>(), project.Manifest("elsewhere")["identity"]!.GetValue<string>());
        Assert.Equal(folder, absolute.Result["folder"]!.GetValue<string>());
        Assert.Contains(there.Json["findings"]!.AsArray(), finding => finding!["subject"]!.GetValue<string>() is "terrain" or "horizon");
        Assert.Matches("^tiles of made-up \\+ built-in 5 arc-minute terrain \\(ETOPO5\\), posts \\d+ m apart$", project.Manifest(folder)["terrain"]!["ground"]!.GetValue<string>());
        Assert.Contains("tiles of made-up", project.Read($"{folder}/report.html"), StringComparison.Ordinal);
        Assert.DoesNotContain(project.Outside, project.Read($"{folder}/report.html"), StringComparison.Ordinal);

        Tiles(project, "terrain/made-up", 1001);
        var other = (await project.Rampart("run", scenario, "--json")).Done();
        Assert.NotEqual(folder, other.Result["folder"]!.GetValue<string>(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_bad_tile_is_told_by_its_name_from_the_working_folder()
    {
        using var project = new Project();
        Tiles(project, "terrain/made-up", 1000);
        File.WriteAllBytes(project.PathOf("terrain/made-up/e033/n39.dt0"), "no tile"u8.ToArray());
        var scenario = project.Scenario("tiles", ("terrain: built-in", "terrain: [ ../../terrain/made-up, built-in ]"));

        var ended = (await project.Rampart("run", scenario)).Refused(1, "terrain/made-up/e033/n39.dt0  header  does not begin with UHL1");
        BadScenarioTests.AssertPlacesAndRemedies(ended.Error, "a bad tile");
        Assert.DoesNotContain(project.Outside, ended.Error, StringComparison.Ordinal);
        project.AssertNoResults();
    }

    [Theory]
    [InlineData("No such folder", "terrain: built-in", "terrain: tiles", "There is no folder `tiles`")]
    [InlineData("A slip", "terrain: built-in", "terrain: builtin", "Did you mean `built-in`?")]
    [InlineData("Smooth among others", "terrain: built-in", "terrain: [ smooth, built-in ]", "does not go with other ground")]
    [InlineData("A file", "terrain: built-in", "terrain: scenario.yaml", "is a file, not a folder")]
    [InlineData("Two kinds of height", "{ at: 37.90N 32.20E, above-ground: 100 m }", "{ at: 37.90N 32.20E, above-ground: 100 m, height: 1 km }", "count from the sea")]
    [InlineData("Into the Taurus", "above-ground: 100 m", "height: 700 m", "goes below the ground, which lies there at")]
    [InlineData("Rain without its height", "seed: 7", "seed: 7\nweather: { rain: 4 mm/h }", "`rain-height` is missing")]
    [InlineData("Unit of rain", "seed: 7", "seed: 7\nweather: { rain: 4 mm, rain-height: 3 km }", "rain")]
    public async Task Faulty_ground_heights_and_weather_are_findings_with_place_and_remedy(string fault, string from, string to, params string[] words)
    {
        using var project = new Project();
        var scenario = project.Scenario("faulty", (from, to));

        var ended = (await project.Rampart("run", scenario)).Refused(1, words);

        BadScenarioTests.AssertPlacesAndRemedies(ended.Error, fault);
        project.AssertNoResults();
    }

    [Fact]
    public async Task A_stand_off_jammer_shortens_detections_and_the_report_says_who_was_jammed()
    {
        using var project = new Project();
        var scenario = project.Scenario("jammed", (
            "traffic:\n", "  - name: stand-off-jammer\n    model: stand-off-jammer\n    appears: 0 min\n    route:\n      - { at: 38.20N 32.00E, height: 10000 m }\n      - { at: 38.20N 34.00E, height: 10000 m }\n\ntraffic:\n"));

        var run = (await project.Rampart("run", scenario, "--json")).Done();
        var clear = Ranges(JsonNode.Parse(fought.Project.Read($"{fought.Result}/summary.json"))!);
        var jammed = Ranges(run.Result["summary"]!);

        Assert.True(jammed["fighter-1"] < 0.9 * clear["fighter-1"] && jammed["fighter-2"] < 0.9 * clear["fighter-2"], $"{jammed["fighter-1"]:F0} km instead of {clear["fighter-1"]:F0} km.");
        var page = project.Read($"{run.Result["folder"]!.GetValue<string>()}/report.html");
        Assert.Contains("barrage noise of even density", page, StringComparison.Ordinal);
        Assert.Contains(run.Result["summary"]!["whyNotFired"]!.AsArray(), row => row!["reason"]!.GetValue<string>() is "jammed" && row["seconds"]!.GetValue<double>() > 0.0);
    }

    [Fact]
    public async Task Tiles_of_thirty_seconds_leave_nothing_unsupported()
    {
        var tiles = Path.GetFullPath(Path.Combine(Environment.GetEnvironmentVariable("RAMPART_SHARED") is { Length: > 0 } given ? given : Path.Combine(Shell.Root, "..", "shared"), "terrain", "dted0"));
        Assert.SkipUnless(Directory.Exists(tiles), $"SKIPPED: {tiles} is not there; set RAMPART_SHARED to the folder with the data beside the project.");
        using var project = new Project();
        var scenario = project.Scenario("real", ("terrain: built-in", $"terrain: {tiles}"));

        var run = (await project.Rampart("run", scenario)).Done();

        Assert.DoesNotContain("not supported", run.Error, StringComparison.Ordinal);
        Assert.Contains("Ground: tiles of dted0, posts ", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("†", File.ReadAllText(Path.Combine(project.Read("results/.last").Trim(), "report.html")), StringComparison.Ordinal);
    }

    private static void Tiles(Project project, string folder, int height)
    {
        foreach (var west in new[] { 32, 33 })
        {
            var file = project.PathOf($"{folder}/e{west:000}/n39.dt0");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, TileFiles.Dted(39, west, 300, 300, (_, _) => height));
        }
    }

    private static Dictionary<string, double> Ranges(JsonNode summary) => summary["targets"]!.AsArray()
        .Where(target => target!["firstDetection"] is not null)
        .ToDictionary(target => target!["name"]!.GetValue<string>(), target => target!["firstDetection"]!["range_km"]!.GetValue<double>(), StringComparer.Ordinal);
}
