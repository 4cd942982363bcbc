using System.Globalization;
using System.Text.Json;

namespace Rampart.Browser.Tests;

/// <summary>The Coverage page, worked by keys.</summary>
public class CoverageJourneyTests(Chromium chromium, FoughtProject project)
{
    private const string Small = "/coverage?radius=60&heights=300,3000,10000";
    private const string Asked = "system=s-400&lon_deg=33&radius_km=60&heights_m=300,3000,10000";

    [Fact]
    public async Task The_heights_of_a_ring_are_stepped_through_and_each_says_what_the_server_says()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        var ring = await project.GetJsonAsync($"/api/coverage?{Asked}&lat_deg=40");
        await tab.ShowAsync($"{Small}&height=10000");

        await tab.Page.Locator("[role=spinbutton]").FocusAsync();
        foreach (var (height_m, number) in new[] { (3000, 1), (300, 0) })
        {
            await tab.Page.Keyboard.PressAsync("ArrowDown");
            await tab.Page.WaitForFunctionAsync("height => window.rampart.state().height_m === height && (new URLSearchParams(location.search).get('height') ?? '3000') === String(height)", height_m);

            var engaged = (double)ring["heights"]![number]!["shares"]![4]!["part"]!;
            var told = await tab.Page.Locator(".ladder-part").Nth(4).InnerTextAsync();
            Assert.Equal(100.0 * engaged, double.Parse(told.TrimEnd('%', ' '), CultureInfo.InvariantCulture), 0.06);
            Assert.Equal("true", await tab.Page.Locator(".multiple").Nth(number).GetAttributeAsync("aria-pressed"));
        }

        // Low over coarse ground: said before the figures.
        Assert.Contains("import finer terrain", await tab.Page.InnerTextAsync(".coverage-right .notice"), StringComparison.Ordinal);
        tab.AssertClean();
    }

    [Fact]
    public async Task The_site_is_moved_by_typing_and_the_address_brings_the_view_back()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync(Small);

        await tab.Page.GetByLabel("Latitude").FocusAsync();
        await tab.Page.Keyboard.PressAsync("Control+A");
        await tab.Page.Keyboard.TypeAsync("41.5");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForFunctionAsync("() => window.rampart.ready && window.rampart.state().ring?.lat_deg === 41.5");

        var expected = await project.GetJsonAsync($"/api/coverage?{Asked}&lat_deg=41.5");
        Assert.Equal((string?)expected["answer"], (await tab.StateAsync()).GetProperty("ring").GetProperty("answer").GetString());
        var address = tab.Page.Url;
        await tab.ShowAsync("/method");
        await tab.ShowAsync(new Uri(address).PathAndQuery);
        Assert.Equal(41.5, (await tab.StateAsync()).GetProperty("ring").GetProperty("lat_deg").GetDouble());
        tab.AssertClean();
    }

    [Fact]
    public async Task The_map_is_zoomed_panned_and_measured_by_keys_and_shows_what_is_engaged()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync($"{Small}&height=10000");
        var before = View(await tab.StateAsync());

        await tab.Page.Locator(".map-stage").FocusAsync();
        await tab.Page.Keyboard.PressAsync("+");
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        var after = View(await tab.StateAsync());
        Assert.Equal(before.Span_km / 1.5, after.Span_km, 1e-6);
        Assert.True(after.X_km > before.X_km);

        var frames = await tab.FramesAsync();
        await tab.Page.Keyboard.PressAsync("m");
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await tab.Page.WaitForFunctionAsync("frames => window.rampart.frames() > frames", frames);
        Assert.Matches(@"(?s)km.*°.*from S-400", await tab.Page.InnerTextAsync(".map-readout"));

        // Beside the site it is yellow: met in time.
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.Page.Keyboard.PressAsync("Home");
        await tab.Page.WaitForFunctionAsync("span => Math.abs(window.rampart.state().view.span_km - span) < 1e-6", before.Span_km);
        var colour = await tab.Page.EvaluateAsync<int[]>(
            """
            () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
                const canvas = document.querySelector('.map-canvas'), at = canvas.getContext('2d').getImageData(canvas.width / 2 + 60, canvas.height / 2 - 25, 1, 1).data;
                done([at[0], at[1], at[2]]);
            })))
            """);
        Assert.True(colour[0] > 130 && colour[1] > 110 && colour[2] < 110, $"It is rgb({string.Join(", ", colour)}).");
        tab.AssertClean();
    }

    [Fact]
    public async Task The_profile_of_a_bearing_stands_in_a_table_too()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync($"{Small}&tab=profile&bearing=135&height=3000");
        var profile = await project.GetJsonAsync($"/api/coverage/profile?{Asked}&lat_deg=40&bearing_deg=135");

        await tab.Page.Locator(".profile input[type=radio]").First.FocusAsync();
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        var rows = tab.Page.Locator(".profile tbody tr");
        await rows.First.WaitForAsync();
        var every = Math.Max(1, (int)Math.Round(5.0 / (double)profile["step_km"]!));
        var cells = await rows.Nth(3).Locator("th, td").AllInnerTextsAsync();
        Assert.Equal(Math.Round((double)profile["ground_m"]![3 * every]!).ToString("0", CultureInfo.InvariantCulture), cells[1].Replace(",", string.Empty, StringComparison.Ordinal));
        tab.AssertClean();
    }

    [Fact]
    public async Task Bands_are_drawn_when_asked_for_and_stand_in_the_table()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync("/coverage?radius=40&heights=3000&height=3000&tab=numbers");

        await tab.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Draw bands (32 draws)" }).FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForFunctionAsync("() => window.rampart.state().ring.points > 0");

        var engaged = (await tab.StateAsync()).GetProperty("ring").GetProperty("heights")[0].GetProperty("shares")[4];
        Assert.True(engaged.GetProperty("low_km2").GetDouble() < engaged.GetProperty("high_km2").GetDouble());
        Assert.Contains("32 draws", await tab.Page.InnerTextAsync(".numbers-head"), StringComparison.Ordinal);
        Assert.True(await tab.Page.Locator(".numbers-band").CountAsync() >= 4);
        tab.AssertClean();
    }

    [Fact]
    public async Task Against_a_ballistic_missile_the_page_shows_by_keys_what_is_defended_and_its_address_brings_it_back()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync("/coverage?radius=60&heights=3000&cell=10");

        await tab.FocusAsync("element => element.tagName === 'SELECT' && element.labels[0].textContent === 'Against'");
        // What comes ballistically stands behind what flies level.
        await tab.Page.Keyboard.PressAsync("End");
        await tab.Page.WaitForFunctionAsync("() => window.rampart.ready && window.rampart.state().footprint?.ranges.length === 1");
        Assert.Equal("Against", await tab.Page.EvaluateAsync<string>("() => document.activeElement.labels?.[0]?.textContent"));

        // What is asked of level flight alone is away, with a sentence why.
        Assert.Equal(0, await tab.Page.Locator("[role=spinbutton], .ladder, [role=tab]:text('Profile')").CountAsync());
        Assert.Contains("no height to choose, no profile and no ring", await tab.Page.InnerTextAsync(".coverage-controls"), StringComparison.Ordinal);

        await tab.FocusAsync("element => element.labels?.[0]?.textContent === 'Threat ranges, km'");
        await tab.Page.Keyboard.PressAsync("Control+A");
        await tab.Page.Keyboard.TypeAsync("300 100");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForFunctionAsync("() => window.rampart.ready && window.rampart.state().footprint?.ranges.length === 2");
        var told = await project.GetJsonAsync("/api/coverage/footprint?system=s-400&lat_deg=40&lon_deg=33&threat_ranges_km=100,300&threat_azimuths_deg=0,90,180,270&cell_km=10");
        var row = told["ranges"]![0]!["from"]![1]!;
        var area = Math.Round((double)row["defended"]!["area_km2"]!).ToString("#,##0", CultureInfo.InvariantCulture);

        // Rows: all, any, then the directions as they were asked.
        await tab.Page.Locator(".numbers tbody tr").First.FocusAsync();
        for (var down = 0; down < 3; down++)
        {
            await tab.Page.Keyboard.PressAsync("ArrowDown");
        }

        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForFunctionAsync("() => window.rampart.state().from_deg === 90 && window.rampart.state().range_km === 100");
        Assert.Contains($"{area} km²", await tab.Page.Locator(".numbers tbody tr").Nth(3).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains($"{area} km²", await tab.Page.InnerTextAsync(".coverage-right"), StringComparison.Ordinal);
        Assert.Contains((string)row["decides"]!, await tab.Page.InnerTextAsync(".coverage-right"), StringComparison.Ordinal);
        await tab.Page.WaitForFunctionAsync("() => new URLSearchParams(location.search).get('way') === '90'");

        var address = tab.Page.Url;
        await tab.ShowAsync("/method");
        await tab.ShowAsync(new Uri(address).PathAndQuery);
        var again = await tab.StateAsync();
        Assert.Equal((string?)told["answer"], again.GetProperty("footprint").GetProperty("answer").GetString());
        Assert.Equal(90.0, again.GetProperty("from_deg").GetDouble());
        tab.AssertClean();
    }

    [Fact]
    public async Task The_map_of_a_footprint_is_yellow_where_it_is_defended_from_every_direction_asked()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync("/coverage?against=ballistic-missile&cell=10");

        var colour = await tab.Page.EvaluateAsync<int[]>(
            """
            () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
                const canvas = document.querySelector('.map-canvas'), at = canvas.getContext('2d').getImageData(canvas.width / 2 + 30, canvas.height / 2 - 25, 1, 1).data;
                done([at[0], at[1], at[2]]);
            })))
            """);

        Assert.True(colour[0] > 130 && colour[1] > 110 && colour[2] < 110, $"It is rgb({string.Join(", ", colour)}).");
        tab.AssertClean();
    }

    private static (double X_km, double Span_km) View(JsonElement state) =>
        (state.GetProperty("view").GetProperty("x_km").GetDouble(), state.GetProperty("view").GetProperty("span_km").GetDouble());
}
