namespace Rampart.Coverage.Rings;

/// <summary>What is left of a ring, step by step: each is the part of the one before it for which one thing more holds.</summary>
public enum RingShare : byte
{
    /// <summary>Within the claimed range.</summary>
    Brochure,

    /// <summary>And over the horizon of a smooth Earth at sea level, with the antenna and the target as high above the sea as they are.</summary>
    Horizon,

    /// <summary>And in sight over the ground.</summary>
    Terrain,

    /// <summary>And seen in one look of two by a radar that searches: its echo is strong enough.</summary>
    Detection,

    /// <summary>And met in time by a missile whose needs hold at the meeting.</summary>
    Engagement,
}
