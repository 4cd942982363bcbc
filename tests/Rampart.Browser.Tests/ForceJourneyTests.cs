namespace Rampart.Browser.Tests;

/// <summary>Who had how many: the answer first, its deals folded, and a state of which nothing is known.</summary>
public class ForceJourneyTests(Chromium chromium, FoughtProject project)
{
    [Fact]
    public async Task The_answer_stands_first_and_a_deal_is_unfolded_and_folded_by_keys()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync("/force?owner=turkey");
        var deals = (await project.GetJsonAsync("/api/force?owner=turkey&on=2023-03-02"))["deals"]!.AsArray();

        Assert.Equal(deals.Count, await tab.Page.Locator("main section").First.Locator("tbody tr").CountAsync());
        Assert.Equal(0, await tab.Page.Locator(".lane-row").CountAsync());
        Assert.True(await tab.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight") < 3 * 720, "A folded page is read in three windows.");

        await tab.FocusAsync("element => element.classList.contains('lane-fold')");
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.Locator(".lane-row").First.WaitForAsync();
        Assert.Contains("lanes=turkey-first", tab.Page.Url, StringComparison.Ordinal);
        Assert.Equal("true", await tab.Page.EvaluateAsync<string>("() => document.activeElement.getAttribute('aria-expanded')"));

        await tab.Page.Keyboard.PressAsync("ArrowDown");
        Assert.True(await tab.Page.EvaluateAsync<bool>("() => document.activeElement.classList.contains('lane-row')"));
        await tab.Page.Keyboard.PressAsync("ArrowUp");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForFunctionAsync("() => document.querySelectorAll('.lane-row').length === 0");
        tab.AssertClean();
    }

    [Fact]
    public async Task A_state_without_deals_is_told_with_those_there_are()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync("/force?owner=atlantis");
        var owners = (await project.GetJsonAsync("/api/force/owners"))["owners"]!.AsArray();

        Assert.Contains("The ledger holds no deal of “atlantis”", await tab.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(0, await tab.Page.Locator(".lanes").CountAsync());
        Assert.Equal(owners.Count, await tab.Page.Locator(".owners-list a").CountAsync());

        await tab.FocusAsync("element => element.tagName === 'A' && element.textContent === 'India'");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.Locator(".lanes").WaitForAsync();
        Assert.Contains("owner=india", tab.Page.Url, StringComparison.Ordinal);
        tab.AssertClean();
    }
}
