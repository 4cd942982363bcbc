using Rampart.Quantities;

namespace Rampart.Tracking;

/// <summary>One report of a radar: when, and where in the radar's own frame. Nothing of the truth is in it.</summary>
public struct RadarPlot
{
    public SimulationTime Time;

    /// <summary>Slant range from the antenna, metres.</summary>
    public double Range_m;

    /// <summary>Azimuth from the radar's north, clockwise, radians in [0, 2π).</summary>
    public double Azimuth_rad;

    /// <summary>Elevation above the radar's horizontal plane, radians.</summary>
    public double Elevation_rad;

    /// <summary>Rate of the slant range, metres per second, positive when opening; NaN where the radar does not measure it.</summary>
    public double RangeRate_mps;

    /// <summary>Whether a transponder answered when it was asked.</summary>
    public bool IsAnswered;
}
