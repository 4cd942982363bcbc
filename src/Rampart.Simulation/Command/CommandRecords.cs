using System.Runtime.InteropServices;
using Rampart.Quantities;
using Rampart.Simulation.Kernel;

namespace Rampart.Simulation.Command;

/// <summary>A track was judged hostile, or no longer.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct TrackIdentified(SimulationTime Time, int Track, bool Hostile, double ProbabilityHostile, int Interrogations, int Answers) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.TrackIdentified;

    public static JournalLevel Level => JournalLevel.Events;
}

/// <summary>An engagement radar was told to follow a track.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct TrackDesignated(SimulationTime Time, EntityId Battery, int Track) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.TrackDesignated;

    public static JournalLevel Level => JournalLevel.Events;
}

/// <summary>A battery was ordered to fire at a track.</summary>
/// <param name="Time">When the order was given.</param>
/// <param name="Battery">Which battery.</param>
/// <param name="Track">Which track.</param>
/// <param name="LaunchAt">When the first missile can leave.</param>
/// <param name="Shots">Missiles before the next look.</param>
/// <param name="InterceptRange">Slant range of the predicted intercept from the battery.</param>
/// <param name="TimeToAsset">Until the track is nearest to what it threatens.</param>
/// <param name="Deviation">Standard deviation of the track's place.</param>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct EngagementOrder(
    SimulationTime Time, EntityId Battery, int Track, SimulationTime LaunchAt, int Shots, Length InterceptRange, Duration TimeToAsset, Length Deviation) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.EngagementOrder;

    public static JournalLevel Level => JournalLevel.Events;
}

/// <summary>An order came to nothing before its missile left.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct OrderCancelled(SimulationTime Time, EntityId Battery, int Track, FireReason Reason) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.OrderCancelled;

    public static JournalLevel Level => JournalLevel.Events;
}
