using Rampart.Quantities;

namespace Rampart.Simulation.Engagement;

/// <summary>What leads a missile to the meeting.</summary>
public enum GuidanceKind : byte
{
    /// <summary>The engagement radar sees the target to the end, and the missile hears its echo.</summary>
    TrackViaMissile,

    /// <summary>The engagement radar sees the target to the end and steers the missile.</summary>
    Command,

    /// <summary>A track that some radar holds leads it near the target, and its own seeker from there.</summary>
    Active,
}

/// <summary>What a missile's own seeker sees.</summary>
/// <param name="Range">How far it finds the reference echo.</param>
/// <param name="Echo">That echo.</param>
/// <param name="Frequency">On which it looks.</param>
public sealed record SeekerDefinition(Length Range, Area Echo, Frequency Frequency)
{
    /// <summary>How far (m) it finds another echo: with the fourth root, as a radar that hears itself does.</summary>
    public double Finds_m(double echo_m2) => Range.Metres * Math.Sqrt(Math.Sqrt(echo_m2 / Echo.SquareMetres));
}

/// <summary>How a type of missile is guided. A battle does not ask: it guides every missile by the engagement radar to the end.</summary>
/// <param name="Kind">What leads it.</param>
/// <param name="Seeker">Its own seeker; an active missile has one.</param>
public sealed record GuidanceDefinition(GuidanceKind Kind, SeekerDefinition? Seeker)
{
    /// <summary>By the engagement radar to the end: of a missile of which nothing else is said.</summary>
    public static GuidanceDefinition ToTheEnd { get; } = new(GuidanceKind.TrackViaMissile, Seeker: null);

    /// <summary>The seeker that takes over; null where the engagement radar guides to the end.</summary>
    public SeekerDefinition? TakesOver => Kind == GuidanceKind.Active ? Seeker : null;
}
