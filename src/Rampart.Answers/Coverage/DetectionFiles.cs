using Rampart.Coverage.Files;
using Rampart.Coverage.Rings;
using Rampart.Physics.Propagation;
using Rampart.Pictures;
using Rampart.Quantities;
using Rampart.Terrain.Sight;

namespace Rampart.Answers.Coverage;

/// <summary>Writes what the radars that search see: the probability in one scan on the map, and the ranges and scans along bearings.</summary>
internal static class DetectionFiles
{
    public const string Raster = "detection-probability";

    /// <summary>Every name that these files may have.</summary>
    public static IEnumerable<string> Names(int heights) =>
    [
        $"{Raster}.bin", $"{Raster}.hdr", $"{Raster}.tif", "detection.csv", "inbound.csv", "detection-areas.csv",
        .. Enumerable.Range(1, heights).SelectMany(height => (string[])[$"detection-{height}.svg", $"detection-{height}.png"]),
    ];

    /// <summary>Writes them, and tells the names of the pictures.</summary>
    public static IReadOnlyList<string> Write(string folder, CoverageOutcome outcome, CoverageDrawing drawing)
    {
        string At(string name) => Path.Combine(folder, name);
        var jammed = JammingWords.JammedBy(outcome);
        EnviRaster.Write(
            folder, Raster, outcome.Fields[0].Grid, $"Probability that one scan shows a {outcome.Subject.Target.ToLowerInvariant()} that flies straight in, {outcome.Subject.System}{JammingWords.Short(outcome)}",
            [.. outcome.Fields.Select(field => new EnviBand($"{field.Radar}; {field.Height}", field.Values))]);
        using (var ranges = File.Create(At("detection.csv")))
        {
            DetectionTables.WriteRanges(ranges, outcome.Detections, jammed);
        }

        using (var scans = File.Create(At("inbound.csv")))
        {
            DetectionTables.WriteScans(scans, outcome.Detections, jammed);
        }

        var sheets = outcome.Rows.Select((row, at) => (Row: at, Fields: outcome.Fields.Where(field => field.Height == row.Height).ToList())).ToList();
        using (var areas = File.Create(At("detection-areas.csv")))
        {
            DetectionTables.WriteAreas(areas, sheets.SelectMany(sheet => (IEnumerable<DetectionSheet>)[.. sheet.Fields.Select(field => DetectionSheet.Of([field], outcome.Asked.Radius)), DetectionSheet.Of(sheet.Fields, outcome.Asked.Radius)]), jammed);
        }

        foreach (var (row, fields) in sheets)
        {
            File.WriteAllText(At($"detection-{row + 1}.svg"), drawing.Detection(row, DetectionSheet.Of(fields, outcome.Asked.Radius)));
        }

        return [.. sheets.Select(sheet => $"detection-{sheet.Row + 1}")];
    }
}
