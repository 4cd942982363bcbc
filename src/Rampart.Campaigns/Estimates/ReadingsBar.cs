using Rampart.Campaigns.Report;

namespace Rampart.Campaigns.Estimates;

/// <summary>Where the middle 90 % of expected values lie across the readings, the dice taken out: the second of the three bars.</summary>
/// <remarks>
/// <para>Formula: the 5 and 95 % quantiles of x̄ + √(σ²/S²)·(x̄ᵢ − x̄), σ² the readings' variance and S² the variance of the points' means: the means are drawn together until they vary as much as the expected values do.</para>
/// <para>Source: T. A. Louis, "Estimating a population of parameter values using Bayes and empirical Bayes methods", JASA 79 (1984) 393–398; M. Ghosh, "Constrained Bayes estimation with applications", JASA 87 (1992) 533–540.</para>
/// <para>Valid: two battles or more a point. Unlike mean ± 1.645·σ it keeps the shape (two camps of origins stay two camps) and never leaves the natural bounds. Where the dice are much wider than the readings the shape is that of the dice. A width of nought means "not told apart from dice", not "the readings do not matter".</para>
/// </remarks>
public static class ReadingsBar
{
    public static Interval Of(PointSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var components = VarianceComponents.Of(sample);
        var spread = Moments.Of(sample.PointMeans).Variance;
        var shrinking = spread == 0.0 ? 0.0 : Math.Sqrt(Math.Min(1.0, components.ReadingsVariance / spread));
        double[] expected = [.. sample.PointMeans.Select(mean => sample.Mean + (shrinking * (mean - sample.Mean))).Order()];
        return new Interval(
            SampleQuantile.Of(expected, 0.05),
            SampleQuantile.Of(expected, 0.95),
            components.ReadingsVariance == 0.0
                ? "not told apart from dice"
                : "middle 90 % of the points’ means, drawn together to the readings’ variance");
    }
}
