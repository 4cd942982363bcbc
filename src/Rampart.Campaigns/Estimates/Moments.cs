namespace Rampart.Campaigns.Estimates;

/// <summary>Mean, variance, skewness and kurtosis of a sample.</summary>
/// <remarks>
/// <para>Formula: s² = Σ(x − x̄)²/(n − 1); g₁ = m₃/m₂^1.5 and G₂ = (n − 1)/((n − 2)(n − 3))·((n + 1)·(m₄/m₂² − 3) + 6) with mₖ = Σ(x − x̄)ᵏ/n.</para>
/// <para>Source: D. N. Joanes and C. A. Gill, "Comparing measures of sample skewness and kurtosis", The Statistician 47 (1998) 183–189: their g₁ and G₂.</para>
/// <para>Valid: two values or more; G₂ is nought below four values, where it is not defined. Both are too small on average where the population has a long tail.</para>
/// </remarks>
public readonly record struct Moments
{
    public required int Size { get; init; }

    public required double Mean { get; init; }

    /// <summary>The sample's variance, over n − 1.</summary>
    public required double Variance { get; init; }

    /// <summary>g₁; nought where all values are alike.</summary>
    public required double Skewness { get; init; }

    /// <summary>G₂, the excess over the normal's; nought where all values are alike or fewer than four.</summary>
    public required double ExcessKurtosis { get; init; }

    /// <summary>Every value is the same: the sample tells nothing of its spread.</summary>
    public required bool AreAlike { get; init; }

    public static Moments Of(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Count, 2);
        var n = values.Count;
        var (sum, least, greatest) = (0.0, double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            sum += value;
            least = Math.Min(least, value);
            greatest = Math.Max(greatest, value);
        }

        if (least == greatest)
        {
            return new Moments { Size = n, Mean = least, Variance = 0.0, Skewness = 0.0, ExcessKurtosis = 0.0, AreAlike = true };
        }

        var mean = sum / n;
        var (second, third, fourth) = (0.0, 0.0, 0.0);
        foreach (var value in values)
        {
            var off = value - mean;
            second += off * off;
            third += off * off * off;
            fourth += off * off * off * off;
        }

        var m2 = second / n;
        return new Moments
        {
            Size = n,
            Mean = mean,
            Variance = second / (n - 1),
            Skewness = third / n / (m2 * Math.Sqrt(m2)),
            ExcessKurtosis = n < 4 ? 0.0 : (n - 1.0) / ((n - 2.0) * (n - 3.0)) * (((n + 1.0) * ((fourth / n / (m2 * m2)) - 3.0)) + 6.0),
            AreAlike = false,
        };
    }
}
