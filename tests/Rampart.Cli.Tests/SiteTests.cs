using System.Numerics;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Rampart.Cli.Tests;

/// <summary>Sites for batteries through the real program: the shipped example, what its files say, and what cannot be asked.</summary>
public class SiteTests
{
    private const string Candidates = "scenarios/ring-and-reality/candidates.csv";
    private const string Assets = "scenarios/ring-and-reality/assets.csv";
    private static readonly string[] Files = ["demands.csv", "manifest.json", "site.svg", "sites.csv", "sites.geojson", "summary.json"];

    [Fact]
    public async Task The_shipped_example_says_which_sites_cover_how_much_and_how_far_from_the_best_that_is()
    {
        using var project = new Project();

        var ended = (await Shipped(project, "--choose", "4", "--out", "chosen")).Done();

        Assert.Contains("4 of 11 candidate sites cover ", ended.Out, StringComparison.Ordinal);
        Assert.Contains(" of the weight of 9 assets against a cruise missile at 300 m above ground; no choice of 4 covers more", ended.Out, StringComparison.Ordinal);
        Assert.Contains("Not a forecast of combat.", ended.Out, StringComparison.Ordinal);
        Assert.Contains("northern-shelf", ended.Error, StringComparison.Ordinal);
        Assert.Contains("not supported", ended.Error, StringComparison.Ordinal);
        var hasPng = (await Shell.Sh(project.Folder, "rsvg-convert --version")).Exit == 0;
        Assert.Equal(((string[])[.. Files, .. hasPng ? ["site.png"] : (string[])[]]).Order(StringComparer.Ordinal), Directory.GetFiles(project.PathOf("chosen")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal(hasPng, !ended.Error.Contains("site.png", StringComparison.Ordinal));
        var picture = XDocument.Parse(project.Read("chosen/site.svg")).Root!.Value;
        Assert.All(["forest-rim", "inner-city", "covered by none", "this site covers this asset", "100 km"], word => Assert.Contains(word, picture, StringComparison.Ordinal));
        var points = JsonNode.Parse(project.Read("chosen/sites.geojson"))!["features"]!.AsArray();
        Assert.Equal(11 + 9, points.Count);
        Assert.Equal(4, points.Count(point => point!["properties"]!["kind"]!.GetValue<string>() is "site"));
        Assert.All(points, point => Assert.InRange(point!["geometry"]!["coordinates"]![0]!.GetValue<double>(), 30.0, 36.0));
    }

    [Fact]
    public async Task The_choice_is_the_best_of_all_choices_and_its_sums_agree()
    {
        using var project = new Project();
        var summary = (await Example(project, "--choose", "3", "--height", "1km", "--json", "--out", "chosen")).Done().Result["summary"]!;
        (await Example(project, "--sites-only", "--height", "1km", "--out", "all")).Done();

        // Every choice of three, from what each candidate covers by itself.
        var names = Rows(project, "all/sites.csv").Select(row => row[0]).ToArray();
        var demands = Rows(project, "all/demands.csv").Select(row => (Weight: Number(row[5]), By: row[7].Split("; ", StringSplitOptions.RemoveEmptyEntries).Aggregate(0u, (bits, name) => bits | (1u << Array.IndexOf(names, name))))).ToArray();
        double Covered(uint sites) => demands.Where(demand => (demand.By & sites) != 0).Sum(demand => demand.Weight);
        var best = Enumerable.Range(0, 1 << names.Length).Where(sites => BitOperations.PopCount((uint)sites) == 3).Max(sites => Covered((uint)sites));
        var chosen = summary["sites"]!.AsArray();

        Assert.True(best > 0.0);
        Assert.True(chosen.Sum(site => site!["lostWithout"]!.GetValue<double>()) < best);
        Assert.Equal(best, summary["covered"]!.GetValue<double>(), 9);
        Assert.Equal(best, chosen.Sum(site => site!["added"]!.GetValue<double>()), 9);
        Assert.Equal(best, Covered(chosen.Aggregate(0u, (bits, site) => bits | (1u << Array.IndexOf(names, site!["name"]!.GetValue<string>())))), 9);
        Assert.True(summary["choice"]!["isBest"]!.GetValue<bool>());
        Assert.All(chosen, site => Assert.Equal(
            best - Covered(chosen.Where(other => other != site).Aggregate(0u, (bits, other) => bits | (1u << Array.IndexOf(names, other!["name"]!.GetValue<string>())))), site!["lostWithout"]!.GetValue<double>(), 9));
        Assert.Equal(demands.Sum(demand => demand.Weight), summary["weight"]!.GetValue<double>(), 9);
    }

    [Fact]
    public async Task Neither_threads_nor_the_order_of_candidates_change_the_choice_and_the_same_question_is_not_asked_twice()
    {
        using var project = new Project();
        var lines = project.Read(Candidates).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        project.Write("turned.csv", string.Join('\n', [lines[1], .. lines[2..].Reverse()]));

        var first = (await Example(project, "--choose", "4", "--threads", "1", "--out", "one")).Done();
        var one = Files.ToDictionary(file => file, file => project.Read($"one/{file}"), StringComparer.Ordinal);
        (await Example(project, "--choose", "4", "--threads", "3", "--out", "three")).Done();
        var turned = (await Site(project, "turned.csv", Assets, "--radius", "120km", "--choose", "4", "--json", "--out", "turned")).Done();
        var again = (await Example(project, "--choose", "4", "--threads", "2", "--out", "one")).Done();
        var other = await Example(project, "--choose", "3", "--out", "one");
        var forced = (await Example(project, "--choose", "3", "--out", "one", "--force", "--json")).Done();

        Assert.All(Files, file => Assert.True(file is "manifest.json" || string.Equals(one[file], project.Read($"three/{file}"), StringComparison.Ordinal), file));
        Assert.Equal(JsonNode.Parse(project.Read("three/summary.json"))!["sites"]!.ToJsonString(), turned.Result["summary"]!["sites"]!.ToJsonString());
        Assert.Contains("An identical siting was there already", again.Out, StringComparison.Ordinal);
        Assert.Equal(first.Error, again.Error);
        other.Refused(2, "--force");
        Assert.Equal(3, forced.Result["summary"]!["sites"]!.AsArray().Count);
    }

    [Fact]
    public async Task An_asset_beside_the_battery_lies_in_its_dead_zone_but_the_circle_about_it_is_covered()
    {
        using var project = new Project();
        project.Write("here.csv", "name,latitude,longitude\nhere,39.6,33.0\n");

        async Task<double> Share(params string[] more) =>
            (await Site(project, "here.csv", "here.csv", ["--sites-only", "--terrain", "smooth", "--radius", "60km", "--cell", "1km", "--json", .. more])).Done().Result["summary"]!["share"]!.GetValue<double>();

        Assert.Equal(0.0, await Share("--height", "3km"));
        Assert.Equal(1.0, await Share("--height", "3km", "--keep-out", "15km"));
        Assert.Equal(0.0, await Share("--height", "50m", "--keep-out", "55km"));
    }

    [Fact]
    public async Task A_border_and_an_area_are_cut_into_points_and_told_apart_from_assets()
    {
        using var project = new Project();
        project.Write("country.geojson", """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"name":"south"},"geometry":{"type":"LineString","coordinates":[[32.4,38.2],[33.6,38.3]]}},
            {"type":"Feature","properties":{"name":"basin"},"geometry":{"type":"Polygon","coordinates":[[[32.8,38.6],[33.4,38.6],[33.4,39.0],[32.8,39.0],[32.8,38.6]]]}}]}
            """);

        var summary = (await Site(project, Candidates, "country.geojson", "--choose", "2", "--course", "closing,crossing", "--height", "1km", "--radius", "150km", "--json", "--out", "country")).Done().Result["summary"]!;

        Assert.Equal(["border", "area"], summary["parts"]!.AsArray().Select(part => part!["kind"]!.GetValue<string>()), StringComparer.Ordinal);
        Assert.Equal(["closing", "crossing"], summary["courses"]!.AsArray().Select(course => course!.GetValue<string>()), StringComparer.Ordinal);
        Assert.Equal(105.5, summary["parts"]![0]!["weight"]!.GetValue<double>(), 0.6);
        Assert.InRange(summary["share"]!.GetValue<double>(), 0.1, 1.0);
        Assert.Contains("pieces of border", project.Read("country/site.svg"), StringComparison.Ordinal);
        Assert.Equal(summary["demands"]!.GetValue<int>(), Rows(project, "country/demands.csv").Length);
    }

    [Fact]
    public async Task A_higher_mast_never_covers_less()
    {
        using var project = new Project();
        (await Example(project, "--sites-only", "--mast", "2m", "--out", "low")).Done();
        (await Example(project, "--sites-only", "--mast", "60m", "--out", "high")).Done();

        var (low, high) = (Rows(project, "low/sites.csv"), Rows(project, "high/sites.csv"));
        Assert.All(low.Zip(high), pair => Assert.True(Number(pair.First[5]) <= Number(pair.Second[5]), pair.First[0]));
        Assert.True(low.Sum(row => Number(row[5])) < high.Sum(row => Number(row[5])));
    }

    [Fact]
    public async Task Rain_covers_less_and_is_another_question_that_says_so()
    {
        using var project = new Project();
        async Task<JsonNode> Summary(params string[] more) => (await Example(project, ["--sites-only", "--height", "2km", "--json", .. more])).Done().Result["summary"]!;

        var (dry, wet) = (await Summary(), await Summary("--rain", "150mm/h", "--rain-height", "6km"));

        Assert.True(wet["covered"]!.GetValue<double>() < dry["covered"]!.GetValue<double>());
        Assert.Equal((150.0, 6000.0), (Math.Round(wet["rain_mmh"]!.GetValue<double>(), 6), wet["rainHeight_m"]!.GetValue<double>()));
        var pictures = Directory.GetFiles(project.PathOf("results/siting"), "site.svg", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        Assert.Equal(2, pictures.Count);
        Assert.Single(pictures, picture => picture.Contains("Rain of 150 mm/h up to 6 km", StringComparison.Ordinal));
        Assert.Single(pictures, picture => picture.Contains("No rain", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Candidates_are_left_out_by_road_and_height_of_their_ground_and_where_nobody_knows_it()
    {
        using var project = new Project();
        var all = (await Example(project, "--sites-only", "--any-road", "--json")).Done().Result["summary"]!;
        var lower = (await Example(project, "--sites-only", "--highest", "1000m", "--json")).Done().Result["summary"]!;
        project.Write("far.csv", "name,latitude,longitude\nfar,20.0,33.0\nnear,39.6,33.0\n");
        var far = (await Site(project, "far.csv", Assets, "--choose", "1", "--json")).Done();

        Assert.Equal(12, all["sites"]!.AsArray().Count);
        Assert.InRange(lower["sites"]!.AsArray().Count, 1, 10);
        Assert.All(lower["sites"]!.AsArray(), site => Assert.True(site!["ground_m"]!.GetValue<double>() <= 1000.0));
        Assert.Equal("near", far.Result["summary"]!["sites"]![0]!["name"]!.GetValue<string>());
        Assert.Contains(far.Json["findings"]!.AsArray(), finding => finding!["message"]!.GetValue<string>().Contains("1 of 2 stand on ground that nobody knows", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(3, $"--candidates nowhere.csv --for {Assets} --choose 2", "--candidates: nowhere.csv does not exist", "Name a .csv or .geojson file")]
    [InlineData(3, $"--candidates {Candidates} --for nowhere.geojson --choose 2", "--for: nowhere.geojson does not exist")]
    [InlineData(1, $"--candidates {Candidates} --for ledger --choose 2", "ledger", "is a folder")]
    [InlineData(1, $"--candidates {Candidates} --for {Assets} --choose 13", "13 sites cannot be chosen from 12 candidates")]
    [InlineData(1, $"--candidates {Candidates} --for {Assets} --choose 12", "12 sites cannot be chosen from 11 candidates")]
    [InlineData(1, $"--candidates {Candidates} --for {Assets} --choose 2 --lowest 5000m", "None is left")]
    [InlineData(1, $"--candidates {Candidates} --for {Assets} --choose 2 --lowest 2000m --highest 1000m", "No ground is at least")]
    [InlineData(1, $"--candidates {Candidates} --for {Assets} --choose 2 --model s-4000", "s-4000")]
    [InlineData(1, $"--candidates {Candidates} --for {Assets} --choose 2 --against dragon", "dragon")]
    [InlineData(3, $"--candidates {Candidates} --for {Assets} --choose 2 --terrain builtin", "Did you mean `built-in`?")]
    [InlineData(1, $"--candidates empty.csv --for {Assets} --choose 2", "empty.csv", "has no places")]
    [InlineData(1, $"--candidates twice.csv --for {Assets} --choose 1", "twice.csv:3", "is the name of the place in line 2 already")]
    [InlineData(1, $"--candidates sea.csv --for sea.csv --choose 1", "Nobody knows the height of the ground")]
    [InlineData(1, $"--candidates world.csv --for {Assets} --choose 1", "world.csv", "from their middle")]
    [InlineData(1, $"--candidates line.geojson --for {Assets} --choose 1", "is a line, and a battery stands at a place")]
    [InlineData(1, $"--candidates {Candidates} --for nothing.csv --choose 1", "all weights are zero")]
    [InlineData(2, $"--candidates {Candidates} --for {Assets} --choose 0", "\"0\" is not a number of sites", "rampart site --help")]
    [InlineData(2, $"--candidates {Candidates} --for {Assets} --choose many", "\"many\" is not a number of sites")]
    [InlineData(2, $"--candidates {Candidates} --for {Assets}", "--sites-only")]
    [InlineData(2, $"--candidates {Candidates} --for {Assets} --choose 2 --sites-only", "--choose does not go with it")]
    [InlineData(2, $"--candidates {Candidates} --choose 2", "not named")]
    [InlineData(2, $"--for {Assets} --choose 2", "not named")]
    [InlineData(2, $"--candidates {Candidates} --for {Assets} --choose 2 --course sideways", "\"sideways\" is no course")]
    [InlineData(2, $"--candidates {Candidates} --for {Assets} --choose 2 --course ,", "names no course")]
    [InlineData(2, $"--candidates {Candidates} --for {Assets} --choose 2 --height 300", "--height")]
    [InlineData(2, $"--candidates {Candidates} --for {Assets} --choose 2 --height 60km", "--height")]
    [InlineData(2, $"--candidates {Candidates} --for {Assets} --choose 2 --radius 5000km", "--radius")]
    [InlineData(2, $"--candidates {Candidates} --for {Assets} --choose 2 --radius 0km", "--radius")]
    [InlineData(2, $"--candidates {Candidates} --for {Assets} --choose 2 --mast -5m", "--mast: -5m lies outside 0 m to 200 m")]
    [InlineData(2, $"--candidates {Candidates} --for {Assets} --choose 2 --rain 900mm/h", "--rain: 900mm/h lies outside")]
    [InlineData(2, $"--candidates {Candidates} --for {Assets} --choose 2 --rain heavy", "--rain")]
    [InlineData(2, $"--candidates {Candidates} --for {Assets} --choose 2 --exact-crossings often", "is not auto, yes or no")]
    [InlineData(2, $"--candidates {Candidates} --for {Assets} --choose 2 --cell 10m", "too large for memory")]
    [InlineData(2, $"--candidates {Candidates} --for {Assets} --choose 2 --cell 90km", "shows nothing")]
    [InlineData(2, $"--candidates {Candidates} --for {Assets} --choose 2 --out ledger", "holds something else already")]
    public async Task What_cannot_be_asked_is_told_with_its_remedy_and_leaves_nothing_behind(int exit, string line, params string[] words)
    {
        using var project = new Project();
        project.Write("empty.csv", "name,latitude,longitude\n");
        project.Write("twice.csv", "name,latitude,longitude\na,39.6,33.0\na,39.7,33.0\n");
        project.Write("sea.csv", "name,latitude,longitude\na,0.0,-30.0\n");
        project.Write("world.csv", "name,latitude,longitude\na,39.6,33.0\nb,-40.0,-120.0\n");
        project.Write("nothing.csv", "name,latitude,longitude,weight\na,39.6,33.0,0\n");
        project.Write("line.geojson", """{"type":"Feature","properties":{"name":"l"},"geometry":{"type":"LineString","coordinates":[[33,39],[34,39]]}}""");

        (await project.RampartAlone(["site", .. line.Split(' ')])).Refused(exit, words);

        project.AssertNoResults();
    }

    [Fact]
    public async Task An_interrupt_ends_it_and_leaves_nothing_behind()
    {
        using var project = new Project();
        project.Write("grid.geojson", """{"type":"Feature","properties":{"name":"grid"},"geometry":{"type":"Polygon","coordinates":[[[31,38],[35,38],[35,41],[31,41],[31,38]]]}}""");

        var ended = await Shell.Sh(project.Folder, $"timeout --preserve-status -s INT 4 \"$RAMPART\" site --candidates grid.geojson --spacing 2km --choose 3 --for {Assets}");

        Assert.Equal(130, ended.Exit);
        Assert.Contains("Interrupted; nothing was kept.", ended.WithoutTrace().Error, StringComparison.Ordinal);
        project.AssertNoResults();
    }

    private static Task<Ended> Shipped(Project project, params string[] more) => project.Rampart(["site", "--candidates", Candidates, "--for", Assets, "--against", "cruise-missile", .. more]);

    // As far as this the example is asked where its figures do not matter: it takes half the time.
    private static Task<Ended> Example(Project project, params string[] more) => Site(project, Candidates, Assets, ["--radius", "120km", .. more]);

    private static Task<Ended> Site(Project project, string candidates, string assets, params string[] more) =>
        project.RampartAlone(["site", "--candidates", candidates, "--for", assets, "--against", "cruise-missile", .. more]);

    private static string[][] Rows(Project project, string file) => [.. project.Read(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(','))];

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
