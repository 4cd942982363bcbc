using Rampart.Quantities;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;

namespace Rampart.Simulation.Command;

/// <summary>One battery: a surveillance radar, an engagement radar, launchers and one type of interceptor.</summary>
public sealed record BatteryDefinition
{
    public required string Name { get; init; }

    /// <summary>The ground on which the battery stands; its launchers are taken to stand there too.</summary>
    public required Geodetic Site { get; init; }

    public required Sensing.SearchRadarDefinition SearchRadar { get; init; }

    public required Sensing.EngagementRadarDefinition EngagementRadar { get; init; }

    public required IReadOnlyList<LauncherDefinition> Launchers { get; init; }

    public required InterceptorDefinition Interceptor { get; init; }
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
}
