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

        var findings = new List<Finding>();
        var workspace = Workspace.Open(web.Home, findings);
        var subject = CoverageSubject.Open(Asked() with { Mast = Length.FromMetres(20.0) }, workspace, findings, Unwatched.Work, TestContext.Current.CancellationToken)!;
        var asked = Threats(10.0) with { KeepOut = Length.FromKilometres(3.0) };
        var question = FootprintRun.Question(subject, asked, findings)!;
        var outcome = FootprintRun.Of(subject, asked, question, new DrawsAsked(0, 1, 1), workspace.Ledger.Fingerprint(), null, TestContext.Current.CancellationToken);
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

    private static FootprintAsked Threats(double cell_km) => new(
        [Length.FromKilometres(100.0), Length.FromKilometres(300.0)], AreNamed: true, [Angle.FromDegrees(0.0), Angle.FromDegrees(90.0)], Length.Zero, Length.FromKilometres(cell_km));

    private static CoverageAsked Asked() => new()
    {
        Scenario = null, Battery = null, Model = "s-400", At = Geodetic.FromDegrees(40.0, 33.0), Mast = null, Against = "ballistic-missile", MayBeBallistic = true,
        Heights = [new TargetHeight(Length.FromKilometres(3.0), HeightReference.AboveGround)],
        Course = Course.Closing, Radius = Length.FromKilometres(400.0), Terrain = ["built-in"], Weather = WeatherDefinition.Dry, Overlays = [],
    };
}
