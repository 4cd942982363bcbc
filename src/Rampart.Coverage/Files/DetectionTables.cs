using Rampart.Coverage.Rings;
using Rampart.Quantities;
using Rampart.Terrain.Sight;

namespace Rampart.Coverage.Files;

/// <summary>How far radars see, and scan by scan what they see, as tables.</summary>
public static class DetectionTables
{
    /// <summary>A row for each radar, height and bearing: ranges with the quantiles of their draws, which are empty where nothing was drawn.</summary>
    /// <param name="stream">Where to; it stays open.</param>
    /// <param name="reaches">The ranges.</param>
    /// <param name="jammedBy">Who jams; null leaves the column out.</param>
    public static void WriteRanges(Stream stream, IEnumerable<DetectionReach> reaches, string? jammedBy = null)
    {
        ArgumentNullException.ThrowIfNull(reaches);
        using var table = new CsvRows(stream);
        string[] jammed = jammedBy is null ? [] : [jammedBy];
        table.Write([
            "radar", "height_m", "height_above", "bearing_deg", "half_of_looks_from_km", "nine_looks_in_ten_from_km", "found_with_90_percent_by_km",
            "half_low_km", "half_high_km", "nine_low_km", "nine_high_km", "found_low_km", "found_high_km", .. jammed.Select(_ => "jammed_by")]);
        foreach (var reach in reaches)
        {
            for (var bearing = 0; bearing < reach.Half.Count; bearing++)
            {
                BandedRange[] ranges = [reach.Half[bearing], reach.Ninety[bearing], reach.Found[bearing]];
                table.Write([
                    .. Place(reach, bearing), .. ranges.Select(range => Kilometres(range.Value)), .. ranges.SelectMany(range => (string[])[Kilometres(range.Low), Kilometres(range.High)]), .. jammed]);
            }
        }
    }

    /// <summary>A row for each radar, height, bearing and scan, the farthest first; a probability is empty where nobody knows whether the ground hides the target.</summary>
    public static void WriteScans(Stream stream, IEnumerable<DetectionReach> reaches, string? jammedBy = null)
    {
        ArgumentNullException.ThrowIfNull(reaches);
        using var table = new CsvRows(stream);
        string[] jammed = jammedBy is null ? [] : [jammedBy];
        table.Write(["radar", "height_m", "height_above", "bearing_deg", "ground_range_km", "sight", "probability_in_scan", "cumulative_probability", .. jammed.Select(_ => "jammed_by")]);
        foreach (var reach in reaches)
        {
            for (var bearing = 0; bearing < reach.Radials.Count; bearing++)
            {
                foreach (var scan in reach.Radials[bearing].Scans)
                {
                    table.Write([
                        .. Place(reach, bearing), Kilometres(scan.Distance), Words(scan.Sight), scan.Sight == Visibility.Unknown ? string.Empty : CsvRows.Number(scan.Probability), CsvRows.Number(scan.Cumulative), .. jammed]);
                }
            }
        }
    }

    /// <summary>A row for each radar, height and class of probability: how much of the ring one scan shows with at least that; and a row for what is unknown.</summary>
    public static void WriteAreas(Stream stream, IEnumerable<DetectionSheet> sheets, string? jammedBy = null)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        using var table = new CsvRows(stream);
        string[] jammed = jammedBy is null ? [] : [jammedBy];
        table.Write(["radar", "height_m", "height_above", "probability_in_scan_at_least", "area_km2", "percent_of_ring", .. jammed.Select(_ => "jammed_by")]);
        foreach (var sheet in sheets)
        {
            void Row(string least, double area_km2) => table.Write([
                sheet.Radar, CsvRows.Number(sheet.Height.Height.Metres), ShareWords.Of(sheet.Height.Reference), least, CsvRows.Number(area_km2), CsvRows.Number(100.0 * area_km2 / sheet.Areas_km2[0]), .. jammed]);
            for (var number = 0; number < DetectionSheet.Least.Count; number++)
            {
                Row(CsvRows.Number(DetectionSheet.Least[number]), sheet.Areas_km2[number + 1]);
            }

            Row(ShareWords.Unknown, sheet.Unknown_km2);
        }
    }

    private static string[] Place(DetectionReach reach, int bearing) =>
        [reach.Radar, CsvRows.Number(reach.Height.Height.Metres), ShareWords.Of(reach.Height.Reference), CsvRows.Number(360.0 * bearing / reach.Half.Count)];

    private static string Words(Visibility sight) => sight switch { Visibility.Visible => "visible", Visibility.Hidden => "hidden", _ => "unknown" };

    private static string Kilometres(Length? length) => length is { } known ? CsvRows.Number(Math.Round(known.Kilometres, 2)) : string.Empty;
}
