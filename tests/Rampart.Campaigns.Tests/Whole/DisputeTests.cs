using Rampart.Campaigns.Design;
using Rampart.Campaigns.Estimates;
using Rampart.Campaigns.Outcomes;
using Rampart.Campaigns.Report;

namespace Rampart.Campaigns.Tests.Whole;

/// <summary>A dispute goes through a whole campaign, from two quotations to the sentence that names it, and what the sentence says comes true.</summary>
public sealed class DisputeTests
{
    private const string Claimed = "{ read: 48n6e3/made-up-kill, as: spread(discrete) }";
    private const string Assumed = "{ assumed: 0.95, among: [0.05, 0.95], because: nobody speaks of it in this test }";

    private static readonly CampaignDesign Design = new(7, Points: 24, BattlesPerPoint: 1);

    [Fact]
    public void A_reading_fixed_at_each_level_moves_the_result_as_the_tornado_said()
    {
        using var project = new DisputedKill(Claimed);
        var (summary, rows) = DisputedKill.Fight(project.Subject(), Design);
        var bar = summary.Tornados.Single(tornado => tornado.Measure is "leaked").Bars[0];

        // The dispute is the largest bar: nothing else moves so much.
        Assert.Equal(DisputedKill.Kill, bar.Factor);
        Assert.True(bar.StandsOut);
        Assert.Equal(["0.05", "0.95"], [bar.LowWords, bar.HighWords], StringComparer.Ordinal);
        Assert.Equal(Design.Points, bar.LowPoints + bar.HighPoints);
        Assert.InRange(bar.LowPoints, 5, 19);
        Assert.True(bar.Effect < 0.0, "More kill, and more leak.");

        // A dispute at the top is named with its origins, and has no banner.
        Assert.Null(summary.Banner);
        Assert.Contains("single-shot-kill-probability.fighter, of which 2 independent origins speak.", summary.Answer, StringComparison.Ordinal);
        Assert.EndsWith("Not a forecast of combat.", summary.Answer, StringComparison.Ordinal);

        // The same seed: everything else is drawn as before, and the dice are the same.
        double[] Leaked(string claim) => [.. DisputedKill.Fight(project.Subject((DisputedKill.Kill, $"one({claim})")), Design).Rows.OrderBy(row => row.Replication).Select(row => (double)row.Leaked)];
        var (never, always) = (Leaked("pessimist-2021"), Leaked("optimist-2020"));
        var differences = always.Zip(never, (high, low) => high - low).ToArray();
        var own = MeanInterval.Of(differences, NaturalBounds.None);
        var slack = 0.5 * (own.High - own.Low);

        Assert.True(differences.Average() < 0.0);
        Assert.InRange(differences.Average(), bar.EffectInterval.Low - slack, bar.EffectInterval.High + slack);
        Assert.True(bar.EffectInterval.High < 0.0);

        // A point of the mixed campaign is fought as that of the campaign whose claim it believes.
        Assert.All(rows, row => Assert.Contains((double)row.Leaked, new[] { never[row.Replication], always[row.Replication] }));
        Assert.InRange(summary.Measures.Single(measure => measure.Id is "leaked").Mean, always.Average() - slack, never.Average() + slack);
    }

    [Fact]
    public void The_same_value_where_nobody_claims_it_stands_in_the_banner()
    {
        using var project = new DisputedKill(Assumed);
        var summary = DisputedKill.Fight(project.Subject(), Design with { Points = 16 }).Summary;

        Assert.NotNull(summary.Banner);
        Assert.Contains("48N6E3 single-shot-kill-probability.fighter", summary.Banner, StringComparison.Ordinal);
        Assert.Contains("No public claim speaks of it.", summary.Banner, StringComparison.Ordinal);
        Assert.StartsWith("The top driver is an assumed value", summary.Banner, StringComparison.Ordinal);
        Assert.DoesNotContain("origin", summary.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Targets_that_share_their_fate_are_one_observation_and_not_many()
    {
        // In every second battle no missile works; in the others each one kills.
        const int Campaigns = 6;
        const int Battles = 16;
        using var project = new DisputedKill(Claimed);
        var subject = project.Subject(
            (DisputedKill.Kill, "one(optimist-2020)"),
            ("48n6e3/reliability", "1"),
            ("48n6e3/full-effect-share", "1"),
            ("48n6e3/edge-effect", "1"),
            ("48n6e3/common-mode.target", "0"),
            ("48n6e3/common-mode.battle", "0.5"),
            ("48n6e3/common-mode.battle-effect", "0"));
        var design = new CampaignDesign(7, Points: 1, BattlesPerPoint: Campaigns * Battles);
        var rows = DisputedKill.Fight(subject, design).Rows.OrderBy(row => row.Replication).ToList();

        // All or (nearly) nothing.
        Assert.All(rows, row => Assert.True(row.Leaked is 0 or 1 or DisputedKill.Fighters, $"{row.Leaked} leaked in battle {row.Replication}."));
        var doomed = rows.Count(row => row.Leaked == DisputedKill.Fighters);
        Assert.InRange(doomed, 28, 68);

        // What half the battles lose, and the rest beside it, is the truth: known here, since a share of one half was put in.
        var rest = rows.Where(row => row.Leaked < DisputedKill.Fighters).Average(row => row.Leaked);
        var truth = (0.5 * DisputedKill.Fighters) + (0.5 * rest);
        var few = design with { BattlesPerPoint = Battles };
        var (covered, pooledCovered) = (0, 0);
        foreach (var campaign in rows.Chunk(Battles))
        {
            BattleOutcome[] own = [.. campaign.Select((row, index) => row with { Replication = index })];
            var leaked = CampaignSummaryMaker.Make(DisputedKill.Context(subject, few), own, [], []).Measures.Single(measure => measure.Id is "leaked");

            // As if each target had its own dice.
            var share = leaked.Mean / DisputedKill.Fighters;
            var pooled = 1.96 * Math.Sqrt(share * (1.0 - share) / (Battles * DisputedKill.Fighters)) * DisputedKill.Fighters;
            var half = 0.5 * (leaked.MonteCarlo.High - leaked.MonteCarlo.Low);

            Assert.True(half > 1.7 * pooled, $"±{half} where targets that share nothing would give ±{pooled}.");
            covered += leaked.MonteCarlo.Low <= truth && truth <= leaked.MonteCarlo.High ? 1 : 0;
            pooledCovered += Math.Abs(leaked.Mean - truth) <= pooled ? 1 : 0;
        }

        Assert.InRange(covered, Campaigns - 1, Campaigns);
        Assert.True(pooledCovered < covered, $"{pooledCovered} of {Campaigns} pooled intervals hold the truth, and {covered} of ours.");
    }
}
