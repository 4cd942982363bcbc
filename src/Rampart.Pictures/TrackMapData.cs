namespace Rampart.Pictures;

/// <summary>What a scored track was.</summary>
public enum TrackMapKind
{
    /// <summary>Nobody has said what was there in truth.</summary>
    Unjudged,

    /// <summary>It followed a target.</summary>
    True,

    /// <summary>It followed nothing.</summary>
    False,
}

/// <summary>Where a track was believed at one look, and whether a plot said so.</summary>
public readonly record struct TrackMapPoint(MapPoint Place, bool IsCoasted);

/// <summary>One confirmed track over its life.</summary>
/// <param name="Points">From its first look to its last.</param>
/// <param name="Kind">What it was.</param>
/// <param name="Tip">Shown when a pointer rests on it.</param>
public sealed record TrackMapPath(IReadOnlyList<TrackMapPoint> Points, TrackMapKind Kind, string Tip);

/// <summary>What a <see cref="TrackMap"/> shows; the radar stands in its middle.</summary>
public sealed record TrackMapData
{
    public required Caption Caption { get; init; }

    public IReadOnlyList<TrackMapPath> Tracks { get; init; } = [];

    /// <summary>The ways of the targets in truth; empty where nobody has said them.</summary>
    public IReadOnlyList<IReadOnlyList<MapPoint>> Truth { get; init; } = [];

    /// <summary>Plots that no confirmed track took.</summary>
    public IReadOnlyList<MapPoint> PlotsLeft { get; init; } = [];

    /// <summary>How far the radar sees; nought where nobody has said it.</summary>
    public double Reach_km { get; init; }
}
