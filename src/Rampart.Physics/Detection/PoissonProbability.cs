using Rampart.Quantities;

namespace Rampart.Physics.Detection;

/// <summary>Probability of exactly k events where x are expected, to a few units in the last place even for large k and x.</summary>
/// <remarks>
/// <para>Formula: p(k; x) = e^(−x)·x^k/k!, reckoned as e^(−δ(k) − D(k, x))/√(2πk); δ the error of Stirling's formula, D the deviance k·ln(k/x) + x − k.</para>
/// <para>Source: Loader, Fast and Accurate Computation of Binomial Probabilities (2000): the saddle-point expansion.</para>
/// <para>Valid: whole k from 0, x from 0.</para>
/// </remarks>
internal static class PoissonProbability
{
    private const double TwoPi = 2.0 * Portable.Pi;

    // δ(k) = ln k! − ln(√(2πk)·(k/e)^k) for k = 0 … 15, computed from this definition with 40 digits; δ(0) is not used.
    private static ReadOnlySpan<double> StirlingErrors =>
    [
        0.0, 0.08106146679532725822, 0.041340695955409294094, 0.027677925684998339149,
        0.020790672103765093112, 0.016644691189821192163, 0.013876128823070747999, 0.011896709945891770095,
        0.010411265261972096497, 0.0092554621827127329177, 0.0083305634333628712565, 0.007573675487951840795,
        0.0069428401072095298657, 0.0064089941880042070684, 0.0059513701127588477356, 0.005554733551962801371,
    ];

    public static double Of(int k, double x)
    {
        if (x <= 0.0)
        {
            return k == 0 ? 1.0 : 0.0;
        }

        return k == 0 ? Portable.Exp(-x) : Portable.Exp(-StirlingError(k) - Deviance(k, x)) / Math.Sqrt(TwoPi * k);
    }

    /// <summary>What ln k! has beyond Stirling's formula.</summary>
    public static double StirlingError(int k)
    {
        if (k < StirlingErrors.Length)
        {
            return StirlingErrors[k];
        }

        // The asymptotic series with Bernoulli's numbers; from k = 16 the next term is below 1e-16.
        var one = 1.0 / k;
        var square = one * one;
        return one * ((1.0 / 12.0) - (square * ((1.0 / 360.0) - (square * ((1.0 / 1260.0) - (square * ((1.0 / 1680.0) - (square * (1.0 / 1188.0)))))))));
    }

    /// <summary>k·ln(k/x) + x − k without loss where k is near x.</summary>
    public static double Deviance(double k, double x)
    {
        var difference = k - x;
        if (Math.Abs(difference) >= 0.1 * (k + x))
        {
            return (k * Portable.Log(k / x)) - difference;
        }

        // ln(k/x) as twice the series of artanh v, v = (k − x)/(k + x) below 0.1.
        var v = difference / (k + x);
        var square = v * v;
        var power = 2.0 * k * v;
        var sum = difference * v;
        for (var odd = 3; ; odd += 2)
        {
            power *= square;
            var more = sum + (power / odd);
            if (more == sum)
            {
                return sum;
            }

            sum = more;
        }
    }
}
