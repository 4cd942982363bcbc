namespace Rampart.Campaigns.Estimates;

/// <summary>The value below which a share of a sample lies.</summary>
/// <remarks>
/// <para>Formula: with the values ascending and h = (n − 1)·p, x⌊h⌋ + (h − ⌊h⌋)·(x⌊h⌋₊₁ − x⌊h⌋), counted from nought.</para>
/// <para>Source: R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996) 361–365: definition 7.</para>
/// <para>Valid: any sample; with fewer than about 20 values the 5 and 95 % are little more than the least and the greatest.</para>
/// </remarks>
public static class SampleQuantile
{
    public static double Of(IReadOnlyList<double> ascending, double share)
    {
        ArgumentNullException.ThrowIfNull(ascending);
        ArgumentOutOfRangeException.ThrowIfZero(ascending.Count);
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1.0);
        var place = (ascending.Count - 1) * share;
        var below = Math.Min((int)place, ascending.Count - 1);
        var above = Math.Min(below + 1, ascending.Count - 1);
        return ascending[below] + ((place - below) * (ascending[above] - ascending[below]));
    }
}
