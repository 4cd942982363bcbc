using Rampart.Quantities;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Tracking;

namespace Rampart.Simulation.Command;

/// <summary>What the command post thinks of a confirmed track.</summary>
public struct TrackJudgement
{
    public int TrackNumber;
    public bool IsHostile;

    /// <summary>It will pass an asset within the approach radius.</summary>
    public bool IsThreat;
    public bool IsBallistic;

    /// <summary>Seconds until it is nearest to the first place that it threatens: how urgent it is.</summary>
    public double SecondsToAsset;

    /// <summary>Seconds until it is nearest to the last place that it threatens: until then an intercept is worth while.</summary>
    public double SecondsToLastAsset;
}

/// <summary>Judges each confirmed track: who is it, whom does it threaten, how soon?</summary>
public static class ThreatEvaluation
{
    public static void Judge(ref TrackJudgement judgement, in Track track, CommandPostDefinition post, in Turn turn)
    {
        ArgumentNullException.ThrowIfNull(post);
        if (judgement.TrackNumber != track.Number)
        {
            judgement = new TrackJudgement { TrackNumber = track.Number };
        }

        var probability = Identification.ProbabilityHostile(track, post);
        var hostile = track.Interrogations >= post.Interrogations && probability >= post.EngageAbove;
        if (hostile != judgement.IsHostile)
        {
            judgement.IsHostile = hostile;
            turn.Journal.Record(new TrackIdentified(turn.Now, track.Number, hostile, probability, track.Interrogations, track.Answers));
        }

        var prediction = new Prediction(track, post, turn.World.TheatreHeight_m, turn.World.Ground.LowestHeight_m);
        judgement.IsBallistic = prediction.IsBallistic;

        var radius = post.ApproachRadius.Metres * (judgement.IsThreat ? post.ApproachHysteresis : 1.0);
        judgement.IsThreat = false;
        judgement.SecondsToAsset = double.PositiveInfinity;
        judgement.SecondsToLastAsset = 0.0;
        for (var number = 0; number < turn.World.DefendedPlaces.Length; number++)
        {
            if (!turn.World.IsStillDefended(number))
            {
                continue;
            }

            var (distance, seconds) = prediction.ClosestApproach(turn.Now, turn.World.DefendedPlaces[number]);

            // In doubt it threatens: the estimate's own deviation at that time is taken off the distance.
            var deviation = track.PositionDeviation_m + (track.SpeedDeviation_mps * seconds);
            if (distance - deviation <= radius)
            {
                judgement.IsThreat = true;
                judgement.SecondsToAsset = Math.Min(judgement.SecondsToAsset, seconds);
                judgement.SecondsToLastAsset = Math.Max(judgement.SecondsToLastAsset, seconds);
            }
        }
    }
}
