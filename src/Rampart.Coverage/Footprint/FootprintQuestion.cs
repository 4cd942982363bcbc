using Rampart.Physics.Detection;
using Rampart.Quantities;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;

namespace Rampart.Coverage.Footprint;

/// <summary>What is asked of a defended footprint: whose, and against ballistic missiles of which ranges, from which azimuths.</summary>
/// <remarks>Ranges and azimuths are swept: no place of a launcher is named, and none is sought.</remarks>
public sealed record FootprintQuestion
{
    /// <summary>The most azimuths that can be told apart.</summary>
    public const int MostAzimuths = 32;

    /// <summary>The battery with its radars, on its ground.</summary>
    public required EngagementSite Site { get; init; }

    /// <summary>The missiles that are asked about.</summary>
    public required IReadOnlyList<InterceptorDefinition> Types { get; init; }

    /// <summary>The threat's echo.</summary>
    public required CrossSectionDefinition CrossSection { get; init; }

    public required Fluctuation Fluctuation { get; init; }

    /// <summary>How it flies.</summary>
    public required BallisticDefinition Threat { get; init; }

    /// <summary>How far it flies.</summary>
    public required IReadOnlyList<Length> Ranges { get; init; }

    /// <summary>From where it comes.</summary>
    public required IReadOnlyList<Angle> Azimuths { get; init; }

    public required Length CellSize { get; init; }

    /// <summary>The ground as <see cref="CautiousGround"/> makes it, kept from question to question with what it hides; null makes it anew.</summary>
    public IGround? Cautious { get; init; }

    /// <summary>Whether what unknown ground leaves open is told apart from what is not defended; a band needs only what is defended.</summary>
    public bool TellsUnknown { get; init; } = true;

    /// <summary>Lower above the battery's ground no meeting counts; zero leaves it to the missiles' own least heights.</summary>
    public Length KeepOut { get; init; } = Length.Zero;

    /// <summary>The missiles that are fired at ballistic missiles at all.</summary>
    public IReadOnlyList<InterceptorDefinition> BallisticTypes =>
        [.. Types.Where(type => type.ReachAgainst_m(isBallistic: true) > type.MinimumRange.Metres && type.SingleShotKill[(int)TargetClass.BallisticMissile] > 0.0).OrderBy(type => type.ReachAgainst_m(isBallistic: true))];
}
