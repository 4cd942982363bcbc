using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Rampart.Quantities;

namespace Rampart.Results.Tracking;

/// <summary>The rows of a CSV file of numbers, one after the other; columns are found by their names.</summary>
/// <remarks>
/// A reader of its own: the cells are numbers that are parsed where they stand, without a string for each, which reads two megabytes
/// some times faster than a general reader; and each fault must tell its line. A cell in quotation marks is understood on one line.
/// </remarks>
internal sealed class NumberRows
{
    private const NumberStyles Written = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    private readonly byte[] _text;
    private readonly FindingTally _tally;
    private readonly string[] _names;
    private readonly int[] _places;
    private readonly (int Start, int Length)[] _cells;
    private int _next;

    private NumberRows(byte[] text, int next, string[] names, int[] places, int cells, FindingTally tally)
    {
        _text = text;
        _next = next;
        _names = names;
        _places = places;
        _cells = new (int, int)[cells];
        _tally = tally;
        Line = 1;
    }

    /// <summary>Line of the row, counted from one.</summary>
    public int Line { get; private set; }

    /// <summary>Rows so far, the faulty among them.</summary>
    public int Rows { get; private set; }

    /// <summary>Opens a table; null, with findings, when it lacks a column.</summary>
    public static NumberRows? Open(byte[] text, IReadOnlyList<string> needed, IReadOnlyList<string> optional, FindingTally tally)
    {
        var end = text.AsSpan().IndexOf((byte)'\n');
        var header = Encoding.UTF8.GetString(text, 0, end < 0 ? text.Length : end).TrimEnd('\r');
        var found = header.Split(',').Select(name => name.Trim().Trim('"')).ToArray();
        string[] names = [.. needed, .. optional];
        var places = new int[names.Length];
        var errors = tally.Errors;
        for (var name = 0; name < names.Length; name++)
        {
            places[name] = Array.IndexOf(found, names[name]);
            if (places[name] < 0 && name < needed.Count)
            {
                var hint = header.Contains(';', StringComparison.Ordinal) && !header.Contains(',', StringComparison.Ordinal) ? " Columns are parted by commas, not semicolons." : "";
                tally.Error("column", 1, names[name], "is not among the columns.", $"The first line names the columns: {string.Join(',', needed)}.{hint}");
            }
            else if (places[name] >= 0 && Array.IndexOf(found, names[name], places[name] + 1) >= 0)
            {
                tally.Error("column", 1, names[name], "stands twice among the columns.", "Leave one of them.");
            }
        }

        return tally.Errors > errors ? null : new NumberRows(text, end < 0 ? text.Length : end + 1, names, places, found.Length, tally);
    }

    /// <summary>Whether the table has this column, counted over the needed and then the optional ones.</summary>
    public bool Has(int column) => _places[column] >= 0;

    /// <summary>Goes to the next line that is not empty; false at the end.</summary>
    /// <param name="isComplete">False, with a finding, when the row has more or fewer cells than the first line.</param>
    /// <param name="severity">What a faulty row is.</param>
    public bool MoveNext(FindingSeverity severity, out bool isComplete)
    {
        isComplete = false;
        while (_next < _text.Length)
        {
            var rest = _text.AsSpan(_next);
            var length = rest.IndexOf((byte)'\n');
            var start = _next;
            _next += length < 0 ? rest.Length : length + 1;
            Line++;
            var line = (length < 0 ? rest : rest[..length]).TrimEnd((byte)'\r');
            if (line.Trim((byte)' ').IsEmpty)
            {
                continue;
            }

            Rows++;
            var cells = Split(line, start);
            isComplete = cells == _cells.Length;
            if (!isComplete)
            {
                _tally.Tell("cells", severity, Line, "row", $"has {cells} {(cells == 1 ? "cell" : "cells")} where the first line names {_cells.Length}.", "Give each row one cell for each column.");
            }

            return true;
        }

        return false;
    }

    /// <summary>A cell that must be a finite number.</summary>
    public bool TryNumber(int column, FindingSeverity severity, out double value)
    {
        var cell = Cell(column);
        if (double.TryParse(cell, Written, CultureInfo.InvariantCulture, out value) && double.IsFinite(value))
        {
            return true;
        }

        _tally.Tell($"{_names[column]} no number", severity, Line, _names[column], $"\"{Shown(cell)}\" is not a finite number.", "Write a number such as 12.5, with a point.");
        value = double.NaN;
        return false;
    }

    /// <summary>A cell that must be a whole number from <paramref name="least"/> upward.</summary>
    public bool TryWhole(int column, int least, FindingSeverity severity, out int value)
    {
        var cell = Cell(column);
        var trimmed = cell.Trim((byte)' ');
        if (Utf8Parser.TryParse(trimmed, out value, out var used) && used == trimmed.Length && value >= least)
        {
            return true;
        }

        _tally.Tell($"{_names[column]} no whole number", severity, Line, _names[column], $"\"{Shown(cell)}\" is not a whole number from {least} to {int.MaxValue}.", "Number them with whole numbers.");
        value = -1;
        return false;
    }

    public bool IsEmpty(int column) => Cell(column).Trim((byte)' ').IsEmpty;

    /// <summary>A fault of this row.</summary>
    public void Fault(string kind, FindingSeverity severity, string subject, string message, string remedy) => _tally.Tell(kind, severity, Line, subject, message, remedy);

    private static string Shown(ReadOnlySpan<byte> cell) => Encoding.UTF8.GetString(cell[..Math.Min(cell.Length, 40)]);

    private ReadOnlySpan<byte> Cell(int column)
    {
        var (start, length) = _cells[_places[column]];
        var cell = _text.AsSpan(start, length);
        return cell is [(byte)'"', .., (byte)'"'] ? cell[1..^1] : cell;
    }

    private int Split(ReadOnlySpan<byte> line, int start)
    {
        var isQuoted = line.Contains((byte)'"');
        var cells = 0;
        var from = 0;
        while (true)
        {
            var rest = line[from..];
            var length = isQuoted ? QuotedLength(rest) : rest.IndexOf((byte)',');
            if (cells < _cells.Length)
            {
                _cells[cells] = (start + from, length < 0 ? rest.Length : length);
            }

            cells++;
            if (length < 0)
            {
                return cells;
            }

            from += length + 1;
        }
    }

    private static int QuotedLength(ReadOnlySpan<byte> rest)
    {
        var isInside = false;
        for (var place = 0; place < rest.Length; place++)
        {
            if (rest[place] == (byte)'"')
            {
                isInside = !isInside;
            }
            else if (rest[place] == (byte)',' && !isInside)
            {
                return place;
            }
        }

        return -1;
    }
}
