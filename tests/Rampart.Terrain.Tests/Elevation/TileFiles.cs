using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Rampart.Terrain.Tests.Elevation;

/// <summary>Writes tiles as the archives do, from a height for each row (from the south) and column (from the west).</summary>
internal static class TileFiles
{
    public const int SmallHgt = 1201;

    /// <summary>An .hgt: rows from the north, big-endian.</summary>
    public static byte[] Hgt(Func<int, int, int> height, int posts = SmallHgt)
    {
        var bytes = new byte[posts * posts * 2];
        for (var row = 0; row < posts; row++)
        {
            for (var column = 0; column < posts; column++)
            {
                BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(2 * (((posts - 1 - row) * posts) + column)), (short)height(row, column));
            }
        }

        return bytes;
    }

    /// <summary>A DTED file; intervals in tenths of seconds.</summary>
    public static byte[] Dted(int south, int west, int latitudeInterval, int longitudeInterval, Func<int, int, int> height)
    {
        var rows = (36000 / latitudeInterval) + 1;
        var columns = (36000 / longitudeInterval) + 1;
        var record = 12 + (2 * rows);
        var bytes = new byte[3428 + (columns * record)];
        bytes.AsSpan(0, 3428).Fill((byte)' ');
        var latitude = $"{Math.Abs(south):000}0000{(south < 0 ? 'S' : 'N')}";
        var longitude = $"{Math.Abs(west):000}0000{(west < 0 ? 'W' : 'E')}";
        Put(bytes, 0, $"UHL1{longitude}{latitude}{longitudeInterval:0000}{latitudeInterval:0000}0030U  ");
        Put(bytes, 47, $"{columns:0000}{rows:0000}0");
        Put(bytes, 80, "DSIU");
        Put(bytes, 80 + 59, "DTED0");
        Put(bytes, 80 + 102, "TESTMAKE");
        Put(bytes, 80 + 141, "MSLWGS84");
        Put(bytes, 80 + 185, $"{latitude[1..7]}.0{latitude[7]}{longitude[..7]}.0{longitude[7]}");
        Put(bytes, 80 + 204, Corners(south, west));
        Put(bytes, 80 + 264, "0000000.0");
        Put(bytes, 80 + 273, $"{latitudeInterval:0000}{longitudeInterval:0000}{rows:0000}{columns:0000}00");
        Put(bytes, 728, "ACC0030NA  00200030");
        for (var column = 0; column < columns; column++)
        {
            var line = bytes.AsSpan(3428 + (column * record), record);
            line[0] = 0xAA;
            line[2] = (byte)(column >> 8);
            line[3] = (byte)column;
            BinaryPrimitives.WriteUInt16BigEndian(line[4..], (ushort)column);
            for (var row = 0; row < rows; row++)
            {
                var value = height(row, column);
                BinaryPrimitives.WriteUInt16BigEndian(line[(8 + (2 * row))..], (ushort)(value < 0 ? 0x8000 | -value : value));
            }

            Sign(line);
        }

        return bytes;
    }

    /// <summary>The same bytes with one record's checksum made right again after a change.</summary>
    public static void Resign(byte[] dted, int column, int rows) => Sign(dted.AsSpan(3428 + (column * (12 + (2 * rows))), 12 + (2 * rows)));

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    public static byte[] Gzip(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return stream.ToArray();
    }

    private static void Put(byte[] bytes, int at, string text) => Encoding.ASCII.GetBytes(text, bytes.AsSpan(at));

    private static string Corners(int south, int west)
    {
        string Corner(int latitude, int longitude) => $"{Math.Abs(latitude):00}0000{(latitude < 0 ? 'S' : 'N')}{Math.Abs(longitude):000}0000{(longitude < 0 ? 'W' : 'E')}";
        return Corner(south, west) + Corner(south + 1, west) + Corner(south + 1, west + 1) + Corner(south, west + 1);
    }

    private static void Sign(Span<byte> record)
    {
        var sum = 0;
        foreach (var item in record[..^4])
        {
            sum += item;
        }

        BinaryPrimitives.WriteInt32BigEndian(record[^4..], sum);
    }
}

/// <summary>A folder of one test, gone after it.</summary>
internal sealed class TileFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("rampart-tiles-").FullName;

    public string Put(string name, byte[] content)
    {
        var file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
        return file;
    }

    public string Put(string name, string content) => Put(name, Encoding.UTF8.GetBytes(content));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
