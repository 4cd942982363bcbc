using Rampart.Physics.Detection;
using Rampart.Quantities;
using Rampart.Simulation.Sensing;

namespace Rampart.Simulation.Motion;

/// <summary>The classes of target that the claims and the missiles' kill probabilities tell apart. The numbers are part of the journal's format: new ones go to the end.</summary>
public enum TargetClass : byte
{
    Fighter,
    CruiseMissile,
    Drone,
    BallisticMissile,
    Airliner,
    LowObservableFighter,
    StandOffJammer,
}

/// <summary>Who a target is: truth, which the defender never sees.</summary>
public enum Side : byte
{
    Hostile,
    Civil,
    Friendly,
}

/// <summary>What the heights of a route count from.</summary>
public enum HeightsOver : byte
{
    Sea,

    /// <summary>The flight keeps its height over the ground.</summary>
    Ground,
}

/// <summary>One aircraft or missile of the battle.</summary>
public sealed record TargetDefinition
{
    public required string Name { get; init; }

    public required TargetClass Class { get; init; }

    public required Side Side { get; init; }

    /// <summary>Mean radar cross-section as the defending radars see it: by band and aspect.</summary>
    public required CrossSectionDefinition CrossSection { get; init; }

    /// <summary>How the cross-section changes from look to look.</summary>
    public required Fluctuation Fluctuation { get; init; }

    /// <summary>The noise jammer that it carries, if any.</summary>
    public required JammerDefinition? Jammer { get; init; }

    public required SimulationTime Appears { get; init; }

    /// <summary>For aircraft: the hand-drawn route. For a ballistic missile: launch place and impact place. Heights count from <see cref="HeightsOver"/>.</summary>
    public required IReadOnlyList<Geodetic> Route { get; init; }

    public required HeightsOver HeightsOver { get; init; }

    /// <summary>Greatest angle of climb and dive of a flight that keeps its height over the ground; without meaning for others.</summary>
    public required Angle Climb { get; init; }

    /// <summary>How a ballistic missile flies; null for everything else.</summary>
    public required BallisticDefinition? Ballistic { get; init; }

    /// <summary>Cruise speed; without meaning for a ballistic missile.</summary>
    public required Speed Speed { get; init; }

    /// <summary>Bank in turns; without meaning for a ballistic missile.</summary>
    public required Angle Bank { get; init; }

    public required bool HasTransponder { get; init; }

    /// <summary>Probability that the transponder is off or broken for the whole battle.</summary>
    public required double TransponderFailure { get; init; }

    /// <summary>Probability that one interrogation goes wrong: a fitted target unanswered, another one answered for.</summary>
    public required double ReplyError { get; init; }

    /// <summary>The asset or battery at which the route ends, if the target attacks one.</summary>
    public required string? Aim { get; init; }

    /// <summary>Probability that the target, having reached its aim, hits it.</summary>
    public required double HitEffect { get; init; }
}
