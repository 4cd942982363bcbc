using Rampart.Quantities;
using Rampart.Simulation.Kernel;

namespace Rampart.Simulation.Motion;

/// <summary>Where each target was when it was last looked up, so that those that cannot have come near a place need not be looked up again.</summary>
/// <remarks>It saves time and changes nothing: nobody is left out who is within the distance. It is no part of the battle's state.</remarks>
public sealed class Whereabouts(int targets)
{
    private readonly Seen[] _seen = new Seen[targets];
    private int _segments = -1;

    /// <summary>Whether a target may be within a distance of a place at a moment; if so, <see cref="LookUp"/> says where it is.</summary>
    public bool MayBeWithin(int row, double distance_m, EcefPosition of, SimulationTime time)
    {
        ref readonly var seen = ref _seen[row];
        var reach = distance_m + seen.Slack_m + (seen.GreatestSpeed_mps * Math.Abs((time.Microseconds - seen.Time_us) * 1e-6));
        double x = seen.Place.X - of.X, y = seen.Place.Y - of.Y, z = seen.Place.Z - of.Z;

        // Also where nothing is known: an infinite reach, or none at all.
        return !((x * x) + (y * y) + (z * z) > reach * reach);
    }

    /// <summary>Where the target is at this moment; that is remembered.</summary>
    public Kinematics LookUp(int row, EntityId target, SimulationTime time, Trajectory trajectory)
    {
        ArgumentNullException.ThrowIfNull(trajectory);
        var kinematics = trajectory.At(target, time);
        _seen[row] = new Seen(kinematics.Position, time.Microseconds, trajectory.GreatestSpeed_mps(target), Trajectory.Slack_m);
        return kinematics;
    }

    /// <summary>Forgets everything where paths have got new segments since the last time.</summary>
    public void Heed(Trajectory trajectory)
    {
        ArgumentNullException.ThrowIfNull(trajectory);
        if (_segments != trajectory.SegmentCount)
        {
            _segments = trajectory.SegmentCount;
            Forget();
        }
    }

    public void Forget() => Array.Fill(_seen, new Seen(default, 0, 0.0, double.PositiveInfinity));

    private readonly record struct Seen(EcefPosition Place, long Time_us, double GreatestSpeed_mps, double Slack_m);
}
