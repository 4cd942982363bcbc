using Rampart.Quantities;

namespace Rampart.Physics.Radar;

/// <summary>The range inside which a radar sees a target through noise jamming.</summary>
/// <remarks>
/// <para>Formula: with R₀ the range without jamming and the needed ratio D = S/N at R₀, the echo goes with (R₀/R)⁴ and the jamming of the target itself
/// with j₀·(R₀/R)², so S/(N + J) = D at R² = 2·R₀² / (j₀ + √(j₀² + 4·(1 + j))); j₀ is J/N of the target's own jammer were it at R₀, j is J/N of jammers that
/// stand off, which does not change with the target's range. Stand-off alone: R = R₀/(1 + j)^¼; self-screening under strong jamming: R ≈ R₀/√j₀.</para>
/// <para>Source: Skolnik, Introduction to Radar Systems, 3rd ed. (burn-through and self-screening range; section unconfirmed); Blake, Radar Range-Performance
/// Analysis, 1 (equations for clutter and jamming); the form that keeps the thermal noise is solved here from their equations.</para>
/// <para>Valid: noise jamming, free space or losses that change little between R and R₀.</para>
/// </remarks>
public static class BurnThroughRange
{
    /// <summary>The target carries the jammer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative range or ratio.</exception>
    public static Length SelfScreening(Length detectionRange, double jammingToNoiseThere) => Against(detectionRange, jammingToNoiseThere, 0.0);

    /// <summary>The jammer stands off at a place of its own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative range or ratio.</exception>
    public static Length StandOff(Length detectionRange, double jammingToNoise) => Against(detectionRange, 0.0, jammingToNoise);

    /// <summary>Both at once.</summary>
    /// <param name="detectionRange">R₀, the range without jamming.</param>
    /// <param name="selfScreeningThere">j₀, of the target's own jammer were the target at R₀.</param>
    /// <param name="standOff">j, the sum over the jammers that stand off.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative range or ratio.</exception>
    public static Length Against(Length detectionRange, double selfScreeningThere, double standOff)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(detectionRange.Metres);
        ArgumentOutOfRangeException.ThrowIfNegative(selfScreeningThere);
        ArgumentOutOfRangeException.ThrowIfNegative(standOff);
        var root = Math.Sqrt((selfScreeningThere * selfScreeningThere) + (4.0 * (1.0 + standOff)));
        return detectionRange * Math.Sqrt(2.0 / (selfScreeningThere + root));
    }
}
