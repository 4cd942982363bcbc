using Rampart.Quantities;

namespace Rampart.Tracking.Life;

/// <summary>The score of a track: how much likelier its plots are as one target than as false plots.</summary>
/// <remarks>
/// <para>Formula: begins at ln(βn/βf), densities of new targets and false plots; a plot adds ln(Pd·Λ/βf), a look without a plot ln(1 − Pd).
/// Confirmed at ln((1 − β)/α); dropped when it has fallen by more than ln(1/β) below its best. Where each track takes several plots, a look adds
/// ln((1 − Pd)/p₀), p₀ the probability that none of them is the target's; false plots and new targets are then counted together.
/// By counting: confirmed with M plots among the first N looks, dropped when that is out of reach, and after so many looks without a plot.</para>
/// <para>Source: Sittler, IEEE Transactions on Military Electronics 8 (1964), 125–139; Blackman and Popoli, Design and Analysis of
/// Modern Tracking Systems (1999), 6.2 (sequential probability ratio test).</para>
/// <para>Valid: plots independent from look to look, false plots even over the space of measurement. α and β are those of the test that ends at
/// the first threshold reached; counted from the best so far, a true track is dropped more often than β over a long life.</para>
/// </remarks>
public sealed class TrackScore
{
    // Rounding must not decide whether two misses or three end a track.
    private const double Slack = 1e-9;

    private readonly TrackerDefinition _definition;
    private readonly double _logFalse;
    private readonly double _logOther;
    private readonly double _confirms;
    private readonly double _drops;

    public TrackScore(TrackerDefinition definition, RadarModel radar)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(radar);
        _definition = definition;
        var newTargets = definition.NewTargetsPerScan / radar.Volume_mrad2;
        _logFalse = radar.LogFalsePlotDensity;
        _logOther = Portable.Log(radar.FalsePlotDensity + newTargets);
        AtStart = Math.Min(Portable.Log(newTargets / radar.FalsePlotDensity), 0.0);
        _confirms = Portable.Log((1.0 - definition.FalseDrop) / definition.FalseConfirmation);
        _drops = Portable.Log(1.0 / definition.FalseDrop);
    }

    /// <summary>The score of a track of one plot.</summary>
    public double AtStart { get; }

    /// <summary>What a look without a plot adds.</summary>
    public static double OfMiss(double detection) => Portable.Log(1.0 - detection);

    /// <summary>What is added to the logarithm of a plot's likelihood to weigh it against no plot at all: ln(Pd/(λ·(1 − Pd))).</summary>
    public double PairGain(double detection) => Portable.Log(detection / (1.0 - detection)) - _logOther;

    /// <summary>What a plot adds.</summary>
    public double OfPlot(double logLikelihood, double detection) => logLikelihood + Portable.Log(detection) - _logFalse;

    public bool Confirms(in LocalTrack track) => _definition.Life == TrackLifeRule.Score
        ? track.Score >= _confirms
        : track.Plots >= _definition.PlotsToConfirm;

    public bool Drops(in LocalTrack track)
    {
        if (_definition.Life == TrackLifeRule.Count)
        {
            // A track that can no longer have M plots among its first N looks is none.
            return track.Status == TrackStatus.Confirmed
                ? track.Misses >= _definition.MissesToDrop
                : track.Looks - track.Plots > _definition.LooksToConfirm - _definition.PlotsToConfirm;
        }

        return track.Score < track.BestScore - _drops - Slack;
    }
}
