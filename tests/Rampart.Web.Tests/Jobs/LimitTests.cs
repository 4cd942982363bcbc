using System.Net;
using System.Text.Json.Nodes;
using Rampart.Web.Hosting;

namespace Rampart.Web.Tests.Jobs;

public class LimitTests
{
    [Fact]
    public async Task A_campaign_that_takes_too_long_is_stopped_and_what_is_finished_is_kept()
    {
        await using var web = await Started(limits => limits with { Campaign = TimeSpan.FromSeconds(6.0) });
        using var accepted = await web.PostAsync("/api/campaigns", new { scenario = "first-look", battles = 2000, points = 1, seed = 31 });

        var end = await web.EndOf(await WebFixture.JsonOf(accepted));

        Assert.Equal("stopped", (string?)end["state"]);
        Assert.Contains("longer than the server allows", (string)end["message"]!, StringComparison.Ordinal);
        Assert.True((bool?)end["canResume"]);
    }

    [Fact]
    public async Task No_more_wait_than_the_server_takes_on_and_what_waits_can_be_stopped()
    {
        await using var web = await Started(limits => limits with { ConcurrentCampaigns = 1, Waiting = 1 });
        using var first = await web.PostAsync("/api/campaigns", new { scenario = "first-look", battles = 4000, points = 1, seed = 32 });
        await web.EventsOf((string)(await WebFixture.JsonOf(first))["id"]!).FirstAsync(each => JsonNode.Parse(each.Data)!["state"]!.GetValue<string>() is "going", TestContext.Current.CancellationToken);

        using var second = await web.PostAsync("/api/campaigns", new { scenario = "first-look", battles = 4000, points = 1, seed = 33 });
        using var third = await web.PostAsync("/api/campaigns", new { scenario = "first-look", battles = 4000, points = 1, seed = 34 });
        var waiting = await WebFixture.JsonOf(second);
        using var stopping = await web.PostAsync($"/api/jobs/{waiting["id"]}/stop");
        var stopped = await web.EndOf(waiting);

        Assert.Equal(HttpStatusCode.Accepted, second.StatusCode);
        Assert.Equal("queued", (string?)waiting["state"]);
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Equal("stopped", (string?)stopped["state"]);
        Assert.Null(stopped["started"]);
    }

    [Fact]
    public async Task When_the_server_ends_its_jobs_are_interrupted_and_the_next_one_goes_on_with_them()
    {
        await using var web = await Started(limits => limits);
        using var accepted = await web.PostAsync("/api/campaigns", new { scenario = "first-look", battles = 20_000, points = 1, seed = 35 });
        var job = await WebFixture.JsonOf(accepted);
        await web.EventsOf((string)job["id"]!).FirstAsync(each => JsonNode.Parse(each.Data) is { } now && now["counted"]!.GetValue<string>() is "battles" && now["done"]!.GetValue<int>() >= 2, TestContext.Current.CancellationToken);

        await web.RestartAsync();
        var interrupted = await web.GetJsonAsync($"/api/jobs/{job["id"]}");
        var kept = web.RowsOf((string)job["result"]!);
        var summary = await web.GetJsonAsync($"/api/campaigns/{job["result"]}/summary");
        using var resumed = await web.PostAsync($"/api/campaigns/{job["result"]}/resume");
        var again = await WebFixture.JsonOf(resumed);

        // So many that they cannot be through by now, whatever the machine had to do: it is seen to go on, and stopped.
        await web.EventsOf((string)again["id"]!).FirstAsync(each => JsonNode.Parse(each.Data)!["done"]!.GetValue<int>() > kept.Count, TestContext.Current.CancellationToken);
        using var stopping = await web.PostAsync($"/api/jobs/{again["id"]}/stop");
        var stopped = await web.EndOf(again);

        Assert.Equal("interrupted", (string?)interrupted["state"]);
        Assert.InRange(kept.Count, 2, 19_999);
        Assert.Equal(kept.Count, (int?)summary["finished"]);
        Assert.False((bool?)summary["isWhole"]);
        Assert.Equal((string?)job["id"], (string?)stopped["id"]);
        Assert.Equal("stopped", (string?)stopped["state"]);
        var rows = web.RowsOf((string)job["result"]!);
        Assert.InRange(rows.Count, kept.Count + 1, 20_000);
        Assert.Subset(rows.ToHashSet(StringComparer.Ordinal), kept.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_job_of_another_server_that_lives_is_not_taken_for_interrupted()
    {
        await using var web = await Started(limits => limits);
        using var accepted = await web.PostAsync("/api/campaigns", new { scenario = "first-look", battles = 4000, points = 1, seed = 36 });
        var job = await WebFixture.JsonOf(accepted);
        await web.EventsOf((string)job["id"]!).FirstAsync(each => JsonNode.Parse(each.Data)!["state"]!.GetValue<string>() is "going", TestContext.Current.CancellationToken);

        await using var second = await RampartServer.StartAsync(new ServerOptions { Home = web.Home, Results = web.Results, Port = 0 }, TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = second.Address };
        var seen = JsonNode.Parse(await client.GetStringAsync(new Uri($"/api/jobs/{job["id"]}", UriKind.Relative), TestContext.Current.CancellationToken))!;
        using var stopping = await client.PostAsync(new Uri($"/api/jobs/{job["id"]}/stop", UriKind.Relative), null, TestContext.Current.CancellationToken);

        Assert.Equal("going", (string?)seen["state"]);
        Assert.Equal(HttpStatusCode.Conflict, stopping.StatusCode);
    }

    private static async Task<WebFixture> Started(Func<ServerLimits, ServerLimits> limited)
    {
        var web = new WebFixture { Configure = options => options with { Limits = limited(options.Limits) } };
        await web.InitializeAsync();
        return web.WithSmallBattle();
    }
}
