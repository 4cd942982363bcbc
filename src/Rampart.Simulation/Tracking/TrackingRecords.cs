using System.Runtime.InteropServices;
using Rampart.Quantities;
using Rampart.Simulation.Kernel;
using Rampart.Tracking;

namespace Rampart.Simulation.Tracking;

/// <summary>A plot that fitted no track of its radar started one. Each radar numbers its own tracks.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct TrackStarted(SimulationTime Time, EntityId Radar, int RadarTrack, long Plot) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.TrackStarted;

    public static JournalLevel Level => JournalLevel.Events;
}

/// <summary>The score of a radar's track passed the threshold: it is believed.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct TrackConfirmed(SimulationTime Time, EntityId Radar, int RadarTrack, long Plot, double Score, int Plots) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.TrackConfirmed;

    public static JournalLevel Level => JournalLevel.Events;
}

/// <summary>The score of a radar's track fell too far, or an engagement radar follows it no more: it is forgotten.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct TrackDropped(SimulationTime Time, EntityId Radar, int RadarTrack, TrackStatus Status, double Score) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.TrackDropped;

    public static JournalLevel Level => JournalLevel.Events;
}

/// <summary>A radar's track took in a plot: its estimate afterwards, in the theatre's frame.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct TrackUpdated(
    SimulationTime Time, EntityId Radar, int RadarTrack, long Plot, TrackStatus Status,
    Length East, Length North, Length Up, Speed EastRate, Speed NorthRate, Speed UpRate, Length Deviation, double Score) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.TrackUpdated;

    public static JournalLevel Level => JournalLevel.Full;
}

/// <summary>A radar's track that fits no target of the command post's picture begins a system track.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct SystemTrackStarted(SimulationTime Time, int Track, EntityId Radar, int RadarTrack) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.SystemTrackStarted;

    public static JournalLevel Level => JournalLevel.Events;
}

/// <summary>A radar's track was found to be the target of a system track.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct SystemTrackJoined(SimulationTime Time, int Track, EntityId Radar, int RadarTrack) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.SystemTrackJoined;

    public static JournalLevel Level => JournalLevel.Events;
}

/// <summary>A radar's track was found to be another target than that of its system track.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct SystemTrackParted(SimulationTime Time, int Track, EntityId Radar, int RadarTrack) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.SystemTrackParted;

    public static JournalLevel Level => JournalLevel.Events;
}

/// <summary>Two system tracks were found to be one target: the younger ends and goes on as the older.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct SystemTrackMerged(SimulationTime Time, int Track, int Into) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.SystemTrackMerged;

    public static JournalLevel Level => JournalLevel.Events;
}

/// <summary>Nobody has seen a system track for the grace time: it is forgotten.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct SystemTrackEnded(SimulationTime Time, int Track) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.SystemTrackEnded;

    public static JournalLevel Level => JournalLevel.Events;
}
