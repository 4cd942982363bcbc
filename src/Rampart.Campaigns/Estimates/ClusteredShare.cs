using System.Globalization;
using Rampart.Campaigns.Report;

namespace Rampart.Campaigns.Estimates;

/// <summary>95 % interval of the share of battles that have something, where the battles of one point share its readings.</summary>
/// <remarks>
/// <para>
/// Formula: Wilson's interval with n = N/(1 + (m − 1)·ρ) in place of the number of battles N = P·m, and the quantile of t with P − 1 degrees of
/// freedom in place of the normal's, since ρ is itself an estimate from P points; ρ the correlation of the yes and no of one point's battles, by analysis of variance.
/// n is never more than N (a negative ρ is chance) and never less than P.
/// Never seen: 0 to 3/P. Always seen: 1 − 3/P to 1. Neither counts more than one battle a point.
/// </para>
/// <para>Source: L. Kish, Survey Sampling (1965) §5.4 and §8.2, the design effect; E. L. Korn and B. I. Graubard, "Confidence intervals for proportions with small expected number of positive counts", Survey Methodology 24 (1998) 193–201, effective sample size and its degrees of freedom; <see cref="WilsonInterval"/>; <see cref="RuleOfThree"/>.</para>
/// <para>Valid: points drawn independently, as many battles at each. With one point the battles are the trials. Wrong where fewer than about five points have it or lack it: then ρ is hardly known.</para>
/// </remarks>
public static class ClusteredShare
{
    public static Interval IntervalOf(PointSample hits)
    {
        ArgumentNullException.ThrowIfNull(hits);
        var share = hits.Mean;
        var isOnePoint = hits.Points == 1;
        var units = isOnePoint ? hits.BattlesPerPoint : hits.Points;
        var unit = isOnePoint ? "battles of one point" : "points";
        if (share == 0.0)
        {
            return new Interval(0.0, RuleOfThree.GreatestShare(units), string.Create(CultureInfo.InvariantCulture, $"never seen: 3/n over {units} {unit}"));
        }

        if (share == 1.0)
        {
            return new Interval(1.0 - RuleOfThree.GreatestShare(units), 1.0, string.Create(CultureInfo.InvariantCulture, $"always seen: 3/n over {units} {unit}"));
        }

        if (isOnePoint || hits.BattlesPerPoint == 1)
        {
            var plain = WilsonInterval.Of(share, units);
            return new Interval(plain.Low, plain.High, string.Create(CultureInfo.InvariantCulture, $"Wilson over {units} {unit}"));
        }

        var effective = EffectiveNumber(hits);
        var (low, high) = WilsonInterval.Of(share, effective, StudentQuantile.Of(hits.Points - 1));
        return new Interval(low, high, string.Create(CultureInfo.InvariantCulture, $"Wilson, effective number {effective:0}"));
    }

    /// <summary>How many independent battles the battles are worth.</summary>
    public static double EffectiveNumber(PointSample hits)
    {
        ArgumentNullException.ThrowIfNull(hits);
        var battles = hits.Points * hits.BattlesPerPoint;
        var correlation = VarianceComponents.Of(hits).Correlation;
        return Math.Clamp(battles / (1.0 + ((hits.BattlesPerPoint - 1) * correlation)), hits.Points, battles);
    }
}
