using System.IO.Compression;
using System.Text.Unicode;

namespace Rampart.Results.Tracking;

/// <summary>The text of a file that may be compressed with gzip, as UTF-8 bytes.</summary>
internal static class TableBytes
{
    /// <summary>A file that unpacks to more is not a table of plots, and would fill the memory.</summary>
    public const int MostBytes = 1 << 30;

    private static readonly byte[] PackedEnd = Pack(End);

    private static ReadOnlySpan<byte> End => "end of the file, put here while reading"u8;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The bytes without a byte-order mark, lines ending with LF or CRLF; null, with a finding, when they are not text.</summary>
    public static byte[]? Read(string path, FindingTally tally)
    {
        var isPacked = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        byte[] bytes;
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read))
        {
            if (file.Length > MostBytes)
            {
                return TooLarge(tally);
            }

            bytes = new byte[file.Length];
            file.ReadExactly(bytes);
        }

        if (bytes is [0x1F, 0x8B, ..])
        {
            if (Unpack(bytes, tally) is not { } unpacked)
            {
                return null;
            }

            bytes = unpacked;
        }
        else if (isPacked)
        {
            tally.Error("file", 0, "file", bytes.Length == 0 ? "is empty." : "is named .gz and is not compressed with gzip.", "Compress it with gzip, or name it .csv.");
            return null;
        }

        if (bytes.AsSpan().StartsWith(ByteOrderMark))
        {
            bytes = bytes[ByteOrderMark.Length..];
        }

        if (bytes.Length == 0)
        {
            tally.Error("file", 0, "file", "is empty: it has no header line.", "Write at least the line with the names of the columns.");
            return null;
        }

        if (bytes.AsSpan().Contains((byte)0) || !Utf8.IsValid(bytes))
        {
            tally.Error("file", 0, "file", "is not text in UTF-8.", "Give a CSV file in UTF-8, plain or compressed with gzip.");
            return null;
        }

        // Lines that end with CR alone come from old spreadsheets.
        if (!bytes.AsSpan().Contains((byte)'\n'))
        {
            bytes.AsSpan().Replace((byte)'\r', (byte)'\n');
        }

        return bytes;
    }

    /// <summary>Unpacks every member of the file, and one of our own after them.</summary>
    /// <remarks>GZipStream ends without a word where a file was cut off. A member that is put behind the file comes out at the end only if all before it is whole.</remarks>
    private static byte[]? Unpack(byte[] file, FindingTally tally)
    {
        try
        {
            byte[] packed = [.. file, .. PackedEnd];
            using var unpacking = new GZipStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress);
            using var unpacked = new MemoryStream(Math.Min(packed.Length, MostBytes / 8) * 4);
            var block = new byte[1 << 16];
            int count;
            while ((count = unpacking.Read(block)) > 0)
            {
                if (unpacked.Length + count > MostBytes)
                {
                    return TooLarge(tally);
                }

                unpacked.Write(block, 0, count);
            }

            var bytes = unpacked.GetBuffer().AsSpan(0, (int)unpacked.Length);
            return bytes.EndsWith(End) ? bytes[..^End.Length].ToArray() : Broken(tally);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            return Broken(tally);
        }
    }

    private static byte[] Pack(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var packing = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            packing.Write(bytes);
        }

        return packed.ToArray();
    }

    private static byte[]? Broken(FindingTally tally)
    {
        tally.Error("file", 0, "file", "is broken: its gzip compression does not come to its end.", "Copy or download the file again.");
        return null;
    }

    private static byte[]? TooLarge(FindingTally tally)
    {
        tally.Error("file", 0, "file", $"holds more than {MostBytes >> 20} MiB of text.", "Split it into several runs.");
        return null;
    }
}
