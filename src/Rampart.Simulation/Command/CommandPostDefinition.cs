using Rampart.Quantities;
using Rampart.Simulation.Sensing;
using Rampart.Tracking;

namespace Rampart.Simulation.Command;

/// <summary>How a command post tracks, identifies, judges and orders.</summary>
public sealed record CommandPostDefinition
{
    public required string Name { get; init; }

    /// <summary>The ground on which it stands; only a post with a radar needs one.</summary>
    public Geodetic? Site { get; init; }

    /// <summary>A radar that stands at the command post and belongs to no battery, if there is one.</summary>
    public SearchRadarDefinition? SurveillanceRadar { get; init; }

    public required RaidTracking Tracker { get; init; }

    /// <summary>How often the air picture is judged.</summary>
    public required Duration DecisionCycle { get; init; }

    /// <summary>From the decision to engage an aircraft to the launch.</summary>
    public required Duration DecisionDelay { get; init; }

    public required Duration DecisionDelayBallistic { get; init; }

    /// <summary>From the intercept to the judgement whether it killed.</summary>
    public required Duration AssessmentDelay { get; init; }

    /// <summary>Probability that this judgement is wrong.</summary>
    public required double AssessmentError { get; init; }

    /// <summary>How long a track that was judged killed is left alone, should it live on.</summary>
    public required Duration HoldAfterAssessedKill { get; init; }

    /// <summary>Missiles fired before the next look.</summary>
    public required int ShotsAir { get; init; }

    public required int ShotsBallistic { get; init; }

    /// <summary>Missiles that are spent at one track before it is left alone: whatever lets all of them fail, another will not mend.</summary>
    public int MostShots { get; init; } = int.MaxValue;

    /// <summary>Probability that a track is hostile before anything is known of it.</summary>
    public required double PriorHostile { get; init; }

    /// <summary>Probability of being hostile from which the rules of engagement allow fire.</summary>
    public required double EngageAbove { get; init; }

    /// <summary>Interrogations that must have been made before a track is judged.</summary>
    public required int Interrogations { get; init; }

    /// <summary>What the command post believes of transponders: a single reply goes wrong; one is off for good.</summary>
    public required double BelievedReplyError { get; init; }

    public required double BelievedTransponderFailure { get; init; }

    /// <summary>Greatest standard deviation of a track's place at which a missile is fired.</summary>
    public required Length FireQuality { get; init; }

    /// <summary>A track that will pass an asset nearer than this threatens it.</summary>
    public required Length ApproachRadius { get; init; }

    /// <summary>A judged threat stays one until it would pass at this many times the approach radius.</summary>
    public required double ApproachHysteresis { get; init; }

    /// <summary>A track faster than this is judged a ballistic missile.</summary>
    public required Speed BallisticSpeed { get; init; }
}
