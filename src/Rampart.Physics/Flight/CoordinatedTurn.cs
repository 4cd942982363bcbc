using Rampart.Quantities;

namespace Rampart.Physics.Flight;

/// <summary>Radius of a level turn without slip.</summary>
/// <remarks>
/// <para>Formula: r = v² / (g · tan φ); v true airspeed, g standard gravity, φ bank angle.</para>
/// <para>Source: Anderson, Introduction to Flight, 8th ed., 6.17 (level turn).</para>
/// <para>Valid: steady level flight, bank between 0° and 90°, both excluded.</para>
/// </remarks>
public static class CoordinatedTurn
{
    private const double StandardGravity_mps2 = 9.80665;

    /// <exception cref="ArgumentOutOfRangeException">A speed that is not positive, or a bank outside 0°…90°.</exception>
    public static Length Radius(Speed speed, Angle bank)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(speed.MetresPerSecond);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bank.Radians);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(bank.Degrees, 90.0);
        var v = speed.MetresPerSecond;
        return Length.FromMetres(v * v / (StandardGravity_mps2 * Portable.Tan(bank.Radians)));
    }
}
