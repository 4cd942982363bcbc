using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Rampart.Results.Replay;

namespace Rampart.Browser.Tests;

/// <summary>The replay, worked by keys alone.</summary>
public class ReplayJourneyTests(Chromium chromium, FoughtProject project)
{
    private const int MostTabs = 120;

    [Fact]
    public async Task First_look_is_run_its_first_kill_sought_a_leaker_asked_about_and_a_number_walked_back_to_its_quotation()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);

        // It stands there already, so that running it again shows it at once.
        await tab.ShowAsync("/");
        await FocusAsync(tab, "element => element.tagName === 'BUTTON' && /fight|run/i.test(element.textContent) && element.closest('.hero') !== null");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForURLAsync("**/replay?run=first-look/**");
        await tab.Page.WaitForFunctionAsync("() => window.rampart.page === '/replay' && window.rampart.ready");
        Assert.Equal(project.Run, (await StateAsync(tab))["run"]!.GetValue<string>());

        var replay = ReplayFile.Read(await project.Client.GetByteArrayAsync(new Uri($"/api/runs/{project.Run}/replay", UriKind.Relative), TestContext.Current.CancellationToken));
        var kill = replay.Events.First(each => each.Kind == ReplayEventKind.Kill);
        await OpenAsync(tab, "Events");
        await FocusAsync(tab, "element => element.tagName === 'SELECT' && element.closest('.event-log') !== null");
        await tab.Page.Keyboard.TypeAsync("Kills");
        await FocusAsync(tab, "element => element.tagName === 'TR' && element.closest('.event-log') !== null");
        await tab.Page.Keyboard.PressAsync("Home");
        await tab.Page.Keyboard.PressAsync("Enter");
        var state = await StateAsync(tab);
        Assert.Equal(kill.Time_ms / 1000.0, state["time_s"]!.GetValue<double>());
        Assert.Equal($"target:{replay.Names[replay.Movers[kill.Mover].Name]}", state["selection"]!.GetValue<string>());
        Assert.False(state["isPlaying"]!.GetValue<bool>());

        var leakers = (await project.GetJsonAsync($"/api/runs/{project.Run}/summary"))["leakers"]!.AsArray().Select(leaker => leaker!["target"]!.GetValue<string>()).ToList();
        var notFiredAt = leakers.FindIndex(name => replay.Movers.Single(mover => string.Equals(replay.Names[mover.Name], name, StringComparison.Ordinal)).MissilesFired == 0);
        Assert.True(notFiredAt >= 0, "No leaker was left alone in this battle.");
        await OpenAsync(tab, "Answer");
        await FocusAsync(tab, "element => element.tagName === 'TR' && element.closest('section')?.getAttribute('aria-labelledby') === 'leakers-heading'");
        for (var row = 0; row < notFiredAt; row++)
        {
            await tab.Page.Keyboard.PressAsync("ArrowDown");
        }

        await tab.Page.Keyboard.PressAsync("Enter");
        var why = (await project.GetJsonAsync($"/api/runs/{project.Run}/why?target={Uri.EscapeDataString(leakers[notFiredAt])}"))["answer"]!.GetValue<string>();
        Assert.StartsWith("No missile was fired at it", why, StringComparison.Ordinal);
        await Assertions.Expect(tab.Page.Locator(".why-answer")).ToHaveTextAsync(why);
        Assert.Equal(replay.Head.Batteries.Count, await tab.Page.Locator(".why-bar").CountAsync());
        Assert.Equal("target", (await StateAsync(tab))["tab"]!.GetValue<string>());

        await FocusAsync(tab, "element => element.tagName === 'BUTTON' && /On which claims/.test(element.textContent)");
        await tab.Page.Keyboard.PressAsync("Enter");
        await FocusAsync(tab, "element => element.tagName === 'A' && element.closest('.claim') !== null");
        var quotation = await tab.Page.EvaluateAsync<string>("() => document.activeElement.closest('.claim').querySelector('p').textContent");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForURLAsync("**/evidence?claim=**");
        await Assertions.Expect(tab.Page.Locator("main")).ToContainTextAsync(quotation.Trim('“', '”', '"'));
        tab.AssertClean();
    }

    [Fact]
    public async Task Keys_move_the_clock_by_one_ten_and_sixty_seconds_and_play_and_pause()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync($"/replay?run={project.Run}&t=900");

        foreach (var (key, time) in new[] { ("ArrowRight", 901.0), ("Shift+ArrowRight", 911.0), ("PageUp", 971.0), ("ArrowLeft", 970.0), ("Shift+ArrowLeft", 960.0), ("PageDown", 900.0) })
        {
            await tab.Page.Keyboard.PressAsync(key);
            Assert.Equal(time, (await StateAsync(tab))["time_s"]!.GetValue<double>());
        }

        await tab.Page.Keyboard.PressAsync("Space");
        await tab.Page.WaitForFunctionAsync("() => window.rampart.state().isPlaying && window.rampart.state().time_s > 910");
        await tab.Page.Keyboard.PressAsync("Space");
        Assert.False((await StateAsync(tab))["isPlaying"]!.GetValue<bool>());
        Assert.True(await tab.FramesAsync() > 1);
    }

    [Fact]
    public async Task What_is_alive_at_a_moment_is_what_the_battle_had_and_the_address_brings_the_view_back()
    {
        await project.FightAsync();
        var replay = ReplayFile.Read(await project.Client.GetByteArrayAsync(new Uri($"/api/runs/{project.Run}/replay", UriKind.Relative), TestContext.Current.CancellationToken));
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync($"/replay?run={project.Run}");
        foreach (var seconds in (double[])[0, 600, 1234, 1800, 2699])
        {
            await tab.SeekAsync(seconds);
            var alive = (await StateAsync(tab))["alive"]!;
            for (var side = 0; side < replay.Head.Words.Sides.Count; side++)
            {
                Assert.Equal(
                    replay.Movers.Count(mover => mover.Side == side && mover.Appeared_ms >= 0 && mover.Appeared_ms <= seconds * 1000 && mover.Ended_ms > seconds * 1000),
                    alive[replay.Head.Words.Sides[side]]!.GetValue<int>());
            }
        }

        await tab.ShowAsync($"/replay?run={project.Run}&t=1234&speed=120&selected=target:{replay.Names[0]}&tab=target&layers=truth,missiles");
        var state = await StateAsync(tab);
        Assert.Equal(1234.0, state["time_s"]!.GetValue<double>());
        Assert.Equal(120.0, state["speed"]!.GetValue<double>());
        Assert.Equal($"target:{replay.Names[0]}", state["selection"]!.GetValue<string>());
        Assert.Equal("target", state["tab"]!.GetValue<string>());
        Assert.False(await tab.Page.Locator(".replay-layers input").Nth(1).IsCheckedAsync());
        tab.AssertClean();
    }

    [Fact]
    public async Task A_battle_of_a_campaign_says_which_it_is_and_leads_back_to_its_campaign()
    {
        await project.FightAsync();
        var run = await project.FoughtAsync("/api/runs", new { campaign = project.Campaign, replication = 3 });
        var told = (await project.GetJsonAsync($"/api/runs/{run}/summary"))["campaign"]!;
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);

        await tab.ShowAsync($"/replay?run={run}");

        await Assertions.Expect(tab.Page.Locator(".replay-campaign")).ToHaveTextAsync($"Campaign battle 3 of {told["battles"]}, drawn at point {told["point"]} of {told["points"]}");
        await FocusAsync(tab, "element => element.tagName === 'A' && element.closest('.replay-campaign') !== null");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForFunctionAsync("() => window.rampart.page === '/campaign' && window.rampart.ready");
        Assert.Equal(project.Campaign, (await StateAsync(tab))["campaign"]!.GetValue<string>());
        tab.AssertClean();
    }

    [Theory]
    [InlineData("first-look/1-00000000", "There is no result first-look/1-00000000")]
    [InlineData("nothing", "This is no battle’s name.")]
    public async Task A_replay_that_cannot_be_had_is_told_with_its_reason(string run, string words)
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);

        await tab.ShowAsync($"/replay?run={run}");

        Assert.Contains(words, await tab.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replay_that_came_damaged_is_told_and_not_drawn()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.Page.RouteAsync("**/api/runs/**/replay", async route =>
        {
            var bytes = await project.Client.GetByteArrayAsync(new Uri($"/api/runs/{project.Run}/replay", UriKind.Relative));
            await route.FulfillAsync(new RouteFulfillOptions { BodyBytes = bytes[..(bytes.Length / 2)], ContentType = "application/octet-stream" });
        });

        await tab.ShowAsync($"/replay?run={project.Run}");

        Assert.Contains("This replay cannot be shown.", await tab.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(0, await tab.Page.Locator("canvas").CountAsync());
    }

    [Theory]
    [InlineData("tab=events&events=all", Theme.Dark)]
    [InlineData("tab=target", Theme.Light)]
    [InlineData("tab=target&selected=target:ballistic-missile-waterworks", Theme.Dark)]
    [InlineData("tab=target&selected=target:ballistic-missile-waterworks", Theme.Light)]
    [InlineData("tab=battery", Theme.Light)]
    [InlineData("tab=sources", Theme.Dark)]
    [InlineData("tab=sources", Theme.Light)]
    public async Task Every_panel_can_be_used_by_everybody(string view, Theme theme)
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address, theme);

        await tab.ShowAsync($"/replay?run={project.Run}&t=1450&{view}");
        await Assertions.Expect(tab.Page.Locator(".replay-side .loading")).ToHaveCountAsync(0);
        var (violations, _) = await Axe.RunAsync(tab);

        Assert.Empty(violations);
        tab.AssertClean();
    }

    private static async Task<JsonNode> StateAsync(Tab tab) => JsonNode.Parse((await tab.StateAsync()).GetRawText())!;

    /// <summary>Presses Tab until what has the focus is what is looked for.</summary>
    private static async Task FocusAsync(Tab tab, string isWanted)
    {
        for (var pressed = 0; pressed < MostTabs; pressed++)
        {
            if (await tab.Page.EvaluateAsync<bool>($"() => document.activeElement !== null && ({isWanted})(document.activeElement)"))
            {
                return;
            }

            await tab.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{MostTabs} times Tab did not come to what was looked for: {isWanted}. The focus is on {await tab.Page.EvaluateAsync<string>("() => document.activeElement.outerHTML.slice(0, 200)")}");
    }

    /// <summary>Opens one of the panels beside the map.</summary>
    private static async Task OpenAsync(Tab tab, string name)
    {
        await FocusAsync(tab, "element => element.getAttribute('role') === 'tab' && element.closest('.replay-side') !== null");
        await tab.Page.Keyboard.PressAsync("Home");
        for (var right = 0; right < 5; right++)
        {
            if (string.Equals(await tab.Page.EvaluateAsync<string>("() => document.activeElement.textContent"), name, StringComparison.Ordinal))
            {
                return;
            }

            await tab.Page.Keyboard.PressAsync("ArrowRight");
        }

        Assert.Fail($"There is no panel {name}.");
    }
}
