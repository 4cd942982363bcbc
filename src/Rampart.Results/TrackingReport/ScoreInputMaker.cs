using System.Text.Json.Nodes;
using Rampart.Pictures;
using Rampart.Quantities;
using Rampart.Results.Tracking;

namespace Rampart.Results.TrackingReport;

/// <summary>Puts together what the page of a scored run tells.</summary>
public static class ScoreInputMaker
{
    private const double MetresPerKilometre = 1000.0;

    /// <summary>The input of the page.</summary>
    /// <param name="name">What was tracked.</param>
    /// <param name="scores">The scores of these tracks.</param>
    /// <param name="truth">Where the targets were.</param>
    /// <param name="tracks">Where the tracker believed them to be.</param>
    /// <param name="rules">As the scores were reckoned.</param>
    /// <param name="files">For the stamp.</param>
    /// <param name="findings">On the files.</param>
    /// <param name="engine">For the stamp.</param>
    public static TrackingScoreInput Make(
        string name, TrackScores scores, IReadOnlyList<TruthRow> truth, IReadOnlyList<TrackRow> tracks, ScoreRules rules, IReadOnlyList<StampedFile> files, IReadOnlyList<Finding> findings, string engine)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(tracks);
        ArgumentNullException.ThrowIfNull(rules);
        return new TrackingScoreInput
        {
            Name = name,
            CutOff_m = rules.CutOff_m,
            Figures = Figures(scores),
            Scans = [.. scores.Series.Select(scan => new ScoredScan(scan.Time_s, scan.Localisation_m * scan.Localisation_m * (scan.Targets - scan.Missed), scan.Targets - scan.Missed, scan.Missed, scan.False))],
            Truth = [.. truth.GroupBy(row => row.TruthId).OrderBy(group => group.Key).Select(group => (IReadOnlyList<MapPoint>)[.. group.OrderBy(row => row.Scan).Select(row => new MapPoint(row.X_m / MetresPerKilometre, row.Y_m / MetresPerKilometre))])],
            Tracks = Paths(truth, tracks, rules),
            Files = files,
            Findings = findings,
            Engine = engine,
        };
    }

    /// <summary>The figures by their names in JSON.</summary>
    public static IReadOnlyDictionary<string, double?> Figures(TrackScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        return JsonNode.Parse(scores.ToJson())!.AsObject().ToDictionary(entry => entry.Key, entry => entry.Value?.GetValue<double>(), StringComparer.Ordinal);
    }

    private static IReadOnlyList<TrackMapPath> Paths(IReadOnlyList<TruthRow> truth, IReadOnlyList<TrackRow> tracks, ScoreRules rules)
    {
        int[] scans = [.. truth.Select(row => row.Scan).Concat(tracks.Select(row => row.Scan)).Distinct().Order()];
        var paths = new ScoredPaths([.. tracks.Select(row => PathRow.Of(in row))], scans);
        var followed = TrackToTruth.Associate(new ScoredPaths([.. truth.Select(row => PathRow.Of(in row))], scans), paths, scans.Length, rules).Select(association => association.Track).ToHashSet();
        return
        [
            .. paths.Paths.Select((path, index) => new TrackMapPath(
                [.. path.Select(row => new TrackMapPoint(new MapPoint(paths.Rows[row].X / MetresPerKilometre, paths.Rows[row].Y / MetresPerKilometre), tracks[row].PlotId < 0))],
                followed.Contains(index) ? TrackMapKind.True : TrackMapKind.False,
                $"track {paths.Rows[path[0]].Id}{(followed.Contains(index) ? string.Empty : ", never on a target")}: {TrackingPageParts.Span(paths.Rows[path[0]].Time_s, paths.Rows[path[^1]].Time_s)}")),
        ];
    }
}
