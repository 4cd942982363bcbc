using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Rampart.Answers.Terrain;

/// <summary>A raster of bare numbers beside a header that says how many there are: where the two disagree, GDAL reads zeros past the end of the one, or numbers in wrong rows, without a word.</summary>
/// <remarks>
/// Only what is certain is told: an ENVI file holds just its numbers after <c>header offset</c>; an ESRI one just its numbers after <c>SKIPBYTES</c>,
/// unless its header gives the rows or bands a length of their own. Other raw formats GDAL itself refuses to read past their end.
/// </remarks>
internal static partial class RawRaster
{
    private static readonly string[] RowKeys = ["TOTALROWBYTES", "BANDROWBYTES", "BANDGAPBYTES"];

    /// <summary>Why the file cannot hold what its header says; null where it can, or where nothing is certain.</summary>
    public static string? Disagreement(string dataset, JsonObject info)
    {
        var isEnvi = info["driverShortName"]?.GetValue<string>() is "ENVI";
        if ((!isEnvi && info["driverShortName"]?.GetValue<string>() is not "EHdr") || !File.Exists(dataset) || HeaderOf(info) is not { } header)
        {
            return null;
        }

        var (size, bands) = (info["size"]!.AsArray(), info["bands"]!.AsArray());
        var (samples, lines) = (size[0]!.GetValue<long>(), size[1]!.GetValue<long>());
        var isBare = isEnvi || RowKeys.All(key => Number(header, key) == 0);
        if (!isBare || BytesOf(bands[0]!) is not { } bytes)
        {
            return null;
        }

        var offset = Number(header, isEnvi ? "header offset" : "SKIPBYTES");
        var said = (samples * lines * bands.Count * bytes) + offset;
        var held = isEnvi && Number(header, "file compression") != 0 ? Unpacked(dataset) : new FileInfo(dataset).Length;
        return said == held ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"{dataset} holds {held:#,##0} bytes, and its header says {said:#,##0}: {samples:#,##0} × {lines:#,##0} posts of {bytes} bytes{(bands.Count > 1 ? $" in {bands.Count} bands" : string.Empty)}{(offset > 0 ? $" after {offset:#,##0}" : string.Empty)}; one of the two is wrong");
    }

    private static string? HeaderOf(JsonObject info) => info["files"]?.AsArray().Select(file => file!.GetValue<string>()).FirstOrDefault(file => file.EndsWith(".hdr", StringComparison.OrdinalIgnoreCase) && File.Exists(file)) is { } header ? File.ReadAllText(header) : null;

    private static long Number(string header, string key) => Line().Matches(header).LastOrDefault(line => string.Equals(line.Groups["key"].Value, key, StringComparison.OrdinalIgnoreCase)) is { } found
        ? long.Parse(found.Groups["number"].Value, CultureInfo.InvariantCulture)
        : 0;

    private static int? BytesOf(JsonNode band) => band["metadata"]?["IMAGE_STRUCTURE"]?["NBITS"] is not null ? null : band["type"]?.GetValue<string>() switch
    {
        "Byte" or "Int8" => 1,
        "Int16" or "UInt16" => 2,
        "Int32" or "UInt32" or "Float32" => 4,
        "Int64" or "UInt64" or "Float64" => 8,
        _ => null,
    };

    private static long Unpacked(string packed)
    {
        using var unpacked = new GZipStream(File.OpenRead(packed), CompressionMode.Decompress);
        var (buffer, length) = (new byte[1 << 16], 0L);
        for (var read = unpacked.Read(buffer); read > 0; read = unpacked.Read(buffer))
        {
            length += read;
        }

        return length;
    }

    [GeneratedRegex(@"^[ \t]*(?<key>[A-Za-z]+( [A-Za-z]+)?)[ \t]*[= \t][ \t]*(?<number>[0-9]{1,15})[ \t]*\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();
}
