using System.Buffers.Binary;
using System.IO.Compression;
using Rampart.Terrain.Elevation;

namespace Rampart.Terrain.BuiltIn;

/// <summary>The coarse grid that comes with the program: 30° to 47° N and 20° to 50° E, a post every five arc-minutes.</summary>
/// <remarks>
/// Good for the lie of the land, not for what hides low flyers: ridges between two posts are not there. It was cut by
/// <c>make-built-in-terrain.py</c>; <c>docs/terrain.md</c> tells how, and how far off it is.
/// </remarks>
public static class BuiltInTerrain
{
    /// <summary>What the grid is called in findings and in a run's manifest.</summary>
    public const string Name = "built-in";

    /// <summary>How far off the ground's height is on land, in metres (root mean square).</summary>
    /// <remarks>
    /// Source: 4,451,356 land posts of DTED level 0, 30° to 47° N and 22° to 48° E; <c>make-built-in-terrain.py measure</c>.
    /// It grows with the height: 54 m below 200 m, 159 m from 500 to 1000 m, 700 m above 3000 m, where the grid is too low.
    /// </remarks>
    public const double HeightError_m = 164.0;

    /// <summary>Where the heights come from and what was done to them.</summary>
    public const string Provenance =
        "ETOPO5 (National Geophysical Data Center, 1988, digital relief of the surface of the Earth at 5 arc-minutes; a work of the United States Government, public domain), " +
        "as in etopo5.cdf of Debian's package ferret-datasets. Cut to 30–47° N, 20–50° E; posts moved 7.5′ east and 2.5′ south, where they correlate best with DTED level 0; " +
        "land heights of 62 half-degree blocks, which the source gives about 35 times too small, multiplied by 35; open sea set to 0 m, the Caspian to no deeper than −28 m; " +
        "land below the sea in the Jordan rift and the Qattara depression divided by 1.6.";

    private const string Resource = "Rampart.Terrain.BuiltIn.built-in-terrain.bin.gz";
    private const double SecondsInADegree = 3600.0;

    private static readonly Lazy<ElevationTile> Loaded = new(Load);

    /// <summary>The grid; unpacked when first asked for.</summary>
    public static ElevationTile Tile => Loaded.Value;

    private static ElevationTile Load()
    {
        using var packed = typeof(BuiltInTerrain).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is not part of this assembly.");
        using var stream = new GZipStream(packed, CompressionMode.Decompress);
        Span<byte> head = stackalloc byte[24];
        stream.ReadExactly(head);
        if (!head[..4].SequenceEqual("RTG1"u8))
        {
            throw new InvalidDataException($"{Resource} does not begin with RTG1.");
        }

        var south = BinaryPrimitives.ReadInt32LittleEndian(head[4..]) / SecondsInADegree;
        var west = BinaryPrimitives.ReadInt32LittleEndian(head[8..]) / SecondsInADegree;
        var step = BinaryPrimitives.ReadInt32LittleEndian(head[12..]) / SecondsInADegree;
        var rows = BinaryPrimitives.ReadInt32LittleEndian(head[16..]);
        var columns = BinaryPrimitives.ReadInt32LittleEndian(head[20..]);
        var bytes = new byte[rows * columns * 2];
        stream.ReadExactly(bytes);
        var posts = new short[rows * columns];
        for (var index = 0; index < posts.Length; index++)
        {
            posts[index] = BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(2 * index));
        }

        return new ElevationTile(Name, south, west, step, step, rows, columns, posts, null, Provenance, "public domain");
    }
}
