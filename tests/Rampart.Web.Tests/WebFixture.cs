using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Rampart.Web.Hosting;

namespace Rampart.Web.Tests;

/// <summary>A real server on a free port over a small project of its own: the ledger, the models and the first scenario, copied.</summary>
/// <remarks>Taken by a class as <c>IClassFixture&lt;WebFixture&gt;</c>, or made and disposed by a test that needs limits or a token of its own.</remarks>
public class WebFixture : IAsyncLifetime
{
    private readonly List<Exception> _faults = [];
    private RampartServer? _server;
    private HttpClient? _client;

    /// <summary>The copied project.</summary>
    public string Home { get; } = Directory.CreateTempSubdirectory("rampart-web-").FullName;

    /// <summary>The folder of results of this server.</summary>
    public string Results => Path.Combine(Home, "results");

    public RampartServer Server => _server!;

    /// <summary>A client that sends what a program sends: no Origin, no cookies.</summary>
    public HttpClient Client => _client!;

    /// <summary>What the server has told of its own faults; a test that expects none may look.</summary>
    public IReadOnlyList<Exception> Faults
    {
        get
        {
            lock (_faults)
            {
                return [.. _faults];
            }
        }
    }

    /// <summary>The repository's folder.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>Set before the server starts.</summary>
    public Func<ServerOptions, ServerOptions> Configure { get; init; } = options => options;

    public async ValueTask InitializeAsync()
    {
        Copy("ledger");
        Copy("models");
        Copy(Path.Combine("scenarios", "first-look"));
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(Home, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Puts the small battle of the command line's tests in the place of the first look: many of them are fought in the time of one.</summary>
    public WebFixture WithSmallBattle()
    {
        // With two launchers a campaign's draws do not always make sense together.
        var battle = File.ReadAllText(Path.Combine(Repository, "tests", "Rampart.Cli.Tests", "small-battle.yaml")).Replace("launchers: 2", "launchers: 4", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(Home, "scenarios", "first-look", "scenario.yaml"), battle);
        return this;
    }

    /// <summary>Stops the server and starts another over the same folders.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    /// <summary>Sends JSON and gives the answer, whatever its status.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, object? body = null) =>
        Client.PostAsJsonAsync(new Uri(path, UriKind.Relative), body ?? new { }, TestContext.Current.CancellationToken);

    /// <summary>The JSON at an address; throws where the status is no success.</summary>
    public async Task<JsonNode> GetJsonAsync(string path) =>
        JsonNode.Parse(await Client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken))!;

    /// <summary>An answer's JSON.</summary>
    public static async Task<JsonNode> JsonOf(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

    /// <summary>Asks as a browser's page would, or as something else: method, headers and body as given.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? json = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(Server.Address, path));
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.Remove(name);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task StartAsync()
    {
        var options = Configure(new ServerOptions
        {
            Home = Home,
            Results = Results,
            Port = 0,
            Fault = exception =>
            {
                lock (_faults)
                {
                    _faults.Add(exception);
                }
            },
        });
        _server = await RampartServer.StartAsync(options, TestContext.Current.CancellationToken);
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { BaseAddress = _server.Address, Timeout = Patience.Long };
    }

    private async Task StopAsync()
    {
        _client?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private void Copy(string folder)
    {
        var from = Path.Combine(Repository, folder);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(Home, folder, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Rampart.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not stand in the repository.");
    }
}
