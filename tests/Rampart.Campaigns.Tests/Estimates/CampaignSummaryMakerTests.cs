using Rampart.Campaigns.Outcomes;
using Rampart.Campaigns.Report;
using Rampart.Evidence;
using Rampart.Results.Reading;

namespace Rampart.Campaigns.Tests.Estimates;

public sealed class CampaignSummaryMakerTests
{
    [Fact]
    public void A_campaign_answers_in_one_sentence_that_names_the_driver_and_its_origins()
    {
        var summary = Made(points: 100, battlesPerPoint: 2);

        Assert.Matches(
            @"^Under the stated readings, \d\.\d\d? of 12 hostile targets leak \(95 % Monte Carlo \d\.\d+–\d\.\d+; across readings \d\.\d+–\d\.\d+\)\. Mostly driven by engagement range, of which 3 independent origins speak\. Not a forecast of combat\.$",
            summary.Answer);
        Assert.Null(summary.Banner);
    }

    [Fact]
    public void Where_an_assumed_value_is_the_top_driver_a_banner_says_so()
    {
        var (battles, points) = SmallCampaign.Fought(3, 60, 2);

        var summary = CampaignSummaryMaker.Make(SmallCampaign.Context(60, 2), battles, points, [new FactorTitle("reach", "reach of the hand", FactorSupport.Assumed, IndependentOrigins: 0)]);

        Assert.Equal("The top driver is an assumed value: reach of the hand. No public claim speaks of it.", summary.Banner);
        Assert.Contains("Mostly driven by reach of the hand, an assumed value of which no public claim speaks.", summary.Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FactorSupport.Partly, 2, 0, "a value assumed in part: reach. 2 independent origins speak of part of it, the rest is assumed.", "driven by reach; 2 independent origins speak of part of it, the rest is assumed.", "partly claimed, 2 origins")]
    [InlineData(FactorSupport.Partly, 0, 0, "a value assumed in part: reach. Claims of unknown origin speak of part of it, the rest is assumed.", "driven by reach; claims of unknown origin speak of part of it, the rest is assumed.", "partly claimed, origin unknown")]
    [InlineData(FactorSupport.Beside, 0, 8, "an assumed value: reach. It is assumed although 8 claims exist, which the model passes over for a stated reason.", "driven by reach, an assumed value, although 8 claims exist.", "assumed, 8 claims not read")]
    [InlineData(FactorSupport.Beside, 0, 1, "an assumed value: reach. It is assumed although 1 claim exists, which the model passes over for a stated reason.", "driven by reach, an assumed value, although 1 claim exists.", "assumed, 1 claim not read")]
    [InlineData(FactorSupport.Assumed, 0, 0, "an assumed value: reach. No public claim speaks of it.", "driven by reach, an assumed value of which no public claim speaks.", "assumed, no public claim")]
    public void No_public_claim_is_said_only_where_none_is_known(FactorSupport support, int origins, int beside, string banner, string answer, string label)
    {
        var (battles, points) = SmallCampaign.Fought(3, 60, 2);

        var summary = CampaignSummaryMaker.Make(SmallCampaign.Context(60, 2), battles, points, [new FactorTitle("reach", "reach", support, origins, beside)]);

        Assert.Equal("The top driver is " + banner, summary.Banner);
        Assert.Contains(answer, summary.Answer, StringComparison.Ordinal);
        Assert.Equal(label, FactorWords.RestsOn(summary.Tornados[0].Bars[0]));
        var json = summary.ToJson();
        Assert.Contains($"\"support\": \"{support.ToString().ToLowerInvariant()}\"", json, StringComparison.Ordinal);
        Assert.Contains("\"isClaimed\": false", json, StringComparison.Ordinal);
        Assert.Equal(support, CampaignSummary.FromJson(json).Tornados[0].Bars[0].Support);
    }

    [Fact]
    public void Where_nothing_stands_out_the_answer_says_that()
    {
        var (battles, points) = SmallCampaign.Fought(5, 40, 2, effect: 0.0);

        var summary = CampaignSummaryMaker.Make(SmallCampaign.Context(40, 2), battles, points, SmallCampaign.Titles);

        Assert.Contains("No single reading stands out.", summary.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_the_battles_and_points_changes_nothing()
    {
        var (battles, points) = SmallCampaign.Fought(11, 50, 2);
        var context = SmallCampaign.Context(50, 2);

        var sorted = CampaignSummaryMaker.Make(context, battles, points, SmallCampaign.Titles);
        var shuffled = CampaignSummaryMaker.Make(
            context,
            [.. battles.OrderBy(battle => battle.Replication * 37 % 100)],
            [.. points.Reverse()],
            [.. SmallCampaign.Titles.Reverse()]);

        Assert.Equal(sorted.ToJson(), shuffled.ToJson());
    }

    [Fact]
    public void A_summary_reads_back_as_it_was_written()
    {
        var json = Made(points: 30, battlesPerPoint: 2).ToJson();

        Assert.Equal(json, CampaignSummary.FromJson(json).ToJson());
        Assert.DoesNotContain("\r", json, StringComparison.Ordinal);
        Assert.Contains("\"battlesPerPoint\": 2", json, StringComparison.Ordinal);
        Assert.Contains("\"value\": ", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_of_another_version_is_refused_with_a_remedy()
    {
        var json = Made(points: 30, battlesPerPoint: 2).ToJson().Replace("\"format\": 1", "\"format\": 99", StringComparison.Ordinal);

        Assert.NotEmpty(Assert.Throws<ResultFormatException>(() => CampaignSummary.FromJson(json)).Remedy);
        Assert.Throws<ResultFormatException>(() => CampaignSummary.FromJson("[]"));
    }

    [Fact]
    public void Battles_of_a_point_that_is_not_complete_are_left_out()
    {
        var (battles, points) = SmallCampaign.Fought(13, 21, 2);
        var context = SmallCampaign.Context(30, 2);

        var cut = CampaignSummaryMaker.Make(context, [.. battles.SkipLast(1)], points, SmallCampaign.Titles);
        var whole = CampaignSummaryMaker.Make(context, [.. battles.SkipLast(2)], points, SmallCampaign.Titles);

        Assert.Equal(40, cut.Battles);
        Assert.Equal(20, cut.Points);
        Assert.Equal(60, cut.BattlesPlanned);
        Assert.Equal(whole.ToJson(), cut.ToJson());
    }

    [Fact]
    public void One_battle_a_point_does_not_tell_dice_from_readings()
    {
        var summary = Made(points: 60, battlesPerPoint: 1);

        var leaked = Measure(summary, "leaked");
        Assert.Null(leaked.Readings);
        Assert.Null(leaked.Dice);
        Assert.Null(leaked.DiceVariance);
        Assert.Null(leaked.ReadingsVariance);
        Assert.Contains("readings and dice not told apart", summary.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public void One_point_gives_an_interval_over_its_battles_and_says_nothing_of_readings()
    {
        var leaked = Measure(Made(points: 1, battlesPerPoint: 50), "leaked");

        Assert.Equal("t over 50 battles of one point, corrected for skewness", leaked.MonteCarlo.Method);
        Assert.NotNull(leaked.Dice);
        Assert.Null(leaked.Readings);
    }

    [Fact]
    public void Fewer_than_two_battles_say_nothing()
    {
        var (battles, points) = SmallCampaign.Fought(1, 1, 1);
        var context = SmallCampaign.Context(10, 1);

        Assert.False(CampaignSummaryMaker.IsEnough(context, battles));
        Assert.Throws<ArgumentException>(() => CampaignSummaryMaker.Make(context, battles, points, []));
    }

    [Fact]
    public void A_battle_given_twice_or_under_another_points_number_is_refused()
    {
        var (battles, points) = SmallCampaign.Fought(1, 10, 2);
        var context = SmallCampaign.Context(10, 2);

        Assert.Throws<ArgumentException>(() => CampaignSummaryMaker.Make(context, [.. battles, battles[0]], points, []));
        Assert.Throws<ArgumentException>(() => CampaignSummaryMaker.Make(context, [.. battles.Select(battle => battle with { Point = battle.Point + 1 })], points, []));
    }

    [Fact]
    public void The_counts_of_a_measure_are_all_the_battles()
    {
        var summary = Made(points: 40, battlesPerPoint: 2);

        Assert.All(summary.Measures, measure => Assert.Equal(80, measure.Counts.Sum(count => count.Battles)));
        var leaked = Measure(summary, "leaked");
        Assert.Equal(leaked.Mean, leaked.Counts.Sum(count => count.Value * count.Battles) / 80.0, 12);
        Assert.Equal(12.0, leaked.OutOf);
        Assert.Equal(leaked.Mean, Measure(summary, "leaked-cruise-missile").Mean);
        Assert.Equal("cruise missiles leaked", Measure(summary, "leaked-cruise-missile").Words);
    }

    [Fact]
    public void What_was_never_seen_is_bounded_by_three_over_the_points_and_not_over_the_battles()
    {
        var lost = Made(points: 40, battlesPerPoint: 2).Events.Single(each => each.Id is "battery-lost");

        Assert.Equal((0, 80), (lost.Seen, lost.Battles));
        Assert.Equal((0.0, 3.0 / 40.0), (lost.Interval.Low, lost.Interval.High));
    }

    [Fact]
    public void Every_interval_holds_its_estimate_and_stays_within_nature()
    {
        foreach (var (points, battlesPerPoint) in new[] { (2, 1), (3, 2), (8, 3), (40, 2), (1, 9) })
        {
            var summary = Made(points, battlesPerPoint);

            Assert.All(summary.Measures, measure =>
            {
                Assert.InRange(measure.Mean, measure.MonteCarlo.Low, measure.MonteCarlo.High);
                Assert.True(measure.MonteCarlo.Low >= 0.0);
                Assert.True(measure.OutOf is null || measure.MonteCarlo.High <= measure.OutOf);
                Assert.True(measure.Dice is not { } dice || dice.Low <= dice.High);
                Assert.True(measure.DiceVariance is not { } variance || (measure.DiceVarianceInterval!.Low <= variance && variance <= measure.DiceVarianceInterval.High));
                Assert.True(measure.ReadingsVariance is not { } between || (measure.ReadingsVarianceInterval!.Low <= between && between <= measure.ReadingsVarianceInterval.High));
            });
            Assert.All(summary.Events, each => Assert.InRange(each.Share, each.Interval.Low, each.Interval.High));
        }
    }

    [Fact]
    public void However_rare_or_alike_the_battles_are_every_figure_is_a_number()
    {
        var chance = new TestChance(71);
        for (var trial = 0; trial < 150; trial++)
        {
            var (points, battlesPerPoint) = (1 + (int)(120.0 * chance.Uniform() * chance.Uniform()), 1 + (int)(4.0 * chance.Uniform()));
            if (points * battlesPerPoint < CampaignSummaryMaker.LeastBattles)
            {
                continue;
            }

            var often = new[] { 0.0, 0.002, 0.05, 0.9, 0.998, 1.0 }[trial % 6];
            var wild = trial % 2 == 0 ? 1.0 : 0.1;
            BattleOutcome[] battles =
            [
                .. Enumerable.Range(0, points * battlesPerPoint).Select(number =>
                    SmallCampaign.Battle(number / battlesPerPoint, number, chance.Uniform() < wild ? chance.Binomial(12, often) : 0, chance.Binomial(3, often))),
            ];
            CampaignPoint[] drawn = [.. Enumerable.Range(0, points).Select(number => new CampaignPoint(number, [new FactorLevel("one", number % 2, $"level {number % 2}"), new FactorLevel("all", 0.5, "the same")]))];

            // A figure that is not a number, or endless, cannot be written.
            var json = CampaignSummaryMaker.Make(SmallCampaign.Context(points, battlesPerPoint), battles, drawn, []).ToJson();

            Assert.NotNull(CampaignSummary.FromJson(json));
        }
    }

    [Fact]
    public void Missiles_for_each_kill_are_a_ratio_of_totals()
    {
        var (battles, points) = SmallCampaign.Fought(17, 40, 2);

        var summary = CampaignSummaryMaker.Make(SmallCampaign.Context(40, 2), battles, points, SmallCampaign.Titles);

        Assert.Equal((double)battles.Sum(battle => battle.MissilesFired) / battles.Sum(battle => battle.Killed), Measure(summary, "missiles-per-kill").Mean, 12);
    }

    [Fact]
    public void Without_a_kill_there_is_no_ratio()
    {
        BattleOutcome[] battles = [.. Enumerable.Range(0, 10).Select(number => SmallCampaign.Battle(number, number, leaked: 12, fired: 3))];

        var summary = CampaignSummaryMaker.Make(SmallCampaign.Context(10, 1), battles, [], []);

        Assert.DoesNotContain(summary.Measures, measure => measure.Id is "missiles-per-kill");
    }

    private static MeasureEstimate Measure(CampaignSummary summary, string id) => summary.Measures.Single(measure => string.Equals(measure.Id, id, StringComparison.Ordinal));

    private static CampaignSummary Made(int points, int battlesPerPoint)
    {
        var (battles, drawn) = SmallCampaign.Fought(23, points, battlesPerPoint);
        return CampaignSummaryMaker.Make(SmallCampaign.Context(points, battlesPerPoint), battles, drawn, SmallCampaign.Titles);
    }
}
