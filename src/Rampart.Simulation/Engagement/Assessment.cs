using Rampart.Simulation.Command;
using Rampart.Simulation.Kernel;

namespace Rampart.Simulation.Engagement;

/// <summary>Some time after a missile's end the command post judges whether it killed, and sometimes errs; then the next shot is decided.</summary>
public sealed class Assessment : IProcess
{
    public void Wake(EntityId subject, in Turn turn)
    {
        var world = turn.World;
        ref readonly var missile = ref world.Interceptors[subject];
        var number = world.Batteries.RowOf(missile.Battery);

        // Keyed by the shot at the target, so that another choice of missile has the same luck; a missile that met nothing has its own.
        var key = world.Names.Key(missile.Met.IsNone ? missile.Id : missile.Met);
        var errs = turn.Chance.Uniform(Draw.KillAssessment, key, 0, (ulong)missile.Shot) < world.Post.AssessmentError;
        var judgedKill = missile.Killed != errs;
        turn.Journal.Record(new InterceptAssessment(turn.Now, missile.Id, missile.Battery, missile.TrackNumber, judgedKill, missile.Killed));

        ref var mission = ref world.Missions[number, missile.TrackRow];
        if (mission.TrackNumber != missile.TrackNumber || !world.Tracks.Holds(missile.TrackRow, missile.TrackNumber))
        {
            return;
        }

        mission.MissilesPending--;
        mission.AssessedKill |= judgedKill;
        if (mission.MissilesPending > 0 || mission.Stage != MissionStage.Awaiting)
        {
            return;
        }

        // Between the look and the next decision the doctrine holds the fire.
        mission.Reason = FireReason.HeldByDoctrine;
        mission.Stage = mission.AssessedKill ? MissionStage.Held : MissionStage.Designated;
        mission.HoldUntil = turn.Now + world.Post.HoldAfterAssessedKill;
    }
}
