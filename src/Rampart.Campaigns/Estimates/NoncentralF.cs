using MathNet.Numerics;

namespace Rampart.Campaigns.Estimates;

/// <summary>How probable a ratio of mean squares up to some value is, where the groups truly differ.</summary>
/// <remarks>
/// <para>Formula: P(F ≤ f) = Σⱼ e^(−λ/2)·(λ/2)ʲ/j!·I(x; ν₁/2 + j, ν₂/2), x = ν₁f/(ν₁f + ν₂); λ noncentrality, ν₁ and ν₂ degrees of freedom, I the regularized incomplete beta function.</para>
/// <para>Source: N. L. Johnson, S. Kotz, N. Balakrishnan, Continuous Univariate Distributions, vol. 2, 2nd ed. (1995), ch. 30.</para>
/// <para>Valid: λ from nought; the sum runs outward from the greatest weight until what is left out is below 10⁻¹².</para>
/// </remarks>
public static class NoncentralF
{
    private const double LeftOut = 1e-14;

    public static double Cdf(double ratio, double firstFreedom, double secondFreedom, double noncentrality)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(noncentrality);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(firstFreedom);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(secondFreedom);
        if (ratio <= 0.0)
        {
            return 0.0;
        }

        var share = firstFreedom * ratio / ((firstFreedom * ratio) + secondFreedom);
        double Central(int j) => SpecialFunctions.BetaRegularized((firstFreedom / 2.0) + j, secondFreedom / 2.0, share);
        var half = noncentrality / 2.0;
        if (half == 0.0)
        {
            return Central(0);
        }

        var middle = (int)half;
        var greatest = Math.Exp((middle * Math.Log(half)) - half - SpecialFunctions.GammaLn(middle + 1.0));
        var sum = 0.0;
        var weight = greatest;
        for (var j = middle; weight > LeftOut || j <= half; j++)
        {
            sum += weight * Central(j);
            weight *= half / (j + 1);
        }

        weight = greatest;
        for (var j = middle - 1; j >= 0; j--)
        {
            weight *= (j + 1) / half;
            if (weight < LeftOut)
            {
                break;
            }

            sum += weight * Central(j);
        }

        return Math.Min(1.0, sum);
    }
}
