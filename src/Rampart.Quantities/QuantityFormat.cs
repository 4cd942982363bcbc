using System.Globalization;

namespace Rampart.Quantities;

/// <summary>Prints quantities with a unit that a reader would choose; what is printed can be read back by <see cref="QuantityText"/>.</summary>
/// <remarks>Four significant digits; commas between thousands from five digits on ("1200 m/s", "98,430 ft"). No culture has a say.</remarks>
public static class QuantityFormat
{
    private const int UsualDigits = 4;

    // A length below this is more often a height, which aviation gives in feet; one above it a distance.
    private const double FeetBelow_m = 40_000.0;

    /// <summary>A value given in SI units, as text with a unit.</summary>
    public static string Text(QuantityKind kind, double si) => Text(kind, si, UnitSystem.Metric);

    /// <summary>A value given in SI units, as text with a unit: "400 km", or "400 km (216 nm)" for readers from aviation.</summary>
    /// <remarks>
    /// Beside a length stand feet below 40 km and nautical miles from there on; who knows whether it is a height or a distance
    /// asks for <see cref="Height"/> or <see cref="Distance"/>.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1 or more than 15 significant digits.</exception>
    public static string Text(QuantityKind kind, double si, UnitSystem units, int significantDigits = UsualDigits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(significantDigits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(significantDigits, 15);
        var metric = Metric(kind, si, significantDigits);
        if (units == UnitSystem.Metric || !double.IsFinite(si))
        {
            return metric;
        }

        return kind switch
        {
            QuantityKind.Length when Math.Abs(si) < FeetBelow_m => $"{metric} ({Feet(si, significantDigits)})",
            QuantityKind.Length => $"{metric} ({NauticalMiles(si, significantDigits)})",
            QuantityKind.Speed => $"{metric} ({Number(Speed.FromMetresPerSecond(si).Knots, significantDigits)} kn)",
            _ => metric,
        };
    }

    /// <summary>A height, with feet beside the metres where asked for: "12 km (39,370 ft)".</summary>
    public static string Height(Length height, UnitSystem units) => units == UnitSystem.Metric || !double.IsFinite(height.Metres)
        ? height.ToString()
        : $"{height} ({Feet(height.Metres, UsualDigits)})";

    /// <summary>A distance, with nautical miles beside the metres where asked for: "20 km (10.8 nm)".</summary>
    public static string Distance(Length distance, UnitSystem units) => units == UnitSystem.Metric || !double.IsFinite(distance.Metres)
        ? distance.ToString()
        : $"{distance} ({NauticalMiles(distance.Metres, UsualDigits)})";

    /// <summary>The shortest text in the kind's SI unit that <see cref="QuantityText.Parse"/> reads back to the same bits.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite or not a number.</exception>
    public static string RoundTrip(QuantityKind kind, double si)
    {
        if (!double.IsFinite(si))
        {
            throw new ArgumentOutOfRangeException(nameof(si), si, $"Expected a finite value for {UnitTable.Noun(kind)}.");
        }

        var number = si.ToString("R", CultureInfo.InvariantCulture);
        return kind == QuantityKind.Number ? number : $"{number} {UnitTable.BaseSymbol(kind)}";
    }

    /// <summary>A moment of the battle as h:mm:ss; between whole seconds with the tenth that has passed, "0:05:30.2".</summary>
    public static string Clock(SimulationTime time)
    {
        if (time == SimulationTime.Never)
        {
            return "never";
        }

        var microseconds = time.Microseconds;
        var amount = microseconds < 0 ? 0UL - (ulong)microseconds : (ulong)microseconds;
        var seconds = amount / 1_000_000;
        var part = amount % 1_000_000;
        var clock = $"{(microseconds < 0 ? "-" : "")}{seconds / 3600}:{seconds / 60 % 60:00}:{seconds % 60:00}";
        return part == 0 ? clock : $"{clock}.{part / 100_000}";
    }

    private static string Metric(QuantityKind kind, double si, int digits)
    {
        if (!double.IsFinite(si))
        {
            return $"{si.ToString(CultureInfo.InvariantCulture)} {UnitTable.BaseSymbol(kind)}".TrimEnd();
        }

        // The unit is chosen by what will be printed: 999.96 m is "1 km".
        var size = Math.Abs(Rounded(si, digits));
        string In(double perUnit, string unit) => Number(si / perUnit, digits) + unit;

        return kind switch
        {
            QuantityKind.Number => si == Math.Truncate(si) ? Number(si, 15) : Number(si, digits),
            QuantityKind.Length => size >= 1000.0 ? In(1000.0, " km") : size is >= 0.1 or 0.0 ? In(1.0, " m") : size >= 0.01 ? In(0.01, " cm") : In(0.001, " mm"),
            QuantityKind.Speed => In(1.0, " m/s"),
            QuantityKind.Acceleration => size >= 9.80665 ? In(9.80665, " g") : In(1.0, " m/s²"),
            QuantityKind.Angle => Number(Angle.FromRadians(si).Degrees, digits) + "°",
            QuantityKind.AngularRate => Number(AngularRate.FromRadiansPerSecond(si).DegreesPerSecond, digits) + "°/s",
            QuantityKind.Duration => DurationTextOf(si, digits),
            QuantityKind.Frequency => size >= 1e9 ? In(1e9, " GHz") : size >= 1e6 ? In(1e6, " MHz") : size >= 1e3 ? In(1e3, " kHz") : In(1.0, " Hz"),
            QuantityKind.Area => size >= 1e6 ? In(1e6, " km²") : In(1.0, " m²"),
            QuantityKind.Power => size >= 1e6 ? In(1e6, " MW") : size >= 1e3 ? In(1e3, " kW") : size is >= 0.1 or 0.0 ? In(1.0, " W") : In(1e-3, " mW"),
            QuantityKind.Mass => size >= 1e4 ? In(1e3, " t") : size is >= 1.0 or 0.0 ? In(1.0, " kg") : In(1e-3, " g"),
            QuantityKind.Decibels => In(1.0, " dB"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of quantity."),
        };
    }

    /// <summary>"250 ms", "9 s", "5 min 30 s", "1 h 30 min", "30 d".</summary>
    private static string DurationTextOf(double si, int digits)
    {
        const double Minute = 60.0, Day = 86400.0;
        var size = Math.Abs(Rounded(si, digits));
        if (!(size >= Minute && size < 2.0 * Day))
        {
            return size switch
            {
                >= 2.0 * Day => Number(si / Day, digits) + " d",
                >= 1.0 or 0.0 => Number(si, digits) + " s",
                >= 1e-3 => Number(si / 1e-3, digits) + " ms",
                _ => Number(si / 1e-6, digits) + " µs",
            };
        }

        // Four digits: hundredths of a second below a hundred, tenths below a thousand, whole seconds above.
        var places = size < 100.0 ? 2 : size < 1000.0 ? 1 : 0;
        var seconds = Math.Round((decimal)Math.Abs(si), places);
        var hours = (int)(seconds / 3600m);
        var minutes = (int)(seconds / 60m) % 60;
        var rest = seconds % 60m;
        var parts = new List<string>(3);
        if (hours > 0)
        {
            parts.Add($"{hours} h");
        }

        if (minutes > 0)
        {
            parts.Add($"{minutes} min");
        }

        if (rest > 0)
        {
            parts.Add(WithoutTrailingZeros(rest.ToString(CultureInfo.InvariantCulture)) + " s");
        }

        return (si < 0.0 ? "-" : "") + string.Join(' ', parts);
    }

    private static string Feet(double metres, int digits) => Number(Length.FromMetres(metres).Feet, digits) + " ft";

    private static string NauticalMiles(double metres, int digits) => Number(Length.FromMetres(metres).NauticalMiles, digits) + " nm";

    /// <summary>A number with so many significant digits, no zeros at its end, and commas from five digits before the point on.</summary>
    private static string Number(double value, int digits)
    {
        var scientific = value.ToString($"E{digits - 1}", CultureInfo.InvariantCulture);
        var exponent = int.Parse(scientific.AsSpan(scientific.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var rounded = double.Parse(scientific, CultureInfo.InvariantCulture);
        if (rounded == 0.0)
        {
            return "0";
        }

        if (exponent is < -5 or > 14)
        {
            var mantissa = scientific[..scientific.IndexOf('E', StringComparison.Ordinal)];
            return $"{WithoutTrailingZeros(mantissa)}e{exponent}";
        }

        var places = Math.Max(0, digits - 1 - exponent);
        return WithoutTrailingZeros(rounded.ToString((exponent >= 4 ? "N" : "F") + places, CultureInfo.InvariantCulture));
    }

    private static string WithoutTrailingZeros(string text) =>
        text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;

    private static double Rounded(double value, int digits) =>
        double.Parse(value.ToString($"E{digits - 1}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
