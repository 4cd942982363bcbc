using System.Text.Json.Nodes;

namespace Rampart.Cli.Tests.Terrain;

/// <summary>What is known of the ground around a place, through the real program.</summary>
public class InfoTests
{
    [Fact]
    public async Task The_circle_s_tiles_spacing_and_extremes_are_told()
    {
        using var project = new Project();
        Rasters.Hgt(project, "terrain/N39E033.hgt", (row, column) => row == 400 && column == 800 ? 3000 : row == 700 && column == 500 ? 10 : 1000);

        var ended = (await Info(project, "--radius", "40km", "--json")).Done();

        var tile = Assert.Single(ended.Result["tiles"]!.AsArray())!;
        Assert.Equal("N39E033", tile["tile"]!.GetValue<string>());
        Assert.Equal(3.0, tile["spacing_arc_seconds"]!.GetValue<double>());
        Assert.Equal(0.0, ended.Result["unknown_share"]!.GetValue<double>());
        Assert.Equal(93.0, Assert.Single(ended.Result["spacings"]!.AsArray())!["spacing_m"]!.GetValue<double>());

        // Row 400 of 1200 from 40° N on, column 800 of 1200 from 33° E on.
        Near(ended.Result["highest"]!, 40.0 - (400 / 1200.0), 33.0 + (800 / 1200.0));
        Near(ended.Result["lowest"]!, 40.0 - (700 / 1200.0), 33.0 + (500 / 1200.0));
        Assert.True(ended.Result["highest"]!["height_m"]!.GetValue<double>() > 1500.0, ended.Out);
        Assert.True(ended.Result["lowest"]!["height_m"]!.GetValue<double>() < 700.0, ended.Out);
    }

    [Fact]
    public async Task What_is_unknown_is_counted_and_named()
    {
        using var project = new Project();
        Rasters.Hgt(project, "terrain/N39E033.hgt", (row, _) => row < 600 ? 100 : -32768);

        var ended = (await Info(project, "--radius", "30km")).Done();

        Assert.Contains("unknown: 50.", ended.Out.Replace("49.", "50.", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("?", ended.Out, StringComparison.Ordinal);
        Assert.Contains("Nobody has written down where these tiles come from", ended.Out, StringComparison.Ordinal);
        var wide = (await Info(project, "--radius", "60km", "--json")).Done();
        Assert.Contains("N38E033", wide.Result["missing"]!.AsArray().Select(name => name!.GetValue<string>()), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Sea_counts_only_where_an_archive_says_so()
    {
        using var project = new Project();
        Rasters.Hgt(project, "terrain/a/N39E033.hgt", (_, _) => 0);
        Assert.Equal(0.0, (await Info(project, "--radius", "10km", "--json")).Done().Result["sea_share"]!.GetValue<double>());

        project.Write("terrain/a/sea-tiles.txt", "# These tiles are not in the archive, which says: \"no tiles at sea\"\nN39E033\n");

        Assert.Equal(1.0, (await Info(project, "--radius", "10km", "--json")).Done().Result["sea_share"]!.GetValue<double>());
        Assert.Contains("sea by statement: 100.0 %", (await Info(project, "--radius", "10km")).Done().Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_tile_is_an_error_and_the_rest_is_told_all_the_same()
    {
        using var project = new Project();
        Rasters.Hgt(project, "terrain/N39E033.hgt", (_, _) => 100);
        project.Write("terrain/N39E032.hgt", "cut");

        var ended = await Info(project, "--radius", "60km");

        Assert.Equal(1, ended.WithoutTrace().Exit);
        Assert.Contains("N39E032.hgt", ended.Error, StringComparison.Ordinal);
        Assert.Contains("Highest ground", ended.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Downloads_that_wait_for_their_import_are_no_news_and_sources_are_told()
    {
        using var project = new Project();
        Rasters.Hgt(project, "terrain/copernicus-30/N39E033.hgt", (_, _) => 100);
        project.Write("terrain/copernicus-30/downloads/a.tif", "II*");
        project.Write("terrain/copernicus-30/source.txt", "Licence: free with attribution\n");

        var ended = (await Info(project, "--radius", "10km")).Done();

        Assert.Empty(ended.Error);
        Assert.Contains("Licence: free with attribution", ended.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ridge_hides_what_lies_behind_it()
    {
        using var project = new Project();
        Rasters.Hgt(project, "terrain/N39E033.hgt", (_, column) => column is >= 595 and <= 605 ? 900 : 100);

        var hidden = (await From(project, "39.50N 33.30E", "--radius", "10km", "--profile", "39.50N 33.70E", "--json")).Done().Result["profile"]!;
        var seen = (await From(project, "39.50N 33.30E", "--radius", "10km", "--profile", "39.50N 33.45E", "--json")).Done().Result["profile"]!;
        var over = (await From(project, "39.50N 33.30E", "--radius", "10km", "--profile", "39.50N 33.70E", "--target", "2km", "--antenna", "50 m", "--json")).Done().Result["profile"]!;

        Assert.Equal("no", hidden["visible"]!.GetValue<string>());
        Assert.Contains("17.", hidden["verdict"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("yes", seen["visible"]!.GetValue<string>());
        Assert.Equal("yes", over["visible"]!.GetValue<string>());
        var ends = hidden["points"]!.AsArray();
        Assert.Equal(20.0, ends[0]!["clearance_m"]!.GetValue<double>());
        Assert.InRange(ends[^1]!["distance_m"]!.GetValue<double>(), 34_100.0, 34_500.0);
    }

    [Fact]
    public async Task A_profile_is_a_table_for_people()
    {
        using var project = new Project();
        Rasters.Hgt(project, "terrain/N39E033.hgt", (_, column) => column is >= 595 and <= 605 ? 900 : 100);

        var ended = (await From(project, "39.50N 33.30E", "--radius", "10km", "--profile", "39.50N 33.70E")).Done();

        Assert.Contains("clearance m", ended.Out, StringComparison.Ordinal);
        Assert.Contains("in the way", ended.Out, StringComparison.Ordinal);
        Assert.Contains("Not in sight: the ground stands", ended.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_ground_on_the_way_leaves_the_answer_open()
    {
        using var project = new Project();
        Rasters.Hgt(project, "terrain/N39E033.hgt", (_, column) => column is >= 595 and <= 605 ? -32768 : 100);

        var ended = (await From(project, "39.50N 33.40E", "--radius", "10km", "--profile", "39.50N 33.60E", "--target", "100m", "--antenna", "100m")).Done();

        Assert.Contains("It is unknown whether they see each other", ended.Out, StringComparison.Ordinal);
        (await From(project, "39.50N 33.40E", "--radius", "10km", "--profile", "39.50N 34.60E")).Refused(2, "--profile", "the ground of this place is unknown");
    }

    [Fact]
    public async Task Without_a_folder_the_built_in_grid_is_shown_and_the_way_to_finer_tiles_is_told()
    {
        using var project = new Project();

        var ended = (await Info(project, "--radius", "50km")).Done();

        Assert.Contains("the built-in grid", ended.Out, StringComparison.Ordinal);
        Assert.Contains("ETOPO5", ended.Out, StringComparison.Ordinal);
        Assert.Contains("rampart terrain get", ended.Error, StringComparison.Ordinal);
        (await Info(project, "--radius", "10km", "--terrain", "gone")).Refused(3, "There is no folder gone", "rampart terrain get");
    }

    [Fact]
    public async Task The_built_in_grid_has_its_name_as_in_a_scenario()
    {
        using var project = new Project();

        var named = (await Info(project, "--radius", "50km", "--terrain", "built-in", "--json")).Done();
        var unnamed = (await Info(project, "--radius", "50km", "--json")).Done();

        Assert.Empty(named.Error);
        Assert.Equal("built-in", named.Result["folder"]!.GetValue<string>());
        Assert.Equal(unnamed.Result["identity"]!.GetValue<string>(), named.Result["identity"]!.GetValue<string>());
        Assert.Equal(unnamed.Result["highest"]!.ToJsonString(), named.Result["highest"]!.ToJsonString());
        Assert.Equal(0.0, named.Result["unknown_share"]!.GetValue<double>());
        (await Info(project, "--radius", "10km", "--terrain", "smooth")).Refused(2, "A smooth Earth has no tiles to tell of.", "built-in");
    }

    [Fact]
    public async Task Several_grounds_mix_and_the_finest_that_knows_the_place_answers()
    {
        using var project = new Project();
        Rasters.Hgt(project, "mine/N39E033.hgt", (_, _) => 7);
        project.Write("mine/source.txt", "Licence: my own\n");

        var mixed = (await Info(project, "--radius", "60km", "--terrain", "built-in", "--terrain", "mine", "--json")).Done().Result;
        var alone = (await Info(project, "--radius", "60km", "--terrain", "mine", "--json")).Done().Result;
        var words = (await Info(project, "--radius", "60km", "--terrain", "mine", "--terrain", "built-in")).Done().Out;

        Assert.Equal(["built-in", "mine"], mixed["terrain"]!.AsArray().Select(name => name!.GetValue<string>()), StringComparer.Ordinal);
        Assert.Equal(2, mixed["spacings"]!.AsArray().Count);
        Assert.Equal(0.0, mixed["unknown_share"]!.GetValue<double>());
        Assert.InRange(alone["unknown_share"]!.GetValue<double>(), 0.1, 0.9);
        Assert.Equal(1.0 - alone["unknown_share"]!.GetValue<double>(), mixed["spacings"]!.AsArray()[0]!["share"]!.GetValue<double>(), 1e-9);
        Assert.Equal(7.0, mixed["lowest"]!["height_m"]!.GetValue<double>());
        Assert.NotEqual(alone["identity"]!.GetValue<string>(), mixed["identity"]!.GetValue<string>(), StringComparer.Ordinal);
        Assert.Contains("Licence: my own", words, StringComparison.Ordinal);
        Assert.Contains("Source of built-in: ETOPO5", words, StringComparison.Ordinal);
        (await Info(project, "--radius", "10km", "--terrain", "built-in", "--terrain", "gone")).Refused(3, "There is no folder gone");
    }

    private static Task<Ended> Info(Project project, params string[] more) => From(project, "39.50N 33.50E", more);

    private static Task<Ended> From(Project project, string place, params string[] more) => project.Rampart(["terrain", "info", "--at", place, .. more]);

    private static void Near(JsonNode point, double latitude_deg, double longitude_deg)
    {
        Assert.Equal(latitude_deg, point["latitude_deg"]!.GetValue<double>(), 0.001);
        Assert.Equal(longitude_deg, point["longitude_deg"]!.GetValue<double>(), 0.001);
    }
}
