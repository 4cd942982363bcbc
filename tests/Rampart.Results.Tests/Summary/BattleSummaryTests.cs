using Rampart.Results.Reading;
using Rampart.Results.Summary;
using Rampart.Simulation.Motion;

namespace Rampart.Results.Tests.Summary;

public sealed class BattleSummaryTests
{
    private static BattleSummary Full => SmallBattle.Full.Summary;

    [Fact]
    public void All_sums_that_must_come_out_even_do() =>
        Assert.All(Full.Checks, check => Assert.True(check.Holds, $"{check.What}: {check.Expected} and {check.Found}"));

    [Fact]
    public void The_sums_come_out_even_with_two_batteries_and_whatever_the_dice()
    {
        for (var seed = 1UL; seed <= 8; seed++)
        {
            var summary = SmallBattle.WithTwoBatteries(seed).Summary;
            Assert.All(summary.Checks, check => Assert.True(check.Holds, $"seed {seed}: {check.What}: {check.Expected} and {check.Found}"));
            Assert.All(
                summary.WhyNotFiredByTarget.GroupBy(reason => (reason.Target, reason.Battery)),
                reasons => Assert.Equal(1.0, reasons.Sum(reason => reason.Share), 1e-9));
            Assert.All(summary.Waterfall, row => Assert.Equal(row.Appeared, row.Killed + row.Leaked + row.StillFlying + row.RouteFlown));
        }
    }

    [Fact]
    public void The_missiles_that_were_loaded_were_fired_or_are_left_or_lost() =>
        Assert.All(Full.Missiles, missiles => Assert.Equal(missiles.Loaded, missiles.Fired + missiles.Left + missiles.Lost));

    [Fact]
    public void The_reasons_of_a_target_add_up_to_its_life_for_each_battery()
    {
        foreach (var target in Full.Targets.Where(target => target.Appeared_s < target.Ended_s))
        {
            foreach (var battery in SmallBattle.Definition.Batteries)
            {
                var reasons = Full.WhyNotFiredByTarget.Where(reason => string.Equals(reason.Target, target.Name, StringComparison.Ordinal) && string.Equals(reason.Battery, battery.Name, StringComparison.Ordinal)).ToArray();
                Assert.Equal(target.Ended_s!.Value - target.Appeared_s!.Value, reasons.Sum(reason => reason.Seconds), 1e-6);
                Assert.Equal(1.0, reasons.Sum(reason => reason.Share), 1e-9);
            }
        }
    }

    [Fact]
    public void The_waterfall_never_rises_and_every_hostile_target_ends_in_one_way()
    {
        foreach (var row in Full.Waterfall)
        {
            int?[] stages = [row.Appeared, row.Detected, row.Confirmed, row.Identified, row.Ordered, row.FiredAt, row.Killed];
            Assert.Equal(stages.OrderDescending(), stages);
            Assert.Equal(row.Appeared, row.Killed + row.Leaked + row.StillFlying + row.RouteFlown);
        }
    }

    [Fact]
    public void The_classes_of_the_waterfall_add_up_to_its_first_row()
    {
        var all = Full.Waterfall[0];
        Assert.Null(all.Class);
        Assert.Equal(all.Appeared, Full.Waterfall.Skip(1).Sum(row => row.Appeared));
        Assert.Equal(all.Killed, Full.Waterfall.Skip(1).Sum(row => row.Killed));
        Assert.Equal(all.Leaked, Full.Leakers.Count);
        Assert.Equal(all.Appeared, Full.Raid.Where(row => row.Side == Side.Hostile).Sum(row => row.Appeared));
    }

    [Fact]
    public void A_target_that_should_have_appeared_after_the_end_is_counted_apart()
    {
        var late = Full.Targets.Single(target => string.Equals(target.Name, "drone-late", StringComparison.Ordinal));
        Assert.Equal(TargetEnd.NeverAppeared, late.End);
        Assert.Null(late.Appeared_s);
        Assert.Equal(1, Full.Waterfall[0].NeverAppeared);
    }

    [Fact]
    public void A_summary_goes_to_json_and_comes_back_the_same()
    {
        foreach (var summary in new[] { Full, SmallBattle.Events.Summary, SmallBattle.Outcomes.Summary })
        {
            var json = summary.ToJson();
            Assert.EndsWith("}\n", json, StringComparison.Ordinal);
            Assert.Equal(json, BattleSummary.FromJson(json).ToJson());
        }
    }

    [Fact]
    public void The_json_is_written_in_words_and_units()
    {
        var json = Full.ToJson();
        Assert.Contains("\"format\": 1", json, StringComparison.Ordinal);
        Assert.Contains("\"class\": \"ballistic-missile\"", json, StringComparison.Ordinal);
        Assert.Contains("\"reason\": \"not-a-threat\"", json, StringComparison.Ordinal);
        Assert.Contains("\"range_km\":", json, StringComparison.Ordinal);
        Assert.Contains("“α”", json, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', json);
    }

    [Fact]
    public void A_summary_of_another_version_or_garbled_is_refused()
    {
        Assert.Contains("version 2", Assert.Throws<ResultFormatException>(() => BattleSummary.FromJson(Full.ToJson().Replace("\"format\": 1", "\"format\": 2", StringComparison.Ordinal))).Message, StringComparison.Ordinal);
        Assert.Throws<ResultFormatException>(() => BattleSummary.FromJson("{"));
        Assert.Throws<ResultFormatException>(() => BattleSummary.FromJson("{}"));
    }

    [Fact]
    public void With_fewer_records_kept_the_summary_says_less_and_nothing_else()
    {
        var (events, outcomes) = (SmallBattle.Events.Summary, SmallBattle.Outcomes.Summary);
        Assert.Equal(LinkSource.Full, Full.LinksFrom);
        Assert.Equal(LinkSource.Events, events.LinksFrom);
        Assert.Equal(LinkSource.Outcomes, outcomes.LinksFrom);
        Assert.Null(outcomes.Detections);
        Assert.Null(outcomes.Waterfall[0].Detected);
        foreach (var lesser in new[] { events, outcomes })
        {
            Assert.Equal(Full.Kills, lesser.Kills);
            Assert.Equal(Full.Leakers, lesser.Leakers);
            Assert.Equal(Full.Missiles, lesser.Missiles);
            Assert.Equal(Full.WhyNotFired, lesser.WhyNotFired);
            Assert.Equal(Full.Waterfall[0].Killed, lesser.Waterfall[0].Killed);
        }
    }

    [Fact]
    public void An_airliner_without_a_transponder_that_is_shot_at_is_a_mistake()
    {
        var mistakes = Full.Mistakes.Where(mistake => string.Equals(mistake.Target, "airliner-silent", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(mistakes);
        var target = Full.Targets.Single(target => string.Equals(target.Name, "airliner-silent", StringComparison.Ordinal));
        Assert.Equal(target.End == TargetEnd.Killed, mistakes.Any(mistake => mistake.Killed));
    }
}
