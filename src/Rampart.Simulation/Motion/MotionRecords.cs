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

/// <summary>A target's path got a ballistic flight between these two places: see <see cref="BallisticDefinition"/>.</summary>
/// <param name="Time">Launch.</param>
/// <param name="Until">Impact.</param>
/// <param name="Target">Which target.</param>
/// <param name="Launch">Where it begins.</param>
/// <param name="Impact">Where it ends.</param>
/// <param name="BurnTime">How long it is driven.</param>
/// <param name="BallisticCoefficient">Mass over drag area, kg/m²; infinite without air.</param>
/// <param name="Loft">How much steeper it begins than with the least energy.</param>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct BallisticArcFlown(
    SimulationTime Time, SimulationTime Until, EntityId Target, EcefPosition Launch, EcefPosition Impact, Duration BurnTime, double BallisticCoefficient, Angle Loft) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.BallisticArcFlown;

    public static JournalLevel Level => JournalLevel.Outcomes;
}

/// <summary>A target entered the battle. Of its cross-sections the one from ahead in the lowest band is kept.</summary>
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
