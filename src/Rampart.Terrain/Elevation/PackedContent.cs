using System.IO.Compression;

namespace Rampart.Terrain.Elevation;

/// <summary>The bytes of a tile out of a file or an archive, with what has to be closed after it.</summary>
internal sealed class PackedContent(Stream file, Stream content, ZipArchive? archive) : IDisposable
{
    private static readonly uint[] Table = MakeTable();

    public Stream Content { get; } = content;

    /// <summary>CRC-32 of the unpacked bytes as the zip directory declares it; the framework does not compare it, gzip's it does.</summary>
    public uint? Checksum { get; init; }

    /// <exception cref="TileRefusedException">The bytes are not those that were packed.</exception>
    public void ThrowIfAltered(string file, ReadOnlySpan<byte> bytes, string remedy)
    {
        if (Checksum is { } declared && Crc32(bytes) != declared)
        {
            throw new TileRefusedException(file, "checksum", "the tile in the archive is not the one that was packed: its CRC-32 differs.", remedy);
        }
    }

    public void Dispose()
    {
        Content.Dispose();
        archive?.Dispose();
        file.Dispose();
    }

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var remainder = 0xFFFFFFFFu;
        foreach (var item in bytes)
        {
            remainder = (remainder >> 8) ^ Table[(byte)(remainder ^ item)];
        }

        return ~remainder;
    }

    // The reflected polynomial of ISO 3309, as zip and gzip use it.
    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var index = 0u; index < table.Length; index++)
        {
            var remainder = index;
            for (var bit = 0; bit < 8; bit++)
            {
                remainder = (remainder & 1) == 0 ? remainder >> 1 : (remainder >> 1) ^ 0xEDB88320u;
            }

            table[index] = remainder;
        }

        return table;
    }
}
