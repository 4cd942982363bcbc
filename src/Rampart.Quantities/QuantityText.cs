using System.Globalization;

namespace Rampart.Quantities;

/// <summary>What became of a text that should be a quantity.</summary>
public sealed record ParsedQuantity(bool IsValid, double Si, string? Assumption, string? Problem, string? Remedy);

/// <summary>Reads a quantity from text: a number and a unit.</summary>
public static class QuantityText
{
    private static readonly Dictionary<string, (QuantityKind Kind, double Factor)> Units = new(StringComparer.Ordinal)
    {
        ["mm"] = (QuantityKind.Length, 1e-3),
        ["m"] = (QuantityKind.Length, 1.0),
        ["km"] = (QuantityKind.Length, 1e3),
        ["ft"] = (QuantityKind.Length, 0.3048),
        ["nm"] = (QuantityKind.Length, 1852.0),
        ["mi"] = (QuantityKind.Length, 1609.344),
        ["m/s"] = (QuantityKind.Speed, 1.0),
        ["km/s"] = (QuantityKind.Speed, 1e3),
        ["km/h"] = (QuantityKind.Speed, 1.0 / 3.6),
        ["kn"] = (QuantityKind.Speed, 1852.0 / 3600.0),
        ["m/s2"] = (QuantityKind.Acceleration, 1.0),
        ["g"] = (QuantityKind.Acceleration, 9.80665),
        ["deg"] = (QuantityKind.Angle, Portable.Pi / 180.0),
        ["rad"] = (QuantityKind.Angle, 1.0),
        ["deg/s"] = (QuantityKind.AngularRate, Portable.Pi / 180.0),
        ["rad/s"] = (QuantityKind.AngularRate, 1.0),
        ["ms"] = (QuantityKind.Duration, 1e-3),
        ["s"] = (QuantityKind.Duration, 1.0),
        ["min"] = (QuantityKind.Duration, 60.0),
        ["h"] = (QuantityKind.Duration, 3600.0),
        ["Hz"] = (QuantityKind.Frequency, 1.0),
        ["kHz"] = (QuantityKind.Frequency, 1e3),
        ["MHz"] = (QuantityKind.Frequency, 1e6),
        ["GHz"] = (QuantityKind.Frequency, 1e9),
        ["m2"] = (QuantityKind.Area, 1.0),
        ["W"] = (QuantityKind.Power, 1.0),
        ["kW"] = (QuantityKind.Power, 1e3),
        ["kg"] = (QuantityKind.Mass, 1.0),
        ["t"] = (QuantityKind.Mass, 1e3),
        ["dB"] = (QuantityKind.Decibels, 1.0),
    };

    public static ParsedQuantity Parse(QuantityKind kind, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        var end = 0;
        while (end < trimmed.Length && (char.IsAsciiDigit(trimmed[end]) || trimmed[end] is '.' or '+' or '-'
            || (trimmed[end] is 'e' or 'E' && end + 1 < trimmed.Length && (char.IsAsciiDigit(trimmed[end + 1]) || trimmed[end + 1] is '-' or '+'))))
        {
            end++;
        }

        var number = trimmed[..end];
        var unit = trimmed[end..].Trim();
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            return Refuse($"\"{trimmed}\" is not a number with a unit.", kind);
        }

        if (kind == QuantityKind.Number)
        {
            return unit.Length == 0
                ? new(IsValid: true, value, Assumption: null, Problem: null, Remedy: null)
                : Refuse($"\"{trimmed}\" has a unit where a plain number is meant.", kind);
        }

        if (unit.Length == 0)
        {
            return Refuse($"\"{trimmed}\" has no unit.", kind);
        }

        if (!Units.TryGetValue(unit, out var known))
        {
            return Refuse($"\"{unit}\" is not a known unit.", kind);
        }

        return known.Kind == kind
            ? new(IsValid: true, value * known.Factor, Assumption: null, Problem: null, Remedy: null)
            : Refuse($"\"{trimmed}\" is of the wrong kind.", kind);
    }

    private static ParsedQuantity Refuse(string problem, QuantityKind kind) =>
        new(IsValid: false, 0.0, Assumption: null, problem, "Expected " + kind switch
        {
            QuantityKind.Number => "a plain number, such as \"0.5\".",
            QuantityKind.Length => "a length, such as \"400 km\".",
            QuantityKind.Speed => "a speed, such as \"240 m/s\".",
            QuantityKind.Acceleration => "an acceleration, such as \"10 m/s2\".",
            QuantityKind.Angle => "an angle, such as \"0.2 deg\".",
            QuantityKind.AngularRate => "an angular rate, such as \"6 deg/s\".",
            QuantityKind.Duration => "a duration, such as \"12 s\".",
            QuantityKind.Frequency => "a frequency, such as \"3.0 GHz\".",
            QuantityKind.Area => "an area, such as \"4 m2\".",
            QuantityKind.Power => "a power, such as \"200 W\".",
            QuantityKind.Mass => "a mass, such as \"36 kg\".",
            _ => "a ratio, such as \"6 dB\".",
        });
}
