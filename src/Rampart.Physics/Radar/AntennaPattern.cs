using Rampart.Quantities;

namespace Rampart.Physics.Radar;

/// <summary>How much an antenna's one-way gain falls away from its strongest direction, in one plane.</summary>
/// <remarks>
/// <para>Formula: the ratio g(θ) = G(θ)/G(0), between 0 and 1; the ways out and back multiply: an echo is weakened by g².</para>
/// <para>Source: IEEE Standard 145, Definitions of Terms for Antennas (relative power pattern).</para>
/// <para>Valid: one plane; for a direction off boresight in both planes the two ratios multiply (separable pattern).</para>
/// </remarks>
public interface IAntennaPattern
{
    /// <summary>One-way power gain relative to the strongest direction, 0 to 1.</summary>
    /// <param name="angle_rad">Angle from the pattern's zero (the boresight; for a pattern shaped in elevation, the horizon), −π to π.</param>
    double Gain(double angle_rad);
}

/// <summary>The same ratio on the decibel scale.</summary>
/// <remarks>
/// <para>Formula: 10·log₁₀ g, zero in the strongest direction and negative elsewhere.</para>
/// <para>Source: definition of the decibel.</para>
/// <para>Valid: any pattern whose side lobes have a floor above zero.</para>
/// </remarks>
public static class AntennaPatternDecibels
{
    public static double OneWay_dB(this IAntennaPattern pattern, double angle_rad)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        return 10.0 * Portable.Log10(pattern.Gain(angle_rad));
    }
}

/// <summary>The guards and the floor that the patterns share.</summary>
internal static class SideLobes
{
    /// <summary>The floor as a ratio of powers.</summary>
    public static double Ratio(Decibels floor)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(floor.Value, 0.0);
        return floor.Ratio;
    }

    /// <summary>The half width in radians; a beam as wide as the half space has no 3 dB width.</summary>
    public static double HalfWidth(Angle halfPowerWidth)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(halfPowerWidth.Radians);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(halfPowerWidth.Radians, Portable.Pi);
        return 0.5 * halfPowerWidth.Radians;
    }
}
