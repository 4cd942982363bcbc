using System.Globalization;
using System.Text;

namespace Rampart.Coverage.Files;

/// <summary>Rows of a table, comma-separated, as RFC 4180 has them but for the line's end, which is a line feed.</summary>
internal sealed class CsvRows : IDisposable
{
    private readonly StreamWriter _lines;

    /// <param name="stream">Where to; it stays open.</param>
    public CsvRows(Stream stream) =>
        _lines = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };

    public void Write(IEnumerable<string> cells) => _lines.WriteLine(string.Join(',', cells.Select(Quoted)));

    /// <summary>A number with three decimals at most; empty where it is none.</summary>
    public static string Number(double value) => double.IsFinite(value) ? (Math.Round(value, 3) + 0.0).ToString("0.###", CultureInfo.InvariantCulture) : string.Empty;

    public void Dispose() => _lines.Dispose();

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"")}\"";
}
