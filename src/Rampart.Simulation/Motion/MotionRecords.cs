using System.Runtime.InteropServices;
using Rampart.Quantities;
using Rampart.Simulation.Kernel;

namespace Rampart.Simulation.Motion;

/// <summary>A target's path got a leg or a turn: see <see cref="SurfaceArc"/>. Over ground, its heights are clearances: see <see cref="HeightProfile"/>.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct SurfaceArcFlown(SimulationTime Time, SimulationTime Until, EntityId Target, HeightsOver Over, SurfaceArc Arc) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.SurfaceArcFlown;

    public static JournalLevel Level => JournalLevel.Outcomes;
}

/// <summary>A target's path got a two-body arc between these two places.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct BallisticArcFlown(SimulationTime Time, SimulationTime Until, EntityId Target, EcefPosition Launch, EcefPosition Impact) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.BallisticArcFlown;

    public static JournalLevel Level => JournalLevel.Outcomes;
}

/// <summary>A target entered the battle.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct TargetAppeared(SimulationTime Time, EntityId Target, TargetClass Class, Side Side, EntityId Aim, Area CrossSection) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.TargetAppeared;

    public static JournalLevel Level => JournalLevel.Outcomes;
}

/// <summary>A target's part in the battle ended.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct TargetOutcome(SimulationTime Time, EntityId Target, TargetClass Class, Side Side, TargetEnd End) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.TargetOutcome;

    public static JournalLevel Level => JournalLevel.Outcomes;
}
