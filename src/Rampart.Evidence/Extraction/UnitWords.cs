using Rampart.Quantities;

namespace Rampart.Evidence.Extraction;

/// <summary>The units that are looked for behind a number, and how <see cref="QuantityText"/> writes them.</summary>
internal static class UnitWords
{
    // Letters of one and two are read with their capitals; words without regard to them.
    private static readonly (string Word, QuantityKind Kind, string Symbol, string? Reading)[] Words =
    [
        .. Same(QuantityKind.Length, "km", "km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "kilomètre", "kilomètres", "kilometern", "км"),
        .. Same(QuantityKind.Length, "m", "m", "metre", "metres", "meter", "meters", "metern", "mètre", "mètres", "м"),
        .. Same(QuantityKind.Length, "cm", "cm", "centimetre", "centimetres", "centimeter", "centimeters"),
        .. Same(QuantityKind.Length, "mm", "mm", "millimetre", "millimetres", "millimeter", "millimeters"),
        .. Same(QuantityKind.Length, "ft", "ft", "foot", "feet"),
        .. Same(QuantityKind.Length, "nm", "nm", "NM", "nmi", "nautical mile", "nautical miles", "Seemeilen"),
        .. Same(QuantityKind.Length, "mi", "mi", "mile", "miles", "statute mile", "statute miles", "Meilen"),
        .. Same(QuantityKind.Speed, "km/h", "km/h", "km/hr", "kmh", "kph", "km per hour", "kilometres per hour", "kilometers per hour", "kilometres an hour", "kilometers an hour", "Kilometer pro Stunde", "kilomètres par heure", "kilomètres à l’heure", "км/ч"),
        .. Same(QuantityKind.Speed, "km/s", "km/s", "km/sec", "km per second", "kilometres per second", "kilometers per second", "Kilometer pro Sekunde", "kilomètres par seconde", "км/с"),
        .. Same(QuantityKind.Speed, "m/s", "m/s", "m/sec", "mps", "metres per second", "meters per second", "metres a second", "meters a second", "Meter pro Sekunde", "mètres par seconde", "м/с"),
        .. Same(QuantityKind.Speed, "mph", "mph", "miles per hour", "miles an hour"),
        .. Same(QuantityKind.Speed, "kn", "kn", "kt", "kts", "knot", "knots", "Knoten", "nœuds"),
        .. Same(QuantityKind.Speed, "Mach", "Mach"),
        .. Same(QuantityKind.Mass, "kg", "kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramme", "kilogrammes", "Kilogramm", "кг"),
        .. Same(QuantityKind.Mass, "t", "t", "tonne", "tonnes", "metric ton", "metric tons", "Tonnen", "Tonne", "т"),
        ("ton", QuantityKind.Mass, "t", "a ton was taken as a metric one"), ("tons", QuantityKind.Mass, "t", "a ton was taken as a metric one"),
        .. Same(QuantityKind.Mass, "lb", "lb", "lbs", "pound", "pounds"),
        .. Same(QuantityKind.Power, "MW", "MW", "megawatt", "megawatts"),
        .. Same(QuantityKind.Power, "kW", "kW", "kilowatt", "kilowatts"),
        .. Same(QuantityKind.Power, "W", "W", "watt", "watts"),
        .. Same(QuantityKind.Frequency, "GHz", "GHz", "gigahertz"),
        .. Same(QuantityKind.Frequency, "MHz", "MHz", "megahertz"),
        .. Same(QuantityKind.Frequency, "kHz", "kHz", "kilohertz"),
        .. Same(QuantityKind.Area, "m2", "m2", "m²", "m^2", "sq m", "sqm", "square metre", "square metres", "square meter", "square meters", "Quadratmeter"),
        .. Same(QuantityKind.Area, "km2", "km2", "km²", "sq km", "square kilometre", "square kilometres", "square kilometer", "square kilometers", "Quadratkilometer"),
        .. Same(QuantityKind.Area, "dBsm", "dBsm", "dBm2"),
        .. Same(QuantityKind.Decibels, "dB", "dB", "decibel", "decibels"),
        .. Same(QuantityKind.AngularRate, "rpm", "rpm", "r/min", "revolutions per minute", "rotations per minute", "turns a minute"),
        .. Same(QuantityKind.AngularRate, "deg/s", "deg/s", "°/s", "degrees per second", "degrees a second"),
        .. Same(QuantityKind.Angle, "deg", "deg", "°", "degree", "degrees"),
        .. Same(QuantityKind.Acceleration, "g", "g", "G", "gs"),
        .. Same(QuantityKind.Duration, "s", "s", "sec", "secs", "second", "seconds", "Sekunden", "secondes"),
        .. Same(QuantityKind.Duration, "min", "min", "mins", "minute", "minutes", "Minuten"),
        .. Same(QuantityKind.Duration, "h", "h", "hr", "hrs", "hour", "hours", "Stunden", "heures"),
    ];

    private static readonly int Longest = Words.Max(word => word.Word.Length);

    private static readonly ILookup<char, (string Word, QuantityKind Kind, string Symbol, string? Reading)> ByFirst =
        Words.OrderByDescending(word => word.Word.Length).ToLookup(word => char.ToLowerInvariant(word.Word[0]));

    /// <summary>The unit that begins here, the longest that fits; null where none does.</summary>
    public static (QuantityKind Kind, string Symbol, int End, string? Reading)? At(string sentence, int at)
    {
        if (at >= sentence.Length)
        {
            return null;
        }

        var rest = sentence.AsSpan(at, Math.Min(Longest + 1, sentence.Length - at));
        foreach (var (word, kind, symbol, reading) in ByFirst[char.ToLowerInvariant(rest[0])])
        {
            var comparison = word.Length <= 3 ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
            if (rest.StartsWith(word, comparison) && !GoesOn(rest, word.Length) && !IsOther(sentence, at + word.Length, kind))
            {
                return (kind, symbol, at + word.Length, reading);
            }
        }

        return null;
    }

    private static bool GoesOn(ReadOnlySpan<char> rest, int length) =>
        length < rest.Length && (char.IsLetterOrDigit(rest[length]) || rest[length] is '/' or '²' or '^');

    // "41° N", "30 degrees Celsius", "in degree": places on the globe and temperatures are no angles.
    private static bool IsOther(string sentence, int end, QuantityKind kind)
    {
        if (kind != QuantityKind.Angle)
        {
            return false;
        }

        var behind = sentence[end..Math.Min(sentence.Length, end + 14)].TrimStart();
        return behind.StartsWith("Celsius", StringComparison.OrdinalIgnoreCase) || behind.StartsWith("Fahrenheit", StringComparison.OrdinalIgnoreCase) || (behind.Length > 0 && (behind[0] is 'C' or 'F' or 'N' or 'E' or 'W' || char.IsAsciiDigit(behind[0])) && (behind.Length == 1 || !char.IsLetter(behind[1])));
    }

    private static IEnumerable<(string Word, QuantityKind Kind, string Symbol, string? Reading)> Same(QuantityKind kind, string symbol, params string[] words) =>
        words.Select(word => (word, kind, symbol, (string?)null));
}
