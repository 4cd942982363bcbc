using System.Text.Json.Nodes;
using Rampart.Validation;

namespace Rampart.Cli;

/// <summary>Published values beside ours, as the screen and JSON show them.</summary>
internal static class ValidationScreen
{
    /// <summary>A line for each area, with rows a line for each of these before it, and a line for each row for a formula that is left out.</summary>
    public static void Show(List<Comparison> comparisons, bool withRows)
    {
        if (withRows)
        {
            WriteAligned(
                [("case", false), ("verdict", false), ("deviation", true), ("quantity", false), ("printed", false), ("ours", false), ("tolerance", false), ("why", false)],
                comparisons.Select(RowCells));
            Console.Out.WriteLine();
        }

        var all = AreaTally.Of("all", comparisons);
        WriteAligned(
            [("area", false), ("rows", true), ("found", true), ("computed", true), ("pass", true), ("fail", true), ("not known", true), ("left out", true), ("worst", true)],
            AreaTally.ByArea(comparisons).Append(all).Select(TallyCells));
        Console.Out.WriteLine($"{(all.Passed + all.Failed == 1 ? "1 row" : $"{all.Passed + all.Failed} rows")} compared: {all.Passed} pass, {all.Failed} fail. Worst is the greatest deviation in units of the tolerance: up to 1 passes.");
        var leftOut = comparisons.Where(comparison => comparison.IsLeftOutOfFormulas).ToList();
        if (leftOut.Count > 0)
        {
            Console.Out.WriteLine(leftOut.Count == 1 ? "1 row for a formula is left out:" : $"{leftOut.Count} rows for a formula are left out:");
            foreach (var comparison in leftOut)
            {
                Console.Out.WriteLine(Screen.Plain($"  {comparison.Row.CaseId}  {comparison.Reason}").ReplaceLineEndings(" ").Replace('\t', ' '));
            }
        }
    }

    /// <summary>The quantities that are known, each with its formula, what it reads, and an example.</summary>
    public static int List(Screen screen)
    {
        var known = Catalogue.All.Select(quantity => (Quantity: quantity, Example: ShippedTables.ExampleOf(quantity))).ToList();
        if (screen.IsJson)
        {
            screen.WriteJson(new JsonArray([.. known.Select(each => new JsonObject
            {
                ["quantity"] = each.Quantity.Name,
                ["formula"] = each.Quantity.Formula,
                ["inputs"] = Strings(each.Example?.Inputs ?? []),
                ["example"] = each.Example is null ? null : new JsonObject { ["area"] = each.Example.Row.Area, ["case"] = each.Example.Row.CaseId, ["inputs"] = each.Example.Row.Inputs, ["value"] = each.Example.Row.Value, ["unit"] = each.Example.Row.Unit },
            })]));
            return Exit.Done;
        }

        WriteAligned(
            [("quantity", false), ("formula", false), ("reads", false), ("example", false)],
            known.Select(each => new[] { each.Quantity.Name, each.Quantity.Formula, string.Join(", ", each.Example?.Inputs ?? []), each.Example?.Row.Inputs ?? "–" }));
        Console.Out.WriteLine(known.Count == 1 ? "1 quantity" : $"{known.Count} quantities");
        return Exit.Done;
    }

    public static JsonNode Json(AreaTally tally) => new JsonObject
    {
        ["area"] = tally.Area,
        ["rows"] = tally.Rows,
        ["found"] = tally.Found,
        ["computed"] = tally.Computed,
        ["pass"] = tally.Passed,
        ["fail"] = tally.Failed,
        ["not_known"] = tally.NotKnown,
        ["left_out"] = tally.LeftOut,
        ["worst"] = Number(tally.Worst),
    };

    /// <summary>The rows for a formula that are left out, each with its reason.</summary>
    public static JsonArray LeftOut(IEnumerable<Comparison> comparisons) =>
        new([.. comparisons.Where(comparison => comparison.IsLeftOutOfFormulas).Select(comparison => new JsonObject { ["area"] = comparison.Row.Area, ["case"] = comparison.Row.CaseId, ["reason"] = comparison.Reason })]);

    public static JsonNode Json(Comparison comparison) => new JsonObject
    {
        ["area"] = comparison.Row.Area,
        ["case"] = comparison.Row.CaseId,
        ["inputs"] = comparison.Row.Inputs,
        ["quantity"] = comparison.Row.Quantity,
        ["unit"] = comparison.Row.Unit,
        ["source"] = comparison.Row.Source,
        ["kind"] = comparison.Row.Kind,
        ["verdict"] = comparison.Verdict switch { Verdict.Pass => "pass", Verdict.Fail => "fail", Verdict.NotKnown => "not-known", _ => "left-out" },
        ["reason"] = comparison.Reason,
        ["formula"] = comparison.Formula,
        ["tolerance_reason"] = comparison.Row.ToleranceReason,
        ["values"] = new JsonArray([.. comparison.Values.Select(value => new JsonObject
        {
            ["printed"] = value.Printed,
            ["ours"] = Number(value.Ours),
            ["tolerance"] = Number(value.Tolerance),
            ["deviation"] = Number(value.Deviation),
            ["pass"] = value.Passes,
        })]),
        ["file"] = comparison.Row.Place.File,
        ["line"] = comparison.Row.Place.Line,
    };

    private static string[] RowCells(Comparison comparison)
    {
        var row = comparison.Row;
        return
        [
            row.CaseId, VerdictWords.Of(comparison.Verdict), ShownNumber.Deviation(comparison.Worst), row.Quantity, row.Unit.Length == 0 ? row.Value : $"{row.Value} {row.Unit}",
            comparison.Values.Count == 0 ? "–" : ShownNumber.Ours(comparison), comparison.Values.Count == 0 ? "–" : ShownNumber.Tolerance(comparison),
            comparison.Reason.Length > 0 ? comparison.Reason : row.ToleranceReason,
        ];
    }

    private static string[] TallyCells(AreaTally tally) =>
    [
        tally.Area.Length == 0 ? "–" : tally.Area, $"{tally.Rows}", $"{tally.Found}", $"{tally.Computed}", $"{tally.Passed}", $"{tally.Failed}", $"{tally.NotKnown}", $"{tally.LeftOut}",
        ShownNumber.Deviation(tally.Worst),
    ];

    /// <summary>Columns aligned by blanks, numbers to the right; nothing is cut or wrapped.</summary>
    public static void WriteAligned(IReadOnlyList<(string Name, bool IsNumber)> columns, IEnumerable<string[]> rows)
    {
        List<string[]> lines = [[.. columns.Select(column => column.Name)], .. rows.Select(row => row.Select(cell => Screen.Plain(cell).ReplaceLineEndings(" ").Replace('\t', ' ')).ToArray())];
        var widths = columns.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        foreach (var line in lines)
        {
            Console.Out.WriteLine(string.Join("  ", line.Select((cell, column) => columns[column].IsNumber ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd());
        }
    }

    private static JsonArray Strings(IEnumerable<string> words) => new([.. words.Select(word => JsonValue.Create(word))]);

    // JSON has no word for what is beyond all numbers.
    private static JsonValue? Number(double? number) => number switch
    {
        null => null,
        { } finite when double.IsFinite(finite) => JsonValue.Create(finite),
        double.PositiveInfinity => JsonValue.Create("Infinity"),
        double.NegativeInfinity => JsonValue.Create("-Infinity"),
        _ => JsonValue.Create("NaN"),
    };
}
