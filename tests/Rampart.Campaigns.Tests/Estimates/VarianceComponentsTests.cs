using Rampart.Campaigns.Estimates;

namespace Rampart.Campaigns.Tests.Estimates;

public sealed class VarianceComponentsTests
{
    // O. L. Davies and P. L. Goldsmith, Statistical Methods in Research and Production, 4th ed. (1972) §6.4: yields of dyestuff, six batches of five (as in R's lme4).
    private static readonly PointSample Dyestuff = new(
    [
        [1545, 1440, 1440, 1520, 1580],
        [1540, 1555, 1490, 1560, 1495],
        [1595, 1550, 1605, 1510, 1560],
        [1445, 1440, 1595, 1465, 1545],
        [1595, 1630, 1515, 1635, 1625],
        [1520, 1455, 1450, 1480, 1445],
    ]);

    [Fact]
    public void The_dyestuff_yields_vary_by_1764_between_and_2451_within_batches()
    {
        var components = VarianceComponents.Of(Dyestuff);

        Assert.Equal(1527.5, Dyestuff.Mean, 9);
        Assert.Equal(11271.5, components.BetweenMeanSquare, 6);
        Assert.Equal(2451.25, components.DiceVariance, 6);
        Assert.Equal(1764.05, components.ReadingsVariance, 6);
        Assert.Equal(0.41848741489336466, components.Correlation, 12);
    }

    [Fact]
    public void With_the_spread_of_normal_dice_the_dices_interval_holds_the_exact_one()
    {
        // 24*2451.25/scipy.stats.chi2.ppf([.975, .025], 24)
        var variances = VarianceComponents.Of(Dyestuff).PointVariances;

        Assert.Equal(24.0, DiceVarianceInterval.Freedom(variances, 5), 12);
        var interval = DiceVarianceInterval.Of(variances, 5);
        Assert.True(interval.Low <= 1494.5098283 && interval.High >= 4743.9147956);

        // Four of the batches: chi-squared alone. Their s² are those of the first four rows.
        var four = DiceVarianceInterval.Of([.. variances.Take(4)], 5);
        var freedom = DiceVarianceInterval.Freedom([.. variances.Take(4)], 5);
        Assert.Equal(16.0, freedom, 12);
        Assert.Equal(16.0 * variances.Take(4).Average() / 28.845350723404753, four.Low, 6);
        Assert.Equal(16.0 * variances.Take(4).Average() / 6.907664353497004, four.High, 6);
    }

    [Fact]
    public void The_dyestuffs_batches_have_the_interval_of_williams_and_tukey()
    {
        // [5*(11271.5 - f.ppf(s, 5, 24)*2451.25)/(5*chi2.ppf(s, 5)) for s in (.975, .025)]; the excess kurtosis of the means is -0.55, so that no degree of freedom is lost
        var interval = ReadingsVarianceInterval.Of(Dyestuff);

        Assert.Equal(275.72615550823866, interval.Low, 3);
        Assert.Equal(13090.591540703279, interval.High, 2);
    }

    [Fact]
    public void Readings_that_differ_no_more_than_dice_explain_have_no_variance_and_the_interval_says_so()
    {
        // The means of the points are nearly alike, the battles of each far apart.
        var sample = new PointSample([.. Enumerable.Range(0, 12).Select(point => (IReadOnlyList<double>)[(point % 3) - 5.0, (point % 3) + 5.0])]);

        Assert.Equal(0.0, VarianceComponents.Of(sample).ReadingsVariance);
        var interval = ReadingsVarianceInterval.Of(sample);
        Assert.Equal(0.0, interval.Low);
        Assert.EndsWith("not told apart from dice", interval.Method, StringComparison.Ordinal);
        Assert.Equal("not told apart from dice", ReadingsBar.Of(sample).Method);
    }

    [Fact]
    public void Shifting_changes_no_variance_and_stretching_changes_it_by_the_square()
    {
        var chance = new TestChance(3);
        for (var trial = 0; trial < 200; trial++)
        {
            double[][] values = [.. Enumerable.Range(0, 4 + (trial % 30)).Select(_ => (double[])[chance.Normal(), chance.Normal() + 1.0])];
            var plain = VarianceComponents.Of(new PointSample(values));
            var changed = VarianceComponents.Of(new PointSample([.. values.Select(point => (IReadOnlyList<double>)[.. point.Select(value => 10.0 - (2.0 * value))])]));

            Assert.Equal(4.0 * plain.DiceVariance, changed.DiceVariance, 9);
            Assert.Equal(4.0 * plain.ReadingsVariance, changed.ReadingsVariance, 9);
            Assert.Equal(plain.Correlation, changed.Correlation, 9);
        }
    }

    [Fact]
    public void Without_dice_all_the_spread_is_of_readings()
    {
        var sample = new PointSample([.. Enumerable.Range(0, 21).Select(point => (IReadOnlyList<double>)[point, point])]);

        var bar = ReadingsBar.Of(sample);
        Assert.Equal((1.0, 19.0), (Math.Round(bar.Low, 9), Math.Round(bar.High, 9)));
        var dice = DiceBar.Of(sample, NaturalBounds.Count);
        Assert.Equal((10.0, 10.0), (dice.Low, dice.High));
    }

    [Fact]
    public void The_bar_of_dice_is_as_wide_as_battles_spread_about_their_points_expected_value()
    {
        // Normal dice of standard deviation 2: the middle 90 % are 2·1.645 to either side, whatever the points do.
        var chance = new TestChance(41);
        double[][] values = [.. Enumerable.Range(0, 4000).Select(_ =>
        {
            var expected = 20.0 * chance.Uniform();
            return (double[])[expected + (2.0 * chance.Normal()), expected + (2.0 * chance.Normal())];
        })];

        var bar = DiceBar.Of(new PointSample(values), NaturalBounds.None);

        Assert.InRange(bar.High - bar.Low, 2.0 * 3.29 * 0.96, 2.0 * 3.29 * 1.04);
    }

    [Fact]
    public void A_ratio_is_that_of_the_totals_and_its_error_that_of_the_departures()
    {
        // Cochran's linearization by hand: R = 30/15; departures (y - 2x)/3 = 2/3, -1/3, 0, -2/3, 1/3, mean nought.
        var upper = new PointSample([[8.0], [3.0], [6.0], [6.0], [7.0]]);
        var lower = new PointSample([[3.0], [2.0], [3.0], [4.0], [3.0]]);

        var (ratio, interval) = RatioEstimate.Of(upper, lower)!.Value;

        Assert.Equal(2.0, ratio, 12);
        var plain = MeanInterval.Of([2.0 / 3.0, -1.0 / 3.0, 0.0, -2.0 / 3.0, 1.0 / 3.0], NaturalBounds.None);
        Assert.Equal(2.0 + plain.Low, interval.Low, 9);
        Assert.Equal(2.0 + plain.High, interval.High, 9);
        Assert.Null(RatioEstimate.Of(upper, new PointSample([[0.0], [0.0], [0.0], [0.0], [0.0]])));
    }

    [Fact]
    public void Points_with_different_numbers_of_battles_are_refused() =>
        Assert.Throws<ArgumentException>(() => new PointSample([[1.0, 2.0], [1.0]]));
}
