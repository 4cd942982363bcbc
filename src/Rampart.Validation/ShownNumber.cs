using System.Globalization;

namespace Rampart.Validation;

/// <summary>Numbers as people read them beside a printed value: as many digits as the tolerance makes sense of, the same on every machine.</summary>
public static class ShownNumber
{
    private const int DigitsOfDouble = 17;
    private const int MostDecimals = 22;

    /// <summary>Our values of a row, apart by semicolons as in the table.</summary>
    public static string Ours(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return string.Join("; ", comparison.Values.Select(Ours));
    }

    /// <summary>The tolerances of a row; one where all are the same.</summary>
    public static string Tolerance(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var all = comparison.Values.Select(value => Short(value.Tolerance)).ToList();
        return string.Join("; ", all.Distinct(StringComparer.Ordinal).Count() == 1 ? all.Take(1) : all);
    }

    /// <summary>Our value, two digits beyond the first digit of the tolerance; with a power of ten where the table prints one.</summary>
    public static string Ours(ComparedValue value)
    {
        if (!double.IsFinite(value.Ours))
        {
            return value.Ours.ToString(CultureInfo.InvariantCulture);
        }

        var leading = value.Ours == 0.0 ? 0 : PowerOf(value.Ours);
        var last = Math.Max(value.Tolerance > 0.0 ? PowerOf(value.Tolerance) - 2 : int.MinValue, leading - DigitsOfDouble + 1);
        return value.Printed.AsSpan().IndexOfAny('e', 'E') >= 0 || leading > 14 || last < -MostDecimals
            ? Tidy(value.Ours.ToString($"E{Math.Clamp(leading - last, 0, DigitsOfDouble - 1)}", CultureInfo.InvariantCulture))
            : WithoutMinusNought(value.Ours.ToString($"F{Math.Max(0, -last)}", CultureInfo.InvariantCulture));
    }

    /// <summary>A deviation in units of the tolerance.</summary>
    public static string Deviation(double? deviation) => deviation switch
    {
        null => "–",
        double.PositiveInfinity => "∞",
        < 1000.0 => deviation.Value.ToString("F2", CultureInfo.InvariantCulture),
        _ => Short(deviation.Value),
    };

    private static string Short(double number) => number == 0.0 ? "0" : PowerOf(number) is >= -4 and < 6
        ? double.Parse(number.ToString("E1", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).ToString("0.######", CultureInfo.InvariantCulture)
        : Tidy(number.ToString("E1", CultureInfo.InvariantCulture));

    private static int PowerOf(double number) => int.Parse(number.ToString("E16", CultureInfo.InvariantCulture).Split('E')[1], CultureInfo.InvariantCulture);

    private static string WithoutMinusNought(string number) => number.AsSpan().IndexOfAnyInRange('1', '9') < 0 ? number.TrimStart('-') : number;

    /// <summary>1.50E-006 becomes 1.50e-6.</summary>
    private static string Tidy(string scientific)
    {
        var parts = scientific.Split('E');
        return $"{parts[0]}e{int.Parse(parts[1], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)}";
    }
}
