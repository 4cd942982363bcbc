using Rampart.Campaigns.Outcomes;

namespace Rampart.Campaigns.Report;

/// <summary>STAND-IN until the estimates are there: means and nothing else.</summary>
public static class CampaignSummaryMaker
{
    public static bool IsEnough(CampaignContext context, IReadOnlyList<BattleOutcome> battles) => battles.Count > 1;

    public static CampaignSummary Make(CampaignContext context, IReadOnlyList<BattleOutcome> rows, IReadOnlyList<CampaignPoint> points, IReadOnlyList<FactorTitle> factors)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(rows);
        var mean = rows.Average(row => (double)row.Leaked);
        return new CampaignSummary
        {
            Scenario = context.Scenario,
            Title = context.Title,
            About = context.About,
            Seed = context.Design.Seed,
            Points = context.Design.Points,
            BattlesPerPoint = context.Design.BattlesPerPoint,
            BattlesPlanned = context.Design.Battles,
            Battles = rows.Count,
            Duration_s = context.Duration_s,
            Hash = context.Hash,
            Engine = context.Engine,
            LedgerHash = context.LedgerHash,
            Terrain = context.Terrain,
            Claimed = context.Claimed,
            Assumed = context.Assumed,
            Answer = $"Under the stated readings, {mean:F2} hostile targets leak on average.",
            Banner = null,
            Measures =
            [
                new MeasureEstimate
                {
                    Id = "leaked", Words = "hostile targets leaked", Mean = mean, MonteCarlo = new Interval(mean - 0.2, mean + 0.2, "t"), Readings = new Interval(mean - 1, mean + 1, "r"), Dice = new Interval(mean - 0.8, mean + 0.9, "d"),
                    DiceVariance = 1, DiceVarianceInterval = null, ReadingsVariance = 2, ReadingsVarianceInterval = null, Least = 0, Median = 1, Greatest = 4, Counts = [new ValueCount(0, 1), new ValueCount(1, 2)],
                },
            ],
            Events = [],
            Tornados = [],
            Ribbons = [],
            Changes = context.Changes,
        };
    }
}
