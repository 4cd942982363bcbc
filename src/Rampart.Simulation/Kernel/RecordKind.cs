namespace Rampart.Simulation.Kernel;

/// <summary>The kinds of journal record. The number is the format: never reuse or renumber one.</summary>
public enum RecordKind : ushort
{
    Name = 1,
    SurfaceArcFlown = 2,
    BallisticArcFlown = 3,
    TargetAppeared = 4,
    Detection = 10,
    MissedLook = 11,
    FalsePlot = 12,
    TrackStarted = 20,
    TrackConfirmed = 21,
    TrackDropped = 22,
    TrackUpdated = 23,
    SystemTrackStarted = 24,
    SystemTrackJoined = 25,
    SystemTrackParted = 26,
    SystemTrackMerged = 27,
    SystemTrackEnded = 28,
    TrackIdentified = 30,
    RadarTurned = 31,
    TrackDesignated = 32,
    EngagementOrder = 33,
    OrderCancelled = 34,
    InterceptorLaunch = 40,
    InterceptOutcome = 41,
    InterceptAssessment = 42,
    LauncherReload = 43,
    FireWithheld = 50,
    TargetOutcome = 51,
    AssetHit = 52,
    MagazineCount = 53,
    ModelRemark = 60,
}

/// <summary>What a name in the journal stands for.</summary>
public enum EntityKind : byte
{
    Target,
    SurveillanceRadar,
    EngagementRadar,
    Battery,
    Launcher,
    Interceptor,
    CommandPost,
    Asset,
}
