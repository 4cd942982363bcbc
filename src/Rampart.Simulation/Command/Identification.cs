using Rampart.Simulation.Tracking;

namespace Rampart.Simulation.Command;

/// <summary>How probable it is that a track is hostile, from the answers of its transponder.</summary>
/// <remarks>
/// <para>Formula: Bayes' rule. Hostile: each answer has probability e, each silence 1 − e. Otherwise: with probability 1 − f the
/// transponder works and the two change places, with f it is off and the track looks hostile.</para>
/// <para>Source: Bayes' rule; e and f are what the command post believes of transponders (assumed readings of its model).</para>
/// <para>Valid: interrogations independent given the transponder's state. Behaviour and flight plans do not enter yet.</para>
/// </remarks>
public static class Identification
{
    public static double ProbabilityHostile(in Track track, CommandPostDefinition post)
    {
        ArgumentNullException.ThrowIfNull(post);
        var error = post.BelievedReplyError;
        double likeHostile = 1.0, likeWorking = 1.0;

        // A handful of looks decides; more would only press the products towards zero.
        const int MostLooks = 32;
        var looks = Math.Min(track.Interrogations, MostLooks);
        var answers = track.Interrogations == 0 ? 0 : (int)((long)track.Answers * looks / track.Interrogations);
        for (var look = 0; look < looks; look++)
        {
            var answered = look < answers;
            likeHostile *= answered ? error : 1.0 - error;
            likeWorking *= answered ? 1.0 - error : error;
        }

        var likeOther = ((1.0 - post.BelievedTransponderFailure) * likeWorking) + (post.BelievedTransponderFailure * likeHostile);
        var hostile = post.PriorHostile * likeHostile;
        var total = hostile + ((1.0 - post.PriorHostile) * likeOther);
        return total > 0.0 ? hostile / total : post.PriorHostile;
    }
}
