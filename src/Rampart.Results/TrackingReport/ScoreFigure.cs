namespace Rampart.Results.TrackingReport;

/// <summary>How a figure is written.</summary>
public enum FigureForm
{
    Count,
    Metres,
    MetresPerSecond,
    Share,
    Ratio,
    Number,
    PerSecond,
}

/// <summary>One figure of a score: its name in JSON, what it is called, in what it is counted, and what it means.</summary>
public sealed record ScoreFigure(string Key, string Group, string Words, FigureForm Form, string Meaning)
{
    /// <summary>The figures in the order in which they are told.</summary>
    public static IReadOnlyList<ScoreFigure> All { get; } =
    [
        new("gospa_rms", "All in one", "GOSPA, rms", FigureForm.Metres, "Errors of place, missed targets and false tracks in one figure, root mean square over the scans; a missed target or a false track counts c²/2. Less is better."),
        new("gospa_mean", "All in one", "GOSPA, mean", FigureForm.Metres, "The same, its mean over the scans."),
        new("gospa_rms_c500", "All in one", "GOSPA, rms, with c = 500 m", FigureForm.Metres, "Stricter: a track 500 m off counts as missing its target."),
        new("gospa_rms_c2000", "All in one", "GOSPA, rms, with c = 2000 m", FigureForm.Metres, "Milder. Two trackers that change places between these figures are told apart by taste."),
        new("ospa_mean", "All in one", "OSPA, mean", FigureForm.Metres, "Error for each target, with c for each that is too many or too few; mean over the scans. Less is better."),
        new("gospa_loc_rms", "Parts of the GOSPA", "Error of place of matched tracks, rms", FigureForm.Metres, "How far off the tracks are that are matched one to one with targets nearer than c."),
        new("missed_per_scan", "Parts of the GOSPA", "Targets missed in a scan", FigureForm.Ratio, "Targets in the air without a track of their own."),
        new("false_per_scan", "Parts of the GOSPA", "False tracks in a scan", FigureForm.Ratio, "Tracks without a target of their own: made of false plots, left behind, or a second one on a target."),
        new("gospa_switches", "Parts of the GOSPA", "Switches", FigureForm.Number, "How often a target's matched track changed; half for a change to or from none."),
        new("siap_completeness", "Continuity", "Completeness (SIAP C)", FigureForm.Share, "Share of the targets' time in the air in which a track was on them. More is better."),
        new("siap_ambiguity", "Continuity", "Ambiguity (SIAP A)", FigureForm.Ratio, "Tracks on each tracked target; 1 is best, more means doubled tracks."),
        new("siap_spuriousness", "Continuity", "Spuriousness (SIAP S)", FigureForm.Share, "Share of the tracks' time in which they were on no target. Less is better."),
        new("siap_longest_segment", "Continuity", "Longest segment (SIAP LS)", FigureForm.Share, "Share of a target's time that its longest track holds, over all targets. More is better."),
        new("siap_track_change_rate_per_s", "Continuity", "Changes of track (SIAP R)", FigureForm.PerSecond, "Changes of the track's number for each second of tracked time. Less is better."),
        new("breaks", "Continuity", "Breaks", FigureForm.Count, "Tracks that were ever on a target, less one, over all targets. Less is better."),
        new("breaks_per_truth_hour", "Continuity", "Breaks in an hour of a target", FigureForm.Ratio, "The same for each hour of tracked time."),
        new("truths_never_tracked", "Continuity", "Targets never tracked", FigureForm.Count, "Targets that no track was ever on."),
        new("initiation_delay_scans_mean", "Continuity", "Delay of the first track", FigureForm.Ratio, "Scans from a target's appearance to the first that its first track holds, the mean."),
        new("initiation_confirmed_scans_mean", "Continuity", "Delay until it counts", FigureForm.Ratio, "Scans until that track had been on the target long enough to count, the mean."),
        new("siap_pos_acc_m", "Accuracy", "Error of place, mean (SIAP PA)", FigureForm.Metres, "Mean distance of a track from the target that it is on."),
        new("pos_rmse_m", "Accuracy", "Error of place, rms", FigureForm.Metres, "The same, root mean square."),
        new("pos_rmse_manoeuvre_m", "Accuracy", "Error of place in hard turns, rms", FigureForm.Metres, "The same where the target turns with more than 2.5 g."),
        new("siap_vel_acc_mps", "Accuracy", "Error of velocity, mean (SIAP VA)", FigureForm.MetresPerSecond, "Mean length of the difference of both velocities."),
        new("vel_rmse_mps", "Accuracy", "Error of velocity, rms", FigureForm.MetresPerSecond, "The same, root mean square."),
        new("anees", "Accuracy", "Consistency (ANEES)", FigureForm.Ratio, "Squared errors in units of the tracker's own variances, for each dimension: 1 is honest, more says that it believes itself too much, less that it doubts too much."),
        new("anees_low", "Accuracy", "ANEES, lower 95 % bound of an honest tracker", FigureForm.Ratio, "Below it the tracker doubts itself too much."),
        new("anees_high", "Accuracy", "ANEES, upper 95 % bound of an honest tracker", FigureForm.Ratio, "Above it the tracker believes itself too much."),
        new("anees_rows", "Accuracy", "Rows behind the ANEES", FigureForm.Count, "Places of tracks that were held against their targets."),
        new("false_tracks", "False tracks", "Tracks that were never on a target", FigureForm.Count, "Less is better."),
        new("false_tracks_per_hour", "False tracks", "The same in an hour", FigureForm.Ratio, ""),
        new("false_track_mean_life_scans", "False tracks", "Their mean life", FigureForm.Ratio, "In scans with a confirmed track."),
        new("plot_purity", "Plots", "Purity", FigureForm.Share, "Share of the plots used by tracks that came from the track's main target."),
        new("false_plot_fraction", "Plots", "False plots among those used", FigureForm.Share, "Less is better."),
        new("plot_origin_switches", "Plots", "Changes of origin", FigureForm.Count, "How often two plots in a row of one track came from different targets."),
        new("detections_used", "Plots", "Plots used by tracks", FigureForm.Count, ""),
        new("scans", "Counts", "Scans", FigureForm.Count, ""),
        new("n_truth", "Counts", "Targets", FigureForm.Count, ""),
        new("n_tracks", "Counts", "Confirmed tracks", FigureForm.Count, ""),
        new("truth_rows", "Counts", "Targets in the air, over all scans", FigureForm.Count, ""),
        new("track_rows", "Counts", "Confirmed tracks, over all scans", FigureForm.Count, ""),
    ];

    /// <summary>A value as a person reads it.</summary>
    public string Shown(double? value) => value is not { } number || !double.IsFinite(number)
        ? Report.Say.Nothing
        : Form switch
        {
            FigureForm.Count => FormattableString.Invariant($"{number:#,0}"),
            FigureForm.Metres => FormattableString.Invariant($"{number:#,0.0} m"),
            FigureForm.MetresPerSecond => FormattableString.Invariant($"{number:0.0} m/s"),
            FigureForm.Share => FormattableString.Invariant($"{100.0 * number:0.00} %"),
            FigureForm.Ratio => FormattableString.Invariant($"{number:#,0.000}"),
            FigureForm.PerSecond => FormattableString.Invariant($"{number:0.000000} /s"),
            _ => FormattableString.Invariant($"{number:#,0.0}"),
        };
}
