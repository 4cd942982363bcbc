using CsvHelper;

namespace Rampart.Campaigns.Running;

/// <summary>Tables of text: one form for one content, byte for byte; lines end with LF, marks of quotation stand only where they must.</summary>
internal static class CsvTable
{
    private static readonly CsvWriterOptions Written = new() { NewLine = "\n" };

    private static readonly CsvReaderOptions Reading = new()
    {
        HasHeader = false,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
    };

    /// <summary>Rows as text.</summary>
    public static string Text(IEnumerable<IReadOnlyList<string>> rows)
    {
        using var text = new StringWriter();
        using (var csv = CsvWriter.Create(text, Written, leaveOpen: true))
        {
            foreach (var row in rows)
            {
                foreach (var cell in row)
                {
                    csv.WriteField(cell);
                }

                csv.EndRecord();
            }
        }

        return text.ToString();
    }

    /// <summary>The rows of a text with the lines, counted from one, on which they stand.</summary>
    /// <exception cref="FormatException">The text is no table; the message says on which line.</exception>
    public static IEnumerable<(int Line, string[] Cells)> Rows(string text)
    {
        using var lines = new StringReader(text);
        using var csv = CsvReader.Create(lines, Reading, leaveOpen: true);
        while (Next(csv))
        {
            yield return ((int)csv.LineNumber, [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]);
        }
    }

    private static bool Next(CsvReader csv)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException fault)
        {
            throw new FormatException($"line {fault.LineNumber}: {fault.Message}", fault);
        }
    }
}
