using Rampart.Quantities;

namespace Rampart.Tracking;

/// <summary>What is believed of a track's life.</summary>
public enum TrackStatus : byte
{
    Tentative,
    Confirmed,
}

/// <summary>The life of one track of one radar; its estimate is asked of the tracker.</summary>
public struct LocalTrack
{
    /// <summary>Number of the track, counted from one in the order of starting, never used again; zero marks a free row.</summary>
    public int Number;

    public TrackStatus Status;
    public SimulationTime Born;

    /// <summary>The time of the last plot.</summary>
    public SimulationTime LastSeen;

    /// <summary>Logarithm of the likelihood ratio "one target" to "false plots", and its best value so far.</summary>
    public double Score;
    public double BestScore;

    public int Plots;

    /// <summary>Looks that should have brought a plot or did, the first included.</summary>
    public int Looks;

    /// <summary>Looks since the last plot that should have brought one.</summary>
    public int Misses;

    public int Interrogations;
    public int Answers;

    /// <summary>The plot of the last look, by its place among the plots given; −1 when it brought none. With several: the most probable.</summary>
    public int LastPlot;
}

/// <summary>A track that the last look ended.</summary>
public readonly record struct DroppedTrack(int Row, int Number, TrackStatus Status, double Score);

/// <summary>One look of a radar: a scan, or a swept sector.</summary>
public interface ILook
{
    /// <summary>When it ended; tracks that were looked at and not seen are carried to this time.</summary>
    SimulationTime Time { get; }

    /// <summary>Probability that this look would have brought a plot of a target at this place of the tracker's frame; zero where it did not look.</summary>
    double Detection(in EnuOffset place);

    /// <summary>The same of the place where a track is believed to be, for looks that ask, too, when it was seen last.</summary>
    double Detection(in EnuOffset place, in LocalTrack track) => Detection(place);

    /// <summary>How long the beam needs to come round; zero for looks of which each sees everything. All looks of one tracker are of one beam: what rests, rests by the way in which it turned.</summary>
    Duration Rotation => Duration.Zero;

    /// <summary>
    /// The last moment until which looks that end no later see nothing within so many metres over the ground of the straight way from one place to another, nor have
    /// plots there that <see cref="Holds"/>; no more than one rotation ahead.
    /// </summary>
    SimulationTime NothingUntil(in EnuOffset place, in EnuOffset after, double within_m) => SimulationTime.Start;

    /// <summary>Whether a plot lies where the beam was, and when it was there, but for errors that hardly ever occur.</summary>
    bool Holds(in RadarPlot plot) => true;
}
