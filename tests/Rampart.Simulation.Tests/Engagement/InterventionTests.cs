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
        var withdrawn = SimulationTime.Never;
        var fought = Fought.FightAndIntervene(OneFighter, IsOrderPending, battle =>
        {
            withdrawn = battle.Now;
            foreach (ref var track in battle.World.Tracks.Rows)
            {
                track.Interrogations = 20;
                track.Answers = 20;
            }
        });

        var cancelled = fought.All<OrderCancelled>().First(order => order.Time >= withdrawn);
        Assert.Equal(FireReason.Identity, cancelled.Reason);
        Assert.DoesNotContain(fought.All<InterceptorLaunch>(), launch => launch.Time <= cancelled.Time);
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

    private static bool IsOrderPending(Battle battle)
    {
        for (var row = 0; row < battle.World.Tracks.Rows.Length; row++)
        {
            if (battle.World.Missions[0, row].Stage == MissionStage.Ordered)
            {
                return true;
            }
        }

        return false;
    }
}
