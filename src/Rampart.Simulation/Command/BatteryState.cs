using Rampart.Quantities;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;

namespace Rampart.Simulation.Command;

/// <summary>One battery: a radar that searches, an engagement radar, and launchers with their interceptors.</summary>
public sealed record BatteryDefinition
{
    public required string Name { get; init; }

    /// <summary>The ground on which the battery stands; its launchers are taken to stand there too.</summary>
    public required Geodetic Site { get; init; }

    /// <summary>The radar with which the battery itself finds targets: its acquisition radar, or a surveillance radar of its own.</summary>
    public required Sensing.SearchRadarDefinition SearchRadar { get; init; }

    public required Sensing.EngagementRadarDefinition EngagementRadar { get; init; }

    public required IReadOnlyList<LauncherDefinition> Launchers { get; init; }
}

/// <summary>A battery at work.</summary>
public struct BatteryState
{
    public EntityId Id;
    public BatteryDefinition Definition;
    public EntityId SearchRadar;
    public EntityId EngagementRadar;

    /// <summary>The site in the theatre's frame, metres.</summary>
    public EnuOffset Site;

    /// <summary>What its launchers carry: the type with the shortest reach first.</summary>
    public InterceptorDefinition[] Types;
    public bool IsOutOfAction;

    /// <summary>The battery's launchers are the rows from First, this many, of the launcher table.</summary>
    public int FirstLauncher;
    public int LauncherCount;
}

/// <summary>The command post at work.</summary>
public struct CommandPostState
{
    public EntityId Id;
    public CommandPostDefinition Definition;

    /// <summary>Its own radar, or none.</summary>
    public EntityId SurveillanceRadar;
}
