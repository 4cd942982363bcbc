using System.Net;
using System.Text.Json.Nodes;
using Rampart.Campaigns.Running;
using Rampart.Web.Tests.Jobs;

namespace Rampart.Web.Tests.Campaigns;

/// <summary>How long a campaign will take is told by what was fought, or not at all.</summary>
public class TimeTests
{
    [Fact]
    public async Task Before_anything_was_fought_no_time_is_known()
    {
        await using var web = await Started();

        var time = await web.GetJsonAsync("/api/scenarios/first-look/time?battles=200&threads=1");

        Assert.Equal("nothing", (string?)time["basis"]);
        Assert.Null(time["likely_s"]);
        Assert.Equal((200, 1), ((int)time["battles"]!, (int)time["threads"]!));
    }

    [Fact]
    public async Task A_single_battle_tells_the_time_and_a_campaign_tells_it_better()
    {
        await using var web = await Started();
        var run = await web.Fight(new { scenario = "first-look", seed = 3 });
        var taken = (double)(await Json(web, run, "manifest.json"))["allSeconds"]!;

        var one = await web.GetJsonAsync("/api/scenarios/first-look/time");
        var byOne = await web.GetJsonAsync("/api/scenarios/first-look/time?battles=200&threads=1");
        using var accepted = await web.PostAsync("/api/campaigns", new { scenario = "first-look", battles = 20, seed = 3, threads = 1 });
        var campaign = await web.EndOf(await WebFixture.JsonOf(accepted));
        var byCampaign = await web.GetJsonAsync("/api/scenarios/first-look/time?battles=200&threads=1");
        var still = await web.GetJsonAsync("/api/scenarios/first-look/time");

        Assert.Equal(("runs", 1), ((string?)one["basis"], (int)one["battles"]!));
        Assert.Equal(taken, (double)one["likely_s"]!, 6);
        Assert.Equal("runs", (string?)byOne["basis"]);
        Assert.Equal(200.0 * taken, (double)byOne["likely_s"]!, 6);
        Assert.False((bool?)byOne["holdsReading"]);

        var session = Assert.Single((await Json(web, campaign, "campaign.json"))["sessions"]!.AsArray())!;
        Assert.Equal("campaigns", (string?)byCampaign["basis"]);
        Assert.Equal(10.0 * ((double)session["seconds"]! + (double)session["readingSeconds"]!), (double)byCampaign["likely_s"]!, 6);
        Assert.True((bool?)byCampaign["holdsReading"]);
        Assert.Equal(20, (int?)byCampaign["measured"]);
        Assert.Equal("runs", (string?)still["basis"]);
        Assert.Empty(web.Faults);
    }

    [Theory]
    [InlineData("\"processors\": ", "\"processors\": 9", "another computer")]
    [InlineData("\"seconds\": ", "\"seconds\": -", "damaged")]
    [InlineData("\"seconds\": ", "\"seconds\": 9e307, \"was\": ", "damaged")]
    [InlineData("\"started\": \"", "\"started\": \"no day ", "damaged")]
    [InlineData("{", "{{", "damaged")]
    public async Task What_another_computer_has_fought_or_is_damaged_tells_no_time(string what, string instead, string why)
    {
        await using var web = await Started();
        using var accepted = await web.PostAsync("/api/campaigns", new { scenario = "first-look", battles = 4, seed = 3 });
        var file = Path.Combine(web.Results, (string)(await web.EndOf(await WebFixture.JsonOf(accepted)))["result"]!, CampaignFolder.ManifestFile);
        Assert.Equal("campaigns", (string?)(await web.GetJsonAsync("/api/scenarios/first-look/time?battles=200"))["basis"]);

        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace(what, instead, StringComparison.Ordinal), TestContext.Current.CancellationToken);

        Assert.True((string?)(await web.GetJsonAsync("/api/scenarios/first-look/time?battles=200"))["basis"] is "nothing", why);
        Assert.Empty(web.Faults);
    }

    [Theory]
    [InlineData("/api/scenarios/no-such/time", HttpStatusCode.NotFound, "")]
    [InlineData("/api/scenarios/..%2f../time", HttpStatusCode.NotFound, "")]
    [InlineData("/api/scenarios/first-look/time?battles=1", HttpStatusCode.BadRequest, "battles")]
    [InlineData("/api/scenarios/first-look/time?battles=999999999", HttpStatusCode.BadRequest, "battles")]
    [InlineData("/api/scenarios/first-look/time?battles=many", HttpStatusCode.BadRequest, "battles")]
    [InlineData("/api/scenarios/first-look/time?battles=40&threads=0", HttpStatusCode.BadRequest, "threads")]
    [InlineData("/api/scenarios/first-look/time?battles=40&threads=1000", HttpStatusCode.BadRequest, "threads")]
    [InlineData("/api/scenarios/first-look/time?battles=40&battles=60", HttpStatusCode.BadRequest, "battles")]
    public async Task What_cannot_be_fought_has_no_time(string address, HttpStatusCode status, string subject)
    {
        await using var web = await Started();

        using var response = await web.SendAsync(HttpMethod.Get, address);

        Assert.Equal(status, response.StatusCode);
        if (subject.Length > 0)
        {
            Assert.Equal(subject, (string?)(await WebFixture.JsonOf(response))["findings"]![0]!["subject"]);
        }
    }

    private static async Task<JsonNode> Json(WebFixture web, JsonNode job, string file) =>
        JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(web.Results, (string)job["result"]!, file), TestContext.Current.CancellationToken))!;

    private static async Task<WebFixture> Started()
    {
        var web = new WebFixture();
        await web.InitializeAsync();
        return web.WithSmallBattle();
    }
}
