using Rampart.Campaigns.Report;

namespace Rampart.Campaigns.Estimates;

/// <summary>A ratio of two means, such as missiles fired for each kill, with its 95 % interval.</summary>
/// <remarks>
/// <para>Formula: R = Σy/Σx; its error is that of the mean of (yᵢ − R·xᵢ)/x̄ over independent i (linearization, the delta method), by <see cref="MeanInterval"/>.</para>
/// <para>Source: W. G. Cochran, Sampling Techniques, 3rd ed. (1977) §2.11 and §6.3–6.4.</para>
/// <para>Valid: x̄ well above nought (its coefficient of variation below about 0.1; else too narrow). The mean of the battles' own ratios is another thing, and not even defined for a battle without a kill.</para>
/// </remarks>
public static class RatioEstimate
{
    /// <returns>The ratio and its interval; null where the lower mean is nought.</returns>
    public static (double Ratio, Interval Interval)? Of(PointSample upper, PointSample lower)
    {
        ArgumentNullException.ThrowIfNull(upper);
        ArgumentNullException.ThrowIfNull(lower);
        if (lower.Mean == 0.0)
        {
            return null;
        }

        var ratio = upper.Mean / lower.Mean;
        double[] departures = [.. upper.Independent.Zip(lower.Independent, (y, x) => (y - (ratio * x)) / lower.Mean)];
        if (Moments.Of(departures).Variance <= 1e-24 * ratio * ratio)
        {
            return (ratio, MeanInterval.Of([.. departures.Select(_ => ratio)], NaturalBounds.Count, upper.IndependentUnit));
        }

        var about = MeanInterval.Of(departures, NaturalBounds.None, upper.IndependentUnit);
        return (ratio, NaturalBounds.Count.Clip(new Interval(ratio + about.Low, ratio + about.High, $"ratio of means, {about.Method}")));
    }
}
