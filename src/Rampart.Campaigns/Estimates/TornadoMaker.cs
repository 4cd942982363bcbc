using Rampart.Campaigns.Outcomes;
using Rampart.Campaigns.Report;
using Rampart.Evidence;

namespace Rampart.Campaigns.Estimates;

/// <summary>Compares the points at which a factor was drawn low with those at which it was drawn high, for every factor at once.</summary>
/// <remarks>
/// The rest of the factors are drawn at random in both groups, so that they widen the intervals and do not bend the effects. An effect's interval is for the cut
/// as it fell among these points; that another campaign would cut a little elsewhere is not in it. What the comparison cannot see:
/// an effect that rises and falls again between low and high, and two factors that only act together. <see cref="FactorSplit"/>, <see cref="WelchDifference"/>
/// and <see cref="HolmProcedure"/> say how the groups are made, compared and judged. The chance of a pair of levels chosen among k pairs is multiplied by k (Bonferroni).
/// </remarks>
public static class TornadoMaker
{
    private const double FalseAlarms = 0.05;

    /// <param name="measure">The measure's id.</param>
    /// <param name="means">The mean of the measure at each point.</param>
    /// <param name="bounds">The measure's natural bounds.</param>
    /// <param name="points">The points in the order of the means.</param>
    /// <param name="titles">What a reader is told; a factor without a title is called by its name and taken for assumed.</param>
    public static Tornado Of(string measure, IReadOnlyList<double> means, NaturalBounds bounds, IReadOnlyList<CampaignPoint> points, IReadOnlyList<FactorTitle> titles)
    {
        ArgumentNullException.ThrowIfNull(means);
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(titles);
        if (means.Count != points.Count)
        {
            throw new ArgumentException("Every point needs its mean.", nameof(means));
        }

        var levels = points.Select(point => point.Levels.ToDictionary(level => level.Factor, StringComparer.Ordinal)).ToArray();
        var titleOf = titles.ToDictionary(title => title.Name, StringComparer.Ordinal);
        var factors = levels.SelectMany(each => each.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var looked = new List<(TornadoBar Bar, double Chance)>();
        foreach (var factor in factors)
        {
            FactorLevel?[] drawn = [.. levels.Select(each => each.GetValueOrDefault(factor))];
            if (FactorSplit.Of(drawn, means) is not { } split)
            {
                continue;
            }

            double[] low = [.. split.Low.Select(index => means[index])];
            double[] high = [.. split.High.Select(index => means[index])];
            var difference = WelchDifference.Of(low, high);
            var title = titleOf.GetValueOrDefault(factor) ?? new FactorTitle(factor, factor, FactorSupport.Assumed, IndependentOrigins: 0);
            var bar = new TornadoBar
            {
                Factor = factor,
                Title = title.Title,
                Support = title.Support,
                IndependentOrigins = title.IndependentOrigins,
                ClaimsBeside = title.ClaimsBeside,
                LowWords = split.LowWords,
                HighWords = split.HighWords,
                LowPoints = low.Length,
                HighPoints = high.Length,
                LowMean = low.Average(),
                LowInterval = MeanInterval.Of(low, bounds),
                HighMean = high.Average(),
                HighInterval = MeanInterval.Of(high, bounds),
                Effect = difference.Difference,
                EffectInterval = difference.Interval,
                VarianceShare = VarianceShare.Of(drawn, means),
                StandsOut = false,
            };
            looked.Add((bar, Math.Min(1.0, split.Pairs * difference.ChanceOfSuch)));
        }

        var standsOut = HolmProcedure.Rejected([.. looked.Select(each => each.Chance)], FalseAlarms);
        TornadoBar[] bars =
        [
            .. looked.Select((each, index) => each.Bar with { StandsOut = standsOut[index] })
                .OrderByDescending(bar => Math.Abs(bar.Effect))
                .ThenBy(bar => bar.Factor, StringComparer.Ordinal),
        ];
        return new Tornado(measure, bars.Length, bars, looked.Count(each => each.Chance < FalseAlarms), FalseAlarms * bars.Length);
    }
}
