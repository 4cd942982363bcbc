using Rampart.Campaigns.Estimates;
using Rampart.Campaigns.Outcomes;

namespace Rampart.Campaigns.Tests.Estimates;

public sealed class LevelWordsTests
{
    [Theory]
    [InlineData("1.35539E-06", "1.36e-6")]
    [InlineData("0.147195", "0.147")]
    [InlineData("0.00123456 m2", "0.00123 m2")]
    [InlineData("312.48 km", "312 km")]
    [InlineData("1234.6 m/s", "1235 m/s")]
    [InlineData("-12.345 dB", "-12.3 dB")]
    [InlineData("0.5", "0.5")]
    [InlineData("12", "12")]
    [InlineData("swerling-1", "swerling-1")]
    [InlineData("targets 10, far 1050.25 m/s", "targets 10, far 1050 m/s")]
    [InlineData("9m96e2/speed 5", "9m96e2/speed 5")]
    [InlineData("9.9996 s", "10 s")]
    [InlineData("0.0 dB", "0 dB")]
    public void Drawn_numbers_are_told_with_three_digits_and_names_and_counts_as_they_are(string drawn, string told)
    {
        // Two levels: the split is by level, and its words are the levels'.
        var levels = Enumerable.Range(0, 20).Select(point => new FactorLevel("f", point < 10 ? 0.0 : 1.0, point < 10 ? drawn : "other")).ToArray();

        var split = FactorSplit.Of(levels, [.. Enumerable.Range(0, 20).Select(point => (double)point)])!;

        Assert.Equal(told, string.Equals(split.LowWords, "other", StringComparison.Ordinal) ? split.HighWords : split.LowWords);
    }
}
