namespace Rampart.Pictures;

/// <summary>A place on the map: ground distance from the theatre's centre along its azimuth, split to the east and to the north.</summary>
public readonly record struct MapPoint(double East_km, double North_km);

/// <summary>The part of the theatre that a map shows, a square about a place.</summary>
public sealed record MapWindow(MapPoint Centre, double HalfWidth_km);

/// <summary>Where an engagement radar faces at first, clockwise from north, and how wide it looks.</summary>
public sealed record MapSector(double Facing_deg, double Width_deg);

/// <summary>A battery: its ring is the greatest range of its missiles, a claim and not a capability.</summary>
public sealed record MapBattery(string Name, MapPoint Place, double Range_km, MapSector? Sector, bool IsOutOfAction);

/// <summary>Something that is defended.</summary>
public sealed record MapAsset(string Name, MapPoint Place, bool IsDestroyed);

/// <summary>The path of one target in truth, and what became of it.</summary>
public sealed record MapPath
{
    public required string Name { get; init; }

    public required PictureSide Side { get; init; }

    public required PictureFate Fate { get; init; }

    /// <summary>From where it appeared to where its part ended.</summary>
    public required IReadOnlyList<MapPoint> Points { get; init; }

    public MapPoint? FirstDetected { get; init; }

    /// <summary>Shown when a pointer rests on the path.</summary>
    public string Tip { get; init; } = string.Empty;
}

/// <summary>One missile: from its battery to where its flight ended.</summary>
/// <param name="From">The battery.</param>
/// <param name="End">Where it met the target, or where it should have.</param>
/// <param name="Result">What came of it.</param>
/// <param name="TargetAtLaunch">Where its target was when it was fired.</param>
/// <param name="Tip">Shown when a pointer rests on it.</param>
public sealed record MapShot(MapPoint From, MapPoint End, PictureShot Result, MapPoint? TargetAtLaunch, string Tip);

/// <summary>What a <see cref="BattleMap"/> shows.</summary>
public sealed record BattleMapData
{
    public required Caption Caption { get; init; }

    public IReadOnlyList<MapBattery> Batteries { get; init; } = [];

    public IReadOnlyList<MapAsset> Assets { get; init; } = [];

    public IReadOnlyList<MapPath> Paths { get; init; } = [];

    public IReadOnlyList<MapShot> Shots { get; init; } = [];

    /// <summary>Where tracks were believed to be.</summary>
    public IReadOnlyList<MapPoint> TrackDots { get; init; } = [];

    /// <summary>The part to show; all of it where there is none.</summary>
    public MapWindow? Window { get; init; }
}
