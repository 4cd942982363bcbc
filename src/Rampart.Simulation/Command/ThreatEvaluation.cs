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

    /// <summary>How often the track's row had been told something new when no battery had anything left to do about the track; zero while one has, or while time alone may change the judgement.</summary>
    public int SettledAt;
}

/// <summary>Judges each confirmed track: who is it, whom does it threaten, how soon?</summary>
public static class ThreatEvaluation
{
    // Far more than rounding takes.
    private const double Clearly_m = 1.0;

    // What is fused from all radars lies nearer to what the best of them says than this many of its deviations, and so far beside.
    private const double MemberDeviations = 4.0;
    private const double MemberMargin_m = 10_000.0;

    public static void Judge(int row, CommandPostDefinition post, in Turn turn)
    {
        ArgumentNullException.ThrowIfNull(post);
        ref var judgement = ref turn.World.Judgements[row];
        Identify(turn.World.Tracks.CountsOf(row), ref judgement, post, turn);

        // What was no threat and is far from becoming one is not worth fusing: most of what a radar sees passes by.
        if (!judgement.IsThreat && PassesFarOff(row, post, turn))
        {
            judgement.IsBallistic = false;
            judgement.SecondsToAsset = double.PositiveInfinity;
            judgement.SecondsToLastAsset = 0.0;
            judgement.SettledAt = turn.World.Tracks.TimesTold(row);
            return;
        }

        ref readonly var track = ref turn.World.Tracks[row];
        var prediction = new Prediction(track, post, turn.World.TheatreHeight_m, turn.World.Ground.LowestHeight_m);
        judgement.IsBallistic = prediction.IsBallistic;

        var radius = post.ApproachRadius.Metres * (judgement.IsThreat ? post.ApproachHysteresis : 1.0);
        var position = track.PositionDeviation_m;
        var speed = track.SpeedDeviation_mps;
        var at = prediction.At(turn.Now);
        var passesClearly = !prediction.IsBallistic;
        judgement.IsThreat = false;
        judgement.SecondsToAsset = double.PositiveInfinity;
        judgement.SecondsToLastAsset = 0.0;
        for (var number = 0; number < turn.World.DefendedPlaces.Length; number++)
        {
            if (!turn.World.IsStillDefended(number))
            {
                continue;
            }

            var (distance, seconds) = prediction.ClosestApproach(turn.Now, at, turn.World.DefendedPlaces[number]);

            // In doubt it threatens: the estimate's own deviation at that time is taken off the distance.
            var deviation = position + (speed * seconds);
            if (distance - deviation <= radius)
            {
                judgement.IsThreat = true;
                judgement.SecondsToAsset = Math.Min(judgement.SecondsToAsset, seconds);
                judgement.SecondsToLastAsset = Math.Max(judgement.SecondsToLastAsset, seconds);
            }

            passesClearly &= distance - deviation > radius + Clearly_m;
        }

        // Straight on, the nearest approach stays where it is, the doubt about it shrinks until then, and afterwards the distance grows.
        judgement.SettledAt = passesClearly ? turn.World.Tracks.TimesTold(row) : 0;
    }

    private static void Identify(in Track track, ref TrackJudgement judgement, CommandPostDefinition post, in Turn turn)
    {
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
    }

    /// <summary>Whether the radar that knows a target best alone says that it passes every place in the air far beyond the radius and all doubt.</summary>
    private static bool PassesFarOff(int row, CommandPostDefinition post, in Turn turn)
    {
        ref readonly var estimate = ref turn.World.Tracks.BestMemberAt(row, turn.Now);
        var speed = MemberDeviations * estimate.SpeedDeviation_mps;
        if (estimate.Speed + speed > post.BallisticSpeed.MetresPerSecond)
        {
            return false;
        }

        var prediction = new Prediction(estimate, post, turn.World.TheatreHeight_m, turn.World.Ground.LowestHeight_m);
        var at = prediction.At(turn.Now);
        var clear = post.ApproachRadius.Metres + MemberMargin_m + (MemberDeviations * estimate.PositionDeviation_m);
        for (var number = 0; number < turn.World.DefendedPlaces.Length; number++)
        {
            if (!turn.World.IsStillDefended(number))
            {
                continue;
            }

            var (distance, seconds) = prediction.ClosestApproach(turn.Now, at, turn.World.DefendedPlaces[number]);
            if (distance <= clear + (speed * seconds))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether what was decided about a row stands until the picture tells something new of it: the track passes by, and no battery does anything about it.</summary>
    public static bool IsSettled(in TrackJudgement judgement, int row, int number, World world) =>
        judgement.TrackNumber == number && judgement.SettledAt != 0 && judgement.SettledAt == world.Tracks.TimesTold(row);
}
