using Rampart.Campaigns.Estimates;

namespace Rampart.Campaigns.Tests.Estimates;

public sealed class MeanIntervalTests
{
    private static readonly double[] Skewed = [0, 1, 0, 0, 2, 1, 3, 1, 0, 4, 2, 1];

    [Fact]
    public void Of_four_values_it_is_students()
    {
        // python3 -c "import numpy as np, scipy.stats as st; a=[1,2,3,4]; print(st.t.interval(.95,3,np.mean(a),st.sem(a)))"
        var interval = MeanInterval.Of([1, 2, 3, 4], NaturalBounds.None);

        Assert.Equal(0.445739743239121, interval.Low, 9);
        Assert.Equal(4.5542602567608785, interval.High, 9);
        Assert.Equal("t over 4 points", interval.Method);
    }

    [Fact]
    public void Of_skewed_values_it_solves_the_cubic_and_reaches_farther_to_the_long_side()
    {
        // scipy: u = skew(x)/3/sqrt(n); f(T) = T + u T^2 + u^2 T^3/3 + skew(x)/6/sqrt(n); brentq(f(T) ∓ t.ppf(.975, n-1)); mean - T sem(x)
        var interval = MeanInterval.Of(Skewed, NaturalBounds.None);

        Assert.Equal(0.5575913110328836, interval.Low, 8);
        Assert.Equal(2.3125254193915366, interval.High, 8);
        Assert.True(interval.High - 1.25 > 1.25 - interval.Low);
    }

    [Fact]
    public void Skewness_and_kurtosis_are_those_of_the_packages()
    {
        // scipy.stats.skew(x), scipy.stats.kurtosis(x, bias=False)
        var moments = Moments.Of(Skewed);

        Assert.Equal(0.8497628950283947, moments.Skewness, 12);
        Assert.Equal(0.37375367486082434, moments.ExcessKurtosis, 12);
    }

    [Fact]
    public void Of_symmetrical_values_it_is_students_whatever_their_number()
    {
        // scipy.stats.t.interval(.95, 6, 3, sem([0,1,2,3,4,5,6]))
        var interval = MeanInterval.Of([0, 1, 2, 3, 4, 5, 6], NaturalBounds.None);

        Assert.Equal(6.0, interval.Low + interval.High, 12);
        Assert.Equal(2.0 * 2.446911851144969 * Math.Sqrt(28.0 / 6.0 / 7.0), interval.High - interval.Low, 8);
    }

    [Fact]
    public void A_few_skewed_values_do_not_throw_the_end_beyond_twice_students_reach()
    {
        double[] values = [0, 0, 1, 1, 2, 2, 3, 5, 8, 13];
        var moments = Moments.Of(values);

        var interval = MeanInterval.Of(values, NaturalBounds.None);

        Assert.Equal(3.5 + (2.0 * 2.2621571627409915 * Math.Sqrt(moments.Variance / 10.0)), interval.High, 8);
    }

    [Fact]
    public void Where_all_values_are_alike_the_interval_is_not_nought_wide()
    {
        var none = MeanInterval.Of([.. Enumerable.Repeat(0.0, 100)], NaturalBounds.OutOf(12.0));
        var all = MeanInterval.Of([.. Enumerable.Repeat(12.0, 100)], NaturalBounds.OutOf(12.0));
        var unbounded = MeanInterval.Of([.. Enumerable.Repeat(5.0, 100)], NaturalBounds.Count);

        Assert.Equal((0.0, 0.36), (none.Low, Math.Round(none.High, 12)));
        Assert.Equal((11.64, 12.0), (Math.Round(all.Low, 12), all.High));
        Assert.Equal((4.85, 5.15), (Math.Round(unbounded.Low, 12), Math.Round(unbounded.High, 12)));
        Assert.Contains("alike", none.Method, StringComparison.Ordinal);
    }

    [Fact]
    public void It_never_leaves_the_natural_bounds()
    {
        var interval = MeanInterval.Of([0, 0, 0, 0, 0, 0, 0, 0, 0, 1], NaturalBounds.Share);

        Assert.Equal(0.0, interval.Low);
        Assert.InRange(interval.High, 0.1, 1.0);
    }

    [Fact]
    public void It_holds_the_mean_and_moves_and_stretches_with_the_values()
    {
        var chance = new TestChance(5);
        for (var trial = 0; trial < 2000; trial++)
        {
            double[] values = [.. Enumerable.Range(0, 3 + (trial % 40)).Select(_ => (double)chance.Poisson(2.5))];
            var interval = MeanInterval.Of(values, NaturalBounds.None);
            var moved = MeanInterval.Of([.. values.Select(value => 7.0 - (3.0 * value))], NaturalBounds.None);

            Assert.InRange(values.Average(), interval.Low, interval.High);
            if (!Moments.Of(values).AreAlike)
            {
                Assert.Equal(7.0 - (3.0 * interval.High), moved.Low, 8);
                Assert.Equal(7.0 - (3.0 * interval.Low), moved.High, 8);
            }
        }
    }

    [Fact]
    public void The_order_of_the_values_does_not_matter()
    {
        var forward = MeanInterval.Of(Skewed, NaturalBounds.None);
        var backward = MeanInterval.Of([.. Skewed.Reverse()], NaturalBounds.None);

        Assert.Equal(forward.Low, backward.Low, 12);
        Assert.Equal(forward.High, backward.High, 12);
    }

    [Fact]
    public void More_points_make_it_narrower()
    {
        var chance = new TestChance(9);
        double[] widths = [.. new[] { 10, 30, 100, 300 }.Select(points => Enumerable.Range(0, 200).Average(_ =>
        {
            var interval = MeanInterval.Of([.. Enumerable.Range(0, points).Select(_ => (double)chance.Poisson(3.0))], NaturalBounds.None);
            return interval.High - interval.Low;
        }))];

        Assert.Equal(widths.OrderDescending(), widths);
        Assert.InRange(widths[1] / widths[3], 2.8, 3.6);
    }

    [Fact]
    public void One_value_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => MeanInterval.Of([1.0], NaturalBounds.None));

    [Theory]
    [InlineData(0.05, 1.2)]
    [InlineData(0.5, 4.0)]
    [InlineData(0.9, 12.8)]
    [InlineData(1.0, 16.0)]
    public void Quantiles_lie_between_the_values_as_definition_7_says(double share, double expected) =>
        Assert.Equal(expected, SampleQuantile.Of([1, 2, 4, 8, 16], share), 12); // numpy.quantile([1, 2, 4, 8, 16], share)
}
