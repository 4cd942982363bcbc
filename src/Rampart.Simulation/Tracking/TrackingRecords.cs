using System.Runtime.InteropServices;
using Rampart.Quantities;
using Rampart.Simulation.Kernel;

namespace Rampart.Simulation.Tracking;

/// <summary>A plot that fitted no track started one.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct TrackStarted(SimulationTime Time, int Track, EntityId Radar, long Plot) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.TrackStarted;

    public static JournalLevel Level => JournalLevel.Events;
}

/// <summary>A track's score passed the threshold: it is believed.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct TrackConfirmed(SimulationTime Time, int Track, EntityId Radar, long Plot, double Score, int Plots) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.TrackConfirmed;

    public static JournalLevel Level => JournalLevel.Events;
}

/// <summary>A track's score fell too far: it is forgotten.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct TrackDropped(SimulationTime Time, int Track, TrackStatus Status, double Score) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.TrackDropped;

    public static JournalLevel Level => JournalLevel.Events;
}

/// <summary>A track took in a plot: its estimate afterwards, in the theatre's frame.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct TrackUpdated(
    SimulationTime Time, int Track, EntityId Radar, long Plot, TrackStatus Status,
    Length East, Length North, Length Up, Speed EastRate, Speed NorthRate, Speed UpRate, Length Deviation, double Score) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.TrackUpdated;

    public static JournalLevel Level => JournalLevel.Full;
}
