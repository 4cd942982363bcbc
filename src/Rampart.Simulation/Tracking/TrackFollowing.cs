using Rampart.Simulation.Kernel;
using Rampart.Simulation.Sensing;

namespace Rampart.Simulation.Tracking;

/// <summary>The looks of an engagement radar, each at one track, refine that track.</summary>
/// <remarks>
/// A look that found nothing does not count against the track: how well this radar should see it is not known, and the
/// surveillance radar's looks decide its life. Without plots its estimate soon is no longer good enough to fire on.
/// </remarks>
public sealed class TrackFollowing : IProcess
{
    public void Wake(EntityId subject, in Turn turn)
    {
        var model = turn.World.Tracker.Model(subject);
        var tracks = turn.World.Tracks;
        foreach (ref var plot in turn.World.Plots(subject).Plots)
        {
            if (!tracks.Holds(plot.FollowedRow, plot.FollowedNumber))
            {
                continue;
            }

            ref var track = ref tracks[plot.FollowedRow];
            if (!plot.FoundNothing
                && KalmanFilter.Innovate(track, plot, model, turn.World.Tracker.AccelerationDeviation).Distance <= turn.World.Tracker.Gate)
            {
                TrackMaintenance.TakeIn(ref track, ref plot, plot.FollowedRow, model, turn);
            }
        }
    }
}
