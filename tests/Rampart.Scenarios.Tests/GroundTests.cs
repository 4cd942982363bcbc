using Rampart.Terrain;
using Rampart.Terrain.Tests.Elevation;

namespace Rampart.Scenarios.Tests;

/// <summary>On which ground a scenario is fought, and what is said where that cannot be.</summary>
public class GroundTests
{
    private const string Theatre = "theatre: { origin: 39.60N 33.00E, ground-height: 1000 m }";

    [Theory]
    [InlineData(null)]
    [InlineData("smooth")]
    [InlineData("[ smooth ]")]
    public void Without_terrain_data_the_Earth_is_smooth(string? terrain)
    {
        using var desk = new Desk();
        var scenario = terrain is null ? desk.Read(Desk.Sample) : On(desk, terrain);

        Assert.Empty(desk.Findings);
        Assert.Equal("smooth Earth at 1 km", Assert.IsType<SmoothGround>(scenario!.Battle.Ground).Description);
    }

    [Theory]
    [InlineData("built-in")]
    [InlineData("[ built-in ]")]
    [InlineData("[ built-in, built-in ]")]
    public void The_built_in_grid_is_named_with_its_spacing(string terrain)
    {
        using var desk = new Desk();
        var scenario = On(desk, terrain);

        NoErrors(desk);
        Assert.Matches("^built-in 5 arc-minute terrain \\(ETOPO5\\), posts .* apart$", scenario!.Battle.Ground.Description);
    }

    [Theory]
    [InlineData("[ smooth, built-in ]", "does not go with other ground")]
    [InlineData("[ built-in, smooth ]", "does not go with other ground")]
    [InlineData("\"\"", "names no ground")]
    [InlineData("\"  \"", "names no ground")]
    [InlineData("[]", "names no ground")]
    [InlineData("[ built-in, \"\" ]", "names no ground")]
    [InlineData("{ a: b }", "")]
    [InlineData("[ [ built-in ] ]", "names a ground")]
    [InlineData("tiles", "There is no folder `tiles`")]
    [InlineData("biult-in", "There is no folder `biult-in`")]
    [InlineData("Smooth", "There is no folder `Smooth`")]
    [InlineData("[ built-in, tiles ]", "There is no folder `tiles`")]
    [InlineData("scenario.yaml", "is a file, not a folder")]
    [InlineData("\"a\\0b\"", "")]
    public void What_is_no_ground_is_one_error_at_its_line(string terrain, string words)
    {
        using var desk = new Desk();

        Assert.Null(On(desk, terrain));

        var error = Assert.Single(Errors(desk));
        Assert.Equal(LineOf("theatre:"), error.Place.Line);
        Assert.Equal("terrain", error.Subject);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Remedy);
    }

    [Theory]
    [InlineData("biult-in", "Did you mean `built-in`?")]
    [InlineData("smoth", "Did you mean `smooth`?")]
    public void A_slip_of_the_pen_gets_a_suggestion(string terrain, string words)
    {
        using var desk = new Desk();
        On(desk, terrain);

        Assert.Contains(words, Assert.Single(Errors(desk)).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_key_is_told()
    {
        using var desk = new Desk();

        Assert.Null(desk.ReadWith(Theatre, "theatre: { origin: 39.60N 33.00E, ground-height: 1000 m, terain: built-in }"));
        Assert.Equal("terain", Assert.Single(Errors(desk)).Subject);
    }

    [Fact]
    public void A_folder_without_a_tile_is_told_by_the_name_that_the_scenario_gives_it()
    {
        using var desk = new Desk();
        desk.Write("tiles/readme.txt", "nothing"u8.ToArray());

        Assert.Null(On(desk, "tiles"));

        var error = Assert.Single(Errors(desk));
        Assert.Equal("tiles", error.Place.File);
        Assert.Contains("holds no tile", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Remedy);
    }

    [Fact]
    public void A_tile_that_is_cut_short_refuses_the_scenario_and_names_the_file_without_the_machine_s_folders()
    {
        using var desk = new Desk();
        desk.WriteTile("tiles", 39, 32, (_, _) => 1000);
        desk.Write("tiles/e033/n39.dt0", TileFiles.Dted(39, 33, 300, 300, (_, _) => 1000)[..20_000]);

        Assert.Null(On(desk, "[ tiles, built-in ]"));

        var error = Assert.Single(Errors(desk));
        Assert.Equal("tiles/e033/n39.dt0", error.Place.File);
        Assert.Contains("cut short", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(desk.Findings, finding => finding.ToString().Contains(Path.GetTempPath(), StringComparison.Ordinal));
    }

    [Fact]
    public void Two_tiles_that_disagree_are_a_remark_which_says_where()
    {
        using var desk = new Desk();
        desk.WriteTile("tiles", 39, 32, (_, _) => 1000);
        desk.WriteTile("tiles", 39, 33, (_, _) => 1017);

        Assert.NotNull(On(desk, "[ tiles, built-in ]"));

        NoErrors(desk);
        var remark = desk.Findings.Single(finding => string.Equals(finding.Subject, "overlap", StringComparison.Ordinal));
        Assert.Equal("tiles/e033/n39.dt0", remark.Place.File);
        Assert.Contains("disagrees with tiles/e032/n39.dt0 on 121 of 121 shared posts, by 17 m at most", remark.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Path.GetTempPath(), remark.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_ground_at_the_origin_is_an_error_at_its_line()
    {
        using var desk = new Desk();
        desk.WriteTile("tiles", 41, 35, (_, _) => 1000);

        Assert.Null(On(desk, "tiles"));

        var error = Assert.Single(Errors(desk));
        Assert.Equal(LineOf("theatre:"), error.Place.Line);
        Assert.Contains("Nobody knows the height of the ground at the origin", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Remedy);
    }

    [Fact]
    public void Cells_that_nobody_knows_are_counted_and_the_built_in_grid_fills_them()
    {
        using var desk = new Desk();
        desk.WriteTile("tiles", 39, 32, (_, _) => 1000);
        desk.WriteTile("tiles", 39, 33, (_, _) => 1000);

        Assert.NotNull(On(desk, "tiles"));
        var remark = desk.Findings.Single(finding => string.Equals(finding.Subject, "terrain", StringComparison.Ordinal));
        Assert.Matches("Of \\d+ one-degree cells within 700 km nobody knows the ground", remark.Message);
        Assert.Equal(LineOf("theatre:"), remark.Place.Line);

        desk.Findings.Clear();
        Assert.NotNull(On(desk, "[ tiles, built-in ]"));
        Assert.DoesNotContain(desk.Findings, finding => string.Equals(finding.Subject, "terrain", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_ground_is_called_and_the_order_of_the_list_do_not_matter_and_its_heights_do()
    {
        using var desk = new Desk();
        foreach (var folder in new[] { "tiles", "same" })
        {
            desk.WriteTile(folder, 39, 32, (_, _) => 1000);
            desk.WriteTile(folder, 39, 33, (_, _) => 1000);
        }

        var first = DigestOn(desk, "[ tiles, built-in ]");
        Assert.Equal(first, DigestOn(desk, "[ built-in, tiles ]"));
        Assert.Equal(first, DigestOn(desk, "[ same, built-in ]"));
        Assert.Equal(first, DigestOn(desk, "[ ./tiles/, built-in ]"));

        desk.WriteTile("tiles", 39, 33, (row, column) => row == 60 && column == 60 ? 1001 : 1000);
        Assert.NotEqual(first, DigestOn(desk, "[ tiles, built-in ]"), StringComparer.Ordinal);
    }

    [Fact]
    public void Ground_under_a_route_that_no_radar_sees_belongs_to_the_battle_too()
    {
        using var desk = new Desk();
        desk.WriteTile("tiles", 31, 25, (_, _) => 300);
        var first = DigestOn(desk, "[ tiles, built-in ]");
        desk.WriteTile("tiles", 31, 25, (_, _) => 400);

        Assert.NotEqual(first, DigestOn(desk, "[ tiles, built-in ]"), StringComparer.Ordinal);
    }

    [Fact]
    public void A_route_into_a_mountain_is_an_error_that_says_where()
    {
        using var desk = new Desk();
        desk.WriteTile("tiles", 38, 33, (row, column) => row is > 90 and < 110 && column < 60 ? 2500 : 900);

        Assert.Null(On(desk, "[ tiles, built-in ]"));

        var error = Errors(desk).Single(finding => finding.Place.Line > LineOf("- name: drone"));
        Assert.Equal("route", error.Subject);
        Assert.Matches(@"Between points 1 and 2, at 38\.[789]\d\dN 33\.[345]\d\dE, the route at 1800 m goes below the ground, which lies there at (9\d\d|1\d\d\d|2\d\d\d) m\.", error.Message);
        Assert.Contains("above-ground", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_route_below_the_sea_where_nobody_knows_the_ground_gives_no_height_that_is_not_a_number()
    {
        using var desk = new Desk();
        desk.WriteTile("tiles", 39, 32, (_, _) => 900);
        desk.WriteTile("tiles", 39, 33, (_, _) => 900);

        On(desk, "tiles", ("38.40N 33.40E, height: 9000 m", "38.40N 33.40E, height: -100 m"));

        Assert.Contains(Errors(desk), error => error.Message.Contains("below the sea", StringComparison.Ordinal));
        Assert.DoesNotContain(desk.Findings, finding => finding.ToString().Contains("NaN", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(700, "below the stated 1.01 km")]
    [InlineData(1400, "above the stated 1.01 km")]
    [InlineData(1011, "above the stated 1.01 km")]
    [InlineData(1000, null)]
    public void A_battery_off_the_data_s_ground_gets_a_remark_and_is_never_under_it(int height, string? words)
    {
        using var desk = new Desk();
        desk.WriteTile("tiles", 39, 32, (_, _) => height);
        desk.WriteTile("tiles", 39, 33, (_, _) => height);

        var scenario = On(desk, "[ tiles, built-in ]");

        NoErrors(desk);
        var battery = scenario!.Battle.Batteries[0];
        Assert.Equal(Math.Max(height, 1010.0), battery.Site.Height.Metres);
        Assert.Equal(battery.Site.Height.Metres + 7.0, battery.SearchRadar.Antenna.Height.Metres, tolerance: 1e-9);
        var remarks = desk.Findings.Where(finding => finding.Subject is "ground-height" && finding.Place.Line == LineOf("ground-height: 1010 m")).ToList();
        Assert.Equal(words is null ? 0 : 1, remarks.Count);
        Assert.All(remarks, remark =>
        {
            Assert.Contains(words!, remark.Message, StringComparison.Ordinal);
            Assert.Equal(LineOf("ground-height: 1010 m"), remark.Place.Line);
            Assert.NotEmpty(remark.Remedy);
        });
    }

    [Fact]
    public void An_asset_off_the_data_s_ground_gets_a_remark_too()
    {
        using var desk = new Desk();
        desk.WriteTile("tiles", 39, 33, (_, _) => 1300);

        var scenario = On(desk, "[ tiles, built-in ]");

        NoErrors(desk);
        Assert.Equal(1300.0, scenario!.Battle.Assets[0].Place.Height.Metres);
        Assert.Contains(desk.Findings, finding => finding.Subject is "ground-height" && finding.Message.Contains("above the stated 1 km", StringComparison.Ordinal));
    }

    [Fact]
    public void A_ballistic_missile_is_not_launched_from_under_the_ground()
    {
        using var desk = new Desk();

        Assert.Null(On(desk, "built-in", ("36.90N 33.30E, height: 1750 m", "36.90N 33.30E, height: 0 m")));

        var error = Assert.Single(Errors(desk));
Assert.Equal("route", error.Subject);
        Assert.InRange(error.Place.Line, LineOf("36.90N 33.30E") - 1, LineOf("36.90N 33.30E"));
        Assert.Contains("lies under the ground", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ridge_one_post_wide_is_not_stepped_over()
    {
        using var desk = new Desk();

        // A wall across the drones' way, as thin as the posts allow, wherever it stands.
        foreach (var wall in new[] { 88, 93, 97, 101, 104 })
        {
            desk.WriteTile("tiles", 38, 33, (row, _) => row == wall ? 3000 : 900);
            Assert.Null(On(desk, "[ tiles, built-in ]"));
            Assert.Contains(Errors(desk), error => error.Message.Contains("the route at 1800 m goes below the ground", StringComparison.Ordinal));
            desk.Findings.Clear();
        }
    }

    [Fact]
    public void No_flight_keeps_its_height_over_ground_that_nobody_knows()
    {
        using var desk = new Desk();
        desk.WriteTile("tiles", 39, 33, (_, _) => 1000);

        Assert.Null(On(desk, "tiles", ("at: 37.90N 32.20E, height: 1100 m", "at: 37.90N 32.20E, above-ground: 100 m"), ("at: 38.70N 32.60E, height: 1100 m", "at: 38.70N 32.60E, above-ground: 100 m")));

        var error = Assert.Single(Errors(desk));
        Assert.Contains("at 37.900N 32.200E, the route keeps its height over ground that nobody knows", error.Message, StringComparison.Ordinal);
        Assert.Contains("built-in", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_battery_where_nobody_knows_the_ground_gets_a_remark()
    {
        using var desk = new Desk();
        desk.WriteTile("tiles", 39, 33, (_, _) => 1000);

        On(desk, "tiles", ("at: 39.60N 33.00E\n      ground-height: 1010 m", "at: 38.60N 33.50E\n      ground-height: 1010 m"));

        NoErrors(desk);
        Assert.Contains(desk.Findings, finding => finding.Subject is "ground-height" && finding.Message.Contains("Nobody knows", StringComparison.Ordinal) && finding.Remedy.Length > 0);
    }

    [Fact]
    public void Tiles_of_thirty_seconds_carry_a_battle_and_their_name_is_in_the_stamp()
    {
        var tiles = Repository.Shared("terrain/dted0");
        using var desk = new Desk();
        var text = Desk.FirstLook.Replace("terrain: built-in", $"terrain: {tiles}", StringComparison.Ordinal);
        var scenario = desk.Read(text);

        NoErrors(desk);
        Assert.Matches("^tiles of dted0, posts \\d+ m apart$", scenario!.Battle.Ground.Description);
        Assert.Equal(Desk.Fight(scenario.Battle, 7), Desk.Fight(desk.Read(text)!.Battle, 7));
        Assert.NotEqual(Desk.Fight(scenario.Battle, 7), Desk.Fight(desk.Read(Desk.FirstLook)!.Battle, 7), StringComparer.Ordinal);
    }

    private static Scenario? On(Desk desk, string terrain, params (string From, string To)[] changes)
    {
        var text = Desk.Sample.Replace(Theatre, $"theatre: {{ origin: 39.60N 33.00E, ground-height: 1000 m, terrain: {terrain} }}", StringComparison.Ordinal);
        foreach (var (from, to) in changes)
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        // Over real ground the sample's cruise missiles, at heights above the sea, would fly into the Taurus.
        return desk.Read(text.Replace("height: 1100 m", "height: 4100 m", StringComparison.Ordinal));
    }

    private static string DigestOn(Desk desk, string terrain)
    {
        var scenario = On(desk, terrain);
        NoErrors(desk);
        return DefinitionDigest.Of(scenario!.Battle);
    }

    private static List<Finding> Errors(Desk desk) => desk.Findings.Where(finding => finding.Severity == FindingSeverity.Error).ToList();

    private static void NoErrors(Desk desk) => Assert.Empty(Errors(desk).Select(error => error.ToString()));

    private static int LineOf(string text) => Desk.Sample[..Desk.Sample.IndexOf(text, StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;
}
