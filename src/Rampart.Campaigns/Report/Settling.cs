using Rampart.Campaigns.Estimates;

namespace Rampart.Campaigns.Report;

/// <summary>What would be won if a factor's value were known: how much of a measure's variance would go.</summary>
/// <param name="Bar">The factor, as the tornado has it.</param>
/// <param name="Share">Of the variance between battles, dice and readings together; from 0 to 1.</param>
/// <param name="Interval">95 % interval of that share; the variances of dice and readings are taken as they were found.</param>
/// <param name="OfReadings">Of the variance between the points' expected values, which is what the unknown values do; null where the campaign does not tell that from the dice.</param>
public sealed record Settling(TornadoBar Bar, double Share, Interval Interval, double? OfReadings)
{
    /// <summary>The factors of a measure by what their settling would remove, the largest first; a factor that too few points have drawn is not among them.</summary>
    /// <exception cref="ArgumentException">The campaign has no such measure, or no tornado of it.</exception>
    public static IReadOnlyList<Settling> Of(CampaignSummary summary, string measure)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var estimate = summary.Measures.FirstOrDefault(each => string.Equals(each.Id, measure, StringComparison.Ordinal));
        var tornado = summary.Tornados.FirstOrDefault(each => string.Equals(each.Measure, measure, StringComparison.Ordinal));
        if (estimate is null || tornado is null)
        {
            throw new ArgumentException($"The campaign has no tornado of {measure}.", nameof(measure));
        }

        var (ofBattles, ofReadings) = Scales(estimate, summary.BattlesPerPoint);
        return
        [
            .. tornado.Bars.Where(bar => bar.VarianceShare is not null)
                .Select(bar => new Settling(
                    bar, bar.VarianceShare!.Share * ofBattles,
                    bar.VarianceShare.Interval with { Low = bar.VarianceShare.Interval.Low * ofBattles, High = bar.VarianceShare.Interval.High * ofBattles },
                    ofReadings is { } scale ? Math.Min(1.0, bar.VarianceShare.Share * scale) : null))
                .OrderByDescending(each => each.Share).ThenByDescending(each => Math.Abs(each.Bar.Effect)).ThenBy(each => each.Bar.Factor, StringComparer.Ordinal),
        ];
    }

    /// <summary>By what a share of the variance between the points' means is to be multiplied, to be one of all battles' and one of the readings' variance.</summary>
    private static (double OfBattles, double? OfReadings) Scales(MeasureEstimate estimate, int battlesPerPoint)
    {
        if (estimate is not { DiceVariance: { } dice, ReadingsVariance: { } readings } || dice + readings <= 0.0)
        {
            // One battle a point: a point's mean is its battle.
            return (1.0, null);
        }

        var means = readings + (dice / battlesPerPoint);
        return (means / (dice + readings), readings > 0.0 && estimate.ReadingsVarianceInterval is { Low: > 0.0 } ? means / readings : null);
    }
}
