using Rampart.Campaigns.Estimates;

namespace Rampart.Campaigns.Tests.Estimates;

public sealed class ShareTests
{
    // R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3, as quoted by several public packages' tests.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilsons_interval_is_the_published_one(int seen, int trials, double low, double high)
    {
        var interval = WilsonInterval.Of((double)seen / trials, trials);

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void Wilsons_interval_of_the_rest_is_its_mirror()
    {
        for (var seen = 0; seen <= 40; seen++)
        {
            var yes = WilsonInterval.Of(seen / 40.0, 40.0);
            var no = WilsonInterval.Of((40.0 - seen) / 40.0, 40.0);

            Assert.Equal(yes.Low, 1.0 - no.High, 12);
            Assert.Equal(yes.High, 1.0 - no.Low, 12);
            Assert.InRange(seen / 40.0, yes.Low, yes.High);
        }
    }

    [Fact]
    public void Battles_that_are_alike_at_each_point_count_once_a_point()
    {
        double[][] alike = [.. Enumerable.Range(0, 20).Select(point => Enumerable.Repeat(point < 7 ? 1.0 : 0.0, 4).ToArray())];

        Assert.Equal(20.0, ClusteredShare.EffectiveNumber(new PointSample(alike)), 9);
    }

    [Fact]
    public void Battles_that_differ_within_each_point_never_count_for_more_than_they_are()
    {
        double[][] opposed = [.. Enumerable.Repeat<double[]>([0.0, 1.0], 20)];

        Assert.Equal(40.0, ClusteredShare.EffectiveNumber(new PointSample(opposed)), 9);
    }

    [Fact]
    public void A_share_over_points_is_wilsons_with_the_effective_number()
    {
        // numpy: the one-way correlation ρ = 0.38636, n = 20/(1 + ρ) = 14.426, and Wilson's formula with t.ppf(.975, 9)
        double[][] hits = [[1, 1], [0, 0], [1, 0], [0, 0], [0, 1], [0, 0], [1, 1], [0, 0], [0, 0], [1, 0]];

        var interval = ClusteredShare.IntervalOf(new PointSample(hits));

        Assert.Equal(0.14206812145124542, interval.Low, 9);
        Assert.Equal(0.6364848433728317, interval.High, 9);
        Assert.Equal("Wilson, effective number 14", interval.Method);
    }

    [Fact]
    public void Never_and_always_are_mirrored_and_count_points()
    {
        var never = ClusteredShare.IntervalOf(new PointSample([.. Enumerable.Repeat<double[]>([0.0, 0.0], 50)]));
        var always = ClusteredShare.IntervalOf(new PointSample([.. Enumerable.Repeat<double[]>([1.0, 1.0], 50)]));

        Assert.Equal((0.0, 0.06), (never.Low, never.High));
        Assert.Equal((0.94, 1.0), (always.Low, always.High));
    }

    [Fact]
    public void With_few_points_never_seen_says_nothing() =>
        Assert.Equal(1.0, ClusteredShare.IntervalOf(new PointSample([[0.0, 0.0], [0.0, 0.0]])).High);

    [Theory]
    [InlineData(-0.1, 10.0)]
    [InlineData(1.1, 10.0)]
    [InlineData(0.5, 0.0)]
    public void Impossible_shares_are_refused(double share, double trials) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Of(share, trials));
}
