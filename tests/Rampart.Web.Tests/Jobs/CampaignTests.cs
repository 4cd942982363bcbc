using System.Net;
using System.Text.Json.Nodes;

namespace Rampart.Web.Tests.Jobs;

public class CampaignTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task A_campaign_says_by_the_API_what_its_summary_says_and_each_factor_names_its_claims()
    {
        web.WithSmallBattle();
        using var accepted = await web.PostAsync("/api/campaigns", new { scenario = "first-look", battles = 16, points = 8, seed = 41 });
        var job = await web.EndOf(await WebFixture.JsonOf(accepted));
        Assert.True(string.Equals((string?)job["state"], "done", StringComparison.Ordinal), job.ToJsonString());

        var said = await web.GetJsonAsync($"/api/campaigns/{job["result"]}/summary");
        var battles = await web.GetJsonAsync($"/api/campaigns/{job["result"]}/battles");
        var written = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(web.Results, (string)job["result"]!, "summary.json"), TestContext.Current.CancellationToken))!;

        Assert.True((bool?)said["isWhole"]);
        Assert.Equal((string?)written["answer"], (string?)said["summary"]!["answer"]);
        Assert.Equal(written["tornados"]!.ToJsonString(), said["summary"]!["tornados"]!.ToJsonString());
        Assert.Equal(written["ribbons"]!.ToJsonString(), said["summary"]!["ribbons"]!.ToJsonString());
        var bars = said["summary"]!["tornados"]!.AsArray().SelectMany(tornado => tornado!["bars"]!.AsArray()).Select(bar => (string)bar!["factor"]!).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(bars, said["factors"]!.AsArray().Select(factor => (string)factor!["name"]!).ToHashSet(StringComparer.Ordinal));
        Assert.All(said["factors"]!.AsArray(), factor => Assert.NotEmpty(factor!["readings"]!.AsArray()));
        Assert.All(
            said["factors"]!.AsArray().Where(factor => (string?)factor!["support"] is "claimed"),
            factor => Assert.Contains(factor!["readings"]!.AsArray(), reading => reading!["claims"]!.AsArray().Count > 0));

        var leaked = battles["measures"]!.AsArray().Single(measure => (string?)measure!["id"] is "leaked")!["values"]!.AsArray().Select(value => (double)value!).ToList();
        Assert.Equal(16, leaked.Count);
        Assert.Equal((double)said["summary"]!["measures"]!.AsArray().Single(measure => (string?)measure!["id"] is "leaked")!["mean"]!, leaked.Average(), 12);
        Assert.Equal(leaked.Max(), leaked[(int)battles["worst"]!]);
    }

    [Theory]
    [InlineData("summary")]
    [InlineData("battles")]
    public async Task A_campaign_that_is_not_there_is_not_there(string what)
    {
        using var response = await web.SendAsync(HttpMethod.Get, $"/api/campaigns/first-look/campaign-1-00000000/{what}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
