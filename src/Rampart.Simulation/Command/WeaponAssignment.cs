using Rampart.Quantities;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Sensing;
using Rampart.Simulation.Tracking;

namespace Rampart.Simulation.Command;

/// <summary>The command post judges its air picture and gives orders: the threat with the least time first, to the battery that meets it first.</summary>
public sealed class WeaponAssignment(IProcess launch) : IProcess
{
    // A radar that turns already to within this of the track is left to it: five degrees of a sector many times wider.
    private const double WorthTurning_rad = 5.0 * Portable.Pi / 180.0;

    public void Wake(EntityId subject, in Turn turn)
    {
        var world = turn.World;
        var post = world.CommandPosts[subject].Definition;
        turn.Calendar.Book(turn.Now + post.DecisionCycle, Phase.Command, this, subject);
        var threats = 0;
        for (var row = 0; row < world.Tracks.Rows.Length; row++)
        {
            ref readonly var track = ref world.Tracks[row];
            if (track.Number == 0 || track.Status != TrackStatus.Confirmed)
            {
                continue;
            }

            ref var judgement = ref world.Judgements[row];
            ThreatEvaluation.Judge(ref judgement, track, post, turn);
            ReleaseVoidMissions(row, track.Number, turn);
            if (judgement.IsHostile && judgement.IsThreat)
            {
                world.Judgements.Order[threats++] = new ThreatRank(judgement.SecondsToAsset, track.Number, row);
            }
            else
            {
                Stand(row, track.Number, judgement.IsHostile ? FireReason.NotAThreat : FireReason.Identity, world);
            }
        }

        // By time to the asset; equal times by track number, so the order is complete.
        world.Judgements.Order.AsSpan(0, threats).Sort();
        for (var rank = 0; rank < threats; rank++)
        {
            Assign(world.Judgements.Order[rank].Row, post, turn);
        }
    }

    /// <summary>A mission about a track that is gone ends; missiles on their way find that out by themselves.</summary>
    private static void ReleaseVoidMissions(int row, int trackNumber, in Turn turn)
    {
        var world = turn.World;
        for (var battery = 0; battery < world.Batteries.Count; battery++)
        {
            ref var mission = ref world.Missions[battery, row];
            if (mission.TrackNumber != trackNumber)
            {
                if (mission.Stage == MissionStage.Ordered)
                {
                    turn.Journal.Record(new OrderCancelled(turn.Now, world.Batteries.Ids[battery], mission.TrackNumber, FireReason.NotDetected));
                }

                mission = new FireMission { TrackNumber = trackNumber };
            }
        }
    }

    private static void Stand(int row, int trackNumber, FireReason reason, World world)
    {
        for (var battery = 0; battery < world.Batteries.Count; battery++)
        {
            ref var mission = ref world.Missions[battery, row];
            mission.TrackNumber = trackNumber;
            mission.Reason = mission.Stage is MissionStage.Ordered or MissionStage.Awaiting ? FireReason.Engaged : reason;
            if (mission.Stage == MissionStage.Designated)
            {
                mission.Stage = MissionStage.None;
            }
        }
    }

    private void Assign(int row, CommandPostDefinition post, in Turn turn)
    {
        var world = turn.World;
        ref readonly var track = ref world.Tracks[row];
        var prediction = new Prediction(track, post);
        var secondsToAsset = world.Judgements[row].SecondsToAsset;
        var delay = prediction.IsBallistic ? post.DecisionDelayBallistic : post.DecisionDelay;

        var owner = OwnerOf(row, world);
        var best = -1;
        PredictedIntercept bestIntercept = default;
        for (var number = 0; number < world.Batteries.Count; number++)
        {
            ref var mission = ref world.Missions[number, row];
            mission.Reason = Judge(number, row, owner, prediction, secondsToAsset, delay, post, turn, out var intercept);
            if (mission.Reason == FireReason.Engaged && owner < 0 && (best < 0 || intercept.Seconds < bestIntercept.Seconds))
            {
                best = number;
                bestIntercept = intercept;
            }
        }

        if (best < 0)
        {
            return;
        }

        for (var number = 0; number < world.Batteries.Count; number++)
        {
            ref var other = ref world.Missions[number, row];
            if (number != best && other.Reason == FireReason.Engaged)
            {
                other.Reason = FireReason.AnotherBatteryHasIt;
            }
        }

        ref var ordered = ref world.Missions[best, row];
        ref readonly var battery = ref world.Batteries.Rows[best];
        ordered.Stage = MissionStage.Ordered;
        ordered.ShotsToFire = prediction.IsBallistic ? post.ShotsBallistic : post.ShotsAir;
        ordered.MissilesPending = 0;
        ordered.AssessedKill = false;
        ordered.NextShotAt = turn.Now + delay;
        turn.Calendar.Book(ordered.NextShotAt, Phase.Engagement, launch, battery.Id);
        turn.Journal.Record(new EngagementOrder(
            turn.Now, battery.Id, track.Number, ordered.NextShotAt, ordered.ShotsToFire, Length.FromMetres(bestIntercept.Range_m),
            Duration.FromSeconds(Math.Min(secondsToAsset, 86400.0)), Length.FromMetres(track.PositionDeviationAt(turn.Now, world.Tracker.AccelerationDeviation))));
    }

    /// <summary>The battery that is engaging the track, or −1.</summary>
    private static int OwnerOf(int row, World world)
    {
        for (var battery = 0; battery < world.Batteries.Count; battery++)
        {
            if (world.Missions[battery, row].Stage is MissionStage.Ordered or MissionStage.Awaiting)
            {
                return battery;
            }
        }

        return -1;
    }

    /// <summary>Why this battery does not fire at the track, in the order of <see cref="FireReason"/>; <see cref="FireReason.Engaged"/> when it can, or does.</summary>
    private static FireReason Judge(
        int number, int row, int owner, in Prediction prediction, double secondsToAsset, Duration delay, CommandPostDefinition post, in Turn turn, out PredictedIntercept intercept)
    {
        var world = turn.World;
        ref var battery = ref world.Batteries.Rows[number];
        ref var mission = ref world.Missions[number, row];
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
        intercept = Intercept.ForLaunch(prediction, turn.Now, delay.Seconds, battery, world.TheatreHeight_m);
        if (!intercept.Exists || intercept.Seconds > secondsToAsset)
        {
            Release(ref mission, turn.Now);
            return FireReason.TooLate;
        }

        if (!Intercept.IsInEnvelope(intercept, battery, radar, world.Theatre))
        {
            Release(ref mission, turn.Now);
            return FireReason.OutOfEnvelope;
        }

        if (!FacesTrack(ref radar, number, prediction, intercept, turn))
        {
            Release(ref mission, turn.Now);
            return FireReason.OutOfSector;
        }

        if (owner >= 0)
        {
            Release(ref mission, turn.Now);
            return FireReason.AnotherBatteryHasIt;
        }

        if (mission.Stage == MissionStage.Held)
        {
            if (turn.Now < mission.HoldUntil)
            {
                return FireReason.HeldByDoctrine;
            }

            mission.Stage = MissionStage.Designated;
        }

        if (mission.Stage == MissionStage.None)
        {
            if (TargetChannelsTaken(number, turn) >= radar.Definition.TargetChannels)
            {
                return FireReason.NoChannel;
            }

            mission.Stage = MissionStage.Designated;
            mission.DesignatedAt = turn.Now;
            turn.Journal.Record(new TrackDesignated(turn.Now, battery.Id, mission.TrackNumber));
        }

        if (world.Tracks[row].PositionDeviationAt(turn.Now, world.Tracker.AccelerationDeviation) > post.FireQuality.Metres)
        {
            return FireReason.NotFireQuality;
        }

        var ordered = world.MissilesOrdered(number);
        var ready = world.MissilesReady(battery);
        if (ready <= ordered)
        {
            return world.IsReloading(battery) ? FireReason.Reloading : FireReason.NoMissile;
        }

        return radar.MissilesGuided + ordered >= radar.Definition.MissileChannels ? FireReason.NoChannel : FireReason.Engaged;
    }

    /// <summary>The target channel is free for another track; a hold that still runs goes on.</summary>
    private static void Release(ref FireMission mission, SimulationTime now)
    {
        if (mission.Stage == MissionStage.Designated || (mission.Stage == MissionStage.Held && now >= mission.HoldUntil))
        {
            mission.Stage = MissionStage.None;
        }
    }

    /// <summary>Whether the sector covers the track now and at the intercept. For the most urgent track of the cycle only, a radar
    /// that guides nothing and has no order turns to it.</summary>
    private static bool FacesTrack(ref EngagementRadarState radar, int number, in Prediction prediction, in PredictedIntercept intercept, in Turn turn)
    {
        var now = radar.Sight.Frame.ToEnu(turn.World.Theatre.ToEcef(prediction.At(turn.Now)));
        var then = radar.Sight.Frame.ToEnu(turn.World.Theatre.ToEcef(intercept.Place));
        var azimuthNow = Portable.Atan2(now.East, now.North);
        var isCovered = RadarSector.Contains(radar, turn.Now, azimuthNow)
            && RadarSector.Contains(radar, turn.Now, Portable.Atan2(then.East, then.North));
        var isMostUrgent = radar.SectorClaimedAt != turn.Now;
        radar.SectorClaimedAt = turn.Now;
        if (isCovered || !isMostUrgent || radar.MissilesGuided > 0 || IsBusy(number, turn.World))
        {
            return isCovered;
        }

        var isTurningThere = radar.FacingWanted.DifferenceTo(Angle.FromRadians(azimuthNow)).Abs().Radians < WorthTurning_rad;
        if (!isTurningThere)
        {
            RadarSector.TurnTo(ref radar, turn.Now, azimuthNow);
            turn.Journal.Record(new RadarTurned(turn.Now, radar.Id, radar.FacingAtTurn, radar.FacingWanted));
        }

        return false;
    }

    private static bool IsBusy(int number, World world)
    {
        for (var row = 0; row < world.Tracks.Rows.Length; row++)
        {
            ref readonly var mission = ref world.Missions[number, row];
            if (mission.TrackNumber == world.Tracks[row].Number && mission.Stage is MissionStage.Ordered or MissionStage.Awaiting)
            {
                return true;
            }
        }

        return false;
    }

    private static int TargetChannelsTaken(int number, in Turn turn)
    {
        var taken = 0;
        for (var row = 0; row < turn.World.Tracks.Rows.Length; row++)
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
