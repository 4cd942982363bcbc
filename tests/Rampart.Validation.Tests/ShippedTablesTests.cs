using Rampart.Evidence.Tests;

namespace Rampart.Validation.Tests;

public class ShippedTablesTests
{
    public static TheoryData<string> Tables() => [.. PublishedTable.Shipped];

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

    [Fact]
    public void Only_tables_that_their_own_tests_read_stand_in_other_columns() =>
        Assert.Subset(
            new HashSet<string>(StringComparer.Ordinal) { "Detection/SwerlingOne.published.csv", "Propagation/RadarHorizon.published.csv", "Ballistics/MinimumEnergyArc.published.csv" },
            PublishedTable.InOtherColumns.ToHashSet(StringComparer.Ordinal));

    [Fact]
    public void Every_known_quantity_is_shown_by_a_row() =>
        Assert.Empty(Catalogue.All.Where(quantity => ShippedTables.ExampleOf(quantity) is null).Select(quantity => $"{quantity.Name} ({quantity.Formula})"));

    [Fact]
    public void Every_row_for_a_formula_in_the_table_beside_the_project_passes()
    {
        var findings = new List<Finding>();
        var rows = PublishedTable.Read(File.ReadAllBytes(Path.Combine(Repository.Shared("validation"), "published.csv")), "published.csv", findings);
        Assert.SkipWhen(Catalogue.All.Count == 0, "SKIPPED: no quantity is known yet.");
        var comparisons = GivenTable.Compare(rows);

        Assert.Empty(findings);
        Assert.InRange(comparisons.Count(comparison => comparison.Verdict == Verdict.Pass), 300, rows.Count);
        Assert.Empty(comparisons.Where(comparison => comparison.Verdict is Verdict.Fail or Verdict.NotKnown).Select(Told));
    }
}
