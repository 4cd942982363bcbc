using Rampart.Quantities;

namespace Rampart.Terrain.Elevation;

/// <summary>A folder with tiles, its subfolders among it, or one tile; the tiles are known by name and headers, their heights are read when asked for.</summary>
/// <remarks>
/// Every file whose name is a tile's is either indexed or told of in <see cref="Findings"/>. A missing tile is unknown;
/// it is sea only where a <see cref="SeaStatement"/> says so, and a tile that is there but bad is never sea.
/// </remarks>
public sealed class TerrainFolder
{
    private const int DeepestFolder = 8;
    private const string Downloads = "downloads";

    // Rasters people keep beside tiles; that they are not read is worth a word.
    private static readonly string[] OtherRasters = [".tif", ".tiff", ".asc", ".bil", ".img", ".nc", ".vrt", ".adf", ".zip", ".gz", ".dem", ".grd", ".bt"];

    private readonly List<Finding> _opening = [];
    private readonly List<IndexedTile> _tiles = [];
    private readonly HashSet<(int South, int West)> _badCells = [];
    private IReadOnlyDictionary<string, double> _sourceSeconds = new Dictionary<string, double>(StringComparer.Ordinal);

    private TerrainFolder(string path) => Path = path;

    /// <summary>The folder, or the tile, as it was given.</summary>
    public string Path { get; }

    /// <summary>The tiles in order of precedence, cells of stated sea among them.</summary>
    public IReadOnlyList<IndexedTile> Tiles => _tiles;

    /// <summary>What the source says of missing tiles; null where it says nothing.</summary>
    public SeaStatement? Sea { get; private set; }

    /// <summary>What was wrong on opening, and with the tiles read so far.</summary>
    public IReadOnlyList<Finding> Findings =>
        [.. _opening, .. _tiles.Where(tile => tile.IsLoaded).SelectMany(tile => tile.Findings)];

    /// <summary>Whether a file is a tile by its name.</summary>
    public static bool IsTile(string path) => HgtFile.IsNamedSo(path) || DtedFile.IsNamedSo(path);

    /// <summary>Looks into a folder and all below it, or at one tile.</summary>
    /// <param name="path">The folder, or the tile's file.</param>
    /// <param name="sea">What the source says of missing tiles, where no file in the folder says it.</param>
    public static TerrainFolder Open(string path, SeaStatement? sea = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var folder = new TerrainFolder(path) { Sea = sea };
        if (File.Exists(path) && IsTile(path))
        {
            folder.Take(path, System.IO.Path.GetFileName(path));
            return folder;
        }

        if (!Directory.Exists(path))
        {
            folder._opening.Add(Finding.Error(new Place(path), "folder", File.Exists(path) ? "is a file, not a folder." : "is not there.", "Name the folder with the tiles."));
            return folder;
        }

        folder.Search(path, string.Empty, 0);
        if (folder._tiles.Count == 0)
        {
            folder._opening.Add(Finding.Error(new Place(path), "folder", "holds no tile that can be read.", "Put .hgt, .hgt.zip, .hgt.gz, .dt0, .dt1 or .dt2 files there."));
        }

        folder.TakeFineness();
        folder.AddSea();
        folder._tiles.Sort(IndexedTile.ByPrecedence);
        return folder;
    }

    /// <summary>The heights of this folder alone.</summary>
    public ElevationMosaic Mosaic() => new([this], []);

    private void Search(string path, string below, int depth)
    {
        string[] entries;
        try
        {
            entries = Directory.GetFileSystemEntries(path);
        }
        catch (Exception fault) when (TileFile.AsFinding(path, fault) is { } finding)
        {
            _opening.Add(finding);
            return;
        }

        Array.Sort(entries, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var name = System.IO.Path.GetFileName(entry);
            if (IsTile(name))
            {
                Take(entry, below + name);
            }
            else if (!Directory.Exists(entry))
            {
                Note(entry, name, depth);
            }
            else if (new DirectoryInfo(entry).LinkTarget is not null || depth == DeepestFolder)
            {
                _opening.Add(Finding.Remark(new Place(entry), "folder", depth == DeepestFolder ? $"lies more than {DeepestFolder} folders deep; it was not searched." : "is a link; it was not followed.", "Name that folder itself if it holds tiles."));
            }
            else if (name.Equals(Downloads, StringComparison.Ordinal) || (name.StartsWith('.') && name.EndsWith(".part", StringComparison.Ordinal)))
            {
                // What was fetched and waits to be imported, or was left behind half imported, is no tile yet.
                continue;
            }
            else
            {
                Search(entry, below + name + "/", depth + 1);
            }
        }
    }

    private void TakeFineness()
    {
        foreach (var tile in _tiles)
        {
            tile.SourceStep_deg = _sourceSeconds.TryGetValue(tile.RelativePath, out var seconds) ? seconds / 3600.0 : 0.0;
        }
    }

    private void Take(string file, string relativePath)
    {
        var isHgt = HgtFile.IsNamedSo(file);
        Index(file, relativePath, isHgt ? HgtFile.Inspect : DtedFile.Inspect, isHgt ? HgtFile.Read : DtedFile.Read);
    }

    private void Index(string file, string relativePath, Func<string, TileHeader> inspect, Func<string, TileReading> read)
    {
        try
        {
            var tile = new IndexedTile(TileFile.Inspect(file, inspect), file, relativePath, () => read(file));
            _tiles.Add(tile);
        }
        catch (Exception fault) when (TileFile.AsFinding(file, fault) is { } finding)
        {
            _opening.Add(finding);
            var folder = System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file))) ?? string.Empty;
            var name = System.IO.Path.GetFileName(file);
            if (CellName.TryRead(name, out var south, out var west) || CellName.TryReadDted(folder, name, out south, out west))
            {
                _badCells.Add((south, west));
            }
        }
    }

    private void Note(string file, string name, int depth)
    {
        var isSea = name.Equals(SeaStatement.FileName, StringComparison.Ordinal);
        if (depth == 0 && (isSea || name.Equals(SourceFineness.FileName, StringComparison.Ordinal)))
        {
            try
            {
                if (isSea)
                {
                    Sea = SeaStatement.Read(file, _opening) ?? Sea;
                }
                else
                {
                    _sourceSeconds = SourceFineness.Read(file, _opening);
                }
            }
            catch (Exception fault) when (TileFile.AsFinding(file, fault) is { } finding)
            {
                _opening.Add(finding);
            }
        }
        else if (OtherRasters.Contains(System.IO.Path.GetExtension(name), StringComparer.OrdinalIgnoreCase))
        {
            _opening.Add(Finding.Remark(new Place(file), "file", "is not read: it is neither .hgt (plain, .hgt.zip, .hgt.gz) nor .dt0, .dt1, .dt2.", "Convert it with `gdal_translate -of SRTMHGT` or `-of DTED`, or leave it."));
        }
    }

    // A statement is as coarse as the coarsest tile beside it: a finer tile of another folder goes before it.
    private void AddSea()
    {
        if (Sea is not { } sea || _tiles.Count == 0)
        {
            return;
        }

        var there = _tiles.Select(tile => ((int)Math.Floor(tile.South_deg), (int)Math.Floor(tile.West_deg))).Concat(_badCells).ToHashSet();
        var latitudeStep = _tiles.Max(tile => tile.LatitudeStep_deg);
        var longitudeStep = _tiles.Max(tile => tile.LongitudeStep_deg);
        foreach (var (south, west) in sea.Cells().Where(cell => !there.Contains(cell)))
        {
            var posts = (int)Math.Round(1.0 / latitudeStep) + 1;
            var columns = (int)Math.Round(1.0 / longitudeStep) + 1;
            var name = CellName.Of(south, west);
            _tiles.Add(new IndexedTile(
                new TileHeader(name, south, west, latitudeStep, longitudeStep, posts, columns),
                string.Empty,
                string.Empty,
                () => new TileReading(new ElevationTile(name, south, west, 1.0, 1.0, 2, 2, [0, 0, 0, 0], null, sea.Text), []),
                isSea: true));
        }
    }
}
