using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;

namespace Rampart.Simulation.Command;

/// <summary>When two system tracks prove to be one target, what was done about the younger becomes part of what is done about the older.</summary>
public static class MissionHandOver
{
    /// <summary>Missions, launches and missiles of one row go over to another.</summary>
    /// <param name="from">Row of the track that ends.</param>
    /// <param name="fromNumber">Its number.</param>
    /// <param name="to">Row of the track that goes on.</param>
    /// <param name="toNumber">Its number.</param>
    /// <param name="turn">What is at hand.</param>
    public static void GoOver(int from, int fromNumber, int to, int toNumber, in Turn turn)
    {
        var world = turn.World;
        for (var battery = 0; battery < world.Batteries.Count; battery++)
        {
            ref var younger = ref world.Missions[battery, from];
            ref var older = ref world.Missions[battery, to];
            if (older.TrackNumber != toNumber)
            {
                world.Missions.Renew(battery, to, toNumber);
            }

            if (younger.TrackNumber == fromNumber)
            {
                Add(ref older, younger, world.Batteries.Ids[battery], turn);
                world.Missions.Renew(battery, from, number: 0);
                if (older.Stage != MissionStage.None)
                {
                    world.Missions.List(battery, to);
                }
            }
        }

        world.Missions.NoteAbout(from, 0);
        world.Missions.NoteAbout(to, 0);
        KeepOneOrder(to, turn);
        foreach (ref var missile in world.Interceptors.Rows)
        {
            if (missile.TrackNumber == fromNumber && missile.TrackRow == from)
            {
                missile.TrackRow = to;
                missile.TrackNumber = toNumber;
            }
        }
    }

    private static void Add(ref FireMission older, in FireMission younger, EntityId battery, in Turn turn)
    {
        older.Launched += younger.Launched;
        older.MissilesPending += younger.MissilesPending;
        if (younger.Stage == MissionStage.Ordered)
        {
            if (older.Stage == MissionStage.Ordered)
            {
                turn.Journal.Record(new OrderCancelled(turn.Now, battery, younger.TrackNumber, FireReason.Engaged));
                return;
            }

            older.ShotsToFire = younger.ShotsToFire;
            older.NextShotAt = younger.NextShotAt;
            older.Type = younger.Type;
        }

        if (Rank(younger.Stage) > Rank(older.Stage))
        {
            older.Stage = younger.Stage;
            older.DesignatedAt = younger.DesignatedAt;
            older.AssessedKill = younger.AssessedKill;
            older.HoldUntil = younger.HoldUntil;
        }
    }

    // What binds a battery more comes before what binds it less; a hold is for a target believed dead.
    private static int Rank(MissionStage stage) => stage switch
    {
        MissionStage.Ordered => 4,
        MissionStage.Awaiting => 3,
        MissionStage.Held => 2,
        MissionStage.Designated => 1,
        _ => 0,
    };

    /// <summary>One battery at a time engages a target, and no order is for more missiles than doctrine leaves.</summary>
    private static void KeepOneOrder(int row, in Turn turn)
    {
        var world = turn.World;
        var left = world.Post.MostShots;
        var owner = -1;
        for (var battery = 0; battery < world.Batteries.Count; battery++)
        {
            ref readonly var mission = ref world.Missions[battery, row];
            left -= mission.Launched;
            if (mission.Stage is MissionStage.Ordered or MissionStage.Awaiting && owner < 0)
            {
                owner = battery;
            }
        }

        for (var battery = 0; battery < world.Batteries.Count; battery++)
        {
            ref var mission = ref world.Missions[battery, row];
            if (mission.Stage != MissionStage.Ordered)
            {
                continue;
            }

            if (battery != owner || left <= 0)
            {
                Launch.Cancel(ref mission, world.Batteries.Ids[battery], left <= 0 ? FireReason.HeldByDoctrine : FireReason.AnotherBatteryHasIt, turn);
                continue;
            }

            mission.ShotsToFire = Math.Min(mission.ShotsToFire, left);
        }
    }
}
