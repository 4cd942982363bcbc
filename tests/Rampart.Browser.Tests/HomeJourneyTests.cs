using System.Text.Json;
using Rampart.Web.Tests;

namespace Rampart.Browser.Tests;

/// <summary>The first page, and what stands around every page.</summary>
public class HomeJourneyTests(Chromium chromium, FoughtProject project)
{
    [Fact]
    public async Task Home_shows_every_scenario_and_what_was_fought_last_with_its_answer()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync("/");
        var results = (await project.GetJsonAsync("/api/results"))["results"]!.AsArray();
        var state = await tab.StateAsync();

        Assert.Equal(["first-look"], Strings(state.GetProperty("scenarios")), StringComparer.Ordinal);
        Assert.Contains(project.Run, Strings(state.GetProperty("results")), StringComparer.Ordinal);
        Assert.Contains(project.Campaign, Strings(state.GetProperty("results")), StringComparer.Ordinal);
        var text = await tab.Page.InnerTextAsync("main");
        Assert.All(results, result => Assert.Contains((string)result!["answer"]!, text, StringComparison.Ordinal));

        // As many marks as there are routes, and a ring for each battery.
        var card = (await project.GetJsonAsync("/api/scenarios"))["scenarios"]![0]!;
        Assert.Equal(card["routes"]!.AsArray().Count, await tab.Page.Locator(".hero-picture polyline").CountAsync());
        Assert.Equal(card["batteries"]!.AsArray().Count, await tab.Page.Locator(".hero-picture circle.ring").CountAsync());
        Assert.Contains("12 drones (hostile)", await tab.Page.Locator(".hero-picture svg[role=img]").GetAttributeAsync("aria-label"), StringComparison.Ordinal);
        tab.AssertClean();
    }

    [Fact]
    public async Task Going_to_another_page_moves_the_focus_to_its_heading_and_Back_returns()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync("/");

        // The first stop is the way past the navigation, then the name, then Home, then the pages.
        await tab.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the page", await FocusedTextAsync(tab));
        await tab.Page.Locator("nav[aria-label=Pages] a", new() { HasText = "Method" }).FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForFunctionAsync("() => window.rampart.page === '/method' && window.rampart.ready");
        Assert.Equal("Method and limits", await FocusedTextAsync(tab));
        Assert.Equal("Method – Rampart", await tab.Page.TitleAsync());
        Assert.Equal("Method", await tab.Page.Locator("nav[aria-label=Pages] [aria-current=page]").InnerTextAsync());

        await tab.Page.GoBackAsync();
        await tab.Page.WaitForFunctionAsync("() => window.rampart.page === '/' && window.rampart.ready");
        Assert.Equal("Rampart", await tab.Page.TitleAsync());
        tab.AssertClean();
    }

    [Fact]
    public async Task The_colours_that_were_chosen_stay_for_the_next_visit()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync("/");
        var dark = await PaperAsync(tab);

        await tab.Page.Locator(".theme select").FocusAsync();
        await tab.Page.Keyboard.TypeAsync("Light");
        var light = await PaperAsync(tab);
        await tab.ShowAsync("/method");

        Assert.NotEqual(dark, light, StringComparer.Ordinal);
        Assert.Equal(light, await PaperAsync(tab));
        Assert.Equal("light", await tab.Page.Locator(".theme select").InputValueAsync());
        tab.AssertClean();
    }

    [Fact]
    public async Task Words_of_a_scenario_are_shown_as_words_and_never_run()
    {
        Chromium.Require();
        await using var own = new WebFixture();
        await own.InitializeAsync();
        const string Hostile = "<img src=x onerror=\"window.wasRun=1\"><script>window.wasRun=1</script>";
        var file = Path.Combine(own.Home, "scenarios", "first-look", "scenario.yaml");
        var written = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            file,
            written.Replace("title: First look", $"title: '{Hostile}'", StringComparison.Ordinal).Replace("name: waterworks", $"name: '{Hostile}'", StringComparison.Ordinal).Replace("aim: waterworks", $"aim: '{Hostile}'", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        await using var tab = await Tab.OpenAsync(chromium, own.Server.Address);

        await tab.ShowAsync("/");

        Assert.Contains(Hostile, await tab.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(0, await tab.Page.Locator("main img, main script").CountAsync());
        Assert.True(await tab.Page.EvaluateAsync<bool>("() => window.wasRun === undefined"));
        tab.AssertClean();
    }

    [Fact]
    public async Task A_scenario_with_an_error_says_where_and_what_mends_it()
    {
        Chromium.Require();
        await using var own = new WebFixture();
        await own.InitializeAsync();
        var folder = Directory.CreateDirectory(Path.Combine(own.Home, "scenarios", "half-done")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "scenario.yaml"), "format: 1\ntitle: Half done\nduration: 45\n", TestContext.Current.CancellationToken);
        await using var tab = await Tab.OpenAsync(chromium, own.Server.Address);

        await tab.ShowAsync("/");
        var finding = (await own.GetJsonAsync("/api/scenarios"))["unreadable"]![0]!["findings"]![0]!;
        var text = await tab.Page.InnerTextAsync("main");

        Assert.Contains("scenarios/half-done cannot be fought as it is written", text, StringComparison.Ordinal);
        Assert.Contains((string)finding["message"]!, text, StringComparison.Ordinal);
        Assert.Contains((string)finding["remedy"]!, text, StringComparison.Ordinal);
        tab.AssertClean();
    }

    [Fact]
    public async Task A_page_that_the_server_does_not_give_is_told_and_can_be_loaded_anew()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync("/");
        await tab.Page.RouteAsync("**/assets/method-*.js", route => route.AbortAsync());

        await tab.Page.Locator("nav[aria-label=Pages] a", new() { HasText = "Method" }).FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.Locator("h1", new() { HasText = "This page could not be loaded" }).WaitForAsync();
        await tab.Page.UnrouteAllAsync();
        await tab.Page.Locator("main a", new() { HasText = "load the page anew" }).FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");

        await tab.Page.Locator("h1", new() { HasText = "Method and limits" }).WaitForAsync();
        Assert.Empty(tab.ForeignRequests);
    }

    private static IEnumerable<string> Strings(JsonElement list) => list.EnumerateArray().Select(each => each.GetString()!);

    private static Task<string> FocusedTextAsync(Tab tab) => tab.Page.EvaluateAsync<string>("() => document.activeElement.textContent");

    private static Task<string> PaperAsync(Tab tab) => tab.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor");
}
