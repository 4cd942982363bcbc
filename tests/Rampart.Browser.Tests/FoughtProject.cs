using System.Text.Json.Nodes;
using Rampart.Web.Tests;

[assembly: AssemblyFixture(typeof(Rampart.Browser.Tests.FoughtProject))]

namespace Rampart.Browser.Tests;

/// <summary>A server over a small project in which one battle and one campaign have been fought, for tests that only look.</summary>
public sealed class FoughtProject : WebFixture, IAsyncLifetime
{
    private const int Battles = 8;
    private bool _isFought;

    /// <summary>The battle, as NAME/KEY.</summary>
    public string Run { get; private set; } = string.Empty;

    /// <summary>The campaign, as NAME/KEY.</summary>
    public string Campaign { get; private set; } = string.Empty;

    /// <summary>Fights them, the first time it is called.</summary>
    public async Task FightAsync()
    {
        Chromium.Require();
        if (_isFought)
        {
            return;
        }

        Run = await FoughtAsync("/api/runs", new { scenario = "first-look" });
        Campaign = await FoughtAsync("/api/campaigns", new { scenario = "first-look", battles = Battles });
        _isFought = true;
    }

    /// <summary>Starts a job and waits for its end, by its events.</summary>
    /// <returns>The result, as NAME/KEY.</returns>
    public async Task<string> FoughtAsync(string path, object asked)
    {
        using var answer = await PostAsync(path, asked);
        answer.EnsureSuccessStatusCode();
        var id = (await JsonOf(answer))["id"]!.GetValue<string>();

        // The stream of events ends with the job.
        await using var events = await Client.GetStreamAsync(new Uri($"/api/jobs/{id}/events", UriKind.Relative), TestContext.Current.CancellationToken);
        await events.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken);
        var job = await GetJsonAsync($"/api/jobs/{id}");
        return job["result"]?.GetValue<string>() ?? throw new InvalidOperationException($"The job gave no result: {job}");
    }
}
