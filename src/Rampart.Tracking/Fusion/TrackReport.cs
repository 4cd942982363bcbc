using Rampart.Quantities;

namespace Rampart.Tracking.Fusion;

/// <summary>What a radar tells the command post of one of its tracks. Only what a plot has renewed is worth reporting.</summary>
public struct TrackReport
{
    /// <summary>Which radar, counted from zero.</summary>
    public int Source;

    /// <summary>The radar's own number of the track, from one, never used again.</summary>
    public int Number;

    public Estimate Estimate;

    /// <summary>Tracks that are not confirmed do not reach the picture.</summary>
    public bool IsConfirmed;

    /// <summary>How often the target was asked who it is, and how often it answered, since the radar's track began.</summary>
    public int Interrogations;
    public int Answers;

    /// <summary>Plots of the radar's track so far; zero where it does not say.</summary>
    public int Plots;

    /// <summary>The first plot of the radar's track; the start of time where it does not say.</summary>
    public SimulationTime Born;

    /// <summary>Number of the system track that this radar was told to follow; zero when none.</summary>
    public int BoundTo;
}

/// <summary>What the picture has learned of a radar's constant errors: the estimate and its standard deviation.</summary>
public readonly record struct SensorBias(
    Length Range, Angle Azimuth, Angle Elevation, Length RangeDeviation, Angle AzimuthDeviation, Angle ElevationDeviation);
