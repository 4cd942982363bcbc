using Rampart.Quantities;
using Rampart.Simulation.Command;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Motion;
using Rampart.Simulation.Sensing;
using Rampart.Terrain;

namespace Rampart.Simulation.Kernel;

/// <summary>Everything that is given before the first moment of a battle. The order of its lists never matters.</summary>
public sealed record BattleDefinition
{
    /// <summary>Origin of the theatre's local frame, at its stated height: tracks live here.</summary>
    public required Geodetic Theatre { get; init; }

    /// <summary>What lies under the battle and hides targets from radars.</summary>
    public required IGround Ground { get; init; }

    public required WeatherDefinition Weather { get; init; }

    public required Duration Length { get; init; }

    public required CommandPostDefinition CommandPost { get; init; }

    public required IReadOnlyList<BatteryDefinition> Batteries { get; init; }

    public required IReadOnlyList<AssetDefinition> Assets { get; init; }

    public required IReadOnlyList<TargetDefinition> Targets { get; init; }

    /// <summary>The batteries' radars that search, and the command post's if it has one.</summary>
    public IEnumerable<SearchRadarDefinition> SearchRadars =>
        Batteries.Select(battery => battery.SearchRadar).Concat(CommandPost.SurveillanceRadar is { } radar ? [radar] : []);

    /// <summary>Worked out from the radars once for all replications; no part of what is given.</summary>
    public EchoModels Echoes { get; } = new();

    /// <summary>Worked out from the targets' routes once for all replications; no part of what is given.</summary>
    public PlannedFlights Flights { get; } = new();
}
