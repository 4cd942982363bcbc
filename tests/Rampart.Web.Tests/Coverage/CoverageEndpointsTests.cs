using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Answers.Coverage;
using Rampart.Coverage;
using Rampart.Coverage.Rings;
using Rampart.Quantities;
using Rampart.Simulation.Sensing;

namespace Rampart.Web.Tests.Coverage;

public class CoverageEndpointsTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Small = "system=s-400&lat_deg=40&lon_deg=33&radius_km=60&heights_m=300,3000";
    private static readonly string[] Shares = ["brochure", "horizon", "terrain", "detection", "engagement"];

    [Fact]
    public async Task The_ring_of_the_page_is_that_of_the_command_line()
    {
        var ring = await web.GetJsonAsync($"/api/coverage?{Small}&against=cruise-missile&course=crossing&mast_m=20&facing_deg=225&echo_m2=0.4");

        var told = new List<Finding>();
        var workspace = Workspace.Open(web.Home, told);
        var asked = new CoverageAsked
        {
            Scenario = null, Battery = null, Model = "s-400", At = Geodetic.FromDegrees(40.0, 33.0), Mast = Length.FromMetres(20.0), Against = "cruise-missile",
            Heights = [new TargetHeight(Length.FromMetres(300.0), HeightReference.AboveGround), new TargetHeight(Length.FromMetres(3000.0), HeightReference.AboveGround)],
            Course = Course.Crossing, Radius = Length.FromKilometres(60.0), Facing = Angle.FromDegrees(225.0), Terrain = ["built-in"], Weather = WeatherDefinition.Dry,
            Overlays = ["cruise-missile/rcs.s.nose=0.4 m2", "cruise-missile/rcs.x.nose=0.4 m2"],
        };
        var subject = CoverageSubject.Open(asked, workspace, told, Unwatched.Work, TestContext.Current.CancellationToken)!;
        var cell = RingAnswer.UsualCell(asked.Radius, subject.Ground.PostSpacing_m);
        var outcome = CoverageRun.Of(asked, subject, cell, new DrawsAsked(0, 1, 1), workspace.Ledger, null, TestContext.Current.CancellationToken);
        var drawing = new CoverageDrawing(outcome);
        Assert.Equal(drawing.Answer, (string?)ring["answer"]);
        Assert.Equal(225.0, (double)ring["facing_deg"]!);
        Assert.Contains(drawing.Stamps, stamp => stamp.Contains("fixed toward 225°", StringComparison.Ordinal));
        Assert.Equal(drawing.Stamps, ring["stamps"]!.AsArray().Select(stamp => (string)stamp!), StringComparer.Ordinal);
        for (var height = 0; height < outcome.Rows.Count; height++)
        {
            var shares = ring["heights"]![height]!["shares"]!.AsArray();
            Assert.Equal(Shares, shares.Select(share => (string)share!["share"]!), StringComparer.Ordinal);
            Assert.Equal(outcome.Rows[height].Shares_km2.Select(area => area.Value), shares.Select(share => (double)share!["area_km2"]!));
        }
    }

    [Fact]
    public async Task The_cells_add_up_to_the_shares()
    {
        var ring = await web.GetJsonAsync($"/api/coverage?{Small}");
        var cells = await web.Client.GetByteArrayAsync(new Uri($"/api/coverage/cells?{Small}", UriKind.Relative), TestContext.Current.CancellationToken);

        var side = (int)ring["cells"]!;
        Assert.Equal(2 * side * side, cells.Length);
        for (var height = 0; height < 2; height++)
        {
            var own = cells.AsSpan(height * side * side, side * side).ToArray();
            double all = own.Count(cell => cell != RingMap.Outside);
            Assert.InRange(all * Math.Pow((double)ring["cell_km"]!, 2.0), 0.98 * Math.PI * 3600.0, 1.02 * Math.PI * 3600.0);
            for (var share = 0; share < Shares.Length; share++)
            {
                Assert.Equal((double)ring["heights"]![height]!["shares"]![share]!["part"]!, own.Count(cell => cell < RingMap.Unknown && cell >= share) / all, 0.005);
            }
        }

        // The site is in the middle, and what flies high over it is met there or near it.
        Assert.Equal(RingMap.Outside, cells[0]);
    }

    [Fact]
    public async Task Over_a_smooth_Earth_the_profile_is_that_of_the_formula()
    {
        var ring = await web.GetJsonAsync("/api/coverage?system=s-400&lat_deg=40&lon_deg=33&radius_km=200&heights_m=3000&mast_m=30&terrain=smooth");
        var profile = await web.GetJsonAsync("/api/coverage/profile?system=s-400&lat_deg=40&lon_deg=33&radius_km=200&heights_m=3000&mast_m=30&terrain=smooth&bearing_deg=47");

        // Least height in sight beyond the horizon: h = (d − √(2·k·a·h₀))²/(2·k·a).
        var (step_km, stretched_m, antenna_m) = ((double)profile["step_km"]!, 1000.0 * (double)profile["effectiveRadius_km"]!, (double)profile["antenna_m"]!);
        Assert.Equal(30.0, antenna_m, 1e-6);
        Assert.Equal((double)ring["cell_km"]!, step_km);
        var lowest = profile["search_m"]!.AsArray();
        foreach (var range_km in (double[])[60.0, 100.0, 150.0, 190.0])
        {
            var step = (int)Math.Round(range_km / step_km);
            var beyond_m = (step * step_km * 1000.0) - Math.Sqrt(2.0 * stretched_m * antenna_m);
            var expected_m = beyond_m * beyond_m / (2.0 * stretched_m);
            Assert.Equal(expected_m, (double)lowest[step]!, 0.01 * expected_m);
        }

        Assert.All(profile["ground_m"]!.AsArray(), ground => Assert.Equal(0.0, (double)ground!));
    }

    [Fact]
    public async Task Bands_come_as_a_stream_whose_last_event_is_the_ring()
    {
        var text = await web.Client.GetStringAsync(new Uri("/api/coverage/bands?system=s-400&lat_deg=40&lon_deg=33&radius_km=40&heights_m=3000&points=3", UriKind.Relative), TestContext.Current.CancellationToken);

        var events = text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(each => each.Split('\n')).ToList();
        Assert.Equal("event: done", events[^1][0]);
        Assert.All(events.SkipLast(1), each => Assert.Equal("event: progress", each[0]));
        var ring = JsonNode.Parse(events[^1][1]["data: ".Length..])!;
        Assert.Equal(3, (int)ring["points"]!);
        var engaged = ring["heights"]![0]!["shares"]![4]!;
        Assert.True((double)engaged["low_km2"]! <= (double)engaged["area_km2"]! && (double)engaged["area_km2"]! <= (double)engaged["high_km2"]!);
        Assert.True((double)engaged["low_km2"]! < (double)engaged["high_km2"]!, "Draws of the ground and of what is assumed must differ.");
    }

    [Fact]
    public async Task Files_are_those_of_the_command_line_and_say_the_same_numbers()
    {
        var ring = await web.GetJsonAsync($"/api/coverage?{Small}");
        var table = await web.Client.GetStringAsync(new Uri($"/api/coverage/file/areas.csv?{Small}", UriKind.Relative), TestContext.Current.CancellationToken);
        var shapes = JsonNode.Parse(await web.Client.GetStringAsync(new Uri($"/api/coverage/file/coverage.geojson?{Small}", UriKind.Relative), TestContext.Current.CancellationToken))!;
        var picture = await web.Client.GetStringAsync(new Uri($"/api/coverage/file/coverage-2.svg?{Small}", UriKind.Relative), TestContext.Current.CancellationToken);
        var none = await web.Client.GetAsync(new Uri($"/api/coverage/file/coverage-3.svg?{Small}", UriKind.Relative), TestContext.Current.CancellationToken);

        var row = table.Split('\n').Select(line => line.Trim().Split(',')).Single(cells => cells is ["3000", _, _, "engagement", ..]);
        Assert.Equal((double)ring["heights"]![1]!["shares"]![4]!["area_km2"]!, double.Parse(row[4], CultureInfo.InvariantCulture), 1.0);
        Assert.Equal("FeatureCollection", (string?)shapes["type"]);
        Assert.Equal(10, shapes["features"]!.AsArray().Count);
        Assert.StartsWith("<svg", picture, StringComparison.Ordinal);
        Assert.Contains("3 km", picture, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_question_is_told_at_once()
    {
        var response = await web.Client.GetAsync(new Uri("/api/coverage?system=s-400&lat_deg=95&lon_deg=33&radius_km=5000&heights_m=50,high&course=sideways&above=clouds&terrain=moon", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var findings = (await WebFixture.JsonOf(response))["findings"]!.AsArray();
        Assert.Equal(["above", "course", "heights_m", "lat_deg", "radius_km", "terrain"], findings.Select(finding => (string)finding!["subject"]!).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(findings, finding => Assert.False(string.IsNullOrEmpty((string?)finding!["remedy"])));
    }

    [Theory]
    [InlineData("/api/coverage?scenario=../../etc", HttpStatusCode.NotFound)]
    [InlineData("/api/coverage?scenario=%2Fetc%2Fpasswd", HttpStatusCode.NotFound)]
    [InlineData("/api/coverage?system=s-400&lat_deg=40&lon_deg=33&terrain=..%2F..", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/api/coverage?system=..%2Fs-400&lat_deg=40&lon_deg=33&radius_km=30&heights_m=3000", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/api/coverage/file/..%2Fmanifest.json?" + Small, HttpStatusCode.NotFound)]
    [InlineData("/api/coverage/bands?" + Small + "&points=100000", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/api/coverage/profile?" + Small + "&bearing_deg=NaN", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/api/terrain/relief?lat_deg=40&lon_deg=33&radius_km=100000", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/api/terrain/relief?lat_deg=40&lon_deg=33&radius_km=100&terrain=..%2Fledger", HttpStatusCode.UnprocessableEntity)]
    public async Task A_question_reaches_no_other_files_and_no_endless_work(string address, HttpStatusCode expected)
    {
        var response = await web.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
        Assert.DoesNotContain(web.Home, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(web.Faults);
    }

    [Fact]
    public async Task A_claim_taken_at_its_word_is_the_echo_in_every_band()
    {
        var target = (await web.GetJsonAsync("/api/coverage/choices"))["targets"]!.AsArray().Single(each => (string)each!["id"]! is "low-observable-fighter")!;
        var claim = target["claims"]!.AsArray()[0]!;
        var asRead = await web.GetJsonAsync($"/api/coverage?{Small}&against=low-observable-fighter");
        var taken = await web.GetJsonAsync($"/api/coverage?{Small}&against=low-observable-fighter&echo={Uri.EscapeDataString((string)claim["id"]!)}");
        var other = await web.Client.GetAsync(new Uri($"/api/coverage?{Small}&against=drone&echo={Uri.EscapeDataString((string)claim["id"]!)}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.All(taken["echoes_m2"]!.AsArray(), band => Assert.Equal((double)claim["nose_m2"]!, (double)band!["nose_m2"]!, 1e-12));
        Assert.Contains(asRead["echoes_m2"]!.AsArray(), band => Math.Abs((double)band!["nose_m2"]! - (double)claim["nose_m2"]!) > 1e-9);
        Assert.NotEqual((double)asRead["heights"]![1]!["shares"]![3]!["area_km2"]!, (double)taken["heights"]![1]!["shares"]![3]!["area_km2"]!);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task A_battery_of_a_scenario_stands_where_the_scenario_says()
    {
        var scenario = (await web.GetJsonAsync("/api/coverage/choices"))["scenarios"]!.AsArray().Single()!;
        var battery = scenario["batteries"]!.AsArray()[^1]!;

        var ring = await web.GetJsonAsync($"/api/coverage?scenario={scenario["name"]}&battery={Uri.EscapeDataString((string)battery["name"]!)}&radius_km=40&heights_m=3000");

        Assert.Equal((string?)battery["name"], (string?)ring["site"]);
        Assert.Equal((double)battery["lat_deg"]!, (double)ring["lat_deg"]!, 1e-9);
        Assert.Equal((double)battery["lon_deg"]!, (double)ring["lon_deg"]!, 1e-9);
        Assert.Equal((string?)scenario["system"], (string?)ring["systemId"]);
    }

    [Fact]
    public async Task Low_heights_over_coarse_ground_are_said_not_to_be_supported()
    {
        var ring = await web.GetJsonAsync($"/api/coverage?{Small}");

        Assert.True((bool)ring["isGroundCoarse"]!);
        Assert.Equal("not supported: import finer terrain", (string?)ring["heights"]![0]!["remark"]);
        Assert.Equal(string.Empty, (string?)ring["heights"]![1]!["remark"]);
        Assert.Contains(ring["remarks"]!.AsArray(), remark => ((string)remark!["message"]!).Contains("not supported", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Relief_is_the_ground_that_rings_stand_on()
    {
        var response = await web.Client.GetAsync(new Uri("/api/terrain/relief?lat_deg=40&lon_deg=33&radius_km=100&size=101", UriKind.Relative), TestContext.Current.CancellationToken);
        var heights = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var ring = await web.GetJsonAsync($"/api/coverage?{Small}");

        Assert.Equal(2 * 101 * 101, heights.Length);
        Assert.Equal(101.0, double.Parse(response.Headers.GetValues("x-half-width-km").Single(), CultureInfo.InvariantCulture), 1e-9);
        Assert.Equal(Math.Round((double)ring["ground_m"]!), BitConverter.ToInt16(heights, 2 * ((50 * 101) + 50)));
        Assert.True(Enumerable.Range(0, 101 * 101).Select(post => BitConverter.ToInt16(heights, 2 * post)).Distinct().Count() > 500);
    }

    [Fact]
    public async Task Where_nobody_knows_the_ground_there_is_no_relief()
    {
        var heights = await web.Client.GetByteArrayAsync(new Uri("/api/terrain/relief?lat_deg=-40&lon_deg=-120&radius_km=100&size=16", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.All(Enumerable.Range(0, 16 * 16), post => Assert.Equal(short.MinValue, BitConverter.ToInt16(heights, 2 * post)));
    }
}
