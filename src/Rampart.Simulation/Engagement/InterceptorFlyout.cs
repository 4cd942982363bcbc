using Rampart.Physics.Engagement;
using Rampart.Quantities;
using Rampart.Simulation.Command;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;

namespace Rampart.Simulation.Engagement;

/// <summary>A missile flies to where its track will be; guidance corrects it at every update until it meets the target or loses it.</summary>
public sealed class InterceptorFlyout(IProcess assessment) : IProcess
{
    // Nearer than this to the meeting the update is the meeting itself: a millisecond is two metres of closing.
    private const double MeetingTolerance_s = 1e-3;

    public static SimulationTime NextUpdate(SimulationTime now, double secondsToMeeting, in EngagementRadarState radar)
    {
        var period = radar.Definition.UpdatePeriod;
        return secondsToMeeting > period.Seconds ? now + period : now + Duration.FromSeconds(Math.Max(secondsToMeeting, 0.0));
    }

    public void Wake(EntityId subject, in Turn turn)
    {
        var world = turn.World;
        ref var missile = ref world.Interceptors[subject];
        ref readonly var battery = ref world.Batteries[missile.Battery];
        if (battery.IsOutOfAction || !world.Tracks.Holds(missile.TrackRow, missile.TrackNumber))
        {
            End(ref missile, EntityId.None, InterceptResult.GuidanceLost, 0.0, turn);
            return;
        }

        ref readonly var track = ref world.Tracks[missile.TrackRow];
        var prediction = new Prediction(track, world.Post, world.TheatreHeight_m, world.Ground.LowestHeight_m);
        var interceptor = world.TypeOf(missile);

        // Guidance must hold to the end, and somebody must see the target; a short gap is flown through.
        ref readonly var radar = ref world.EngagementRadars[battery.EngagementRadar];
        // The track may lie a little behind the crest that its target stands over: as far as it may err.
        var mayErr_m = world.Tracks.DeviationAt(missile.TrackRow, turn.Now);
        if (!world.Tracks.IsCoasting(missile.TrackRow) && CanGuide(radar, world.Theatre.ToEcef(prediction.At(turn.Now)), mayErr_m, turn.Now))
        {
            missile.GuidedAt = turn.Now;
        }
        else if (turn.Now - missile.GuidedAt > radar.Definition.GuidanceMemory)
        {
            End(ref missile, EntityId.None, InterceptResult.GuidanceLost, 0.0, turn);
            return;
        }

        // Fly on toward the last aim, then aim anew: the meeting is where the path left to fly fits the time left.
        Advance(ref missile, interceptor.Flight.DistanceAfter((turn.Now - missile.Launched).Seconds, Intercept.SineOfElevation(battery.Site, missile.Aim)));
        var canMeet = Intercept.Meet(
            prediction, turn.Now, battery.Site, missile.Place, missile.Flown_m, (turn.Now - missile.Launched).Seconds, interceptor.Flight, out var seconds, out missile.Aim);
        if (!canMeet || missile.Flown_m + Intercept.Distance(missile.Place, missile.Aim) > interceptor.MaximumRange.Metres)
        {
            End(ref missile, EntityId.None, InterceptResult.OutOfReach, 0.0, turn);
            return;
        }

        if (seconds > MeetingTolerance_s)
        {
            turn.Calendar.Book(NextUpdate(turn.Now, seconds, radar), Phase.Engagement, this, subject);
            return;
        }

        Meet(ref missile, turn);
    }

    /// <summary>Whether the engagement radar can guide to a place: in range, in sector, under its greatest elevation, not behind the horizon.</summary>
    /// <param name="radar">The engagement radar.</param>
    /// <param name="place">Where the target is, or is believed.</param>
    /// <param name="mayErr_m">By how much that may be too low.</param>
    /// <param name="now">When.</param>
    private static bool CanGuide(in EngagementRadarState radar, EcefPosition place, double mayErr_m, SimulationTime now)
    {
        var seen = radar.Sight.Frame.ToEnu(place).ToPolar();
        var (normal, height) = Wgs84.NormalAndHeight(place);
        return seen.Range.Metres <= radar.Sight.InstrumentedRange_m
            && seen.Elevation.Radians <= radar.Sight.MaximumElevation_rad
            && RadarSector.Contains(radar, now, seen.Azimuth.Radians)
            && Look.IsVisible(radar.Sight, normal, height + mayErr_m, seen.Azimuth.Radians);
    }

    private static void Advance(ref InterceptorState missile, double flown_m)
    {
        var distance = Intercept.Distance(missile.Place, missile.Aim);
        // A lower aim lies in denser air, where it would not have come as far by now: it does not fly back.
        flown_m = Math.Max(flown_m, missile.Flown_m);
        var step = flown_m - missile.Flown_m;
        var share = distance > step ? step / distance : 1.0;
        missile.Place = new EnuOffset(
            missile.Place.East + ((missile.Aim.East - missile.Place.East) * share),
            missile.Place.North + ((missile.Aim.North - missile.Place.North) * share),
            missile.Place.Up + ((missile.Aim.Up - missile.Place.Up) * share));
        missile.Flown_m = flown_m;
    }

    /// <summary>The missile is where the track is. What is truly there, and does it die?</summary>
    private void Meet(ref InterceptorState missile, in Turn turn)
    {
        var world = turn.World;
        ref readonly var battery = ref world.Batteries[missile.Battery];
        ref readonly var radar = ref world.EngagementRadars[battery.EngagementRadar];
        var interceptor = world.TypeOf(missile);
        var met = NearestTarget(world.Theatre.ToEcef(missile.Aim), interceptor.ValidTrackError.Metres, turn, out var truth);
        if (met.IsNone)
        {
            End(ref missile, met, InterceptResult.NothingThere, 0.0, turn);
            return;
        }

        if (!CanGuide(radar, truth.Position, 0.0, turn.Now))
        {
            End(ref missile, met, InterceptResult.NotInSight, 0.0, turn);
            return;
        }

        // It may have climbed, dived or come near since the launch, or be another than it was taken for.
        ref var target = ref world.Targets[met];
        var reach = interceptor.ReachAgainst_m(target.Definition.Class == TargetClass.BallisticMissile);
        var range = Intercept.Distance(missile.Aim, battery.Site);
        if (truth.Height_m > interceptor.Ceiling.Metres
            || Intercept.IsBelowFloor(interceptor, world.Ground, truth.Normal, truth.Height_m)
            || range > reach
            || range < interceptor.MinimumRange.Metres)
        {
            End(ref missile, met, InterceptResult.OutOfReach, 0.0, turn);
            return;
        }

        missile.Shot = target.ShotsJudged++;
        var shot = (ulong)missile.Shot;
        var probability = SingleShotKill.Probability(
            interceptor.SingleShotKill[(int)target.Definition.Class], range / reach, interceptor.FullEffectShare, interceptor.EdgeEffect);
        if (turn.Chance.Uniform(Draw.BattleCommonMode, 0, 0, 0) < interceptor.BattleCommonMode)
        {
            probability *= interceptor.BattleCommonModeEffect;
        }

        var result =
            turn.Chance.Uniform(Draw.MissileReliability, target.Key, 0, shot) >= interceptor.Reliability ? InterceptResult.MissileFailed
            : turn.Chance.Uniform(Draw.TargetCommonMode, target.Key, 0, 0) < interceptor.TargetCommonMode ? InterceptResult.CommonModeFailure
            : turn.Chance.Uniform(Draw.Kill, target.Key, 0, shot) < probability ? InterceptResult.Kill
            : InterceptResult.Miss;
        End(ref missile, met, result, probability, turn);
        if (result == InterceptResult.Kill)
        {
            TargetEnding.End(ref target, TargetEnd.Killed, turn);
        }
    }

    private static EntityId NearestTarget(EcefPosition place, double within_m, in Turn turn, out Kinematics truth)
    {
        var met = EntityId.None;
        truth = default;
        var whereabouts = turn.World.Whereabouts;
        whereabouts.Heed(turn.World.Trajectory);
        for (var row = 0; row < turn.World.Targets.Count; row++)
        {
            ref readonly var candidate = ref turn.World.Targets.Rows[row];
            if (!whereabouts.MayBeWithin(row, within_m, place, turn.Now) || !candidate.WasAliveAt(turn.Now))
            {
                continue;
            }

            var at = whereabouts.LookUp(row, candidate.Id, turn.Now, turn.World.Trajectory);
            var distance = (at.Position - place).Norm;
            if (distance <= within_m)
            {
                within_m = distance;
                met = candidate.Id;
                truth = at;
            }
        }

        return met;
    }

    private void End(ref InterceptorState missile, EntityId target, InterceptResult result, double probability, in Turn turn)
    {
        var world = turn.World;
        ref readonly var battery = ref world.Batteries[missile.Battery];
        missile.Status = InterceptorStatus.Spent;
        missile.Killed = result == InterceptResult.Kill;
        missile.Met = target;
        world.EngagementRadars[battery.EngagementRadar].MissilesGuided--;
        turn.Journal.Record(new InterceptOutcome(
            turn.Now, missile.Id, missile.Battery, missile.TrackNumber, target, target.IsNone ? Side.Hostile : world.Targets[target].Definition.Side, result,
            Length.FromMetres(Intercept.Distance(missile.Place, battery.Site)), Length.FromMetres(Prediction.Height_m(missile.Place, world.TheatreHeight_m)), probability));
        turn.Calendar.Book(turn.Now + world.Post.AssessmentDelay, Phase.Engagement, assessment, missile.Id);
    }
}
