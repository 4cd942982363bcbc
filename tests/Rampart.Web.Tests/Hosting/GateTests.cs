using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Rampart.Web.Hosting;

namespace Rampart.Web.Tests.Hosting;

public class GateTests(WebFixture web) : IClassFixture<WebFixture>
{
    private string Own => web.Server.Address.GetLeftPart(UriPartial.Authority);

    [Theory]
    [InlineData("127.0.0.1:{port}", HttpStatusCode.OK)]
    [InlineData("localhost:{port}", HttpStatusCode.OK)]
    [InlineData("LOCALHOST:{port}", HttpStatusCode.OK)]
    [InlineData("[::1]:{port}", HttpStatusCode.OK)]
    [InlineData("rebound.example:{port}", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1.rebound.example:{port}", HttpStatusCode.Forbidden)]
    [InlineData("localhost.rebound.example:{port}", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1:1", HttpStatusCode.Forbidden)]
    [InlineData("localhost", HttpStatusCode.Forbidden)]
    [InlineData("192.168.0.1:{port}", HttpStatusCode.Forbidden)]
    [InlineData("0.0.0.0:{port}", HttpStatusCode.Forbidden)]
    public async Task Only_our_own_names_and_port_are_answered(string host, HttpStatusCode status)
    {
        var given = host.Replace("{port}", web.Server.Address.Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

        using var page = await web.SendAsync(HttpMethod.Get, "/", null, ("Host", given));
        using var api = await web.SendAsync(HttpMethod.Get, "/api/server", null, ("Host", given));

        Assert.Equal(status, page.StatusCode);
        Assert.Equal(status, api.StatusCode);
    }

    [Theory]
    [InlineData("Origin", "http://rebound.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Origin", "http://127.0.0.1")]
    [InlineData("Origin", "file://")]
    [InlineData("Origin", "chrome-extension://abcdef")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "whatever")]
    public async Task Another_site_changes_nothing_and_reads_nothing(string header, string value)
    {
        using var read = await web.SendAsync(HttpMethod.Get, "/api/server", null, (header, value));
        using var change = await web.SendAsync(HttpMethod.Post, "/api/server", "{}", (header, value));

        Assert.Equal(HttpStatusCode.Forbidden, read.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, change.StatusCode);
        Assert.False(read.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Our_own_pages_are_let_through()
    {
        using var read = await web.SendAsync(HttpMethod.Get, "/api/server", null, ("Origin", Own), ("Sec-Fetch-Site", "same-origin"));
        using var typed = await web.SendAsync(HttpMethod.Get, "/api/server", null, ("Sec-Fetch-Site", "none"));

        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Equal(HttpStatusCode.OK, typed.StatusCode);
    }

    [Fact]
    public async Task A_link_from_another_site_opens_a_page_but_not_a_document()
    {
        using var page = await web.SendAsync(HttpMethod.Get, "/coverage", null, ("Sec-Fetch-Site", "cross-site"));

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/jsonp")]
    [InlineData("text/plain; application/json")]
    public async Task What_a_form_could_send_is_not_taken(string type)
    {
        using var response = await web.SendAsync(HttpMethod.Post, "/api/server", "{}", ("Content-Type", type));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task A_preflight_of_another_site_gets_no_permission()
    {
        using var response = await web.SendAsync(HttpMethod.Options, "/api/server", null, ("Origin", "http://rebound.example"), ("Access-Control-Request-Method", "POST"));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("/../../etc/passwd")]
    [InlineData("/..%2f..%2fetc%2fpasswd")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/%252e%252e%252fetc%252fpasswd")]
    [InlineData("/assets/../index.html/../../web/package.json")]
    [InlineData("/assets/..%5c..%5cweb.config")]
    [InlineData("//etc/passwd")]
    [InlineData("/index.html%00.js")]
    public async Task No_way_through_the_address_leads_out_of_the_pages(string path)
    {
        var answer = await Raw($"GET {path} HTTP/1.1\r\nHost: {web.Server.Address.Authority}\r\nConnection: close\r\n\r\n");

        Assert.Matches("^HTTP/1.1 4(00|04) ", answer);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_reached_from_elsewhere_asks_for_its_token()
    {
        const string Token = "sixteen-letters-and-more";
        await using var guarded = new WebFixture { Configure = options => options with { Address = IPAddress.Any, Token = Token } };
        await guarded.InitializeAsync();
        var port = guarded.Server.Address.Port;
        async Task<HttpResponseMessage> Ask(string path, params (string, string)[] headers) => await guarded.SendAsync(HttpMethod.Get, $"http://127.0.0.1:{port}{path}", null, headers);

        using var without = await Ask("/api/server");
        using var wrong = await Ask("/api/server", ("Authorization", "Bearer sixteen-letters-and-lies"));
        using var right = await Ask("/api/server", ("Authorization", $"Bearer {Token}"));
        using var page = await Ask("/coverage");
        using var welcome = await Ask($"/coverage?token={Token}&height=50");

        Assert.Equal(HttpStatusCode.Forbidden, without.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Equal(HttpStatusCode.Found, welcome.StatusCode);
        Assert.Equal("/coverage?height=50", welcome.Headers.Location?.OriginalString);
        var cookie = Assert.Single(welcome.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        using var again = await Ask("/coverage?height=50", ("Cookie", cookie[..cookie.IndexOf(';', StringComparison.Ordinal)]));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Theory]
    [InlineData("//rebound.example/")]
    [InlineData("/%5crebound.example/")]
    public async Task The_token_never_sends_a_browser_to_another_host(string path)
    {
        const string Token = "sixteen-letters-and-more";
        await using var guarded = new WebFixture { Configure = options => options with { Token = Token } };
        await guarded.InitializeAsync();

        var answer = await Raw($"GET {path}?token={Token} HTTP/1.1\r\nHost: {guarded.Server.Address.Authority}\r\nConnection: close\r\n\r\n", guarded.Server.Address.Port);

        var location = Assert.Single(answer.Split("\r\n"), line => line.StartsWith("Location:", StringComparison.OrdinalIgnoreCase));
        Assert.Matches("^Location: /[^/\\\\]", location);
    }

    [Fact]
    public async Task Elsewhere_than_on_loopback_nothing_starts_without_a_token_or_with_a_short_one()
    {
        async Task Start(string? token)
        {
            await using var server = await RampartServer.StartAsync(new ServerOptions { Home = web.Home, Results = web.Results, Port = 0, Address = IPAddress.Any, Token = token }, TestContext.Current.CancellationToken);
        }

        await Assert.ThrowsAsync<ArgumentException>(() => Start(null));
        await Assert.ThrowsAsync<ArgumentException>(() => Start("fifteen letters"));
    }

    /// <summary>Sends bytes as they are: a client would tidy them up first.</summary>
    private async Task<string> Raw(string request, int? port = null)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, port ?? web.Server.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
