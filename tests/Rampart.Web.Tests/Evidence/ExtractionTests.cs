using System.Net;
using System.Net.Http.Json;

namespace Rampart.Web.Tests.Evidence;

/// <summary>The reading of an article ends when nobody waits for it any more.</summary>
public class ExtractionTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Address = "/api/evidence/extract";

    // It takes a core for some seconds.
    private static readonly string Long = string.Join(' ', Enumerable.Range(0, 130_000).Select(number => $"{number} km"))[..900_000] + ".";

    private static readonly object Short = new { text = "The S-400 engages targets at a distance of 400 km.", publisher = "Example Wire", date = "2020-03-16" };

    [Fact]
    public async Task A_reading_that_nobody_waits_for_any_more_is_given_up_and_makes_room()
    {
        // The moment in which it is being read may be missed on a machine that has much to do: then once more, as long as patience lasts.
        using var patience = Patience.Token();
        while (web.Server.Articles.GivenUp == 0)
        {
            Assert.False(patience.IsCancellationRequested, "No reading was given up: each was read to its end for nobody.");
            using var gone = new CancellationTokenSource();
            var reader = ReadAsync(Long, gone.Token);
            await Patience.UntilAsync("it is being read", () => web.Server.Articles.Free < 2 || reader.IsCompleted);
            await gone.CancelAsync();
            await reader;
            await Patience.UntilAsync("there is room again", () => web.Server.Articles.Free == 2);
        }

        Assert.Empty(web.Faults);
    }

    [Fact]
    public async Task Who_brings_an_article_while_two_are_being_read_waits_for_a_place()
    {
        await using var alone = new WebFixture { Configure = options => options with { Limits = options.Limits with { ArticleWait = TimeSpan.FromMinutes(10.0) } } };
        await alone.InitializeAsync();
        var desk = alone.Server.Articles;
        var first = await desk.TakeAsync(TestContext.Current.CancellationToken);
        using var second = await desk.TakeAsync(TestContext.Current.CancellationToken);

        var third = alone.PostAsync(Address, Short);
        await Patience.UntilAsync("the third waits", () => desk.Waiting == 1 || third.IsCompleted);
        first.Dispose();
        using var response = await third;

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(alone.Faults);
    }

    [Fact]
    public async Task Who_has_waited_long_enough_is_refused_and_reads_another_time()
    {
        await using var alone = new WebFixture { Configure = options => options with { Limits = options.Limits with { ArticleWait = TimeSpan.FromMilliseconds(1.0) } } };
        await alone.InitializeAsync();
        HttpStatusCode refused;
        using (await alone.Server.Articles.TakeAsync(TestContext.Current.CancellationToken))
        using (await alone.Server.Articles.TakeAsync(TestContext.Current.CancellationToken))
        {
            using var response = await alone.PostAsync(Address, Short);
            refused = response.StatusCode;
        }

        using var later = await alone.PostAsync(Address, Short);

        Assert.Equal((HttpStatusCode.TooManyRequests, HttpStatusCode.OK), (refused, later.StatusCode));
        Assert.Empty(alone.Faults);
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
            using var response = await web.Client.PostAsJsonAsync(Address, new { text, publisher = "Example Wire", date = "2020-03-16" }, gone);
        }
        catch (OperationCanceledException)
        {
            // As it should.
        }
    }
}
