namespace Rampart.Validation.Tests;

/// <summary>Anyone's rows, beside one shipped table that states a tolerance and leaves a row out.</summary>
public class GivenTableTests
{
    private static readonly PublishedRow Tolerant = Rows.Row(inputs: "x=2 m", value: "4.10", tolerance: "0.2", toleranceReason: "drawn by hand");

    private static readonly PublishedRow LeftOut = Rows.Row(caseId: "T-2", value: "inputs only", use: "left out", toleranceReason: "no number");

    private static readonly KnownQuantity[] Known = [Rows.DoubleOfX];

    private static readonly Comparison[] Shipped = [.. new[] { Tolerant, LeftOut }.Select(row => Comparison.Of(row, Known))];

    [Fact]
    public void A_row_that_is_shipped_too_is_held_to_the_tolerance_stated_there()
    {
        var comparison = Compare(Tolerant with { Tolerance = string.Empty, ToleranceReason = string.Empty });

        Assert.Equal((Verdict.Pass, 0.2), (comparison.Verdict, comparison.Values[0].Tolerance));
        Assert.Equal("as in test.csv: drawn by hand", comparison.Row.ToleranceReason);
    }

    [Fact]
    public void A_row_that_differs_in_anything_has_only_its_own_digits()
    {
        var own = Tolerant with { Tolerance = string.Empty, ToleranceReason = string.Empty };
        PublishedRow[] others = [own with { CaseId = "T-9" }, own with { Inputs = "x=2.0 m" }, own with { Value = "4.11" }, own with { Source = "somebody else" }];

        Assert.All(others, row => Assert.Equal(Verdict.Fail, Compare(row).Verdict));
    }

    [Fact]
    public void A_tolerance_of_its_own_goes_first() =>
        Assert.Equal(Verdict.Fail, Compare(Tolerant with { Tolerance = "0.01" }).Verdict);

    [Fact]
    public void A_row_that_is_shipped_as_left_out_is_left_out_with_that_reason()
    {
        var comparison = Compare(LeftOut with { Use = "formula", ToleranceReason = string.Empty });

        Assert.Equal((Verdict.LeftOut, "As in test.csv: no number."), (comparison.Verdict, comparison.Reason));
    }

    [Theory]
    [InlineData("context")]
    [InlineData("later")]
    [InlineData("left out")]
    public void Rows_for_other_uses_are_left_out_with_a_reason(string use)
    {
        var comparison = Compare(Rows.Row(use: use));

        Assert.Equal(Verdict.LeftOut, comparison.Verdict);
        Assert.NotEmpty(comparison.Reason);
    }

    [Theory]
    [InlineData("m", "4.1", Verdict.Pass)]
    [InlineData("", "4.1", Verdict.Pass)]
    [InlineData("", "4.1 m", Verdict.Pass)]
    [InlineData("km", "4.1", Verdict.NotKnown)]
    [InlineData("", "4.1 km", Verdict.NotKnown)]
    public void A_value_in_another_unit_than_ours_is_not_compared(string unit, string value, Verdict expected)
    {
        var comparison = Compare(Rows.Row(unit: unit, value: value));

        Assert.Equal(expected, comparison.Verdict);
        Assert.True(expected == Verdict.Pass || comparison.Reason.Contains("\"km\"; ours is in m", StringComparison.Ordinal), comparison.Reason);
    }

    private static Comparison Compare(PublishedRow row) => Assert.Single(GivenTable.Compare([row], Shipped, Known));
}
