using System.Text.Json;
using Rampart.Web.Tests;

namespace Rampart.Browser.Tests;

/// <summary>From a pasted article to a claim in the ledger, by the keyboard alone; and what a hostile article cannot do.</summary>
public sealed class EvidenceJourneyTests(Chromium chromium) : IAsyncLifetime
{
    private const string Article = """
        ANKARA, 16 March 2020 (Example Wire) -- General Deniz Example told reporters on Monday.

        "The S-400 engages targets at a distance of 410 km and at an altitude of up to 30 km," he said.
        """;

    private const string Hostile = """
        ANKARA, 16 March 2020 -- <img src=x onerror="window.hit = 1">"The S-400 <script>window.hit = 1</script> engages targets at a distance of 410 km <b>sure</b>," General <i>Deniz</i> Example said on Monday.
        """;

    private const int MostTabs = 80;

    private readonly WebFixture _web = new();

    public async ValueTask InitializeAsync()
    {
        Chromium.Require();
        await _web.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _web.Server is null ? ValueTask.CompletedTask : _web.DisposeAsync();

    [Fact]
    public async Task An_article_is_pasted_a_proposal_accepted_and_its_claim_opened_by_the_keyboard_alone()
    {
        await using var tab = await Tab.OpenAsync(chromium, _web.Server.Address);
        await tab.ShowAsync("/evidence?view=article");
        await PasteAsync(tab, Article);

        var proposals = (await ReadingAsync(tab)).GetProperty("proposals");
        var wanted = proposals.EnumerateArray().ToList().FindIndex(proposal => proposal.GetProperty("value").ValueEquals("410 km"));
        Assert.Equal("disputes", proposals[wanted].GetProperty("stands").GetString());
        await tab.Page.Keyboard.PressAsync("Home");
        for (var i = 0; i < wanted; i++)
        {
            await tab.Page.Keyboard.PressAsync("ArrowDown");
        }

        Assert.Equal(wanted, (await ReadingAsync(tab)).GetProperty("active").GetInt32());
        await tab.Page.Keyboard.PressAsync("a");
        Assert.Equal("accepted", (await ReadingAsync(tab)).GetProperty("proposals")[wanted].GetProperty("verdict").GetString());

        await GoToAsync(tab, "button.main:not([disabled])", back: true);
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForSelectorAsync("dialog .diff");
        Assert.Contains("+  s-400/engagement-range#example-wire-2020-03-16:", await tab.Page.InnerTextAsync("dialog .diff"), StringComparison.Ordinal);
        Assert.DoesNotContain("example-wire", await File.ReadAllTextAsync(Path.Combine(_web.Home, "ledger", "claims", "s-400.yaml"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await GoToAsync(tab, "dialog button.main");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForFunctionAsync("() => window.rampart.state()?.reading.step === 'written'");
        await GoToAsync(tab, ".notice a");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForFunctionAsync("() => window.rampart.state()?.claim === 's-400/engagement-range#example-wire-2020-03-16'");
        await tab.Page.WaitForSelectorAsync(".claim-head .quotation");

        Assert.Contains("410 km", await tab.Page.InnerTextAsync(".claim-head .quotation"), StringComparison.Ordinal);
        Assert.Contains("Deniz Example (General)", await tab.Page.InnerTextAsync(".said-by"), StringComparison.Ordinal);
        tab.AssertClean();
    }

    [Fact]
    public async Task A_dropped_proposal_stays_out_and_what_is_undone_can_be_judged_again()
    {
        await using var tab = await Tab.OpenAsync(chromium, _web.Server.Address);
        await tab.ShowAsync("/evidence?view=article");
        await PasteAsync(tab, Article);
        var count = (await ReadingAsync(tab)).GetProperty("proposals").GetArrayLength();
        for (var i = 0; i < count; i++)
        {
            await tab.Page.Keyboard.PressAsync("d");
        }

        Assert.All((await ReadingAsync(tab)).GetProperty("proposals").EnumerateArray(), proposal => Assert.Equal("dropped", proposal.GetProperty("verdict").GetString()));
        Assert.True(await tab.Page.Locator(".judging-head button.main").IsDisabledAsync());
        await tab.Page.Keyboard.PressAsync("u");
        var reading = await ReadingAsync(tab);
        Assert.Equal("open", reading.GetProperty("proposals")[reading.GetProperty("active").GetInt32()].GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Markup_in_an_article_is_shown_as_words_while_it_is_judged_and_when_it_is_a_claim()
    {
        await using var tab = await Tab.OpenAsync(chromium, _web.Server.Address);
        await tab.ShowAsync("/evidence?view=article");
        await PasteAsync(tab, Hostile);
        Assert.Equal(0, await tab.Page.Locator(".article-text img, .article-text script, .article-text b, .proposals img, .proposals b").CountAsync());
        Assert.Contains("<script>window.hit = 1</script>", await tab.Page.InnerTextAsync(".article-text"), StringComparison.Ordinal);
        await tab.Page.Keyboard.PressAsync("a");
        await tab.Page.Locator(".judging-head button.main").ClickAsync();
        await tab.Page.Locator("dialog button.main:not([disabled])").ClickAsync();
        await tab.Page.WaitForFunctionAsync("() => window.rampart.state()?.reading.step === 'written'");
        await tab.Page.Locator(".notice a").First.ClickAsync();
        await tab.Page.WaitForSelectorAsync(".claim-head .quotation");

        Assert.Contains("<b>sure</b>", await tab.Page.InnerTextAsync(".claim-head .quotation"), StringComparison.Ordinal);
        Assert.Equal(0, await tab.Page.Locator(".claim-head img, .claim-head script, .claim-head b, .claim-head i").CountAsync());
        Assert.True(await tab.Page.EvaluateAsync<bool>("() => window.hit === undefined"));
        tab.AssertClean();
    }

    [Fact]
    public async Task From_a_conflict_the_keyboard_leads_to_a_claim_and_from_there_to_its_document()
    {
        await using var tab = await Tab.OpenAsync(chromium, _web.Server.Address);
        await tab.ShowAsync("/evidence?view=conflicts&conflict=s-400/engagement-range");
        await GoToAsync(tab, ".voice-row .says a");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForSelectorAsync(".claim-head .quotation");
        Assert.StartsWith("s-400/engagement-range#", (await tab.StateAsync()).GetProperty("claim").GetString(), StringComparison.Ordinal);
        await GoToAsync(tab, ".said-by a");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForSelectorAsync(".quotations .quotation");

        Assert.NotEmpty((await tab.StateAsync()).GetProperty("document").GetString()!);
        tab.AssertClean();
    }

    [Fact]
    public async Task From_a_claim_the_keyboard_leads_to_the_model_that_reads_it_to_its_values_to_another_claim_and_back()
    {
        await using var tab = await Tab.OpenAsync(chromium, _web.Server.Address);
        await tab.ShowAsync("/evidence?claim=s-400/engagement-range%23tass-2020-03-16");
        await GoToAsync(tab, ".used-by .model-link");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForSelectorAsync(".value-row.is-open");
        await tab.ReadyAsync();
        await tab.Page.WaitForFunctionAsync("() => document.activeElement?.matches('.is-open .value-name')");
        Assert.Equal("s-400", (await tab.StateAsync()).GetProperty("model").GetString());
        Assert.Equal("engagement-range", (await tab.StateAsync()).GetProperty("value").GetString());
        Assert.True(await tab.Page.EvaluateAsync<bool>("() => { const { top, bottom } = document.querySelector('.value-row.is-open').getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }"));
        Assert.Contains("The S-400 can engage targets at a distance of 400 km", await tab.Page.InnerTextAsync(".value-detail"), StringComparison.Ordinal);

        await GoToAsync(tab, ".claim-card.against .claim-link");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForSelectorAsync(".claim-head .quotation");
        Assert.StartsWith("s-400/engagement-range#", (await tab.StateAsync()).GetProperty("claim").GetString(), StringComparison.Ordinal);
        Assert.False((await tab.StateAsync()).GetProperty("claim").ValueEquals("s-400/engagement-range#tass-2020-03-16"));

        await tab.Page.GoBackAsync();
        await tab.Page.WaitForSelectorAsync(".value-row.is-open");
        Assert.Equal("engagement-range", (await tab.StateAsync()).GetProperty("value").GetString());
        await tab.Page.WaitForFunctionAsync("() => document.activeElement?.matches('.is-open .value-name')");
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForFunctionAsync("() => window.rampart.state()?.value === 'engagement-ceiling'");
        Assert.Equal("true", await tab.Page.GetAttributeAsync(".is-open .value-name", "aria-expanded"));
        Assert.EndsWith("/evidence?model=s-400&value=engagement-ceiling", tab.Page.Url, StringComparison.Ordinal);
        tab.AssertClean();
    }

    [Fact]
    public async Task The_table_of_models_is_filtered_sorted_and_opened_by_the_keyboard()
    {
        await using var tab = await Tab.OpenAsync(chromium, _web.Server.Address);
        await tab.ShowAsync("/evidence?view=models&kind=engagement-radar&disputed=yes");
        Assert.Equal("92N6E", await tab.Page.InnerTextAsync(".models-table tbody th"));
        Assert.Equal(1, await tab.Page.Locator(".models-table tbody tr").CountAsync());
        await GoToAsync(tab, ".models-table tbody tr");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForSelectorAsync(".model-name");

        Assert.Contains("92N6E", await tab.Page.InnerTextAsync(".model-name"), StringComparison.Ordinal);
        await GoToAsync(tab, ".part-of .model-link[href$='model=s-400']");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForSelectorAsync(".parts .model-link[href$='model=92n6e']");
        Assert.Equal(9, await tab.Page.Locator(".parts li").CountAsync());
        tab.AssertClean();
    }

    [Fact]
    public async Task On_the_force_page_arrows_go_from_row_to_row_and_day_to_day_and_enter_shows_who_says_so()
    {
        await using var tab = await Tab.OpenAsync(chromium, _web.Server.Address);
        await tab.ShowAsync("/force?owner=turkey&deal=turkey-first&on=2019-10-01");
        await GoToAsync(tab, ".lane-row");
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await tab.ReadyAsync();
        Assert.Equal("2019-10-02", (await tab.StateAsync()).GetProperty("on").GetString());
        Assert.Contains("2019-10-02", await tab.Page.TextContentAsync(".day-line text"), StringComparison.Ordinal);
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForSelectorAsync(".bar-panel .alternative");

        var bar = (await tab.StateAsync()).GetProperty("bar").GetString();
        Assert.StartsWith("s-400-turkey/", bar, StringComparison.Ordinal);
        Assert.Contains($"claim={Uri.EscapeDataString(bar!).Replace("%2F", "/", StringComparison.Ordinal)}", await tab.Page.Locator(".bar-panel .claim-link").First.GetAttributeAsync("href"), StringComparison.Ordinal);
        tab.AssertClean();
    }

    private static async Task PasteAsync(Tab tab, string article)
    {
        await GoToAsync(tab, "#article-text");
        await tab.Page.Keyboard.InsertTextAsync(article);
        await GoToAsync(tab, "#article-publisher");
        await tab.Page.Keyboard.TypeAsync("Example Wire");
        await GoToAsync(tab, "button.main");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForFunctionAsync("() => window.rampart.state()?.reading.step === 'judging'");
        await tab.ReadyAsync();
        Assert.True(await tab.Page.EvaluateAsync<bool>("() => document.activeElement.matches('.proposal.is-active')"));
    }

    private static async Task<JsonElement> ReadingAsync(Tab tab) => (await tab.StateAsync()).GetProperty("reading");

    /// <summary>Presses Tab until something is reached, as somebody without a mouse does.</summary>
    private static async Task GoToAsync(Tab tab, string selector, bool back = false)
    {
        for (var i = 0; i < MostTabs; i++)
        {
            await tab.Page.Keyboard.PressAsync(back ? "Shift+Tab" : "Tab");
            if (await tab.Page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) ?? false", selector))
            {
                return;
            }
        }

        Assert.Fail($"{MostTabs} times Tab did not reach {selector}.");
    }
}
