using CsvHelper;
using Rampart.Quantities;

namespace Rampart.Validation;

/// <summary>Reads tables of published values: columns <c>area, case_id, inputs, quantity, value, unit, source, kind, note, use</c> and, if wanted, <c>tolerance, tolerance_reason</c>; lines that begin with # are remarks.</summary>
public static class PublishedTable
{
    private static readonly string[] Needed = ["case_id", "inputs", "quantity", "value"];

    /// <summary>The tables that travel with the program, in the order of their names.</summary>
    public static IEnumerable<string> Shipped => typeof(PublishedTable).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".published.csv", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>The rows of a table that travels with the program.</summary>
    /// <param name="name">Folder and file, such as <c>Detection/Albersheim.published.csv</c>.</param>
    public static IReadOnlyList<PublishedRow> ReadShipped(string name)
    {
        using var stream = typeof(PublishedTable).Assembly.GetManifestResourceStream(name) ?? throw new ArgumentException($"There is no table {name}.", nameof(name));
        using var reader = new StreamReader(stream);
        var findings = new List<Finding>();
        var rows = Read(reader, name, findings);
        return findings.Count == 0 ? rows : throw new InvalidDataException(findings[0].ToString());
    }

    /// <summary>The rows of anyone's table; what is wrong with it goes to the findings.</summary>
    public static IReadOnlyList<PublishedRow> Read(TextReader text, string file, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        using var csv = CsvReader.Create(text, new CsvReaderOptions { CommentPrefix = '#', TrackLineNumbers = true, SkipEmptyLines = true }, leaveOpen: true);
        var rows = new List<PublishedRow>();
        try
        {
            ReadRows(csv, file, rows, findings);
        }
        catch (CsvFormatException fault)
        {
            findings.Add(Finding.Error(new Place(file, (int)csv.LineNumber), "table", $"cannot be read: {fault.Message}", "Give each row the columns of the first line; a cell with a comma stands in quotation marks."));
        }

        return rows;
    }

    private static void ReadRows(CsvReader csv, string file, List<PublishedRow> rows, ICollection<Finding> findings)
    {
        var columns = csv.Headers;
        if (columns.Count == 0)
        {
            findings.Add(Finding.Error(new Place(file), "table", "is empty.", "The first line names the columns: area,case_id,inputs,quantity,value,unit,source,kind,note,use."));
            return;
        }

        foreach (var missing in Needed.Except(columns, StringComparer.Ordinal))
        {
            findings.Add(Finding.Error(new Place(file, 1), missing, "is not a column of this table.", $"Needed are {string.Join(", ", Needed)}; the others may be left out."));
        }

        while (findings.Count == 0 && csv.Read())
        {
            string Cell(string column) => columns.Contains(column, StringComparer.Ordinal) ? csv.GetString(column) : string.Empty;
            rows.Add(new PublishedRow(
                Cell("area"), Cell("case_id"), Cell("inputs"), Cell("quantity"), Cell("value"), Cell("unit"), Cell("source"), Cell("kind"), Cell("note"), Cell("use"),
                Cell("tolerance"), Cell("tolerance_reason"), new Place(file, (int)csv.LineNumber)));
        }
    }
}
