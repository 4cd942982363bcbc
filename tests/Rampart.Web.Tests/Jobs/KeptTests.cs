using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Web.Jobs;
using Rampart.Web.Tests.Damage;

namespace Rampart.Web.Tests.Jobs;

/// <summary>What stays of jobs, and what does not.</summary>
public class KeptTests
{
    [Fact]
    public async Task The_replay_of_a_battle_that_was_fought_is_made_without_anybody_asking_for_it()
    {
        await using var web = await Started();
        var job = await web.Fight(new { scenario = "first-look", seed = 4 });

        await Patience.UntilAsync("the replay is made", () => Replays(web).Length == 1);

        using var replay = await web.SendAsync(HttpMethod.Get, $"/api/runs/{job["result"]}/replay");
        Assert.Equal(HttpStatusCode.OK, replay.StatusCode);
        Assert.Single(Replays(web));
        Assert.Empty(web.Faults);
    }

    [Fact]
    public async Task Of_jobs_that_have_ended_however_they_did_only_the_newest_are_kept()
    {
        await using var web = await Started();
        var folder = Directory.CreateDirectory(Path.Combine(web.Results, ".jobs")).FullName;
        for (var number = 0; number < 230; number++)
        {
            var state = (number % 4) switch { 0 => "stopped", 1 => "failed", 2 => "interrupted", _ => "done" };
            var asked = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(number).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
            var record = $$$"""{"format":1,"id":"job-{{{number}}}","kind":"run","state":"{{{state}}}","title":"t","scenario":"s","result":"a/b","asked":"{{{asked}}}","server":"1-x","run":{"scenario":"s"}}""";
            await File.WriteAllTextAsync(Path.Combine(folder, $"job-{number}.json"), record, TestContext.Current.CancellationToken);
        }

        await web.GetJsonAsync("/api/jobs");
        var kept = (await web.GetJsonAsync("/api/jobs")).AsArray();

        Assert.Equal(200, kept.Count);
        Assert.Equal("job-229", (string?)kept[0]!["id"]);
        Assert.Equal("job-30", (string?)kept[^1]!["id"]);
        Assert.Equal(200, Directory.GetFiles(folder, "*.json").Length);
    }

    [Fact]
    public async Task Many_jobs_one_after_the_other_do_not_pile_up_in_the_server()
    {
        await using var web = await Started();
        var first = await web.Fight(new { scenario = "first-look", seed = 4 });
        for (var again = 0; again < 40; again++)
        {
            Assert.True((bool?)(await web.Fight(new { scenario = "first-look", seed = 4 }))["isReused"]);
        }

        Assert.InRange(web.Server.JobsInHand, 1, 34);
        Assert.Equal("done", (string?)(await web.GetJsonAsync($"/api/jobs/{first["id"]}"))["state"]);
        Assert.Equal("done", (string?)(await web.EndOf(first))["state"]);
    }

    [Fact]
    public async Task What_nobody_holds_any_more_is_cleared_away_when_a_server_starts_and_what_somebody_holds_is_not()
    {
        await using var web = new FoughtSmall();
        await web.InitializeAsync();
        var campaign = await web.Campaign();
        var scenario = Path.Combine(web.Results, "first-look");
        string[] left =
        [
            Path.Combine(scenario, ".3-dead.partial-1.alive"), Path.Combine(scenario, ".3-dead.partial-1", "run.sqlite"), Path.Combine(web.Results, campaign, ".summary.json.partial-1"),
            Path.Combine(web.Results, campaign, "shards", ".0-9.csv.partial-1"), Path.Combine(web.Results, ".jobs", "1-dead.lock"), Path.Combine(web.Results, ".jobs", "x.json.1-dead.partial"),
            Path.Combine(web.Results, ".replays", "x.rpr.gz.partial-1"),
        ];
        string[] held = [.. left.Where(file => !file.EndsWith("run.sqlite", StringComparison.Ordinal)).Select(file => file.Replace("partial-1", "partial-2", StringComparison.Ordinal).Replace("1-dead", "2-alive", StringComparison.Ordinal))];
        string[] nobodys = [Path.Combine(scenario, ".3-old.partial-7", "run.sqlite"), Path.Combine(scenario, ".3-just.partial-1.alive")];
        foreach (var file in (string[])[.. left, .. held, .. nobodys])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, "half", TestContext.Current.CancellationToken);
            if (!file.Contains("just", StringComparison.Ordinal))
            {
                File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(-1.0));
            }
        }

        var living = Directory.CreateDirectory(Path.Combine(scenario, ".3-dead.partial-2")).FullName;
        var holds = held.Select(file => new FileStream(file, FileMode.Open, FileAccess.ReadWrite, file.EndsWith(".alive", StringComparison.Ordinal) || file.EndsWith(".lock", StringComparison.Ordinal) ? FileShare.None : FileShare.Delete)).ToList();
        try
        {
            Leavings.Sweep(web.Results, DateTime.UtcNow, TestContext.Current.CancellationToken);

            Assert.All(left, file => Assert.False(File.Exists(file), file));
            Assert.False(Directory.Exists(Path.Combine(scenario, ".3-dead.partial-1")));
            Assert.All((string[])[.. held, .. nobodys], file => Assert.True(File.Exists(file), file));
            Assert.True(Directory.Exists(living));
            Assert.True((bool?)(await web.GetJsonAsync($"/api/campaigns/{campaign}/summary"))["isWhole"]);
        }
        finally
        {
            holds.ForEach(hold => hold.Dispose());
        }
    }

    [Fact]
    public void A_result_whose_place_was_being_taken_when_the_server_was_killed_comes_back()
    {
        var results = Directory.CreateTempSubdirectory("rampart-web-").FullName;
        try
        {
            var scenario = Directory.CreateDirectory(Path.Combine(results, "first-look")).FullName;
            foreach (var name in (string[])[".3-away.partial-1", ".3-away.partial-1.old-1", ".3-done.partial-1.old-1", "3-done"])
            {
                File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(scenario, name)).FullName, "summary.json"), name);
            }

            foreach (var name in (string[])["3-away", "3-done"])
            {
                var alive = Path.Combine(scenario, $".{name}.partial-1.alive");
                File.WriteAllText(alive, string.Empty);
                File.SetLastWriteTimeUtc(alive, DateTime.UtcNow.AddMinutes(-1.0));
            }

            Leavings.Sweep(results, DateTime.UtcNow, TestContext.Current.CancellationToken);

            Assert.Equal(["3-away", "3-done"], Directory.GetFileSystemEntries(scenario).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal), StringComparer.Ordinal);
            Assert.Equal(".3-away.partial-1.old-1", File.ReadAllText(Path.Combine(scenario, "3-away", "summary.json")));
            Assert.Equal("3-done", File.ReadAllText(Path.Combine(scenario, "3-done", "summary.json")));
            Assert.Equal([scenario], Directory.GetFileSystemEntries(results));
        }
        finally
        {
            Directory.Delete(results, recursive: true);
        }
    }

    [Theory]
    [InlineData(".3-0123abcd.partial-71", 25.0, "run.sqlite", true)]
    [InlineData(".3-0123abcd.partial-71-2", 25.0, "run.sqlite-journal", true)]
    [InlineData(".3-0123abcd.partial-71", 23.0, "run.sqlite", false)]
    [InlineData(".3-0123abcd.partial-71", 25.0, "notes.txt", false)]
    [InlineData(".3-0123abcd.partial-mine", 25.0, "run.sqlite", false)]
    [InlineData(".mine.partial-71", 25.0, "run.sqlite", false)]
    [InlineData("3-0123abcd.partial-71", 25.0, "run.sqlite", false)]
    public void What_a_program_without_locks_has_left_goes_after_a_day_where_nothing_of_it_can_be_a_users(string name, double hours, string file, bool goes)
    {
        var results = Directory.CreateTempSubdirectory("rampart-web-").FullName;
        try
        {
            var left = Directory.CreateDirectory(Path.Combine(results, "first-look", name)).FullName;
            foreach (var each in (string[])["battle.journal", file])
            {
                File.WriteAllText(Path.Combine(left, each), "half");
                File.SetLastWriteTimeUtc(Path.Combine(left, each), DateTime.UtcNow.AddHours(-hours));
            }

            Directory.SetLastWriteTimeUtc(left, DateTime.UtcNow.AddDays(-9.0));

            Leavings.Sweep(results, DateTime.UtcNow, TestContext.Current.CancellationToken);

            Assert.Equal(!goes, Directory.Exists(left));
        }
        finally
        {
            Directory.Delete(results, recursive: true);
        }
    }

    [Fact]
    public void A_result_that_a_program_without_locks_had_set_aside_comes_back_and_is_never_removed()
    {
        var results = Directory.CreateTempSubdirectory("rampart-web-").FullName;
        try
        {
            var scenario = Directory.CreateDirectory(Path.Combine(results, "first-look")).FullName;
            string[] all = [".3-0123abcd.partial-1", ".3-0123abcd.partial-1.old-1", ".4-0123abcd.partial-1", ".4-0123abcd.partial-1.old-1", "4-0123abcd"];
            foreach (var name in all)
            {
                var file = Path.Combine(Directory.CreateDirectory(Path.Combine(scenario, name)).FullName, "summary.json");
                File.WriteAllText(file, name);
                File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-2.0));
                Directory.SetLastWriteTimeUtc(Path.GetDirectoryName(file)!, DateTime.UtcNow.AddDays(-2.0));
            }

            Leavings.Sweep(results, DateTime.UtcNow, TestContext.Current.CancellationToken);

            Assert.Equal([".4-0123abcd.partial-1.old-1", "3-0123abcd", "4-0123abcd"], Directory.GetDirectories(scenario).Select(each => Path.GetFileName(each)).Order(StringComparer.Ordinal), StringComparer.Ordinal);
            Assert.Equal(".3-0123abcd.partial-1.old-1", File.ReadAllText(Path.Combine(scenario, "3-0123abcd", "summary.json")));
        }
        finally
        {
            Directory.Delete(results, recursive: true);
        }
    }

    [Fact]
    public async Task What_a_killed_server_has_left_among_the_temporary_files_is_cleared_away_when_one_starts()
    {
        var temporary = Directory.CreateTempSubdirectory("rampart-web-");
        try
        {
            var left = temporary.CreateSubdirectory("rampart-passing-ledger-abcdef").FullName;
            var alive = Path.Combine(left, Rampart.Evidence.Editing.PassingFolder.AliveFile);
            await File.WriteAllTextAsync(alive, string.Empty, TestContext.Current.CancellationToken);
            File.SetLastWriteTimeUtc(alive, DateTime.UtcNow.AddMinutes(-1.0));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(left, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            await using var web = await Started(options => options with { Temporary = temporary.FullName });

            await Patience.UntilAsync("what was left is cleared away", () => !Directory.Exists(left));
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_result_that_is_being_written_is_held_and_leaves_nothing_beside_it()
    {
        var results = Directory.CreateTempSubdirectory("rampart-web-").FullName;
        try
        {
            using (var begun = ResultFolder.Begin(Path.Combine(results, "first-look", "3-whole")))
            {
                foreach (var file in Directory.GetFiles(Path.Combine(results, "first-look"), ".*"))
                {
                    File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(-1.0));
                }

                Leavings.Sweep(results, DateTime.UtcNow, TestContext.Current.CancellationToken);
                Assert.True(Directory.Exists(begun.Working));
                begun.TakePlace();
            }

            using (ResultFolder.Begin(Path.Combine(results, "first-look", "3-given-up")))
            {
                // Given up.
            }

            Assert.Equal([Path.Combine(results, "first-look", "3-whole")], Directory.GetFileSystemEntries(Path.Combine(results, "first-look")));
        }
        finally
        {
            Directory.Delete(results, recursive: true);
        }
    }

    [Theory]
    [InlineData(0, HttpStatusCode.BadRequest)]
    [InlineData(-1, HttpStatusCode.BadRequest)]
    [InlineData(1000, HttpStatusCode.BadRequest)]
    [InlineData(1, HttpStatusCode.Accepted)]
    [InlineData(2, HttpStatusCode.Accepted)]
    public async Task A_campaign_takes_as_many_threads_as_it_is_told_to_and_no_more_than_there_are(int threads, HttpStatusCode status)
    {
        await using var web = await Started(options => options with { Limits = options.Limits with { Threads = 2 } });

        using var response = await web.PostAsync("/api/campaigns", new { scenario = "first-look", battles = 4, seed = 3, threads });

        Assert.Equal(status, response.StatusCode);
        var said = await WebFixture.JsonOf(response);
        if (status == HttpStatusCode.Accepted)
        {
            var done = await web.EndOf(said);
            var manifest = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(web.Results, (string)done["result"]!, "campaign.json"), TestContext.Current.CancellationToken))!;
            Assert.Equal(threads, (int?)manifest["sessions"]![0]!["threads"]);
            Assert.Equal(2, (int?)(await web.GetJsonAsync("/api/server"))["mostThreads"]);
        }
        else
        {
            Assert.Equal("threads", (string?)said["findings"]![0]!["subject"]);
        }
    }

    [Fact]
    public async Task No_more_watch_at_once_than_the_server_takes_on()
    {
        await using var web = await Started(options => options with { Limits = options.Limits with { Watchers = 2 } });
        using var accepted = await web.PostAsync("/api/campaigns", new { scenario = "first-look", battles = 400, points = 1, seed = 9 });
        var id = (await WebFixture.JsonOf(accepted))["id"];
        var address = new Uri($"/api/jobs/{id}/events", UriKind.Relative);
        var first = await web.Client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var second = await web.Client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

        using var third = await web.Client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests), (first.StatusCode, second.StatusCode, third.StatusCode));
        Assert.Equal(429, (int?)(await WebFixture.JsonOf(third))["status"]);

        // Who goes makes room.
        first.Dispose();
        await Patience.UntilAsync("there is room for another who watches", async () =>
        {
            using var again = await web.Client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            return again.StatusCode == HttpStatusCode.OK;
        });
    }

    [Fact]
    public async Task Ledger_models_and_scenarios_are_read_before_anybody_asks()
    {
        await using var web = await Started();
        var pipe = Path.Combine(Directory.CreateDirectory(Path.Combine(web.Home, "scenarios", "a-pipe")).FullName, "scenario.yaml");
        using (var made = Process.Start("mkfifo", [pipe]))
        {
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await using var ahead = await Web.Hosting.RampartServer.StartAsync(new() { Home = web.Home, Results = web.Results, Port = 0, ReadsAhead = true }, TestContext.Current.CancellationToken);

        // A pipe can be written as soon as somebody reads it, and nobody has asked this server for anything.
        await Task.Run(() => File.WriteAllText(pipe, "title: x\n"), TestContext.Current.CancellationToken).WaitAsync(Patience.Long, TestContext.Current.CancellationToken);
    }

    private static string[] Replays(WebFixture web) => Directory.Exists(Path.Combine(web.Results, ".replays")) ? Directory.GetFiles(Path.Combine(web.Results, ".replays"), "*.rpr.gz") : [];

    private static async Task<WebFixture> Started(Func<Web.Hosting.ServerOptions, Web.Hosting.ServerOptions>? configure = null)
    {
        var web = new WebFixture { Configure = configure ?? (options => options) };
        await web.InitializeAsync();
        return web.WithSmallBattle();
    }
}
