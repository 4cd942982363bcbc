namespace Rampart.Results.Replay;

/// <summary>One battle to be looked at: who moved where, what was believed of it, and what happened. Whole numbers: ms, m and 10⁻⁵ degrees.</summary>
/// <remarks>Lists of equal length stand for columns of a table. −1 is nobody or never.</remarks>
public sealed record BattleReplay
{
    public required ReplayHead Head { get; init; }

    /// <summary>Names of targets, then of missiles fired: <see cref="ReplayMover.Name"/> and <see cref="ReplayShot.Name"/> are places in it.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>All targets by name: truth.</summary>
    public required IReadOnlyList<ReplayMover> Movers { get; init; }

    /// <summary>All system tracks by number: belief.</summary>
    public required IReadOnlyList<ReplayTrack> Tracks { get; init; }

    /// <summary>All missiles fired, by launch.</summary>
    public required IReadOnlyList<ReplayShot> Shots { get; init; }

    /// <summary>By time.</summary>
    public required IReadOnlyList<ReplayEvent> Events { get; init; }

    /// <summary>By kind, subject and time.</summary>
    public required IReadOnlyList<ReplayStep> Steps { get; init; }

    /// <summary>By mover, battery and time.</summary>
    public required IReadOnlyList<ReplayReason> Reasons { get; init; }

    /// <summary>By radar and time.</summary>
    public required IReadOnlyList<ReplayTurn> Turns { get; init; }
}

/// <summary>Where something was at a moment.</summary>
/// <param name="Time_ms">Since the start of the battle.</param>
/// <param name="Latitude">10⁻⁵ degrees.</param>
/// <param name="Longitude">10⁻⁵ degrees; runs on beyond 180 where a path does.</param>
/// <param name="Height_m">Over the ellipsoid.</param>
public readonly record struct ReplaySample(int Time_ms, int Latitude, int Longitude, int Height_m);

/// <summary>A target with its way through the battle. Its samples begin when it appears and end when its part ends.</summary>
public sealed record ReplayMover(
    int Name, int Class, int Side, int Aim, int Appeared_ms, int Ended_ms, int End, int Detected_ms, int Confirmed_ms, int Identified_ms, int Ordered_ms,
    int FiredAt_ms, int Killed_ms, int Detections, int MissilesFired, IReadOnlyList<ReplaySample> Samples);

/// <summary>Where a track was believed to be from this moment on.</summary>
/// <param name="Place">When it was known, and where.</param>
/// <param name="Deviation_m">Standard deviation of the place, the largest direction's.</param>
/// <param name="East_mps">Believed speed; 0 where only plots were kept: the track then stands still until its next plot.</param>
/// <param name="North_mps">The same, northward.</param>
/// <param name="Radar">Whose plot or estimate it is.</param>
public readonly record struct ReplayBelief(ReplaySample Place, int Deviation_m, int East_mps, int North_mps, int Radar);

/// <summary>A judgement whether a track is hostile.</summary>
public readonly record struct ReplayVerdict(int Time_ms, bool IsHostile, int Probability_permille);

/// <summary>Which target stands behind a track from this moment on: truth and belief side by side.</summary>
public readonly record struct ReplayBehind(int Time_ms, int Mover);

/// <summary>A system track: from when to when it was in the picture, and the number of the one as which it went on.</summary>
public sealed record ReplayTrack(
    int Number, int Started_ms, int Ended_ms, int MergedInto, IReadOnlyList<ReplayBelief> Beliefs, IReadOnlyList<ReplayVerdict> Verdicts, IReadOnlyList<ReplayBehind> Behind);

/// <summary>A missile: fired when, by whom and at what, and what came of it and where.</summary>
/// <param name="Name">Its name, a place in the names.</param>
/// <param name="Battery">Whose.</param>
/// <param name="Launcher">From which launcher.</param>
/// <param name="Track">Number of the system track at which it was fired.</param>
/// <param name="AimedAt">The target behind that track; −1 for none.</param>
/// <param name="Met">The target that it met; −1 for none.</param>
/// <param name="Launched_ms">When it left.</param>
/// <param name="End">When and where its flight ended; where it met nothing, as its range, height and predicted azimuth say.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Probability_permille">Of the kill that was drawn for; −1 where it did not come to a draw.</param>
/// <param name="Assessed_ms">When the command post judged it; −1 for never.</param>
/// <param name="WasJudgedKill">What it judged.</param>
/// <param name="IsMistake">The target behind the track, or the one met, was not hostile.</param>
public sealed record ReplayShot(
    int Name, int Battery, int Launcher, int Track, int AimedAt, int Met, int Launched_ms, ReplaySample End, int Result, int Probability_permille, int Assessed_ms,
    bool WasJudgedKill, bool IsMistake);

/// <summary>Kinds of events. A number is the format's: never reuse or renumber one.</summary>
public enum ReplayEventKind
{
    Appeared,
    FirstDetection,
    TrackStarted,
    JudgedHostile,
    JudgedNotHostile,
    Order,
    OrderCancelled,
    Launch,

    /// <summary>A missile was fired at, or met, a target that was not hostile.</summary>
    Mistake,
    Kill,
    Miss,
    Leak,
    AssetHit,
    AssetDestroyed,
    BatteryLost,
    Reload,
    TrackMerged,
    TrackLost,
    RouteFlown,
}

/// <summary>Something that happened. What is not concerned is −1.</summary>
/// <param name="Time_ms">When.</param>
/// <param name="Kind">What.</param>
/// <param name="Mover">To or by which target.</param>
/// <param name="Track">Number of the system track.</param>
/// <param name="Site">A battery by its number, an asset by its number after the last battery's.</param>
/// <param name="Shot">Which missile.</param>
/// <param name="Value">Of a cancelled order the reason, of a missile its result, of an order the missiles, of a reload the missiles that are then loaded, of a merger the track as which it goes on, of a first detection the radar.</param>
public readonly record struct ReplayEvent(int Time_ms, ReplayEventKind Kind, int Mover, int Track, int Site, int Shot, int Value);

/// <summary>Kinds of step functions. A number is the format's: never reuse or renumber one.</summary>
public enum ReplayStepKind
{
    /// <summary>Of a battery: tracks that its engagement radar has plots of. A channel that waits for its first plot, or holds a target just lost, is in no journal.</summary>
    Followed,

    /// <summary>Of a battery: its missiles in flight.</summary>
    Guided,

    /// <summary>Of a launcher: missiles ready on it.</summary>
    Loaded,

    /// <summary>Of a launcher: missiles beside it for later loads.</summary>
    InReserve,
}

/// <summary>A number that holds from this moment until the next of the same kind and subject.</summary>
public readonly record struct ReplayStep(ReplayStepKind Kind, int Subject, int Time_ms, int Value);

/// <summary>Why a battery did not fire at a target for a while. For a target and battery the stretches follow each other without a gap from its appearance to its end.</summary>
public readonly record struct ReplayReason(int Mover, int Battery, int Reason, int From_ms, int Until_ms);

/// <summary>An engagement radar begins to turn from one azimuth to another (tenths of a degree).</summary>
public readonly record struct ReplayTurn(int Radar, int Time_ms, int From_ddeg, int To_ddeg);
