using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace Rampart.Web.Tests.Jobs;

public class JobTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    private readonly WebFixture _web = fixture.WithSmallBattle();

    [Fact]
    public async Task A_battle_is_fought_in_the_background_and_its_result_stands_when_it_is_done()
    {
        using var accepted = await _web.PostAsync("/api/runs", new { scenario = "first-look", seed = 11 });

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        var job = await WebFixture.JsonOf(accepted);
        Assert.Equal($"/api/jobs/{job["id"]}", accepted.Headers.Location?.OriginalString);
        var done = await _web.EndOf(job);
        Assert.Equal("done", (string?)done["state"]);
        Assert.False((bool?)done["isReused"]);
        Assert.True(File.Exists(Path.Combine(_web.Results, (string)done["result"]!, "summary.json")));
        Assert.Matches("^first-look/11-[0-9a-f]{8}$", (string)done["result"]!);
    }

    [Fact]
    public async Task A_battle_that_stands_already_is_found_and_not_fought_again()
    {
        var first = await _web.Fight(new { scenario = "first-look", seed = 12 });
        var manifest = Path.Combine(_web.Results, (string)first["result"]!, "manifest.json");
        var written = File.GetLastWriteTimeUtc(manifest);

        var second = await _web.Fight(new { scenario = "first-look", seed = 12 });

        Assert.True((bool?)second["isReused"]);
        Assert.Equal((string?)first["result"], (string?)second["result"]);
        Assert.Equal(written, File.GetLastWriteTimeUtc(manifest));
    }

    [Fact]
    public async Task What_a_killed_server_of_the_same_number_has_left_does_not_stand_in_the_way()
    {
        var first = await _web.Fight(new { scenario = "first-look", seed = 21 });
        var place = Path.Combine(_web.Results, (string)first["result"]!);
        Directory.Delete(place, recursive: true);
        var left = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(place)!, $".{Path.GetFileName(place)}.partial-{Environment.ProcessId}")).FullName;
        await File.WriteAllTextAsync(Path.Combine(left, "run.sqlite"), "half", TestContext.Current.CancellationToken);

        var again = await _web.Fight(new { scenario = "first-look", seed = 21 });

        Assert.Equal("done", (string?)again["state"]);
        Assert.Equal(first["result"]!.ToString(), again["result"]!.ToString());
        Assert.True(File.Exists(Path.Combine(place, "summary.json")));
    }

    [Fact]
    public async Task A_campaigns_progress_comes_as_events_up_to_its_end()
    {
        using var accepted = await _web.PostAsync("/api/campaigns", new { scenario = "first-look", battles = 6, seed = 13 });
        var job = await WebFixture.JsonOf(accepted);

        var events = await _web.EventsOf((string)job["id"]!).ToListAsync(TestContext.Current.CancellationToken);

        var last = events[^1];
        Assert.Equal("done", last.EventType);
        Assert.Equal(6, (int?)JsonNode.Parse(last.Data)!["done"]);
        Assert.All(events.SkipLast(1), each => Assert.Equal("progress", each.EventType));
        Assert.Equal(events.Count, events.Select(each => each.EventId).Distinct(StringComparer.Ordinal).Count());
        Assert.True(File.Exists(Path.Combine(_web.Results, (string)job["result"]!, "summary.json")));
    }

    [Fact]
    public async Task Who_has_seen_the_end_is_told_that_nothing_more_comes()
    {
        var job = await _web.Fight(new { scenario = "first-look", seed = 14 });
        var events = await _web.EventsOf((string)job["id"]!).ToListAsync(TestContext.Current.CancellationToken);

        using var again = await _web.SendAsync(HttpMethod.Get, $"/api/jobs/{job["id"]}/events", null, ("Last-Event-ID", events[^1].EventId!));

        Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
    }

    [Fact]
    public async Task A_campaign_that_is_stopped_keeps_what_is_finished_and_goes_on_from_there()
    {
        using var accepted = await _web.PostAsync("/api/campaigns", new { scenario = "first-look", battles = 24, seed = 15 });
        var job = await WebFixture.JsonOf(accepted);
        var id = (string)job["id"]!;
        await foreach (var each in _web.EventsOf(id))
        {
            var now = JsonNode.Parse(each.Data)!;
            if (string.Equals((string?)now["counted"], "battles", StringComparison.Ordinal) && (int)now["done"]! >= 4)
            {
                break;
            }
        }

        using var stopping = await _web.PostAsync($"/api/jobs/{id}/stop");
        var stopped = await _web.EndOf(job);
        var kept = _web.RowsOf((string)job["result"]!);
        using var resuming = await _web.PostAsync($"/api/jobs/{id}/resume");
        var done = await _web.EndOf(job);

        Assert.Equal("stopped", (string?)stopped["state"]);
        Assert.InRange(kept.Count, 4, 23);
        Assert.Equal("done", (string?)done["state"]);
        Assert.Equal(id, (string?)done["id"]);
        var rows = _web.RowsOf((string)job["result"]!);
        Assert.Equal(24, rows.Count);
        Assert.Subset(rows.ToHashSet(StringComparer.Ordinal), kept.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_lost_connection_does_not_stop_the_job()
    {
        using var accepted = await _web.PostAsync("/api/campaigns", new { scenario = "first-look", battles = 10, seed = 16 });
        var job = await WebFixture.JsonOf(accepted);
        var seen = string.Empty;
        await foreach (var each in _web.EventsOf((string)job["id"]!))
        {
            // The first that counts battles, and away.
            seen = each.EventId!;
            if (JsonNode.Parse(each.Data)!["counted"]!.GetValue<string>() is "battles")
            {
                break;
            }
        }

        var rest = await _web.EventsOf((string)job["id"]!, seen).ToListAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain(rest, each => string.Equals(each.EventId, seen, StringComparison.Ordinal));
        Assert.Equal("done", rest[^1].EventType);
        Assert.Equal(10, _web.RowsOf((string)job["result"]!).Count);
    }

    [Fact]
    public async Task Two_pages_that_ask_for_the_same_watch_the_same_job()
    {
        using var first = await _web.PostAsync("/api/campaigns", new { scenario = "first-look", battles = 6, seed = 17 });
        using var second = await _web.PostAsync("/api/campaigns", new { scenario = "first-look", battles = 6, seed = 17 });
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (first.StatusCode, second.StatusCode));
        var (one, other) = (await WebFixture.JsonOf(first), await WebFixture.JsonOf(second));

        var ends = await Task.WhenAll(_web.EndOf(one), _web.EndOf(other));

        Assert.Equal((string?)one["id"], (string?)other["id"]);
        Assert.All(ends, end => Assert.Equal("done", (string?)end["state"]));
        Assert.Equal(6, _web.RowsOf((string)one["result"]!).Count);
    }

    [Fact]
    public async Task A_campaign_that_was_killed_before_its_first_word_stands_in_nobodys_way()
    {
        using var first = await _web.PostAsync("/api/campaigns", new { scenario = "first-look", battles = 4, seed = 19 });
        var done = await _web.EndOf(await WebFixture.JsonOf(first));
        var place = Path.Combine(_web.Results, (string)done["result"]!);
        Directory.Delete(place, recursive: true);
        Directory.CreateDirectory(Path.Combine(place, "shards"));

        using var second = await _web.PostAsync("/api/campaigns", new { scenario = "first-look", battles = 4, seed = 19 });

        Assert.Equal(HttpStatusCode.Accepted, second.StatusCode);
        Assert.Equal("done", (string?)(await _web.EndOf(await WebFixture.JsonOf(second)))["state"]);
        Assert.Equal(4, _web.RowsOf((string)done["result"]!).Count);
    }

    [Fact]
    public async Task A_battle_of_a_campaign_is_the_very_battle_that_the_campaign_has_fought()
    {
        using var accepted = await _web.PostAsync("/api/campaigns", new { scenario = "first-look", battles = 4, seed = 18 });
        var campaign = await _web.EndOf(await WebFixture.JsonOf(accepted));
        var row = _web.RowsOf((string)campaign["result"]!).Single(each => each.StartsWith("1,3,", StringComparison.Ordinal));

        var battle = await _web.Fight(new { campaign = (string?)campaign["result"], replication = 3 });

        Assert.Equal("done", (string?)battle["state"]);
        var summary = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_web.Results, (string)battle["result"]!, "summary.json"), TestContext.Current.CancellationToken))!;
        Assert.Equal(row.Split(',')[2], (string?)summary["hash"]);
    }

    [Theory]
    [InlineData("""{"scenario":"no-such"}""", HttpStatusCode.NotFound)]
    [InlineData("""{"scenario":"../first-look"}""", HttpStatusCode.NotFound)]
    [InlineData("""{"scenario":"/etc"}""", HttpStatusCode.NotFound)]
    [InlineData("""{"scenario":"first-look","seed":-1}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"scenario":"first-look","seed":18446744073709551615}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"scenario":"first-look","replication":281474976710656}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"scenario":"first-look","speed":2}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"scenario":"first-look","readings":["nonsense"]}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"campaign":"first-look/../..","replication":0}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"campaign":"first-look/campaign-1-00000000","replication":0}""", HttpStatusCode.NotFound)]
    [InlineData("""{"campaign":"first-look/campaign-1-00000000","seed":3}""", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("[1,2", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    public async Task What_cannot_be_fought_is_told_at_once(string json, HttpStatusCode status)
    {
        using var response = await _web.SendAsync(HttpMethod.Post, "/api/runs", json);

        Assert.Equal(status, response.StatusCode);
        var problem = await WebFixture.JsonOf(response);
        Assert.DoesNotContain("   at ", problem.ToJsonString(), StringComparison.Ordinal);
        if (status == HttpStatusCode.UnprocessableEntity)
        {
            Assert.Contains(problem["findings"]!.AsArray(), finding => string.Equals((string?)finding!["severity"], "error", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("""{"scenario":"first-look","battles":3}""")]
    [InlineData("""{"scenario":"first-look","battles":0}""")]
    [InlineData("""{"scenario":"first-look","battles":20002}""")]
    [InlineData("""{"scenario":"first-look","battles":10,"points":3}""")]
    [InlineData("""{"scenario":"first-look","battles":10,"points":0}""")]
    [InlineData("""{"battles":10}""")]
    public async Task A_campaign_that_cannot_be_shaped_is_told_at_once(string json)
    {
        using var response = await _web.SendAsync(HttpMethod.Post, "/api/campaigns", json);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEmpty((string)(await WebFixture.JsonOf(response))["title"]!);
    }

    [Theory]
    [InlineData("20260101-000000-0a1b2c3d", true)]
    [InlineData("", false)]
    [InlineData("..", false)]
    [InlineData("../../etc/passwd", false)]
    [InlineData("a/b", false)]
    [InlineData("a\\b", false)]
    [InlineData("a.json", false)]
    [InlineData("a\0b", false)]
    [InlineData("\u00e9", false)]
    public void A_jobs_name_is_the_name_of_a_file_and_nothing_else(string name, bool isOne)
    {
        Assert.Equal(isOne, Web.Jobs.JobId.IsOne(name));
        Assert.False(Web.Jobs.JobId.IsOne(name + new string('x', 65)));
    }

    [Theory]
    [InlineData("no-such")]
    [InlineData("..%2f..%2fetc%2fpasswd")]
    [InlineData("20260101-000000-00000000")]
    public async Task A_job_that_is_not_there_is_not_there(string id)
    {
        using var look = await _web.SendAsync(HttpMethod.Get, $"/api/jobs/{id}");
        using var watch = await _web.SendAsync(HttpMethod.Get, $"/api/jobs/{id}/events");
        using var stop = await _web.SendAsync(HttpMethod.Post, $"/api/jobs/{id}/stop", "{}");

        Assert.All([look, watch, stop], each => Assert.Equal(HttpStatusCode.NotFound, each.StatusCode));
    }
}
