using System.Buffers.Binary;

namespace Rampart.Results.Replay;

/// <summary>A table of whole numbers as bytes: each column the differences of its values, zig-zag, as varints.</summary>
/// <remarks>rows u32, columns u8, then for each column its length in bytes u32 and its bytes. Differences are taken modulo 2³², so that any Int32 may follow any other.</remarks>
internal static class ReplayColumns
{
    private const int LargestVarint = 5;

    public static byte[] Write(int rows, params ReadOnlySpan<int[]> columns)
    {
        using var stream = new MemoryStream();
        Span<byte> number = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteInt32LittleEndian(number, rows);
        stream.Write(number);
        stream.WriteByte((byte)columns.Length);
        var packed = new byte[rows * LargestVarint];
        foreach (var column in columns)
        {
            var length = Pack(column, packed);
            BinaryPrimitives.WriteInt32LittleEndian(number, length);
            stream.Write(number);
            stream.Write(packed, 0, length);
        }

        return stream.ToArray();
    }

    /// <exception cref="ReplayFormatException">The bytes are not such a table.</exception>
    public static int[][] Read(ReadOnlySpan<byte> bytes, int columns, string section)
    {
        var rows = Length(ref bytes, section);
        if (bytes.IsEmpty || bytes[0] != columns)
        {
            throw new ReplayFormatException($"The section {section} has {(bytes.IsEmpty ? 0 : bytes[0])} columns instead of {columns}.");
        }

        bytes = bytes[1..];
        var read = new int[columns][];
        for (var i = 0; i < columns; i++)
        {
            var length = Length(ref bytes, section);

            // Every value takes a byte at least: a lie about the rows cannot ask for more memory than the file has bytes.
            if (length > bytes.Length || rows > length)
            {
                throw new ReplayFormatException($"Column {i + 1} of the section {section} is cut off.");
            }

            read[i] = Unpack(bytes[..length], rows, section);
            bytes = bytes[length..];
        }

        return bytes.IsEmpty ? read : throw new ReplayFormatException($"The section {section} goes on behind its last column.");
    }

    private static int Length(ref ReadOnlySpan<byte> bytes, string section)
    {
        if (bytes.Length < sizeof(uint) || BinaryPrimitives.ReadInt32LittleEndian(bytes) is var length && length < 0)
        {
            throw new ReplayFormatException($"The section {section} is cut off.");
        }

        bytes = bytes[sizeof(uint)..];
        return length;
    }

    private static int Pack(int[] column, byte[] packed)
    {
        var at = 0;
        var before = 0;
        foreach (var value in column)
        {
            var step = unchecked(value - before);
            var left = unchecked((uint)((step << 1) ^ (step >> 31)));
            for (; left >= 0x80; left >>= 7)
            {
                packed[at++] = (byte)(left | 0x80);
            }

            packed[at++] = (byte)left;
            before = value;
        }

        return at;
    }

    private static int[] Unpack(ReadOnlySpan<byte> bytes, int rows, string section)
    {
        var column = new int[rows];
        var at = 0;
        var value = 0;
        for (var row = 0; row < rows; row++)
        {
            var read = 0u;
            for (var shift = 0; ; shift += 7)
            {
                if (at == bytes.Length || shift >= 7 * LargestVarint || (shift == 28 && bytes[at] > 0x0F))
                {
                    throw new ReplayFormatException($"A number of the section {section} is cut off or too long.");
                }

                read |= (uint)(bytes[at] & 0x7F) << shift;
                if (bytes[at++] < 0x80)
                {
                    break;
                }
            }

            value = unchecked(value + (int)((read >> 1) ^ (uint)-(int)(read & 1)));
            column[row] = value;
        }

        return at == bytes.Length ? column : throw new ReplayFormatException($"A column of the section {section} goes on behind its last row.");
    }
}
