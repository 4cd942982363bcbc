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

    [Theory]
    [InlineData("triple of x", "x=1 m", "The quantity \"triple of x\" is not known.")]
    [InlineData("double of x", "y=1 m", "The input x is missing. The input \"y=1 m\" is not known.")]
    [InlineData("double of x", "x=1 m;y=1 m", "The input \"y=1 m\" is not known.")]
    [InlineData("DOUBLE OF X", "x=-1 m", "An input is impossible: x ('-1') must be a non-negative value.")]
    [InlineData("half of x", "x=1 m", "The quantity \"half of x\" is known, but not for these inputs.")]
    public void What_is_not_known_is_said_in_a_sentence(string quantity, string inputs, string reason)
    {
        KnownQuantity[] known =
        [
            new("double of x", "Test", given => Refused(given.Number("x", "m"))),
            new("half of x", "Test", given => [given.Number("x", "m") / 2.0], row => row.Inputs.Contains("half", StringComparison.Ordinal)),
        ];
        var comparison = Comparison.Of(Rows.Row(inputs: inputs, quantity: quantity), known);

        Assert.Equal((Verdict.NotKnown, reason), (comparison.Verdict, comparison.Reason));

        static IReadOnlyList<double> Refused(double x)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(x);
            return [2.0 * x];
        }
    }
}
