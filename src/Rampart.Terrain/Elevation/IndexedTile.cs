using Rampart.Quantities;

namespace Rampart.Terrain.Elevation;

/// <summary>A tile known by its place and posts; its heights are read when they are first asked for, once, by whichever thread comes first.</summary>
public sealed class IndexedTile
{
    // What 1200 steps of a 1200th lack of one.
    private const double Rounding_deg = 1e-12;

    private readonly Lazy<TileReading> _reading;

    // The tile once read: shorter to reach than through the reading. Two threads may write it; they write the same.
    private ElevationTile? _tile;

    internal IndexedTile(TileHeader header, string file, string relativePath, Func<TileReading> read, bool isSea = false)
    {
        Name = header.Name;
        File = file;
        RelativePath = relativePath;
        South_deg = header.South_deg;
        West_deg = header.West_deg;
        North_deg = header.South_deg + ((header.Rows - 1) * header.LatitudeStep_deg);
        Width_deg = (header.Columns - 1) * header.LongitudeStep_deg;
        LatitudeStep_deg = header.LatitudeStep_deg;
        LongitudeStep_deg = header.LongitudeStep_deg;
        IsSea = isSea;
        _reading = new Lazy<TileReading>(read);
    }

    /// <summary>The cell after its south-west corner, such as N39E032, or the name a built-in grid gives itself.</summary>
    public string Name { get; }

    /// <summary>The file, as findings name it; empty for a grid that came from no file.</summary>
    public string File { get; }

    /// <summary>The path below the folder, with forward slashes: what decides between two tiles of one place.</summary>
    public string RelativePath { get; }

    public double South_deg { get; }

    public double West_deg { get; }

    public double North_deg { get; }

    public double Width_deg { get; }

    public double LatitudeStep_deg { get; }

    public double LongitudeStep_deg { get; }

    /// <summary>How far apart the posts of the source stood, where that is said (<see cref="SourceFineness"/>); zero where not.</summary>
    public double SourceStep_deg { get; internal set; }

    /// <summary>How fine the heights are from south to north: the tile's step, or its source's where that is coarser.</summary>
    public double LatitudeFineness_deg => Math.Max(LatitudeStep_deg, SourceStep_deg);

    /// <summary>How fine the heights are from west to east.</summary>
    public double LongitudeFineness_deg => Math.Max(LongitudeStep_deg, SourceStep_deg);

    /// <summary>Whether this cell stands for a missing tile that the source says is sea.</summary>
    public bool IsSea { get; }

    /// <summary>Whether the heights have been read, well or ill.</summary>
    public bool IsLoaded => _reading.IsValueCreated;

    /// <summary>What was wrong with the file; reads it if nobody has.</summary>
    public IReadOnlyList<Finding> Findings => _reading.Value.Findings;

    /// <summary>The heights, read now if nobody has; null where the file is bad, which the findings tell.</summary>
    public ElevationTile? Tile => _tile ?? (_tile = _reading.Value.Tile);

    internal static IndexedTile Of(ElevationTile tile) =>
        new(new TileHeader(tile.Name, tile.South_deg, tile.West_deg, tile.LatitudeStep_deg, tile.LongitudeStep_deg, tile.Rows, tile.Columns), string.Empty, string.Empty, () => new TileReading(tile, []));

    /// <summary>The finest tile first; of one fineness a tile before the word that there is sea, then by name, then by path.</summary>
    internal static int ByPrecedence(IndexedTile left, IndexedTile right)
    {
        var order = left.LatitudeFineness_deg.CompareTo(right.LatitudeFineness_deg);
        order = order != 0 ? order : left.LongitudeFineness_deg.CompareTo(right.LongitudeFineness_deg);
        order = order != 0 ? order : left.IsSea.CompareTo(right.IsSea);
        order = order != 0 ? order : string.CompareOrdinal(left.Name, right.Name);
        return order != 0 ? order : string.CompareOrdinal(left.RelativePath, right.RelativePath);
    }

    /// <summary>The height at a place, reading the tile only if it covers it; NaN where it does not or does not know.</summary>
    internal double HeightAt(double latitude_deg, double wrappedLongitude_deg)
    {
        var tile = _tile;
        if (tile is null)
        {
            if (!Covers(latitude_deg, wrappedLongitude_deg) || Tile is not { } read)
            {
                return double.NaN;
            }

            tile = read;
        }

        return tile.HeightAt(latitude_deg, wrappedLongitude_deg);
    }

    internal bool Covers(double latitude_deg, double wrappedLongitude_deg)
    {
        if (latitude_deg < South_deg - Rounding_deg || latitude_deg > North_deg + Rounding_deg)
        {
            return false;
        }

        var east = wrappedLongitude_deg - West_deg;
        return (east < 0.0 ? east + 360.0 : east) <= Width_deg + Rounding_deg;
    }
}
