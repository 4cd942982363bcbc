using System.Globalization;
using Rampart.Campaigns.Design;
using Rampart.Campaigns.Outcomes;
using Rampart.Campaigns.Report;
using Rampart.Evidence;
using Rampart.Simulation.Motion;

namespace Rampart.Campaigns.Tests.Estimates;

/// <summary>A campaign made up for tests: the raid of 12 leaks more the lower "reach" was drawn, "idle" does nothing.</summary>
internal static class SmallCampaign
{
    public static CampaignContext Context(int points, int battlesPerPoint) => new()
    {
        Scenario = "small",
        Title = "A small campaign",
        About = "Made up for tests.",
        Design = new CampaignDesign(7, points, battlesPerPoint),
        Duration_s = 600.0,
        Hash = "00",
        Engine = "test",
        LedgerHash = "11",
        Terrain = "none",
        Claimed = 3,
        Assumed = 2,
        Assets = 2,
    };

    public static IReadOnlyList<FactorTitle> Titles { get; } =
    [
        new("reach", "engagement range", FactorSupport.Claimed, IndependentOrigins: 3),
        new("idle", "colour of the paint", FactorSupport.Assumed, IndependentOrigins: 0),
    ];

    public static (IReadOnlyList<BattleOutcome> Battles, IReadOnlyList<CampaignPoint> Points) Fought(ulong seed, int points, int battlesPerPoint, double effect = 0.5)
    {
        var chance = new TestChance(seed);
        var battles = new List<BattleOutcome>();
        var drawn = new List<CampaignPoint>();
        for (var point = 0; point < points; point++)
        {
            var reach = chance.Uniform();
            drawn.Add(new CampaignPoint(point,
            [
                new FactorLevel("reach", reach, string.Create(CultureInfo.InvariantCulture, $"{200.0 + (200.0 * reach):0} km")),
                chance.Uniform() < 0.5 ? new FactorLevel("idle", 0.0, "green") : new FactorLevel("idle", 1.0, "grey"),
            ]));
            for (var battle = 0; battle < battlesPerPoint; battle++)
            {
                var leaked = chance.Binomial(12, 0.6 - (effect * reach));
                battles.Add(Battle(point, (point * battlesPerPoint) + battle, leaked, fired: 20 + chance.Binomial(8, 0.5)));
            }
        }

        return (battles, drawn);
    }

    public static BattleOutcome Battle(int point, int replication, int leaked, int fired) => new()
    {
        Point = point,
        Replication = replication,
        Hash = "",
        Events = 1,
        Classes = [new ClassOutcome(TargetClass.CruiseMissile, 12, 12, 12, 12 - leaked, leaked)],
        MissilesFired = fired,
        MissilesByType = [],
        Mistakes = 0,
        MistakenKills = 0,
        Hits = leaked / 2,
        AssetsDestroyed = leaked > 6 ? 1 : 0,
        BatteriesLost = 0,
        KilledAt_s = [.. Enumerable.Range(1, 12 - leaked).Select(kill => 30.0 * kill)],
        LeakedAt_s = [.. Enumerable.Range(1, leaked).Select(leak => 45.0 * leak)],
    };
}
