using Rampart.Quantities;

namespace Rampart.Physics.Detection;

/// <summary>The incomplete gamma function of whole order, divided by the complete one: how often the noise of N pulses sums up beyond x.</summary>
/// <remarks>
/// <para>Formula: Q(N, x) = e^(−x)·Σ_{m&lt;N} x^m/m!, P(N, x) = 1 − Q(N, x); N order, x ≥ 0 the sum in units of one pulse's mean noise power.</para>
/// <para>Source: NIST Digital Library of Mathematical Functions, 8.4.10; the smaller of the two is summed from its greatest term, all terms positive.</para>
/// <para>Valid: N ≥ 1, x ≥ 0; relative error of the smaller one near 1e-15 up to N in the thousands, growing with the exponent far in the tails.</para>
/// </remarks>
public static class RegularisedGamma
{
    // A term this much smaller than the sum no longer counts.
    private const double Negligible = 1e-18;

    // Smaller doubles have fewer digits.
    private const double SmallestWhole = 2.2250738585072014e-308;

    /// <summary>Q(N, x), the upper part.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An order below 1, or a negative x.</exception>
    public static double Upper(int order, double x)
    {
        MustBePossible(order, x);
        return Sums(order, x).Above;
    }

    /// <summary>P(N, x), the lower part.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An order below 1, or a negative x.</exception>
    public static double Lower(int order, double x)
    {
        MustBePossible(order, x);
        return Sums(order, x).Below;
    }

    /// <summary>The x at which Q(N, x) is the given probability.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An order below 1, or a probability outside (0, 1).</exception>
    public static double InverseUpper(int order, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        Probability.MustLieInside(probability);
        var logarithm = Portable.Log(probability);
        if (order == 1)
        {
            return -logarithm;
        }

        // ln Q is concave and falls, so from its second step Newton's iteration comes down to the root from the right and cannot miss it.
        // Below about 1e-300 the right of the root is near where Q can no longer be told from nought: from there no slope leads back, and half the way to
        // the last x that is too small is taken instead.
        var x = FirstGuess(order, probability);
        var before = double.PositiveInfinity;
        var tooSmall = 0.0;
        for (var step = 0; step < 100; step++)
        {
            var (above, _) = Sums(order, x);
            if (above < SmallestWhole)
            {
                x = 0.5 * (tooSmall + x);
                before = double.PositiveInfinity;
                continue;
            }

            tooSmall = above > probability ? Math.Max(tooSmall, x) : tooSmall;
            var density = PoissonProbability.Of(order - 1, x);
            var next = x + ((Portable.Log(above) - logarithm) * above / density);
            next = next > 0.0 ? next : 0.5 * x;
            var move = Math.Abs(next - x);
            x = next;
            if (move <= 4e-16 * x || (step > 3 && move >= before && move < 1e-12 * x))
            {
                break;
            }

            before = move;
        }

        return x;
    }

    /// <summary>Both parts, without a look at the arguments: above + below = 1, the smaller one exact.</summary>
    internal static (double Above, double Below) Sums(int order, double x)
    {
        if (x >= order)
        {
            var term = PoissonProbability.Of(order - 1, x);
            var above = term;
            var inverse = 1.0 / x;
            for (var m = order - 1; m > 0 && term > Negligible * above; m--)
            {
                term *= m * inverse;
                above += term;
            }

            above = Math.Min(above, 1.0);
            return (above, 1.0 - above);
        }

        var lowest = PoissonProbability.Of(order, x);
        var below = lowest;
        for (var m = order + 1; lowest > Negligible * below; m++)
        {
            lowest *= x / m;
            below += lowest;
        }

        below = Math.Min(below, 1.0);
        return (1.0 - below, below);
    }

    // Wilson and Hilferty (1931): the cube root of a gamma variable is nearly normal.
    private static double FirstGuess(int order, double probability)
    {
        var ninth = 1.0 / (9.0 * order);
        var root = 1.0 - ninth + (GaussianTail.Inverse(probability) * Math.Sqrt(ninth));
        return order * Math.Max(root * root * root, 1e-3);
    }

    private static void MustBePossible(int order, double x)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        if (!(x >= 0.0 && x <= double.MaxValue))
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "A finite number from 0 is needed.");
        }
    }
}
