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

    [Fact]
    public async Task The_answer_to_an_article_of_numbers_alone_is_of_the_articles_size_and_tells_what_it_leaves_out()
    {
        using var response = await web.PostAsync(Address, new { text = Long, publisher = "Example Wire", date = "2020-03-16" });
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var answer = System.Text.Json.Nodes.JsonNode.Parse(bytes)!;

        Assert.InRange(bytes.Length, Long.Length, 2 * Long.Length);
        var text = (string)answer["text"]!;
        var proposals = answer["proposals"]!.AsArray();
        Assert.Equal(500, proposals.Count);
        Assert.All(proposals, proposal =>
        {
            Assert.Contains((string)proposal!["quotation"]!, text, StringComparison.Ordinal);
            Assert.Equal((string?)proposal["value"], text.Substring((int)proposal["at"]!["start"]!, (int)proposal["at"]!["length"]!));
        });
        var remark = Assert.Single(answer["remarks"]!.AsArray(), each => (string?)each!["subject"] is "proposals")!;
        var told = System.Text.RegularExpressions.Regex.Match((string)remark["message"]!, "^The first 500 values are proposed; (?<more>[0-9,]+) more stand behind them", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(10.0));

        Assert.Equal(Long.Split(" km").Length - 1, int.Parse(told.Groups["more"].Value, System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture) + 500);
        Assert.Contains("\"500 km 501 km", (string?)remark["message"], StringComparison.Ordinal);
        Assert.Contains("paste the article from those words on", (string?)remark["remedy"], StringComparison.Ordinal);
    }

    // 500 proposals, each compared with all that the ledger says of the property: a claim stands in the answer once.
    [Fact]
    public async Task Claims_that_many_proposals_are_compared_with_stand_in_the_answer_once()
    {
        var text = string.Join(' ', Enumerable.Range(500, 300).Select(number => $"The S-400 engages targets at a distance of {number} km."));

        using var response = await web.PostAsync(Address, new { text, publisher = "Example Wire", date = "2020-03-16" });
        var answer = await WebFixture.JsonOf(response);

        var compared = answer["compared"]!.AsArray().Select(claim => (string)claim!["id"]!).ToList();
        Assert.Equal(compared.Distinct(StringComparer.Ordinal), compared, StringComparer.Ordinal);
        var with = answer["proposals"]!.AsArray().Select(proposal => proposal!["with"]!.AsArray().Select(id => (string)id!).ToList()).ToList();
        Assert.Contains(with, each => each.Count > 1);
        Assert.Equal(with.SelectMany(each => each).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), compared.Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private async Task ReadAsync(string text, CancellationToken gone)
    {
        try
        {
            // The one who asks how it stands may be there first.
            HttpStatusCode status;
            do
            {
                using var response = await web.Client.PostAsJsonAsync(Address, new { text, publisher = "Example Wire", date = "2020-03-16" }, gone);
                status = response.StatusCode;
            }
            while (status == HttpStatusCode.TooManyRequests);
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
