using Rampart.Quantities;

namespace Rampart.Simulation.Tracking;

/// <summary>The score of a track: how much likelier its plots are as one target than as false plots.</summary>
/// <remarks>
/// <para>Formula: a plot adds ln Pd − ln λ − 3/2·ln 2π − ½·ln|S| − ½·d²; a look without a plot adds ln(1 − Pd). Confirmed above
/// ln((1 − β)/α); dropped when the score has fallen by ln(1/β) below its best.</para>
/// <para>Source: Sittler, IEEE Transactions on Military Electronics 8 (1964), 125–139; Blackman and Popoli, Design and Analysis of
/// Modern Tracking Systems (1999), 6.2 (sequential probability ratio test).</para>
/// <para>Valid: plots independent from look to look, false plots even over the space of measurement.</para>
/// </remarks>
public static class TrackScore
{
    private static readonly double LogTwoPi = Portable.Log(2.0 * Portable.Pi);

    public static double OfPlot(in Innovation innovation, RadarModel radar)
    {
        ArgumentNullException.ThrowIfNull(radar);
        return Portable.Log(radar.ExpectedDetection) - radar.LogFalsePlotDensity
            - (1.5 * LogTwoPi) - (0.5 * Portable.Log(innovation.Determinant)) - (0.5 * innovation.Distance);
    }

    public static double OfMissedLook(RadarModel radar)
    {
        ArgumentNullException.ThrowIfNull(radar);
        return Portable.Log(1.0 - radar.ExpectedDetection);
    }

    public static double ConfirmationThreshold(TrackerDefinition tracker)
    {
        ArgumentNullException.ThrowIfNull(tracker);
        return Portable.Log((1.0 - tracker.FalseDrop) / tracker.FalseConfirmation);
    }

    /// <summary>How far below its best a score may fall before the track is dropped.</summary>
    public static double DropDepth(TrackerDefinition tracker)
    {
        ArgumentNullException.ThrowIfNull(tracker);
        return Portable.Log(1.0 / tracker.FalseDrop);
    }
}
