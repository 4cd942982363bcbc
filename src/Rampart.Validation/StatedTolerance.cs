using System.Globalization;

namespace Rampart.Validation;

/// <summary>What the tolerance cell of a row says: nothing, one figure for all values, or one for each.</summary>
internal sealed class StatedTolerance
{
    public const string Grammar = "a figure such as 1e-8, or a part of the value such as 1e-9 rel; one for all values or one for each, apart by ;";

    private readonly (double Figure, bool IsRelative)?[] _parts;

    private StatedTolerance((double Figure, bool IsRelative)?[] parts) => _parts = parts;

    /// <summary>Reads a cell for so many values; what is wrong with it is said in words, and nothing is given.</summary>
    public static StatedTolerance? Read(string cell, int count, out string fault)
    {
        var parts = cell.Split(';', StringSplitOptions.TrimEntries);
        var read = new (double Figure, bool IsRelative)?[parts.Length];
        fault = parts.Length == 1 || parts.Length == count ? string.Empty : $"\"{cell}\" has {parts.Length} tolerances for {count} values";
        for (var i = 0; i < parts.Length && fault.Length == 0; i++)
        {
            var part = parts[i];
            if (part.Length == 0)
            {
                continue;
            }

            var isRelative = part.EndsWith("rel", StringComparison.Ordinal);
            if (!double.TryParse(isRelative ? part.AsSpan(0, part.Length - 3) : part, NumberStyles.Float, CultureInfo.InvariantCulture, out var figure) || !double.IsFinite(figure) || figure < 0.0)
            {
                fault = $"\"{part}\" is not a tolerance";
            }

            read[i] = (figure, isRelative);
        }

        return fault.Length == 0 ? new StatedTolerance(read) : null;
    }

    /// <summary>The tolerance of the value at an index; half its last printed digit where none is stated.</summary>
    public double Of(int index, in PrintedNumber published) => (_parts.Length == 1 ? _parts[0] : _parts[index]) switch
    {
        null => published.HalfDigit,
        { IsRelative: true } part => part.Figure * Math.Abs(published.Value),
        var part => part.Value.Figure,
    };
}
