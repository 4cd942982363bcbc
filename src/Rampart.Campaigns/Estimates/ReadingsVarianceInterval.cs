using System.Globalization;
using MathNet.Numerics.Distributions;
using Rampart.Campaigns.Report;

namespace Rampart.Campaigns.Estimates;

/// <summary>95 % interval of the variance between the expected values of the points: what the readings do, the dice taken out.</summary>
/// <remarks>
/// <para>
/// Formula: with F = MSB/MSW, low = SSB·(1 − F(0.975; ν₁, ν₂)/F)/(m·χ²(0.975; ν₁)), high = SSB·(1 − F(0.025; ν₁, ν₂)/F)/(m·χ²(0.025; ν₁)), both not below nought; SSB = ν₁·MSB.
/// ν₁ = (P − 1)/(1 + γ/2) with γ the excess kurtosis of the points' means, not below nought; ν₂ by <see cref="DiceVarianceInterval.Freedom"/>.
/// </para>
/// <para>Source: J. S. Williams, "A confidence interval for variance components", Biometrika 49 (1962) 278–281, and J. W. Tukey, "Components in regression", Biometrics 7 (1951) 33–69; degrees of freedom shortened for kurtosis: G. E. P. Box, "Non-normality and tests on variances", Biometrika 40 (1953) 318–335. Formulas from the textbook form (S. R. Searle, G. Casella, C. E. McCulloch, Variance Components, 1992, §3.6), not confirmed against the page.</para>
/// <para>Valid: as many battles at each point. On the safe side where expected values spread evenly or normally; with a long tail (a few points far off) it covers 80–92 % only. A low end of nought means that readings were not told apart from dice.</para>
/// </remarks>
public static class ReadingsVarianceInterval
{
    public static Interval Of(PointSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentOutOfRangeException.ThrowIfLessThan(sample.Points, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(sample.BattlesPerPoint, 2);
        var components = VarianceComponents.Of(sample);
        var between = components.BetweenMeanSquare;
        var within = components.DiceVariance;
        if (between == 0.0)
        {
            return new Interval(0.0, 0.0, "the points’ means are all alike");
        }

        var moments = Moments.Of(sample.PointMeans);
        var first = (sample.Points - 1) / (1.0 + (Math.Max(0.0, moments.ExcessKurtosis) / 2.0));
        var second = DiceVarianceInterval.Freedom(components.PointVariances, sample.BattlesPerPoint);
        var low = End(0.975);
        var high = End(0.025);
        return new Interval(
            low,
            high,
            string.Create(CultureInfo.InvariantCulture, $"Williams–Tukey with {first:0.#} and {second:0.#} degrees of freedom{(low == 0.0 ? "; not told apart from dice" : "")}"));

        double End(double share)
        {
            var dice = within == 0.0 ? 0.0 : FisherSnedecor.InvCDF(first, second, share) * within;
            return Math.Max(0.0, first * (between - dice) / (sample.BattlesPerPoint * ChiSquared.InvCDF(first, share)));
        }
    }
}
