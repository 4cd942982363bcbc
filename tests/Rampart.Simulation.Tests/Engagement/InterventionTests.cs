using Rampart.Quantities;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Tracking.Fusion;

namespace Rampart.Simulation.Tests.Engagement;

/// <summary>What happens between the decision and the meeting when the ground for it falls away.</summary>
public class InterventionTests
{
    private static readonly BattleDefinition OneFighter = Sketch.Battle(Sketch.Fighter("fighter"));

    [Fact]
    public void A_missile_whose_radar_looks_away_is_lost_after_the_guidance_memory()
    {
        var turned = SimulationTime.Never;
        var fought = Fought.FightAndIntervene(OneFighter, IsMissileFlying, battle =>
        {
            turned = battle.Now;
            foreach (ref var radar in battle.World.EngagementRadars.Rows)
            {
                var away = Angle.FromRadians(radar.FacingWanted.Radians + Portable.Pi);
                radar.FacingAtTurn = away;
                radar.FacingWanted = away;
            }
        });

        var lost = fought.All<InterceptOutcome>()[0];
        Assert.Equal(InterceptResult.GuidanceLost, lost.Result);
        Assert.InRange((lost.Time - turned).Seconds, 4.0, 7.5);
    }

    [Fact]
    public void An_order_is_withdrawn_when_its_track_turns_out_not_to_be_hostile_before_the_launch()
    {
        // Every second question goes unanswered: some are silent long enough for an order, and answer before the missile leaves.
        var withdrawn = 0;
        for (var replication = 0UL; replication < 12; replication++)
        {
            var fought = Fought.Fight(Sketch.Battle(Sketch.Airliner("airliner") with { ReplyError = 0.5 }), replication: replication, level: JournalLevel.Events);
            foreach (var cancelled in fought.All<OrderCancelled>().Where(order => order.Reason == FireReason.Identity))
            {
                withdrawn++;
                var order = fought.All<EngagementOrder>().Last(order => order.Track == cancelled.Track && order.Time <= cancelled.Time);
                Assert.DoesNotContain(fought.All<InterceptorLaunch>(), launch => launch.Track == order.Track && launch.Time >= order.Time && launch.Time <= cancelled.Time);
            }
        }

        Assert.True(withdrawn > 0, "No order was withdrawn in any battle.");
    }

    [Fact]
    public void A_missile_is_not_guided_to_where_nobody_sees_its_target_any_more()
    {
        var lostAt = SimulationTime.Never;
        var fought = Fought.FightAndIntervene(OneFighter, IsMissileFlying, battle =>
        {
            lostAt = battle.Now;
            Lose(battle, battle.World.Interceptors.Rows.ToArray().First(missile => missile.Status == InterceptorStatus.InFlight).TrackRow);
        });

        var lost = fought.All<InterceptOutcome>()[0];
        Assert.Equal(InterceptResult.GuidanceLost, lost.Result);
        Assert.InRange((lost.Time - lostAt).Seconds, 4.0, 9.5);
    }

    [Fact]
    public void Nothing_is_fired_at_a_track_that_nobody_sees_any_more()
    {
        var lostAt = SimulationTime.Never;
        var lost = 0;
        var fought = Fought.FightAndIntervene(
            // The engagement radar comes too late to find it again before the launch is due.
            OneFighter.WithBatteries(battery => battery with { EngagementRadar = battery.EngagementRadar with { LockOnDelay = Duration.FromSeconds(60.0) } }) with { CommandPost = Sketch.Post with { FireQuality = Length.FromKilometres(50.0) } },
            battle => OrderedRow(battle) >= 0,
            battle =>
            {
                lostAt = battle.Now;
                lost = battle.World.Missions[0, OrderedRow(battle)].TrackNumber;
                Lose(battle, OrderedRow(battle));
            });

        var due = fought.All<EngagementOrder>()[0].LaunchAt;
        Assert.True(due > lostAt);
        Assert.DoesNotContain(fought.All<InterceptorLaunch>(), launch => launch.Time <= due);
        Assert.Contains(fought.All<OrderCancelled>(), cancelled => cancelled.Track == lost && cancelled.Reason == FireReason.NotDetected && cancelled.Time == due);
    }

    private static int OrderedRow(Battle battle) =>
        Enumerable.Range(0, battle.World.Tracks.Count).FirstOrDefault(row => battle.World.Missions[0, row].Stage == MissionStage.Ordered, -1);

    /// <summary>Every radar that holds a track is said to have dropped it.</summary>
    private static void Lose(Battle battle, int row)
    {
        var members = new TrackMember[8];
        foreach (var member in members.AsSpan(0, battle.World.Picture.MembersOf(row, members)))
        {
            battle.World.Picture.Withdraw(member.Source, member.Number);
        }
    }

    private static bool IsMissileFlying(Battle battle)
    {
        foreach (ref readonly var missile in battle.World.Interceptors.Rows)
        {
            if (missile.Status == InterceptorStatus.InFlight)
            {
                return true;
            }
        }

        return false;
    }
}
