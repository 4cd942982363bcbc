using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;

namespace Rampart.Simulation.Engagement;

/// <summary>The one place where a target's part in the battle ends.</summary>
public static class TargetEnding
{
    public static void End(ref TargetState target, TargetEnd end, in Turn turn)
    {
        FireAccount.Close(target, turn);
        target.IsAlive = false;
        target.Ends = turn.Now;
        target.End = end;
        turn.Journal.Record(new TargetOutcome(turn.Now, target.Id, target.Definition.Class, target.Definition.Side, end));
    }
}

/// <summary>A target enters the battle: its path begins, and so does the account of why it is not fired at.</summary>
public sealed class TargetAppearance(IProcess arrival) : IProcess
{
    public void Wake(EntityId subject, in Turn turn)
    {
        ref var target = ref turn.World.Targets[subject];
        target.IsAlive = true;
        turn.Journal.Record(new TargetAppeared(
            turn.Now, subject, target.Definition.Class, target.Definition.Side, target.Aim, target.Definition.CrossSection.NoseOnInLowestBand));
        FireAccount.Open(target, turn);
        turn.Calendar.Book(turn.World.Trajectory.End(subject), Phase.Motion, arrival, subject);
    }
}

/// <summary>A target comes to the end of its route: at its aim it leaks and may do damage, elsewhere it leaves the scene.</summary>
public sealed class TargetArrival : IProcess
{
    public void Wake(EntityId subject, in Turn turn)
    {
        ref var target = ref turn.World.Targets[subject];
        if (!target.IsAlive)
        {
            return;
        }

        TargetEnding.End(ref target, target.Aim.IsNone ? TargetEnd.RouteFlown : TargetEnd.Leaked, turn);
        if (target.Aim.IsNone)
        {
            return;
        }

        var hit = turn.Chance.Uniform(Draw.AssetHit, target.Key, turn.World.Names.Key(target.Aim), 0) < target.Definition.HitEffect;
        if (turn.World.Assets.Contains(target.Aim))
        {
            ref var asset = ref turn.World.Assets[target.Aim];
            asset.Hits += hit ? 1 : 0;
            asset.IsDestroyed = asset.Hits >= asset.Definition.Withstands;
            turn.Journal.Record(new AssetHit(turn.Now, target.Aim, subject, hit, asset.Hits, asset.IsDestroyed));
            return;
        }

        turn.Journal.Record(new AssetHit(turn.Now, target.Aim, subject, hit, hit ? 1 : 0, hit));
        if (hit)
        {
            PutOutOfAction(target.Aim, turn.World);
        }
    }

    /// <summary>A battery that is hit fights no more: its radars are silent, its missiles lost.</summary>
    private static void PutOutOfAction(EntityId battery, World world)
    {
        world.Batteries[battery].IsOutOfAction = true;
        foreach (ref var missile in world.Interceptors.Rows)
        {
            if (missile.Battery == battery && missile.Status is InterceptorStatus.Ready or InterceptorStatus.InReserve)
            {
                missile.Status = InterceptorStatus.Lost;
            }
        }

        foreach (ref var launcher in world.Launchers.Rows)
        {
            if (launcher.Battery == battery)
            {
                launcher.Ready = 0;
            }
        }
    }
}
