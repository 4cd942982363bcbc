using Rampart.Quantities;

namespace Rampart.Physics.Ballistics;

/// <summary>The speed of a body that falls steeply into an exponential atmosphere.</summary>
/// <remarks>
/// <para>Formula: v = v_E·exp(−ρ₀·H/(2·β·sin γ)·exp(−h/H)); greatest deceleration v_E²·sin γ/(2·e·H), whatever β.</para>
/// <para>Source: Allen and Eggers, A study of the motion and aerodynamic heating of ballistic missiles entering the Earth's atmosphere at high supersonic speeds, NACA Report 1381 (1958).</para>
/// <para>Valid: drag far above weight, a straight path: γ above about 30°, speeds above about 1 km/s.</para>
/// </remarks>
public static class AllenEggers
{
    /// <exception cref="ArgumentOutOfRangeException">A coefficient, an angle, a density or a scale height that is not positive.</exception>
    public static Speed SpeedAt(Length height, Speed entrySpeed, Angle descent, double ballisticCoefficient_kgpm2, double seaLevel_kgpm3 = 1.225, double scaleHeight_m = 7200.0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(descent.Radians);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ballisticCoefficient_kgpm2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(seaLevel_kgpm3);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scaleHeight_m);
        var air = seaLevel_kgpm3 * scaleHeight_m * Portable.Exp(-height.Metres / scaleHeight_m);
        return Speed.FromMetresPerSecond(entrySpeed.MetresPerSecond * Portable.Exp(-air / (2.0 * ballisticCoefficient_kgpm2 * Portable.Sin(descent.Radians))));
    }

    /// <summary>The greatest deceleration, if the body is not on the ground before.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An angle or a scale height that is not positive.</exception>
    public static Acceleration GreatestDeceleration(Speed entrySpeed, Angle descent, double scaleHeight_m = 7200.0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(descent.Radians);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scaleHeight_m);
        return Acceleration.FromMetresPerSecondSquared(
            entrySpeed.MetresPerSecond * entrySpeed.MetresPerSecond * Portable.Sin(descent.Radians) / (2.0 * Portable.Exp(1.0) * scaleHeight_m));
    }
}
