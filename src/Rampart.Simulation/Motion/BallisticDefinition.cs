using Rampart.Physics.Ballistics;
using Rampart.Quantities;

namespace Rampart.Simulation.Motion;

/// <summary>What makes a ballistic missile's flight, apart from where it begins and ends.</summary>
/// <param name="BurnTime">How long it is driven.</param>
/// <param name="BallisticCoefficient_kgpm2">β = m/(C_D·A), the same on both ways through the air.</param>
/// <param name="Loft">How much steeper it begins than with the least energy; negative for a depressed flight.</param>
public sealed record BallisticDefinition(Duration BurnTime, double BallisticCoefficient_kgpm2, Angle Loft)
{
    /// <summary>Thrown without a motor, with the least speed, through no air: the two-body arc.</summary>
    public static BallisticDefinition Arc { get; } = new(Duration.Zero, double.PositiveInfinity, Angle.Zero);

    /// <summary>The flight between two places.</summary>
    /// <exception cref="ArgumentException">There is none: no thrust carries it there.</exception>
    public BallisticFlight Fly(EcefPosition launch, EcefPosition impact) => new(
        launch,
        impact,
        double.IsPositiveInfinity(BallisticCoefficient_kgpm2) ? BallisticBody.ThrownInVacuum with { BurnTime = BurnTime } : new BallisticBody(BurnTime, BallisticCoefficient_kgpm2, StandardAirDensity.Instance),
        Physics.Ballistics.Loft.Above(Loft));
}
