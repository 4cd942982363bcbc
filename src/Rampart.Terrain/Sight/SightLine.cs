namespace Rampart.Terrain.Sight;

/// <summary>Whether a line of sight is free.</summary>
public enum Visibility
{
    /// <summary>Known ground stands in the way.</summary>
    Hidden,

    /// <summary>No ground stands in the way, and where it is unknown the line passes higher than any ground on Earth.</summary>
    Visible,

    /// <summary>Known ground leaves the line free, but it crosses unknown ground that might stand in the way.</summary>
    Unknown,
}

/// <summary>What a line of sight from one place to another meets.</summary>
/// <param name="Visibility">Free, blocked, or not to be known.</param>
/// <param name="Length_m">Length of the line along the ground.</param>
/// <param name="Clearance_m">
/// Least height of the line over the ground it crosses, negative where the ground stands in the way; the height of
/// the ends over their own ground counts only where an end is buried or nothing lies between. Not a number where no ground is known.
/// </param>
/// <param name="WorstDistance_m">Where the clearance is least, from the first place along the line; not a number where no ground is known.</param>
/// <param name="FirstBlockDistance_m">Where ground first stands in the way, from the first place along the line; not a number where none does.</param>
/// <param name="MinimumVisibleHeight_m">
/// Lowest height above sea level at which the second place would be seen over the known ground: never under its own
/// ground. Not a number where no ground is known.
/// </param>
/// <param name="FarGround_m">Height of the ground at the second place; not a number where it is unknown.</param>
public readonly record struct SightLine(
    Visibility Visibility,
    double Length_m,
    double Clearance_m,
    double WorstDistance_m,
    double FirstBlockDistance_m,
    double MinimumVisibleHeight_m,
    double FarGround_m)
{
    /// <summary>The same above the ground at the second place.</summary>
    public double MinimumVisibleHeightOverGround_m => MinimumVisibleHeight_m - FarGround_m;
}
