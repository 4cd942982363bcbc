using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Rampart.Quantities;

namespace Rampart.Terrain.Elevation;

/// <summary>A grid of height posts that never changes: whole metres, row after row from the south-west corner.</summary>
/// <remarks>
/// A post is a point, not an area: the first stands exactly on the south-west corner. Between four posts the height is
/// bilinear. A void among the posts that carry weight gives NaN; on a post, or between two posts of one row or column,
/// the others carry none. A place within a billionth of a post is taken as on it.
/// </remarks>
public sealed class ElevationTile : IElevation
{
    /// <summary>Metres in a degree of latitude, on the sphere of mean radius 6371.0088 km.</summary>
    internal const double MetresPerDegree = 6371008.8 * Portable.Pi / 180.0;

    private const double OnThePost = 1e-9;
    private const int NoMarker = int.MinValue;

    private readonly short[] _posts;
    private readonly double _rowsPerDegree;
    private readonly double _columnsPerDegree;
    private readonly int _void;
    private readonly Lazy<string> _contentHash;

    /// <param name="name">What the tile is called in findings and precedence, such as <c>N39E032</c>.</param>
    /// <param name="south_deg">Latitude of the southernmost posts.</param>
    /// <param name="west_deg">Longitude of the westernmost posts, from −180 to below 180.</param>
    /// <param name="latitudeStep_deg">From a row to the next one north.</param>
    /// <param name="longitudeStep_deg">From a column to the next one east.</param>
    /// <param name="rows">Rows of posts, at least two.</param>
    /// <param name="columns">Columns of posts, at least two.</param>
    /// <param name="heights_m">The posts row by row from the south, each row from the west; copied.</param>
    /// <param name="voidMarker">The value that means unknown, if there is one.</param>
    /// <param name="source">Where the heights come from, in words.</param>
    /// <param name="licence">On what terms they may be used, if known.</param>
    /// <exception cref="ArgumentOutOfRangeException">A grid that does not fit on the globe, or posts that do not fill it.</exception>
    public ElevationTile(string name, double south_deg, double west_deg, double latitudeStep_deg, double longitudeStep_deg, int rows, int columns, ReadOnlySpan<short> heights_m, short? voidMarker, string source, string? licence = null)
        : this(name, south_deg, west_deg, latitudeStep_deg, longitudeStep_deg, rows, columns, heights_m.ToArray(), voidMarker, source, licence, owned: true)
    {
    }

    private ElevationTile(string name, double south_deg, double west_deg, double latitudeStep_deg, double longitudeStep_deg, int rows, int columns, short[] posts, short? voidMarker, string source, string? licence, bool owned)
    {
        _ = owned;
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 2);
        ArgumentOutOfRangeException.ThrowIfNotEqual(posts.Length, checked(rows * columns), nameof(posts));
        ThrowIfNotPositive(latitudeStep_deg, nameof(latitudeStep_deg));
        ThrowIfNotPositive(longitudeStep_deg, nameof(longitudeStep_deg));
        if (!(south_deg >= -90.0 && south_deg < 90.0))
        {
            throw new ArgumentOutOfRangeException(nameof(south_deg), south_deg, "A tile begins from 90° south to below 90° north.");
        }

        if (!(west_deg >= -180.0 && west_deg < 180.0))
        {
            throw new ArgumentOutOfRangeException(nameof(west_deg), west_deg, "A tile begins from 180° west to below 180° east.");
        }

        Name = name;
        South_deg = south_deg;
        West_deg = west_deg;
        LatitudeStep_deg = latitudeStep_deg;
        LongitudeStep_deg = longitudeStep_deg;
        Rows = rows;
        Columns = columns;
        VoidMarker = voidMarker;
        Source = source;
        Licence = licence;
        _rowsPerDegree = PerDegree(latitudeStep_deg);
        _columnsPerDegree = PerDegree(longitudeStep_deg);
        North_deg = south_deg + ((rows - 1) / _rowsPerDegree);
        Width_deg = (columns - 1) / _columnsPerDegree;
        if (North_deg > 90.0 + OnThePost || Width_deg > 360.0 + OnThePost)
        {
            throw new ArgumentOutOfRangeException(nameof(rows), $"{rows} × {columns} posts", $"From {south_deg}° N, {west_deg}° E on they do not fit on the globe.");
        }

        _posts = posts;
        _void = voidMarker ?? NoMarker;
        _contentHash = new Lazy<string>(HashOfContent);
    }

    public string Name { get; }

    /// <summary>Where the heights come from, in words.</summary>
    public string Source { get; }

    /// <summary>On what terms the heights may be used; null where nobody said.</summary>
    public string? Licence { get; }

    public double South_deg { get; }

    public double West_deg { get; }

    public double North_deg { get; }

    /// <summary>From the westernmost to the easternmost column, in degrees of longitude.</summary>
    public double Width_deg { get; }

    public double LatitudeStep_deg { get; }

    public double LongitudeStep_deg { get; }

    public int Rows { get; }

    public int Columns { get; }

    public short? VoidMarker { get; }

    /// <summary>SHA-256 (hexadecimal) of the grid and its place on the globe; neither name nor file goes into it.</summary>
    public string ContentHash => _contentHash.Value;

    /// <summary>How many posts are void.</summary>
    public int VoidCount => VoidMarker is { } marker ? _posts.AsSpan().Count(marker) : 0;

    /// <summary>The height of one post in metres; null where it is void.</summary>
    public int? PostAt(int row, int column)
    {
        ThrowIfNotBelow(row, Rows, nameof(row));
        ThrowIfNotBelow(column, Columns, nameof(column));
        var post = _posts[(row * Columns) + column];
        return post == _void ? null : post;
    }

    public double LatitudeOfRow(int row) => South_deg + (row / _rowsPerDegree);

    /// <summary>The column's longitude from −180° to below 180°.</summary>
    public double LongitudeOfColumn(int column) => Globe.Wrapped(West_deg + (column / _columnsPerDegree));

    /// <summary>Whether the place lies within the posts, the outermost among them.</summary>
    public bool Covers(double latitude_deg, double longitude_deg) => TryLocate(latitude_deg, longitude_deg, out _, out _);

    public double HeightAt(double latitude_deg, double longitude_deg)
    {
        if (!TryLocate(latitude_deg, longitude_deg, out var y, out var x))
        {
            return double.NaN;
        }

        var row = Math.Min((int)y, Rows - 2);
        var column = Math.Min((int)x, Columns - 2);
        var north = y - row;
        var east = x - column;
        var at = (row * Columns) + column;
        int sw = _posts[at];
        int se = _posts[at + 1];
        int nw = _posts[at + Columns];
        int ne = _posts[at + Columns + 1];
        return sw != _void && se != _void && nw != _void && ne != _void
            ? Between(Between(sw, se, east), Between(nw, ne, east), north)
            : Weighed(Weighed(Known(sw), Known(se), east), Weighed(Known(nw), Known(ne), east), north);
    }

    public double PostSpacingAt(double latitude_deg, double longitude_deg) =>
        double.IsNaN(HeightAt(latitude_deg, longitude_deg)) ? double.NaN : Spacing(latitude_deg, LatitudeStep_deg, LongitudeStep_deg);

    /// <summary>The wider of the two spacings, along the meridian and along the parallel, in metres.</summary>
    internal static double Spacing(double latitude_deg, double latitudeStep_deg, double longitudeStep_deg) =>
        MetresPerDegree * Math.Max(latitudeStep_deg, longitudeStep_deg * Portable.Cos(latitude_deg * (Portable.Pi / 180.0)));

    /// <summary>A tile that keeps the array it is given; whoever gives it never writes to it again.</summary>
    internal static ElevationTile Owning(TileHeader header, short[] posts, short? voidMarker, string source, string? licence = null) =>
        new(header.Name, header.South_deg, header.West_deg, header.LatitudeStep_deg, header.LongitudeStep_deg, header.Rows, header.Columns, posts, voidMarker, source, licence, owned: true);

    private static double Between(double from, double to, double part) => (from * (1.0 - part)) + (to * part);

    private static double Weighed(double from, double to, double part)
    {
        if (part == 0.0)
        {
            return from;
        }

        return part == 1.0 ? to : Between(from, to, part);
    }

    private static double PerDegree(double step)
    {
        var whole = Math.Round(1.0 / step);
        return Math.Abs((1.0 / step) - whole) < 1e-9 * whole ? whole : 1.0 / step;
    }

    private static double OntoThePost(double position)
    {
        var post = Math.Round(position);
        return Math.Abs(position - post) < OnThePost ? post : position;
    }

    private static void ThrowIfNotPositive(double step, string name)
    {
        if (!(step > 0.0 && double.IsFinite(step)))
        {
            throw new ArgumentOutOfRangeException(name, step, "A step is a positive number of degrees.");
        }
    }

    private static void ThrowIfNotBelow(int index, int count, string name)
    {
        if ((uint)index >= (uint)count)
        {
            throw new ArgumentOutOfRangeException(name, index, $"Posts count from 0 to {count - 1}.");
        }
    }

    private double Known(int post) => post == _void ? double.NaN : post;

    private bool TryLocate(double latitude_deg, double longitude_deg, out double y, out double x)
    {
        var eastward = longitude_deg - West_deg;
        if (!(eastward >= 0.0 && eastward < 360.0))
        {
            eastward = Globe.Eastward(West_deg, longitude_deg);
        }

        y = OntoThePost((latitude_deg - South_deg) * _rowsPerDegree);
        x = OntoThePost(eastward * _columnsPerDegree);
        if (x > Columns - 1)
        {
            // A hair west of the first column reads as nearly a whole turn east of it.
            x = OntoThePost((eastward - 360.0) * _columnsPerDegree);
        }

        return y >= 0.0 && y <= Rows - 1 && x >= 0.0 && x <= Columns - 1;
    }

    private string HashOfContent()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> head = stackalloc byte[44];
        BinaryPrimitives.WriteDoubleLittleEndian(head, South_deg);
        BinaryPrimitives.WriteDoubleLittleEndian(head[8..], West_deg);
        BinaryPrimitives.WriteDoubleLittleEndian(head[16..], LatitudeStep_deg);
        BinaryPrimitives.WriteDoubleLittleEndian(head[24..], LongitudeStep_deg);
        BinaryPrimitives.WriteInt32LittleEndian(head[32..], Rows);
        BinaryPrimitives.WriteInt32LittleEndian(head[36..], Columns);
        BinaryPrimitives.WriteInt32LittleEndian(head[40..], _void);
        hash.AppendData(head);
        if (BitConverter.IsLittleEndian)
        {
            hash.AppendData(MemoryMarshal.AsBytes(_posts.AsSpan()));
        }
        else
        {
            var swapped = new short[_posts.Length];
            BinaryPrimitives.ReverseEndianness(_posts, swapped);
            hash.AppendData(MemoryMarshal.AsBytes(swapped.AsSpan()));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
