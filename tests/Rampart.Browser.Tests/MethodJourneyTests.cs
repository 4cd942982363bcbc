namespace Rampart.Browser.Tests;

/// <summary>The page on method and limits, worked by keys.</summary>
public class MethodJourneyTests(Chromium chromium, FoughtProject project)
{
    private const int DetectionRows = 212;

    [Fact]
    public async Task An_area_is_opened_by_keys_and_the_address_brings_its_rows_back()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync("/method");
        var areas = (await project.GetJsonAsync("/api/method"))["validation"]!["areas"]!.AsArray();
        var third = (string)areas[2]!["area"]!;

        await tab.Page.Locator("#validation table[role=grid] tbody tr[tabindex='0']").FocusAsync();
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await tab.Page.Keyboard.PressAsync("ArrowDown");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForFunctionAsync("area => window.rampart.state().area === area && window.rampart.ready", third);

        Assert.Equal((int)areas[2]!["rows"]!, (await tab.StateAsync()).GetProperty("rows").GetInt32());
        Assert.EndsWith($"/method?area={third}", tab.Page.Url, StringComparison.Ordinal);
        Assert.Equal("true", await tab.Page.Locator("#validation table[role=grid] tbody tr").Nth(2).GetAttributeAsync("aria-selected"));

        await tab.ShowAsync($"/method?area={third}");
        Assert.Equal((int)areas[2]!["rows"]!, (await tab.StateAsync()).GetProperty("rows").GetInt32());
        tab.AssertClean();
    }

    [Fact]
    public async Task Every_compared_value_is_a_dot_left_of_the_line_at_one_tolerance()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync("/method");
        var validation = (await project.GetJsonAsync("/api/method"))["validation"]!;

        Assert.Equal((int)validation["passed"]! + (int)validation["failed"]!, await tab.Page.Locator(".strip circle").CountAsync());
        Assert.Equal((int)validation["failed"]!, await tab.Page.Locator(".strip circle.fail").CountAsync());
        var limit = await tab.Page.Locator(".strip line.limit").First.EvaluateAsync<double>("line => line.x1.baseVal.value");
        var rightmost = await tab.Page.Locator(".strip").EvaluateAsync<double>("strip => Math.max(...[...strip.querySelectorAll('circle')].map(dot => dot.cx.baseVal.value))");
        Assert.InRange(rightmost, 0.9 * limit, limit + 0.1);
    }

    [Fact]
    public async Task A_long_table_holds_only_the_rows_around_those_in_sight_and_sorts_all_of_them()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync("/method?area=1-detection");
        var rows = (await project.GetJsonAsync("/api/method/areas/1-detection"))["rows"]!.AsArray();
        var table = tab.Page.Locator(".area-rows table");
        var worst = rows.Max(row => (double)row!["deviation"]!).ToString("F2", System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(DetectionRows, rows.Count);
        Assert.Equal($"{DetectionRows + 1}", await table.GetAttributeAsync("aria-rowcount"));
        Assert.InRange(await table.Locator("tbody tr:not(.space)").CountAsync(), 10, 80);

        var head = table.Locator("thead button", new() { HasText = "Deviation" });
        await head.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("descending", await table.Locator("thead th", new() { HasText = "Deviation" }).GetAttributeAsync("aria-sort"));
        Assert.Equal(worst, await table.Locator("tbody tr").First.Locator("td").Nth(4).InnerTextAsync());

        // Keys go from row to row, and to the last of them.
        await tab.Page.Locator(".area-rows tbody tr[tabindex='0']").FocusAsync();
        await tab.Page.Keyboard.PressAsync("End");
        await tab.Page.WaitForFunctionAsync("last => document.querySelector('.area-rows tbody tr:last-child').getAttribute('aria-rowindex') === last", $"{DetectionRows + 1}");
        Assert.InRange(await table.Locator("tbody tr:not(.space)").CountAsync(), 10, 80);

        // What a row has no room for stands below it in full.
        await tab.Page.WaitForFunctionAsync("() => document.activeElement.tagName === 'TR'");
        var name = await tab.Page.EvaluateAsync<string>("() => document.activeElement.querySelector('th').textContent");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.Locator(".row-in-full").WaitForAsync();
        var full = await tab.Page.InnerTextAsync(".row-in-full");
        Assert.Contains(rows, row => string.Equals((string)row!["case"]!, name, StringComparison.Ordinal) && full.Contains((string)row["source"]!, StringComparison.Ordinal));
        tab.AssertClean();
    }

    [Fact]
    public async Task An_area_that_is_not_there_is_told_and_the_page_stays_usable()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);

        await tab.ShowAsync("/method?area=../../etc/passwd");
        await tab.Page.WaitForSelectorAsync(".notice.bad");

        Assert.Contains("There is no area of this name.", await tab.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await tab.Page.Locator(".notice.bad button").FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForFunctionAsync("() => window.rampart.ready && document.querySelector('.notice.bad') === null && document.querySelectorAll('.strip circle').length > 0");
    }
}
