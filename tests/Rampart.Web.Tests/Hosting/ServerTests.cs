using System.Net;
using Rampart.Web.Hosting;

namespace Rampart.Web.Tests.Hosting;

public class ServerTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task The_server_says_which_Rampart_it_is_and_what_it_takes_on()
    {
        var server = await web.GetJsonAsync("/api/server");

        Assert.Equal("0.1.0", (string?)server["version"]);
        Assert.Equal(20_000, (int?)server["mostBattles"]);
        Assert.Equal(600.0, (double?)server["longestRun_s"]);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/coverage")]
    [InlineData("/replay?run=first-look/3-e41ab9c2&t=60")]
    [InlineData("/campaign")]
    [InlineData("/evidence")]
    [InlineData("/force")]
    [InlineData("/method")]
    public async Task Every_page_is_the_same_document_under_a_strict_policy(string path)
    {
        using var response = await web.SendAsync(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_page_that_the_browser_has_is_not_sent_again()
    {
        using var first = await web.SendAsync(HttpMethod.Get, "/");

        using var second = await web.SendAsync(HttpMethod.Get, "/", null, ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal("no-cache", second.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("/api/nothing", HttpStatusCode.NotFound)]
    [InlineData("/nothing.html", HttpStatusCode.NotFound)]
    [InlineData("/coverage/..%2f..%2fetc/passwd", HttpStatusCode.NotFound)]
    public async Task What_is_not_there_is_told_as_a_problem_and_never_as_a_page(string path, HttpStatusCode status)
    {
        using var response = await web.SendAsync(HttpMethod.Get, path);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await WebFixture.JsonOf(response);
        Assert.Equal((int)status, (int?)problem["status"]);
        Assert.NotEmpty((string?)problem["title"] ?? string.Empty);
    }

    [Fact]
    public async Task A_method_that_an_address_does_not_take_is_refused()
    {
        using var response = await web.SendAsync(HttpMethod.Delete, "/api/server", "{}");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(405, (int?)(await WebFixture.JsonOf(response))["status"]);
    }

    [Fact]
    public async Task Another_loopback_address_is_listened_on_alone_and_is_its_own_name()
    {
        var second = IPAddress.Parse("127.0.0.2");
        await using var alone = new WebFixture { Configure = options => options with { Address = second } };
        await alone.InitializeAsync();

        Assert.Equal("127.0.0.2", alone.Server.Address.Host);
        Assert.Equal("0.1.0", (string?)(await alone.GetJsonAsync("/api/server"))["version"]);
        using var other = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => other.GetStringAsync(new UriBuilder(alone.Server.Address) { Host = "127.0.0.1" }.Uri, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Two_servers_do_not_share_a_port()
    {
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            await using var second = await RampartServer.StartAsync(new ServerOptions { Home = web.Home, Results = web.Results, Port = web.Server.Address.Port }, TestContext.Current.CancellationToken);
        });
    }
}
