using Rampart.Quantities;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Sensing;
using Rampart.Simulation.Tracking;

namespace Rampart.Simulation.Command;

/// <summary>The command post judges its air picture and gives orders: the threat with the least time first, to the battery that meets it first.</summary>
public sealed class WeaponAssignment(IProcess launch) : IProcess
{
    public void Wake(EntityId subject, in Turn turn)
    {
        var world = turn.World;
        var post = world.CommandPosts[subject].Definition;
        turn.Calendar.Book(turn.Now + post.DecisionCycle, Phase.Command, this, subject);
        FireDecision.LookRound(turn);
        var threats = 0;
        for (var row = 0; row < world.Tracks.Count; row++)
        {
            var number = world.Tracks.NumberOf(row);
            if (number == 0)
            {
                continue;
            }

            ReleaseVoidMissions(row, number, turn);
            ref readonly var judgement = ref world.Judgements[row];
            if (world.Tracks.IsCoasting(row))
            {
                // Nobody sees it: missiles in the air go on to where it is believed, nothing is fired or begun, and no radar is kept for it.
                Stand(row, FireReason.NotDetected, turn.Now, world);
                continue;
            }

            if (ThreatEvaluation.IsSettled(judgement, row, number, world))
            {
                continue;
            }

            ThreatEvaluation.Judge(row, post, turn);
            if (judgement.IsHostile && judgement.IsThreat)
            {
                world.Judgements.Order[threats++] = new ThreatRank(judgement.SecondsToAsset, number, row);
            }
            else if (!Stand(row, judgement.IsHostile ? FireReason.NotAThreat : FireReason.Identity, turn.Now, world))
            {
                world.Judgements[row].SettledAt = 0;
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
        if (world.Missions.AreAbout(row, trackNumber))
        {
            return;
        }

        for (var battery = 0; battery < world.Batteries.Count; battery++)
        {
            ref var mission = ref world.Missions[battery, row];
            if (mission.TrackNumber != trackNumber)
            {
                if (mission.Stage == MissionStage.Ordered)
                {
                    turn.Journal.Record(new OrderCancelled(turn.Now, world.Batteries.Ids[battery], mission.TrackNumber, FireReason.NotDetected));
                }

                world.Missions.Renew(battery, row, trackNumber);
            }
        }

        world.Missions.NoteAbout(row, trackNumber);
        world.Judgements[row].SettledAt = 0;
    }

    /// <summary>Nothing new is begun about a track.</summary>
    /// <returns>Whether nothing is under way either.</returns>
    private static bool Stand(int row, FireReason reason, SimulationTime now, World world)
    {
        var isQuiet = true;
        foreach (ref var mission in world.Missions.About(row))
        {
            mission.Reason = mission.Stage is MissionStage.Ordered or MissionStage.Awaiting ? FireReason.Engaged : reason;
            FireDecision.Release(ref mission, now);
            isQuiet &= mission.Stage == MissionStage.None;
        }

        return isQuiet;
    }

    private void Assign(int row, CommandPostDefinition post, in Turn turn)
    {
        var world = turn.World;
        ref readonly var track = ref world.Tracks[row];
        var prediction = new Prediction(track, post, world.TheatreHeight_m, world.Ground.LowestHeight_m);
        var delay = prediction.IsBallistic ? post.DecisionDelayBallistic : post.DecisionDelay;

        var (owner, launched) = StateOf(world.Missions.About(row));
        var left = post.MostShots - launched;
        var isSpent = owner < 0 && left <= 0;
        var best = -1;
        PredictedIntercept bestIntercept = default;
        var at = prediction.At(turn.Now);
        var there = world.Theatre.ToEcef(at);
        var asked = 0;
        for (var number = 0; number < world.Batteries.Count; number++)
        {
            if (!FireDecision.Stands(number, row, owner < 0 && !isSpent, prediction, at, there, delay, turn))
            {
                world.Asked[asked++] = number;
            }
        }

        FirstMeetings.ForLaunch(prediction, turn.Now, delay.Seconds, world.Batteries.Rows, world.Asked.AsSpan(0, asked), world.TheatreHeight_m, world.FirstMeetings);
        foreach (var number in world.Asked.AsSpan(0, asked))
        {
            ref var mission = ref world.Missions[number, row];
            mission.Reason = FireDecision.Make(number, row, owner, isSpent, prediction, there, delay, turn, out var intercept);
            FireDecision.KeepMeeting(number, row, intercept, delay, turn);
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
        ordered.ShotsToFire = Math.Min(prediction.IsBallistic ? post.ShotsBallistic : post.ShotsAir, left);
        ordered.MissilesPending = 0;
        ordered.AssessedKill = false;
        ordered.NextShotAt = turn.Now + delay;
        turn.Calendar.Book(ordered.NextShotAt, Phase.Engagement, launch, battery.Id);
        turn.Journal.Record(new EngagementOrder(
            turn.Now, battery.Id, track.Number, ordered.NextShotAt, ordered.ShotsToFire, Length.FromMetres(bestIntercept.Range_m),
            Duration.FromSeconds(Math.Min(world.Judgements[row].SecondsToAsset, 86400.0)), Length.FromMetres(world.Tracks.DeviationAt(row, turn.Now))));
    }

    /// <summary>The battery that is engaging a track, or −1, and how many missiles all of them have launched at it.</summary>
    private static (int Owner, int Launched) StateOf(ReadOnlySpan<FireMission> missions)
    {
        var owner = -1;
        var launched = 0;
        for (var battery = 0; battery < missions.Length; battery++)
        {
            ref readonly var mission = ref missions[battery];
            launched += mission.Launched;
            if (owner < 0 && mission.Stage is MissionStage.Ordered or MissionStage.Awaiting)
            {
                owner = battery;
            }
        }

        return (owner, launched);
    }
}
