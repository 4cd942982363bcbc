using System.Globalization;
using Rampart.Campaigns.Estimates;
using Rampart.Campaigns.Outcomes;
using Rampart.Campaigns.Report;

namespace Rampart.Campaigns.Tests.Estimates;

public sealed class TornadoTests
{
    [Fact]
    public void Welchs_interval_and_chance_are_those_of_the_packages()
    {
        // scipy.stats.ttest_ind(high, low, equal_var=False); degrees of freedom 24.98853
        double[] low = [27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4];
        double[] high = [27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1, 22.9, 20.5, 24.4];

        var difference = WelchDifference.Of(low, high);

        Assert.Equal(0.021378001462866985, difference.ChanceOfSuch, 9);
        Assert.Equal(0.34923706619240935, difference.Interval.Low, 7);
        Assert.Equal(3.9840962671409264, difference.Interval.High, 7);
    }

    [Fact]
    public void Groups_without_any_spread_of_their_own_are_not_taken_for_certain()
    {
        var difference = WelchDifference.Of([0, 0, 0, 0, 0], [3, 3, 3, 3, 3]);

        Assert.Equal(3.0, difference.Difference);
        Assert.InRange(difference.ChanceOfSuch, 1e-6, 0.05);
        Assert.True(difference.Interval.Low > 0.0 && difference.Interval.Low < 3.0);
        Assert.Equal(1.0, WelchDifference.Of([2, 2, 2], [2, 2, 2]).ChanceOfSuch);
    }

    [Fact]
    public void Holm_stops_at_the_first_chance_that_is_too_great()
    {
        // Four effects at 5 %: 0.0125, 0.0167, 0.025, 0.05.
        Assert.Equal([true, false, false, true], HolmProcedure.Rejected([0.01, 0.03, 0.04, 0.005]));
        Assert.Equal([true, true, true, true], HolmProcedure.Rejected([0.01, 0.02, 0.04, 0.005]));
        Assert.Equal([false, false], HolmProcedure.Rejected([0.026, 0.03]));
        Assert.Empty(HolmProcedure.Rejected([]));
    }

    [Fact]
    public void A_true_effect_is_found_with_its_sign_and_named_by_the_levels_at_its_ends()
    {
        var found = 0;
        for (var campaign = 0; campaign < 200; campaign++)
        {
            var (battles, points) = SmallCampaign.Fought((ulong)campaign, 60, 2);
            var summary = CampaignSummaryMaker.Make(SmallCampaign.Context(60, 2), battles, points, SmallCampaign.Titles);
            var bar = summary.Tornados.Single(tornado => tornado.Measure is "leaked").Bars[0];
            found += bar is { Factor: "reach", StandsOut: true, Effect: < 0.0 } ? 1 : 0;
            if (bar.Factor is "reach")
            {
                Assert.Matches("^up to 2[2-9][0-9] km$", bar.LowWords);
                Assert.Matches("^from 3[0-7][0-9] km$", bar.HighWords);
                Assert.Equal((20, 20), (bar.LowPoints, bar.HighPoints));
            }
        }

        Assert.InRange(found, 196, 200);
    }

    [Fact]
    public void The_interval_of_an_effect_holds_the_true_one()
    {
        // Leaked of 12 falls by 6 from reach 0 to 1, so that the truth lies in where the reaches of the lowest and the highest third were drawn.
        var held = Enumerable.Range(0, 500).Count(campaign =>
        {
            var (battles, points) = SmallCampaign.Fought((ulong)(1000 + campaign), 60, 2);
            var means = battles.GroupBy(battle => battle.Point).Select(point => point.Average(battle => (double)battle.Leaked)).ToArray();
            double[] reaches = [.. points.Select(point => point.Levels[0].Position).Order()];
            var truth = -6.0 * (reaches[^20..].Average() - reaches[..20].Average());
            var bar = TornadoMaker.Of("leaked", means, NaturalBounds.OutOf(12.0), points, []).Bars.Single(each => each.Factor is "reach");
            return bar.EffectInterval.Low <= truth && truth <= bar.EffectInterval.High;
        });

        Assert.InRange(held / 500.0, 0.93, 0.98);
    }

    [Fact]
    public void Of_many_factors_without_effect_one_stands_out_in_no_more_than_five_campaigns_of_a_hundred()
    {
        // 1,000 campaigns of 30 points, 20 factors each, half of them of two or three levels; a count with a long tail.
        var chance = new TestChance(99);
        var (alarms, outside, looked) = (0, 0, 0);
        for (var campaign = 0; campaign < 1000; campaign++)
        {
            double[] means = [.. Enumerable.Range(0, 30).Select(_ => (double)chance.Poisson(3.0 * Math.Exp(0.6 * chance.Normal())) / 1.0)];
            CampaignPoint[] points = [.. Enumerable.Range(0, 30).Select(number => new CampaignPoint(number, [.. Enumerable.Range(0, 20).Select(factor => Idle(chance, factor))]))];
            var tornado = TornadoMaker.Of("leaked", means, NaturalBounds.Count, points, []);
            alarms += tornado.Bars.Any(bar => bar.StandsOut) ? 1 : 0;
            outside += tornado.OutsideNought;
            looked += tornado.Factors;
        }

        Assert.InRange(alarms / 1000.0, 0.0, 0.05);
        Assert.InRange(outside / (double)looked, 0.02, 0.06);
    }

    [Fact]
    public void Of_three_levels_the_two_that_differ_most_are_compared_and_named()
    {
        CampaignPoint[] points = [.. Enumerable.Range(0, 30).Select(number => Point(number, (number % 3) / 2.0, new[] { "Smith 2010", "Jones 2012", "Brown 2015" }[number % 3]))];
        double[] means = [.. Enumerable.Range(0, 30).Select(number => new[] { 4.0, 9.0, 5.0 }[number % 3] + (number / 30.0))];

        var bar = TornadoMaker.Of("leaked", means, NaturalBounds.Count, points, []).Bars.Single();

        Assert.Equal(("Smith 2010", "Jones 2012"), (bar.LowWords, bar.HighWords));
        Assert.True(bar.StandsOut);
        Assert.InRange(bar.Effect, 4.9, 5.2);
    }

    [Fact]
    public void Voices_without_an_order_are_compared_by_name_however_many_they_are()
    {
        CampaignPoint[] points = [.. Enumerable.Range(0, 80).Select(number => Point(number, 0.5, string.Create(CultureInfo.InvariantCulture, $"voice {number % 8}")))];
        double[] means = [.. Enumerable.Range(0, 80).Select(number => (number % 8 == 3 ? 9.0 : 4.0) + (number % 8 / 10.0) + (number / 80.0))];

        var bar = TornadoMaker.Of("leaked", means, NaturalBounds.Count, points, []).Bars.Single();

        Assert.Equal(("voice 0", "voice 3", 10, 10), (bar.LowWords, bar.HighWords, bar.LowPoints, bar.HighPoints));
    }

    [Fact]
    public void A_level_at_fewer_than_five_points_is_not_compared()
    {
        CampaignPoint[] points = [.. Enumerable.Range(0, 30).Select(number => Point(number, number < 4 ? 1.0 : 0.0, number < 4 ? "yes" : "no"))];
        double[] means = [.. Enumerable.Range(0, 30).Select(number => number < 4 ? 50.0 : 1.0 + (number % 2))];

        Assert.Empty(TornadoMaker.Of("leaked", means, NaturalBounds.Count, points, []).Bars);
    }

    [Fact]
    public void With_few_points_the_lower_half_stands_against_the_upper()
    {
        CampaignPoint[] points = [.. Enumerable.Range(0, 12).Select(number => Point(number, number / 11.0, string.Create(CultureInfo.InvariantCulture, $"{number} s")))];
        double[] means = [.. Enumerable.Range(0, 12).Select(number => (double)number)];

        var bar = TornadoMaker.Of("leaked", means, NaturalBounds.Count, points, []).Bars.Single();

        Assert.Equal(("up to 5 s", "from 6 s", 6, 6), (bar.LowWords, bar.HighWords, bar.LowPoints, bar.HighPoints));
    }

    [Fact]
    public void Points_that_drew_the_same_are_never_put_on_two_sides()
    {
        // Counts from 6 to 12: seven levels, so split by position; all points of one count go together.
        CampaignPoint[] points = [.. Enumerable.Range(0, 40).Select(number => Point(number, (number % 7) / 6.0, string.Create(CultureInfo.InvariantCulture, $"{6 + (number % 7)}")))];
        double[] means = [.. Enumerable.Range(0, 40).Select(number => (double)(number % 7))];

        var bar = TornadoMaker.Of("leaked", means, NaturalBounds.Count, points, []).Bars.Single();

        Assert.Equal(("up to 8", "from 10"), (bar.LowWords, bar.HighWords));
        Assert.Equal(18, bar.LowPoints);
    }

    [Fact]
    public void A_factor_that_some_points_have_not_drawn_is_compared_among_those_that_have()
    {
        CampaignPoint[] points = [.. Enumerable.Range(0, 30).Select(number => number < 10 ? new CampaignPoint(number, []) : Point(number, number % 2, number % 2 == 0 ? "no" : "yes"))];
        double[] means = [.. Enumerable.Range(0, 30).Select(number => (double)number)];

        var bar = TornadoMaker.Of("leaked", means, NaturalBounds.Count, points, []).Bars.Single();

        Assert.Equal((10, 10), (bar.LowPoints, bar.HighPoints));
    }

    [Fact]
    public void The_ribbon_counts_what_has_happened_by_each_minute()
    {
        var ribbon = RibbonMaker.Of("hostile targets killed", [[30.0, 60.0, 200.0], [61.0], []], 150.0);

        Assert.Equal([0.0, 60.0, 120.0, 150.0], ribbon.Moments.Select(moment => moment.Time_s));
        Assert.Equal([0.0, 0.0, 1.0, 1.0], ribbon.Moments.Select(moment => moment.Median));
        Assert.Equal(1.8, ribbon.Moments[1].P95, 12);
    }

    [Theory]
    [InlineData(10.0, 12.4, 1)]
    [InlineData(10.0, 18.0, 0)]
    [InlineData(10.0, 300.0, 0)]
    [InlineData(0.10, 0.14, 3)]
    [InlineData(0.1, 0.2, 2)]
    [InlineData(5.0, 5.0, 1)]
    public void An_estimate_is_given_with_the_digits_that_its_interval_is_worth(double low, double high, int digits) =>
        Assert.Equal(digits, CampaignAnswer.ShownDigits(new Interval(low, high, "")));

    private static CampaignPoint Point(int number, double position, string level) => new(number, [new FactorLevel("factor", position, level)]);

    private static FactorLevel Idle(TestChance chance, int factor)
    {
        var position = (factor % 4) switch
        {
            0 => Math.Floor(2.0 * chance.Uniform()),
            1 => Math.Floor(3.0 * chance.Uniform()) / 2.0,
            _ => chance.Uniform(),
        };
        return new FactorLevel($"factor {factor}", position, position.ToString("0.0000", CultureInfo.InvariantCulture));
    }
}
