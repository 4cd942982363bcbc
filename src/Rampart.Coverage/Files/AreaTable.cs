using Rampart.Coverage.Rings;

namespace Rampart.Coverage.Files;

/// <summary>What is left of a ring, as a table: one row for each height and share, and further rows for what is unknown and for engagement without one of the missiles, and by each alone.</summary>
/// <remarks>Low and high are the 5 % and 95 % quantiles over the draws; empty where nothing was drawn.</remarks>
public static class AreaTable
{
    /// <summary>Writes a file in place of what is there.</summary>
    public static void Write(string path, IEnumerable<RingRow> rows, Course course, IReadOnlyList<string>? missiles = null, string? jammedBy = null)
    {
        using var file = File.Create(path);
        Write(file, rows, course, missiles, jammedBy);
    }

    /// <summary>Writes the table; the stream stays open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="rows">The areas by height.</param>
    /// <param name="course">Which way the target goes.</param>
    /// <param name="missiles">Names of the missiles, in the order of the question's types; null leaves their rows out.</param>
    /// <param name="jammedBy">Who jams; null leaves the column out.</param>
    /// <exception cref="ArgumentException">Not as many names as the rows have missiles.</exception>
    public static void Write(Stream stream, IEnumerable<RingRow> rows, Course course, IReadOnlyList<string>? missiles = null, string? jammedBy = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var table = new CsvRows(stream);
        string[] jammed = jammedBy is null ? [] : [jammedBy];
        table.Write(["height_m", "height_above", "course", "share", "area_km2", "area_low_km2", "area_high_km2", "percent_of_ring", "percent_low", "percent_high", .. jammed.Select(_ => "jammed_by")]);
        foreach (var row in rows)
        {
            foreach (var share in Enum.GetValues<RingShare>())
            {
                Write(table, row, course, ShareWords.Of(share), row.Of(share), jammed);
            }

            Write(table, row, course, ShareWords.Unknown, new Banded(row.Unknown_km2, double.NaN, double.NaN), jammed);
            if (missiles is null)
            {
                continue;
            }

            if (missiles.Count != row.EngagedWithout_km2.Count)
            {
                throw new ArgumentException($"There are {row.EngagedWithout_km2.Count} missiles, and {missiles.Count} names.", nameof(missiles));
            }

            for (var missile = 0; missile < missiles.Count; missile++)
            {
                Write(table, row, course, $"engagement without {missiles[missile]}", row.EngagedWithout_km2[missile], jammed);
            }

            for (var missile = 0; missile < row.EngagedAlone_km2.Count; missile++)
            {
                Write(table, row, course, $"engagement by {missiles[missile]} alone", row.EngagedAlone_km2[missile], jammed);
            }
        }
    }

    private static void Write(CsvRows table, RingRow row, Course course, string share, Banded area_km2, string[] jammed)
    {
        var percent = ShareWords.PercentOf(row.Of(RingShare.Brochure).Value, area_km2);
        table.Write(
        [
            CsvRows.Number(row.Height.Height.Metres),
            ShareWords.Of(row.Height.Reference),
            ShareWords.Of(course),
            share,
            .. new[] { area_km2.Value, area_km2.Low, area_km2.High, percent.Value, percent.Low, percent.High }.Select(CsvRows.Number),
            .. jammed,
        ]);
    }
}
