using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Rampart.Pictures;

/// <summary>A colour of a raster: red, green, blue, and how much of what lies below it hides (255: all).</summary>
public readonly record struct PngColour(byte Red, byte Green, byte Blue, byte Opacity = 255)
{
    public static PngColour Clear => new(0, 0, 0, 0);

    /// <summary>As SVG writes it, without the opacity: <c>#0072b2</c>.</summary>
    public string Hex => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    /// <summary>How light the eye sees it: CIE L* of its luminance, from 0 to 100; what is left of it in grey print.</summary>
    public double Lightness
    {
        get
        {
            var luminance = (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));
            return luminance > 0.008856 ? (116.0 * Math.Cbrt(luminance)) - 16.0 : 903.3 * luminance;
        }
    }

    /// <summary>The colour that SVG writes so.</summary>
    public static PngColour FromHex(string hex)
    {
        ArgumentNullException.ThrowIfNull(hex);
        var value = int.Parse(hex.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return new PngColour((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }

    private static double Linear(byte part)
    {
        var share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}

/// <summary>Writes a raster as PNG: a number of a palette for each pixel, or red, green, blue and opacity.</summary>
/// <remarks>
/// Rows from above, no interlacing, no filter: classes in patches are packed as well without. Source: PNG specification, third edition (W3C), sections 5
/// (chunks), 11 (IHDR, PLTE, tRNS, IDAT, IEND) and annex D (CRC).
/// </remarks>
public static class PngImage
{
    private const int MostColours = 256;
    private const int LargestSide = 32768;
    private static readonly uint[] Remainders = [.. Enumerable.Range(0, 256).Select(value => Remainder((uint)value))];

    /// <summary>The eight bytes with which every PNG begins.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="numbers">Row by row from above: the number of each pixel's colour.</param>
    /// <param name="palette">At most 256 colours.</param>
    public static byte[] OfPalette(int width, int height, ReadOnlySpan<byte> numbers, IReadOnlyList<PngColour> palette)
    {
        ArgumentNullException.ThrowIfNull(palette);
        Check(width, height, numbers.Length, 1);
        if (palette.Count is 0 or > MostColours)
        {
            throw new ArgumentOutOfRangeException(nameof(palette), palette.Count, "A palette has 1 to 256 colours.");
        }

        foreach (var number in numbers)
        {
            if (number >= palette.Count)
            {
                throw new ArgumentOutOfRangeException(nameof(numbers), number, $"The palette has {palette.Count} colours only.");
            }
        }

        using var png = Begin(width, height, colourType: 3);
        Chunk(png, "PLTE", [.. palette.SelectMany(colour => new[] { colour.Red, colour.Green, colour.Blue })]);
        if (palette.Any(colour => colour.Opacity < 255))
        {
            Chunk(png, "tRNS", [.. palette.Select(colour => colour.Opacity)]);
        }

        return End(png, width, height, numbers, 1);
    }

    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="pixels">Row by row from above: red, green, blue and opacity of each pixel.</param>
    public static byte[] OfRgba(int width, int height, ReadOnlySpan<byte> pixels)
    {
        Check(width, height, pixels.Length, 4);
        using var png = Begin(width, height, colourType: 6);
        return End(png, width, height, pixels, 4);
    }

    /// <summary>An address that holds the picture itself.</summary>
    public static string DataUri(ReadOnlySpan<byte> png) => "data:image/png;base64," + Convert.ToBase64String(png);

    private static void Check(int width, int height, int length, int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, LargestSide);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, LargestSide);
        if (length != (long)width * height * bytes)
        {
            throw new ArgumentOutOfRangeException(nameof(length), length, $"A raster of {width} by {height} pixels has {(long)width * height * bytes} bytes.");
        }
    }

    private static MemoryStream Begin(int width, int height, byte colourType)
    {
        var png = new MemoryStream();
        png.Write(Signature);
        Span<byte> header = stackalloc byte[13];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = colourType;
        Chunk(png, "IHDR", header);
        return png;
    }

    private static byte[] End(MemoryStream png, int width, int height, ReadOnlySpan<byte> pixels, int bytes)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var row = 0; row < height; row++)
            {
                zip.WriteByte(0);
                zip.Write(pixels.Slice(row * width * bytes, width * bytes));
            }
        }

        Chunk(png, "IDAT", packed.GetBuffer().AsSpan(0, (int)packed.Length));
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, string name, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        var letters = Encoding.ASCII.GetBytes(name);
        png.Write(letters);
        png.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Sum(Sum(uint.MaxValue, letters), content));
        png.Write(number);
    }

    private static uint Sum(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            sum = Remainders[(sum ^ value) & 0xFF] ^ (sum >> 8);
        }

        return sum;
    }

    private static uint Remainder(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) != 0 ? 0xEDB88320u ^ (value >> 1) : value >> 1;
        }

        return value;
    }
}
