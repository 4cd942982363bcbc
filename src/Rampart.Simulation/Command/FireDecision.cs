using Rampart.Quantities;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Sensing;

namespace Rampart.Simulation.Command;

/// <summary>Where a sector lies in this decision cycle.</summary>
/// <param name="East">East part of the unit vector to its middle.</param>
/// <param name="North">North part of it.</param>
/// <param name="Cosine">Cosine of half its width, and a little more.</param>
/// <param name="InnerCosine">Cosine of half its width, and a little less.</param>
public readonly record struct SectorView(double East, double North, double Cosine, double InnerCosine)
{
    /// <summary>Whether a place, as the radar sees it, lies clearly beside the sector.</summary>
    public bool LeavesOut(in EnuOffset seen) =>
        (East * seen.East) + (North * seen.North) < Cosine * Math.Sqrt((seen.East * seen.East) + (seen.North * seen.North));

    /// <summary>Whether a place, as the radar sees it, lies clearly within the sector.</summary>
    public bool TakesIn(in EnuOffset seen) =>
        (East * seen.East) + (North * seen.North) > InnerCosine * Math.Sqrt((seen.East * seen.East) + (seen.North * seen.North));

    /// <summary>Whether a place, as the radar sees it, lies clearly within the sector with all that lies so near it.</summary>
    public bool TakesIn(in EnuOffset seen, double around_m)
    {
        // What is so near takes up an angle of that sine on both sides; it must be less than half the sector.
        var square = (seen.East * seen.East) + (seen.North * seen.North);
        var edge = Math.Sqrt(square - (around_m * around_m));
        return edge > InnerCosine * Math.Sqrt(square)
            && (East * seen.East) + (North * seen.North) > (InnerCosine * edge) + (Math.Sqrt(1.0 - (InnerCosine * InnerCosine)) * around_m);
    }
}

/// <summary>One battery and one threat: can it fire, and if not, why not? On the way the engagement radar gets its track and its sector.</summary>
internal static class FireDecision
{
    // A radar that turns already to within this of the track is left to it: five degrees of a sector many times wider.
    private const double WorthTurning_rad = 5.0 * Portable.Pi / 180.0;

    // A battery that can do nothing about a track, since its sector leaves it out or its channels are taken, is asked anew this often what else
    // would hinder it: out of reach, or in reach and beside the sector, say. Only the account of reasons waits for that, never a shot. Where the meeting that
    // the answer rests on is surely still to be had, the answer is found anew without a search.
    private static readonly Duration AskedAgain = Duration.FromSeconds(4.0);

    // So near the edge of a sector it is asked in full.
    private const double EdgeOfSector_rad = 0.01;

    // Less than any cosine: a sector that leaves out nothing.
    private const double AllAround = -2.0;

    /// <summary>Notes where the sectors of all engagement radars lie in this cycle.</summary>
    public static void LookRound(in Turn turn)
    {
        var world = turn.World;
        for (var number = 0; number < world.Batteries.Count; number++)
        {
            ref readonly var radar = ref world.EngagementRadars[world.Batteries.Rows[number].EngagementRadar];
            var (east, north) = Portable.SinCos(RadarSector.Facing(radar, turn.Now).Radians);
            var half = 0.5 * radar.Definition.SectorWidth.Radians;
            world.Sectors[number] = new SectorView(
                east, north, half + EdgeOfSector_rad < Portable.Pi ? Portable.Cos(half + EdgeOfSector_rad) : AllAround, Portable.Cos(Math.Clamp(half - EdgeOfSector_rad, 0.0, Portable.Pi)));
        }
    }

    /// <summary>Whether a battery's last answer about a track still stands for a while: it can do nothing about the track, whatever it would answer, and the answer is none that is plainly wrong by now.</summary>
    /// <remarks>It can do nothing when its sector leaves the track out, or when no target channel would be free for it; and when it has no say in where the sector turns.</remarks>
    /// <param name="number">The battery's row.</param>
    /// <param name="row">The track's row.</param>
    /// <param name="mayTurn">Whether a radar that is free may turn to the track.</param>
    /// <param name="prediction">Where the track goes.</param>
    /// <param name="at">Where it is believed to be, in the theatre's frame.</param>
    /// <param name="there">The same place.</param>
    /// <param name="delay">From a decision now to the launch.</param>
    /// <param name="turn">What is at hand.</param>
    public static bool Stands(int number, int row, bool mayTurn, in Prediction prediction, in EnuOffset at, EcefPosition there, Duration delay, in Turn turn)
    {
        var world = turn.World;
        ref var mission = ref world.Missions[number, row];
        if (mission.Stage != MissionStage.None
            || mission.Reason is not (FireReason.OutOfEnvelope or FireReason.TooLate or FireReason.OutOfSector or FireReason.NoChannel))
        {
            return false;
        }

        var isDue = turn.Now >= mission.AskedAt + AskedAgain;
        if (isDue && world.Missions.Kept(number, row).Clearance_m <= 0.0)
        {
            return false;
        }

        ref readonly var battery = ref world.Batteries.Rows[number];
        ref readonly var radar = ref world.EngagementRadars[battery.EngagementRadar];
        if (battery.IsOutOfAction || (mayTurn && radar.SectorClaimedAt != turn.Now))
        {
            return false;
        }

        // That another battery has it, or that doctrine has spent its missiles, is told before a lack of channels.
        var seen = radar.Sight.Frame.ToEnu(there);
        var isHelpless = world.Sectors[number].LeavesOut(seen)
            ? mission.Reason != FireReason.NoChannel
            : mission.Reason != FireReason.OutOfSector && (mayTurn || mission.Reason != FireReason.NoChannel)
                && !HasTargetChannel(number, world.Judgements[row].SecondsToAsset, radar, turn);
        if (!isDue || !isHelpless)
        {
            return isHelpless;
        }

        var range = Intercept.Distance(at, battery.Site);
        if (!world.Missions.Kept(number, row).Holds(
                prediction, turn.Now, delay.Seconds, battery.Site, range, battery.Types[mission.Type], world.Judgements[row].SecondsToLastAsset, out var place, out var doubt)
            || (mission.Reason == FireReason.NoChannel && !TakesInBoth(world.Sectors[number], seen, radar.Sight.Frame.ToEnu(world.Theatre.ToEcef(place)), doubt)))
        {
            return false;
        }

        mission.AskedAt = turn.Now;
        return true;
    }

    /// <summary>After a battery was asked in full: the meeting is kept where the answer rests on it.</summary>
    public static void KeepMeeting(int number, int row, in PredictedIntercept meeting, Duration delay, in Turn turn)
    {
        var world = turn.World;
        ref readonly var mission = ref world.Missions[number, row];
        ref var kept = ref world.Missions.Kept(number, row);
        kept.Forget();
        if (mission.Stage == MissionStage.None && mission.Reason is FireReason.OutOfSector or FireReason.NoChannel)
        {
            ref readonly var battery = ref world.Batteries.Rows[number];
            kept.Keep(meeting, turn.Now, delay.Seconds, battery.Site, battery.Types[mission.Type], world.EngagementRadars[battery.EngagementRadar].Sight, world);
        }
    }

    private static bool TakesInBoth(in SectorView sector, in EnuOffset seen, in EnuOffset meeting, double doubt_m) => sector.TakesIn(seen) && sector.TakesIn(meeting, doubt_m);

    /// <summary>The first reason, in the order of <see cref="FireReason"/>, for which the battery does not fire; <see cref="FireReason.Engaged"/> when it can, or does.</summary>
    /// <param name="number">The battery's row.</param>
    /// <param name="row">The track's row.</param>
    /// <param name="owner">The battery that has an order for the track, or −1.</param>
    /// <param name="isSpent">As many missiles as doctrine allows were fired at the track.</param>
    /// <param name="prediction">Where the track goes.</param>
    /// <param name="there">Where it is believed to be now.</param>
    /// <param name="delay">From a decision now to the launch.</param>
    /// <param name="turn">What is at hand; the world's first meetings are those of this track.</param>
    /// <param name="intercept">The meeting for a launch after the delay.</param>
    public static FireReason Make(
        int number, int row, int owner, bool isSpent, in Prediction prediction, EcefPosition there, Duration delay, in Turn turn, out PredictedIntercept intercept)
    {
        var world = turn.World;
        ref var battery = ref world.Batteries.Rows[number];
        ref var mission = ref world.Missions[number, row];
        mission.AskedAt = turn.Now;
        intercept = default;
        if (owner == number)
        {
            return FireReason.Engaged;
        }

        if (battery.IsOutOfAction)
        {
            mission.Stage = MissionStage.None;
            return FireReason.BatteryOutOfAction;
        }

        ref var radar = ref world.EngagementRadars[battery.EngagementRadar];
        var reason = Choose(number, row, prediction, delay, battery, radar, turn, out mission.Type, out intercept);
        if (reason == FireReason.Engaged && !Faces(ref radar, number, mayTurn: owner < 0 && !isSpent, there, intercept, turn))
        {
            reason = FireReason.OutOfSector;
        }

        if (reason == FireReason.Engaged && owner >= 0)
        {
            reason = FireReason.AnotherBatteryHasIt;
        }

        if (reason == FireReason.Engaged && isSpent)
        {
            reason = FireReason.HeldByDoctrine;
        }

        if (reason != FireReason.Engaged)
        {
            Release(ref mission, turn.Now);
            return reason;
        }

        if (mission.Stage == MissionStage.Held)
        {
            if (turn.Now < mission.HoldUntil)
            {
                return FireReason.HeldByDoctrine;
            }

            mission.Stage = MissionStage.Designated;
        }

        return HasChannels(ref mission, number, row, radar, turn) ? Ready(number, row, mission.Type, battery, turn) : FireReason.NoChannel;
    }

    /// <summary>The target channel is free for another track; a hold that still runs goes on.</summary>
    public static void Release(ref FireMission mission, SimulationTime now)
    {
        if (mission.Stage == MissionStage.Designated || (mission.Stage == MissionStage.Held && now >= mission.HoldUntil))
        {
            mission.Stage = MissionStage.None;
        }
    }

    /// <summary>The type with the shortest reach that reaches the track and has a missile left for it; where none has one, the first that
    /// reaches it and is being loaded, or else the first. Where none reaches it, the reason of the one that came farthest.</summary>
    private static FireReason Choose(
        int number, int row, in Prediction prediction, Duration delay, in BatteryState battery, in EngagementRadarState radar, in Turn turn,
        out int type, out PredictedIntercept intercept)
    {
        var world = turn.World;
        type = -1;
        intercept = default;
        var isReloading = false;

        // A battery that has no launcher has no missile, wherever the track is.
        var reason = battery.Types.Length == 0 ? FireReason.NoMissile : FireReason.OutOfEnvelope;
        for (var candidate = 0; candidate < battery.Types.Length; candidate++)
        {
            var interceptor = battery.Types[candidate];
            var meeting = candidate == 0
                ? world.FirstMeetings[number]
                : Intercept.ForLaunch(prediction, turn.Now, delay.Seconds, battery.Site, interceptor, world.TheatreHeight_m);
            var hindrance = OutOfReach(meeting, world.Judgements[row].SecondsToLastAsset, prediction, interceptor, battery, radar, turn);
            if (hindrance != FireReason.Engaged)
            {
                reason = (byte)hindrance > (byte)reason ? hindrance : reason;
                continue;
            }

            var isReady = world.MissilesReady(battery, candidate) > world.MissilesOrdered(number, candidate);
            var reloads = !isReady && world.IsReloading(battery, candidate);
            if (isReady || type < 0 || (reloads && !isReloading))
            {
                (type, intercept, isReloading) = (candidate, meeting, reloads);
            }

            if (isReady)
            {
                break;
            }
        }

        return type >= 0 ? FireReason.Engaged : reason;
    }

    private static FireReason OutOfReach(
        in PredictedIntercept intercept, double secondsLeft, in Prediction prediction, InterceptorDefinition interceptor, in BatteryState battery, in EngagementRadarState radar, in Turn turn)
    {
        if (!intercept.Exists)
        {
            var range = Intercept.Distance(prediction.At(turn.Now), battery.Site);
            return range > interceptor.ReachAgainst_m(prediction.IsBallistic) ? FireReason.OutOfEnvelope : FireReason.TooLate;
        }

        return !Intercept.IsInEnvelope(intercept, interceptor, radar, turn.World.Theatre, turn.World.Ground) ? FireReason.OutOfEnvelope
            : intercept.Seconds > secondsLeft ? FireReason.TooLate
            : FireReason.Engaged;
    }

    /// <summary>A target channel, taken from the least urgent track that is merely followed if need be; and a missile channel.</summary>
    private static bool HasChannels(ref FireMission mission, int number, int row, in EngagementRadarState radar, in Turn turn)
    {
        var world = turn.World;
        if (mission.Stage == MissionStage.None)
        {
            if (TargetChannelsTaken(number, turn) >= radar.Definition.TargetChannels)
            {
                var least = LeastUrgent(number, world.Judgements[row].SecondsToAsset, world);
                if (least < 0)
                {
                    return false;
                }

                world.Missions[number, least].Stage = MissionStage.None;
                world.Missions[number, least].Reason = FireReason.NoChannel;
            }

            world.Missions.Designate(number, row, turn.Now);
            turn.Journal.Record(new TrackDesignated(turn.Now, world.Batteries.Ids[number], mission.TrackNumber));
        }

        return radar.MissilesGuided + world.MissilesOrdered(number) < radar.Definition.MissileChannels;
    }

    /// <summary>Whether a target channel is free for a track of this urgency, or would be made free.</summary>
    private static bool HasTargetChannel(int number, double secondsToAsset, in EngagementRadarState radar, in Turn turn) =>
        TargetChannelsTaken(number, turn) < radar.Definition.TargetChannels || LeastUrgent(number, secondsToAsset, turn.World) >= 0;

    /// <summary>The row of the least urgent track that a battery merely follows, if it is less urgent than this; or −1.</summary>
    private static int LeastUrgent(int number, double secondsToAsset, World world)
    {
        var least = -1;
        foreach (var row in world.Missions.Open(number))
        {
            ref readonly var mission = ref world.Missions[number, row];
            if (mission.Stage == MissionStage.Designated && world.Tracks.Holds(row, mission.TrackNumber)
                && world.Judgements[row].SecondsToAsset > secondsToAsset)
            {
                least = row;
                secondsToAsset = world.Judgements[row].SecondsToAsset;
            }
        }

        return least;
    }

    private static FireReason Ready(int number, int row, int type, in BatteryState battery, in Turn turn)
    {
        var world = turn.World;
        if (world.Tracks.DeviationAt(row, turn.Now) > world.Post.FireQuality.Metres)
        {
            return FireReason.NotFireQuality;
        }

        return world.MissilesReady(battery, type) > world.MissilesOrdered(number, type) ? FireReason.Engaged
            : world.IsReloading(battery, type) ? FireReason.Reloading
            : FireReason.NoMissile;
    }

    /// <summary>Whether the sector covers the track now and at the intercept. For the most urgent track of the cycle only, a radar
    /// that guides nothing and has no order turns to it.</summary>
    private static bool Faces(
        ref EngagementRadarState radar, int number, bool mayTurn, EcefPosition there, in PredictedIntercept intercept, in Turn turn)
    {
        var seen = radar.Sight.Frame.ToEnu(there);
        var isCovered = IsInSector(radar, number, seen, turn) && CoversMeeting(radar, number, intercept, turn);
        var isMostUrgent = radar.SectorClaimedAt != turn.Now;
        if (mayTurn)
        {
            radar.SectorClaimedAt = turn.Now;
        }

        if (isCovered || !mayTurn || !isMostUrgent || radar.MissilesGuided > 0 || IsBusy(number, turn.World))
        {
            return isCovered;
        }

        var azimuthNow = Portable.Atan2(seen.East, seen.North);
        var isTurningThere = radar.FacingWanted.DifferenceTo(Angle.FromRadians(azimuthNow)).Abs().Radians < WorthTurning_rad;
        if (!isTurningThere)
        {
            RadarSector.TurnTo(ref radar, turn.Now, azimuthNow);
            turn.Journal.Record(new RadarTurned(turn.Now, radar.Id, radar.FacingAtTurn, radar.FacingWanted));
        }

        return false;
    }

    private static bool CoversMeeting(in EngagementRadarState radar, int number, in PredictedIntercept intercept, in Turn turn) =>
        IsInSector(radar, number, radar.Sight.Frame.ToEnu(turn.World.Theatre.ToEcef(intercept.Place)), turn);

    // Only near the sector's edge the azimuth itself is needed.
    private static bool IsInSector(in EngagementRadarState radar, int number, in EnuOffset seen, in Turn turn)
    {
        ref readonly var sector = ref turn.World.Sectors[number];
        return !sector.LeavesOut(seen)
            && (sector.TakesIn(seen) || RadarSector.Contains(radar, turn.Now, Portable.Atan2(seen.East, seen.North)));
    }

    private static bool IsBusy(int number, World world)
    {
        foreach (var row in world.Missions.Open(number))
        {
            ref readonly var mission = ref world.Missions[number, row];
            if (mission.TrackNumber == world.Tracks.NumberOf(row) && mission.Stage is MissionStage.Ordered or MissionStage.Awaiting)
            {
                return true;
            }
        }

        return false;
    }

    private static int TargetChannelsTaken(int number, in Turn turn)
    {
        var taken = 0;
        foreach (var row in turn.World.Missions.Open(number))
        {
            ref readonly var mission = ref turn.World.Missions[number, row];
            if (mission.Stage != MissionStage.None && mission.TrackNumber != 0 && turn.World.Tracks.Holds(row, mission.TrackNumber))
            {
                taken++;
            }
        }

        return taken;
    }
}
