using System.Net;
using System.Text;

namespace Rampart.Web.Tests.Hosting;

public class HostileTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Theory]
    [InlineData("..%2f..", "etc")]
    [InlineData("..%252f..", "etc")]
    [InlineData("first-look", "..%2f..%2fledger")]
    [InlineData("first-look", "..%5c..%5cledger")]
    [InlineData(".jobs", "x")]
    [InlineData("first-look", "%00")]
    [InlineData("first-look", "a%0d%0aX: 1")]
    public async Task No_address_of_a_result_leads_out_of_the_folder_of_results(string name, string key)
    {
        foreach (var path in (string[])[$"/api/campaigns/{name}/{key}/summary", $"/api/campaigns/{name}/{key}/battles", $"/api/runs/{name}/{key}/summary", $"/api/runs/{name}/{key}/replay"])
        {
            using var response = await web.SendAsync(HttpMethod.Get, path);

            Assert.True(response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound, $"{path}: {response.StatusCode}");
        }

        Assert.Empty(web.Faults);
    }

    [Fact]
    public async Task A_link_among_the_results_is_not_followed()
    {
        var outside = Directory.CreateTempSubdirectory("rampart-outside-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(outside, "key"));
            await File.WriteAllTextAsync(Path.Combine(outside, "key", "campaign.json"), "{}", TestContext.Current.CancellationToken);
            Directory.CreateDirectory(Path.Combine(web.Results, "linked"));
            Directory.CreateSymbolicLink(Path.Combine(web.Results, "outside"), outside);
            Directory.CreateSymbolicLink(Path.Combine(web.Results, "linked", "key"), Path.Combine(outside, "key"));
            Directory.CreateDirectory(Path.Combine(web.Results, "linked", "file"));
            File.CreateSymbolicLink(Path.Combine(web.Results, "linked", "file", "campaign.json"), Path.Combine(outside, "key", "campaign.json"));

            foreach (var id in (string[])["outside/key", "linked/key", "linked/file"])
            {
                using var response = await web.SendAsync(HttpMethod.Get, $"/api/campaigns/{id}/summary");
                Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            }
        }
        finally
        {
            Directory.Delete(Path.Combine(web.Results, "linked"), recursive: true);
            File.Delete(Path.Combine(web.Results, "outside"));
            Directory.Delete(outside, recursive: true);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_is_too_large_is_refused_whether_it_says_its_length_or_not(bool saysLength)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"scenario":"{{new string('x', 5 * 1024 * 1024)}}"}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/runs") { Content = saysLength ? new ByteArrayContent(body) : new StreamContent(new Unmeasured(body)) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.ExpectContinue = true;

        using var response = await web.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        var problem = await WebFixture.JsonOf(response);
        Assert.Equal(413, (int?)problem["status"]);
        Assert.StartsWith("That is more than the server takes at once", (string?)problem["title"], StringComparison.Ordinal);
        Assert.StartsWith("Send less", (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/runs", """{"scenario":"first-look","readings":[null]}""")]
    [InlineData("/api/runs", """{"scenario":"first-look","without":[null]}""")]
    [InlineData("/api/campaigns", """{"scenario":"first-look","readings":[null]}""")]
    [InlineData("/api/campaigns", """{"scenario":"first-look","without":[null]}""")]
    [InlineData("/api/evidence/accept", """{"article":{"document":"x"},"proposals":[null]}""")]
    public async Task Null_in_a_list_is_refused_and_no_fault(string path, string json)
    {
        using var response = await web.SendAsync(HttpMethod.Post, path, json);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("Leave it out.", (string?)(await WebFixture.JsonOf(response))["detail"]);
        Assert.Empty(web.Faults);
    }

    [Theory]
    [InlineData("/api/runs", """{"scenario":"first-look","seed":3,"seed":4}""", "seed")]
    [InlineData("/api/runs", """{"scenario":"first-look","seed":3,"\u0073eed":3}""", "seed")]
    [InlineData("/api/campaigns", """{"scenario":"no-such","battles":2,"scenario":"first-look"}""", "scenario")]
    [InlineData("/api/evidence/extract", """{"text":"It reaches 40 km.","publisher":"A","publisher":"B"}""", "publisher")]
    [InlineData("/api/evidence/accept", """{"article":{"document":"x","document":"y"},"proposals":[]}""", "document")]
    [InlineData("/api/evidence/accept", """{"article":{"document":"x"},"proposals":[{"claim":"a","claim":"b"}]}""", "claim")]
    public async Task What_is_given_twice_in_a_body_is_refused_and_named(string path, string json, string name)
    {
        using var response = await web.SendAsync(HttpMethod.Post, path, json);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var finding = Assert.Single((await WebFixture.JsonOf(response))["findings"]!.AsArray())!;
        Assert.Equal(name, (string?)finding["subject"]);
        Assert.Equal($"{name} is given twice.", (string?)finding["message"]);
        Assert.Equal("Give it once.", (string?)finding["remedy"]);
        Assert.Empty(web.Faults);
    }

    [Theory]
    [InlineData("/api/results?most=3&most=4", "most")]
    [InlineData("/api/results?most=3&MOST=3", "MOST")]
    [InlineData("/api/scenarios?benchmarks=true&benchmarks=false", "benchmarks")]
    public async Task What_is_given_twice_behind_an_address_is_refused_and_named(string address, string name)
    {
        using var response = await web.SendAsync(HttpMethod.Get, address);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(name, (string?)Assert.Single((await WebFixture.JsonOf(response))["findings"]!.AsArray())!["subject"]);
    }

    [Theory]
    [InlineData("/api/coverage?system=s-400&lat_deg=40&lon_deg=33&radius_km=20&heights_m=300,3000&against=cruise-missile&echo_m2=1,5", "echo_m2")]
    [InlineData("/api/coverage/footprint?system=s-400&lat_deg=40&lon_deg=33&cell_km=20&mast_m=1,5", "mast_m")]
    [InlineData("/api/terrain/relief?lat_deg=4,0&lon_deg=33&radius_km=20", "lat_deg")]
    [InlineData("/api/coverage/profile?system=s-400&lat_deg=40&lon_deg=33&radius_km=20&bearing_deg=4,5", "bearing_deg")]
    public async Task A_comma_in_a_number_is_not_passed_over(string address, string name)
    {
        using var response = await web.SendAsync(HttpMethod.Get, address);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var finding = Assert.Single((await WebFixture.JsonOf(response))["findings"]!.AsArray())!;
        Assert.Equal(name, (string?)finding["subject"]);
        Assert.Contains("is not a number", (string?)finding["message"], StringComparison.Ordinal);
        Assert.Contains("no comma", (string?)finding["remedy"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json; charset=no-such-letters", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json; charset=utf-16", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json; charset=\"UTF-8\"", HttpStatusCode.NotFound)]
    public async Task JSON_is_taken_in_UTF_8_alone(string type, HttpStatusCode status)
    {
        using var response = await web.SendAsync(HttpMethod.Post, "/api/runs", """{"scenario":"no-such-scenario"}""", ("Content-Type", type));

        Assert.Equal(status, response.StatusCode);
        Assert.Empty(web.Faults);
    }

    [Theory]
    [InlineData("ledger")]
    [InlineData("models")]
    public async Task A_folder_that_is_gone_is_named_and_is_no_fault_of_ours(string folder)
    {
        await using var alone = new WebFixture();
        await alone.InitializeAsync();
        Directory.Delete(Path.Combine(alone.Home, folder), recursive: true);

        using var response = await alone.SendAsync(HttpMethod.Get, "/api/scenarios");

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var problem = await WebFixture.JsonOf(response);
        Assert.Contains(folder, (string?)problem["title"], StringComparison.Ordinal);
        Assert.DoesNotContain(alone.Home, problem.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("start it in a project's folder", (string?)problem["detail"], StringComparison.Ordinal);
        Assert.Empty(alone.Faults);
    }

    [Fact]
    public async Task Results_that_cannot_be_written_are_told_when_a_job_is_asked_for()
    {
        await using var alone = new WebFixture();
        await alone.InitializeAsync();
        Directory.CreateDirectory(alone.Results);
        await File.WriteAllTextAsync(Path.Combine(alone.Results, ".jobs"), "no folder", TestContext.Current.CancellationToken);

        using var response = await alone.PostAsync("/api/runs", new { scenario = "first-look" });

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("the disk has room", (string?)(await WebFixture.JsonOf(response))["detail"], StringComparison.Ordinal);
        Assert.Empty(alone.Faults);
    }

    [Fact]
    public async Task A_record_that_asks_for_neither_battle_nor_campaign_is_no_job()
    {
        await using var alone = new WebFixture();
        await alone.InitializeAsync();
        var jobs = Directory.CreateDirectory(Path.Combine(alone.Results, ".jobs")).FullName;
        const string Record = """{"format":1,"id":"bare","kind":"campaign","state":"stopped","title":"t","scenario":"s","result":"a/b","asked":"2026-01-01T00:00:00Z","server":"1-x"}""";
        await File.WriteAllTextAsync(Path.Combine(jobs, "bare.json"), Record, TestContext.Current.CancellationToken);

        using var response = await alone.PostAsync("/api/jobs/bare/resume");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(alone.Faults);
    }

    [Fact]
    public async Task JSON_that_is_nested_without_end_is_refused()
    {
        using var response = await web.SendAsync(HttpMethod.Post, "/api/runs", $"{{\"scenario\":{new string('[', 100_000)}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    public static TheoryData<string, string> HostileScenarios() => new()
    {
        { "deep", string.Concat(Enumerable.Repeat("[", 100_000)) },
        { "deep-maps", string.Concat(Enumerable.Range(0, 1_200).Select(depth => $"{new string(' ', depth)}a:\n")) },
        { "itself", "format: 1\ntitle: &a [*a]\nraid: *a\n" },
        { "laughs", $"a: &a [x,x,x,x,x,x,x,x,x,x]\n{string.Concat(Enumerable.Range(1, 9).Select(i => $"{(char)('a' + i)}: &{(char)('a' + i)} [{string.Join(',', Enumerable.Repeat($"*{(char)('a' + i - 1)}", 10))}]\n"))}format: 1\ntitle: *j\n" },
        { "type", "!!System.Diagnostics.Process\nformat: 1\n" },
        { "bytes", "format: 1\ntitle: \"\\0\\x07\\u202e\"\n\0\u0001" },
        { "empty", string.Empty },
        { "huge-number", "format: 1\ntitle: t\nseed: 99999999999999999999999999999999\nduration: 1e400 min\n" },
    };

    [Theory]
    [MemberData(nameof(HostileScenarios))]
    public async Task A_scenario_made_to_break_the_reader_is_told_with_findings_and_the_server_goes_on(string name, string yaml)
    {
        var folder = Directory.CreateDirectory(Path.Combine(web.Home, "scenarios", $"hostile-{name}")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "scenario.yaml"), yaml, TestContext.Current.CancellationToken);
        try
        {
            using var run = await web.PostAsync("/api/runs", new { scenario = $"hostile-{name}" });
            using var campaign = await web.PostAsync("/api/campaigns", new { scenario = $"hostile-{name}", battles = 2 });

            Assert.Equal(HttpStatusCode.UnprocessableEntity, run.StatusCode);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, campaign.StatusCode);
            Assert.NotEmpty((await WebFixture.JsonOf(run))["findings"]!.AsArray());
            Assert.Equal("0.1.0", (string?)(await web.GetJsonAsync("/api/server"))["version"]);
            Assert.Empty(web.Faults);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_scenario_that_is_too_large_is_not_read()
    {
        var folder = Directory.CreateDirectory(Path.Combine(web.Home, "scenarios", "hostile-large")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "scenario.yaml"), $"title: {new string('x', 1024 * 1024)}", TestContext.Current.CancellationToken);
        try
        {
            using var response = await web.PostAsync("/api/runs", new { scenario = "hostile-large" });
            var cards = await web.GetJsonAsync("/api/scenarios");

            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
            var unreadable = Assert.Single(cards["unreadable"]!.AsArray(), each => string.Equals((string?)each!["name"], "hostile-large", StringComparison.Ordinal));
            Assert.Contains("1024 KiB", (string?)unreadable!["findings"]![0]!["message"], StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_script_in_a_name_comes_back_as_text_and_never_as_a_page()
    {
        const string Script = "<script>alert(1)</script>";

        using var response = await web.SendAsync(HttpMethod.Get, $"/api/jobs/{Uri.EscapeDataString(Script)}");
        using var scenario = await web.PostAsync("/api/runs", new { scenario = Script });
        using var page = await web.SendAsync(HttpMethod.Get, $"/{Uri.EscapeDataString(Script)}");

        Assert.All([response, scenario, page], each =>
        {
            Assert.Equal("application/problem+json", each.Content.Headers.ContentType?.MediaType);
            Assert.Equal("nosniff", Assert.Single(each.Headers.GetValues("X-Content-Type-Options")));
        });
    }

    /// <summary>A stream that does not know how long it is, so that it is sent in pieces.</summary>
    private sealed class Unmeasured(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
