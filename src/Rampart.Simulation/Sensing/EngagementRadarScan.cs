using Rampart.Quantities;
using Rampart.Simulation.Command;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Tracking;

namespace Rampart.Simulation.Sensing;

/// <summary>An engagement radar looks at each track that it was given and that lies in its sector.</summary>
/// <remarks>It points where the track is believed to be; it finds, of the targets within its search basket there, the one nearest to that place.</remarks>
public sealed class EngagementRadarScan(IProcess following, IProcess account) : IProcess
{
    public void Wake(EntityId subject, in Turn turn)
    {
        ref var radar = ref turn.World.EngagementRadars[subject];
        radar.Updates++;
        turn.Calendar.Book(turn.Now + radar.Definition.UpdatePeriod, Phase.Sensing, this, subject);
        var followed = turn.World.FollowedTracks[turn.World.EngagementRadars.RowOf(subject)];
        var looked = followed.Alive > 0;
        if (turn.World.Batteries[radar.Battery].IsOutOfAction)
        {
            if (looked)
            {
                turn.Calendar.Book(turn.Now, Phase.Tracking, following, subject);
            }

            return;
        }

        var battery = turn.World.Batteries.RowOf(radar.Battery);
        var tracks = turn.World.Tracks;
        var jammers = turn.World.Jammers.HeardBy(radar.Sight, turn.Now, turn);
        foreach (var row in turn.World.Missions.Open(battery))
        {
            ref readonly var mission = ref turn.World.Missions[battery, row];
            if (tracks.NumberOf(row) == 0 || mission.TrackNumber != tracks.NumberOf(row)
                || turn.Now < mission.DesignatedAt + radar.Definition.LockOnDelay)
            {
                continue;
            }

            looked |= LookAt(ref radar, tracks[row], row, jammers, turn);
        }

        if (looked)
        {
            turn.Calendar.Book(turn.Now, Phase.Tracking, following, subject);
            turn.Calendar.Book(turn.Now, Phase.Account, account, subject);
        }
    }

    private static bool LookAt(ref EngagementRadarState radar, in Track track, int row, ReadOnlySpan<JammerHeard> jammers, in Turn turn)
    {
        var believed = turn.World.Theatre.ToEcef(track.PositionAt(turn.Now));
        var seen = radar.Sight.Frame.ToEnu(believed);
        if (!RadarSector.Contains(radar, turn.Now, Portable.Atan2(seen.East, seen.North)))
        {
            return false;
        }

        var plot = new Plot { Time = turn.Now, Radar = radar.Id, RangeRate_mps = double.NaN, FoundNothing = true };
        var origin = EntityId.None;
        var found = 0.0;
        var nearest = Math.Max(
            radar.Definition.LeastSearchBasket.Metres,
            radar.Definition.SearchBasketDeviations * turn.World.Tracks.DeviationAt(row, turn.Now));
        var whereabouts = turn.World.Whereabouts;
        whereabouts.Heed(turn.World.Trajectory);
        var targets = turn.World.Targets.Rows;
        for (var candidate = 0; candidate < targets.Length; candidate++)
        {
            if (!whereabouts.MayBeWithin(candidate, nearest, believed, turn.Now))
            {
                continue;
            }

            ref readonly var target = ref targets[candidate];
            if (!target.WasAliveAt(turn.Now))
            {
                continue;
            }

            var kinematics = whereabouts.LookUp(candidate, target.Id, turn.Now, turn.World.Trajectory);
            var distance = (kinematics.Position - believed).Norm;
            if (distance > nearest)
            {
                continue;
            }

            var place = radar.Sight.Frame.ToEnu(kinematics.Position).ToPolar();
            var look = Look.At(radar.Sight, target.Definition, kinematics, place, jammers);
            if (look.Probability <= 0.0
                || turn.Chance.Uniform(Draw.Detection, target.Key, radar.Key, (ulong)radar.Updates) >= look.Probability)
            {
                continue;
            }

            nearest = distance;
            origin = target.Id;
            found = look.Probability;
            plot = Look.Measure(turn.Chance, target.Key, radar.Key, radar.Updates, turn.Now, radar.Id, radar.Definition.Accuracy, radar.Sight, kinematics, place);
            plot.TransponderAnswered = Look.IsAnswered(turn.Chance, target, radar.Key, radar.Updates);
        }

        plot.FollowedRow = row;
        plot.FollowedNumber = track.Number;
        var number = turn.World.Plots(radar.Id).Add(plot, origin);
        if (!origin.IsNone)
        {
            turn.Journal.Record(new Detection(
                turn.Now, radar.Id, origin, number, radar.Updates, Length.FromMetres(plot.Range_m), Angle.FromRadians(plot.Azimuth_rad),
                Angle.FromRadians(plot.Elevation_rad), found, plot.TransponderAnswered));
        }

        return true;
    }
}
