using System.Globalization;
using Rampart.Quantities;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;

namespace Rampart.Campaigns.Report;

/// <summary>What a campaign's figures rest on beside its readings' counts: the radars' reference detections, the targets' echoes, and what the ground does not support.</summary>
public static class StampWords
{
    // Half a post of the coarsest ground that matters here; a route's legs are looked at as densely.
    private const double Look_m = 2000.0;

    /// <summary>Reference detections and nose-on cross-sections as the models read without a draw: "92n6e 250 km at 4 m², Pd 0.5; …".</summary>
    public static string References(BattleDefinition battle)
    {
        ArgumentNullException.ThrowIfNull(battle);
        var radars = battle.SearchRadars.Cast<RadarDefinition>().Concat(battle.Batteries.Select(battery => (RadarDefinition)battery.EngagementRadar))
            .Select(radar => string.Create(CultureInfo.InvariantCulture, $"{radar.Name[(radar.Name.LastIndexOf('/') + 1)..]} {radar.Reference.Range} at {radar.Reference.CrossSection}, Pd {radar.Reference.DetectionProbability:0.###}"))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var echoes = battle.Targets.GroupBy(target => target.Class).OrderBy(group => (int)group.Key)
            .Select(group => $"{Words(group.Key)} {string.Join(" or ", group.Select(target => target.CrossSection.NoseOnInLowestBand).Distinct().OrderBy(area => area.SquareMetres))}");
        return $"{string.Join("; ", radars)}. Nose-on echoes in the lowest band: {string.Join(", ", echoes)}.";
    }

    /// <summary>How many hostile targets fly low over ground that does not support it; null where none does.</summary>
    public static string? Unsupported(BattleDefinition battle)
    {
        ArgumentNullException.ThrowIfNull(battle);
        var hostile = battle.Targets.Where(target => target.Side == Side.Hostile).ToList();
        var low = hostile.Where(target => IsLowOverCoarse(target, battle.Ground)).ToList();
        var classes = low.GroupBy(target => target.Class).OrderBy(group => (int)group.Key).Select(group => $"{Words(group.Key)} {group.Count()}");
        return low.Count == 0
            ? null
            : $"{low.Count} of {hostile.Count} hostile targets fly below {GroundQuality.LowFlight.Kilometres:0} km over ground unknown or too coarse for that ({string.Join(", ", classes)}): what becomes of them is not supported. Import finer terrain.";
    }

    private static bool IsLowOverCoarse(TargetDefinition target, IGround ground)
    {
        // A ballistic missile is low for seconds only, when it leaves and when it arrives.
        if (target.Class == TargetClass.BallisticMissile || ground is SmoothGround)
        {
            return false;
        }

        for (var leg = 0; leg + 1 < target.Route.Count; leg++)
        {
            var (from, to) = (Wgs84.Normal(target.Route[leg].Latitude, target.Route[leg].Longitude), Wgs84.Normal(target.Route[leg + 1].Latitude, target.Route[leg + 1].Longitude));
            var length = (target.Route[leg].ToEcef() - target.Route[leg + 1].ToEcef()).Norm;
            for (var way = 0.0; way <= length; way += Look_m)
            {
                var share = way / length;
                var normal = ((from * (1.0 - share)) + (to * share)).Unit();
                var height = target.Route[leg].Height.Metres + (share * (target.Route[leg + 1].Height - target.Route[leg].Height).Metres);
                var below = target.HeightsOver == HeightsOver.Ground ? 0.0 : ground.HeightAt(normal);
                if (ground.PostSpacingAt(normal) > GroundQuality.CoarsestForLowFlight.Metres && height - (double.IsNaN(below) ? 0.0 : below) < GroundQuality.LowFlight.Metres)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string Words(TargetClass target) => Results.Report.Say.Words(target);
}
