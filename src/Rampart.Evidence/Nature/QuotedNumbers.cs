using System.Globalization;
using System.Text.RegularExpressions;
using Rampart.Quantities;

namespace Rampart.Evidence.Nature;

/// <summary>A number with a unit as it stands in a quotation.</summary>
/// <param name="Text">The words.</param>
/// <param name="Si">The value in SI units.</param>
/// <param name="UnitSi">One of its unit in SI units.</param>
/// <param name="Rounding">Half a step of the last digit that is not nought, in SI units.</param>
public sealed record QuotedNumber(string Text, double Si, double UnitSi, double Rounding);

/// <summary>Finds numbers with units in running text, in English and in the French of agencies.</summary>
/// <remarks>A point or a comma before three digits may group them or divide them: of both readings the one nearer to an expected value is taken.</remarks>
public static partial class QuotedNumbers
{
    /// <summary>The lengths or speeds within a tenth of the expected value.</summary>
    public static IReadOnlyList<QuotedNumber> Near(string text, QuantityKind kind, double expected)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(expected);
        var found = new List<QuotedNumber>();
        var pattern = kind switch { QuantityKind.Speed => Speeds(), QuantityKind.Length => Lengths(), _ => null };
        foreach (Match match in pattern?.Matches(text) ?? Enumerable.Empty<Match>())
        {
            var unit = EnglishUnit(match.Groups["unit"].Value);
            if (QuantityText.Parse(kind, "1 " + unit) is not { IsValid: true } one)
            {
                continue;
            }

            var best = Readings(match.Groups["number"].Value)
                .Select(reading => new QuotedNumber(match.Value, reading.Value * one.Si, one.Si, reading.HalfStep * one.Si))
                .MinBy(number => Math.Abs(Portable.Log(Math.Max(number.Si, double.Epsilon) / expected)));
            if (best is not null && Math.Abs(best.Si - expected) <= 0.1 * expected)
            {
                found.Add(best);
            }
        }

        return found;
    }

    /// <summary>Half a step of the last digit that is not nought: 50 for "18,500", 0.05 for "4.8".</summary>
    public static double HalfStep(decimal value)
    {
        if (value == 0m)
        {
            return 0.5;
        }

        var step = 1m;
        while (value % step != 0m)
        {
            step /= 10m;
        }

        while (step < 1_000_000_000m && value % (step * 10m) == 0m)
        {
            step *= 10m;
        }

        return (double)step / 2.0;
    }

    private static IEnumerable<(double Value, double HalfStep)> Readings(string number)
    {
        var plain = number.Replace("\u00A0", string.Empty, StringComparison.Ordinal).Replace("\u202F", string.Empty, StringComparison.Ordinal).Replace(" ", string.Empty, StringComparison.Ordinal);
        string[] readings = [plain.Replace(",", string.Empty, StringComparison.Ordinal), plain.Replace(".", string.Empty, StringComparison.Ordinal).Replace(',', '.')];
        foreach (var reading in readings.Distinct(StringComparer.Ordinal))
        {
            if (decimal.TryParse(reading, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value > 0m)
            {
                yield return ((double)value, HalfStep(value));
            }
        }
    }

    private static string EnglishUnit(string unit) => unit.ToLowerInvariant()
        .Replace("mètres", "metres", StringComparison.Ordinal)
        .Replace("par seconde", "per second", StringComparison.Ordinal)
        .Replace("par heure", "per hour", StringComparison.Ordinal);

    private const string Number = @"(?<number>\d{1,3}(?:[., \u00A0\u202F]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)[ \u00A0\u202F-]?";

    [GeneratedRegex(Number + @"(?<unit>km/h|km/hr|kph|km/s|m/s|mph|kn|knots|kilom[eè]t(?:er|re)s (?:per|par) (?:hour|heure|seconde?)|m[eè]t(?:er|re)s (?:per|par) seconde?|miles per hour)(?![a-zA-Z/])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Speeds();

    [GeneratedRegex(Number + @"(?<unit>km|kilom[eè]t(?:er|re)s?|nautical miles?|nmi|nm|miles?|mi|feet|ft|m[eè]t(?:er|re)s?|m)(?![a-zA-Z/²])(?! (?:per|par|an) )", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Lengths();
}
