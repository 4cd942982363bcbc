using System.Globalization;
using Rampart.Simulation.Engagement;

namespace Rampart.Simulation.Kernel;

/// <summary>Names of entities that the scenario does not name one by one.</summary>
public static class EntityNames
{
    /// <summary>LAUNCHER/load-00/missile-00 and so on: with zeros in front, so that the order of names is the order of firing.</summary>
    public static IEnumerable<string> OfMissiles(LauncherDefinition launcher)
    {
        ArgumentNullException.ThrowIfNull(launcher);
        return
            from load in Enumerable.Range(0, launcher.Reloads + 1)
            from missile in Enumerable.Range(0, launcher.Missiles)
            select string.Create(CultureInfo.InvariantCulture, $"{launcher.Name}/load-{load:D2}/missile-{missile:D2}");
    }

    /// <summary>All names of a battle with what they stand for.</summary>
    public static IEnumerable<(string Name, EntityKind Kind)> All(BattleDefinition battle)
    {
        ArgumentNullException.ThrowIfNull(battle);
        yield return (battle.CommandPost.Name, EntityKind.CommandPost);
        if (battle.CommandPost.SurveillanceRadar is { } surveillance)
        {
            yield return (surveillance.Name, EntityKind.SurveillanceRadar);
        }

        foreach (var target in battle.Targets)
        {
            yield return (target.Name, EntityKind.Target);
        }

        foreach (var asset in battle.Assets)
        {
            yield return (asset.Name, EntityKind.Asset);
        }

        foreach (var battery in battle.Batteries)
        {
            yield return (battery.Name, EntityKind.Battery);
            yield return (battery.SearchRadar.Name, EntityKind.SurveillanceRadar);
            yield return (battery.EngagementRadar.Name, EntityKind.EngagementRadar);
            foreach (var launcher in battery.Launchers)
            {
                yield return (launcher.Name, EntityKind.Launcher);
                foreach (var missile in OfMissiles(launcher))
                {
                    yield return (missile, EntityKind.Interceptor);
                }
            }
        }
    }
}
