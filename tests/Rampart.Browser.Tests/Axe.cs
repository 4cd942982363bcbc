using System.Text.Json;
using Rampart.Web.Tests;

namespace Rampart.Browser.Tests;

/// <summary>axe-core, of the version that the pages' package-lock.json names, over what a tab shows.</summary>
public static class Axe
{
    // What WCAG 2.2 asks at level AA.
    private const string Ask = "async () => { const found = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'] }); return JSON.stringify({ rules: found.passes.length, violations: found.violations.map(v => ({ rule: v.id, help: v.help, where: v.nodes.map(n => `${n.target.join(' ')}: ${n.failureSummary}`) })) }); }";

    private static readonly Lazy<string> Source = new(() => File.ReadAllText(Path.Combine(WebFixture.Repository, "web", "node_modules", "axe-core", "axe.min.js")));

    /// <summary>The violations, a line each; and how many rules had something to look at.</summary>
    public static async Task<(IReadOnlyList<string> Violations, int Rules)> RunAsync(Tab tab)
    {
        await tab.Page.EvaluateAsync(Source.Value);
        using var found = JsonDocument.Parse(await tab.Page.EvaluateAsync<string>(Ask));
        var violations = found.RootElement.GetProperty("violations").EnumerateArray()
            .Select(violation => $"{violation.GetProperty("rule")}: {violation.GetProperty("help")}\n  {string.Join("\n  ", violation.GetProperty("where").EnumerateArray().Select(where => where.GetString()!.ReplaceLineEndings(" ")))}");
        return ([.. violations], found.RootElement.GetProperty("rules").GetInt32());
    }
}
