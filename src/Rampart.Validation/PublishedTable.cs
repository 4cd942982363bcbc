using System.Text;
using System.Text.Unicode;
using CsvHelper;
using Rampart.Quantities;

namespace Rampart.Validation;

/// <summary>Reads tables of published values: columns <c>area, case_id, inputs, quantity, value, unit, source, kind, note, use</c> and, if wanted, <c>tolerance, tolerance_reason</c>; lines that begin with # are remarks.</summary>
public static class PublishedTable
{
    // Longer cells would hold a program of their own, not a printed value.
    private const int LongestCell = 2000;

    // So many faults are told; a file with more is something else than a table.
    private const int MostFaults = 50;

    private static readonly string[] Needed = ["case_id", "inputs", "quantity", "value"];

    private static readonly string[] Columns = ["area", "case_id", "inputs", "quantity", "value", "unit", "source", "kind", "note", "use", "tolerance", "tolerance_reason"];

    /// <summary>The tables that travel with the program, in the order of their names.</summary>
    public static IEnumerable<string> Shipped => All.Where(IsInTheseColumns);

    /// <summary>Tables beside the tests that stand in columns of their own and are read by their tests alone.</summary>
    public static IEnumerable<string> InOtherColumns => All.Where(name => !IsInTheseColumns(name));

    private static IEnumerable<string> All => typeof(PublishedTable).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".published.csv", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>The rows of a table that travels with the program.</summary>
    /// <param name="name">Folder and file, such as <c>Detection/Albersheim.published.csv</c>.</param>
    public static IReadOnlyList<PublishedRow> ReadShipped(string name)
    {
        using var reader = Open(name);
        var findings = new List<Finding>();
        var rows = Read(reader, name, findings);
        return findings.Count == 0 ? rows : throw new InvalidDataException(findings[0].ToString());
    }

    /// <summary>The rows of anyone's table, as the bytes of its file; what is wrong with it goes to the findings.</summary>
    public static IReadOnlyList<PublishedRow> Read(ReadOnlySpan<byte> utf8, string file, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        if (Utf8.IsValid(utf8))
        {
            using var text = new StringReader(Encoding.UTF8.GetString(utf8).TrimStart('\uFEFF'));
            return Read(text, file, findings);
        }

        findings.Add(Finding.Error(new Place(file, LineOfFirstBadByte(utf8)), "table", "is not UTF-8 text.", "Save it as CSV in UTF-8."));
        return [];
    }

    /// <summary>The rows of anyone's table; what is wrong with it goes to the findings.</summary>
    public static IReadOnlyList<PublishedRow> Read(TextReader text, string file, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var faults = new List<Finding>();
        var rows = new List<PublishedRow>();
        var options = new CsvReaderOptions
        {
            Separator = ',',
            CommentPrefix = '#',
            TrackLineNumbers = true,
            SkipEmptyLines = true,
            OnMalformedRecord = record => faults.Add(Finding.Error(new Place(file, (int)record.LineNumber), "row", "has a quotation mark in the wrong place.", "A cell with a comma or a quotation mark stands in quotation marks, and each mark within it is doubled.")),
        };
        using var csv = CsvReader.Create(text, options, leaveOpen: true);
        try
        {
            ReadRows(csv, file, rows, faults);
        }
        catch (CsvFormatException fault)
        {
            faults.Add(Finding.Error(new Place(file, (int)fault.LineNumber), "table", $"cannot be read: {fault.Message}", "Give each row the columns of the first line; a cell with a comma stands in quotation marks."));
        }

        foreach (var fault in faults.OrderBy(fault => fault.Place.Line))
        {
            findings.Add(fault);
        }

        return rows;
    }

    private static void ReadRows(CsvReader csv, string file, List<PublishedRow> rows, List<Finding> faults)
    {
        var columns = csv.Headers.Select(name => name.Trim()).ToList();
        if (columns.TrueForAll(name => name.Length == 0))
        {
            faults.Add(Finding.Error(new Place(file), "table", "is empty.", $"The first line names the columns: {string.Join(',', Columns)}."));
            return;
        }

        CheckColumns(columns, file, faults);
        if (faults.Exists(IsError))
        {
            return;
        }

        var places = Columns.ToDictionary(name => name, name => columns.IndexOf(name), StringComparer.Ordinal);
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (csv.Read())
        {
            string Cell(string column) => places[column] < 0 ? string.Empty : csv.GetString(places[column]).Trim();
            var place = new Place(file, (int)csv.LineNumber);
            var row = new PublishedRow(
                Cell("area"), Cell("case_id"), Cell("inputs"), Cell("quantity"), Cell("value"), Cell("unit"), Cell("source"), Cell("kind"), Cell("note"), Cell("use"),
                Cell("tolerance"), Cell("tolerance_reason"), place);
            if (csv.FieldCount != columns.Count)
            {
                faults.Add(Finding.Error(place, row.CaseId.Length == 0 ? "row" : row.CaseId, $"has {csv.FieldCount} cells where the first line names {columns.Count} columns.", "Give each row one cell for each column; a cell with a comma stands in quotation marks."));
            }
            else if (Enumerable.Range(0, columns.Count).Any(column => csv.GetString(column).Length > LongestCell))
            {
                faults.Add(Finding.Error(place, row.CaseId, $"has a cell of more than {LongestCell} letters.", "Look for a quotation mark that is not closed."));
            }
            else
            {
                CheckRow(row, lines, faults);
                rows.Add(row);
            }

            if (faults.Count > MostFaults)
            {
                faults.Add(Finding.Error(new Place(file), "table", $"has more than {MostFaults} faults; the rest was not read.", "Mend these first."));
                return;
            }
        }

        if (rows.Count == 0 && !faults.Exists(IsError))
        {
            faults.Add(Finding.Error(new Place(file), "table", "has no rows.", "Under the first line, which names the columns, stands one row for each published value."));
        }
    }

    private static void CheckColumns(List<string> columns, string file, List<Finding> faults)
    {
        if (columns is [var only] && only.AsSpan().ContainsAny(';', '\t'))
        {
            faults.Add(Finding.Error(new Place(file, 1), "table", "has its cells apart by semicolons or tabs.", "Save it with commas between the cells: semicolons stand within them."));
            return;
        }

        foreach (var missing in Needed.Except(columns, StringComparer.Ordinal))
        {
            faults.Add(Finding.Error(new Place(file, 1), missing, "is not a column of this table.", $"Needed are {string.Join(", ", Needed)}; the others may be left out."));
        }

        foreach (var twice in columns.Where(name => Columns.Contains(name, StringComparer.Ordinal)).GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            faults.Add(Finding.Error(new Place(file, 1), twice.Key, "is the name of two columns.", "Give each column a name of its own."));
        }

        foreach (var other in columns.Except(Columns, StringComparer.Ordinal))
        {
            faults.Add(Finding.Remark(new Place(file, 1), other.Length == 0 ? "column" : other, "is not a column that is read.", $"Those are {string.Join(", ", Columns)}."));
        }
    }

    private static void CheckRow(PublishedRow row, Dictionary<string, int> lines, List<Finding> faults)
    {
        if (row.CaseId.Length == 0)
        {
            faults.Add(Finding.Error(row.Place, "case_id", "is empty.", "Give the row a name that no other row of the table has."));
        }
        else if (!lines.TryAdd(row.CaseId, row.Place.Line))
        {
            faults.Add(Finding.Error(row.Place, row.CaseId, $"is the name of the row in line {lines[row.CaseId]} already.", "Give each row a name of its own."));
        }

        if (!RowUse.IsKnown(row.Use))
        {
            faults.Add(Finding.Error(row.Place, row.CaseId, $"has the use \"{row.Use}\".", $"Expected {string.Join(", ", RowUse.Known)}, or nothing, which counts as formula."));
        }

        if (StatedTolerance.Read(row.Tolerance, row.Value.Split(';').Length, out var wrong) is null)
        {
            faults.Add(Finding.Error(row.Place, row.CaseId, $"tolerance: {wrong}.", $"Expected {StatedTolerance.Grammar}; nothing means half a unit in the last printed digit."));
        }
    }

    private static bool IsError(Finding finding) => finding.Severity == FindingSeverity.Error;

    private static int LineOfFirstBadByte(ReadOnlySpan<byte> bytes)
    {
        try
        {
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetCharCount(bytes);
            return 0;
        }
        catch (DecoderFallbackException fault)
        {
            return bytes[..Math.Clamp(fault.Index, 0, bytes.Length)].Count((byte)'\n') + 1;
        }
    }

    private static StreamReader Open(string name) =>
        new(typeof(PublishedTable).Assembly.GetManifestResourceStream(name) ?? throw new ArgumentException($"There is no table {name}.", nameof(name)));

    private static bool IsInTheseColumns(string name)
    {
        using var reader = Open(name);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                return line.StartsWith("area,case_id,", StringComparison.Ordinal);
            }
        }

        return false;
    }
}
