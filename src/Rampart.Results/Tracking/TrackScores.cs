using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rampart.Results.Tracking;

/// <summary>GOSPA of one scan and what it is made of.</summary>
/// <param name="Scan">Number of the scan.</param>
/// <param name="Time_s">Its time.</param>
/// <param name="Gospa_m">The metric.</param>
/// <param name="Localisation_m">Root mean square distance of the pairs; zero without pairs.</param>
/// <param name="Missed">Targets without a track.</param>
/// <param name="False">Tracks without a target.</param>
/// <param name="Targets">Targets alive.</param>
/// <param name="Tracks">Confirmed tracks.</param>
public readonly record struct ScanScore(int Scan, double Time_s, double Gospa_m, double Localisation_m, int Missed, int False, int Targets, int Tracks);

/// <summary>How well the tracks of a file tell where the targets were; every name in JSON is the one that the comparison uses.</summary>
/// <remarks>
/// <para>Formula: GOSPA, α = 2: ( Σ d^p over pairs + c^p/2 · (missed + false) )^(1/p), least over all pairings; OSPA: ( (Σ min(d,c)^p + c^p·|n − m|) / max(n, m) )^(1/p); SIAP: completeness Σ JT/Σ J, ambiguity Σ NA/Σ JT, spuriousness Σ (N − NA)/Σ N; ANEES: mean of eᵀP⁻¹e / 3, which is one for a tracker that knows how well it knows.</para>
/// <para>Source: A. S. Rahmathullah, Á. F. García-Fernández and L. Svensson, "Generalized optimal sub-pattern assignment metric", FUSION 2017; D. Schuhmacher, B.-T. Vo and B.-N. Vo, "A consistent metric for performance evaluation of multi-object filters", IEEE Trans. Signal Processing 56 (2008) 3447–3457; P. Votruba, R. Nisley, R. Rothrock and B. Zombro, "Single Integrated Air Picture (SIAP) metrics implementation", 2001; X. R. Li, Z. Zhao and V. P. Jilkov, "Practical measures and test for credibility of an estimator", 2001.</para>
/// <para>Valid: any number of targets and tracks; the bounds of ANEES take the errors of all rows as independent, which rows of one track are not.</para>
/// </remarks>
public sealed record TrackScores
{
    [JsonPropertyName("scans")]
    public required int Scans { get; init; }

    [JsonPropertyName("truth_rows")]
    public required int TruthRows { get; init; }

    [JsonPropertyName("track_rows")]
    public required int TrackRows { get; init; }

    [JsonPropertyName("n_truth")]
    public required int Targets { get; init; }

    [JsonPropertyName("n_tracks")]
    public required int Tracks { get; init; }

    /// <summary>Root mean square over the scans, at the cut-off of the rules (1,000 m unless said otherwise).</summary>
    [JsonPropertyName("gospa_rms")]
    public required double GospaRms_m { get; init; }

    [JsonPropertyName("gospa_mean")]
    public required double GospaMean_m { get; init; }

    [JsonPropertyName("gospa_loc_rms")]
    public required double GospaLocalisation_m { get; init; }

    [JsonPropertyName("missed_per_scan")]
    public required double MissedPerScan { get; init; }

    [JsonPropertyName("false_per_scan")]
    public required double FalsePerScan { get; init; }

    /// <summary>Changes of the track that is paired with a target: one from track to track, a half from or to none.</summary>
    [JsonPropertyName("gospa_switches")]
    public required double GospaSwitches { get; init; }

    [JsonPropertyName("gospa_rms_c500")]
    public required double GospaRmsAt500_m { get; init; }

    [JsonPropertyName("gospa_rms_c2000")]
    public required double GospaRmsAt2000_m { get; init; }

    [JsonPropertyName("ospa_mean")]
    public required double OspaMean_m { get; init; }

    /// <summary>Share of the targets' scans in which at least one track is theirs.</summary>
    [JsonPropertyName("siap_completeness")]
    public required double Completeness { get; init; }

    /// <summary>Tracks for each tracked target; above one a target has two.</summary>
    [JsonPropertyName("siap_ambiguity")]
    public required double Ambiguity { get; init; }

    /// <summary>Share of the track rows that belong to no target.</summary>
    [JsonPropertyName("siap_spuriousness")]
    public required double Spuriousness { get; init; }

    [JsonPropertyName("siap_pos_acc_m")]
    public required double PositionAccuracy_m { get; init; }

    [JsonPropertyName("siap_vel_acc_mps")]
    public required double VelocityAccuracy_mps { get; init; }

    [JsonPropertyName("siap_track_change_rate_per_s")]
    public required double TrackChangeRate_per_s { get; init; }

    /// <summary>Longest time of one track on each target, as a share of the targets' lives.</summary>
    [JsonPropertyName("siap_longest_segment")]
    public required double LongestSegment { get; init; }

    [JsonPropertyName("pos_rmse_m")]
    public required double PositionRmse_m { get; init; }

    [JsonPropertyName("vel_rmse_mps")]
    public required double VelocityRmse_mps { get; init; }

    [JsonPropertyName("pos_rmse_manoeuvre_m")]
    public required double ManoeuvreRmse_m { get; init; }

    /// <summary>Tracks that a target had beyond its first, over all targets.</summary>
    [JsonPropertyName("breaks")]
    public required int Breaks { get; init; }

    [JsonPropertyName("breaks_per_truth_hour")]
    public required double BreaksPerTargetHour { get; init; }

    [JsonPropertyName("truths_never_tracked")]
    public required int NeverTracked { get; init; }

    /// <summary>Scans from a target's first to the start of its first association; null when no target was tracked.</summary>
    [JsonPropertyName("initiation_delay_scans_mean")]
    public required double? InitiationDelay_scans { get; init; }

    /// <summary>Scans from a target's first until that association had lasted long enough to count.</summary>
    [JsonPropertyName("initiation_confirmed_scans_mean")]
    public required double? InitiationConfirmed_scans { get; init; }

    /// <summary>Tracks that were never associated with a target.</summary>
    [JsonPropertyName("false_tracks")]
    public required int FalseTracks { get; init; }

    [JsonPropertyName("false_tracks_per_hour")]
    public required double FalseTracksPerHour { get; init; }

    [JsonPropertyName("false_track_mean_life_scans")]
    public required double FalseTrackLife_scans { get; init; }

    /// <summary>Share of the plots that a track took from the target it took most from; null without a key.</summary>
    [JsonPropertyName("plot_purity")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? PlotPurity { get; init; }

    [JsonPropertyName("false_plot_fraction")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? FalsePlotFraction { get; init; }

    [JsonPropertyName("plot_origin_switches")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? PlotOriginSwitches { get; init; }

    [JsonPropertyName("detections_used")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? DetectionsUsed { get; init; }

    /// <summary>Average normalised estimation error squared of the place, over its three dimensions; null where the tracks have no covariance.</summary>
    [JsonPropertyName("anees")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Anees { get; init; }

    /// <summary>Between this and <see cref="AneesHigh"/> ANEES lies in 95 of 100 cases when the covariances are right.</summary>
    [JsonPropertyName("anees_low")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? AneesLow { get; init; }

    [JsonPropertyName("anees_high")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? AneesHigh { get; init; }

    [JsonPropertyName("anees_rows")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? AneesRows { get; init; }

    /// <summary>Scan by scan, for charts.</summary>
    [JsonIgnore]
    public IReadOnlyList<ScanScore> Series { get; init; } = [];

    public string ToJson() => JsonSerializer.Serialize(this, TrackScoresJson.Written.TrackScores) + "\n";
}

[JsonSerializable(typeof(TrackScores))]
internal sealed partial class TrackScoresJson : JsonSerializerContext
{
    public static TrackScoresJson Written { get; } = new(new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" });
}
