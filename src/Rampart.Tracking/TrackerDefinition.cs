using Rampart.Quantities;
using Rampart.Tracking.Filters;

namespace Rampart.Tracking;

/// <summary>How a tracker gives plots to tracks and what it lets targets do.</summary>
public enum TrackerKind
{
    /// <summary>One motion model; each plot to one track, by the likeliest assignment.</summary>
    EkfGnn,

    /// <summary>Several motion models side by side; each plot to one track.</summary>
    ImmGnn,

    /// <summary>Several motion models; each track takes every plot in its gate, by its probability.</summary>
    ImmJpda,
}

/// <summary>How a track comes to be believed and to be forgotten.</summary>
public enum TrackLifeRule
{
    /// <summary>By its score, the logarithm of a likelihood ratio (sequential probability ratio test).</summary>
    Score,

    /// <summary>By counting plots among looks.</summary>
    Count,
}

/// <summary>How a tracker decides.</summary>
public sealed record TrackerDefinition
{
    public required TrackerKind Kind { get; init; }

    /// <summary>What targets may do between two looks; one model for <see cref="TrackerKind.EkfGnn"/>.</summary>
    public required IReadOnlyList<MotionModel> Models { get; init; }

    /// <summary>Standard deviation of each horizontal component of the velocity with which a new track starts.</summary>
    public required Speed SpeedSpread { get; init; }

    /// <summary>Standard deviation of the rate of climb with which a new track starts.</summary>
    public required Speed ClimbSpread { get; init; }

    /// <summary>Greatest squared normalised distance from track to plot.</summary>
    public required double Gate { get; init; }

    /// <summary>New targets that are expected in one scan of the whole volume.</summary>
    public required double NewTargetsPerScan { get; init; }

    public TrackLifeRule Life { get; init; } = TrackLifeRule.Score;

    /// <summary>Probability with which a track made of false plots may be confirmed.</summary>
    public required double FalseConfirmation { get; init; }

    /// <summary>Probability with which a true track may be dropped.</summary>
    public required double FalseDrop { get; init; }

    /// <summary>With <see cref="TrackLifeRule.Count"/>: plots that confirm, among so many looks; and looks without a plot, one after another, that drop.</summary>
    public int PlotsToConfirm { get; init; } = 3;

    public int LooksToConfirm { get; init; } = 4;

    public int MissesToDrop { get; init; } = 3;

    /// <summary>Whether each track learns from its own looks how often its target is seen, beginning with what the look says; else all are taken to be seen as often.</summary>
    public bool LearnsDetection { get; init; }

    /// <summary>No more tracks than this live at once; plots that would start more are counted and left.</summary>
    public int MostTracks { get; init; } = 20_000;

    internal void Check()
    {
        ArgumentNullException.ThrowIfNull(Models);
        ArgumentOutOfRangeException.ThrowIfZero(Models.Count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(SpeedSpread.MetresPerSecond);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ClimbSpread.MetresPerSecond);
        RequireBetween(Gate, 0.0, double.MaxValue, nameof(Gate));
        RequireBetween(NewTargetsPerScan, 0.0, double.MaxValue, nameof(NewTargetsPerScan));
        RequireBetween(FalseConfirmation, 0.0, 1.0, nameof(FalseConfirmation));
        RequireBetween(FalseDrop, 0.0, 1.0, nameof(FalseDrop));
        ArgumentOutOfRangeException.ThrowIfLessThan(PlotsToConfirm, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(LooksToConfirm, PlotsToConfirm);
        ArgumentOutOfRangeException.ThrowIfLessThan(MissesToDrop, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MostTracks, 1);
        foreach (var model in Models)
        {
            // A model that nothing ever changes to or from leaves nothing to mix.
            RequireBetween(model.Share, 0.0, double.MaxValue, nameof(model.Share));
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(model.Sojourn.Seconds);
        }
    }

    private static void RequireBetween(double value, double above, double below, string name)
    {
        if (!(value > above && value < below))
        {
            throw new ArgumentOutOfRangeException(name, value, $"Must lie between {above} and {below}.");
        }
    }
}
