using Rampart.Quantities;
using Rampart.Simulation.Kernel;

namespace Rampart.Simulation.Engagement;

/// <summary>Where a missile is in its life. Loaded = in reserve + ready + in flight + spent + lost, at any time.</summary>
public enum InterceptorStatus : byte
{
    /// <summary>Beside the launcher, waiting for a reload.</summary>
    InReserve,
    Ready,
    InFlight,

    /// <summary>Fired, and judged one way or the other.</summary>
    Spent,

    /// <summary>Destroyed with its battery before it was fired.</summary>
    Lost,
}

/// <summary>One missile.</summary>
public struct InterceptorState
{
    public EntityId Id;
    public EntityId Battery;
    public EntityId Launcher;
    public InterceptorStatus Status;

    /// <summary>Which load of its launcher it belongs to: 0 the first, 1 the first reload, and so on.</summary>
    public int Load;

    public int TrackRow;
    public int TrackNumber;
    public SimulationTime Launched;

    /// <summary>When the engagement radar last guided it; path flown until the last update (metres) and place (theatre's frame).</summary>
    public SimulationTime GuidedAt;
    public double Flown_m;
    public EnuOffset Place;

    /// <summary>Where it will meet its track, as the last update had it.</summary>
    public EnuOffset Aim;

    /// <summary>It killed: truth, for the assessment to get right or wrong.</summary>
    public bool Killed;

    /// <summary>The target that it truly met, and which of the shots at that target it was; they key the assessment's draw.</summary>
    public EntityId Met;
    public int Shot;
}

/// <summary>One launcher. Its missiles are the rows from First on of the interceptor table.</summary>
public struct LauncherState
{
    public EntityId Id;
    public EntityId Battery;
    public LauncherDefinition Definition;

    /// <summary>Which of its battery's types it carries.</summary>
    public int Type;
    public int FirstMissile;
    public int MissileCount;
    public int Ready;
    public int LoadsUsed;
    public SimulationTime NextReadyAt;
    public bool IsReloading;
}

/// <summary>One defended asset.</summary>
public struct AssetState
{
    public EntityId Id;
    public AssetDefinition Definition;
    public int Hits;
    public bool IsDestroyed;
}
