using Rampart.Quantities;

namespace Rampart.Physics.Ballistics;

/// <summary>What flies: how long it is driven, and what the air does to it.</summary>
/// <param name="BurnTime">How long the thrust lasts; nought for an impulsive launch.</param>
/// <param name="BallisticCoefficient_kgpm2">β = m/(C_D·A), the same on the way up and down.</param>
/// <param name="Air">The air through which it flies.</param>
public sealed record BallisticBody(Duration BurnTime, double BallisticCoefficient_kgpm2, IAirDensity Air)
{
    /// <summary>A body that is thrown and meets no air.</summary>
    public static BallisticBody ThrownInVacuum { get; } = new(Duration.Zero, 1.0, NoAir.Instance);
}
