using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Scenarios;
using Rampart.Simulation.Kernel;

namespace Rampart.Web.Home;

/// <summary>Turns a scenario into its card.</summary>
internal static class ScenarioPicture
{
    private const double MeanEarthRadius_m = 6_371_000.0;
    private const double MarginShare = 0.06;
    private const int Digits = 2;

    // More lines than these are a smear on a small picture.
    private const int MostRoutes = 80;

    /// <summary>The card of a scenario.</summary>
    /// <param name="scenario">The scenario, read and resolved.</param>
    /// <param name="system">The defending system's name for readers.</param>
    /// <param name="remarks">How many remarks there are on its files.</param>
    public static ScenarioCard Of(Scenario scenario, string system, int remarks)
    {
        var battle = scenario.Battle;
        var theatre = new EnuFrame(battle.Theatre);
        var tally = ReadingTally.Of([.. scenario.Readings]);
        var batteries = battle.Batteries.OrderBy(battery => battery.Name, StringComparer.Ordinal).Select(battery => Battery(battery, theatre)).ToList();
        var assets = battle.Assets.OrderBy(asset => asset.Name, StringComparer.Ordinal).Select(asset => OnMap(theatre, asset.Place) is var at ? new AssetOnCard(asset.Name, at.East_km, at.North_km) : null!).ToList();
        var routes = Routes(battle, theatre);
        return new ScenarioCard(
            scenario.Name,
            scenario.Title,
            scenario.About,
            scenario.Coverage is not null,
            system,
            battle.Length.Seconds,
            battle.Ground.Description,
            battle.Targets.Count(target => target.Side == Simulation.Motion.Side.Hostile),
            battle.Targets.Count(target => target.Side == Simulation.Motion.Side.Friendly),
            battle.Targets.Count(target => target.Side == Simulation.Motion.Side.Civil),
            tally.Claimed,
            tally.Assumed,
            HalfWidth_km(batteries, assets, routes),
            batteries,
            assets,
            [.. Enumerable.Range(0, Math.Min(routes.Count, MostRoutes)).Select(at => routes[(int)((long)at * routes.Count / Math.Min(routes.Count, MostRoutes))])],
            routes.Count,
            remarks);
    }

    /// <summary>Ground distance and azimuth from the theatre's centre, on a sphere, split to the east and to the north.</summary>
    internal static PointOnCard OnMap(EnuFrame theatre, Geodetic place)
    {
        var offset = theatre.ToEnu(place.ToEcef());
        var horizontal = Math.Sqrt((offset.East * offset.East) + (offset.North * offset.North));
        var share = horizontal < 1.0 ? 1.0 : MeanEarthRadius_m * Portable.Atan2(horizontal, MeanEarthRadius_m + offset.Up) / horizontal;
        return new PointOnCard(Math.Round(offset.East * share / 1000.0, Digits), Math.Round(offset.North * share / 1000.0, Digits));
    }

    private static BatteryOnCard Battery(Simulation.Command.BatteryDefinition battery, EnuFrame theatre)
    {
        var at = OnMap(theatre, battery.Site);
        var reach = battery.Launchers.Select(launcher => launcher.Interceptor.MaximumRange.Kilometres).DefaultIfEmpty(0.0).Max();
        return new BatteryOnCard(battery.Name, at.East_km, at.North_km, reach, Math.Round(battery.EngagementRadar.InitialFacing.Normalized().Degrees, Digits), Math.Round(battery.EngagementRadar.SectorWidth.Degrees, Digits));
    }

    /// <summary>Those of one side and class that fly the same way count as one route.</summary>
    private static List<RouteOnCard> Routes(BattleDefinition battle, EnuFrame theatre) =>
    [
        .. battle.Targets
            .Select(target => (Target: target, Points: target.Route.Select(place => OnMap(theatre, place)).ToList()))
            .GroupBy(each => $"{each.Target.Side}/{each.Target.Class}/{string.Join(';', each.Points)}", StringComparer.Ordinal)
            .Select(group => (Group: group, First: group.OrderBy(each => each.Target.Name, StringComparer.Ordinal).First()))
            .OrderBy(each => each.First.Target.Name, StringComparer.Ordinal)
            .Select(each => new RouteOnCard(each.First.Target.Name, each.First.Target.Side, each.First.Target.Class, each.Group.Count(), each.First.Target.Ballistic is not null, each.First.Points)),
    ];

    // What is defended and who defends it are seen whole; of the rings and routes as much as comes with them.
    private static double HalfWidth_km(List<BatteryOnCard> batteries, List<AssetOnCard> assets, List<RouteOnCard> routes)
    {
        var reach = routes.SelectMany(route => route.Points).Select(point => Math.Max(Math.Abs(point.East_km), Math.Abs(point.North_km)))
            .Concat(batteries.Select(battery => Math.Max(Math.Abs(battery.East_km), Math.Abs(battery.North_km)) + (0.5 * battery.Range_km)))
            .Concat(assets.Select(asset => Math.Max(Math.Abs(asset.East_km), Math.Abs(asset.North_km))))
            .DefaultIfEmpty(1.0)
            .Max();
        return Math.Round(reach * (1.0 + MarginShare), Digits);
    }
}
