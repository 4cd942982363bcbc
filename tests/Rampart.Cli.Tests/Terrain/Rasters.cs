using System.Buffers.Binary;
using System.Globalization;

namespace Rampart.Cli.Tests.Terrain;

/// <summary>Makes rasters and tiles from a rule for the height of each post.</summary>
internal static class Rasters
{
    public static async Task RequireGdal() =>
        Assert.SkipUnless((await Shell.Sh(Path.GetTempPath(), "gdalinfo --version && gdalwarp --version && gdal_translate --version")).Exit == 0, "SKIPPED: GDAL is not installed (apt-get install gdal-bin).");

    /// <summary>A GeoTIFF of 32-bit numbers whose first cell's centre stands at a place; the rule is asked for row and column from the north-west.</summary>
    public static async Task<string> Tiff(
        Project project, string name, double north_deg, double west_deg, double step_deg, int rows, int columns, Func<int, int, float> height, params string[] options)
    {
        var path = project.PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var bytes = new byte[rows * columns * 4];
        for (var post = 0; post < rows * columns; post++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(post * 4), height(post / columns, post % columns));
        }

        await File.WriteAllBytesAsync($"{path}.raw", bytes);
        await File.WriteAllTextAsync(
            $"{path}.hdr",
            string.Create(
                CultureInfo.InvariantCulture,
                $"ENVI\nsamples = {columns}\nlines = {rows}\nbands = 1\ndata type = 4\ninterleave = bsq\nbyte order = 0\nmap info = {{Geographic Lat/Lon, 1, 1, {west_deg - (step_deg / 2.0):R}, {north_deg + (step_deg / 2.0):R}, {step_deg:R}, {step_deg:R}, WGS-84, units=Degrees}}\n"));
        (await Shell.Sh(project.Folder, "out=$1; shift; gdal_translate -q -co COMPRESS=DEFLATE \"$@\" \"$out.raw\" \"$out\"", [path, .. options])).Done();
        File.Delete($"{path}.raw");
        File.Delete($"{path}.hdr");
        return name;
    }

    /// <summary>An .hgt of three seconds of arc.</summary>
    public static void Hgt(Project project, string name, Func<int, int, int> height)
    {
        var bytes = new byte[1201 * 1201 * 2];
        for (var post = 0; post < 1201 * 1201; post++)
        {
            BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(post * 2), (short)height(post / 1201, post % 1201));
        }

        Directory.CreateDirectory(Path.GetDirectoryName(project.PathOf(name))!);
        File.WriteAllBytes(project.PathOf(name), bytes);
    }

    /// <summary>The posts of an .hgt, row by row from the north-west.</summary>
    public static short[,] Posts(Project project, string name)
    {
        var bytes = File.ReadAllBytes(project.PathOf(name));
        var size = (int)Math.Sqrt(bytes.Length / 2.0);
        Assert.Equal(bytes.Length, size * size * 2);
        var posts = new short[size, size];
        for (var post = 0; post < size * size; post++)
        {
            posts[post / size, post % size] = BinaryPrimitives.ReadInt16BigEndian(bytes.AsSpan(post * 2));
        }

        return posts;
    }
}
