using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Rampart.Answers.Terrain;

/// <summary>A raster as <c>gdalinfo</c> describes it: what GDAL opens, where it lies in degrees, and the smaller distance between its posts in seconds of arc.</summary>
internal sealed partial record RasterSource(string Dataset, double West, double South, double East, double North, double Spacing_as)
{
    /// <exception cref="GdalException">GDAL does not open it, it is no terrain with a place on the Earth, or it is not as large as its header says.</exception>
    public static async Task<RasterSource> DescribeAsync(string dataset, CancellationToken stop)
    {
        // Some versions write a bare NaN, which is not JSON.
        var text = BareNumber().Replace(await GdalTools.RunAsync("gdalinfo", ["-json", dataset], stop), ": null");
        try
        {
            var info = JsonNode.Parse(text)!.AsObject();
            var source = Of(dataset, info);
            return RawRaster.Disagreement(dataset, info) is { } why ? throw new GdalException(why) : source;
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException or InvalidOperationException or NullReferenceException or FormatException)
        {
            throw new GdalException($"what gdalinfo says of {dataset} was not understood");
        }
    }

    /// <summary>Whether it has anything to say about a tile, when counted this many degrees further east (0, or a whole turn either way).</summary>
    public bool Touches(TileCell tile, int turn_deg)
    {
        var margin_deg = 2.0 * Spacing_as / 3600.0;
        return tile.South - margin_deg < North && tile.North + margin_deg > South && tile.West + turn_deg - margin_deg < East && tile.East + turn_deg + margin_deg > West;
    }

    private static RasterSource Of(string dataset, JsonObject info)
    {
        var bands = info["bands"]?.AsArray();
        if (bands is not { Count: > 0 })
        {
            throw new GdalException($"{dataset} holds no raster; perhaps it holds several, of which one must be named, such as NETCDF:file.nc:name");
        }

        if (bands.Count >= 3 || bands[0]!["colorInterpretation"]?.GetValue<string>() is "Palette" or "Red")
        {
            throw new GdalException($"{dataset} is a picture, not heights: it has {bands.Count} bands");
        }

        if (bands[0]!["unit"]?.GetValue<string>() is { Length: > 0 } unit && !Metres().IsMatch(unit))
        {
            throw new GdalException($"{dataset} is in \"{unit}\", not in metres; convert it first, such as with gdal_calc.py");
        }

        var ring = info["wgs84Extent"]?["coordinates"]?[0]?.AsArray() ?? throw new GdalException($"{dataset} does not say where on the Earth it lies; gdal_translate -a_srs EPSG:4326 -a_ullr can tell it");
        var longitudes = ring.Select(corner => corner![0]!.GetValue<double>()).ToList();
        var latitudes = ring.Select(corner => corner![1]!.GetValue<double>()).ToList();
        var size = info["size"]!.AsArray();
        double west = longitudes.Min(), east = longitudes.Max(), south = latitudes.Min(), north = latitudes.Max();
        var spacing_as = 3600.0 * Math.Min((east - west) / size[0]!.GetValue<int>(), (north - south) / size[1]!.GetValue<int>());
        return spacing_as > 0.0 && south >= -91.0 && north <= 91.0
            ? new RasterSource(dataset, west, south, east, north, spacing_as)
            : throw new GdalException(string.Create(CultureInfo.InvariantCulture, $"{dataset} lies nowhere on the Earth: latitudes {south} to {north}"));
    }

    [GeneratedRegex(@":\s*-?(nan|inf(inity)?)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BareNumber();

    [GeneratedRegex("^(m|met(re|er)s?)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Metres();
}
