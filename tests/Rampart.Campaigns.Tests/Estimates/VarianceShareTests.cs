using MathNet.Numerics.Distributions;
using Rampart.Campaigns.Estimates;
using Rampart.Campaigns.Outcomes;
using Rampart.Campaigns.Report;

namespace Rampart.Campaigns.Tests.Estimates;

public sealed class VarianceShareTests
{
    [Fact]
    public void Without_any_difference_the_noncentral_distribution_is_the_ordinary_one()
    {
        foreach (var ratio in new[] { 0.1, 1.0, 2.5, 7.0 })
        {
            Assert.Equal(FisherSnedecor.CDF(4.0, 45.0, ratio), NoncentralF.Cdf(ratio, 4.0, 45.0, 0.0), 10);
        }

        Assert.Equal(0.0, NoncentralF.Cdf(0.0, 4.0, 45.0, 3.0));
    }

    [Theory]
    [InlineData(3, 20, 5.0)]
    [InlineData(4, 95, 30.0)]
    [InlineData(1, 40, 200.0)]
    public void The_noncentral_distribution_has_the_mean_of_its_textbook(int first, int second, double noncentrality)
    {
        // The mean of what is never negative is the area above its distribution; ν₂(ν₁ + λ)/(ν₁(ν₂ − 2)) by Johnson, Kotz and Balakrishnan.
        var mean = second * (first + noncentrality) / (first * (second - 2.0));
        var area = 0.0;
        var step = mean / 400.0;
        for (var ratio = step / 2.0; ratio < 20.0 * mean; ratio += step)
        {
            area += step * (1.0 - NoncentralF.Cdf(ratio, first, second, noncentrality));
        }

        Assert.Equal(1.0, area / mean, 3);
    }

    [Fact]
    public void The_interval_holds_the_true_share_in_95_of_100_campaigns()
    {
        // Three levels 1, 2 and 3 as often, and a normal rest: the factor makes 2/3 of 2/3 + rest.
        foreach (var share in new[] { 0.1, 0.4, 0.8 })
        {
            var rest = Math.Sqrt(2.0 / 3.0 * (1.0 - share) / share);
            var held = 0;
            var sum = 0.0;
            for (var campaign = 0UL; campaign < 1000; campaign++)
            {
                var chance = new TestChance((campaign * 77) + (ulong)(share * 10.0));
                var points = Enumerable.Range(0, 60).Select(point => (Level: new FactorLevel("f", (point % 3) / 2.0, $"{point % 3}"), Mean: (point % 3) + (rest * chance.Normal()))).ToList();

                var found = VarianceShare.Of([.. points.Select(point => point.Level)], [.. points.Select(point => point.Mean)])!;

                held += found.Interval.Low <= share && share <= found.Interval.High ? 1 : 0;
                sum += found.Share;
            }

            Assert.InRange(held, 936, 966);
            Assert.InRange(sum / 1000.0, share - 0.02, share + 0.02);
        }
    }

    [Fact]
    public void A_factor_that_does_nothing_has_an_interval_that_begins_at_nought()
    {
        var low = 0;
        for (var campaign = 0UL; campaign < 400; campaign++)
        {
            var chance = new TestChance(campaign + 5000);
            var points = Enumerable.Range(0, 50).Select(_ => chance.Uniform()).Select(position => (Level: new FactorLevel("f", position, $"{position:R}"), Mean: chance.Normal())).ToList();
            low += VarianceShare.Of([.. points.Select(point => point.Level)], [.. points.Select(point => point.Mean)])!.Interval.Low > 0.0 ? 1 : 0;
        }

        Assert.InRange(low, 2, 20);
    }

    [Fact]
    public void A_straight_course_over_a_range_is_nearly_all_seen()
    {
        var points = Enumerable.Range(0, 100).Select(at => (Level: new FactorLevel("f", at / 99.0, $"{at} km"), Mean: 3.0 * at)).ToList();

        var share = VarianceShare.Of([.. points.Select(point => point.Level)], [.. points.Select(point => point.Mean)])!;

        Assert.InRange(share.Share, 0.95, 0.97);
        Assert.True(share.Interval.Low > 0.9 && share.Interval.High < 1.0);
    }

    [Fact]
    public void Too_few_points_say_nothing_and_points_all_alike_have_nothing_to_share()
    {
        FactorLevel Level(int at) => new("f", at / 10.0, $"{at} km");

        Assert.Null(VarianceShare.Of([.. Enumerable.Range(0, 11).Select(Level)], [.. Enumerable.Range(0, 11).Select(at => (double)at)]));
        Assert.Equal(0.0, VarianceShare.Of([.. Enumerable.Range(0, 30).Select(Level)], [.. Enumerable.Repeat(2.0, 30)])!.Interval.High);
    }

    [Fact]
    public void What_settling_removes_is_said_of_battles_and_of_readings()
    {
        var bar = SampleBar("one", 0.5);
        var summary = SmallSummary([bar, SampleBar("two", 0.1), SampleBar("three", null)], dice: 6.0, readings: 3.0, readingsLow: 1.0);

        var settled = Settling.Of(summary, "leaked");

        // The means vary by 3 + 6/2 = 6 of all 9; half of 6 is 3: a third of all, and all of what the readings do.
        Assert.Equal(["one", "two"], settled.Select(each => each.Bar.Factor), StringComparer.Ordinal);
        Assert.Equal(3.0 / 9.0, settled[0].Share, 12);
        Assert.Equal(1.0, settled[0].OfReadings!.Value, 12);
        Assert.Equal(0.2, settled[1].OfReadings!.Value, 12);
        Assert.Equal(0.9 * 6.0 / 9.0, settled[0].Interval.High, 12);
        Assert.Null(Settling.Of(SmallSummary([bar], dice: 6.0, readings: 3.0, readingsLow: 0.0), "leaked")[0].OfReadings);
        Assert.Throws<ArgumentException>(() => Settling.Of(summary, "nothing"));
    }

    private static TornadoBar SampleBar(string factor, double? share)
    {
        var none = new Interval(0.0, 1.0, "a test");
        return new TornadoBar
        {
            Factor = factor,
            Title = factor,
            Support = Rampart.Evidence.FactorSupport.Claimed,
            IndependentOrigins = 1,
            LowWords = "low",
            HighWords = "high",
            LowPoints = 5,
            HighPoints = 5,
            LowMean = 0.0,
            LowInterval = none,
            HighMean = 1.0,
            HighInterval = none,
            Effect = 1.0,
            EffectInterval = none,
            VarianceShare = share is { } known ? new VarianceShare(known, new Interval(0.0, 0.9, "a test")) : null,
            StandsOut = false,
        };
    }

    private static CampaignSummary SmallSummary(IReadOnlyList<TornadoBar> bars, double dice, double readings, double readingsLow)
    {
        var none = new Interval(0.0, 1.0, "a test");
        return new CampaignSummary
        {
            Scenario = "s", Title = "s", About = "s", Seed = 1, Points = 10, BattlesPerPoint = 2, BattlesPlanned = 20, Battles = 20, Duration_s = 60.0, Hash = "h", Engine = "e", LedgerHash = "l", Terrain = "t",
            Claimed = 1, Assumed = 1, Answer = "a", Banner = null, Events = [], Ribbons = [],
            Measures =
            [
                new MeasureEstimate
                {
                    Id = "leaked", Words = "leaked", Mean = 1.0, MonteCarlo = none, Readings = none, Dice = none, DiceVariance = dice, DiceVarianceInterval = none,
                    ReadingsVariance = readings, ReadingsVarianceInterval = new Interval(readingsLow, 9.0, "a test"), Least = 0.0, Median = 1.0, Greatest = 2.0, Counts = [],
                },
            ],
            Tornados = [new Tornado("leaked", bars.Count, bars, 0, 0.1)],
        };
    }
}
