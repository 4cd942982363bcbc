using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Rampart.Web.Tests;

namespace Rampart.Browser.Tests;

/// <summary>A campaign, worked by keys alone; watched from two tabs; and with its connection lost in the middle.</summary>
public class CampaignJourneyTests(Chromium chromium, SmallProject project) : IClassFixture<SmallProject>
{
    private static readonly PageWaitForFunctionOptions Long = new() { Timeout = 900_000 };

    [Fact]
    public async Task A_campaign_is_started_stopped_resumed_and_its_worst_battle_opened()
    {
        Chromium.Require();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync($"/campaign?scenario={SmallProject.Scenario}&battles=24&seed=21");

        await tab.PressAsync("Fight 24 battles");
        await tab.Page.WaitForURLAsync("**/campaign?campaign=**");
        await tab.Page.WaitForFunctionAsync("() => window.rampart.state()?.job?.counted === 'battles' && window.rampart.state().job.done >= 3", null, Long);
        await tab.PressAsync("Stop");
        await tab.Page.WaitForFunctionAsync("() => window.rampart.state()?.job?.state === 'stopped' && window.rampart.state().finished > 0", null, Long);
        var stopped = await StateAsync(tab);
        await tab.PressAsync("Go on");
        await tab.Page.WaitForFunctionAsync("() => window.rampart.state()?.isWhole === true", null, Long);
        var whole = await StateAsync(tab);

        Assert.InRange(stopped["finished"]!.GetValue<int>(), 3, 23);
        Assert.False(stopped["isWhole"]!.GetValue<bool>());
        Assert.Equal(24, whole["finished"]!.GetValue<int>());
        Assert.Contains(whole["answer"]!.GetValue<string>(), await tab.Page.InnerTextAsync("main"), StringComparison.Ordinal);

        var campaign = whole["campaign"]!.GetValue<string>();
        var battles = await project.GetJsonAsync($"/api/campaigns/{campaign}/battles");
        var worst = battles["worst"]!.GetValue<int>();
        var leaked = Column(battles, "leaked");
        Assert.Equal(leaked.Max(), leaked[battles["replication"]!.AsArray().Select(each => each!.GetValue<int>()).ToList().IndexOf(worst)]);
        await tab.PressAsync("Open the worst battle");
        await tab.Page.WaitForURLAsync("**/replay?run=**");
        await tab.ReadyAsync();
        var run = new Uri(tab.Page.Url).Query["?run=".Length..];
        var summary = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(project.Results, run, "summary.json"), TestContext.Current.CancellationToken))!;
        Assert.Equal(worst, summary["replication"]!.GetValue<int>());
        Assert.Equal(leaked.Max(), summary["leakers"]!.AsArray().Count);
        tab.AssertClean();
    }

    [Fact]
    public async Task A_bar_of_the_histogram_lists_its_battles_and_a_factor_its_claims_by_keys()
    {
        Chromium.Require();
        var campaign = await project.FoughtAsync("/api/campaigns", new { scenario = SmallProject.Scenario, battles = 24, seed = 22 });
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync($"/campaign?campaign={campaign}");

        await tab.Page.Locator(".outcomes .figure-choice input").Nth(2).FocusAsync();
        await tab.Page.Keyboard.PressAsync("Space");
        await tab.FocusAsync("element => element.tagName === 'TR' && element.closest('.outcomes') !== null");
        await tab.Page.Keyboard.PressAsync("Enter");
        var value = await tab.Page.EvaluateAsync<string>("() => document.querySelector('.outcomes tr[aria-selected=true] th').textContent");
        var leaked = Column(await project.GetJsonAsync($"/api/campaigns/{campaign}/battles"), "leaked");
        Assert.Equal(leaked.Count(each => each == int.Parse(value)), await tab.Page.Locator(".outcomes-list tbody tr").CountAsync());

        await tab.Page.Locator(".drivers-body .figure-choice input").Nth(2).FocusAsync();
        await tab.Page.Keyboard.PressAsync("Space");
        await tab.FocusAsync("element => element.tagName === 'TR' && element.closest('.drivers-body') !== null");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tab.Page.Locator(".behind")).ToBeVisibleAsync();
        Assert.Contains("factor=", tab.Page.Url, StringComparison.Ordinal);
        tab.AssertClean();
    }

    [Fact]
    public async Task A_click_on_a_bar_lists_its_battles_and_a_click_on_a_driver_its_claims()
    {
        Chromium.Require();
        var campaign = await project.FoughtAsync("/api/campaigns", new { scenario = SmallProject.Scenario, battles = 24, seed = 22 });
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync($"/campaign?campaign={campaign}");
        var leaked = Column(await project.GetJsonAsync($"/api/campaigns/{campaign}/battles"), "leaked");

        await tab.Page.Locator(".outcome-bars rect").First.ClickAsync();
        await tab.Page.Locator(".driver-bars rect").First.ClickAsync();

        await Assertions.Expect(tab.Page.Locator(".outcomes-list tbody tr")).ToHaveCountAsync(leaked.Count(each => each == leaked.Min()));
        await Assertions.Expect(tab.Page.Locator(".behind-reading").First).ToBeVisibleAsync();
        tab.AssertClean();
    }

    [Fact]
    public async Task Two_tabs_see_the_same_campaign_and_what_one_stops_is_stopped_in_the_other()
    {
        Chromium.Require();
        using var begun = await project.PostAsync("/api/campaigns", new { scenario = SmallProject.Scenario, battles = 4000, points = 5, seed = 23 });
        var campaign = (await WebFixture.JsonOf(begun))["result"]!.GetValue<string>();
        await using var one = await Tab.OpenAsync(chromium, project.Server.Address);
        await using var other = await Tab.OpenAsync(chromium, project.Server.Address);
        await one.ShowAsync($"/campaign?campaign={campaign}");
        await other.ShowAsync($"/campaign?campaign={campaign}");
        await one.Page.WaitForFunctionAsync("() => window.rampart.state()?.job?.counted === 'battles'", null, Long);
        await other.Page.WaitForFunctionAsync("() => window.rampart.state()?.job?.counted === 'battles'", null, Long);

        await one.PressAsync("Stop");
        await other.Page.WaitForFunctionAsync("() => window.rampart.state()?.job?.state === 'stopped'", null, Long);

        Assert.Equal((await StateAsync(one))["job"]!["id"]!.GetValue<string>(), (await StateAsync(other))["job"]!["id"]!.GetValue<string>());
        one.AssertClean();
        other.AssertClean();
    }

    [Fact]
    public async Task While_the_connection_is_lost_the_battles_go_on_and_the_page_catches_up()
    {
        Chromium.Require();
        using var begun = await project.PostAsync("/api/campaigns", new { scenario = SmallProject.Scenario, battles = 16, seed = 24 });
        var job = await WebFixture.JsonOf(begun);
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync($"/campaign?campaign={job["result"]}");
        await tab.Page.WaitForFunctionAsync("() => window.rampart.state()?.job?.counted === 'battles' && window.rampart.state().job.done >= 1", null, Long);

        await tab.Page.Context.SetOfflineAsync(true);
        var before = (await StateAsync(tab))["job"]!["done"]!.GetValue<int>();
        var end = await project.EndOfAsync(job);
        await tab.Page.Context.SetOfflineAsync(false);
        await tab.Page.WaitForFunctionAsync("() => window.rampart.state()?.isWhole === true", null, Long);

        Assert.Equal("done", end["state"]!.GetValue<string>());
        Assert.InRange(before, 1, 16);
        Assert.Equal(16, (await StateAsync(tab))["finished"]!.GetValue<int>());
        Assert.Empty(tab.ForeignRequests);
    }

    private static List<int> Column(JsonNode battles, string id) =>
        [.. battles["measures"]!.AsArray().Single(each => string.Equals(each!["id"]!.GetValue<string>(), id, StringComparison.Ordinal))!["values"]!.AsArray().Select(each => (int)each!.GetValue<double>())];

    private static async Task<JsonNode> StateAsync(Tab tab) => JsonNode.Parse((await tab.StateAsync()).GetRawText())!;
}

/// <summary>A server over a project with the small battle of the command line's tests: many of them are fought in the time of one first look.</summary>
public sealed class SmallProject : WebFixture
{
    public const string Scenario = "small-battle";

    public SmallProject()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Home, "scenarios", Scenario)).FullName;

        // With two launchers a campaign's draws do not always make sense together.
        var battle = File.ReadAllText(Path.Combine(Repository, "tests", "Rampart.Cli.Tests", "small-battle.yaml")).Replace("launchers: 2", "launchers: 4", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "scenario.yaml"), battle);
    }

    /// <summary>Asks for something and gives its result, NAME/KEY, when it is done.</summary>
    public async Task<string> FoughtAsync(string path, object asked)
    {
        using var answer = await PostAsync(path, asked);
        var end = await EndOfAsync(await JsonOf(answer));
        Assert.Equal("done", end["state"]!.GetValue<string>());
        return end["result"]!.GetValue<string>();
    }

    /// <summary>A job when it has ended.</summary>
    public async Task<JsonNode> EndOfAsync(JsonNode job)
    {
        // The stream of events ends with the job.
        await using var events = await Client.GetStreamAsync(new Uri($"/api/jobs/{job["id"]}/events", UriKind.Relative), TestContext.Current.CancellationToken);
        await events.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken);
        return await GetJsonAsync($"/api/jobs/{job["id"]}");
    }
}
