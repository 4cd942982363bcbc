using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Rampart.Cli.Tests;

public class ServeTests
{
    [Fact]
    public async Task The_pages_are_served_until_Ctrl_C()
    {
        using var project = new Project();
        using var server = await Serving.Start(project);

        var page = await server.Client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        var said = await server.Get("/api/server");

        Assert.StartsWith("<!doctype html>", page, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("0.1.0", (string?)said["version"]);
        Assert.Equal(0, (await server.Interrupt()).Done().Exit);
    }

    [Fact]
    public async Task The_server_says_of_a_models_values_what_explain_prints()
    {
        using var project = new Project();
        using var server = await Serving.Start(project);
        foreach (var (model, key) in new[] { ("s-400", "engagement-range"), ("92n6e", "target-channels"), ("40n6e", "minimum-intercept-height"), ("fighter", "rcs.x.nose") })
        {
            var page = await server.Get($"/api/evidence/models/{model}");
            var listed = JsonNode.Parse((await project.Rampart("explain", model, "--json")).Done().Out)!["result"]!.AsArray();
            var told = JsonNode.Parse((await project.Rampart("explain", model, key, "--json")).Done().Out)!["result"]!;

            var values = page["values"]!.AsArray();
            Assert.Equal(listed.Select(value => $"{value!["key"]} {value["value"]} {value["as"]}"), values.Select(value => $"{value!["key"]} {value["value"]} {value["as"]}"), StringComparer.Ordinal);
            var value = values.Single(each => string.Equals((string?)each!["key"], key, StringComparison.Ordinal))!;
            Assert.Equal((double?)told["si"], (double?)value["si"]);
            Assert.Equal((string?)told["how"], (string?)value["how"]);
            Assert.Equal((string?)told["because"], (string?)value["because"]);
            Assert.Equal(told["used"]!.AsArray().Select(claim => (string?)claim!["id"]), value["claims"]!.AsArray().Select(id => (string?)id), StringComparer.Ordinal);
            Assert.Equal(told["notUsed"]!.AsArray().Select(claim => (string?)claim!["id"]), value["notRead"]!.AsArray().Select(id => (string?)id), StringComparer.Ordinal);
        }
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_with_a_way_out()
    {
        using var project = new Project();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        (await project.Rampart("serve", "--port", $"{port}")).Refused(3, $"Port {port} is taken.", "rampart serve --port 0");
    }

    [Theory]
    [InlineData("--bind 0.0.0.0", "takes a token", "openssl rand")]
    [InlineData("--bind 0.0.0.0 --token short", "fewer than 16 letters")]
    [InlineData("--token short", "fewer than 16 letters")]
    [InlineData("--bind nowhere", "\"nowhere\" is not an address.")]
    [InlineData("--port 65536", "\"65536\" is not a port.")]
    public async Task What_would_open_the_door_too_wide_is_refused(string line, params string[] words)
    {
        using var project = new Project();

        (await project.Rampart(["serve", .. line.Split(' ')])).Refused(2, words);
    }

    [Fact]
    public async Task Elsewhere_it_says_that_TLS_belongs_in_front_and_prints_an_address_with_the_token()
    {
        using var project = new Project();

        var ended = (await project.Rampart("serve", "--bind", "0.0.0.0", "--port", "0", "--token", "sixteen-letters-or-more", "--check")).Done();

        Assert.Contains("?token=sixteen-letters-or-more", ended.Out, StringComparison.Ordinal);
        Assert.Contains("TLS", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_kill_nothing_that_was_reported_as_done_is_lost_and_a_campaign_goes_on_to_the_very_rows_it_would_have_had()
    {
        using var project = Steady();
        JsonNode run, campaign;
        using (var server = await Serving.Start(project))
        {
            run = await server.End(await server.Post("/api/runs", new { scenario = "first-look", seed = 5 }));
            Assert.Equal("done", (string?)run["state"]);
            campaign = await server.Post("/api/campaigns", new { scenario = "first-look", battles = 60, seed = 5 });
            await server.Until(campaign, job => string.Equals((string?)job["counted"], "battles", StringComparison.Ordinal) && (int)job["done"]! >= 15);
            server.Kill();
        }

        var kept = Directory.GetFiles(project.PathOf($"results/{campaign["result"]}/shards"), "*.csv").Select(Path.GetFileName).ToList();
        Assert.NotEmpty(kept);
        using var again = await Serving.Start(project);
        var interrupted = await again.Get($"/api/jobs/{campaign["id"]}");
        var listed = (await again.Get("/api/results"))["results"]!.AsArray();
        var before = await again.Get($"/api/campaigns/{campaign["result"]}/summary");

        Assert.Equal("interrupted", (string?)interrupted["state"]);
        Assert.True((bool?)interrupted["canResume"]);
        Assert.Equal("done", (string?)(await again.Get($"/api/jobs/{run["id"]}"))["state"]);
        Assert.Contains(listed, each => string.Equals((string?)each!["id"], (string?)run["result"], StringComparison.Ordinal) && each["answer"] is not null);
        Assert.InRange((int)before["finished"]!, 10, 59);
        var done = await again.End(await again.Post($"/api/jobs/{campaign["id"]}/resume"));
        Assert.Equal("done", (string?)done["state"]);
        Assert.Superset(kept.ToHashSet(StringComparer.Ordinal), Directory.GetFiles(project.PathOf($"results/{campaign["result"]}/shards"), "*.csv").Select(Path.GetFileName).ToHashSet(StringComparer.Ordinal));

        using var undisturbed = Steady();
        var other = (await undisturbed.Rampart("campaign", "run", Project.FirstLook, "--replications", "60", "--seed", "5", "--json")).Done().Result;
        Assert.Equal((string?)other["summary"]!["hash"], (string?)(await again.Get($"/api/campaigns/{campaign["result"]}/summary"))["summary"]!["hash"]);
        Assert.Equal(project.Hash($"results/{run["result"]}"), undisturbed.Hash(await undisturbed.Fight(Project.FirstLook, "--seed", "5")));
    }

    [Fact]
    public async Task After_a_kill_what_was_half_written_is_cleared_away_by_the_next_server()
    {
        using var project = Steady();
        JsonNode run;
        var seed = 9;
        using var patience = Patience.Token();
        do
        {
            patience.Token.ThrowIfCancellationRequested();

            // Where the machine stands still the battle may be over before the kill: then another is begun.
            using var server = await Serving.Start(project);
            run = await server.Post("/api/runs", new { scenario = "first-look", seed = seed++ });
            await Patience.UntilAsync("it is half written", async () => Left(project).Length >= 3 || string.Equals((string?)(await server.Get($"/api/jobs/{run["id"]}"))["state"], "done", StringComparison.Ordinal));
            server.Kill();
        }
        while (Left(project).Length < 3);

        // The folder, the file beside it that was locked, and the server's own lock.
        Assert.Equal(3, Left(project).Length);
        foreach (var file in Left(project).Where(File.Exists))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(-1.0));
        }

        using var again = await Serving.Start(project);
        await Patience.UntilAsync("what was half written is cleared away", () => Left(project).Length == 0);
        Assert.Equal("interrupted", (string?)(await again.Get($"/api/jobs/{run["id"]}"))["state"]);
        Assert.Equal("done", (string?)(await again.End(await again.Post($"/api/jobs/{run["id"]}/resume")))["state"]);
    }

    [Fact]
    public async Task Ctrl_C_in_the_middle_keeps_what_is_finished_and_says_that_it_can_go_on()
    {
        using var project = Steady();
        using var server = await Serving.Start(project);
        var campaign = await server.Post("/api/campaigns", new { scenario = "first-look", battles = 4000, seed = 6 });
        await server.Until(campaign, job => string.Equals((string?)job["counted"], "battles", StringComparison.Ordinal) && (int)job["done"]! >= 3);

        var ended = await server.Interrupt();

        Assert.Equal(130, ended.Exit);
        Assert.Contains("1 job is interrupted", ended.Error, StringComparison.Ordinal);
        var record = JsonNode.Parse(project.Read($"results/.jobs/{campaign["id"]}.json"))!;
        Assert.Equal("interrupted", (string?)record["state"]);
        Assert.NotEmpty(Directory.GetFiles(project.PathOf($"results/{campaign["result"]}/shards"), "*.csv"));
        Assert.Empty(Directory.GetFiles(project.PathOf("results/.jobs"), "*.lock"));
    }

    private static string[] Left(Project project) =>
    [
        .. Directory.Exists(project.PathOf("results/first-look")) ? Directory.GetFileSystemEntries(project.PathOf("results/first-look"), ".*.partial-*") : [],
        .. Directory.Exists(project.PathOf("results/.jobs")) ? Directory.GetFiles(project.PathOf("results/.jobs"), "*.lock") : [],
    ];

    /// <summary>With two launchers a campaign's draws do not always make sense together.</summary>
    private static Project Steady()
    {
        var project = new Project();
        project.Change($"{Project.FirstLook}/scenario.yaml", "launchers: 2", "launchers: 4");
        return project;
    }

    /// <summary>A server as a process of its own, and a client for it.</summary>
    private sealed class Serving : IDisposable
    {
        private readonly Process _process;
        private readonly Project _project;

        private Serving(Process process, Project project, Uri address)
        {
            _process = process;
            _project = project;
            Client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address, Timeout = Patience.Long };
        }

        public HttpClient Client { get; }

        public static async Task<Serving> Start(Project project)
        {
            // A shell may have set the signals to be ignored for what runs behind it.
            var process = Shell.Start(project.Folder, "env", ["--default-signal", Shell.Rampart, "serve", "--port", "0"], []);
            var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.True(line?.StartsWith("Rampart is at http://127.0.0.1:", StringComparison.Ordinal), $"{line}{(line is null ? await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken) : string.Empty)}");
            return new Serving(process, project, new Uri(line!["Rampart is at ".Length..]));
        }

        public async Task<JsonNode> Get(string path) => JsonNode.Parse(await Client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken))!;

        public async Task<JsonNode> Post(string path, object? body = null)
        {
            using var response = await Client.PostAsJsonAsync(new Uri(path, UriKind.Relative), body ?? new { }, TestContext.Current.CancellationToken);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(response.StatusCode == HttpStatusCode.Accepted, text);
            return JsonNode.Parse(text)!;
        }

        public Task<JsonNode> End(JsonNode job) => Until(job, each => (bool)each["hasEnded"]!);

        /// <summary>The job's first event of which something is true.</summary>
        public async Task<JsonNode> Until(JsonNode job, Func<JsonNode, bool> isSo)
        {
            await using var stream = await Client.GetStreamAsync(new Uri($"/api/jobs/{job["id"]}/events", UriKind.Relative), TestContext.Current.CancellationToken);
            using var reader = new StreamReader(stream);
            var last = string.Empty;
            while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                last = line.Length > 0 ? line : last;
                if (line.StartsWith("data: ", StringComparison.Ordinal) && JsonNode.Parse(line["data: ".Length..]) is { } now && isSo(now))
                {
                    return now;
                }
            }

            throw new InvalidOperationException($"The stream ended before it was so: {last}");
        }

        public void Kill()
        {
            _process.Kill();
            _process.WaitForExit();
        }

        public async Task<Ended> Interrupt()
        {
            (await Shell.Sh(_project.Folder, $"kill -INT {_process.Id}")).Done();
            return await Shell.End(_process);
        }

        public void Dispose()
        {
            Client.Dispose();
            if (!_process.HasExited)
            {
                Kill();
            }

            _process.Dispose();
        }
    }
}
