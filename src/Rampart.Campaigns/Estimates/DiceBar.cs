using Rampart.Campaigns.Report;

namespace Rampart.Campaigns.Estimates;

/// <summary>Where the middle 90 % of battles lie about the expected value of their point: the first of the three bars.</summary>
/// <remarks>
/// <para>Formula: x̄ + the 5 and 95 % quantiles of (xᵢⱼ − x̄ᵢ)·√(m/(m − 1)) over all battles; the factor gives the departures from a point's mean the spread of departures from its expected value.</para>
/// <para>Source: residuals of the one-way layout scaled to their variance: H. Scheffé, The Analysis of Variance (1959) §3.1; quantiles by <see cref="SampleQuantile"/>.</para>
/// <para>Valid: two battles or more a point. With exactly two the departures are mirror images, so that the bar is symmetrical whatever the dice are; it is drawn at the mean over all points and cut at the natural bounds.</para>
/// </remarks>
public static class DiceBar
{
    public static Interval Of(PointSample sample, NaturalBounds bounds)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentOutOfRangeException.ThrowIfLessThan(sample.BattlesPerPoint, 2);
        var m = sample.BattlesPerPoint;
        var scale = Math.Sqrt(m / (m - 1.0));
        double[] departures = [.. Enumerable.Range(0, sample.Points).SelectMany(point => sample.Battles(point).Select(value => (value - sample.PointMeans[point]) * scale)).Order()];
        return bounds.Clip(new Interval(
            sample.Mean + SampleQuantile.Of(departures, 0.05),
            sample.Mean + SampleQuantile.Of(departures, 0.95),
            "middle 90 % of battles about their point’s expected value, drawn at the mean"));
    }
}
