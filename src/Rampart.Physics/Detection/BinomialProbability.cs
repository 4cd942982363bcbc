using Rampart.Quantities;

namespace Rampart.Physics.Detection;

/// <summary>Probability of exactly k successes in n trials.</summary>
/// <remarks>
/// <para>Formula: p(k) = n!/(k!·(n−k)!)·w^k·v^(n−k), v = 1 − w, by the saddle-point expansion of <see cref="PoissonProbability"/>.</para>
/// <para>Source: Loader, Fast and Accurate Computation of Binomial Probabilities (2000).</para>
/// <para>Valid: 0 ≤ k ≤ n, w and v above 0; both are given, so that neither loses digits.</para>
/// </remarks>
internal static class BinomialProbability
{
    public static double Of(int k, int n, double w, double v)
    {
        if (k == 0)
        {
            return Portable.Pow(v, n);
        }

        if (k == n)
        {
            return Portable.Pow(w, n);
        }

        var others = n - k;
        var exponent = PoissonProbability.StirlingError(n) - PoissonProbability.StirlingError(k) - PoissonProbability.StirlingError(others)
            - PoissonProbability.Deviance(k, n * w) - PoissonProbability.Deviance(others, n * v);
        return Portable.Exp(exponent) * Math.Sqrt(n / (2.0 * Portable.Pi * k * others));
    }
}
