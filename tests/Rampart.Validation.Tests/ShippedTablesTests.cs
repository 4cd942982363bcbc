namespace Rampart.Validation.Tests;

public class ShippedTablesTests
{
    public static TheoryData<string> Tables() => [.. PublishedTable.Shipped.Where(IsInTheColumnsOfAll)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_row_for_a_formula_passes_within_its_tolerance(string table)
    {
        var comparisons = PublishedTable.ReadShipped(table).Where(row => row.Use is "" or "formula").Select(row => Comparison.Of(row, Catalogue.All)).ToList();

        Assert.NotEmpty(comparisons);
        Assert.Empty(comparisons.Where(comparison => comparison.Verdict != Verdict.Pass).Select(Told));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_tolerance_of_our_own_says_why(string table) =>
        Assert.Empty(PublishedTable.ReadShipped(table).Where(row => row.Tolerance.Length > 0 && row.ToleranceReason.Length == 0).Select(row => row.CaseId));

    private static string Told(Comparison comparison) =>
        $"{comparison.Row.CaseId}: {comparison.Verdict} {comparison.Reason} {string.Join("; ", comparison.Values.Where(value => !value.Passes).Select(value => $"{value.Printed} | ours {value.Ours:R} | tolerance {value.Tolerance:G3}"))}";

    // Tables of an older form stand apart until they are rewritten.
    private static bool IsInTheColumnsOfAll(string table)
    {
        using var reader = new StreamReader(typeof(PublishedTable).Assembly.GetManifestResourceStream(table)!);
        return reader.ReadToEnd().Split('\n').First(line => !line.StartsWith('#')).StartsWith("area,", StringComparison.Ordinal);
    }
}
