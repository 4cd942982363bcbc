using Microsoft.Playwright;

namespace Rampart.Browser.Tests;

/// <summary>Every page by keys alone: where Tab comes to, what it is called, that one sees it, and the way out again.</summary>
public class KeyboardTests(Chromium chromium, FoughtProject project)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/coverage")]
    [InlineData("/coverage?tab=profile")]
    [InlineData("/coverage?tab=numbers")]
    [InlineData("/coverage?against=ballistic-missile&threats=100,300&way=90&cell=10")]
    [InlineData("/replay")]
    [InlineData("/replay?run=RUN")]
    [InlineData("/replay?run=RUN&tab=events")]
    [InlineData("/replay?run=RUN&tab=target&selected=target:drone-east-1&t=2300")]
    [InlineData("/replay?run=RUN&tab=battery")]
    [InlineData("/replay?run=RUN&tab=sources")]
    [InlineData("/campaign")]
    [InlineData("/campaign?campaign=CAMPAIGN")]
    [InlineData("/campaign?campaign=CAMPAIGN&show=means:both,endings:both,factors:table,kills:both")]
    [InlineData("/evidence")]
    [InlineData("/evidence?show=timeline:table")]
    [InlineData("/evidence?view=conflicts")]
    [InlineData("/evidence?view=documents")]
    [InlineData("/evidence?view=models")]
    [InlineData("/evidence?view=article")]
    [InlineData("/evidence?claim=s-400/engagement-range%23press-tv-2020-12-07")]
    [InlineData("/evidence?document=tass-2020-03-16")]
    [InlineData("/evidence?model=s-400&value=engagement-range")]
    [InlineData("/evidence?q=range")]
    [InlineData("/force?owner=turkey")]
    [InlineData("/force?owner=turkey&deal=turkey-second")]
    [InlineData("/method")]
    [InlineData("/method?area=3-propagation")]
    [InlineData("/nowhere")]
    public async Task Every_stop_has_a_name_and_shows_the_focus_the_walk_ends_and_nothing_is_out_of_reach(string page)
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        var walk = await KeyboardWalk.InAsync(tab);
        await tab.ShowAsync(Address(page));

        var stops = await walk.ToTheEndAsync();
        var back = await walk.BackAsync();

        Assert.True(stops.Count > 10, $"The walk has {stops.Count} stops only.");
        Assert.Equal("Skip to the page", stops[0].Name);
        Assert.Empty(stops.Where(stop => stop.Name.Length == 0).Select(stop => stop.Where));
        Assert.Empty(stops.Where(stop => !stop.Shows).Select(stop => stop.Where));
        Assert.Empty(stops.Where(stop => !stop.InSight).Select(stop => stop.Where));
        Assert.Equal(stops.Select(stop => stop.At).Reverse(), back);
        Assert.Empty(await walk.OutOfReachAsync());

        // A table takes one row of the walk, however long it is; arrows lead to the others.
        Assert.All(stops.Where(stop => stop.Row.Length > 0).GroupBy(stop => stop.Row.Split(':')[0], StringComparer.Ordinal), table => Assert.Single(table.Select(stop => stop.Row).Distinct(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("/campaign?campaign=CAMPAIGN&show=endings:table", ".outcomes .figure tbody tr", ".outcomes-list")]
    [InlineData("/method", ".figure-table tbody tr", ".area-rows")]
    [InlineData("/force?owner=turkey&deal=turkey-second", ".lane-row", ".bar-panel")]
    public async Task Escape_closes_what_Enter_has_opened_and_the_focus_stays_where_it_was(string page, string row, string opened)
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync(Address(page));
        await tab.Page.Locator(row).First.WaitForAsync();
        await tab.FocusAsync($"element => element.matches('{row}')");
        var before = await FocusedAsync(tab);

        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.Locator(opened).WaitForAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.Page.Locator(opened).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal(before, await FocusedAsync(tab));

        // The same from within: what had the focus goes, and the focus goes back to the row.
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.Locator(opened).WaitForAsync();
        await tab.FocusAsync($"element => element.closest('{opened}') !== null");
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.Page.Locator(opened).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await tab.Page.WaitForFunctionAsync("() => document.activeElement !== document.body");
        Assert.Equal(before, await FocusedAsync(tab));
        tab.AssertClean();
    }

    [Fact]
    public async Task A_battle_that_comes_after_its_loading_has_the_focus_on_its_name_and_the_title_tells_it()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync("/replay");
        await tab.FocusAsync("element => element.closest('.run-list') !== null");

        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForFunctionAsync("() => location.search.includes('run=') && window.rampart.ready");
        Assert.Equal("H1 First look", await FocusedAsync(tab));
        await Assertions.Expect(tab.Page).ToHaveTitleAsync("First look – Replay – Rampart");

        await tab.Page.GoBackAsync();
        await tab.Page.WaitForFunctionAsync("() => location.search === '' && window.rampart.ready && document.querySelector('.run-list') !== null");
        Assert.Equal("H1 Replay", await FocusedAsync(tab));
        await Assertions.Expect(tab.Page).ToHaveTitleAsync("Replay – Rampart");
        tab.AssertClean();
    }

    [Fact]
    public async Task A_campaign_and_a_ring_stand_in_the_title()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);

        await tab.ShowAsync(Address("/campaign?campaign=CAMPAIGN"));
        await Assertions.Expect(tab.Page).ToHaveTitleAsync("First look, 8 battles – Campaign – Rampart");
        await tab.ShowAsync("/campaign");
        await Assertions.Expect(tab.Page).ToHaveTitleAsync("Campaign – Rampart");
        await tab.ShowAsync("/coverage?lat=40&lon=33");
        await Assertions.Expect(tab.Page).ToHaveTitleAsync("S-400 at 40.000° N 33.000° E – Coverage – Rampart");
    }

    [Theory]
    [InlineData("/coverage")]
    [InlineData("/replay?run=RUN")]
    public async Task A_map_tells_its_keys_while_the_keys_work_it(string page)
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync(Address(page));
        await ShowsKeysAsync(tab, false);

        await tab.FocusAsync("element => element.getAttribute('role') === 'application'");
        await ShowsKeysAsync(tab, true);
        Assert.Contains("Arrow keys pan", await tab.Page.InnerTextAsync(".map-keys"), StringComparison.Ordinal);

        await tab.Page.Keyboard.PressAsync("Tab");
        await ShowsKeysAsync(tab, false);
    }

    [Fact]
    public async Task Escape_closes_a_dialog_and_its_button_has_the_focus_again()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync(Address("/replay?run=RUN"));

        await tab.PressAsync("Keys");
        await tab.Page.Locator("dialog[open]").WaitForAsync();
        Assert.True(await tab.Page.EvaluateAsync<bool>("() => document.activeElement.closest('dialog') !== null"));
        await tab.Page.Keyboard.PressAsync("Escape");

        await tab.Page.Locator("dialog[open]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal("BUTTON Keys", await FocusedAsync(tab));
    }

    [Fact]
    public async Task Who_closes_something_with_the_pointer_has_the_focus_back_and_the_page_stays_where_it_is()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address, height: 360);
        await tab.ShowAsync("/method");
        await tab.Page.Locator(".figure-table tbody tr").First.ClickAsync();
        var close = tab.Page.Locator(".area-rows").GetByRole(AriaRole.Button, new() { Name = "Close" });
        await close.WaitForAsync();
        const string IsAbove = "() => document.querySelector('.figure-table tbody tr').getBoundingClientRect().bottom < 0";

        // The row stands above the window when what it has opened is closed.
        await close.EvaluateAsync("button => { button.scrollIntoView({ block: 'center' }); }");
        Assert.True(await tab.Page.EvaluateAsync<bool>(IsAbove));
        await close.ClickAsync();

        await tab.Page.WaitForFunctionAsync("() => document.activeElement.matches('.figure-table tbody tr')");
        Assert.True(await tab.Page.EvaluateAsync<bool>(IsAbove));
    }

    private string Address(string page) => page.Replace("RUN", project.Run, StringComparison.Ordinal).Replace("CAMPAIGN", project.Campaign, StringComparison.Ordinal);

    private static Task<string> FocusedAsync(Tab tab) => tab.Page.EvaluateAsync<string>("() => `${document.activeElement.tagName} ${document.activeElement.textContent.trim()}`");

    // Without motion a style comes with the next frame.
    private static Task ShowsKeysAsync(Tab tab, bool shown) => Assertions.Expect(tab.Page.Locator(".map-keys")).ToHaveCSSAsync("opacity", shown ? "1" : "0");
}
