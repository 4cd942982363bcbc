using System.Text.Json.Nodes;

namespace Rampart.Cli.Tests;

/// <summary><c>rampart coverage</c> through the real program.</summary>
public class CoverageTests
{
    // A small ring in wide cells: the verb is asked here, the figures elsewhere.
    private static readonly string[] Small = ["--radius", "60km", "--cell", "3km", "--heights", "300m,1km", "--points", "2"];

    [Fact]
    public async Task A_ring_is_told_in_words_and_written_in_all_forms()
    {
        using var project = new Project();

        var ended = (await project.Rampart(["coverage", "--at", "39.60,33.00", "--masts", "6m,24m", "--out", "ring", .. Small])).Done();

        Assert.Contains("what remains of the 60 km ring", ended.Out, StringComparison.Ordinal);
        Assert.Contains("Not a forecast of combat", ended.Out, StringComparison.Ordinal);
        Assert.Contains("not supported", ended.Error, StringComparison.Ordinal);
        foreach (var file in (string[])["ring.svg", "coverage-1.svg", "coverage-2.svg", "low-observable.svg", "coverage.geojson", "coverage.kml", "min-visible-height.bin", "min-visible-height.hdr", "areas.csv", "range-by-bearing.csv", "detection.csv", "echo-claims.csv", "summary.json", "manifest.json"])
        {
            Assert.True(new FileInfo(project.PathOf($"ring/{file}")).Length > 100, file);
        }

        var hasPng = (await Shell.Sh(project.Folder, "rsvg-convert --version")).Exit == 0;
        Assert.All((string[])["ring.pdf", "ring.png", "coverage-2.png", "detection-1.png", "low-observable.png"], file => Assert.Equal(hasPng, File.Exists(project.PathOf($"ring/{file}"))));
        var heights = JsonNode.Parse(project.Read("ring/summary.json"))!["heights"]!.AsArray();
        Assert.Equal([300.0, 1000.0], heights.Select(height => height!["height_m"]!.GetValue<double>()));
        Assert.All(heights, height =>
        {
            var shares = height!["shares_km2"]!.AsObject().Select(share => share.Value!.AsArray()).ToList();
            Assert.All(Enumerable.Range(1, 4), at => Assert.True(shares[at][0]!.GetValue<double>() <= shares[at - 1][0]!.GetValue<double>()));
            Assert.All(shares, share => Assert.True(share[1]!.GetValue<double>() <= share[2]!.GetValue<double>()));

            // Two draws of a coarse ground never hide alike: the terrain's band has a width.
            Assert.True(shares[2][1]!.GetValue<double>() < shares[2][2]!.GetValue<double>());
        });
        Assert.Equal(60.0 * 60.0 * Math.PI, heights[0]!["shares_km2"]!["brochure"]![0]!.GetValue<double>(), tolerance: 200.0);
        Assert.DoesNotContain(project.Outside, project.Read("ring/ring.svg"), StringComparison.Ordinal);
        foreach (var alone in (string[])["coverage-1.svg", "detection-2.svg", "low-observable.svg"])
        {
            var picture = project.Read($"ring/{alone}");
            Assert.Matches(@"S-400[^<]* at 39\.60°N 33\.00°E\. Rampart [0-9.]+, engine [0-9a-f]{16}", picture);
            Assert.Matches("Ledger[ <]", picture);
            Assert.Contains("2 draws", picture, StringComparison.Ordinal);
            Assert.Contains("Not a forecast of combat", picture, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Heights_under_ground_named_twice_and_a_single_draw_are_told_in_words()
    {
        using var project = new Project();

        var ended = (await project.RampartAlone("coverage", "--at", "39.60,33.00", "--radius", "20km", "--cell", "1km", "--heights", "50m,3km,50m", "--msl", "--points", "1")).Done();

        Assert.Matches(@"--msl  At 50 m above the sea 100(\.0)? % of the ring's ground is higher\. Nothing flies there", ended.Error);
        Assert.DoesNotContain("At 3 km above the sea", ended.Error, StringComparison.Ordinal);
        Assert.Contains("--heights  heights  50 m is named more than once, and asked about once.", ended.Error, StringComparison.Ordinal);
        Assert.Contains("5 to 95 % of 1 draw of disputed", ended.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("100 m", 1, "above the stated 100 m")]
    [InlineData("2000 m", 0, "below the stated 2 km")]
    public async Task A_battery_stated_inside_the_ground_is_told_as_the_check_tells_it_by_rings_and_by_several_batteries(string stated, int remarks, string told)
    {
        using var project = new Project();
        var scenario = project.Scenario("sunk", ("at: 39.70N 33.00E\n      ground-height: 1170 m", $"at: 39.70N 33.00E\n      ground-height: {stated}"), ("duration:", "coverage: { radius: 20 km, heights: [3 km] }\nduration:"));
        project.Write("here.csv", "name,latitude,longitude\nhere,39.7,33.0\n");

        var check = (await project.RampartAlone("check", scenario, "--json")).Done();
        var ring = (await project.RampartAlone("coverage", scenario, "--points", "0", "--cell", "1km", "--json")).Done();
        var several = (await project.RampartAlone("coverage", scenario, "--within", "here.csv", "--cell", "2km", "--json")).Done();

        static string[] Stated(Ended ended) => [.. ended.Json["findings"]!.AsArray().Where(finding => finding!["subject"]!.GetValue<string>() is "ground-height").Select(finding => finding!.ToJsonString())];
        Assert.Contains(Stated(check), remark => remark.Contains(told, StringComparison.Ordinal));
        string[] expected = [.. Stated(check).Where(remark => remark.Contains("is raised to it", StringComparison.Ordinal))];
        Assert.Equal(remarks, expected.Length);
        Assert.Equal(expected, Stated(ring), StringComparer.Ordinal);
        Assert.Equal(expected, Stated(several), StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_same_question_is_reused_on_one_thread_or_two_and_another_one_overwrites_nothing()
    {
        using var project = new Project();
        string[] asked = ["coverage", "--at", "39.60,33.00", .. Small, "--json"];

        var first = (await project.RampartAlone([.. asked, "--threads", "1"])).Done();
        var again = (await project.RampartAlone([.. asked, "--threads", "2"])).Done();
        var elsewhere = (await project.RampartAlone([.. asked, "--threads", "2", "--out", "two"])).Done();
        var folder = first.Result["folder"]!.GetValue<string>();
        var other = await project.RampartAlone(["coverage", "--at", "39.70,33.00", .. Small, "--out", folder]);

        Assert.False(first.Result["isReused"]!.GetValue<bool>());
        Assert.True(again.Result["isReused"]!.GetValue<bool>());
        Assert.Equal(first.Json["findings"]!.ToJsonString(), again.Json["findings"]!.ToJsonString());
        Assert.Equal(first.Result["summary"]!.ToJsonString(), elsewhere.Result["summary"]!.ToJsonString());
        Assert.Equal(project.Read($"{folder}/ring.svg"), project.Read("two/ring.svg"));
        Assert.Equal(2, other.Exit);
        Assert.Contains("holds another coverage already", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scenario_says_what_is_asked_of_its_battery()
    {
        using var project = new Project();
        var scenario = project.Scenario("ring", ("duration:", "coverage: { radius: 60 km, against: cruise-missile, heights: [100 m, 2 km], masts: [6 m, 24 m] }\nduration:"));

        var ended = (await project.RampartAlone("coverage", scenario, "--points", "0", "--cell", "2km", "--json")).Done();

        var summary = ended.Result["summary"]!;
        Assert.Equal(60_000.0, summary["radius_m"]!.GetValue<double>());
        Assert.Equal("Cruise missile", summary["target"]!.GetValue<string>());
        Assert.Equal([100.0, 2000.0], summary["heights"]!.AsArray().Select(height => height!["height_m"]!.GetValue<double>()));
        Assert.Equal(["6 m", "24 m"], summary["heights"]![0]!["engagedByMast_km2"]!.AsObject().Select(mast => mast.Key), StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_scenario_that_was_changed_is_asked_anew_and_stands_on_the_data_s_ground()
    {
        using var project = new Project();
        var scenario = project.Scenario("ring", ("duration:", "coverage: { radius: 40 km, heights: [2 km] }\nduration:"));
        string[] asked = ["coverage", scenario, "--points", "0", "--cell", "2km", "--json"];
        var first = (await project.RampartAlone(asked)).Done().Result;

        project.Change($"{scenario}/scenario.yaml", "heights: [2 km]", "heights: [2 km], masts: [30 m]");
        var raised = (await project.RampartAlone(asked)).Done().Result;
        File.Delete(project.PathOf($"{raised["folder"]!.GetValue<string>()}/ring.svg"));
        var mended = (await project.RampartAlone([.. asked, "--force"])).Done().Result;

        Assert.False(raised["isReused"]!.GetValue<bool>());
        Assert.NotEqual(first["folder"]!.GetValue<string>(), raised["folder"]!.GetValue<string>(), StringComparer.Ordinal);
        Assert.False(mended["isReused"]!.GetValue<bool>());
        Assert.True(File.Exists(project.PathOf($"{mended["folder"]!.GetValue<string>()}/ring.svg")));
        Assert.DoesNotContain(project.Outside, first.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ring_that_leaves_the_known_ground_is_told_and_drawn_as_unknown()
    {
        using var project = new Project();

        var ended = (await project.RampartAlone("coverage", "--at", "30.5,20.5", "--radius", "150km", "--cell", "2km", "--heights", "3km", "--points", "0", "--out", "rim")).Done();

        Assert.Contains("nobody knows the ground", ended.Error, StringComparison.Ordinal);
        Assert.Contains("they count as not in sight", ended.Out, StringComparison.Ordinal);
        Assert.True(JsonNode.Parse(project.Read("rim/summary.json"))!["heights"]![0]!["unknown_km2"]!.GetValue<double>() > 10_000.0);
        Assert.Contains("unknown", project.Read("rim/coverage.geojson"), StringComparison.Ordinal);
        var unknown = JsonNode.Parse(project.Read("rim/summary.json"))!["heights"]![0]!;
        Assert.True(unknown["shares_km2"]!["horizon"]![0]!.GetValue<double>() < unknown["shares_km2"]!["brochure"]![0]!.GetValue<double>() - unknown["unknown_km2"]!.GetValue<double>() + 1.0);
        var heights = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(project.PathOf("rim/min-visible-height.bin"))).ToArray();
        Assert.True(heights.Count(height => height == -9999f) > 0.25 * heights.Length, "unknown ground has a height in the raster");
        Assert.Contains("unknown: no terrain there", project.Read("rim/coverage-1.svg"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exact_crossings_are_the_rule_and_without_them_it_is_another_ring_that_says_so()
    {
        using var project = new Project();
        string[] asked = ["coverage", "--at", "39.60,33.00", "--radius", "40km", "--cell", "500m", "--heights", "300m", "--points", "0", "--json"];

        var auto = (await project.RampartAlone(asked)).Done().Result;
        var yes = (await project.RampartAlone([.. asked, "--exact-crossings", "yes"])).Done().Result;
        var no = (await project.RampartAlone([.. asked, "--exact-crossings", "no"])).Done().Result;

        static double Sight(JsonNode result) => result["summary"]!["heights"]![0]!["shares_km2"]!["terrain"]![0]!.GetValue<double>();
        Assert.True(yes["isReused"]!.GetValue<bool>());
        Assert.True(auto["summary"]!["exactCrossings"]!.GetValue<bool>());
        Assert.False(no["isReused"]!.GetValue<bool>() || no["summary"]!["exactCrossings"]!.GetValue<bool>());
        Assert.NotEqual(auto["folder"]!.GetValue<string>(), no["folder"]!.GetValue<string>(), StringComparer.Ordinal);

        // Crests between rows are missed far out: no less is in sight, and hardly more.
        Assert.InRange(Sight(no), Sight(auto), Sight(auto) * 1.02);
        Assert.Contains("crossings exact", project.Read($"{auto["folder"]!.GetValue<string>()}/ring.svg"), StringComparison.Ordinal);
        Assert.Contains("no: only in the inner quarter", string.Join(' ', (await project.RampartAlone("coverage", "--help")).Done().Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("crossings exact near the antenna only", project.Read($"{no["folder"]!.GetValue<string>()}/ring.svg"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ground_is_known_as_far_out_as_a_target_is_found_so_that_the_rim_of_a_small_ring_is_engageable()
    {
        using var project = new Project();

        var row = (await project.RampartAlone("coverage", "--at", "39.60,33.00", "--terrain", "smooth", "--radius", "60km", "--cell", "1km", "--heights", "10km", "--points", "0", "--json")).Done().Result["summary"]!["heights"]![0]!["shares_km2"]!;

        Assert.True(row["engagement"]![0]!.GetValue<double>() > 0.95 * row["brochure"]![0]!.GetValue<double>());
    }

    [Theory]
    [InlineData(2, "Neither a scenario nor a place is given")]
    [InlineData(2, "is outside −90°…90°", "--at", "95,33")]
    [InlineData(2, "lies outside 1 km to 1500 km", "--at", "40,33", "--radius", "5000km")]
    [InlineData(2, "has no unit", "--at", "40,33", "--radius", "0")]
    [InlineData(2, "lies outside 1 km to 1500 km", "--at", "40,33", "--radius", "0km")]
    [InlineData(2, "--mast: -5m lies outside 0 m to 200 m", "--at", "40,33", "--mast", "-5m")]
    [InlineData(2, "--masts: -5m lies outside 0 m to 200 m", "--at", "40,33", "--masts", "6m,-5m")]
    [InlineData(2, "\"often\" is not auto, yes or no", "--at", "40,33", "--exact-crossings", "often")]
    [InlineData(2, "--rain: 900 mm/h lies outside", "--at", "40,33", "--rain", "900 mm/h")]
    [InlineData(2, "a page shows 6", "--at", "40,33", "--heights", "1m,2m,3m,4m,5m,6m,7m")]
    [InlineData(2, "is too large for memory", "--at", "40,33", "--cell", "1m")]
    [InlineData(2, "shows nothing", "--at", "40,33", "--cell", "90km")]
    [InlineData(2, "is no course", "--at", "40,33", "--course", "sideways")]
    [InlineData(2, "is not a number of draws", "--at", "40,33", "--points", "-1")]
    [InlineData(3, "There is no folder `nowhere`", "--at", "40,33", "--terrain", "nowhere")]
    [InlineData(3, "Did you mean `built-in`?", "--at", "40,33", "--terrain", "builtin")]
    [InlineData(3, "There is no file in `nosuch:file`", "--at", "40,33", "--terrain", "nosuch:file")]
    [InlineData(3, "such as NETCDF:file.nc:name", "--at", "40,33", "--terrain", "NETCDF:\"nowhere.nc\":ROSE")]
    [InlineData(1, "A smooth Earth does not go with other ground", "--at", "40,33", "--terrain", "smooth", "--terrain", "built-in")]
    [InlineData(1, "There is no model `nothing`", "--at", "40,33", "--against", "nothing")]
    [InlineData(1, "Nobody knows the height of the ground", "--at", "0,-150")]
    [InlineData(3, "There is no scenario", "scenarios/nowhere")]
    public async Task What_cannot_be_asked_is_told_with_a_remedy_and_leaves_nothing_behind(int exit, string told, params string[] arguments)
    {
        using var project = new Project();

        var ended = await project.RampartAlone(["coverage", .. arguments]);

        Assert.Equal(exit, ended.Exit);
        Assert.Contains(told, ended.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(project.PathOf("results")));
    }
}
