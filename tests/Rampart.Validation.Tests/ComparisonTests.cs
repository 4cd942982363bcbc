namespace Rampart.Validation.Tests;

public class ComparisonTests
{
    private static readonly KnownQuantity[] Known = [new("double of x", "Test", inputs => [2.0 * inputs.Number("x", "m")])];

    [Theory]
    [InlineData("x=2.08 m", "4.1", "", Verdict.Fail)]
    [InlineData("x=2.07 m", "4.1", "", Verdict.Pass)]
    [InlineData("x=0.00205 km", "4.1", "", Verdict.Pass)]
    [InlineData("x=2.2", "4.1", "0.4", Verdict.Pass)]
    [InlineData("x=2.2", "4.1", "0.01 rel", Verdict.Fail)]
    [InlineData("x=2.05 m;colour=red", "4.1", "", Verdict.NotKnown)]
    [InlineData("y=2.05 m", "4.1", "", Verdict.NotKnown)]
    [InlineData("x=2.05 s", "4.1", "", Verdict.NotKnown)]
    [InlineData("x=2.05", "4.1;3", "", Verdict.NotKnown)]
    [InlineData("x=2.05", "large", "", Verdict.LeftOut)]
    public void A_row_is_held_against_our_value_to_half_its_last_digit(string inputs, string value, string tolerance, Verdict expected)
    {
        var row = new PublishedRow("test", "T-1", inputs, "double of x", value, "m", "nobody", "computed", "", "formula", tolerance, "", new Place("test.csv", 2));

        Assert.Equal(expected, Comparison.Of(row, Known).Verdict);
    }
}
