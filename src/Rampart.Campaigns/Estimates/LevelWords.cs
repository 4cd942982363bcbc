using System.Globalization;
using System.Text.RegularExpressions;

namespace Rampart.Campaigns.Estimates;

/// <summary>What a point has drawn, for a reader: numbers of many digits are given with three.</summary>
/// <remarks>The points themselves keep what was drawn to the last digit. A whole number is a count and stays as it is.</remarks>
internal static partial class LevelWords
{
    private const int Digits = 3;

    public static string Of(string level) => LongNumber().Replace(level, match =>
        double.TryParse(match.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Rounded(number) : match.Value);

    private static string Rounded(double number)
    {
        if (number == 0.0)
        {
            return "0";
        }

        var order = (int)Math.Floor(Math.Log10(Math.Abs(number)));
        return order is < -4 or > 9
            ? number.ToString("0.##e0", CultureInfo.InvariantCulture)
            : Math.Abs(number) >= 1000.0
                ? Math.Round(number).ToString(CultureInfo.InvariantCulture)
                : number.ToString("0." + new string('#', Math.Max(0, Digits - 1 - order)), CultureInfo.InvariantCulture);
    }

    // A number with a point or an exponent that stands by itself: not the digits of a name such as 9m96e2 or swerling-1.
    [GeneratedRegex(@"(?<![\w.])-?\d+(\.\d+([eE][-+]?\d+)?|[eE][-+]?\d+)(?![\w.])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LongNumber();
}
