using Rampart.Quantities;

namespace Rampart.Physics.Propagation;

/// <summary>Greatest distance along the ground at which two points see each other over a smooth Earth.</summary>
/// <remarks>
/// <para>Formula: d = √(2·k·a·h₁) + √(2·k·a·h₂); k effective-Earth-radius factor, a mean Earth radius.</para>
/// <para>Source: ITU-R P.453-14, 4 (k = 4/3 from the standard refractivity gradient); Skolnik, Introduction to Radar Systems, 3rd ed., 8.5.</para>
/// <para>Valid: heights far below the Earth's radius, smooth ground, standard atmosphere. Above 10 km target height k = 4/3 is optimistic: over a 20 m mast it gives 430.6 km for a target at 10 km and 601.3 km at 20 km
/// where <see cref="RefractedRay"/> gives 424.2 km and 581.4 km; below 5 km it is short by up to 2 km. <see cref="EffectiveEarth"/> has the form without the approximation, which differs by 0.2 km at 10 km.</para>
/// </remarks>
public static class RadarHorizon
{
    public const double StandardEffectiveRadiusFactor = 4.0 / 3.0;

    /// <summary>Mean Earth radius R₁ = (2a + b)/3 of WGS84, rounded as the published tables round it.</summary>
    public static readonly Length MeanEarthRadius = Length.FromKilometres(6371.0);

    /// <summary>Above this height of the target the report carries a remark that k = 4/3 is optimistic.</summary>
    public static readonly Length ValidatedTargetHeight = Length.FromKilometres(10.0);

    /// <exception cref="ArgumentOutOfRangeException">A height below the ground, or a factor that is not positive.</exception>
    public static Length Between(Length antennaHeight, Length targetHeight, double effectiveRadiusFactor = StandardEffectiveRadiusFactor) =>
        Length.FromMetres(ToHorizon(antennaHeight, effectiveRadiusFactor) + ToHorizon(targetHeight, effectiveRadiusFactor));

    private static double ToHorizon(Length height, double k)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(height.Metres);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(k);
        return Math.Sqrt(2.0 * k * MeanEarthRadius.Metres * height.Metres);
    }
}
