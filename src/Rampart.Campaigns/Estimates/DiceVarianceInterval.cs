using System.Globalization;
using MathNet.Numerics.Distributions;
using Rampart.Campaigns.Report;

namespace Rampart.Campaigns.Estimates;

/// <summary>95 % interval of the variance between battles of one point, averaged over the points.</summary>
/// <remarks>
/// <para>
/// Formula: ν·s̄²/χ²(0.975; ν) to ν·s̄²/χ²(0.025; ν), s̄² the mean of the points' s², with ν = 2·s̄⁴/V, V the variance of s̄² seen among the points, but never more than the P·(m − 1) of normal dice.
/// From <see cref="EnoughPoints"/> points on each end is the farther of this and of <see cref="MeanInterval"/> over the points' s², which are independent of each other.
/// With one point ν = m − 1.
/// </para>
/// <para>Source: chi-squared interval of a variance: G. W. Snedecor and W. G. Cochran, Statistical Methods, 8th ed. (1989) §5.11; matching ν to a variance: F. E. Satterthwaite, "An approximate distribution of estimates of variance components", Biometrics Bulletin 2 (1946) 110–114.</para>
/// <para>Valid: points drawn independently; the dice need not be normal nor equally wide at every point, which is why the exact interval for normal dice is not taken: with counts it covers 57–93 % instead of 95 %; this one 92–97 % from 20 points on. With a single point the dice must be normal.</para>
/// </remarks>
public static class DiceVarianceInterval
{
    public const int EnoughPoints = 5;

    /// <param name="variances">The variance of the battles of each point.</param>
    /// <param name="battlesPerPoint">How many battles each of them is of.</param>
    public static Interval Of(IReadOnlyList<double> variances, int battlesPerPoint)
    {
        ArgumentNullException.ThrowIfNull(variances);
        ArgumentOutOfRangeException.ThrowIfLessThan(battlesPerPoint, 2);
        if (variances.All(variance => variance == 0.0))
        {
            var battles = variances.Count * battlesPerPoint;
            return new Interval(0.0, RuleOfThree.GreatestShare(battles), string.Create(CultureInfo.InvariantCulture, $"battles alike at every point: as if 3/n of {battles} were one off"));
        }

        var mean = variances.Sum() / variances.Count;
        var freedom = Freedom(variances, battlesPerPoint);
        var low = freedom * mean / ChiSquared.InvCDF(freedom, 0.975);
        var high = freedom * mean / ChiSquared.InvCDF(freedom, 0.025);
        var method = string.Create(CultureInfo.InvariantCulture, $"chi-squared with {freedom:0.#} degrees of freedom");
        if (variances.Count < EnoughPoints || Moments.Of(variances).AreAlike)
        {
            return new Interval(low, high, method);
        }

        var overPoints = MeanInterval.Of(variances, NaturalBounds.Count);
        return new Interval(Math.Min(low, overPoints.Low), Math.Max(high, overPoints.High), $"the wider of {method} and {overPoints.Method}");
    }

    /// <summary>The degrees of freedom that the spread of the points' variances is worth.</summary>
    public static double Freedom(IReadOnlyList<double> variances, int battlesPerPoint)
    {
        ArgumentNullException.ThrowIfNull(variances);
        var normal = variances.Count * (battlesPerPoint - 1.0);
        if (variances.Count < 2)
        {
            return normal;
        }

        var moments = Moments.Of(variances);
        return moments.AreAlike ? normal : Math.Min(normal, 2.0 * moments.Mean * moments.Mean * variances.Count / moments.Variance);
    }
}
