using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Rampart.Quantities;
using Rampart.Terrain.Sight;

namespace Rampart.Coverage.Files;

/// <summary>One value for each post of a grid.</summary>
/// <param name="Name">What it is, with its unit: "least height in sight above ground (m)".</param>
/// <param name="Values">Row by row from the north, each from the west; not a number where there is none.</param>
public sealed record EnviBand(string Name, ReadOnlyMemory<float> Values);

/// <summary>Grids as a plain binary raster, NAME.bin, with an ENVI header, NAME.hdr, which GDAL and QGIS open as they are.</summary>
/// <remarks>
/// <para>Single precision, little-endian, one band after the other, rows from the north. A value that is missing or not finite is written as −9999, the header's <c>data ignore
/// value</c>: GDAL, QGIS and ENVI honour it, where "nan" in a header is read differently by different programs.</para>
/// <para>A post is the centre of its cell, so the map begins half a cell north-west of the first post.</para>
/// <para>The projection in the header is azimuthal-equidistant about the site on WGS84, by geodesics. The grid itself (<see cref="LocalGrid"/>) deviates from it by
/// 8 m at 100 km, 32 m at 200 km and 130 m at 400 km from the site.</para>
/// <para>Source: the ENVI header format as NV5 Geospatial documents it and GDAL's ENVI driver reads it (checked with GDAL 3.6.2): <c>map info</c> names the upper left corner of
/// pixel 1, 1; <c>coordinate system string</c> is a projected system in the text form of ESRI.</para>
/// </remarks>
public static class EnviRaster
{
    /// <summary>What stands where there is no value.</summary>
    public const float NoValue = -9999f;

    /// <summary>Writes NAME.bin and NAME.hdr into a folder, in place of what is there.</summary>
    /// <exception cref="ArgumentException">No band, or a band that does not fit the grid.</exception>
    public static void Write(string folder, string name, LocalGrid grid, string description, IReadOnlyList<EnviBand> bands)
    {
        Check(grid, bands);
        using (var values = File.Create(Path.Combine(folder, name + ".bin")))
        {
            WriteValues(values, grid, bands);
        }

        using var header = File.Create(Path.Combine(folder, name + ".hdr"));
        WriteHeader(header, grid, description, bands);
    }

    /// <summary>Writes the values; the stream stays open.</summary>
    /// <exception cref="ArgumentException">No band, or a band that does not fit the grid.</exception>
    public static void WriteValues(Stream stream, LocalGrid grid, IReadOnlyList<EnviBand> bands)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Check(grid, bands);
        var row = new byte[grid.Size * sizeof(float)];
        foreach (var band in bands)
        {
            for (var number = 0; number < grid.Size; number++)
            {
                var values = band.Values.Span.Slice(number * grid.Size, grid.Size);
                for (var column = 0; column < values.Length; column++)
                {
                    BinaryPrimitives.WriteSingleLittleEndian(row.AsSpan(column * sizeof(float)), float.IsFinite(values[column]) ? values[column] : NoValue);
                }

                stream.Write(row);
            }
        }
    }

    /// <summary>Writes the header; the stream stays open.</summary>
    /// <exception cref="ArgumentException">No band, or a band that does not fit the grid.</exception>
    public static void WriteHeader(Stream stream, LocalGrid grid, string description, IReadOnlyList<EnviBand> bands)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(description);
        Check(grid, bands);
        stream.Write(Encoding.UTF8.GetBytes(Header(grid, description, bands)));
    }

    private static string Header(LocalGrid grid, string description, IReadOnlyList<EnviBand> bands)
    {
        var cell_m = grid.CellSize.Metres;
        var (row, column) = grid.CellOf(grid.Centre);
        var (west_m, north_m) = (Round(-(column + 0.5) * cell_m), Round((row + 0.5) * cell_m));
        return string.Create(CultureInfo.InvariantCulture, $$"""
            ENVI
            description = {{{Words(description)}}}
            samples = {{grid.Size}}
            lines = {{grid.Size}}
            bands = {{bands.Count}}
            header offset = 0
            file type = ENVI Standard
            data type = 4
            interleave = bsq
            byte order = 0
            map info = {Azimuthal Equidistant, 1, 1, {{west_m}}, {{north_m}}, {{cell_m}}, {{cell_m}}, WGS-84, units=Meters}
            coordinate system string = {{{ProjectionText(grid.Centre)}}}
            data ignore value = {{NoValue}}
            band names = {{{string.Join(", ", bands.Select(band => Words(band.Name).Replace(',', ';')))}}}

            """).ReplaceLineEndings("\n");
    }

    /// <summary>Azimuthal-equidistant about a site on WGS84, in the text form of ESRI.</summary>
    public static string ProjectionText(Geodetic site) => string.Create(CultureInfo.InvariantCulture,
        $"PROJCS[\"Azimuthal_Equidistant_About_Site\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",{Wgs84.SemiMajorAxis_m:0.0},{1.0 / Wgs84.Flattening:0.000000000}]],"
        + $"PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Azimuthal_Equidistant\"],PARAMETER[\"False_Easting\",0.0],PARAMETER[\"False_Northing\",0.0],"
        + $"PARAMETER[\"Central_Meridian\",{site.Longitude.Degrees:0.0###########}],PARAMETER[\"Latitude_Of_Origin\",{site.Latitude.Degrees:0.0###########}],UNIT[\"Meter\",1.0]]");

    // To a micrometre: the way to the centre's cell and back leaves some bits.
    private static double Round(double metres) => Math.Round(metres, 6) + 0.0;

    /// <summary>On one line and without the braces that would end it.</summary>
    private static string Words(string text) => string.Concat(text.Select(letter => letter switch { '{' => '(', '}' => ')', _ when char.IsControl(letter) => ' ', _ => letter }));

    private static void Check(LocalGrid grid, IReadOnlyList<EnviBand> bands)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(bands);
        if (bands.Count == 0)
        {
            throw new ArgumentException("A raster has at least one band.", nameof(bands));
        }

        foreach (var band in bands.Where(band => band.Values.Length != grid.Size * grid.Size))
        {
            throw new ArgumentException($"Band \"{band.Name}\" has {band.Values.Length} values; the grid has {grid.Size} rows of {grid.Size} posts.", nameof(bands));
        }
    }
}
