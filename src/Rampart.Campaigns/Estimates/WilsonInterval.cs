using MathNet.Numerics.Distributions;

namespace Rampart.Campaigns.Estimates;

/// <summary>95 % interval of the probability of a yes, from a share of yes in independent trials.</summary>
/// <remarks>
/// <para>Formula: (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²))/(1 + z²/n), p the share seen, n the trials, z the normal's quantile.</para>
/// <para>Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927) 209–212; R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998) 857–872, method 3.</para>
/// <para>Valid: independent trials with one probability. Trials that share something (battles of one point, targets of one battle) count for fewer: see <see cref="ClusteredShare"/>. The number of trials need not be whole.</para>
/// </remarks>
public static class WilsonInterval
{
    public static (double Low, double High) Of(double share, double trials) =>
        Of(share, trials, Normal.InvCDF(0.0, 1.0, 0.975));

    /// <param name="share">The share of trials that had it.</param>
    /// <param name="trials">How many trials, or what they are worth in independent ones.</param>
    /// <param name="quantile">How many standard errors the interval reaches.</param>
    public static (double Low, double High) Of(double share, double trials, double quantile)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1.0);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(trials);
        var z2 = quantile * quantile;
        var middle = share + (z2 / (2.0 * trials));
        var reach = quantile * Math.Sqrt((share * (1.0 - share) / trials) + (z2 / (4.0 * trials * trials)));
        var scale = 1.0 + (z2 / trials);
        return (share == 0.0 ? 0.0 : (middle - reach) / scale, share == 1.0 ? 1.0 : (middle + reach) / scale);
    }
}
