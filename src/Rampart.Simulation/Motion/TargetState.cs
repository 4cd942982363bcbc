using Rampart.Quantities;
using Rampart.Simulation.Kernel;

namespace Rampart.Simulation.Motion;

/// <summary>How a target's part in the battle ends; every target ends in exactly one way.</summary>
public enum TargetEnd : byte
{
    /// <summary>Still flying when the battle was over.</summary>
    StillFlying,
    Killed,

    /// <summary>Reached its aim.</summary>
    Leaked,

    /// <summary>Came to the end of its route without an aim: left the scene, or landed.</summary>
    RouteFlown,

    /// <summary>Appears only after the battle was over.</summary>
    NeverAppeared,
}

/// <summary>One target: truth.</summary>
public struct TargetState
{
    public EntityId Id;
    public ulong Key;
    public TargetDefinition Definition;
    public EntityId Aim;
    public SimulationTime Appears;
    public SimulationTime Ends;
    public TargetEnd End;
    public bool IsAlive;

    /// <summary>The transponder answers, unless a single interrogation goes wrong.</summary>
    public bool Answers;

    /// <summary>It was seen above the height up to which the horizon formula holds, and that was noted.</summary>
    public bool IsHighRemarked;

    /// <summary>It flew low over a ground too coarse for that, and that was noted.</summary>
    public bool IsLowRemarked;

    /// <summary>How many missiles were judged against this target so far: the count of its next kill draw.</summary>
    public int ShotsJudged;

    /// <summary>The row and number of the system track to which this target's latest plot went that the picture knew of.</summary>
    public int TrackRow;
    public int TrackNumber;

    /// <summary>The radar that had its latest plot, and the row and number of the radar's own track to which it was given.</summary>
    public EntityId PlotRadar;
    public int RadarTrackRow;
    public int RadarTrackNumber;

    public readonly bool WasAliveAt(SimulationTime time) => time >= Appears && time < Ends;
}
