using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Numerics;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Answers.Coverage;
using Rampart.Coverage;
using Rampart.Coverage.Rings;
using Rampart.Quantities;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;
using Rampart.Web.Coverage;
using Rampart.Web.Hosting;

namespace Rampart.Web.Tests.Coverage;

public class FootprintEndpointsTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Small = "system=s-400&lat_deg=40&lon_deg=33&threat_ranges_km=100,300&threat_azimuths_deg=0,90&cell_km=10";

    [Fact]
    public async Task The_footprint_of_the_page_is_that_of_the_command_line()
    {
        var told = await web.GetJsonAsync($"/api/coverage/footprint?{Small}&keep_out_km=3&mast_m=20");

        var outcome = Footprint(Asked() with { Mast = Length.FromMetres(20.0) }, Length.FromKilometres(3.0));
        Assert.Equal(outcome.Answer, (string?)told["answer"]);
        Assert.Equal(FootprintFolder.Stamps(outcome), told["stamps"]!.AsArray().Select(stamp => (string)stamp!), StringComparer.Ordinal);
        Assert.Equal(2, told["ranges"]!.AsArray().Count);
        for (var range = 0; range < outcome.Footprints.Count; range++)
        {
            var (footprint, here) = (outcome.Footprints[range], told["ranges"]![range]!);
            Assert.True(footprint.Always_km2 > 1000.0);
            Assert.Equal(footprint.Always_km2, (double)here["always"]!["area_km2"]!);
            Assert.Equal(footprint.Ever_km2, (double)here["ever"]!["area_km2"]!);
            Assert.Equal(footprint.Rows.Select(row => (row.Area_km2, row.Ahead_km, row.Behind_km, row.Beside_km)), here["from"]!.AsArray().Select(from => ((double)from!["defended"]!["area_km2"]!, (double)from["ahead_km"]!, (double)from["behind_km"]!, (double)from["beside_km"]!)));
            Assert.All(here["from"]!.AsArray(), from => Assert.NotEmpty((string)from!["decides"]!));
        }
    }

    [Fact]
    public async Task An_echo_and_a_facing_are_asked_as_the_command_line_asks_them_and_give_its_numbers()
    {
        var told = await web.GetJsonAsync($"/api/coverage/footprint?{Small}&echo_m2=0.5&facing_deg=45");
        var asRead = await web.GetJsonAsync($"/api/coverage/footprint?{Small}");

        // rampart coverage … --facing 45deg --reading "ballistic-missile/rcs.s.nose=0.5 m2" --reading "ballistic-missile/rcs.x.nose=0.5 m2"
        var outcome = Footprint(Asked() with { Facing = Angle.FromDegrees(45.0), Overlays = ["ballistic-missile/rcs.s.nose=0.5 m2", "ballistic-missile/rcs.x.nose=0.5 m2"] });
        Assert.Equal(outcome.Answer, (string?)told["answer"]);
        Assert.Equal(FootprintFolder.Stamps(outcome), told["stamps"]!.AsArray().Select(stamp => (string)stamp!), StringComparer.Ordinal);
        Assert.Equal(outcome.Footprints.SelectMany(footprint => footprint.Rows).Select(row => row.Area_km2), Areas(told));
        Assert.All(Areas(told).Zip(Areas(asRead)), area => Assert.NotEqual(area.First, area.Second));
        Assert.All(told["echoes_m2"]!.AsArray(), band => Assert.Equal(0.5, (double)band!["nose_m2"]!, 1e-12));
        Assert.Equal(45.0, (double)told["facing_deg"]!);
        Assert.InRange((double)told["sector_deg"]!, 1.0, 359.0);
        Assert.Contains(told["stamps"]!.AsArray(), stamp => ((string)stamp!).Contains("fixed toward 45°", StringComparison.Ordinal));
        Assert.Contains(told["stamps"]!.AsArray(), stamp => ((string)stamp!).Contains("mean cross-section from ahead S 0.5 m², X 0.5 m², Swerling 3", StringComparison.Ordinal));
        Assert.Null(asRead["facing_deg"]);
    }

    [Fact]
    public async Task A_battery_of_a_scenario_may_look_where_the_scenario_says()
    {
        var told = await web.GetJsonAsync("/api/coverage/footprint?scenario=first-look&battery=east-battery&threat_ranges_km=300&threat_azimuths_deg=140,320&cell_km=10&facing_deg=battery");

        Assert.Equal(140.0, (double)told["facing_deg"]!, 1e-6);
        var from = told["ranges"]![0]!["from"]!;
        Assert.True((double)from[0]!["defended"]!["area_km2"]! > (double)from[1]!["defended"]!["area_km2"]!, "More is defended against what comes from where the radar looks.");
    }

    [Fact]
    public async Task A_claim_on_the_echo_of_what_comes_ballistically_can_be_taken_at_its_word()
    {
        await using var own = new WebFixture();
        await own.InitializeAsync();
        var written = await File.ReadAllTextAsync(Path.Combine(own.Home, "models", "targets", "ballistic-missile.yaml"), TestContext.Current.CancellationToken);
        var nose = written.IndexOf("    nose:", written.IndexOf("  x:", StringComparison.Ordinal), StringComparison.Ordinal);
        var claimed = string.Concat(written.AsSpan(0, nose), "    nose: { read: drone/rcs-above-2-ghz, as: one(cmo-2214) }\n", written.AsSpan(written.IndexOf("    side:", nose, StringComparison.Ordinal)));
        await File.WriteAllTextAsync(Path.Combine(own.Home, "models", "targets", "claimed-missile.yaml"), claimed, TestContext.Current.CancellationToken);

        var threat = (await own.GetJsonAsync("/api/coverage/choices"))["threats"]!.AsArray().Single(each => (string?)each!["id"] is "claimed-missile")!;
        var claim = Assert.Single(threat["claims"]!.AsArray())!;
        var taken = await own.GetJsonAsync($"/api/coverage/footprint?{Small}&against=claimed-missile&echo={Uri.EscapeDataString((string)claim["id"]!)}");
        var valued = await own.Client.GetAsync(new Uri($"/api/coverage/footprint?{Small}&against=claimed-missile&echo_m2=0.5", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.All(taken["echoes_m2"]!.AsArray(), band => Assert.Equal((double)claim["nose_m2"]!, (double)band!["nose_m2"]!, 1e-12));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, valued.StatusCode);
        var finding = Assert.Single((await WebFixture.JsonOf(valued))["findings"]!.AsArray())!;
        Assert.Equal("echo_m2", (string?)finding["subject"]);
        Assert.Contains("read from claims", (string)finding["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("facing_deg=400", "facing_deg", "no number from 0 to 360 degrees")]
    [InlineData("facing_deg=north", "facing_deg", "no number from 0 to 360 degrees")]
    [InlineData("facing_deg=NaN", "facing_deg", "no number from 0 to 360 degrees")]
    [InlineData("facing_deg=battery", "facing_deg", "Only a scenario's battery has a facing of its own")]
    [InlineData("echo_m2=0", "echo_m2", "0 m² lies outside 0.000001 to 10000 m²")]
    [InlineData("echo_m2=1e9", "echo_m2", "lies outside")]
    [InlineData("echo_m2=0.5&echo=drone%2Frcs-above-2-ghz%23cmo-2214", "echo_m2", "A claim and a value are given")]
    public async Task An_echo_or_a_facing_that_cannot_be_is_told_with_its_remedy(string wrong, string subject, string message)
    {
        foreach (var address in (string[])[$"/api/coverage/footprint?{Small}", "/api/coverage?system=s-400&lat_deg=40&lon_deg=33&radius_km=30&heights_m=3000&against=cruise-missile"])
        {
            var response = await web.Client.GetAsync(new Uri($"{address}&{wrong}", UriKind.Relative), TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
            var finding = Assert.Single((await WebFixture.JsonOf(response))["findings"]!.AsArray())!;
            Assert.Equal(subject, (string?)finding["subject"]);
            Assert.Contains(message, (string)finding["message"]!, StringComparison.Ordinal);
            Assert.NotEmpty((string)finding["remedy"]!);
        }
    }

    [Fact]
    public async Task The_cells_hold_a_bit_for_each_direction_and_add_up_to_the_areas()
    {
        var told = await web.GetJsonAsync($"/api/coverage/footprint?{Small}");
        var bytes = await web.Client.GetByteArrayAsync(new Uri($"/api/coverage/footprint/cells?{Small}", UriKind.Relative), TestContext.Current.CancellationToken);

        var at = 0;
        foreach (var range in told["ranges"]!.AsArray())
        {
            var cells = (int)range!["cells"]! * (int)range["cells"]!;
            var defended = Enumerable.Range(0, cells).Select(cell => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + (4 * cell)))).ToList();
            at += 8 * cells;
            for (var direction = 0; direction < 2; direction++)
            {
                Assert.Equal((double)range["from"]![direction]!["defended"]!["area_km2"]!, 100.0 * defended.Count(cell => (cell & (1u << direction)) != 0u), 0.01 * 100.0 * cells);
            }

            Assert.Equal((double)range["always"]!["area_km2"]!, 100.0 * defended.Count(cell => BitOperations.PopCount(cell) == 2), 0.01 * 100.0 * cells);
        }

        Assert.Equal(bytes.Length, at);
    }

    [Fact]
    public async Task Files_are_those_of_the_command_line_and_say_the_same_numbers()
    {
        var told = await web.GetJsonAsync($"/api/coverage/footprint?{Small}");
        var table = await web.Client.GetStringAsync(new Uri($"/api/coverage/footprint/file/footprint.csv?{Small}", UriKind.Relative), TestContext.Current.CancellationToken);
        var shapes = JsonNode.Parse(await web.Client.GetStringAsync(new Uri($"/api/coverage/footprint/file/footprint.geojson?{Small}", UriKind.Relative), TestContext.Current.CancellationToken))!;
        var picture = await web.Client.GetStringAsync(new Uri($"/api/coverage/footprint/file/footprint.svg?{Small}", UriKind.Relative), TestContext.Current.CancellationToken);

        var row = table.Split('\n').Select(line => line.Split(',')).Single(cells => cells is ["300", "90", ..]);
        Assert.Equal((double)told["ranges"]![1]!["from"]![1]!["defended"]!["area_km2"]!, double.Parse(row[2], CultureInfo.InvariantCulture), 1e-3);
        Assert.Equal(8, shapes["features"]!.AsArray().Count);
        Assert.StartsWith("<svg", picture, StringComparison.Ordinal);
        Assert.Contains("300 km", picture, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(web.Results, "coverage")), "A footprint that is looked at is kept nowhere.");
    }

    [Fact]
    public async Task Bands_come_as_a_stream_whose_last_event_is_the_footprint()
    {
        var text = await web.Client.GetStringAsync(new Uri($"/api/coverage/footprint/bands?{Small}&points=4", UriKind.Relative), TestContext.Current.CancellationToken);

        var events = text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(each => each.Split('\n')).ToList();
        Assert.Equal("event: done", events[^1][0]);
        Assert.All(events.SkipLast(1), each => Assert.Equal("event: progress", each[0]));
        var told = JsonNode.Parse(events[^1][1]["data: ".Length..])!;
        Assert.Equal(4, (int)told["points"]!);
        var defended = told["ranges"]![1]!["from"]![0]!["defended"]!;
        Assert.True((double)defended["low_km2"]! <= (double)defended["area_km2"]! && (double)defended["area_km2"]! <= (double)defended["high_km2"]!);
        Assert.True((double)defended["low_km2"]! < (double)defended["high_km2"]!, "Draws must differ.");
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_question_is_told_at_once_in_the_pages_words()
    {
        var response = await web.Client.GetAsync(new Uri("/api/coverage/footprint?system=s-400&lat_deg=95&lon_deg=33&threat_ranges_km=5,far&threat_azimuths_deg=400&keep_out_km=-1&cell_km=0&terrain=moon", UriKind.Relative), TestContext.Current.CancellationToken);
        var far = await web.GetJsonAsync("/api/coverage/footprint?system=s-400&lat_deg=40&lon_deg=33&threat_ranges_km=1500&threat_azimuths_deg=0&cell_km=12");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var findings = (await WebFixture.JsonOf(response))["findings"]!.AsArray();
        Assert.Equal(["cell_km", "keep_out_km", "lat_deg", "terrain", "threat_azimuths_deg", "threat_ranges_km"], findings.Select(finding => (string)finding!["subject"]!).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        var remark = Assert.Single(far["remarks"]!.AsArray(), each => ((string)each!["message"]!).Contains("intermediate range", StringComparison.Ordinal))!;
        Assert.Equal("Threat ranges", (string?)remark["file"]);
        Assert.DoesNotContain("--", (string)remark["remedy"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/coverage/footprint?scenario=../../etc", HttpStatusCode.NotFound)]
    [InlineData("/api/coverage/footprint?system=s-400&lat_deg=40&lon_deg=33&terrain=..%2F..", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/api/coverage/footprint?" + Small + "&against=..%2Fledger", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/api/coverage/footprint?" + Small + "&against=fighter", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/api/coverage?system=s-400&lat_deg=40&lon_deg=33&radius_km=30&heights_m=3000&against=ballistic-missile", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/api/coverage/footprint?system=s-400&lat_deg=40&lon_deg=33&cell_km=0.6", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/api/coverage/footprint?system=s-400&lat_deg=40&lon_deg=33&cell_km=60", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/api/coverage/footprint?system=s-400&lat_deg=40&lon_deg=33&threat_ranges_km=100,110,120,130,140,150,160", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/api/coverage/footprint?system=s-400&lat_deg=40&lon_deg=33&threat_ranges_km=NaN", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/api/coverage/footprint?system=s-400&lat_deg=40&lon_deg=33&threat_azimuths_deg=,,", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/api/coverage/footprint?system=s-400&lat_deg=40&lon_deg=33&cell_km=2&threat_ranges_km=100,200,300,400&threat_azimuths_deg=0,30,60,90,120,150,180,210", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/api/coverage/footprint?" + Small + "&cell_km=9", HttpStatusCode.BadRequest)]
    [InlineData("/api/coverage/footprint/bands?" + Small + "&points=100000", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/api/coverage/footprint/file/..%2Fmanifest.json?" + Small, HttpStatusCode.NotFound)]
    [InlineData("/api/coverage/footprint/file/summary.json?" + Small, HttpStatusCode.NotFound)]
    public async Task A_question_reaches_no_other_files_and_no_endless_work(string address, HttpStatusCode expected)
    {
        var response = await web.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(expected, response.StatusCode);
        Assert.DoesNotContain(web.Home, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(web.Faults);
    }

    [Fact]
    public async Task What_comes_ballistically_can_be_chosen_and_stands_apart_from_what_flies_level()
    {
        var choices = await web.GetJsonAsync("/api/coverage/choices");

        var threat = Assert.Single(choices["threats"]!.AsArray())!;
        Assert.Equal("ballistic-missile", (string?)threat["id"]);
        Assert.DoesNotContain(choices["targets"]!.AsArray(), target => (string?)target!["id"] is "ballistic-missile");
    }

    [Fact]
    public async Task A_footprint_is_worked_out_once_and_given_up_when_the_last_who_waits_has_gone()
    {
        var here = new Project(WebFixture.Repository, Path.Combine(Path.GetTempPath(), "rampart-web-footprint"), new ServerLimits());
        using var desk = new CoverageDesk();
        var first = desk.Footprint(new FootprintWanted(Asked(), Threats(12.0)), 0, here, progress: null, TestContext.Current.CancellationToken);
        var second = desk.Footprint(new FootprintWanted(Asked(), Threats(12.0)), 0, here, progress: null, TestContext.Current.CancellationToken);
        Assert.Same(await first, await second);

        using var gone = new CancellationTokenSource();
        var drawn = desk.Footprint(new FootprintWanted(Asked(), Threats(4.0)), CoverageDesk.MostPoints, here, progress: null, gone.Token);
        await Patience.UntilAsync("it is worked out", () => desk.Going == 1);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => drawn);
        await Patience.UntilAsync("nothing is worked out", () => desk.Going == 0);
        Assert.Equal(1, desk.WorkedOut);
    }

    /// <summary>What the command line works out.</summary>
    private FootprintOutcome Footprint(CoverageAsked asked, Length keepOut = default)
    {
        var findings = new List<Finding>();
        var workspace = Workspace.Open(web.Home, findings);
        var subject = CoverageSubject.Open(asked, workspace, findings, Unwatched.Work, TestContext.Current.CancellationToken)!;
        var threats = Threats(10.0) with { KeepOut = keepOut };
        var question = FootprintRun.Question(subject, threats, findings)!;
        return FootprintRun.Of(subject, threats, question, new DrawsAsked(0, 1, 1), workspace.Ledger.Fingerprint(), null, TestContext.Current.CancellationToken);
    }

    private static IEnumerable<double> Areas(JsonNode told) =>
        told["ranges"]!.AsArray().SelectMany(range => range!["from"]!.AsArray()).Select(from => (double)from!["defended"]!["area_km2"]!);

    private static FootprintAsked Threats(double cell_km) => new(
        [Length.FromKilometres(100.0), Length.FromKilometres(300.0)], AreNamed: true, [Angle.FromDegrees(0.0), Angle.FromDegrees(90.0)], Length.Zero, Length.FromKilometres(cell_km));

    private static CoverageAsked Asked() => new()
    {
        Scenario = null, Battery = null, Model = "s-400", At = Geodetic.FromDegrees(40.0, 33.0), Mast = null, Against = "ballistic-missile", MayBeBallistic = true,
        Heights = [new TargetHeight(Length.FromKilometres(3.0), HeightReference.AboveGround)],
        Course = Course.Closing, Radius = Length.FromKilometres(400.0), Terrain = ["built-in"], Weather = WeatherDefinition.Dry, Overlays = [],
    };
}
