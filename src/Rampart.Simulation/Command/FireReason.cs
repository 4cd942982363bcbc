namespace Rampart.Simulation.Command;

/// <summary>Why a battery does not fire at a target. At any time exactly one holds: the first in this order that is true.</summary>
/// <remarks>
/// The order follows the chain from the sky to the launcher: what must be true first is asked first. The numbers are part of the
/// journal's format: never reuse or renumber one.
/// </remarks>
public enum FireReason : byte
{
    /// <summary>An order was given, a missile flies, or its outcome is being judged.</summary>
    Engaged = 0,

    /// <summary>Not hostile in truth; or hostile, and judged to pass the assets by.</summary>
    NotAThreat = 1,
    BatteryOutOfAction = 2,

    /// <summary>The Earth's curvature hides the target from the battery's radars and the command post's, and no other radar holds a track of it.</summary>
    BelowHorizon = 3,

    /// <summary>Terrain hides it, where a smooth Earth at the lower of the ground at the site and under the target would not.</summary>
    Masked = 4,
    Jammed = 5,

    /// <summary>In sight, and not seen yet or seen no more.</summary>
    NotDetected = 6,

    /// <summary>A track that is not believed yet.</summary>
    NotConfirmed = 7,

    /// <summary>Too few interrogations, or not probable enough to be hostile.</summary>
    Identity = 8,

    /// <summary>The intercept would lie beyond the range, above the ceiling, below the floor or out of the radar's sight, or the target is too fast for the missile.</summary>
    OutOfEnvelope = 9,

    /// <summary>No intercept is possible before the target has reached what it threatens, or it runs from the missile.</summary>
    TooLate = 10,

    /// <summary>The engagement radar does not face it.</summary>
    OutOfSector = 11,
    LinkLost = 12,
    AnotherBatteryHasIt = 13,

    /// <summary>Judged killed a moment ago.</summary>
    HeldByDoctrine = 14,

    /// <summary>All target channels or all missile channels are taken.</summary>
    NoChannel = 15,

    /// <summary>The engagement radar follows it, and the estimate is not good enough to fire on.</summary>
    NotFireQuality = 16,

    /// <summary>A launcher is being reloaded, and none is ready.</summary>
    Reloading = 17,
    NoMissile = 18,
}
