using Rampart.Evidence.Tests;

namespace Rampart.Validation.Tests;

public class ValidationPageTests
{
    [Fact]
    public void The_committed_page_says_what_the_program_computes()
    {
        var committed = File.ReadAllText(Path.Combine(Repository.Root, "docs", "validation.md"));

        Assert.True(string.Equals(ValidationPage.Of(ShippedTables.Comparisons), committed, StringComparison.Ordinal), $"docs/validation.md is not what the shipped tables give now. Look at what moved, then renew it: {ValidationPage.Renewal}");
    }

    [Fact]
    public void A_row_is_shown_with_everything_that_is_needed_to_judge_it()
    {
        var page = Page(Rows.Row(inputs: "x=2.0512 m", tolerance: "0.1", toleranceReason: "drawn by hand", source: "a book, p. 3"), Rows.Row(caseId: "T-2", value: "9.9", kind: "computed"), Rows.Row(caseId: "T-3", use: "left out", toleranceReason: "no number"));

        Assert.Contains("| `T-1` | `x=2.0512 m` | double of x \\[m] | 4.1 | 4.102 | 0.1 (note 1) | 0.02 | pass | found | 1 |\n", page, StringComparison.Ordinal);
        Assert.Contains("| 9.9 | 4.1000 | 0.05 | 116.00 | FAIL | computed | 2 |\n", page, StringComparison.Ordinal);
        Assert.Contains("| `T-3` | `x=2.05 m` | double of x \\[m] | 4.1 | left out | No number. | found | 2 |\n", page, StringComparison.Ordinal);
        Assert.Contains("\n1. drawn by hand\n", page, StringComparison.Ordinal);
        Assert.Contains("\n1. a book, p. 3\n2. somebody\n", page, StringComparison.Ordinal);
        Assert.Contains("2 value rows compared (1 found, 1 computed): 1 pass, 1 fail. 0 rows not known, 1 left out.", page, StringComparison.Ordinal);
        Assert.Contains("### `Test.Double`", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Marks_of_the_page_s_language_in_a_cell_stay_letters()
    {
        var page = Page(Rows.Row(inputs: "x=2.05;a|b`c\nd", source: "<b>*x*</b> | [y]", toleranceReason: "a_b"));

        Assert.Contains("`x=2.05;a\\|b'c d`", page, StringComparison.Ordinal);
        Assert.Contains("\\<b>\\*x\\*\\</b> \\| \\[y]", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Areas_go_by_their_numbers()
    {
        var tallies = AreaTally.ByArea(new[] { "10-PN", "2-radar-eq", "own", "1-detection", "2-radar-eq" }.Select((area, index) => Comparison.Of(Rows.Row(area: area, caseId: $"{index}"), [Rows.DoubleOfX])));

        Assert.Equal(["1-detection", "2-radar-eq", "10-PN", "own"], tallies.Select(tally => tally.Area), StringComparer.Ordinal);
        Assert.Equal(2, tallies[1].Passed);
    }

    [Fact]
    public void A_tally_counts_every_row_once_and_keeps_the_worst()
    {
        var tally = AreaTally.Of("all", [.. new[] { Rows.Row(), Rows.Row(value: "4.12"), Rows.Row(quantity: "q"), Rows.Row(use: "later") }.Select(row => Comparison.Of(row, [Rows.DoubleOfX]))]);

        Assert.Equal((4, 2, 0, 1, 1, 1, 1), (tally.Rows, tally.Found, tally.Computed, tally.Passed, tally.Failed, tally.NotKnown, tally.LeftOut));
        Assert.Equal(4.0, tally.Worst!.Value, 1e-6);
    }

    private static string Page(params PublishedRow[] rows) => ValidationPage.Of([.. rows.Select(row => Comparison.Of(row, [Rows.DoubleOfX]))]);
}
