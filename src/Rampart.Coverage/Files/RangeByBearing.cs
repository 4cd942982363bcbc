using Rampart.Coverage.Rings;
using Rampart.Quantities;

namespace Rampart.Coverage.Files;

/// <summary>How far each share of a ring reaches, bearing by bearing, as a table: one row for each map and bearing.</summary>
/// <remarks>The farthest distance at which the share holds; nearer in there may be gaps. Zero where it holds nowhere on the bearing.</remarks>
public static class RangeByBearing
{
    private const int Step_deg = 10;

    /// <summary>Writes a file in place of what is there.</summary>
    public static void Write(string path, IEnumerable<RingMap> maps, string? jammedBy = null)
    {
        using var file = File.Create(path);
        Write(file, maps, jammedBy);
    }

    /// <summary>Writes the table; the stream stays open.</summary>
    public static void Write(Stream stream, IEnumerable<RingMap> maps, string? jammedBy = null)
    {
        ArgumentNullException.ThrowIfNull(maps);
        var shares = Enum.GetValues<RingShare>();
        using var rows = new CsvRows(stream);
        string[] jammed = jammedBy is null ? [] : [jammedBy];
        rows.Write(["height_m", "height_above", "course", "bearing_deg", .. shares.Select(share => $"{ShareWords.Of(share)}_km"), .. jammed.Select(_ => "jammed_by")]);
        foreach (var map in maps)
        {
            for (var bearing = 0; bearing < 360; bearing += Step_deg)
            {
                rows.Write(
                [
                    CsvRows.Number(map.Height.Height.Metres),
                    ShareWords.Of(map.Height.Reference),
                    ShareWords.Of(map.Course),
                    CsvRows.Number(bearing),
                    .. shares.Select(share => CsvRows.Number(map.FarthestOn(share, Angle.FromDegrees(bearing)).Kilometres)),
                    .. jammed,
                ]);
            }
        }
    }
}
