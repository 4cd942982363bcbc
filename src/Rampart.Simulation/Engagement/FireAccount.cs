using Rampart.Quantities;
using Rampart.Simulation.Command;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;
using Rampart.Simulation.Tracking;

namespace Rampart.Simulation.Engagement;

/// <summary>The reason that holds for a battery and a target, and since when.</summary>
public struct ReasonHeld
{
    public FireReason Reason;
    public SimulationTime Since;
}

/// <summary>Keeps the account of <i>why not fired</i>: for every target and battery one reason at any time, so that the times add up.</summary>
/// <remarks>It looks at truth and belief side by side, which nobody in the battle can; it changes nothing but the account.</remarks>
public sealed class FireAccount : IProcess
{
    public void Wake(EntityId subject, in Turn turn)
    {
        turn.Calendar.Book(turn.Now + turn.World.Post.DecisionCycle, Phase.Account, this, subject);
        foreach (ref readonly var target in turn.World.Targets.Rows)
        {
            if (!target.IsAlive)
            {
                continue;
            }

            var reasons = turn.World.Reasons.AsSpan(turn.World.ReasonIndex(0, target.Id), turn.World.Batteries.Count);
            var belief = Belief.About(target, turn.World);
            for (var battery = 0; battery < reasons.Length; battery++)
            {
                ref var held = ref reasons[battery];
                var reason = ReasonFor(battery, target, belief, turn);
                if ((byte)reason != (byte)held.Reason)
                {
                    Write(held, battery, target, turn);
                    held = new ReasonHeld { Reason = reason, Since = turn.Now };
                }
            }
        }
    }

    /// <summary>Opens the account of a target that appears.</summary>
    public static void Open(in TargetState target, in Turn turn)
    {
        var belief = Belief.About(target, turn.World);
        for (var battery = 0; battery < turn.World.Batteries.Count; battery++)
        {
            turn.World.Reasons[turn.World.ReasonIndex(battery, target.Id)] =
                new ReasonHeld { Reason = ReasonFor(battery, target, belief, turn), Since = turn.Now };
        }
    }

    /// <summary>Closes the account of a target whose part ends.</summary>
    public static void Close(in TargetState target, in Turn turn)
    {
        for (var battery = 0; battery < turn.World.Batteries.Count; battery++)
        {
            Write(turn.World.Reasons[turn.World.ReasonIndex(battery, target.Id)], battery, target, turn);
        }
    }

    private static void Write(in ReasonHeld held, int battery, in TargetState target, in Turn turn)
    {
        if (turn.Now > held.Since)
        {
            turn.Journal.Record(new FireWithheld(held.Since, turn.Now, turn.World.Batteries.Ids[battery], target.Id, held.Reason));
        }
    }

    private static FireReason ReasonFor(int number, in TargetState target, in Belief belief, in Turn turn)
    {
        var world = turn.World;
        ref readonly var battery = ref world.Batteries.Rows[number];
        if (belief.IsKnown && IsEngaged(world.Missions[number, belief.Row], belief.TrackNumber))
        {
            return FireReason.Engaged;
        }

        if (target.Definition.Side != Side.Hostile)
        {
            return FireReason.NotAThreat;
        }

        if (battery.IsOutOfAction)
        {
            return FireReason.BatteryOutOfAction;
        }

        if (!belief.IsSeen)
        {
            if (belief.IsTentative)
            {
                return FireReason.NotConfirmed;
            }

            var kinematics = world.Trajectory.At(target.Id, turn.Now);
            return Unseen(battery, target, kinematics, turn);
        }

        // In the picture since the last decision: not judged yet.
        ref readonly var mission = ref world.Missions[number, belief.Row];
        return mission.TrackNumber == belief.TrackNumber ? mission.Reason : FireReason.Identity;
    }

    /// <summary>What the picture holds of a target, the same for all batteries.</summary>
    /// <param name="IsKnown">The picture still holds its track, if under an older number since two were found to be one.</param>
    /// <param name="Row">The track's row, or −1.</param>
    /// <param name="TrackNumber">The track's number, or 0.</param>
    /// <param name="IsSeen">Known, and somebody sees it: a track that coasts is one that nobody sees.</param>
    /// <param name="IsTentative">Not seen so, but the track of the radar that had its last plot lives.</param>
    private readonly record struct Belief(bool IsKnown, int Row, int TrackNumber, bool IsSeen, bool IsTentative)
    {
        public static Belief About(in TargetState target, World world)
        {
            var (row, number) = (target.TrackRow, target.TrackNumber);
            if (!world.Tracks.Holds(row, number))
            {
                row = number > 0 ? world.Picture.RowOf(number) : -1;
                number = row >= 0 ? world.Tracks.NumberOf(row) : 0;
            }

            var isSeen = row >= 0 && !world.Tracks.IsCoasting(row);
            return new Belief(row >= 0, row, number, isSeen, !isSeen && world.IsAlive(target.PlotRadar, target.RadarTrackRow, target.RadarTrackNumber));
        }
    }

    /// <summary>Why nobody sees a target: the first of horizon, ground and jamming that hides it from the battery's radars and from the command post's, or else bad luck.</summary>
    private static FireReason Unseen(in BatteryState battery, in TargetState target, in Kinematics kinematics, in Turn turn)
    {
        var world = turn.World;
        ref readonly var search = ref world.SearchRadars[battery.SearchRadar].Sight;
        ref readonly var engagement = ref world.EngagementRadars[battery.EngagementRadar].Sight;
        var postRadar = world.CommandPosts.Rows[0].SurveillanceRadar;
        var hasPost = !postRadar.IsNone;
        if (!Look.IsVisible(search, kinematics) && !Look.IsVisible(engagement, kinematics)
            && !(hasPost && Look.IsVisible(world.SearchRadars[postRadar].Sight, kinematics)))
        {
            return Look.IsAboveHorizon(search, kinematics, world.Ground) || Look.IsAboveHorizon(engagement, kinematics, world.Ground)
                || (hasPost && Look.IsAboveHorizon(world.SearchRadars[postRadar].Sight, kinematics, world.Ground)) ? FireReason.Masked : FireReason.BelowHorizon;
        }

        if (world.Jammers.Count == 0)
        {
            return FireReason.NotDetected;
        }

        // The radars that search find targets; the engagement radar looks where it is told to.
        var own = HindranceOf(search, target, kinematics, turn);
        var posts = hasPost ? HindranceOf(world.SearchRadars[postRadar].Sight, target, kinematics, turn) : LookHindrance.OutOfCover;
        return (own, posts) switch
        {
            (LookHindrance.Jammed, LookHindrance.Jammed or LookHindrance.Hidden or LookHindrance.OutOfCover) => FireReason.Jammed,
            (LookHindrance.Hidden or LookHindrance.OutOfCover, LookHindrance.Jammed) => FireReason.Jammed,
            _ => FireReason.NotDetected,
        };
    }

    private static LookHindrance HindranceOf(in RadarSight sight, in TargetState target, in Kinematics kinematics, in Turn turn)
    {
        var place = sight.Frame.ToEnu(kinematics.Position).ToPolar();
        return Look.At(sight, target.Definition, kinematics, place, turn.World.Jammers.HeardBy(sight, turn.Now, turn)).Hindrance;
    }

    private static bool IsEngaged(in FireMission mission, int trackNumber) =>
        mission.TrackNumber == trackNumber && mission.Stage is MissionStage.Ordered or MissionStage.Awaiting;
}

/// <summary>After each batch of plots: which target's plot went to which track? Then the plots are forgotten.</summary>
public sealed class PlotAccount : IProcess
{
    public void Wake(EntityId subject, in Turn turn)
    {
        var queue = turn.World.Plots(subject);
        var until = turn.World.SearchRadars.Contains(subject) ? turn.Now - turn.World.SearchRadars[subject].Definition.ReportDelay : turn.Now;
        var done = queue.Waiting(until).Length;
        for (var i = 0; i < done; i++)
        {
            ref readonly var plot = ref queue.Plots[i];
            var origin = queue.Origins[i];
            if (!origin.IsNone && plot.GivenNumber != 0)
            {
                ref var target = ref turn.World.Targets[origin];
                target.PlotRadar = subject;
                target.RadarTrackRow = plot.GivenRow;
                target.RadarTrackNumber = plot.GivenNumber;
                var row = turn.World.Picture.RowOf(turn.World.SourceOf(subject), plot.GivenNumber);
                if (row >= 0)
                {
                    target.TrackRow = row;
                    target.TrackNumber = turn.World.Tracks.NumberOf(row);
                }
            }
        }

        queue.RemoveFirst(done);
    }
}
