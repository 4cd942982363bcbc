using Rampart.Campaigns.Report;

namespace Rampart.Campaigns.Estimates;

/// <summary>How a count such as the kills has grown by each minute, over all battles.</summary>
/// <remarks>
/// Quantiles by <see cref="SampleQuantile"/> at each moment by itself: the battles that are at the edge early need not be those at the edge late, so no single battle runs along an edge.
/// </remarks>
public static class RibbonMaker
{
    private const double Step_s = 60.0;

    /// <param name="words">What is counted: "hostile targets killed".</param>
    /// <param name="battles">For each battle the times of what is counted, ascending.</param>
    /// <param name="duration_s">Until when.</param>
    public static Ribbon Of(string words, IReadOnlyList<IReadOnlyList<double>> battles, double duration_s)
    {
        ArgumentNullException.ThrowIfNull(battles);
        ArgumentOutOfRangeException.ThrowIfZero(battles.Count);
        ArgumentOutOfRangeException.ThrowIfNegative(duration_s);
        var minutes = (int)Math.Ceiling(duration_s / Step_s);
        var passed = new int[battles.Count];
        var moments = new RibbonMoment[minutes + 1];
        for (var minute = 0; minute <= minutes; minute++)
        {
            var time_s = Math.Min(minute * Step_s, duration_s);
            for (var battle = 0; battle < battles.Count; battle++)
            {
                while (passed[battle] < battles[battle].Count && battles[battle][passed[battle]] <= time_s)
                {
                    passed[battle]++;
                }
            }

            double[] counts = [.. passed.Order().Select(count => (double)count)];
            moments[minute] = new RibbonMoment(
                time_s,
                SampleQuantile.Of(counts, 0.05),
                SampleQuantile.Of(counts, 0.25),
                SampleQuantile.Of(counts, 0.5),
                SampleQuantile.Of(counts, 0.75),
                SampleQuantile.Of(counts, 0.95));
        }

        return new Ribbon(words, moments);
    }
}
