using System.Globalization;
using Rampart.Campaigns.Outcomes;
using Rampart.Campaigns.Report;

namespace Rampart.Campaigns.Estimates;

/// <summary>How much of the variance between the points' means one factor makes: what would go if its value were known.</summary>
/// <remarks>
/// <para>
/// Formula: points in k groups by the factor's level, or in up to five equal groups by its position; the share is ε² = 1 − MSW·(N − 1)/SST, not below nought. Its 95 % interval is
/// λ/(λ + N) for the noncentralities λ at which the ratio F = MSB/MSW that was found has probability 0.975 and 0.025; N points, MSB and MSW mean squares between and within groups, SST sum of squares of all.
/// </para>
/// <para>Source: ε², T. L. Kelley, "An unbiased correlation ratio measure", Proc. Nat. Acad. Sci. 21 (1935) 554–559; interval, J. H. Steiger, "Beyond the F test", Psychological Methods 9 (2004) 164–182; as a first-order index from given data, E. Plischke, E. Borgonovo, C. L. Smith, European Journal of Operational Research 226 (2013) 536–550. Formulas from the textbook form, not confirmed against the pages.</para>
/// <para>Valid: factors drawn independently of each other; normal spread within the groups for the interval. It counts what the factor does by itself: what it does only together with others is not in it, and five groups miss a twenty-fifth of a straight course.</para>
/// </remarks>
/// <param name="Share">From 0 to 1.</param>
/// <param name="Interval">95 % interval of the share.</param>
public sealed record VarianceShare(double Share, Interval Interval)
{
    private const int MostLevels = 6;
    private const int MostGroups = 5;
    private const int PointsOfGroup = 10;
    private const double Closeness = 1e-10;

    /// <param name="levels">What each point has drawn; null where it has not drawn the factor.</param>
    /// <param name="means">The mean of the measure at each point.</param>
    /// <returns>Null where the points are too few for two groups.</returns>
    public static VarianceShare? Of(IReadOnlyList<FactorLevel?> levels, IReadOnlyList<double> means)
    {
        ArgumentNullException.ThrowIfNull(levels);
        ArgumentNullException.ThrowIfNull(means);
        var groups = Groups([.. levels.Select((level, index) => (Level: level, Mean: means[index])).Where(each => each.Level is not null).Select(each => (each.Level!, each.Mean))]);
        return groups.Count < 2 ? null : Of(groups);
    }

    /// <summary>The share that groups of values make.</summary>
    public static VarianceShare Of(IReadOnlyList<IReadOnlyList<double>> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var count = groups.Sum(group => group.Count);
        var mean = groups.Sum(group => group.Sum()) / count;
        var between = groups.Sum(group => group.Count * Squared(group.Average() - mean));
        var within = groups.Sum(group => group.Average() is var own ? group.Sum(value => Squared(value - own)) : 0.0);
        var (first, second) = (groups.Count - 1.0, (double)(count - groups.Count));
        if (between + within == 0.0)
        {
            return new VarianceShare(0.0, new Interval(0.0, 0.0, "the points’ means are all alike"));
        }

        if (within == 0.0 || second < 1.0)
        {
            return new VarianceShare(1.0, new Interval(0.0, 1.0, "no spread within the groups"));
        }

        var ratio = between / first / (within / second);
        double End(double probability) => Noncentrality(ratio, first, second, probability) is var lambda ? lambda / (lambda + count) : 0.0;
        return new VarianceShare(
            Math.Max(0.0, 1.0 - (within / second * (count - 1) / (between + within))),
            new Interval(End(0.975), End(0.025), string.Create(CultureInfo.InvariantCulture, $"Steiger, {count} points in {groups.Count} groups")));
    }

    private static List<IReadOnlyList<double>> Groups(IReadOnlyList<(FactorLevel Level, double Mean)> drawn)
    {
        var levels = drawn.GroupBy(each => each.Level.Level, StringComparer.Ordinal).ToList();
        var isOrdered = drawn.Select(each => each.Level.Position).Distinct().Skip(1).Any();
        if (levels.Count <= MostLevels || !isOrdered)
        {
            return [.. levels.Where(level => level.Count() >= FactorSplit.LeastPoints).Select(level => (IReadOnlyList<double>)[.. level.Select(each => each.Mean)])];
        }

        // Points of one position stay together, so that a group may be a little larger than its neighbour.
        var ascending = drawn.OrderBy(each => each.Level.Position).ToList();
        var wanted = Math.Min(MostGroups, ascending.Count / PointsOfGroup);
        var groups = new List<IReadOnlyList<double>>();
        var at = 0;
        for (var group = 1; group <= wanted && at < ascending.Count; group++)
        {
            var end = Math.Max(at + 1, ascending.Count * group / wanted);
            while (end < ascending.Count && ascending[end].Level.Position == ascending[end - 1].Level.Position)
            {
                end++;
            }

            groups.Add([.. ascending.Skip(at).Take(end - at).Select(each => each.Mean)]);
            at = end;
        }

        return groups;
    }

    /// <summary>The noncentrality at which the ratio has this probability; nought where it has less already without any.</summary>
    private static double Noncentrality(double ratio, double first, double second, double probability)
    {
        if (NoncentralF.Cdf(ratio, first, second, 0.0) <= probability)
        {
            return 0.0;
        }

        var (low, high) = (0.0, 1.0);
        while (NoncentralF.Cdf(ratio, first, second, high) > probability)
        {
            (low, high) = (high, 2.0 * high);
        }

        while (high - low > Closeness * high)
        {
            var middle = (low + high) / 2.0;
            (low, high) = NoncentralF.Cdf(ratio, first, second, middle) > probability ? (middle, high) : (low, middle);
        }

        return high;
    }

    private static double Squared(double value) => value * value;
}
