using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Results.Replay;
using Rampart.Simulation.Kernel;
using Rampart.Web.Runs;

namespace Rampart.Web.Tests.Runs;

/// <summary>A project in which first-look was fought once.</summary>
public sealed class FoughtBattle : WebFixture
{
    private readonly Lazy<string> _id;

    public FoughtBattle() => _id = new Lazy<string>(Fight);

    /// <summary>NAME/KEY.</summary>
    public string Id => _id.Value;

    public string Folder => Path.Combine(Results, Id);

    private string Fight()
    {
        var findings = new List<Quantities.Finding>();
        var workspace = Workspace.Open(Home, findings);
        var order = BattleOrder.Read(new BattleAsked(Path.Combine(Home, "scenarios", "first-look"), null, 0, new RunChanges(null, [], [])), workspace, findings)!;
        var made = order.Fight(null, force: false, JournalLevel.Full, findings, new Unwatched(), TestContext.Current.CancellationToken, Results);
        return Path.GetRelativePath(Results, made.Place).Replace(Path.DirectorySeparatorChar, '/');
    }
}

public sealed class RunsTests(FoughtBattle web) : IClassFixture<FoughtBattle>
{
    [Fact]
    public async Task The_summary_says_what_the_report_says()
    {
        var answer = await web.GetJsonAsync($"/api/runs/{web.Id}/summary");
        var summary = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(web.Folder, "summary.json"), TestContext.Current.CancellationToken))!;

        Assert.Equal(web.Id, (string?)answer["id"]);
        Assert.StartsWith("Under the stated readings", (string?)answer["answer"], StringComparison.Ordinal);
        Assert.Contains((string?)answer["answer"] ?? "", await File.ReadAllTextAsync(Path.Combine(web.Folder, "report.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(summary["leakers"]!.AsArray().Count, answer["leakers"]!.AsArray().Count);
        Assert.Equal(summary["mistakes"]!.AsArray().Count, answer["mistakes"]!.AsArray().Count);
        Assert.Equal((int?)summary["waterfall"]![0]!["killed"], (int?)answer["steps"]!.AsArray()[^1]!["reached"]);
        Assert.Equal("7", (string?)answer["stamp"]!["seed"]);
        Assert.Equal((string?)summary["hash"], (string?)answer["stamp"]!["journal"]);
        Assert.Contains("not supported", (string?)answer["remarks"]![0], StringComparison.Ordinal);
        Assert.Empty(answer["failed"]!.AsArray());
    }

    [Fact]
    public async Task The_replay_is_the_battle_and_is_sent_packed_once()
    {
        using var first = await web.SendAsync(HttpMethod.Get, $"/api/runs/{web.Id}/replay", null, ("Accept-Encoding", "gzip"));

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("gzip", Assert.Single(first.Content.Headers.ContentEncoding));
        var packed = await first.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var replay = ReplayFile.Read(Unpacked(packed));
        Assert.Equal(45 * 60 * 1000, replay.Head.Duration_ms);
        Assert.Equal(68, replay.Movers.Count);
        Assert.Equal((string?)(await web.GetJsonAsync($"/api/runs/{web.Id}/summary"))["stamp"]!["journal"], replay.Head.Hash);

        using var again = await web.SendAsync(HttpMethod.Get, $"/api/runs/{web.Id}/replay", null, ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);

        using var plain = await web.SendAsync(HttpMethod.Get, $"/api/runs/{web.Id}/replay");
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.Equal(Unpacked(packed), await plain.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_reasons_for_not_firing_at_a_target_add_up_to_its_life()
    {
        var leaker = (string)(await web.GetJsonAsync($"/api/runs/{web.Id}/summary"))["leakers"]![0]!["target"]!;

        var why = await web.GetJsonAsync($"/api/runs/{web.Id}/why?target={Uri.EscapeDataString(leaker)}");

        var life = (double)why["ended_s"]! - (double)why["appeared_s"]!;
        Assert.Equal(2, why["batteries"]!.AsArray().Count);
        Assert.All(why["batteries"]!.AsArray(), battery =>
        {
            Assert.Equal(life, battery!["totals"]!.AsArray().Sum(total => (double)total!["seconds"]!), 1e-3);
            var stretches = battery["stretches"]!.AsArray();
            Assert.Equal((double)why["appeared_s"]!, (double)stretches[0]!["from_s"]!, 1e-6);
            Assert.All(stretches.Zip(stretches.Skip(1)), pair => Assert.Equal((double)pair.First!["until_s"]!, (double)pair.Second!["from_s"]!));
        });
        Assert.Contains("leaked", (string?)why["answer"], StringComparison.Ordinal);
        Assert.Contains("What kept them longest", (string?)why["answer"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("' OR 1=1 --")]
    [InlineData("<script>alert(1)</script>")]
    public async Task A_target_that_is_not_in_the_battle_is_not_there(string target)
    {
        using var response = await web.SendAsync(HttpMethod.Get, $"/api/runs/{web.Id}/why?target={Uri.EscapeDataString(target)}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain(target, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kills_are_walked_back_to_quotations()
    {
        var explained = await web.GetJsonAsync($"/api/runs/{web.Id}/explain?outcome=kills");

        Assert.True((int)explained["targets"]! > 0);
        var claims = explained["models"]!.AsArray().SelectMany(model => model!["values"]!.AsArray()).SelectMany(value => value!["claims"]!.AsArray()).ToList();
        Assert.NotEmpty(claims);
        Assert.Contains(claims, claim => ((string?)claim!["quotation"])?.Length > 10 && ((string?)claim["id"])?.Contains('#', StringComparison.Ordinal) == true);
        Assert.Contains(explained["models"]!.AsArray(), model => ((string?)model!["took"]![0])?.Contains("detected", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task An_outcome_that_nobody_knows_is_refused_with_those_that_there_are()
    {
        using var response = await web.SendAsync(HttpMethod.Get, $"/api/runs/{web.Id}/explain?outcome=kils");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("kills", (string?)(await WebFixture.JsonOf(response))["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing/7-00000000")]
    [InlineData("..%2f..%2fetc/passwd")]
    [InlineData("first-look/.last")]
    [InlineData(".replays/x")]
    public async Task What_is_no_result_is_not_read(string id)
    {
        foreach (var what in new[] { "summary", "replay", "why?target=x", "explain?outcome=kills" })
        {
            using var response = await web.SendAsync(HttpMethod.Get, $"/api/runs/{id}/{what}");
            Assert.True(response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{id}/{what}: {response.StatusCode}");
        }
    }

    private static byte[] Unpacked(byte[] packed)
    {
        using var stream = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        stream.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}

/// <summary>Each test here changes the project's files, so each has a project of its own.</summary>
public sealed class ChangedRunTests
{
    [Fact]
    public async Task A_replay_that_was_made_outlives_a_change_of_the_scenario_and_another_is_not_made()
    {
        await using var web = new FoughtBattle();
        await web.InitializeAsync();
        using (var before = await web.SendAsync(HttpMethod.Get, $"/api/runs/{web.Id}/replay"))
        {
            Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        }

        var scenario = Path.Combine(web.Home, "scenarios", "first-look", "scenario.yaml");
        await File.WriteAllTextAsync(scenario, (await File.ReadAllTextAsync(scenario, TestContext.Current.CancellationToken)).Replace("at: 39.46N 32.82E", "at: 39.56N 32.92E", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await web.RestartAsync();
        using (var kept = await web.SendAsync(HttpMethod.Get, $"/api/runs/{web.Id}/replay"))
        {
            Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        }

        Directory.Delete(Path.Combine(web.Results, ReplayStore.Folder), recursive: true);
        using var after = await web.SendAsync(HttpMethod.Get, $"/api/runs/{web.Id}/replay");
        Assert.Equal(HttpStatusCode.Conflict, after.StatusCode);
        Assert.Contains("has changed", (string?)(await WebFixture.JsonOf(after))["title"], StringComparison.Ordinal);
        Assert.Empty(web.Faults);
    }

    [Fact]
    public async Task A_journal_that_was_cut_off_is_told_and_is_no_fault_of_ours()
    {
        await using var web = new FoughtBattle();
        await web.InitializeAsync();
        var journal = Path.Combine(web.Folder, "battle.journal");
        await File.WriteAllBytesAsync(journal, (await File.ReadAllBytesAsync(journal, TestContext.Current.CancellationToken))[..5000], TestContext.Current.CancellationToken);

        using var response = await web.SendAsync(HttpMethod.Get, $"/api/runs/{web.Id}/replay");

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("cut off", (string?)(await WebFixture.JsonOf(response))["findings"]![0]!["message"], StringComparison.Ordinal);
        Assert.Empty(web.Faults);
        Assert.False(Directory.Exists(Path.Combine(web.Results, ReplayStore.Folder)));
    }
}
