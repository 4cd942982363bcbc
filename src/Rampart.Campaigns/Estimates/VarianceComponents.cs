namespace Rampart.Campaigns.Estimates;

/// <summary>How much of the difference between battles is dice and how much is readings.</summary>
/// <remarks>
/// <para>Formula: one-way analysis of variance with random points: MSB = m·Σ(x̄ᵢ − x̄)²/(P − 1), MSW = ΣΣ(xᵢⱼ − x̄ᵢ)²/(P·(m − 1)); dice σ² = MSW, readings σ² = (MSB − MSW)/m, not below nought; correlation ρ = (MSB − MSW)/(MSB + (m − 1)·MSW).</para>
/// <para>Source: G. W. Snedecor and W. G. Cochran, Statistical Methods, 8th ed. (1989) §13.3 and §13.5; S. R. Searle, G. Casella, C. E. McCulloch, Variance Components (1992) §3.5. Worked example: O. L. Davies' dyestuff yields.</para>
/// <para>Valid: two battles or more at each of two points or more, as many at each; no shape is asked for. Where a point's dice are wider than another's, their mean variance is given.</para>
/// </remarks>
public sealed record VarianceComponents
{
    /// <summary>Between battles of one point.</summary>
    public required double DiceVariance { get; init; }

    /// <summary>Between the points' expected values; nought where the points' means differ no more than dice explain.</summary>
    public required double ReadingsVariance { get; init; }

    /// <summary>MSB.</summary>
    public required double BetweenMeanSquare { get; init; }

    /// <summary>The correlation of two battles of one point, which may come out a little below nought.</summary>
    public required double Correlation { get; init; }

    /// <summary>The variance of the battles of each point.</summary>
    public required IReadOnlyList<double> PointVariances { get; init; }

    public static VarianceComponents Of(PointSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentOutOfRangeException.ThrowIfLessThan(sample.Points, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(sample.BattlesPerPoint, 2);
        var m = sample.BattlesPerPoint;
        double[] variances = [.. Enumerable.Range(0, sample.Points).Select(point => Moments.Of(sample.Battles(point)).Variance)];
        var within = variances.Sum() / variances.Length;
        var between = m * Moments.Of(sample.PointMeans).Variance;
        return new VarianceComponents
        {
            DiceVariance = within,
            ReadingsVariance = Math.Max(0.0, (between - within) / m),
            BetweenMeanSquare = between,
            Correlation = between + within == 0.0 ? 0.0 : (between - within) / (between + ((m - 1) * within)),
            PointVariances = variances,
        };
    }
}
