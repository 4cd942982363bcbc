using System.Text;

namespace Rampart.Validation;

/// <summary>The page docs/validation.md: every shipped row with its source, printed value, ours, tolerance and verdict.</summary>
public static class ValidationPage
{
    public const string Renewal = "./rampart validate --page docs/validation.md --force";

    /// <summary>The page as Markdown; the same comparisons give the same page on every machine.</summary>
    public static string Of(IReadOnlyList<Comparison> comparisons)
    {
        ArgumentNullException.ThrowIfNull(comparisons);
        var page = new StringBuilder();
        var all = AreaTally.Of("all", comparisons);
        var areas = AreaTally.ByArea(comparisons);
        page.Append($"""
            # Validation: published values beside ours
            This page is written by `{Renewal}`; a test holds it to what the program computes.

            Each row is copied from a table of values, never from us: the printed value, our value for the same inputs, and how far apart they may be. Where no tolerance is stated it is half a unit in the last printed digit, so *printed 41.2* asks for 41.15 to 41.25. Where another tolerance is stated, a note says why. *Deviation* is the distance in units of the tolerance: up to 1 passes.

            *Found* means that the value stands in a publication, a standard, or the tests of another program. *Computed* means that no publication prints it: it was computed by other means (another method, another program), and shows that two ways of reckoning agree; it is a cross-check and no evidence from outside. Nothing here says that a formula fits a real radar or missile: it says that we compute what the formula's authors meant.

            {Count(all.Passed + all.Failed, "value row")} compared ({all.Found} found, {all.Computed} computed): {all.Passed} pass, {all.Failed} fail. {Count(all.NotKnown, "row")} not known, {all.LeftOut} left out.

            | area | rows | found | computed | pass | fail | not known | left out | worst deviation |
            |---|--:|--:|--:|--:|--:|--:|--:|--:|

            """);
        foreach (var area in areas)
        {
            page.Append($"| {Text(area.Area)} | {area.Rows} | {area.Found} | {area.Computed} | {area.Passed} | {area.Failed} | {area.NotKnown} | {area.LeftOut} | {ShownNumber.Deviation(area.Worst)} |\n");
        }

        foreach (var area in areas)
        {
            WriteArea(page, area.Area, [.. comparisons.Where(comparison => string.Equals(comparison.Row.Area, area.Area, StringComparison.Ordinal))]);
        }

        return page.ToString();
    }

    private static void WriteArea(StringBuilder page, string area, List<Comparison> comparisons)
    {
        var sources = new NumberedNotes();
        var reasons = new NumberedNotes();
        page.Append($"\n## {Text(area)}\n");
        foreach (var formula in comparisons.Where(comparison => comparison.Values.Count > 0).GroupBy(comparison => comparison.Formula, StringComparer.Ordinal))
        {
            page.Append($"\n### `{formula.Key}`\n| case | inputs | quantity | printed | ours | tolerance | deviation | verdict | kind | source |\n|---|---|---|---|---|---|--:|---|---|--:|\n");
            foreach (var comparison in formula)
            {
                var row = comparison.Row;
                var note = row.ToleranceReason.Length == 0 ? string.Empty : $" (note {reasons.NumberOf(row.ToleranceReason)})";
                page.Append($"| {Code(row.CaseId)} | {Code(row.Inputs)} | {Text(Quantity(row))} | {Text(row.Value)} | {Text(ShownNumber.Ours(comparison))} | {ShownNumber.Tolerance(comparison)}{note} | {ShownNumber.Deviation(comparison.Worst)} | {VerdictWords.Of(comparison.Verdict)} | {Text(row.Kind)} | {sources.NumberOf(row.Source)} |\n");
            }
        }

        var others = comparisons.Where(comparison => comparison.Values.Count == 0).ToList();
        if (others.Count > 0)
        {
            page.Append("\n### Not compared\n| case | inputs | quantity | printed | verdict | reason | kind | source |\n|---|---|---|---|---|---|---|--:|\n");
            foreach (var comparison in others)
            {
                var row = comparison.Row;
                page.Append($"| {Code(row.CaseId)} | {Code(row.Inputs)} | {Text(Quantity(row))} | {Text(row.Value)} | {VerdictWords.Of(comparison.Verdict)} | {Text(comparison.Reason)} | {Text(row.Kind)} | {sources.NumberOf(row.Source)} |\n");
            }
        }

        WriteNotes(page, "Notes on tolerances", reasons);
        WriteNotes(page, "Sources", sources);
    }

    private static void WriteNotes(StringBuilder page, string heading, NumberedNotes notes)
    {
        if (notes.All.Count == 0)
        {
            return;
        }

        page.Append($"\n{heading}:\n\n");
        for (var i = 0; i < notes.All.Count; i++)
        {
            page.Append($"{i + 1}. {Text(notes.All[i])}\n");
        }
    }

    private static string Quantity(PublishedRow row) => row.Unit.Length == 0 ? row.Quantity : $"{row.Quantity} [{row.Unit}]";

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string Code(string text) => text.Length == 0 ? string.Empty : $"`{OneLine(text).Replace('`', '\'').Replace("|", "\\|", StringComparison.Ordinal)}`";

    // What Markdown would take for a mark of its own.
    private static string Text(string text) => string.Concat(OneLine(text).Select(letter => letter is '|' or '*' or '_' or '`' or '<' or '[' or '\\' ? $"\\{letter}" : letter.ToString()));

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    /// <summary>Notes in the order in which they are first needed.</summary>
    private sealed class NumberedNotes
    {
        private readonly List<string> _all = [];

        public List<string> All => _all;

        public string NumberOf(string note)
        {
            if (note.Length == 0)
            {
                return "–";
            }

            var index = _all.IndexOf(note);
            if (index < 0)
            {
                index = _all.Count;
                _all.Add(note);
            }

            return (index + 1).ToString();
        }
    }
}
