using Rampart.Campaigns.Estimates;
using Rampart.Campaigns.Outcomes;

namespace Rampart.Campaigns.Report;

/// <summary>Makes of a campaign's battles what it says: estimates with their intervals, tornados, ribbons and the answer in a sentence.</summary>
/// <remarks>
/// The same battles give the same summary in whatever order they come, without a draw of chance. Battles of points that are not complete are left out,
/// since battles of a point are not independent and all points are to count alike.
/// </remarks>
public static class CampaignSummaryMaker
{
    /// <summary>How many battles of complete points there must be.</summary>
    public const int LeastBattles = 2;

    private const string LeakedId = "leaked";

    /// <summary>Whether enough battles are finished for <see cref="Make"/>.</summary>
    public static bool IsEnough(CampaignContext context, IReadOnlyList<BattleOutcome> battles) => Complete(context, battles).Count >= LeastBattles;

    /// <param name="context">What the campaign is about.</param>
    /// <param name="outcomes">Its battles, in any order.</param>
    /// <param name="points">What each point has drawn; those without battles are passed over.</param>
    /// <param name="factors">What a reader is told of the factors.</param>
    /// <exception cref="ArgumentException">Fewer than two battles of complete points, or a battle twice, or of another point than its number says.</exception>
    public static CampaignSummary Make(CampaignContext context, IReadOnlyList<BattleOutcome> outcomes, IReadOnlyList<CampaignPoint> points, IReadOnlyList<FactorTitle> factors)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(factors);
        var battles = Complete(context, outcomes);
        if (battles.Count < LeastBattles)
        {
            throw new ArgumentException($"A campaign says nothing before {LeastBattles} battles of complete points are fought.", nameof(outcomes));
        }

        var battlesByPoint = battles.Chunk(context.Design.BattlesPerPoint).ToArray();
        var pointOf = points.ToDictionary(point => point.Number);
        CampaignPoint[] drawn = [.. battlesByPoint.Select(each => pointOf.GetValueOrDefault(each[0].Point) ?? new CampaignPoint(each[0].Point, []))];

        var measures = new List<MeasureEstimate>();
        var tornados = new List<Tornado>();
        foreach (var measure in Measure.All(battles))
        {
            var sample = new PointSample([.. battlesByPoint.Select(point => (IReadOnlyList<double>)[.. point.Select(measure.Of)])]);
            measures.Add(Estimate(measure, sample));
            if (measure.HasTornado)
            {
                tornados.Add(TornadoMaker.Of(measure.Id, sample.PointMeans, measure.Bounds, drawn, factors));
            }
        }

        if (MissilesPerKill(battlesByPoint) is { } perKill)
        {
            measures.Insert(measures.FindIndex(measure => string.Equals(measure.Id, "missiles-fired", StringComparison.Ordinal)) + 1, perKill);
        }

        var leaked = measures.First(measure => string.Equals(measure.Id, LeakedId, StringComparison.Ordinal));
        var leakedTornado = tornados.First(tornado => string.Equals(tornado.Measure, LeakedId, StringComparison.Ordinal));
        return new CampaignSummary
        {
            Scenario = context.Scenario,
            Title = context.Title,
            About = context.About,
            Seed = context.Design.Seed,
            Points = battlesByPoint.Length,
            BattlesPerPoint = context.Design.BattlesPerPoint,
            BattlesPlanned = context.Design.Battles,
            Battles = battles.Count,
            Duration_s = context.Duration_s,
            Hash = context.Hash,
            Engine = context.Engine,
            LedgerHash = context.LedgerHash,
            Terrain = context.Terrain,
            References = context.References,
            Unsupported = context.Unsupported,
            Claimed = context.Claimed,
            Assumed = context.Assumed,
            Answer = CampaignAnswer.Of(leaked, leakedTornado),
            Banner = CampaignAnswer.Banner(leakedTornado),
            Measures = measures,
            Events = [.. BattleEvent.All(context.Assets).Select(each => Estimate(each, battlesByPoint))],
            Tornados = tornados,
            Ribbons =
            [
                RibbonMaker.Of("hostile targets killed", [.. battles.Select(battle => battle.KilledAt_s)], context.Duration_s),
                RibbonMaker.Of("hostile targets leaked", [.. battles.Select(battle => battle.LeakedAt_s)], context.Duration_s),
            ],
            Changes = context.Changes,
        };
    }

    /// <summary>The battles of complete points, by number.</summary>
    private static IReadOnlyList<BattleOutcome> Complete(CampaignContext context, IReadOnlyList<BattleOutcome> battles)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(battles);
        var byNumber = new SortedDictionary<int, BattleOutcome>();
        foreach (var battle in battles)
        {
            if (battle.Point != context.Design.PointOf(battle.Replication))
            {
                throw new ArgumentException($"Battle {battle.Replication} belongs to point {context.Design.PointOf(battle.Replication)}, not to point {battle.Point}.", nameof(battles));
            }

            if (!byNumber.TryAdd(battle.Replication, battle))
            {
                throw new ArgumentException($"Battle {battle.Replication} is given twice.", nameof(battles));
            }
        }

        return
        [
            .. byNumber.Values.GroupBy(battle => battle.Point)
                .Where(point => point.Count() == context.Design.BattlesPerPoint)
                .SelectMany(point => point),
        ];
    }

    private static MeasureEstimate Estimate(Measure measure, PointSample sample)
    {
        var hasDice = sample.BattlesPerPoint > 1;
        var hasReadings = hasDice && sample.Points > 1;
        double[] ascending = [.. sample.All.Order()];
        double[] variances = hasDice ? [.. Enumerable.Range(0, sample.Points).Select(point => Moments.Of(sample.Battles(point)).Variance)] : [];
        return new MeasureEstimate
        {
            Id = measure.Id,
            Words = measure.Words,
            Mean = sample.Mean,
            MonteCarlo = MeanInterval.Of(sample.Independent, measure.Bounds, sample.IndependentUnit),
            Readings = hasReadings ? ReadingsBar.Of(sample) : null,
            Dice = hasDice ? DiceBar.Of(sample, measure.Bounds) : null,
            DiceVariance = hasDice ? variances.Average() : null,
            DiceVarianceInterval = hasDice ? DiceVarianceInterval.Of(variances, sample.BattlesPerPoint) : null,
            ReadingsVariance = hasReadings ? VarianceComponents.Of(sample).ReadingsVariance : null,
            ReadingsVarianceInterval = hasReadings ? ReadingsVarianceInterval.Of(sample) : null,
            Least = ascending[0],
            Median = SampleQuantile.Of(ascending, 0.5),
            Greatest = ascending[^1],
            Counts = Counted(ascending),
            OutOf = measure.OutOf,
            IsShare = measure.Bounds == NaturalBounds.Share,
        };
    }

    private static MeasureEstimate? MissilesPerKill(BattleOutcome[][] battlesByPoint)
    {
        var fired = Sample(battlesByPoint, battle => battle.MissilesFired);
        var killed = Sample(battlesByPoint, battle => battle.Killed);
        if (RatioEstimate.Of(fired, killed) is not { } estimate)
        {
            return null;
        }

        double[] ascending = [.. battlesByPoint.SelectMany(point => point).Where(battle => battle.Killed > 0).Select(battle => (double)battle.MissilesFired / battle.Killed).Order()];
        return new MeasureEstimate
        {
            Id = "missiles-per-kill",
            Words = "missiles fired for each hostile target killed",
            Mean = estimate.Ratio,
            MonteCarlo = estimate.Interval,
            Readings = null,
            Dice = null,
            DiceVariance = null,
            DiceVarianceInterval = null,
            ReadingsVariance = null,
            ReadingsVarianceInterval = null,
            Least = ascending[0],
            Median = SampleQuantile.Of(ascending, 0.5),
            Greatest = ascending[^1],
            Counts = Counted(ascending),
        };
    }

    private static EventEstimate Estimate(BattleEvent each, BattleOutcome[][] battlesByPoint)
    {
        var sample = Sample(battlesByPoint, battle => each.Of(battle) ? 1.0 : 0.0);
        var seen = battlesByPoint.Sum(point => point.Count(each.Of));
        return new EventEstimate(each.Id, each.Words, seen, sample.Points * sample.BattlesPerPoint, sample.Mean, ClusteredShare.IntervalOf(sample));
    }

    private static PointSample Sample(BattleOutcome[][] battlesByPoint, Func<BattleOutcome, double> value) =>
        new([.. battlesByPoint.Select(point => (IReadOnlyList<double>)[.. point.Select(value)])]);

    private static IReadOnlyList<ValueCount> Counted(IReadOnlyList<double> ascending) =>
        [.. ascending.GroupBy(value => value).Select(group => new ValueCount(group.Key, group.Count()))];
}
