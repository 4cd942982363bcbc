using Rampart.Campaigns.Outcomes;

namespace Rampart.Campaigns.Estimates;

/// <summary>Something that a battle has or has not.</summary>
public sealed record BattleEvent(string Id, string Words, Func<BattleOutcome, bool> Of)
{
    /// <param name="assets">How many assets are defended; nought where that is not known.</param>
    public static IReadOnlyList<BattleEvent> All(int assets)
    {
        List<BattleEvent> events =
        [
            new("nothing-leaked", "no hostile target leaked", battle => battle.Leaked == 0),
            new("asset-destroyed", "at least one defended asset destroyed", battle => battle.AssetsDestroyed > 0),
        ];
        if (assets > 1)
        {
            events.Add(new("all-assets-destroyed", $"all {assets} defended assets destroyed", battle => battle.AssetsDestroyed >= assets));
        }

        events.Add(new("mistaken-kill", "at least one friendly or civil aircraft killed", battle => battle.MistakenKills > 0));
        events.Add(new("battery-lost", "at least one battery lost", battle => battle.BatteriesLost > 0));
        return events;
    }
}
