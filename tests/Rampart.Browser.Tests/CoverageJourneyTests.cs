using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace Rampart.Browser.Tests;

/// <summary>The Coverage page, worked by keys.</summary>
public class CoverageJourneyTests(Chromium chromium, FoughtProject project)
{
    private const string Small = "/coverage?radius=60&heights=300,3000,10000";
    // Draws and rings on a machine that does much else.
    private static readonly PageWaitForFunctionOptions Slow = new() { Timeout = 300_000 };

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

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Draw bands (32 draws)" }).FocusAsync();
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

    [Fact]
    public async Task Another_question_begins_without_bands_and_Back_brings_those_of_the_one_before()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync("/coverage?radius=20&heights=3000&height=3000&tab=numbers&draws=32");
        await tab.Page.WaitForFunctionAsync("() => window.rampart.ready && window.rampart.state().ring.points === 32", null, Slow);

        await tab.Page.GetByLabel("Closing", new() { Exact = true }).FocusAsync();
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await tab.Page.WaitForFunctionAsync("() => location.search.includes('course=crossing') && window.rampart.ready && window.rampart.state().ring.points === 0", null, Slow);
        Assert.DoesNotContain("draws", tab.Page.Url, StringComparison.Ordinal);

        await tab.Page.GoBackAsync();
        await tab.Page.WaitForFunctionAsync("() => !location.search.includes('course') && window.rampart.ready && window.rampart.state().ring.points === 32", null, Slow);
        Assert.Contains("draws=32", tab.Page.Url, StringComparison.Ordinal);

        // A footprint is another question too.
        await ChooseAsync(tab, "Against", "Short-range ballistic missile");
        await tab.Page.WaitForFunctionAsync("() => window.rampart.ready && window.rampart.state().footprint != null", null, Slow);
        Assert.Equal(0, await tab.Page.Locator(".numbers-head .progress").CountAsync());
        Assert.DoesNotContain("draws", tab.Page.Url, StringComparison.Ordinal);
        tab.AssertClean();
    }

    [Fact]
    public async Task The_bands_of_a_footprint_hold_for_every_range_and_direction_and_can_be_taken_away()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync("/coverage?against=ballistic-missile&threats=100,300&from=0,90&cell=12");
        Assert.Equal(0, (await tab.StateAsync()).GetProperty("footprint").GetProperty("points").GetInt32());

        await tab.PressAsync("Draw bands (32 draws)");
        await tab.Page.WaitForFunctionAsync("() => window.rampart.ready && window.rampart.state().footprint.points === 32", null, Slow);

        // The model first: each area lies in its band, and draws differ.
        var footprint = (await tab.StateAsync()).GetProperty("footprint");
        var areas = footprint.GetProperty("ranges").EnumerateArray().SelectMany(range => new[] { range.GetProperty("always"), range.GetProperty("ever") }.Concat(range.GetProperty("from").EnumerateArray().Select(from => from.GetProperty("defended"))))
            .Select(area => (Low: area.GetProperty("low_km2").GetDouble(), Value: area.GetProperty("area_km2").GetDouble(), High: area.GetProperty("high_km2").GetDouble())).ToList();
        Assert.Equal(8, areas.Count);
        Assert.All(areas, area => Assert.True(area.Low <= area.Value && area.Value <= area.High && area.Low < area.High, $"{area}"));

        // The table says the same, line by line.
        var rows = await tab.Page.Locator(".numbers tbody tr").AllInnerTextsAsync();
        Assert.Equal(areas.Count, rows.Count);
        Assert.All(rows.Zip(areas), line => Assert.Matches($@"(?s){Text(line.Second.Value)} km²\s+{Text(line.Second.Low)} – {Text(line.Second.High)} km²", line.First));
        Assert.Contains("32 draws", await tab.Page.InnerTextAsync(".numbers-head"), StringComparison.Ordinal);

        // Range and direction change what is shown, and no band is lost.
        Assert.Equal(["directions", "every", "from-0", "from-1", "range-0", "site", "some"], await LayersAsync(tab));
        await tab.FocusAsync("element => element.labels?.[0]?.textContent === 'Threats that fly'");
        await tab.Page.Keyboard.PressAsync("Home");
        await tab.FocusAsync("element => element.labels?.[0]?.textContent === 'and come from'");
        await tab.Page.Keyboard.PressAsync("End");
        await tab.Page.WaitForFunctionAsync("() => window.rampart.ready && window.rampart.state().range_km === 100 && window.rampart.state().from_deg === 90");
        Assert.Equal(["directions", "every", "from-1", "one", "range-1", "site", "some"], await LayersAsync(tab));
        Assert.Matches($@"{Text(areas[3].Value)} km² \({Text(areas[3].Low)} – {Text(areas[3].High)} km²\)", await tab.Page.InnerTextAsync(".coverage-right"));
        await tab.Page.WaitForFunctionAsync("() => ['100', '90', '32'].every((value, at) => new URLSearchParams(location.search).get(['range', 'way', 'draws'][at]) === value)");

        // The file holds the bands that are seen.
        var file = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Page.GetByRole(AriaRole.Link, new() { Name = "CSV", Exact = true }).PressAsync("Enter"), new() { Timeout = Slow.Timeout });
        Assert.Equal("s-400-footprint.csv", file.SuggestedFilename);
        var line = (await File.ReadAllLinesAsync(await file.PathAsync(), TestContext.Current.CancellationToken)).Select(each => each.Split(',')).Single(cells => cells is ["100", "90", ..]);
        Assert.Equal([areas[3].Value, areas[3].Low, areas[3].High], line[2..5].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)), Within(1e-3));
        tab.AssertClean();
    }

    [Fact]
    public async Task The_echo_and_the_facing_of_a_footprint_are_chosen_on_the_page_and_stand_in_its_address()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync("/coverage?against=ballistic-missile&cell=12");
        Assert.Contains("faces its target", await tab.Page.InnerTextAsync(".coverage-controls .facts"), StringComparison.Ordinal);

        await ChooseAsync(tab, "Its echo from ahead", "another value");
        await TypeAsync(tab, "Echo in every band", "0.5");
        await ChooseAsync(tab, "Engagement radar", "fixed toward a direction");
        await TypeAsync(tab, "Fixed toward, from north", "45");
        await tab.Page.WaitForFunctionAsync("() => window.rampart.ready && window.rampart.state().footprint?.facing_deg === 45 && window.rampart.state().footprint.echoes_m2.every(each => each.nose_m2 === 0.5)", null, Slow);

        var told = await project.GetJsonAsync("/api/coverage/footprint?system=s-400&lat_deg=40&lon_deg=33&threat_ranges_km=300&threat_azimuths_deg=0,90,180,270&cell_km=12&echo_m2=0.5&facing_deg=45");
        Assert.Equal((string?)told["answer"], (await tab.StateAsync()).GetProperty("footprint").GetProperty("answer").GetString());
        Assert.Contains("sector", await LayersAsync(tab), StringComparer.Ordinal);
        var facts = await tab.Page.InnerTextAsync(".coverage-controls .facts");
        Assert.Contains("fixed toward 45°", facts, StringComparison.Ordinal);
        Assert.Contains("taken as S 0.5 m², X 0.5 m²", facts, StringComparison.Ordinal);

        await tab.Page.WaitForFunctionAsync("() => new URLSearchParams(location.search).get('facing') === '45' && new URLSearchParams(location.search).get('echo') === '0.5'");
        var address = tab.Page.Url;
        await tab.ShowAsync("/method");
        await tab.ShowAsync(new Uri(address).PathAndQuery);
        Assert.Equal((string?)told["answer"], (await tab.StateAsync()).GetProperty("footprint").GetProperty("answer").GetString());
        tab.AssertClean();
    }

    [Fact]
    public async Task A_ring_takes_a_fixed_facing_too_and_what_cannot_be_is_told_on_the_page()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync("/coverage?radius=60&heights=3000&height=3000&facing=225");

        var told = await project.GetJsonAsync("/api/coverage?system=s-400&lat_deg=40&lon_deg=33&radius_km=60&heights_m=3000&facing_deg=225");
        Assert.Equal((string?)told["answer"], (await tab.StateAsync()).GetProperty("ring").GetProperty("answer").GetString());
        Assert.Contains("sector", await LayersAsync(tab), StringComparer.Ordinal);

        await tab.ShowAsync("/coverage?radius=60&heights=3000&height=3000&facing=battery");
        Assert.Contains("Only a scenario's battery has a facing of its own", await tab.Page.InnerTextAsync(".coverage-over [role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_long_in_coming_says_so_and_one_that_does_not_come_says_why()
    {
        await project.FightAsync();
        await using var tab = await Tab.OpenAsync(chromium, project.Server.Address);
        await tab.ShowAsync("/coverage?radius=40&heights=3000&height=3000&tab=numbers");
        var isLetThrough = new TaskCompletionSource();
        await tab.Page.RouteAsync("**/api/coverage/file/ring.svg*", async route =>
        {
            await isLetThrough.Task;
            await route.ContinueAsync();
        });
        var link = tab.Page.GetByRole(AriaRole.Link, new() { Name = "SVG", Exact = true });
        var status = tab.Page.Locator(".download [role=status]");

        var file = await tab.Page.RunAndWaitForDownloadAsync(async () =>
        {
            await link.FocusAsync();
            await tab.Page.Keyboard.PressAsync("Enter");
            await tab.Page.WaitForFunctionAsync("() => document.querySelector('.download [role=status]').textContent === 'SVG is being made …'");
            Assert.Equal("true", await link.GetAttributeAsync("aria-busy"));
            isLetThrough.SetResult();
        }, new() { Timeout = Slow.Timeout });
        Assert.Equal("s-400-ring.svg", file.SuggestedFilename);
        Assert.StartsWith("<svg", await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await tab.Page.WaitForFunctionAsync("() => document.querySelector('.download [role=status]').textContent === 's-400-ring.svg has come.'");
        Assert.Equal("false", await link.GetAttributeAsync("aria-busy"));
        tab.AssertClean();

        await tab.Page.UnrouteAllAsync();
        await tab.Page.RouteAsync("**/api/coverage/file/ring.svg*", route => route.FulfillAsync(new() { Status = 429, ContentType = "application/problem+json", Body = """{"status":429,"title":"The server works out as many rings and footprints as it takes on.","detail":"Wait for one of them."}""" }));
        await link.PressAsync("Enter");
        var alert = tab.Page.Locator(".download [role=alert]");
        await alert.WaitForAsync();
        Assert.Equal("The file SVG did not come. The server works out as many rings and footprints as it takes on. Wait for one of them.", await alert.InnerTextAsync());
        Assert.Equal(string.Empty, await status.InnerTextAsync());
    }

    /// <summary>Names of the layers that the map draws, but those that every map has, in order.</summary>
    private static async Task<IReadOnlyList<string>> LayersAsync(Tab tab) =>
        [.. (await tab.StateAsync()).GetProperty("shown").GetProperty("map").GetProperty("layers").EnumerateObject().Where(layer => layer.Value.ValueKind == JsonValueKind.Number && layer.Value.GetInt32() > 0).Select(layer => layer.Name).Where(name => name is not "ranges").Order(StringComparer.Ordinal)];

    private static async Task ChooseAsync(Tab tab, string field, string choice)
    {
        await tab.Page.GetByLabel(field, new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = choice });
        await tab.Page.WaitForFunctionAsync("() => window.rampart.ready", null, Slow);
    }

    private static async Task TypeAsync(Tab tab, string field, string words)
    {
        await tab.Page.GetByLabel(field, new() { Exact = true }).FocusAsync();
        await tab.Page.Keyboard.PressAsync("Control+A");
        await tab.Page.Keyboard.TypeAsync(words);
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.WaitForFunctionAsync("() => window.rampart.ready", null, Slow);
    }

    private static string Text(double area_km2) => Math.Round(area_km2, MidpointRounding.AwayFromZero).ToString("#,##0", CultureInfo.InvariantCulture);

    private static EqualityComparer<double> Within(double tolerance) => EqualityComparer<double>.Create((one, other) => Math.Abs(one - other) <= tolerance, _ => 0);

    private static (double X_km, double Span_km) View(JsonElement state) =>
        (state.GetProperty("view").GetProperty("x_km").GetDouble(), state.GetProperty("view").GetProperty("span_km").GetDouble());
}
