using Rampart.Quantities;

namespace Rampart.Physics.Detection;

/// <summary>How often a Gaussian variable of unit deviation lies above z, and the way back.</summary>
/// <remarks>
/// <para>Formula: Q(z) = erfc(z/√2)/2.</para>
/// <para>Source: NIST Digital Library of Mathematical Functions, 7.18(iii) and 8.17 (notation); the inverse by Newton's iteration on ln Q, which is concave.</para>
/// <para>Valid: every z; probabilities strictly between 0 and 1; relative error near 1e-15.</para>
/// </remarks>
public static class GaussianTail
{
    private static readonly double RootOfTwo = Math.Sqrt(2.0);
    private static readonly double Peak = 1.0 / Math.Sqrt(2.0 * Portable.Pi);

    public static double Of(double z) => 0.5 * ErrorFunction.Complementary(z / RootOfTwo);

    /// <summary>The z above which the variable lies with the given probability.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A probability outside (0, 1).</exception>
    public static double Inverse(double probability)
    {
        Probability.MustLieInside(probability);
        if (probability > 0.5)
        {
            return -Inverse(1.0 - probability);
        }

        // Q(z) < e^(−z²/2)/2, so the start lies to the right of the root and each step comes nearer from there.
        var logarithm = Portable.Log(probability);
        var z = Math.Sqrt(Math.Max(0.0, -2.0 * (logarithm + Portable.Log(2.0))));
        for (var step = 0; step < 50; step++)
        {
            var tail = Of(z);
            var move = (Portable.Log(tail) - logarithm) * tail / (Peak * Portable.Exp(-0.5 * z * z));
            z += move;
            if (Math.Abs(move) <= 2e-16 * (1.0 + z))
            {
                break;
            }
        }

        return z;
    }
}
