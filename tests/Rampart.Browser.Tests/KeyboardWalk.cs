using System.Text.Json;
using Microsoft.Playwright;

namespace Rampart.Browser.Tests;

/// <summary>One thing that Tab comes to.</summary>
/// <param name="Name">What it is called to those who hear the page, by the browser's own reckoning; empty where it has no name.</param>
/// <param name="Role">What it is to them.</param>
/// <param name="At">Its number among all that had the focus on this page.</param>
/// <param name="Shows">Whether anything about it looks different with the focus than without.</param>
/// <param name="InSight">Whether it stands in the window and nothing lies over it.</param>
/// <param name="Row">For what stands in a table of choosable rows: which table and which row, else empty.</param>
/// <param name="Where">The beginning of its element, for messages.</param>
internal sealed record FocusStop(string Name, string Role, int At, bool Shows, bool InSight, string Row, string Where);

/// <summary>Walks a page by Tab from its beginning to its end, as somebody without a pointer does.</summary>
internal sealed class KeyboardWalk
{
    private const int MostStops = 400;

    // Remembers what answers to a press of the pointer; before the page's own scripts.
    private const string Remember = """
        const kept = window.pressed = new Set(), plain = EventTarget.prototype.addEventListener;
        EventTarget.prototype.addEventListener = function (type, ...rest) {
            if (this instanceof Element && /^(click|dblclick|mousedown|pointerdown)$/.test(type)) { kept.add(this); }
            return plain.call(this, type, ...rest);
        };
        """;

    private const string Look = """
        async () => {
            // What moves with the focus has moved in the next frame but one, however short its transition.
            const drawn = () => new Promise(go => requestAnimationFrame(() => requestAnimationFrame(go)));
            await drawn();
            const element = document.activeElement;
            if (element === null || element === document.body) { return null; }
            const known = window.stops ??= new Map();
            if (!known.has(element)) { known.set(element, known.size); }
            const about = [element, element.nextElementSibling, element.closest('label'), ...[...element.querySelectorAll('*')].slice(0, 6)].filter(each => each !== null);
            const looks = () => about.map(each => { const { outlineStyle, outlineWidth, outlineColor, boxShadow, stroke, strokeWidth, top } = getComputedStyle(each); return [outlineStyle === 'none' ? '' : outlineStyle + outlineWidth + outlineColor, boxShadow, stroke, strokeWidth, each === element ? top : ''].join(' '); }).join('|');
            const box = element.getBoundingClientRect();
            const x = Math.min(innerWidth - 1, Math.max(0, box.left + box.width / 2)), y = Math.min(innerHeight - 1, Math.max(0, box.top + Math.min(box.height / 2, 20)));
            const over = document.elementFromPoint(x, y), label = element.closest('label');
            const inSight = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && over !== null && (element.contains(over) || over.contains(element) || (label !== null && label.contains(over)));
            const grid = element.closest('[role=grid]'), row = element.closest('tbody tr');
            const focused = looks();
            element.blur();
            await drawn();
            const without = looks();
            element.focus({ preventScroll: true });
            return JSON.stringify({
                at: known.get(element), shows: focused !== without, inSight, where: element.outerHTML.slice(0, 160),
                row: grid && row ? `${[...document.querySelectorAll('[role=grid]')].indexOf(grid)}:${row.dataset.at}` : '',
            });
        }
        """;

    // What a pointer can press and no key: neither focusable nor in something focusable, and without a table beside its picture.
    private const string OutOfReach = """
        () => {
            const focusable = 'a[href], button, input, select, textarea, summary, [tabindex]';
            const inSight = element => element.isConnected && element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden';
            const hasTable = element => element.closest('.figure')?.querySelector('.figure-choice input') != null;
            // A row may answer anywhere to what the button at its head does.
            const hasHead = element => element.matches('tr') && element.querySelector(':scope > th[scope=row] button') !== null;
            const pressed = [...new Set([...window.pressed, ...document.querySelectorAll('[role=button], [role=link], [role=tab], [role=checkbox], [role=slider], [role=option]')])]
                .filter(element => inSight(element) && !element.matches(focusable) && !element.closest('a[href], button, summary, label, [tabindex]') && !hasTable(element) && !hasHead(element));
            // Out of the order of Tab only where arrows lead there.
            const skipped = [...document.querySelectorAll('a[href][tabindex="-1"], button[tabindex="-1"], input[tabindex="-1"]')].filter(element => inSight(element) && !element.closest('[role=grid], [role=tablist], .stepper'));
            return [...pressed, ...skipped].map(element => element.outerHTML.slice(0, 160));
        }
        """;

    private readonly Tab _tab;
    private ICDPSession? _tools;

    private KeyboardWalk(Tab tab) => _tab = tab;

    /// <summary>Makes a walk of what the tab shows next: to be called before it shows anything.</summary>
    public static async Task<KeyboardWalk> InAsync(Tab tab)
    {
        await tab.Page.AddInitScriptAsync(Remember);
        return new KeyboardWalk(tab);
    }

    /// <summary>From the beginning to the end of the page; fails where there is no end.</summary>
    public async Task<IReadOnlyList<FocusStop>> ToTheEndAsync()
    {
        // An address may lead to a part of the page, which then has the focus.
        await _tab.Page.EvaluateAsync("() => { document.body.tabIndex = -1; document.body.focus({ preventScroll: true }); document.body.removeAttribute('tabindex'); }");
        var stops = new List<FocusStop>();
        while (await NextAsync("Tab") is { } stop)
        {
            Assert.True(stop.At == stops.Count, $"After {stops.Count} stops Tab comes back to {stop.Where}: the walk is caught.");
            Assert.True(stops.Count < MostStops, $"The walk has more than {MostStops} stops; the last is {stop.Where}.");
            stops.Add(stop);
        }

        return stops;
    }

    /// <summary>From the end back to the beginning: the numbers of what it comes to.</summary>
    public async Task<IReadOnlyList<int>> BackAsync()
    {
        var stops = new List<int>();
        while (stops.Count < MostStops && (stops.Count == 0 || stops[^1] != 0) && await NextAsync("Shift+Tab") is { } stop)
        {
            stops.Add(stop.At);
        }

        return stops;
    }

    /// <summary>What a pointer reaches and no key does.</summary>
    public Task<string[]> OutOfReachAsync() => _tab.Page.EvaluateAsync<string[]>(OutOfReach);

    private async Task<FocusStop?> NextAsync(string key)
    {
        await _tab.Page.Keyboard.PressAsync(key);
        if (await _tab.Page.EvaluateAsync<string?>(Look) is not { } looked)
        {
            return null;
        }

        _tools ??= await _tab.Page.Context.NewCDPSessionAsync(_tab.Page);
        var element = (await _tools.SendAsync("Runtime.evaluate", new Dictionary<string, object>(StringComparer.Ordinal) { ["expression"] = "document.activeElement" }))!.Value.GetProperty("result").GetProperty("objectId").GetString()!;
        var told = (await _tools.SendAsync("Accessibility.getPartialAXTree", new Dictionary<string, object>(StringComparer.Ordinal) { ["objectId"] = element, ["fetchRelatives"] = false }))!.Value.GetProperty("nodes")[0];
        using var seen = JsonDocument.Parse(looked);
        var root = seen.RootElement;
        return new FocusStop(Value(told, "name"), Value(told, "role"), root.GetProperty("at").GetInt32(), root.GetProperty("shows").GetBoolean(), root.GetProperty("inSight").GetBoolean(), root.GetProperty("row").GetString()!, root.GetProperty("where").GetString()!);
    }

    private static string Value(JsonElement node, string property) => node.TryGetProperty(property, out var held) && held.TryGetProperty("value", out var value) ? value.GetString()!.Trim() : string.Empty;
}
