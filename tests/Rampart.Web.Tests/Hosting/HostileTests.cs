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
        Assert.Equal(413, (int?)(await WebFixture.JsonOf(response))["status"]);
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

            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
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
