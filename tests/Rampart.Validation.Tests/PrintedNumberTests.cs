namespace Rampart.Validation.Tests;

public class PrintedNumberTests
{
    [Theory]
    [InlineData("4.1", 4.1, 0.05)]
    [InlineData("8.0", 8.0, 0.05)]
    [InlineData("100", 100.0, 0.5)]
    [InlineData("0", 0.0, 0.5)]
    [InlineData("-0.0", 0.0, 0.05)]
    [InlineData("-0.000895", -0.000895, 0.5e-6)]
    [InlineData("1e-6", 1e-6, 0.5e-6)]
    [InlineData("1.0E-6", 1e-6, 0.05e-6)]
    [InlineData("4.1057e+04", 41057.0, 0.5)]
    [InlineData("5.09046173249644e-05", 5.09046173249644e-05, 0.5e-19)]
    [InlineData("+7.", 7.0, 0.5)]
    [InlineData(".25", 0.25, 0.005)]
    [InlineData("−2.5", -2.5, 0.05)]
    [InlineData("51.31781255 deg", 51.31781255, 0.5e-8)]
    [InlineData("25211 km2/s", 25211.0, 0.5)]
    [InlineData("4 %", 4.0, 0.5)]
    [InlineData("36.4°", 36.4, 0.05)]
    [InlineData("2.5 (0.5 per object)", 2.5, 0.05)]
    [InlineData("approximately 13.5", 13.5, 0.05)]
    [InlineData("~80 %", 80.0, 0.5)]
    public void The_digits_say_how_exactly_a_number_is_meant(string printed, double published, double halfDigit)
    {
        var value = Assert.Single(Rows.Beside(printed, 0.0).Values);

        Assert.Equal(published, value.Published);
        Assert.Equal(halfDigit, value.Tolerance, halfDigit * 1e-6);
    }

    [Theory]
    [InlineData("8.63821994442418", 8.63821994442418)]
    [InlineData("36.493349428792123456", 36.493349428792123456)]
    [InlineData("2/3", 2.0 / 3.0)]
    public void Of_more_digits_than_a_double_keeps_only_those_are_asked_that_it_keeps(string printed, double published)
    {
        Assert.Equal(Verdict.Pass, Rows.Beside(printed, published).Verdict);
        Assert.Equal(Verdict.Pass, Rows.Beside(printed, Math.BitIncrement(published)).Verdict);
        Assert.Equal(Verdict.Fail, Rows.Beside(printed, published * (1.0 + 1e-13)).Verdict);
    }

    [Theory]
    [InlineData("")]
    [InlineData("inputs only")]
    [InlineData("lat1 lon1 azi1")]
    [InlineData("10-100 km")]
    [InlineData("41 of 42")]
    [InlineData("1,734.28")]
    [InlineData("2 x 10^5")]
    [InlineData("<= 7 g")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    [InlineData("1e99999999999999")]
    [InlineData("1/0")]
    [InlineData("٣.٥")]
    [InlineData("--1")]
    public void What_is_no_number_is_left_out_and_compared_with_nothing(string printed)
    {
        foreach (var ours in new[] { 0.0, 1.0, double.PositiveInfinity, double.NaN })
        {
            var comparison = Rows.Beside(printed, ours);

            Assert.Equal(Verdict.LeftOut, comparison.Verdict);
            Assert.Empty(comparison.Values);
            Assert.NotEmpty(comparison.Reason);
        }
    }

    [Fact]
    public void A_value_at_the_very_edge_of_its_last_digit_passes_and_one_beyond_fails()
    {
        Assert.Equal(Verdict.Pass, Rows.Beside("41.2", 41.25).Verdict);
        Assert.Equal(Verdict.Pass, Rows.Beside("41.2", 41.15).Verdict);
        Assert.Equal(Verdict.Fail, Rows.Beside("41.2", 41.2501).Verdict);
        Assert.Equal(Verdict.Fail, Rows.Beside("41.2", 41.1499).Verdict);
    }

    [Fact]
    public void What_is_beyond_all_numbers_never_passes() =>
        Assert.All([double.NaN, double.PositiveInfinity, double.NegativeInfinity], ours => Assert.Equal(Verdict.Fail, Rows.Beside("1", ours, "1e300").Verdict));

    [Theory]
    [InlineData("1e-3", "4.1", 1e-3)]
    [InlineData(" 0.01 rel ", "-4.1", 0.041)]
    [InlineData("0.01rel", "4.1", 0.041)]
    [InlineData("0", "4.1", 0.0)]
    public void A_stated_tolerance_is_absolute_or_a_part_of_the_value(string tolerance, string printed, double expected) =>
        Assert.Equal(expected, Rows.Beside(printed, 0.0, tolerance).Values[0].Tolerance, 1e-12);

    [Fact]
    public void Several_values_share_one_tolerance_or_have_one_each()
    {
        Assert.Equal([0.5, 0.5, 0.5], Rows.Beside("1;2;3.0", 0.0, "0.5").Values.Select(value => value.Tolerance));
        Assert.Equal([0.1, 0.5, 0.03], Rows.Beside("1;2;3.0", 0.0, "0.1;;0.01 rel").Values.Select(value => Math.Round(value.Tolerance, 6)));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    [InlineData("rel")]
    [InlineData("1 %")]
    [InlineData("0.1;0.2")]
    public void A_tolerance_that_cannot_be_read_compares_nothing(string tolerance)
    {
        var comparison = Rows.Beside("1;2;3", 1.0, tolerance);

        Assert.Equal(Verdict.NotKnown, comparison.Verdict);
        Assert.Contains("tolerance", comparison.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("41.2", 41.218, "41.2180")]
    [InlineData("4.1057e+04", 41056.567, "4.1056567e4")]
    [InlineData("0.000000", -2e-17, "0.000000000")]
    [InlineData("100", 99.99999, "100.000")]
    [InlineData("177760.0", 177761.50049, "177761.5005")]
    [InlineData("8.63821994442418", 8.63821994442418, "8.6382199444241792")]
    [InlineData("1e-30", 1.25e-30, "1.250e-30")]
    [InlineData("1", double.NaN, "NaN")]
    public void Our_value_is_shown_with_two_digits_beyond_the_tolerance(string printed, double ours, string shown) =>
        Assert.Equal(shown, ShownNumber.Ours(Rows.Beside(printed, ours).Values[0]));

    [Theory]
    [InlineData("41.2", "0.05")]
    [InlineData("1;2", "0.5")]
    [InlineData("1;2.0", "0.5; 0.05")]
    [InlineData("1e-9", "5.0e-10")]
    [InlineData("1e9", "5.0e8")]
    public void Tolerances_are_shown_with_two_digits_and_once_where_they_are_the_same(string printed, string shown) =>
        Assert.Equal(shown, ShownNumber.Tolerance(Rows.Beside(printed, 0.0)));

    [Theory]
    [InlineData("100", 99.5, "1.00")]
    [InlineData("100", 100.0, "0.00")]
    [InlineData("100", 700.0, "1200")]
    [InlineData("100", 1e9, "2.0e9")]
    [InlineData("100", double.NaN, "∞")]
    public void A_deviation_is_in_units_of_the_tolerance(string printed, double ours, string shown) =>
        Assert.Equal(shown, ShownNumber.Deviation(Rows.Beside(printed, ours).Worst));

    [Fact]
    public void With_a_tolerance_of_nought_only_the_same_value_passes()
    {
        Assert.Equal(0.0, Rows.Beside("4", 4.0, "0").Worst);
        Assert.Equal(double.PositiveInfinity, Rows.Beside("4", 4.1, "0").Worst);
    }
}
