using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using Rampart.Pictures;

namespace Rampart.Pictures.Tests;

public class PngImageTests
{
    private static readonly PngColour[] Three = [new(1, 2, 3), new(250, 128, 0), new(9, 8, 7, 0)];

    [Fact]
    public void What_was_written_by_palette_is_read_back()
    {
        byte[] numbers = [0, 1, 2, 2, 1, 0];

        var read = PngReader.Read(PngImage.OfPalette(3, 2, numbers, Three));

        Assert.Equal((3, 2, 3), (read.Width, read.Height, read.ColourType));
        Assert.Equal(numbers, read.Pixels);
        Assert.Equal(Three, read.Palette);
    }

    [Fact]
    public void What_was_written_by_colour_is_read_back()
    {
        byte[] pixels = [.. Enumerable.Range(0, 5 * 7 * 4).Select(at => (byte)(at * 37))];

        var read = PngReader.Read(PngImage.OfRgba(5, 7, pixels));

        Assert.Equal((5, 7, 6), (read.Width, read.Height, read.ColourType));
        Assert.Equal(pixels, read.Pixels);
    }

    [Fact]
    public void Any_raster_comes_back_as_it_was() => Prop.ForAll(
        Gen.Choose(1, 40).SelectMany(width => Gen.Choose(1, 40).SelectMany(height => Gen.Choose(0, 2).ArrayOf(width * height).Select(numbers => (Width: width, Height: height, Numbers: numbers.Select(number => (byte)number).ToArray())))).ToArbitrary(),
        one => PngReader.Read(PngImage.OfPalette(one.Width, one.Height, one.Numbers, Three)).Pixels.SequenceEqual(one.Numbers)).QuickCheckThrowOnFailure();

    [Fact]
    public void An_opaque_palette_says_nothing_of_opacity() =>
        Assert.DoesNotContain("tRNS", Encoding.Latin1.GetString(PngImage.OfPalette(1, 1, [0], [new PngColour(1, 2, 3)])), StringComparison.Ordinal);

    [Fact]
    public void A_raster_that_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PngImage.OfPalette(0, 1, [], Three));
        Assert.Throws<ArgumentOutOfRangeException>(() => PngImage.OfPalette(2, 2, [0, 0, 0], Three));
        Assert.Throws<ArgumentOutOfRangeException>(() => PngImage.OfPalette(1, 1, [3], Three));
        Assert.Throws<ArgumentOutOfRangeException>(() => PngImage.OfPalette(1, 1, [0], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => PngImage.OfPalette(1, 1, [0], [.. Enumerable.Repeat(default(PngColour), 257)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PngImage.OfRgba(1, 1, [0, 0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PngImage.OfRgba(40000, 1, new byte[160000]));
    }

    [Fact]
    public void A_picture_holds_its_raster_itself()
    {
        var png = PngImage.OfPalette(1, 1, [0], Three);
        var image = XDocument.Parse(new Svg(10, 10, new Caption("x", "t", "d")).Image(1, 2, 3, 4, png).ToString()).Descendants().Single(element => element.Name.LocalName is "image");

        Assert.Equal("pixelated", image.Attribute("image-rendering")!.Value);
        Assert.Equal(png, PngReader.Embedded(image));
    }

    [Theory]
    [InlineData("#ffffff", 100.0)]
    [InlineData("#000000", 0.0)]
    [InlineData("#777777", 50.0)]
    public void Lightness_is_that_of_CIE(string hex, double lightness)
    {
        Assert.Equal(lightness, PngColour.FromHex(hex).Lightness, 0.3);
        Assert.Equal(hex, PngColour.FromHex(hex).Hex);
    }
}

/// <summary>Reads what a PNG of eight bits without filters holds, and checks every chunk's sum bit by bit.</summary>
internal sealed record PngReader(int Width, int Height, int ColourType, byte[] Pixels, PngColour[] Palette)
{
    public static byte[] Embedded(XElement image)
    {
        var address = image.Attribute("href")!.Value;
        Assert.StartsWith("data:image/png;base64,", address, StringComparison.Ordinal);
        return Convert.FromBase64String(address[(address.IndexOf(',', StringComparison.Ordinal) + 1)..]);
    }

    public static PngReader Read(byte[] png)
    {
        Assert.Equal(PngImage.Signature, png.AsSpan(0, 8));
        var chunks = new List<(string Name, byte[] Content)>();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            Assert.Equal(Sum(png.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)));
            chunks.Add((Encoding.ASCII.GetString(png, at + 4, 4), png[(at + 8)..(at + 8 + length)]));
            at += 12 + length;
        }

        Assert.Equal("IHDR", chunks[0].Name);
        Assert.Equal("IEND", chunks[^1].Name);
        var header = chunks[0].Content;
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        Assert.Equal(8, header[8]);
        var bytes = header[9] == 3 ? 1 : 4;
        using var unpacked = new MemoryStream();
        using (var zip = new ZLibStream(new MemoryStream(chunks.Single(chunk => chunk.Name is "IDAT").Content), CompressionMode.Decompress))
        {
            zip.CopyTo(unpacked);
        }

        var rows = unpacked.ToArray();
        Assert.Equal(height * ((width * bytes) + 1), rows.Length);
        var colours = chunks.SingleOrDefault(chunk => chunk.Name is "PLTE").Content ?? [];
        var opacity = chunks.SingleOrDefault(chunk => chunk.Name is "tRNS").Content ?? [];
        return new PngReader(width, height, header[9],
            [.. Enumerable.Range(0, height).SelectMany(row => rows.Skip((row * ((width * bytes) + 1)) + 1).Take(width * bytes))],
            [.. Enumerable.Range(0, colours.Length / 3).Select(at => new PngColour(colours[3 * at], colours[(3 * at) + 1], colours[(3 * at) + 2], at < opacity.Length ? opacity[at] : (byte)255))]);
    }

    /// <summary>The division by the polynomial of the specification's annex, bit by bit.</summary>
    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320u);
            }
        }

        return ~sum;
    }
}
