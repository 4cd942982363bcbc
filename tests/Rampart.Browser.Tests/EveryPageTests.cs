namespace Rampart.Browser.Tests;

/// <summary>What holds for every page: it comes to an end of loading, asks nobody but the server, is silent on the console, and can be used by everybody.</summary>
public class EveryPageTests(Chromium chromium, FoughtProject project)
{
    public static TheoryData<string, Theme> PagesInBothThemes()
    {
        var all = new TheoryData<string, Theme>();
        foreach (var page in (string[])["/", "/coverage", "/coverage?against=ballistic-missile&threats=100,300&way=90&cell=10", "/coverage?against=ballistic-missile&threats=100,300&cell=10&part=ranges", "/replay", "/replay?run=RUN", "/campaign", "/campaign?campaign=CAMPAIGN", "/evidence", "/evidence?claim=s-400/engagement-range%23press-tv-2020-12-07", "/evidence?view=models", "/evidence?model=s-400&value=regiment-set.launchers", "/evidence?model=92n6e", "/force", "/force?owner=turkey", "/method"])
        {
            all.Add(page, Theme.Dark);
            all.Add(page, Theme.Light);
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(PagesInBothThemes))]
    public async Task Every_page_is_complete_asks_no_other_host_and_everybody_can_use_it(string page, Theme theme)
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address, theme);

        await tab.ShowAsync(page.Replace("RUN", project.Run, StringComparison.Ordinal).Replace("CAMPAIGN", project.Campaign, StringComparison.Ordinal));
        var (violations, rules) = await Axe.RunAsync(tab);

        tab.AssertClean();
        Assert.Empty(violations);
        Assert.True(rules > 15, $"axe had only {rules} rules to look at.");
        Assert.NotEmpty(await tab.Page.TitleAsync());
        Assert.Equal(1, await tab.Page.Locator("h1").CountAsync());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/coverage")]
    [InlineData("/coverage?against=ballistic-missile&cell=10")]
    [InlineData("/replay?run=RUN")]
    [InlineData("/campaign?campaign=CAMPAIGN")]
    [InlineData("/evidence")]
    [InlineData("/evidence?view=models")]
    [InlineData("/evidence?model=s-400&value=engagement-range")]
    [InlineData("/force")]
    [InlineData("/method")]
    public async Task No_page_is_wider_than_a_small_screen(string page)
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);

        await tab.ShowAsync(page.Replace("RUN", project.Run, StringComparison.Ordinal).Replace("CAMPAIGN", project.Campaign, StringComparison.Ordinal));

        Assert.Equal(1280, await tab.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task A_request_to_another_host_would_be_seen_and_is_refused_by_the_pages_own_rules()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync("/");

        var isRefused = await tab.Page.EvaluateAsync<bool>("async () => { try { await fetch('http://192.0.2.1/'); return false; } catch { return true; } }");

        Assert.True(isRefused);
        Assert.Contains(tab.Errors, error => error.Contains("Content Security Policy", StringComparison.Ordinal));
    }
}
