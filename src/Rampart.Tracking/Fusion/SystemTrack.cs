using Rampart.Quantities;

namespace Rampart.Tracking.Fusion;

/// <summary>One target as the command post believes in it: the tracks of several radars under one number. Its estimate is asked of the picture.</summary>
public struct SystemTrack
{
    /// <summary>Number of the track, counted from one in the order of starting, never used again; zero marks a free row.</summary>
    public int Number;

    public SimulationTime Born;

    /// <summary>The time of the newest estimate that a member brought.</summary>
    public SimulationTime LastSeen;

    /// <summary>Radars that hold it now; none when it coasts.</summary>
    public int Members;

    /// <summary>Sums over the members, and over those that have left it since nothing else held it.</summary>
    public int Interrogations;
    public int Answers;
    public int Plots;

    /// <summary>Whether no radar holds it any more: it is kept for the grace time.</summary>
    public readonly bool IsCoasting => Members == 0;
}

/// <summary>A radar's track that belongs to a system track.</summary>
/// <param name="Source">Which radar.</param>
/// <param name="Number">The radar's number of it.</param>
public readonly record struct TrackMember(int Source, int Number);

/// <summary>What can happen to a system track.</summary>
public enum PictureChangeKind : byte
{
    /// <summary>A new system track, begun by the radar's track named.</summary>
    Started,

    /// <summary>The radar's track named was found to be this target.</summary>
    Joined,

    /// <summary>The radar's track named was found to be another target.</summary>
    Parted,

    /// <summary>The radar dropped its track, or has fallen silent; the system track lives on.</summary>
    Left,

    /// <summary>The system track was found to be the same target as an older one, named in <see cref="PictureChange.Other"/>, and ends.</summary>
    Merged,

    /// <summary>Nobody has seen it for the grace time.</summary>
    Ended,

    /// <summary>An engagement radar follows something else than it was told to; from its next report on its track is treated as any other.</summary>
    Unbound,
}

/// <summary>One change of the picture, for the journal.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Number">The system track.</param>
/// <param name="Source">The radar whose track was the reason; −1 when none.</param>
/// <param name="SourceNumber">That radar's number of the track; 0 when none.</param>
/// <param name="Other">With <see cref="PictureChangeKind.Merged"/>: the number under which the target lives on; else 0.</param>
public readonly record struct PictureChange(PictureChangeKind Kind, int Number, int Source, int SourceNumber, int Other);

/// <summary>How good a system track is: the deviation of its place decides whether it is good enough to fire at.</summary>
/// <param name="PositionDeviation_m">Standard deviation of the place over the three axes at the time asked, metres, from the fused covariance carried there.</param>
/// <param name="SpeedDeviation_mps">Standard deviation of the velocity over the three axes, metres per second.</param>
/// <param name="Sources">Radars that hold it.</param>
/// <param name="Plots">Plots that speak for it, over all of them.</param>
/// <param name="Age">Time since the newest estimate.</param>
public readonly record struct TrackQuality(double PositionDeviation_m, double SpeedDeviation_mps, int Sources, int Plots, Duration Age);
