using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Rampart.Web.Tests;

namespace Rampart.Browser.Tests;

/// <summary>Pages in states that one comes to only by working them; for small windows, for paper, and for those who hear a chart.</summary>
public class EverybodyTests(Chromium chromium, FoughtProject fought, SmallProject small) : IClassFixture<SmallProject>
{
    private static readonly PageWaitForFunctionOptions Long = new() { Timeout = 900_000 };

    // Parts that cut off words at their side without a way to scroll there, and what lies on the map without being of it.
    private const string Hidden = """
        () => {
            const cut = [...document.querySelectorAll('main *')].filter(element => {
                const { overflowX, textOverflow } = getComputedStyle(element);
                return (overflowX === 'hidden' || overflowX === 'clip') && textOverflow !== 'ellipsis' && element.clientWidth > 4 && element.scrollWidth > element.clientWidth + 2
                    && !element.matches('canvas, svg, svg *, .line') && element.closest('.hidden-words, .line') === null;
            });
            const map = document.querySelector('.map')?.getBoundingClientRect();
            const over = map ? [...document.querySelectorAll('main fieldset, main .transport, main [role=tabpanel], main .replay-head')].filter(element => {
                const box = element.getBoundingClientRect();
                return element.closest('.map') === null && !element.contains(document.querySelector('.map')) && box.width > 0 && box.left < map.right - 1 && box.right > map.left + 1 && box.top < map.bottom - 1 && box.bottom > map.top + 1;
            }) : [];
            return [...cut, ...over].map(element => element.outerHTML.slice(0, 120));
        }
        """;

    [Theory]
    [InlineData("/force?owner=atlantis", null)]
    [InlineData("/force?owner=turkey&lanes=turkey-first", ".lane-row")]
    [InlineData("/force?owner=turkey&then=yes&on=2019-01-01", null)]
    [InlineData("/campaign?campaign=CAMPAIGN&show=means:both,outcomes:both", ".outcome-bars rect")]
    [InlineData("/campaign?campaign=first-look/campaign-1-00000000", null)]
    [InlineData("/campaign?seed=abc", null)]
    [InlineData("/method?area=3-propagation", ".area-rows tbody tr")]
    [InlineData("/?scenario=first-look", null)]
    public async Task A_page_in_an_unusual_state_can_be_used_by_everybody(string address, string? pressed)
    {
        await fought.FightAsync();
        foreach (var theme in Enum.GetValues<Theme>())
        {
            await using var tab = await Tab.OpenAsync(chromium, fought.Server.Address, theme);
            await tab.ShowAsync(address.Replace("CAMPAIGN", fought.Campaign, StringComparison.Ordinal));
            if (pressed is not null)
            {
                await tab.Page.Locator(pressed).First.ClickAsync();
            }

            var (violations, _) = await Axe.RunAsync(tab);

            Assert.Empty(violations);
            Assert.Empty(tab.ForeignRequests);
        }
    }

    [Fact]
    public async Task A_campaign_that_is_being_fought_can_be_used_by_everybody_and_one_tab_sees_what_another_resumes()
    {
        Chromium.Require();
        using var begun = await small.PostAsync("/api/campaigns", new { scenario = SmallProject.Scenario, battles = 4000, points = 5, seed = 31 });
        var campaign = (await WebFixture.JsonOf(begun))["result"]!.GetValue<string>();
        await using var tab = await Tab.OpenAsync(chromium, small.Server.Address);
        await tab.ShowAsync($"/campaign?campaign={campaign}");
        await tab.Page.WaitForFunctionAsync("() => window.rampart.state()?.job?.counted === 'battles' && window.rampart.state().job.done >= 1", null, Long);
        Assert.Empty((await Axe.RunAsync(tab)).Violations);
        await tab.PressAsync("Stop");
        await tab.Page.WaitForFunctionAsync("() => window.rampart.state()?.job?.state === 'stopped'", null, Long);
        Assert.Empty((await Axe.RunAsync(tab)).Violations);

        using var resumed = await small.PostAsync($"/api/campaigns/{campaign}/resume", new { });
        await tab.Page.WaitForFunctionAsync("() => window.rampart.state()?.job?.state === 'going'", null, Long);

        await tab.PressAsync("Stop");
        await tab.Page.WaitForFunctionAsync("() => window.rampart.state()?.job?.state === 'stopped'", null, Long);
        tab.AssertClean();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/campaign")]
    [InlineData("/campaign?campaign=CAMPAIGN")]
    [InlineData("/evidence")]
    [InlineData("/force?owner=turkey")]
    [InlineData("/method")]
    [InlineData("/nowhere")]
    [InlineData("/coverage")]
    [InlineData("/coverage?against=ballistic-missile&threats=100,300&way=90&cell=10")]
    [InlineData("/replay?run=RUN")]
    [InlineData("/evidence?view=conflicts")]
    [InlineData("/evidence?view=article")]
    [InlineData("/evidence?model=s-400&value=engagement-range")]
    [InlineData("/evidence?claim=s-400/engagement-range%23press-tv-2020-12-07")]
    public async Task At_two_and_four_hundred_per_cent_nothing_is_cut_and_every_page_stays_in_the_navigation(string address)
    {
        await fought.FightAsync();
        foreach (var (width, height) in ((int, int)[])[(640, 360), (320, 256)])
        {
            await using var tab = await Tab.OpenAsync(chromium, fought.Server.Address, width: width, height: height);
            await tab.ShowAsync(address.Replace("CAMPAIGN", fought.Campaign, StringComparison.Ordinal).Replace("RUN", fought.Run, StringComparison.Ordinal));

            Assert.Equal(width, await tab.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
            Assert.True(await tab.Page.EvaluateAsync<bool>("() => [...document.querySelectorAll('nav[aria-label=Pages] a')].every(link => { const box = link.getBoundingClientRect(); return box.left >= 0 && box.right <= innerWidth; })"));

            // Nothing lies over the map but what belongs to it, and no part of a page is a window of its own that hides words at its side.
            Assert.Empty(await tab.Page.EvaluateAsync<string[]>(Hidden));
        }
    }

    [Fact]
    public async Task Charts_are_printed_in_the_light_colours_and_afterwards_are_as_before()
    {
        await fought.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, fought.Server.Address, Theme.Dark);
        await tab.ShowAsync($"/campaign?campaign={fought.Campaign}");
        const string Mean = "() => document.querySelector('.uncertainty .plot-place svg').outerHTML.match(/stroke=\"(rgb[^\"]+)\"/)[1]";
        await tab.Page.WaitForSelectorAsync(".uncertainty .plot-place svg");
        var dark = await tab.Page.EvaluateAsync<string>(Mean);

        await tab.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await tab.Page.WaitForFunctionAsync("() => document.documentElement.dataset.theme === 'light'");
        var printed = await tab.Page.EvaluateAsync<string>(Mean);
        await tab.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await tab.Page.WaitForFunctionAsync("() => document.documentElement.dataset.theme === undefined");

        Assert.Equal("rgb(231, 237, 242)", dark);
        Assert.Equal("rgb(20, 32, 43)", printed);
        Assert.Equal(dark, await tab.Page.EvaluateAsync<string>(Mean));
        tab.AssertClean();
    }

    [Fact]
    public async Task A_chart_tells_its_finding_to_those_who_hear_it()
    {
        Chromium.Require();
        var campaign = await small.FoughtAsync("/api/campaigns", new { scenario = SmallProject.Scenario, battles = 24, seed = 22 });
        await using var tab = await Tab.OpenAsync(chromium, small.Server.Address);
        await tab.ShowAsync($"/campaign?campaign={campaign}");
        Assert.Empty((await Axe.RunAsync(tab)).Violations);
        var summary = (await small.GetJsonAsync($"/api/campaigns/{campaign}/summary"))["summary"]!;
        var leaked = summary["measures"]!.AsArray().Single(each => string.Equals((string)each!["id"]!, "leaked", StringComparison.Ordinal))!;
        var last = summary["ribbons"]![0]!["moments"]!.AsArray()[^1]!;

        var charts = await tab.Page.Locator("main [role=img]").EvaluateAllAsync<string[]>("all => all.map(each => each.getAttribute('aria-label'))");

        var histogram = Assert.Single(charts, label => label.Contains("most often", StringComparison.Ordinal));
        Assert.Contains($"from {Plain(leaked["least"]!)} to {Plain(leaked["greatest"]!)}", histogram, StringComparison.Ordinal);
        Assert.Single(charts, label => label.StartsWith("What moves the mean", StringComparison.Ordinal) && label.Contains($"of {summary["tornados"]![0]!["factors"]}", StringComparison.Ordinal));
        Assert.Contains(charts, label => label.Contains($"the median is {Plain(last["median"]!)}", StringComparison.Ordinal));
        tab.AssertClean();
    }

    [Fact]
    public async Task An_address_leads_to_the_card_of_a_scenario_and_an_unknown_name_to_none()
    {
        Chromium.Require();
        await using var tab = await Tab.OpenAsync(chromium, small.Server.Address);
        await tab.ShowAsync($"/?scenario={SmallProject.Scenario}");

        await tab.Page.WaitForFunctionAsync("id => document.activeElement?.id === id", $"scenario-{SmallProject.Scenario}");
        Assert.Equal(1, await tab.Page.Locator(".is-asked").CountAsync());
        Assert.True(await tab.Page.EvaluateAsync<bool>("() => { const box = document.querySelector('.is-asked').getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight; }"));

        await tab.ShowAsync("/?scenario=nothing-of-this-name");
        Assert.Equal(0, await tab.Page.Locator(".is-asked").CountAsync());
        Assert.Equal(0, await tab.Page.EvaluateAsync<int>("() => scrollY"));
        tab.AssertClean();
    }

    [Fact]
    public async Task An_unknown_address_says_so_and_lists_the_pages()
    {
        await fought.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, fought.Server.Address);
        await tab.ShowAsync("/nowhere");

        Assert.Equal("There is no such page", await tab.Page.InnerTextAsync("h1"));
        Assert.Equal(await tab.Page.Locator("nav[aria-label=Pages] a").CountAsync(), await tab.Page.Locator("main a").CountAsync());
        Assert.Empty((await Axe.RunAsync(tab)).Violations);
    }

    private static string Plain(JsonNode number) => number.GetValue<double>().ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
