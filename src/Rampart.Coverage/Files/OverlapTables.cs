using Rampart.Coverage.Rings;
using Rampart.Coverage.Siting;
using Rampart.Quantities;

namespace Rampart.Coverage.Files;

/// <summary>What several batteries can engage together, as tables and as areas on the map.</summary>
public static class OverlapTables
{
    // From the least to the most that holds, darkening; the hues are those of Okabe and Ito.
    private static readonly string[] Colours = ["#56b4e9", "#0072b2", "#d55e00", "#7a1d00"];

    /// <summary>A row for each height and number of batteries, and for each battery: what it can engage, and what no other can; what holds for all of them, such as who jams, in columns of its own.</summary>
    public static void WriteAreas(Stream stream, IEnumerable<BatteryOverlap> overlaps, IReadOnlyCollection<KeyValuePair<string, string>>? more = null)
    {
        ArgumentNullException.ThrowIfNull(overlaps);
        using var table = new CsvRows(stream);
        more ??= [];
        table.Write(["height_m", "height_above", "course", "engaged_by", "area_km2", "percent_of_asked", .. more.Select(each => each.Key)]);
        foreach (var overlap in overlaps)
        {
            void Row(string by, double area_km2) => table.Write([.. Head(overlap), by, CsvRows.Number(area_km2), CsvRows.Number(100.0 * area_km2 / overlap.Asked_km2), .. more.Select(each => each.Value)]);
            for (var count = 1; count <= overlap.Batteries.Count; count++)
            {
                Row($"at least {count}", overlap.ByAtLeast_km2(count));
            }

            for (var battery = 0; battery < overlap.Batteries.Count; battery++)
            {
                Row(overlap.Batteries[battery], overlap.By_km2(battery));
                Row($"{overlap.Batteries[battery]} and no other", overlap.OnlyBy_km2(battery));
            }

            Row("unknown ground", overlap.Unknown_km2);
        }
    }

    /// <summary>A row for each height and asset, border or area: how much of it at least one, two, three batteries cover, what is unknown, and what lies beyond every radius.</summary>
    public static void WriteWithin(Stream stream, IEnumerable<BatteryOverlap> overlaps, IReadOnlyCollection<KeyValuePair<string, string>>? more = null)
    {
        ArgumentNullException.ThrowIfNull(overlaps);
        using var table = new CsvRows(stream);
        more ??= [];
        table.Write(["height_m", "height_above", "course", "name", "kind", "size", "unit", "percent_by_at_least_1", "percent_by_at_least_2", "percent_by_at_least_3", "percent_unknown", "percent_not_asked", .. more.Select(each => each.Key)]);
        foreach (var overlap in overlaps)
        {
            foreach (var part in overlap.Within?.Parts ?? [])
            {
                table.Write([
                    .. Head(overlap), part.Name, part.Kind.ToString().ToLowerInvariant(), CsvRows.Number(part.Weight), part.Kind switch { DemandKind.Border => "km", DemandKind.Area => "km2", _ => "weight" },
                    .. Enumerable.Range(1, SiteOverlap.MostTold).Select(count => CsvRows.Number(100.0 * part.Share(count))), CsvRows.Number(100.0 * overlap.UntoldOf(part).Unknown), CsvRows.Number(100.0 * overlap.UntoldOf(part).NotAsked), .. more.Select(each => each.Value)]);
            }
        }
    }

    /// <summary>One area for each height and number of batteries that can engage there at once.</summary>
    public static IReadOnlyList<MapFeature> Features(BatteryOverlap overlap, Area leastPiece, IReadOnlyCollection<KeyValuePair<string, object?>> more)
    {
        ArgumentNullException.ThrowIfNull(overlap);
        return [.. Enumerable.Range(1, overlap.Batteries.Count).Select(count =>
        {
            var outline = overlap.Outline(count, leastPiece);
            return new MapFeature($"engaged by at least {count}, {overlap.Height}", outline.Polygons, [
                new("height_m", overlap.Height.Height.Metres), new("height_above", ShareWords.Of(overlap.Height.Reference)), new("course", ShareWords.Of(overlap.Course)), new("engaged_by_at_least", count),
                new("area_km2", overlap.ByAtLeast_km2(count)), new("drawn_km2", outline.Area_km2), new("small_pieces_dropped_km2", outline.Dropped_km2), new("small_holes_filled_km2", outline.Filled_km2), .. more])
            {
                Folder = overlap.Height.ToString(),
                Colour = Colours[Math.Min(count, Colours.Length) - 1],
            };
        })];
    }

    private static string[] Head(BatteryOverlap overlap) => [CsvRows.Number(overlap.Height.Height.Metres), ShareWords.Of(overlap.Height.Reference), ShareWords.Of(overlap.Course)];
}
