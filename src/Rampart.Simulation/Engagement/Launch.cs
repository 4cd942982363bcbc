using Rampart.Quantities;
using Rampart.Simulation.Command;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Sensing;

namespace Rampart.Simulation.Engagement;

/// <summary>A battery carries out the orders that are due: the next missile of each salvo leaves, if it still can.</summary>
public sealed class Launch(IProcess flyout) : IProcess
{
    public void Wake(EntityId subject, in Turn turn)
    {
        var world = turn.World;
        var number = world.Batteries.RowOf(subject);
        foreach (var row in world.Missions.Open(number))
        {
            ref var mission = ref world.Missions[number, row];
            if (mission.Stage == MissionStage.Ordered && mission.NextShotAt <= turn.Now)
            {
                Fire(ref mission, number, row, turn);
            }
        }
    }

    private void Fire(ref FireMission mission, int number, int row, in Turn turn)
    {
        var world = turn.World;
        ref readonly var battery = ref world.Batteries.Rows[number];
        // Of a track that nobody sees any more it is not known whether it is still what it was judged to be.
        if (!world.Tracks.Holds(row, mission.TrackNumber) || world.Tracks.IsCoasting(row))
        {
            Cancel(ref mission, battery.Id, FireReason.NotDetected, turn);
            return;
        }

        ref readonly var track = ref world.Tracks[row];
        var post = world.Post;
        var prediction = new Prediction(track, post, world.TheatreHeight_m, world.Ground.LowestHeight_m);
        var interceptor = battery.Types[mission.Type];
        var intercept = Intercept.ForLaunch(prediction, turn.Now, 0.0, battery.Site, interceptor, world.TheatreHeight_m);
        ref var radar = ref world.EngagementRadars[battery.EngagementRadar];
        var seen = intercept.Exists ? radar.Sight.Frame.ToEnu(world.Theatre.ToEcef(intercept.Place)).ToPolar() : default;
        var reason = battery.IsOutOfAction ? FireReason.BatteryOutOfAction
            : !IsStillHostile(world, row, mission.TrackNumber) ? FireReason.Identity
            : !intercept.Exists ? FireReason.TooLate
            : !Intercept.IsInEnvelope(intercept, interceptor, radar, world.Theatre, world.Ground) ? FireReason.OutOfEnvelope
            : !RadarSector.Contains(radar, turn.Now, seen.Azimuth.Radians) ? FireReason.OutOfSector
            : world.Tracks.DeviationAt(row, turn.Now) > post.FireQuality.Metres ? FireReason.NotFireQuality
            : radar.MissilesGuided >= radar.Definition.MissileChannels ? FireReason.NoChannel
            : FireReason.Engaged;
        if (reason != FireReason.Engaged)
        {
            Cancel(ref mission, battery.Id, reason, turn);
            return;
        }

        var launcher = world.FirstReadyLauncher(battery, mission.Type, turn.Now, out var nextReadyAt);
        if (launcher < 0)
        {
            if (nextReadyAt == SimulationTime.Never)
            {
                Cancel(ref mission, battery.Id, FireReason.NoMissile, turn);
                return;
            }

            mission.NextShotAt = nextReadyAt;
            turn.Calendar.Book(nextReadyAt, Phase.Engagement, this, battery.Id);
            return;
        }

        ref var from = ref world.Launchers.Rows[launcher];
        ref var missile = ref world.TakeMissile(ref from);
        missile.TrackRow = row;
        missile.TrackNumber = mission.TrackNumber;
        missile.Launched = turn.Now;
        missile.GuidedAt = turn.Now;
        missile.Flown_m = 0.0;
        missile.Place = battery.Site;
        missile.Aim = intercept.Place;
        radar.MissilesGuided++;
        from.NextReadyAt = turn.Now + from.Definition.SalvoInterval;
        turn.Journal.Record(new InterceptorLaunch(
            turn.Now, missile.Id, battery.Id, from.Id, mission.TrackNumber, Length.FromMetres(intercept.Range_m), Length.FromMetres(intercept.Height_m),
            seen.Azimuth, Duration.FromSeconds(intercept.Seconds), radar.MissilesGuided));
        turn.Calendar.Book(InterceptorFlyout.NextUpdate(turn.Now, intercept.Seconds, radar), Phase.Engagement, flyout, missile.Id);
        world.BookReloadIfEmpty(ref from, turn);

        mission.MissilesPending++;
        mission.Launched++;
        mission.ShotsToFire--;
        if (mission.ShotsToFire == 0)
        {
            mission.Stage = MissionStage.Awaiting;
        }
        else
        {
            mission.NextShotAt = turn.Now + from.Definition.SalvoInterval;
            turn.Calendar.Book(mission.NextShotAt, Phase.Engagement, this, battery.Id);
        }
    }

    /// <summary>The delay between order and launch is time for an answer to come in: nothing is fired at what is no longer judged hostile.</summary>
    private static bool IsStillHostile(World world, int row, int trackNumber)
    {
        ref readonly var judgement = ref world.Judgements[row];
        return judgement.TrackNumber == trackNumber && judgement.IsHostile;
    }

    /// <summary>What is left of the order is dropped; missiles already away are still awaited.</summary>
    internal static void Cancel(ref FireMission mission, EntityId battery, FireReason reason, in Turn turn)
    {
        turn.Journal.Record(new OrderCancelled(turn.Now, battery, mission.TrackNumber, reason));
        mission.ShotsToFire = 0;
        mission.Reason = reason;
        mission.Stage = mission.MissilesPending > 0 ? MissionStage.Awaiting : MissionStage.Designated;
    }
}

/// <summary>A launcher is full again.</summary>
public sealed class Reload : IProcess
{
    public void Wake(EntityId subject, in Turn turn)
    {
        ref var launcher = ref turn.World.Launchers[subject];
        launcher.IsReloading = false;
        if (turn.World.Batteries[launcher.Battery].IsOutOfAction)
        {
            return;
        }

        launcher.LoadsUsed++;
        launcher.Ready = launcher.Definition.Missiles;
        foreach (ref var missile in turn.World.Missiles(launcher))
        {
            if (missile.Load == launcher.LoadsUsed)
            {
                missile.Status = InterceptorStatus.Ready;
            }
        }

        turn.Journal.Record(new LauncherReload(turn.Now, launcher.Id, launcher.Ready));
    }
}
