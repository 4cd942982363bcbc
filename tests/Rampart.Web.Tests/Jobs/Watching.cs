using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace Rampart.Web.Tests.Jobs;

/// <summary>Watching a server's jobs, as a page does.</summary>
public static class Watching
{
    /// <summary>Asks for a battle and gives its job when it has ended.</summary>
    public static async Task<JsonNode> Fight(this WebFixture web, object request)
    {
        using var accepted = await web.PostAsync("/api/runs", request);
        accepted.EnsureSuccessStatusCode();
        return await web.EndOf(await WebFixture.JsonOf(accepted));
    }

    /// <summary>The job when it has ended.</summary>
    public static async Task<JsonNode> EndOf(this WebFixture web, JsonNode job)
    {
        var last = string.Empty;
        await foreach (var each in web.EventsOf((string)job["id"]!))
        {
            last = each.Data;
        }

        return JsonNode.Parse(last)!;
    }

    /// <summary>A job's events to the end of the stream.</summary>
    public static async IAsyncEnumerable<SseItem<string>> EventsOf(this WebFixture web, string id, string? after = null)
    {
        var stop = TestContext.Current.CancellationToken;
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/jobs/{id}/events");
        if (after is not null)
        {
            request.Headers.Add("Last-Event-ID", after);
        }

        using var response = await web.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        response.EnsureSuccessStatusCode();
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        await using var stream = await response.Content.ReadAsStreamAsync(stop);
        await foreach (var each in SseParser.Create(stream).EnumerateAsync(stop))
        {
            yield return each;
        }
    }

    /// <summary>The rows that a campaign has kept, in order.</summary>
    public static IReadOnlyList<string> RowsOf(this WebFixture web, string campaign) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(web.Results, campaign, "shards"), "*.csv")
            .SelectMany(File.ReadLines)
            .Where(line => char.IsAsciiDigit(line[0]))
            .OrderBy(line => int.Parse(line.Split(',')[1])),
    ];
}
