using System.Text.Json.Nodes;
using Rampart.Web.Hosting;
using Rampart.Web.Runs;
using Rampart.Web.Tests.Jobs;

namespace Rampart.Web.Tests.Runs;

/// <summary>A battle of a campaign leads back to its campaign, and its replay waits for whoever opens it.</summary>
public class BattleOfCampaignTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    private readonly WebFixture _web = fixture.WithSmallBattle();

    [Fact]
    public async Task A_battle_of_a_campaign_names_its_campaign_its_point_and_its_number_and_one_by_itself_names_none()
    {
        using var accepted = await _web.PostAsync("/api/campaigns", new { scenario = "first-look", battles = 6, seed = 31 });
        var campaign = (string)(await _web.EndOf(await WebFixture.JsonOf(accepted)))["result"]!;
        var design = await _web.GetJsonAsync($"/api/campaigns/{campaign}/summary");
        var battles = await _web.GetJsonAsync($"/api/campaigns/{campaign}/battles");

        var result = (string)(await _web.Fight(new { campaign, replication = 5 }))["result"]!;

        var told = (await _web.GetJsonAsync($"/api/runs/{result}/summary"))["campaign"]!;
        Assert.Equal(campaign, (string?)told["id"]);
        Assert.Equal(5, (int)told["battle"]!);
        Assert.Equal((int)design["battles"]!, (int)told["battles"]!);
        Assert.Equal((int)design["points"]!, (int)told["points"]!);
        Assert.Equal((int)battles["point"]![battles["replication"]!.AsArray().Select(each => (int)each!).ToList().IndexOf(5)]!, (int)told["point"]!);

        var alone = (string)(await _web.Fight(new { scenario = "first-look", seed = 31 }))["result"]!;
        Assert.Null((await _web.GetJsonAsync($"/api/runs/{alone}/summary"))["campaign"]);

        // Another campaign with the same seed fought other battles.
        await Change(campaign, manifest => manifest["design"]!["battlesPerPoint"] = (int)manifest["design"]!["battlesPerPoint"]! * 2);
        await IsGone(result);
        await Change(campaign, manifest => manifest["design"]!["battlesPerPoint"] = (int)manifest["design"]!["battlesPerPoint"]! / 2);
        await Change(campaign, manifest => manifest["ledger"] = new string('0', 64));
        await IsGone(result);
        await File.WriteAllTextAsync(ManifestOf(campaign), "{", TestContext.Current.CancellationToken);
        await IsGone(result);
    }

    [Fact]
    public async Task A_replay_is_made_as_soon_as_its_battle_is_done()
    {
        var result = (string)(await _web.Fight(new { scenario = "first-look", seed = 32 }))["result"]!;

        var run = RunFolder.Open(new Project(_web.Home, _web.Results, new ServerLimits()), ResultId.Parse(result, null));
        var replay = Path.Combine(_web.Results, ReplayStore.Folder, ReplayStore.TagOf(run) + ".rpr.gz");
        await Patience.UntilAsync($"{replay} stands, though nobody has asked for it", () => File.Exists(replay));

        // The file stands a moment before its maker has gone.
        var making = new Uri($"/api/runs/{result}/replay/making", UriKind.Relative);
        await Patience.UntilAsync("nothing is made any more", async () => !(await _web.Client.GetStringAsync(making, TestContext.Current.CancellationToken)).Contains("event: progress", StringComparison.Ordinal));
    }

    private string ManifestOf(string campaign) => Path.Combine(_web.Results, campaign, "campaign.json");

    private async Task Change(string campaign, Action<JsonNode> change)
    {
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(ManifestOf(campaign), TestContext.Current.CancellationToken))!;
        change(manifest);
        await File.WriteAllTextAsync(ManifestOf(campaign), manifest.ToJsonString(), TestContext.Current.CancellationToken);
    }

    private async Task IsGone(string result)
    {
        var told = (await _web.GetJsonAsync($"/api/runs/{result}/summary"))["campaign"]!;
        Assert.Null(told["id"]);
        Assert.Null(told["points"]);
        Assert.Equal(5, (int)told["battle"]!);
    }
}
