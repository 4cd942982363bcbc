using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Rampart.Web.Tests.Hosting;

public class AddressTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/coverage/nowhere")]
    [InlineData("/%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    public async Task A_browser_that_asks_for_an_unknown_page_gets_the_shell_that_says_so(string path)
    {
        using var response = await web.SendAsync(HttpMethod.Get, path, null, ("Accept", Browser));
        using var first = await web.SendAsync(HttpMethod.Get, "/", null, ("Accept", Browser));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("default-src 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("/api/nowhere", Browser)]
    [InlineData("/api", Browser)]
    [InlineData("/assets/nowhere.js", Browser)]
    [InlineData("/nowhere", "application/json")]
    [InlineData("/nowhere", "text/html;q=0, application/json")]
    public async Task What_is_no_page_is_told_as_a_problem_even_to_a_browser(string path, string accept)
    {
        using var response = await web.SendAsync(HttpMethod.Get, path, null, ("Accept", accept));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/api/server", HttpStatusCode.OK, "application/json")]
    [InlineData("/api/openapi.json", HttpStatusCode.OK, "application/json")]
    [InlineData("/api/terrain/relief?lat_deg=39&lon_deg=33&radius_km=50&size=16", HttpStatusCode.OK, "application/octet-stream")]
    [InlineData("/api/nowhere", HttpStatusCode.NotFound, "application/problem+json")]
    [InlineData("/api/jobs/nowhere", HttpStatusCode.NotFound, "application/problem+json")]
    [InlineData("/nowhere.js", HttpStatusCode.NotFound, "application/problem+json")]
    [InlineData("/", HttpStatusCode.OK, "text/html")]
    public async Task Who_asks_for_the_head_alone_is_told_what_GET_would_tell_without_its_body(string path, HttpStatusCode status, string type)
    {
        var head = await Raw($"HEAD {path} HTTP/1.1\r\nHost: {web.Server.Address.Authority}\r\n\r\nGET /api/server HTTP/1.1\r\nHost: {web.Server.Address.Authority}\r\nConnection: close\r\n\r\n");

        // On one connection: a body behind the head would be taken for the second answer.
        Assert.StartsWith($"HTTP/1.1 {(int)status} ", head, StringComparison.Ordinal);
        var (first, second) = (head[..head.IndexOf("\r\n\r\n", StringComparison.Ordinal)], head[(head.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        Assert.Contains($"Content-Type: {type}", first, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 200 OK", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_head_of_a_stream_of_events_is_not_to_be_had()
    {
        using var response = await web.SendAsync(HttpMethod.Head, "/api/coverage/bands?system=s-400&lat_deg=39&lon_deg=33&points=1");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET"], response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("/api/results?most=abc", "most", "whole number")]
    [InlineData("/api/results?most=", "most", "whole number")]
    [InlineData("/api/results?most=1.5", "most", "whole number")]
    [InlineData("/api/results?most=99999999999", "most", "whole number")]
    [InlineData("/api/results?most=0", "most", "60")]
    [InlineData("/api/results?most=x%20y%22%20from%20%22z", "most", "whole number")]
    [InlineData("/api/evidence/worth?property=s-400/engagement-range&campaign=..%2F..%2Fetc", "campaign", "result's name")]
    [InlineData("/api/results?most=1&most=2", "most", "once")]
    [InlineData("/api/scenarios?benchmarks=perhaps", "benchmarks", "true or false")]
    [InlineData("/api/force", "owner", "owner")]
    [InlineData("/api/force?owner=turkey&owner=china", "owner", "once")]
    [InlineData("/api/force?owner=turkey&on=tomorrow", "on", "2019-10-01")]
    [InlineData("/api/terrain/relief?lat_deg=39&lon_deg=33&radius_km=NaN", "radius_km", "1500")]
    [InlineData("/api/terrain/relief?lat_deg=39&lon_deg=33&radius_km=1e999", "radius_km", "1500")]
    [InlineData("/api/terrain/relief?lat_deg=39&lon_deg=181&radius_km=50", "lon_deg", "180")]
    [InlineData("/api/terrain/relief?lat_deg=39&lon_deg=33&radius_km=50&size=7", "size", "768")]
    [InlineData("/api/terrain/relief?lat_deg=39&radius_km=50", "lon_deg", "lon_deg")]
    [InlineData("/api/coverage?system=s-400&lat_deg=39&lon_deg=33&radius_km=NaN", "radius_km", "600")]
    [InlineData("/api/coverage?system=s-400&lat_deg=39&lon_deg=33&radius_km=1e999", "radius_km", "600")]
    [InlineData("/api/coverage?system=s-400&lat_deg=39&lon_deg=33&radius_km=far", "radius_km", "number")]
    [InlineData("/api/coverage/bands?system=s-400&lat_deg=39&lon_deg=33&points=0", "points", "128")]
    [InlineData("/api/coverage/profile?system=s-400&lat_deg=39&lon_deg=33&bearing_deg=NaN", "bearing_deg", "45")]
    public async Task A_parameter_that_cannot_be_read_is_named_with_what_is_allowed(string path, string name, string allowed)
    {
        using var response = await web.SendAsync(HttpMethod.Get, path);

        Assert.True(response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity, $"{response.StatusCode}");
        var problem = await WebFixture.JsonOf(response);
        var finding = problem["findings"]!.AsArray().FirstOrDefault(each => string.Equals((string?)each!["subject"], name, StringComparison.Ordinal));
        Assert.True(finding is not null, problem.ToJsonString());
        Assert.Contains(allowed, $"{finding["message"]} {finding["remedy"]}", StringComparison.Ordinal);
        Assert.Empty(web.Faults);
    }

    [Theory]
    [InlineData("/API/server")]
    [InlineData("/Api/results")]
    [InlineData("/api/server")]
    public async Task No_answer_of_the_API_is_kept_by_a_cache_however_its_address_is_written(string path)
    {
        using var response = await web.SendAsync(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task A_body_that_does_not_come_does_not_hold_a_connection()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, web.Server.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /api/runs HTTP/1.1\r\nHost: {web.Server.Address.Authority}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{{"), TestContext.Current.CancellationToken);
        using var patience = Patience.Token();
        using var reader = new StreamReader(stream);

        var answer = await reader.ReadToEndAsync(patience.Token);

        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Empty(web.Faults);
    }

    [Fact]
    public async Task An_address_without_end_is_refused_and_the_server_goes_on()
    {
        var answer = await Raw($"GET /api/{new string('a', 20_000)} HTTP/1.1\r\nHost: {web.Server.Address.Authority}\r\nConnection: close\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 414 ", answer, StringComparison.Ordinal);
        Assert.Equal("0.1.0", (string?)(await web.GetJsonAsync("/api/server"))["version"]);
    }

    private async Task<string> Raw(string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, web.Server.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
