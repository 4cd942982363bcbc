using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Rampart.Coverage.Files;
using Rampart.Terrain.Sight;

namespace Rampart.Coverage.Tests.Files;

/// <summary>Rasters with an ENVI header, as written and as GDAL reads them.</summary>
public class EnviRasterTests
{
    private static readonly Geodetic Site = Geodetic.FromDegrees(39.987654, 32.512345);

    [Theory]
    [InlineData(181, 1000.0)]
    [InlineData(60, 250.0)]
    public async Task GDAL_finds_each_cell_where_the_grid_has_it(int size, double cell_m)
    {
        using var scratch = new Scratch();
        var grid = Cells.Grid(Site, size, cell_m);
        EnviRaster.Write(scratch.Folder, "cells", grid, "Cells {by number}", [new EnviBand("number of the cell, from the north (1)", Numbers(size))]);
        var asked = Enumerable.Range(0, 200).Select(step => (Row: step * 7919 % size, Column: step * 104729 % size)).ToList();

        // 0.4 cells off the post is still its cell, half a cell and more is not; far out the grid deviates by some metres.
        var places = asked.SelectMany(cell => new[] { grid.PlaceAt(cell.Row, cell.Column), grid.PlaceAt(cell.Row + 0.4, cell.Column - 0.4) });
        var answers = (await Scratch.Ask("gdallocationinfo", string.Concat(places.Select(place => FormattableString.Invariant($"{place.Longitude.Degrees:R} {place.Latitude.Degrees:R}\n"))), "-valonly", "-wgs84", scratch.At("cells.bin")))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(asked.SelectMany(cell => new[] { (cell.Row * size) + cell.Column, (cell.Row * size) + cell.Column }), answers.Select(answer => int.Parse(answer, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task GDAL_reads_the_projection_the_corners_the_bands_and_the_same_statistics()
    {
        using var scratch = new Scratch();
        var grid = Cells.Grid(Site, 41, 500.0);
        var values = Numbers(41);
        values[3] = float.NaN;
        values[1680] = float.PositiveInfinity;
        EnviRaster.Write(scratch.Folder, "heights", grid, "Least heights in sight", [new EnviBand("height, above ground (m)", values), new EnviBand("share (%)", new float[41 * 41])]);
        using var answer = JsonDocument.Parse(await Scratch.Ask("gdalinfo", string.Empty, "-json", "-stats", scratch.At("heights.bin")));
        var (root, band) = (answer.RootElement, answer.RootElement.GetProperty("bands")[0]);
        var wkt = root.GetProperty("coordinateSystem").GetProperty("wkt").GetString();
        var known = values.Where(float.IsFinite).Select(value => (double)value).ToList();
        var mean = known.Average();

        Assert.Equal("ENVI", root.GetProperty("driverShortName").GetString());
        Assert.Contains("Azimuthal Equidistant", wkt, StringComparison.Ordinal);
        Assert.Contains("\"Latitude of natural origin\",39.987654", wkt, StringComparison.Ordinal);
        Assert.Contains("\"Longitude of natural origin\",32.512345", wkt, StringComparison.Ordinal);
        Assert.Equal([-10250.0, 10250.0], Pair(root.GetProperty("cornerCoordinates").GetProperty("upperLeft")));
        Assert.Equal([10250.0, -10250.0], Pair(root.GetProperty("cornerCoordinates").GetProperty("lowerRight")));
        Assert.Equal(["height; above ground (m)", "share (%)"], root.GetProperty("bands").EnumerateArray().Select(each => each.GetProperty("description").GetString()), StringComparer.Ordinal);
        Assert.Equal(("Float32", -9999.0), (band.GetProperty("type").GetString(), band.GetProperty("noDataValue").GetDouble()));
        Assert.Equal((known.Min(), known.Max()), (band.GetProperty("minimum").GetDouble(), band.GetProperty("maximum").GetDouble()));
        Assert.Equal(mean, band.GetProperty("mean").GetDouble(), 1e-3);
        Assert.Equal(Math.Sqrt(known.Average(value => (value - mean) * (value - mean))), band.GetProperty("stdDev").GetDouble(), 1e-3);
    }

    [Fact]
    public void Values_are_little_endian_floats_band_after_band_and_missing_ones_are_the_ignored_value()
    {
        using var stream = new MemoryStream();
        EnviRaster.WriteValues(stream, Cells.Grid(Site, 2), [new EnviBand("a (m)", new[] { 1f, float.NaN, 3f, float.NegativeInfinity }), new EnviBand("b (m)", new[] { 5f, 6f, 7f, 8f })]);

        Assert.Equal([1f, -9999f, 3f, -9999f, 5f, 6f, 7f, 8f], MemoryMarshal.Cast<byte, float>(stream.ToArray()).ToArray());
        Assert.Equal([0, 0, 0x80, 0x3F], stream.ToArray()[..4]);
    }

    [Fact]
    public void A_band_that_does_not_fit_the_grid_and_a_raster_without_bands_are_refused()
    {
        using var stream = new MemoryStream();

        Assert.Throws<ArgumentException>(() => EnviRaster.WriteValues(stream, Cells.Grid(Site, 3), [new EnviBand("a (m)", new float[8])]));
        Assert.Throws<ArgumentException>(() => EnviRaster.WriteHeader(stream, Cells.Grid(Site, 3), "none", []));
        Assert.Equal(0, stream.Length);
    }

    private static float[] Numbers(int size) => [.. Enumerable.Range(0, size * size).Select(number => (float)number)];

    private static double[] Pair(JsonElement pair) => [pair[0].GetDouble(), pair[1].GetDouble()];
}
