using Rampart.Pictures;
using Rampart.Quantities;

namespace Rampart.Results.TrackingReport;

/// <summary>One scan of a scored run.</summary>
/// <param name="Time_s">When it was.</param>
/// <param name="Localisation_m2">Squared errors of place of the matched pairs, their sum.</param>
/// <param name="Matched">Pairs of a target and a track.</param>
/// <param name="Missed">Targets without a track.</param>
/// <param name="False">Tracks without a target.</param>
public readonly record struct ScoredScan(double Time_s, double Localisation_m2, int Matched, int Missed, int False)
{
    /// <summary>The square of the scan's GOSPA with p = 2 and α = 2.</summary>
    public double Squared(double cutOff_m) => Localisation_m2 + (0.5 * cutOff_m * cutOff_m * (Missed + False));
}

/// <summary>Everything that the page of a scored run tells.</summary>
public sealed record TrackingScoreInput
{
    public required string Name { get; init; }

    public required double CutOff_m { get; init; }

    /// <summary>By the names of <see cref="ScoreFigure"/>; null where a figure has no value.</summary>
    public required IReadOnlyDictionary<string, double?> Figures { get; init; }

    public required IReadOnlyList<ScoredScan> Scans { get; init; }

    public required IReadOnlyList<IReadOnlyList<MapPoint>> Truth { get; init; }

    public required IReadOnlyList<TrackMapPath> Tracks { get; init; }

    public required IReadOnlyList<StampedFile> Files { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    public required string Engine { get; init; }

    public double? Figure(string key) => Figures.GetValueOrDefault(key);
}
