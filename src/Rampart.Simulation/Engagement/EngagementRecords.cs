using System.Runtime.InteropServices;
using Rampart.Quantities;
using Rampart.Simulation.Command;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;

namespace Rampart.Simulation.Engagement;

/// <summary>What came of a missile.</summary>
public enum InterceptResult : byte
{
    Kill,

    /// <summary>It reached the target and did not kill it.</summary>
    Miss,

    /// <summary>The missile itself failed.</summary>
    MissileFailed,

    /// <summary>All missiles fail against this target for one common reason.</summary>
    CommonModeFailure,

    /// <summary>Its track was dropped, or its battery put out of action, on the way.</summary>
    GuidanceLost,

    /// <summary>At the intercept the engagement radar did not see the target: horizon, sector or range.</summary>
    NotInSight,

    /// <summary>Nothing was where the track said.</summary>
    NothingThere,

    /// <summary>The meeting moved out of the missile's reach.</summary>
    OutOfReach,

    /// <summary>Still in flight when the battle was over.</summary>
    StillFlying,
}

/// <summary>A missile left its launcher.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct InterceptorLaunch(
    SimulationTime Time, EntityId Interceptor, EntityId Battery, EntityId Launcher, int Track,
    Length InterceptRange, Length InterceptHeight, Angle InterceptAzimuth, Duration TimeOfFlight, int MissilesGuided) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.InterceptorLaunch;

    public static JournalLevel Level => JournalLevel.Outcomes;
}

/// <summary>A missile's flight ended.</summary>
/// <param name="Time">When.</param>
/// <param name="Interceptor">Which missile.</param>
/// <param name="Battery">Of which battery.</param>
/// <param name="Track">The track at which it was fired.</param>
/// <param name="Target">The target that it truly met, if any.</param>
/// <param name="TargetSide">That target's side; meaningful only with a target.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Range">Slant range from the battery.</param>
/// <param name="Height">Height above the ellipsoid.</param>
/// <param name="KillProbability">Probability of the kill that was drawn for.</param>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct InterceptOutcome(
    SimulationTime Time, EntityId Interceptor, EntityId Battery, int Track, EntityId Target, Side TargetSide,
    InterceptResult Result, Length Range, Length Height, double KillProbability) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.InterceptOutcome;

    public static JournalLevel Level => JournalLevel.Outcomes;
}

/// <summary>The command post judged whether a missile killed.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct InterceptAssessment(
    SimulationTime Time, EntityId Interceptor, EntityId Battery, int Track, bool JudgedKill, bool TrueKill) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.InterceptAssessment;

    public static JournalLevel Level => JournalLevel.Events;
}

/// <summary>A launcher was filled again.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct LauncherReload(SimulationTime Time, EntityId Launcher, int Missiles) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.LauncherReload;

    public static JournalLevel Level => JournalLevel.Events;
}

/// <summary>For this stretch of a target's life this was why this battery did not fire at it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct FireWithheld(SimulationTime Time, SimulationTime Until, EntityId Battery, EntityId Target, FireReason Reason) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.FireWithheld;

    public static JournalLevel Level => JournalLevel.Outcomes;
}

/// <summary>A target that had reached its aim hit it, or failed to.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct AssetHit(SimulationTime Time, EntityId Asset, EntityId Target, bool Hit, int Hits, bool Destroyed) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.AssetHit;

    public static JournalLevel Level => JournalLevel.Outcomes;
}

/// <summary>A launcher's missiles at the end: loaded = fired + left + lost.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public readonly record struct MagazineCount(SimulationTime Time, EntityId Battery, EntityId Launcher, int Loaded, int Fired, int Left, int Lost) : IJournalRecord
{
    public static RecordKind Kind => RecordKind.MagazineCount;

    public static JournalLevel Level => JournalLevel.Outcomes;
}
