using System.Security.Cryptography;
using Rampart.Quantities;

namespace Rampart.Terrain.Elevation;

/// <summary>Tiles of several finenesses as one ground: at each place the finest that knows its height.</summary>
/// <remarks>
/// <para>A void in a fine tile falls back to the coarser one; where none knows, the height is NaN, never zero. Of two
/// tiles of one fineness the one with the ordinally smaller name goes first, then the smaller path below its folder, then
/// the folder named earlier; that they disagree is a finding.</para>
/// <para>Several threads may ask at once: what a tile says never changes, and it is read once.</para>
/// </remarks>
public sealed class ElevationMosaic : IElevation
{
    private const double Hair_deg = 1e-9;
    private const int Rows = 180;
    private const int Columns = 360;

    // The sphere of the distances is off by half a hundredth at most; a tile too many does no harm.
    private const double Margin = 1.01;

    private readonly IndexedTile[] _tiles;
    private readonly IndexedTile[][] _cells;

    // The same without the tiles that only touch the cell's southern or western line: for places off those lines.
    private readonly IndexedTile[][] _insides;
    private readonly TerrainFolder[] _folders;

    /// <param name="folders">Folders of tiles.</param>
    /// <param name="tiles">Tiles that are in memory already, such as the built-in grid's.</param>
    public ElevationMosaic(IEnumerable<TerrainFolder> folders, IEnumerable<ElevationTile> tiles)
    {
        _folders = [.. folders];
        _tiles = [.. _folders.SelectMany(folder => folder.Tiles).Concat(tiles.Select(IndexedTile.Of)).Order(Comparer<IndexedTile>.Create(IndexedTile.ByPrecedence))];
        _cells = Spread(_tiles);
        _insides = new IndexedTile[_cells.Length][];
        for (var cell = 0; cell < _cells.Length; cell++)
        {
            var (south, west) = ((cell / Columns) - 90, (cell % Columns) - 180);
            _insides[cell] = _cells[cell].Length == 0 ? _cells[cell] : Array.FindAll(_cells[cell], tile => tile.North_deg > south + Hair_deg && Globe.Eastward(tile.West_deg - 1.0, west) - 1.0 < tile.Width_deg - Hair_deg);
        }
    }

    /// <summary>All tiles in order of precedence.</summary>
    public IReadOnlyList<IndexedTile> Tiles => _tiles;

    /// <summary>What was wrong on opening the folders and with the tiles read so far, and where those disagree.</summary>
    public IReadOnlyList<Finding> Findings => [.. _folders.SelectMany(folder => folder.Findings), .. TileDisagreement.Among(_tiles)];

    public double HeightAt(double latitude_deg, double longitude_deg)
    {
        Globe.ThrowIfNowhere(latitude_deg, longitude_deg);
        var longitude = Globe.Wrapped(longitude_deg);
        foreach (var candidate in CandidatesAt(latitude_deg, longitude))
        {
            var height = candidate.HeightAt(latitude_deg, longitude);
            if (!double.IsNaN(height))
            {
                return height;
            }
        }

        return double.NaN;
    }

    public double PostSpacingAt(double latitude_deg, double longitude_deg)
    {
        Globe.ThrowIfNowhere(latitude_deg, longitude_deg);
        var longitude = Globe.Wrapped(longitude_deg);
        foreach (var candidate in CandidatesAt(latitude_deg, longitude))
        {
            if (!double.IsNaN(candidate.HeightAt(latitude_deg, longitude)))
            {
                return ElevationTile.Spacing(latitude_deg, candidate.LatitudeFineness_deg, candidate.LongitudeFineness_deg);
            }
        }

        return double.NaN;
    }

    /// <summary>Whether any tile reaches a place: where it does and the height is unknown, it is a void; where none does, the ground ends.</summary>
    public bool Covers(double latitude_deg, double longitude_deg)
    {
        Globe.ThrowIfNowhere(latitude_deg, longitude_deg);
        var longitude = Globe.Wrapped(longitude_deg);
        return Array.Exists(CandidatesAt(latitude_deg, longitude), tile => tile.Covers(latitude_deg, longitude) && tile.Tile is not null);
    }

    /// <summary>Reads every tile that touches a circle, so that later questions inside it touch no file.</summary>
    /// <returns>All findings that are known then.</returns>
    public IReadOnlyList<Finding> LoadWithin(double latitude_deg, double longitude_deg, double radius_m)
    {
        foreach (var tile in TilesWithin(latitude_deg, longitude_deg, radius_m))
        {
            _ = tile.Tile;
        }

        return Findings;
    }

    /// <summary>What the ground within a circle is: SHA-256 (hexadecimal) over the tiles that touch it, in their order of precedence.</summary>
    /// <remarks>Neither the order of files nor where their folder lies goes into it; packing a tile does not change it.</remarks>
    public string IdentityWithin(double latitude_deg, double longitude_deg, double radius_m)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var tile in TilesWithin(latitude_deg, longitude_deg, radius_m))
        {
            if (tile.Tile is { } heights)
            {
                hash.AppendData(Convert.FromHexString(heights.ContentHash));
                if (tile.SourceStep_deg > 0.0)
                {
                    hash.AppendData(BitConverter.GetBytes(tile.SourceStep_deg));
                }
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The one-degree cells touching a circle that no tile reaches, by name: nothing is known of them.</summary>
    public IReadOnlyList<string> CellsWithoutTileWithin(double latitude_deg, double longitude_deg, double radius_m)
    {
        ThrowIfNoCircle(latitude_deg, longitude_deg, radius_m);
        var missing = new List<string>();
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                var south = row - 90;
                var west = column - 180;
                if (Globe.DistanceTo(latitude_deg, longitude_deg, south, west, south + 1, 1.0) <= radius_m
                    && !Array.Exists(_cells[(row * Columns) + column], tile => tile.Covers(south + 0.5, west + 0.5) && tile.Tile is not null))
                {
                    missing.Add(CellName.Of(south, west));
                }
            }
        }

        return missing;
    }

    /// <summary>The tiles that touch a circle, in order of precedence; one within a hundredth of the radius beyond it may be among them.</summary>
    public IEnumerable<IndexedTile> TilesWithin(double latitude_deg, double longitude_deg, double radius_m)
    {
        ThrowIfNoCircle(latitude_deg, longitude_deg, radius_m);
        return _tiles.Where(tile => Globe.DistanceTo(latitude_deg, longitude_deg, tile.South_deg, tile.West_deg, tile.North_deg, tile.Width_deg) <= radius_m * Margin);
    }

    private static void ThrowIfNoCircle(double latitude_deg, double longitude_deg, double radius_m)
    {
        Globe.ThrowIfNowhere(latitude_deg, longitude_deg);
        if (!(radius_m >= 0.0 && double.IsFinite(radius_m)))
        {
            throw new ArgumentOutOfRangeException(nameof(radius_m), radius_m, "A radius is a number of metres from zero up.");
        }
    }

    // Each tile stands in every cell it covers or touches from below or from the left; its order there is its precedence.
    private static IndexedTile[][] Spread(IndexedTile[] tiles)
    {
        var lists = new List<IndexedTile>?[Rows * Columns];
        foreach (var tile in tiles)
        {
            var south = RowOf(tile.South_deg);
            var north = RowOf(tile.North_deg);
            var across = Math.Min(Columns - 1, (int)Math.Floor(tile.West_deg + tile.Width_deg) - (int)Math.Floor(tile.West_deg));
            for (var row = south; row <= north; row++)
            {
                for (var step = 0; step <= across; step++)
                {
                    var column = ((int)Math.Floor(tile.West_deg) + 180 + step) % Columns;
                    (lists[(row * Columns) + column] ??= []).Add(tile);
                }
            }
        }

        return Array.ConvertAll(lists, list => list?.ToArray() ?? []);
    }

    private static int RowOf(double latitude_deg) => Math.Min((int)Math.Floor(latitude_deg) + 90, Rows - 1);

    private IndexedTile[] CandidatesAt(double latitude_deg, double wrappedLongitude_deg)
    {
        var (north, east) = (latitude_deg + 90.0, wrappedLongitude_deg + 180.0);
        var (row, column) = (Math.Min((int)north, Rows - 1), Math.Min((int)east, Columns - 1));
        var cells = north == row || east == column ? _cells : _insides;
        return cells[(row * Columns) + column];
    }
}
