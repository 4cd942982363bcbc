using System.Runtime.InteropServices;
using Rampart.Quantities;
using Rampart.Simulation.Kernel;

namespace Rampart.Simulation.Sensing;

/// <summary>A radar detected a target: what it measured, and the truth behind it.</summary>
/// <param name="Time">When the beam was on the target.</param>
/// <param name="Radar">Which radar.</param>
/// <param name="Target">The target that caused the plot.</param>
/// <param name="Plot">Number of the plot in the battle.</param>
/// <param name="Look">Number of the scan, or of the update of an engagement radar.</param>
/// <param name="Range">Measured slant range.</param>
/// <param name="Azimuth">Measured azimuth, clockwise from north.</param>
/// <param name="Elevation">Measured elevation above the radar's horizontal plane.</param>
/// <param name="Probability">Probability of detection that this look had.</param>
/// <param name="TransponderAnswered">Whether the interrogation that goes with the plot was answered.</param>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct Detection(
    SimulationTime Time, EntityId Radar, EntityId Target, long Plot, long Look,
    Length Range, Angle Azimuth, Angle Elevation, double Probability, bool TransponderAnswered) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.Detection;

    public static JournalLevel Level => JournalLevel.Events;
}

/// <summary>A radar looked at a visible target and did not detect it: by chance, or for what stood in the way.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct MissedLook(
    SimulationTime Time, EntityId Radar, EntityId Target, long Look, double Probability, LookHindrance Hindrance) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.MissedLook;

    public static JournalLevel Level => JournalLevel.Full;
}

/// <summary>A plot that no target caused.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct FalsePlot(
    SimulationTime Time, EntityId Radar, long Plot, Length Range, Angle Azimuth, Angle Elevation) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.FalsePlot;

    public static JournalLevel Level => JournalLevel.Events;
}

/// <summary>An engagement radar began to turn its sector to another azimuth.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct RadarTurned(SimulationTime Time, EntityId Radar, Angle From, Angle To) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.RadarTurned;

    public static JournalLevel Level => JournalLevel.Events;
}

/// <summary>What left the ground on which a formula was validated.</summary>
public enum RemarkedLimit : byte
{
    /// <summary>The target flies above 10 km, where the effective-earth factor 4/3 is optimistic.</summary>
    HorizonAboveTenKilometres,

    /// <summary>The target flies lower than 3 km over a ground whose posts stand too far apart to say what it hides there.</summary>
    LowOverCoarseGround,
}

/// <summary>For this target a formula was used outside its validated range; noted once for each target.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct ModelRemark(SimulationTime Time, EntityId Target, RemarkedLimit Limit, Length Height) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.ModelRemark;

    public static JournalLevel Level => JournalLevel.Outcomes;
}
