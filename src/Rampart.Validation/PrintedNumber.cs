using System.Globalization;
using System.Text.RegularExpressions;

namespace Rampart.Validation;

/// <summary>A number as a table prints it: its digits say how exactly it is meant.</summary>
/// <param name="Value">The number.</param>
/// <param name="HalfDigit">Half a unit in the last printed digit; for a fraction such as 2/3 what a double keeps of it.</param>
/// <param name="Unit">The unit that stands behind it in the same cell, or nothing.</param>
internal readonly partial record struct PrintedNumber(double Value, double HalfDigit, string Unit)
{
    // What a double keeps of a decimal with 16 or 17 digits: the last printed digit cannot be asked of it.
    private const double LeastRelativeTolerance = 4.5e-16;

    private const int LongestNumber = 200;

    /// <summary>A number, a fraction of whole numbers, or "about" a number, each with a unit behind it or without; null for anything else.</summary>
    public static PrintedNumber? Read(string text)
    {
        // Numbers copied from a printed page bring the typographic minus with them.
        var match = text.Length > LongestNumber ? Match.Empty : NumberAndUnit().Match(text.Replace('\u2212', '-'));
        if (!match.Success)
        {
            return null;
        }

        var value = double.Parse(match.Groups["number"].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);
        var halfDigit = 0.0;
        if (match.Groups["below"].Success)
        {
            value /= double.Parse(match.Groups["below"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        }
        else
        {
            var exponent = match.Groups["exponent"].Success ? int.Parse(match.Groups["exponent"].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;

            // Read as a decimal: a power of ten that is multiplied out may be another on another machine.
            halfDigit = double.Parse(string.Create(CultureInfo.InvariantCulture, $"5e{exponent - match.Groups["decimals"].Length - 1}"), NumberStyles.Float, CultureInfo.InvariantCulture);
        }

        // The half digit itself, written in binary, must not decide.
        halfDigit = Math.Max(halfDigit, LeastRelativeTolerance * Math.Abs(value)) * (1.0 + 1e-9);
        return double.IsFinite(value) && double.IsFinite(halfDigit) ? new PrintedNumber(value, halfDigit, match.Groups["unit"].Value) : null;
    }

    [GeneratedRegex(
        @"^\s*((approximately|approx\.|about|~|≈)\s*)?(?<number>[-+]?([0-9]+(\.(?<decimals>[0-9]*))?|\.(?<decimals>[0-9]+))([eE](?<exponent>[-+]?[0-9]{1,4}))?)(\s*/\s*(?<below>[0-9]+))?\s*(?<unit>(%|°|(?![eE][-+]?[0-9])\p{L}[\p{L}0-9/^·²³.-]*))?(\s+\([^()]*\))?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex NumberAndUnit();
}
