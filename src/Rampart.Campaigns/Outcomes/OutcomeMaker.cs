using Rampart.Results.Summary;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;

namespace Rampart.Campaigns.Outcomes;

/// <summary>Takes from a battle's summary what a campaign keeps of it.</summary>
public static class OutcomeMaker
{
    /// <param name="point">At which point of the campaign it was fought.</param>
    /// <param name="replication">The battle's number.</param>
    /// <param name="battle">What was given.</param>
    /// <param name="summary">What came out; of a journal that kept at least all events, or nobody knows who was detected.</param>
    public static BattleOutcome Of(int point, int replication, BattleDefinition battle, BattleSummary summary)
    {
        ArgumentNullException.ThrowIfNull(battle);
        ArgumentNullException.ThrowIfNull(summary);
        return new BattleOutcome
        {
            Point = point,
            Replication = replication,
            Hash = summary.Hash,
            Events = summary.Events,
            Classes =
            [
                .. from count in summary.Waterfall
                   where count is { Class: not null, Appeared: > 0 }
                   select new ClassOutcome(count.Class!.Value, count.Appeared, count.Detected ?? 0, count.FiredAt, count.Killed, count.Leaked),
            ],
            MissilesFired = summary.Engagements.Count,
            MissilesByType = ByType(battle, summary),
            Mistakes = summary.Mistakes.Count,
            MistakenKills = summary.Kills.Count(kill => kill.Side != Side.Hostile),
            Hits = summary.Damage.Sum(damage => damage.Hits),
            AssetsDestroyed = summary.Damage.Count(damage => damage.Kind == EntityKind.Asset && damage.Destroyed),
            BatteriesLost = summary.Damage.Count(damage => damage.Kind == EntityKind.Battery && damage.Destroyed),
            KilledAt_s = [.. summary.Kills.Where(kill => kill.Side == Side.Hostile).Select(kill => kill.Time_s).Order()],
            LeakedAt_s = [.. summary.Leakers.Select(leaker => leaker.Time_s).Order()],
        };
    }

    private static List<(string Interceptor, int Fired)> ByType(BattleDefinition battle, BattleSummary summary)
    {
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var battery in battle.Batteries)
        {
            foreach (var launcher in battery.Launchers)
            {
                types[launcher.Name] = launcher.Interceptor.Name;
            }
        }

        return
        [
            .. summary.Engagements.GroupBy(engagement => types[engagement.Launcher], StringComparer.Ordinal)
                .OrderBy(type => type.Key, StringComparer.Ordinal)
                .Select(type => (type.Key, type.Count())),
        ];
    }
}
