using System.Buffers.Binary;
using System.IO.Compression;

namespace Rampart.Terrain.Elevation;

/// <summary>Tiles of the Shuttle Radar Topography Mission: .hgt, plain or inside .hgt.zip or .hgt.gz.</summary>
/// <remarks>
/// One degree by one degree, big-endian 16-bit metres, row by row from the north-west; the file name says the south-west
/// corner and the size says the spacing: 1201² posts of three arc-seconds or 3601² of one. Void is −32768.
/// Source: SRTM Quick Start and User's Guide (version 2.1), section "data formats"; GDAL's page on the SRTMHGT driver.
/// However small an archive is and whatever it declares, never more than one byte over the expected size is unpacked.
/// </remarks>
public static class HgtFile
{
    /// <summary>The value that marks a post nobody measured.</summary>
    public const short Void = short.MinValue;

    private const string Remedy = "Fetch the tile anew, or take the file out of the folder.";
    private const string SizesText = "an .hgt tile holds 2,884,802 bytes (1201 × 1201 posts) or 25,934,402 bytes (3601 × 3601)";

    // No packed tile is larger than an unpacked one; what is, holds something else and is not opened.
    private const long LargestFile = Large + (1 << 20);
    private const int Small = 1201 * 1201 * 2;
    private const int Large = 3601 * 3601 * 2;

    /// <summary>Whether a file is one of these by its name.</summary>
    public static bool IsNamedSo(string file) =>
        file.EndsWith(".hgt", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".hgt.zip", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".hgt.gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a tile; whatever is wrong with the file is among the findings.</summary>
    public static TileReading Read(string file) => TileFile.Read(file, Inspect, ReadPosts);

    /// <summary>Reads the name and the size only.</summary>
    internal static TileHeader Inspect(string file)
    {
        var name = Path.GetFileName(file);
        if (!CellName.TryRead(name, out var south, out var west))
        {
            throw new TileRefusedException(file, "name", "does not say where the tile lies.", "Name it after its south-west corner, such as N39E032.hgt.");
        }

        using var content = Open(file, name, out var length);
        if (length is not (Small or Large))
        {
            var trouble = length is < Small or (> Small and < Large) ? "It is cut short, or something else." : "It is too long for a tile.";
            throw new TileRefusedException(file, "size", $"{length:N0} bytes{(IsPlain(name) ? string.Empty : " unpacked")}; {SizesText}. {trouble}", Remedy);
        }

        var posts = length == Small ? 1201 : 3601;
        return new TileHeader(CellName.Of(south, west), south, west, 1.0 / (posts - 1), 1.0 / (posts - 1), posts, posts);
    }

    private static ElevationTile ReadPosts(string file, TileHeader header)
    {
        var expected = header.Rows * header.Columns * 2;
        var bytes = new byte[expected + 1];
        using (var content = Open(file, Path.GetFileName(file), out _))
        {
            var read = content.Content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (read != expected)
            {
                throw new TileRefusedException(file, "size", read > expected ? $"unpacks to more than the {expected:N0} bytes it declares." : $"ends after {read:N0} of {expected:N0} bytes.", Remedy);
            }

            content.ThrowIfAltered(file, bytes.AsSpan(0, expected), Remedy);
        }

        var posts = new short[header.Rows * header.Columns];
        for (var row = 0; row < header.Rows; row++)
        {
            var line = bytes.AsSpan((header.Rows - 1 - row) * header.Columns * 2, header.Columns * 2);
            var target = posts.AsSpan(row * header.Columns, header.Columns);
            for (var column = 0; column < target.Length; column++)
            {
                target[column] = BinaryPrimitives.ReadInt16BigEndian(line[(2 * column)..]);
            }
        }

        return ElevationTile.Owning(header, posts, Void, $"SRTM tile {Path.GetFileName(file)}");
    }

    private static bool IsPlain(string name) => name.EndsWith(".hgt", StringComparison.OrdinalIgnoreCase);

    private static PackedContent Open(string file, string name, out long length)
    {
        var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        var opened = false;
        try
        {
            PackedContent content;
            if (IsPlain(name))
            {
                length = stream.Length;
                content = new PackedContent(stream, stream, null);
            }
            else if (stream.Length > LargestFile)
            {
                throw new TileRefusedException(file, "size", $"{stream.Length:N0} bytes are more than a packed tile can hold; {SizesText}.", Remedy);
            }
            else if (name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            {
                length = UnpackedLengthOfGzip(file, stream);
                content = new PackedContent(stream, new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true), null);
            }
            else
            {
                var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
                var entry = OnlyTile(file, name, archive);
                length = entry.Length;
                content = new PackedContent(stream, entry.Open(), archive) { Checksum = entry.Crc32 };
            }

            opened = true;
            return content;
        }
        finally
        {
            if (!opened)
            {
                stream.Dispose();
            }
        }
    }

    // The last four bytes of a gzip member are the length of what it unpacks to (RFC 1952, ISIZE).
    private static long UnpackedLengthOfGzip(string file, FileStream stream)
    {
        const int SmallestMember = 18;
        if (stream.Length < SmallestMember)
        {
            throw new TileRefusedException(file, "archive", $"{stream.Length} bytes are not a gzip file.", Remedy);
        }

        Span<byte> size = stackalloc byte[4];
        stream.Seek(-4, SeekOrigin.End);
        stream.ReadExactly(size);
        stream.Seek(0, SeekOrigin.Begin);
        return BinaryPrimitives.ReadUInt32LittleEndian(size);
    }

    private static ZipArchiveEntry OnlyTile(string file, string name, ZipArchive archive)
    {
        // What Apple's archiver adds beside a file is no second tile.
        var tiles = archive.Entries.Where(entry => IsPlain(entry.Name) && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)).ToList();
        if (tiles.Count != 1)
        {
            var what = tiles.Count == 0 ? "holds no .hgt file" : $"holds {tiles.Count} .hgt files ({string.Join(", ", tiles.Take(3).Select(entry => entry.FullName))})";
            throw new TileRefusedException(file, "archive", $"{what}; one is expected.", "Pack each tile into an archive of its own, such as N39E032.hgt.zip.");
        }

        var inside = tiles[0];
        if (!CellName.TryRead(inside.Name, out var south, out var west) || !CellName.TryRead(name, out var saidSouth, out var saidWest) || south != saidSouth || west != saidWest)
        {
            throw new TileRefusedException(file, "archive", $"holds {inside.FullName}, which is another place than its own name says.", "Rename the archive after the tile it holds, once you know which it is.");
        }

        return inside;
    }
}
