using Rampart.Physics.Flight;
using Rampart.Quantities;
using Rampart.Simulation.Motion;

namespace Rampart.Simulation.Engagement;

/// <summary>A launcher: which missiles it carries, how many, and how it gets new ones.</summary>
public sealed record LauncherDefinition
{
    public required string Name { get; init; }

    /// <summary>The one type that it carries.</summary>
    public required InterceptorDefinition Interceptor { get; init; }

    public required int Missiles { get; init; }

    /// <summary>From one missile to the next.</summary>
    public required Duration SalvoInterval { get; init; }

    /// <summary>How many full loads are kept for it.</summary>
    public required int Reloads { get; init; }

    /// <summary>From the last missile's launch until the launcher is full and ready again.</summary>
    public required Duration ReloadTime { get; init; }
}

/// <summary>A type of interceptor: its envelope, its flight and its effect.</summary>
public sealed record InterceptorDefinition
{
    public required string Name { get; init; }

    /// <summary>Greatest slant range of an intercept.</summary>
    public required Length MaximumRange { get; init; }

    /// <summary>Greatest slant range of an intercept of a ballistic missile; the smaller of the two counts.</summary>
    public required Length MaximumRangeBallistic { get; init; }

    public required Length MinimumRange { get; init; }

    /// <summary>Greatest height of an intercept above the ellipsoid.</summary>
    public required Length Ceiling { get; init; }

    /// <summary>Least height of an intercept above the reference ground.</summary>
    public required Length Floor { get; init; }

    /// <summary>At a target that is faster at the meeting than this nothing is fired.</summary>
    public required Speed GreatestTargetSpeed { get; init; }

    /// <summary>Way, time and speed of its flight by elevation.</summary>
    public required FlyoutTable Flight { get; init; }

    /// <summary>Probability that a missile leaves and flies as it should.</summary>
    public required double Reliability { get; init; }

    /// <summary>P(kill | reliable missile, valid track, correct identity, no common-mode failure), for each <see cref="TargetClass"/> in turn; 0 for a class that the system does not engage.</summary>
    public required IReadOnlyList<double> SingleShotKill { get; init; }

    /// <summary>Share of the greatest range up to which the kill probability is full.</summary>
    public required double FullEffectShare { get; init; }

    /// <summary>What is left of it at the greatest range.</summary>
    public required double EdgeEffect { get; init; }

    /// <summary>Probability that all missiles fail against one target for one common reason.</summary>
    public required double TargetCommonMode { get; init; }

    /// <summary>Probability that for one common reason every missile of the battle is worth a part only.</summary>
    public required double BattleCommonMode { get; init; }

    /// <summary>That part: the factor on the kill probability.</summary>
    public required double BattleCommonModeEffect { get; init; }

    /// <summary>How far the track may be from the target at the intercept for the missile to find it.</summary>
    public required Length ValidTrackError { get; init; }

    /// <summary>Greatest slant range (m) of an intercept of a target of one kind or the other.</summary>
    public double ReachAgainst_m(bool isBallistic) => isBallistic ? Math.Min(MaximumRange.Metres, MaximumRangeBallistic.Metres) : MaximumRange.Metres;
}

/// <summary>Something that is defended.</summary>
public sealed record AssetDefinition
{
    public required string Name { get; init; }

    /// <summary>The ground on which it stands.</summary>
    public required Geodetic Place { get; init; }

    /// <summary>How many hits destroy it.</summary>
    public required int Withstands { get; init; }
}
