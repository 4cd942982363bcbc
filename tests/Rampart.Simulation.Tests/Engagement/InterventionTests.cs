using Rampart.Quantities;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;

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
