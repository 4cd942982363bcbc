using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Rampart.Terrain.Elevation;

/// <summary>Digital Terrain Elevation Data of level 0, 1 and 2: .dt0, .dt1, .dt2.</summary>
/// <remarks>
/// Three headers (UHL 80 bytes, DSI 648, ACC 2700), then one record for each meridian from west to east: the sentinel
/// AA, block count, longitude count, latitude count, the heights from south to north as big-endian sign and magnitude,
/// and the sum of all bytes before as a checksum. Void is −32767. Towards the poles the meridians stand wider apart
/// (factor 2 from 50°, 3 from 70°, 4 from 75°, 6 from 80°); the header says how wide.
/// Source: MIL-PRF-89020B, Performance Specification, Digital Terrain Elevation Data, tables of the UHL, DSI and data records.
/// </remarks>
public static class DtedFile
{
    /// <summary>The value that marks a post nobody measured.</summary>
    public const short Void = -32767;

    private const int UhlLength = 80;
    private const int DsiLength = 648;
    private const int AccLength = 2700;
    private const int HeadersLength = UhlLength + DsiLength + AccLength;
    private const int RecordFrame = 12;
    private const byte Sentinel = 0xAA;
    private const int TenthsOfSecondsInADegree = 36000;
    private const string Remedy = "Fetch the tile anew, or take the file out of the folder.";

    // Higher than any ground and deeper than any sea; beyond it the sign was written another way.
    private const int Implausible = 12000;

    /// <summary>Whether a file is one of these by its name.</summary>
    public static bool IsNamedSo(string file) => LevelStep(file) is not null;

    /// <summary>Reads a tile; whatever is wrong with the file is among the findings.</summary>
    public static TileReading Read(string file) => TileFile.Read(file, Inspect, ReadPosts);

    /// <summary>Reads the headers and the file's size only.</summary>
    internal static TileHeader Inspect(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        var head = new byte[HeadersLength];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (read < UhlLength || Text(head, 0, 4) is not "UHL1")
        {
            throw new TileRefusedException(file, "header", "does not begin with UHL1: this is no DTED file.", Remedy);
        }

        if (read < HeadersLength)
        {
            throw new TileRefusedException(file, "size", $"ends after {read:N0} bytes, within the headers.", Remedy);
        }

        var header = ReadHeaders(file, head);
        var expected = HeadersLength + ((long)header.Columns * (RecordFrame + (2 * header.Rows)));
        if (stream.Length != expected)
        {
            var trouble = stream.Length < expected ? "It is cut short." : "It is too long.";
            throw new TileRefusedException(file, "size", $"{stream.Length:N0} bytes; {header.Columns} meridians of {header.Rows} posts take {expected:N0}. {trouble}", Remedy);
        }

        return header;
    }

    private static TileHeader ReadHeaders(string file, byte[] head)
    {
        var west = Degrees(file, head, 4, "longitude of origin");
        var south = Degrees(file, head, 12, "latitude of origin");
        var longitudeInterval = Number(file, head, 20, "longitude interval");
        var latitudeInterval = Number(file, head, 24, "latitude interval");
        var columns = Number(file, head, 47, "count of longitude lines");
        var rows = Number(file, head, 51, "count of latitude points");

        CheckCount(file, "longitude lines", columns, longitudeInterval);
        CheckCount(file, "latitude points", rows, latitudeInterval);
        if (LevelStep(file) is { } step && step != latitudeInterval)
        {
            throw new TileRefusedException(file, "header", $"says a latitude interval of {latitudeInterval / 10.0} seconds; {Path.GetExtension(file)} stands for {step / 10.0}.", "Rename the file after its level: .dt0 for 30, .dt1 for 3, .dt2 for 1 second.");
        }

        const int Dsi = UhlLength;
        const int Acc = UhlLength + DsiLength;
        if (Text(head, Dsi, 3) is not "DSI" || Text(head, Acc, 3) is not "ACC")
        {
            throw new TileRefusedException(file, "header", "has no DSI or ACC record where they belong.", Remedy);
        }

        var dsiRows = Number(file, head, Dsi + 281, "DSI count of latitude lines");
        var dsiColumns = Number(file, head, Dsi + 285, "DSI count of longitude lines");
        if (dsiRows != rows || dsiColumns != columns)
        {
            throw new TileRefusedException(file, "header", $"contradicts itself: UHL counts {columns} × {rows} posts, DSI {dsiColumns} × {dsiRows}.", Remedy);
        }

        if (!(south >= -90.0 && south <= 89.0 && west >= -180.0 && west <= 180.0))
        {
            throw new TileRefusedException(file, "header", $"says an origin at {south}° N, {west}° E, which is not on the globe.", Remedy);
        }

        var folder = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file))) ?? string.Empty;
        var name = Path.GetFileName(file);
        if (CellName.TryReadDted(folder, name, out var saidSouth, out var saidWest) && (saidSouth != south || saidWest != west))
        {
            throw new TileRefusedException(file, "header", $"says {CellName.Of(south, west)}, while folder and name ({folder}/{name}) say {CellName.Of(saidSouth, saidWest)}.", "Find out which is right; do not use the tile before.");
        }

        return new TileHeader(CellName.Of(south, west), south, Globe.Wrapped(west), latitudeInterval / (double)TenthsOfSecondsInADegree, longitudeInterval / (double)TenthsOfSecondsInADegree, rows, columns);
    }

    private static ElevationTile ReadPosts(string file, TileHeader header)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        var head = new byte[HeadersLength];
        stream.ReadExactly(head);
        var posts = new short[header.Rows * header.Columns];
        var record = new byte[RecordFrame + (2 * header.Rows)];
        for (var column = 0; column < header.Columns; column++)
        {
            stream.ReadExactly(record);
            CheckRecord(file, record, column, header);
            for (var row = 0; row < header.Rows; row++)
            {
                posts[(row * header.Columns) + column] = Height(file, BinaryPrimitives.ReadUInt16BigEndian(record.AsSpan(8 + (2 * row))), row, column);
            }
        }

        return ElevationTile.Owning(header, posts, Void, $"{Text(head, UhlLength + 59, 5)} tile {header.Name}, producer {Text(head, UhlLength + 102, 8)}");
    }

    private static void CheckRecord(string file, byte[] record, int column, TileHeader header)
    {
        if (record[0] != Sentinel)
        {
            throw new TileRefusedException(file, "record", $"meridian {column + 1} of {header.Columns} begins with {record[0]:X2} instead of AA.", Remedy);
        }

        var block = (record[1] << 16) | (record[2] << 8) | record[3];
        var meridian = BinaryPrimitives.ReadUInt16BigEndian(record.AsSpan(4));
        var parallel = BinaryPrimitives.ReadUInt16BigEndian(record.AsSpan(6));
        if (block != column || meridian != column || parallel != 0)
        {
            throw new TileRefusedException(file, "record", $"meridian {column + 1} of {header.Columns} counts itself as block {block}, longitude {meridian}, latitude {parallel}; expected are {column}, {column}, 0.", Remedy);
        }

        var sum = 0;
        foreach (var item in record.AsSpan(0, record.Length - 4))
        {
            sum += item;
        }

        var declared = BinaryPrimitives.ReadInt32BigEndian(record.AsSpan(record.Length - 4));
        if (sum != declared)
        {
            throw new TileRefusedException(file, "checksum", $"of meridian {column + 1} of {header.Columns} is wrong: {sum} counted, {declared} written.", Remedy);
        }
    }

    private static short Height(string file, ushort bits, int row, int column)
    {
        var magnitude = bits & 0x7FFF;
        var height = (bits & 0x8000) == 0 ? magnitude : -magnitude;
        return height == Void || Math.Abs(height) <= Implausible
            ? (short)height
            : throw new TileRefusedException(file, "height", $"{height} m at meridian {column + 1}, point {row + 1} is no height of this Earth; perhaps the sign is written as a two's complement.", Remedy);
    }

    private static void CheckCount(string file, string what, int count, int interval)
    {
        if (count is < 2 or > 3601 || interval < 10 || (count - 1) * interval != TenthsOfSecondsInADegree)
        {
            throw new TileRefusedException(file, "header", $"says {count} {what} every {interval / 10.0} seconds; together they make one degree.", Remedy);
        }
    }

    private static int? LevelStep(string file) => Path.GetExtension(file).ToUpperInvariant() switch
    {
        ".DT0" => 300,
        ".DT1" => 30,
        ".DT2" => 10,
        _ => null,
    };

    private static string Text(byte[] head, int at, int length) => Encoding.ASCII.GetString(head, at, length).Trim();

    private static int Number(string file, byte[] head, int at, string what) =>
        int.TryParse(Text(head, at, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new TileRefusedException(file, "header", $"has \"{Text(head, at, 4)}\" as its {what}.", Remedy);

    // DDDMMSSH: degrees, minutes, seconds, hemisphere.
    private static double Degrees(string file, byte[] head, int at, string what)
    {
        var text = Encoding.ASCII.GetString(head, at, 8);
        if (!int.TryParse(text.AsSpan(0, 7), NumberStyles.None, CultureInfo.InvariantCulture, out var digits) || !"NSEW".Contains(text[7], StringComparison.Ordinal))
        {
            throw new TileRefusedException(file, "header", $"has \"{text}\" as its {what}.", Remedy);
        }

        var degrees = (digits / 10000) + (digits / 100 % 100 / 60.0) + (digits % 100 / 3600.0);
        return text[7] is 'S' or 'W' ? -degrees : degrees;
    }
}
