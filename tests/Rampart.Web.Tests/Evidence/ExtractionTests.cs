using System.Net;
using System.Net.Http.Json;

namespace Rampart.Web.Tests.Evidence;

/// <summary>The reading of an article ends when nobody waits for it any more.</summary>
public class ExtractionTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Address = "/api/evidence/extract";

    // Long enough that a core has to do for many seconds; read to the end, two of these would block all others until then.
    private static readonly string Long = string.Join(' ', Enumerable.Range(0, 130_000).Select(number => $"{number} km"))[..900_000] + ".";

    [Fact]
    public async Task Two_articles_whose_readers_have_gone_block_nobody()
    {
        using var gone = new CancellationTokenSource();
        Task[] readers = [ReadAsync(Long, gone.Token), ReadAsync(Long, gone.Token)];
        while (await StatusAsync() != HttpStatusCode.TooManyRequests)
        {
            Assert.DoesNotContain(readers, reader => reader.IsCompleted);
        }

        var left = System.Diagnostics.Stopwatch.GetTimestamp();
        await gone.CancelAsync();
        while (await StatusAsync() == HttpStatusCode.TooManyRequests)
        {
            Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(left) < TimeSpan.FromSeconds(2.0), "The articles are still being read.");
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync());
        Assert.Empty(web.Faults);
    }

    private async Task ReadAsync(string text, CancellationToken gone)
    {
        try
        {
            using var response = await web.Client.PostAsJsonAsync(Address, new { text, publisher = "Example Wire", date = "2020-03-16" }, gone);
        }
        catch (OperationCanceledException)
        {
            // As it should.
        }
    }

    private async Task<HttpStatusCode> StatusAsync()
    {
        using var response = await web.PostAsync(Address, new { text = "The S-400 engages targets at a distance of 400 km.", publisher = "Example Wire", date = "2020-03-16" });
        return response.StatusCode;
    }
}
