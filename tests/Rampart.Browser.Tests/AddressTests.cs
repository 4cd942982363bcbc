using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Rampart.Browser.Tests;

/// <summary>A view is its address: what somebody chose on a page, another who opens the address sees.</summary>
public class AddressTests(Chromium chromium, FoughtProject project)
{
    private const string Click = "click";

    /// <summary>A page, what is chosen on it, and the parameters that its address then has.</summary>
    /// <param name="Page">The address at first.</param>
    /// <param name="Acts">What is done: a selector, and a key to be pressed on it, a value to be chosen after an equals sign, or a click.</param>
    /// <param name="Parameters">The names of the parameters afterwards, in the order of the alphabet.</param>
    private sealed record Journey(string Page, IReadOnlyList<(string Selector, string Key)> Acts, string Parameters);

    private static string Sorts(string heading) => $"th button.sort:has-text('{heading}')";

    private static string Shows(string figure, string how) => $"figure:has(:text('{figure}')) label:has-text('{how}')";

    private static readonly Dictionary<string, Journey> Journeys = new(StringComparer.Ordinal)
    {
        ["a map, its edges and figures"] = new("/coverage?radius=60&heights=300,3000,10000",
        [
            (".map-stage", "+"), (".map-stage", "+"), (".map-stage", "ArrowRight"), (".map-stage", "m"), (".map-stage", "ArrowDown"), (".map-stage", "m"),
            (".ladder li:nth-child(2) input", Click), ("[role=tab]:has-text('Numbers')", Click), (Sorts("Height") + " >> nth=0", Click), (Sorts("Height") + " >> nth=0", Click),
            (".numbers tbody tr:has-text('10 km') >> nth=0", Click), ("label:has-text('Crossing')", Click),
        ], "course,edges,height,heights,measure,radius,sort,tab,view"),
        ["a profile"] = new("/coverage?radius=60&heights=300,3000,10000",
        [
            ("[role=tab]:has-text('Profile')", Click), (".profile label:has-text('Table')", Click), (".map-stage", "-"),
        ], "heights,radius,show,tab,view"),
        ["a battery and the map"] = new("/replay?run=RUN&t=1450",
        [
            (".map-stage", "+"), (".map-stage", "ArrowLeft"), (".replay-layers label:has-text('trails')", Click), ("[role=tab]:has-text('Battery')", Click), (".selected-panel summary", Click),
            (Sorts("Ready"), Click), ("body", "PageUp"),
        ], "layers,more,run,sort,t,tab,view"),
        ["a target and the events"] = new("/replay?run=RUN&t=1450",
        [
            ("[role=tab]:has-text('Target')", Click), (Sorts("Appears"), Click), (".replay-side tbody tr >> nth=3", Click), ("[role=tab]:has-text('Events')", Click), (".event-log select", "=all"), ("[role=tab]:has-text('Answer')", Click),
        ], "events,run,selected,sort,t"),
        ["a campaign"] = new("/campaign?campaign=CAMPAIGN",
        [
            (".uncertainty .figure label:has-text('Table')", Click), (".uncertainty button.sort >> nth=1", Click), (".panel:has-text('How the battles ended') select", "=missiles-fired"), (".outcomes .figure label:has-text('Both')", Click), (".outcomes .figure-table tbody tr >> nth=1", Click), (".outcomes-list button.sort:has-text('Point')", Click),
        ], "campaign,ended,measure,show,sort"),
        ["claims in time"] = new("/evidence", [(Shows("claims, by the day", "Both"), Click), (Sorts("What"), Click), (".view select", "=s-400/")], "of,show,sort"),
        ["documents"] = new("/evidence?view=documents", [("#documents-filter", "t"), ("#documents-filter", "a"), (Sorts("Claims"), Click), (Sorts("Claims"), Click)], "filter,sort,view"),
        ["systems"] = new("/evidence?view=systems", [(".system summary >> nth=0", Click), (".system summary >> nth=3", Click)], "more,view"),
        ["a force"] = new("/force?owner=turkey", [(Shows("had and was promised", "Table"), Click), (Sorts("State") + " >> nth=0", Click), ("label:has-text('Only what had been said')", Click), (".day-deal summary >> nth=0", Click)], "more,owner,show,sort,then"),
        ["validation"] = new("/method", [(Shows("How far each value", "Table"), Click), (".figure-table tbody tr >> nth=2", Click), (Sorts("Model") + " >> nth=0", Click)], "area,show,sort"),
    };

    public static TheoryData<string> Names() => [.. Journeys.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Who_opens_the_address_sees_what_was_chosen(string view)
    {
        var journey = Journeys[view];
        await project.FightAsync();
        await using var mine = await Tab.OpenAsync(chromium, project.Server.Address);
        await mine.ShowAsync(journey.Page.Replace("RUN", project.Run, StringComparison.Ordinal).Replace("CAMPAIGN", project.Campaign, StringComparison.Ordinal));
        foreach (var (selector, key) in journey.Acts)
        {
            var place = mine.Page.Locator(selector);
            if (string.Equals(key, Click, StringComparison.Ordinal))
            {
                await place.ClickAsync();
            }
            else if (key.StartsWith('='))
            {
                await place.SelectOptionAsync(key[1..]);
            }
            else
            {
                await place.PressAsync(key);
            }
        }

        try
        {
            await mine.Page.WaitForFunctionAsync("names => [...new URLSearchParams(location.search).keys()].sort().join() === names", journey.Parameters);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"The address is {mine.Page.Url} and should have {journey.Parameters}.");
        }

        await mine.ReadyAsync();
        var address = await SettledAddressAsync(mine);

        await using var theirs = await Tab.OpenAsync(chromium, project.Server.Address);
        await theirs.ShowAsync(address);

        var (myState, myMap) = Parted(await mine.StateAsync());
        var (theirState, theirMap) = Parted(await theirs.StateAsync());
        Assert.Equal(myState, theirState);
        Assert.Equal(myMap is null, theirMap is null);
        if (myMap is not null)
        {
            var span = myMap["span_km"]!.GetValue<double>();
            foreach (var each in (string[])["x_km", "y_km", "span_km"])
            {
                Assert.Equal(myMap[each]!.GetValue<double>(), theirMap![each]!.GetValue<double>(), span / 500);
            }
        }

        Assert.Equal(await WordsAsync(mine), await WordsAsync(theirs));
        Assert.Equal(address, await SettledAddressAsync(theirs));
        mine.AssertClean();
        theirs.AssertClean();
    }

    [Fact]
    public async Task Back_brings_a_page_and_its_tab_whatever_other_pages_call_theirs()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync("/coverage?radius=60&heights=300,3000");
        await tab.Page.ClickAsync("[role=tab]:has-text('Numbers')");
        await tab.Page.ClickAsync("nav a:has-text('Replay')");
        await tab.Page.ClickAsync($"a[href='/replay?run={project.Run}']");
        await tab.Page.ClickAsync(".replay-side [role=tab]:has-text('Events')");
        await tab.Page.ClickAsync(".replay-side [role=tab]:has-text('Battery')");
        Assert.Equal("?run=" + project.Run + "&tab=battery", new Uri(tab.Page.Url).Query);

        async Task BackAsync(string page, string chosen)
        {
            await tab.Page.GoBackAsync(new PageGoBackOptions { WaitUntil = WaitUntilState.Commit });
            await tab.Page.WaitForFunctionAsync("page => window.rampart.page === page && window.rampart.ready", page);
            await Assertions.Expect(tab.Page.Locator("[role=tab][aria-selected=true]")).ToHaveTextAsync(chosen);
        }

        await BackAsync("/replay", "Events");
        await BackAsync("/replay", "Answer");
        Assert.Equal("?run=" + project.Run, new Uri(tab.Page.Url).Query);
        await tab.Page.GoBackAsync(new PageGoBackOptions { WaitUntil = WaitUntilState.Commit });
        await Assertions.Expect(tab.Page.Locator(".run-list")).ToBeVisibleAsync();
        Assert.Equal(string.Empty, new Uri(tab.Page.Url).Query);
        await BackAsync("/coverage", "Numbers");
        Assert.Equal("?radius=60&heights=300,3000&tab=numbers", new Uri(tab.Page.Url).Query);
        await BackAsync("/coverage", "Heights");
        tab.AssertClean();
    }

    [Theory]
    [InlineData("/evidence?claim=s-400/engagement-range%23press-tv-2020-12-07", "#evidence-search", "400 km", "/evidence?q=400+km")]
    [InlineData("/force?owner=turkey&deal=turkey-first", ".force-tools select >> nth=0", null, "/force?owner=india")]
    public async Task A_choice_that_closes_what_was_open_is_taken_back_by_one_step(string address, string control, string? typed, string then)
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync(address);
        var before = new Uri(tab.Page.Url).PathAndQuery;

        if (typed is null)
        {
            await tab.Page.SelectOptionAsync(control, "india");
        }
        else
        {
            await tab.Page.FillAsync(control, typed);
            await tab.Page.PressAsync(control, "Enter");
        }

        await tab.ReadyAsync();
        Assert.Equal(then, await SettledAddressAsync(tab));
        await tab.Page.GoBackAsync(new PageGoBackOptions { WaitUntil = WaitUntilState.Commit });
        await tab.ReadyAsync();
        Assert.Equal(before, await SettledAddressAsync(tab));
        tab.AssertClean();
    }

    [Fact]
    public async Task A_clock_that_runs_writes_nothing_into_the_address_of_the_next_page()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync($"/replay?run={project.Run}&t=900");
        await tab.Page.PressAsync("body", "Space");
        await tab.Page.WaitForFunctionAsync("() => window.rampart.state().time_s > 905");

        // The next page is slow to come: meanwhile the clock of this one runs on.
        await tab.Page.RouteAsync("**/assets/**", async route =>
        {
            await tab.Page.WaitForFunctionAsync("from => performance.now() > from + 800", await tab.Page.EvaluateAsync<double>("() => performance.now()"));
            await route.ContinueAsync();
        });
        await tab.Page.ClickAsync("nav a:has-text('Method')");
        await tab.Page.WaitForFunctionAsync("() => window.rampart.page === '/method' && window.rampart.ready");

        Assert.Equal(string.Empty, new Uri(tab.Page.Url).Query);
        tab.AssertClean();
    }

    /// <summary>The address when nothing waits to be written into it.</summary>
    private static async Task<string> SettledAddressAsync(Tab tab)
    {
        await tab.Page.EvaluateAsync("() => { dispatchEvent(new Event('pagehide')); }");
        return new Uri(tab.Page.Url).PathAndQuery;
    }

    /// <summary>What a page holds without what no two drawings share, and its map apart: an address keeps a thousandth of it.</summary>
    private static (string State, JsonNode? Map) Parted(JsonElement told)
    {
        var state = JsonNode.Parse(told.GetRawText())!.AsObject();
        foreach (var volatileName in (string[])["mapFrames", "lastFrame_ms", "view"])
        {
            state.Remove(volatileName);
        }

        var shown = state["shown"]!.AsObject();
        shown.Remove("map", out var map);
        return (state.ToJsonString(new JsonSerializerOptions { WriteIndented = true }), map);
    }

    /// <summary>All words that are seen, but those about where the pointer is and what was done last.</summary>
    private static Task<string> WordsAsync(Tab tab) => tab.Page.EvaluateAsync<string>(
        """
        () => {
            const passing = [...document.querySelectorAll('.map-readout, .profile-words, [role=status]')];
            const before = passing.map(each => each.style.display);
            passing.forEach(each => { each.style.display = 'none'; });
            const words = document.querySelector('main').innerText;
            passing.forEach((each, at) => { each.style.display = before[at]; });
            return words;
        }
        """);
}
