using System.Text.Json.Nodes;

namespace Rampart.Web.Tests.Home;

public sealed class ScenarioCardTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const double EarthRadius_km = 6371.0;

    [Fact]
    public async Task A_card_says_what_the_scenarios_file_says()
    {
        var card = await FirstLook();

        Assert.Equal("First look", (string?)card["title"]);
        Assert.StartsWith("One S-400 regiment set on the Anatolian plateau", (string?)card["about"], StringComparison.Ordinal);
        Assert.Equal(2700.0, (double?)card["duration_s"]);
        Assert.Equal(58, (int?)card["hostile"]);
        Assert.Equal(4, (int?)card["friendly"]);
        Assert.Equal(6, (int?)card["civil"]);
        Assert.Equal(["depot", "rail-yard", "waterworks"], card["assets"]!.AsArray().Select(asset => (string?)asset!["name"]), StringComparer.Ordinal);
        Assert.False((bool?)card["asksForCoverage"]);
    }

    // Hand-made: a great circle on a sphere from 39.60N 33.00E, the theatre's origin. The ellipsoid makes less than half a percent of difference.
    [Theory]
    [InlineData("west-battery", 39.46, 32.82)]
    [InlineData("east-battery", 39.55, 33.22)]
    public async Task A_battery_stands_on_the_picture_at_its_distance_and_azimuth(string name, double latitude_deg, double longitude_deg)
    {
        var battery = (await FirstLook())["batteries"]!.AsArray().Single(each => each.Says("name", name))!;
        var (east_km, north_km) = GreatCircle(latitude_deg, longitude_deg);

        Assert.Equal(east_km, (double)battery["east_km"]!, 0.1);
        Assert.Equal(north_km, (double)battery["north_km"]!, 0.1);
    }

    [Fact]
    public async Task Those_that_fly_the_same_way_are_one_route_with_their_number()
    {
        var card = await FirstLook();
        var drones = Assert.Single(card["routes"]!.AsArray(), route => ((string?)route!["name"])!.StartsWith("drone-south", StringComparison.Ordinal))!;
        var (east_km, north_km) = GreatCircle(38.66, 32.70);

        Assert.Equal(12, (int?)drones["count"]);
        Assert.Equal("hostile", (string?)drones["side"]);
        Assert.Equal("drone", (string?)drones["class"]);
        Assert.Equal(east_km, (double)drones["points"]![0]!["east_km"]!, 0.5);
        Assert.Equal(north_km, (double)drones["points"]![0]!["north_km"]!, 0.5);
        Assert.Equal(68, card["routes"]!.AsArray().Sum(route => (int)route!["count"]!));
    }

    [Fact]
    public async Task A_scenario_with_errors_says_them_and_the_others_are_shown()
    {
        var folder = Directory.CreateDirectory(Path.Combine(web.Home, "scenarios", "broken"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "scenario.yaml"), "format: 1\ntitle: <script>alert(1)</script>\n", TestContext.Current.CancellationToken);
        try
        {
            var list = await web.GetJsonAsync("/api/scenarios");
            var broken = Assert.Single(list["unreadable"]!.AsArray())!;

            Assert.Equal("broken", (string?)broken["name"]);
            Assert.Contains(broken["findings"]!.AsArray(), finding => finding.Says("severity", "error") && ((string)finding!["file"]!).EndsWith("broken/scenario.yaml", StringComparison.Ordinal));
            Assert.Contains(list["scenarios"]!.AsArray(), card => card.Says("name", "first-look"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_scenario_that_was_changed_is_read_again()
    {
        var file = Path.Combine(web.Home, "scenarios", "first-look", "scenario.yaml");
        var written = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal("First look", (string?)(await FirstLook())["title"]);
        try
        {
            await File.WriteAllTextAsync(file, written.Replace("title: First look", "title: Second sight", StringComparison.Ordinal), TestContext.Current.CancellationToken);

            Assert.Equal("Second sight", (string?)(await FirstLook())["title"]);
        }
        finally
        {
            await File.WriteAllTextAsync(file, written, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_link_among_the_scenarios_is_not_followed()
    {
        var elsewhere = Directory.CreateTempSubdirectory("rampart-web-");
        var link = Path.Combine(web.Home, "scenarios", "linked");
        File.Copy(Path.Combine(web.Home, "scenarios", "first-look", "scenario.yaml"), Path.Combine(elsewhere.FullName, "scenario.yaml"));
        Directory.CreateSymbolicLink(link, elsewhere.FullName);
        try
        {
            var list = await web.GetJsonAsync("/api/scenarios");

            Assert.DoesNotContain(list["scenarios"]!.AsArray(), card => card.Says("name", "linked"));
        }
        finally
        {
            File.Delete(link);
            elsewhere.Delete(recursive: true);
        }
    }

    private async Task<JsonNode> FirstLook() => (await web.GetJsonAsync("/api/scenarios"))["scenarios"]!.AsArray().Single(card => card.Says("name", "first-look"))!;

    private static (double East_km, double North_km) GreatCircle(double latitude_deg, double longitude_deg)
    {
        static double Radians(double degrees) => degrees * Math.PI / 180.0;
        var (from, to, across) = (Radians(39.60), Radians(latitude_deg), Radians(longitude_deg - 33.00));
        var distance_km = EarthRadius_km * Math.Acos((Math.Sin(from) * Math.Sin(to)) + (Math.Cos(from) * Math.Cos(to) * Math.Cos(across)));
        var azimuth = Math.Atan2(Math.Sin(across) * Math.Cos(to), (Math.Cos(from) * Math.Sin(to)) - (Math.Sin(from) * Math.Cos(to) * Math.Cos(across)));
        return (distance_km * Math.Sin(azimuth), distance_km * Math.Cos(azimuth));
    }
}
