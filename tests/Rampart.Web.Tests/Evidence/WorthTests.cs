using System.Net;
using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Answers.Evidence;
using Rampart.Answers.Provenance;
using Rampart.Web.Tests.Jobs;

namespace Rampart.Web.Tests.Evidence;

/// <summary>What settling a claim is worth, as <c>rampart evidence impact --campaign</c> says it.</summary>
public class WorthTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Channels = "/api/evidence/worth?property=92n6e/target-channels";

    [Fact]
    public async Task Without_a_campaign_nothing_is_said_and_with_one_what_impact_says()
    {
        Assert.Null((await web.GetJsonAsync(Channels))["worth"]);
        web.WithSmallBattle();
        using var accepted = await web.PostAsync("/api/campaigns", new { scenario = "first-look", battles = 24, points = 12, seed = 43 });
        var campaign = (string)(await web.EndOf(await WebFixture.JsonOf(accepted)))["result"]!;

        var answer = await web.GetJsonAsync(Channels);
        var worth = answer["worth"]!;

        Assert.Equal([campaign], answer["campaigns"]!.AsArray().Select(id => (string?)id), StringComparer.Ordinal);
        Assert.Equal("92n6e/target-channels", (string?)Assert.Single(answer["values"]!.AsArray()));
        Assert.Equal((campaign, "leaked", 12, 24), ((string?)worth["campaign"], (string?)worth["measure"], (int?)worth["points"], (int?)worth["battles"]));
        var workspace = Workspace.Open(web.Home, []);
        var said = ImpactWorth.Of(KnownResult.Find(Path.Combine(web.Results, campaign)), ImpactAnswer.Uses(workspace, workspace.Ledger.FindProperty("92n6e/target-channels")!, null), "leaked");
        Assert.True(said.Settled.Count + said.Untold.Count > 0);
        Assert.Equal(said.Settled.Select(each => each.Settling.Share), worth["settled"]!.AsArray().Select(each => (double)each!["share"]!));
        Assert.Equal(said.Settled.Select(each => SettlingWords.Share(each.Settling)), worth["settled"]!.AsArray().Select(each => (string?)each!["words"]), StringComparer.Ordinal);
        Assert.Equal(said.Untold, worth["tooFew"]!.AsArray().Select(each => (string?)each), StringComparer.Ordinal);

        // One claim is read as it stands: the campaign does not vary it, and says so.
        var still = (await web.GetJsonAsync("/api/evidence/worth?claim=s-400/engagement-range%23tass-2020-03-16"))["worth"]!;
        Assert.Empty(still["settled"]!.AsArray());
        Assert.Equal("s-400/engagement-range", (string?)Assert.Single(still["notVaried"]!.AsArray())!["key"]);

        // What no model reads is read by no campaign.
        var unread = await web.GetJsonAsync("/api/evidence/worth?property=s-400-turkey/systems");
        Assert.Empty(unread["values"]!.AsArray());
        Assert.Null(unread["worth"]);

        using var noMeasure = await web.SendAsync(HttpMethod.Get, $"{Channels}&campaign={campaign}&measure=glory");
        Assert.Equal(HttpStatusCode.BadRequest, noMeasure.StatusCode);
        Assert.Contains("leaked", (string?)(await WebFixture.JsonOf(noMeasure))["detail"], StringComparison.Ordinal);
        var battle = await web.Fight(new { scenario = "first-look", seed = 43 });
        using var noCampaign = await web.SendAsync(HttpMethod.Get, $"{Channels}&campaign={battle["result"]}");
        Assert.Equal(HttpStatusCode.BadRequest, noCampaign.StatusCode);
        Assert.Empty(web.Faults);
    }

    [Theory]
    [InlineData("/api/evidence/worth", HttpStatusCode.BadRequest)]
    [InlineData("/api/evidence/worth?property=s-400/nonsense", HttpStatusCode.NotFound)]
    [InlineData(Channels + "&campaign=first-look/campaign-1-00000000", HttpStatusCode.NotFound)]
    [InlineData(Channels + "&campaign=..%2f..%2fetc", HttpStatusCode.BadRequest)]
    public async Task What_is_not_there_is_a_problem_with_words(string path, HttpStatusCode status)
    {
        using var response = await web.SendAsync(HttpMethod.Get, path);

        Assert.Equal(status, response.StatusCode);
        Assert.NotEmpty((string)(await WebFixture.JsonOf(response))["title"]!);
        Assert.Empty(web.Faults);
    }
}
