using System.Buffers.Binary;
using System.IO.Compression;

namespace Rampart.Answers.Terrain;

/// <summary>Whether a file that came over the network opens as what it should be.</summary>
internal static class TileContent
{
    // Three arc-seconds and one, each with the row and column shared with the neighbours; two bytes a post.
    private static readonly long[] HgtLengths = [1201L * 1201 * 2, 3601L * 3601 * 2];

    public static string? ProblemOfZippedHgt(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var plain = new GZipStream(file, CompressionMode.Decompress);
            var buffer = new byte[1 << 16];
            var length = 0L;
            int read;
            while ((read = plain.Read(buffer)) > 0 && length <= HgtLengths[^1])
            {
                length += read;
            }

            return HgtLengths.Contains(length) ? null : $"it holds {length} bytes of heights, not those of 1201² or 3601² posts";
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            return "it is not a whole gzip file";
        }
    }

    /// <summary>The header of a TIFF or BigTIFF, whose first directory must lie inside the file.</summary>
    public static string? ProblemOfTiff(string path)
    {
        Span<byte> head = stackalloc byte[16];
        using var file = File.OpenRead(path);
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length)
        {
            return "it is too short for a TIFF";
        }

        var isLittle = head[0] == 'I' && head[1] == 'I';
        if (!isLittle && !(head[0] == 'M' && head[1] == 'M'))
        {
            return "it is not a TIFF";
        }

        var version = isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(head[2..]) : BinaryPrimitives.ReadUInt16BigEndian(head[2..]);
        ulong? directory = version switch
        {
            42 => isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) : BinaryPrimitives.ReadUInt32BigEndian(head[4..]),
            43 => isLittle ? BinaryPrimitives.ReadUInt64LittleEndian(head[8..]) : BinaryPrimitives.ReadUInt64BigEndian(head[8..]),
            _ => null,
        };
        return directory is null ? "it is not a TIFF" : directory < 8 || directory >= (ulong)file.Length ? "its first directory lies outside the file" : null;
    }
}
