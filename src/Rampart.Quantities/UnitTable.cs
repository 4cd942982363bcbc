namespace Rampart.Quantities;

/// <summary>The units that are understood, and the words for what they measure.</summary>
/// <remarks>
/// Factors: the SI Brochure, 9th edition (2019), table 8, and NIST SP 811 (2008), appendix B; each is exact by definition.
/// The mil is NATO's: 6400 to the turn.
/// </remarks>
internal static class UnitTable
{
    private const double SecondsPerHour = 3600.0;

    private const double FullTurn = 2.0 * Portable.Pi;

    public static readonly Unit[] All =
    [
        new(QuantityKind.Length, 1m, "m", "metre", "metres", "meter", "meters"),
        new(QuantityKind.Length, 1000m, "km", "kilometre", "kilometres", "kilometer", "kilometers", "kms"),
        new(QuantityKind.Length, 0.3048m, "ft", "foot", "feet"),
        new(QuantityKind.Length, 1852m, "nm", "NM", "nmi", "nautical mile", "nautical miles"),
        new(QuantityKind.Length, 1609.344m, "mi", "mile", "miles", "statute mile", "statute miles"),
        new(QuantityKind.Length, 0.01m, "cm", "centimetre", "centimetres", "centimeter", "centimeters"),
        new(QuantityKind.Length, 0.001m, "mm", "millimetre", "millimetres", "millimeter", "millimeters"),

        new(QuantityKind.Speed, 1m, "m/s", "m/sec", "mps", "metres per second", "meters per second"),
        new(QuantityKind.Speed, 1000m, v => v / SecondsPerHour, "km/h", "km/hr", "kmh", "kph", "kilometres per hour", "kilometers per hour"),
        new(QuantityKind.Speed, 1000m, "km/s", "km/sec", "kilometres per second", "kilometers per second"),
        new(QuantityKind.Speed, 0.001m, v => v / SecondsPerHour, "mm/h", "millimetres per hour", "millimeters per hour"),
        new(QuantityKind.Speed, 1852m, v => v / SecondsPerHour, "kn", "kt", "kts", "knot", "knots"),
        new(QuantityKind.Speed, 0.44704m, "mph", "mi/h", "miles per hour"),
        new(QuantityKind.Speed, 0.3048m, "ft/s", "ft/sec", "fps", "feet per second"),

        new(QuantityKind.Acceleration, 1m, "m/s2", "m/s/s", "metres per second squared", "meters per second squared"),
        new(QuantityKind.Acceleration, 9.80665m, "g", "G", "gs", "gee", "gees"),

        new(QuantityKind.Angle, 1m, v => Angle.FromDegrees(v).Radians, "deg", "°", "degree", "degrees"),
        new(QuantityKind.Angle, 1m, "rad", "radian", "radians"),
        new(QuantityKind.Angle, 0.001m, "mrad", "milliradian", "milliradians"),
        new(QuantityKind.Angle, 1m, v => v / 6400.0 * FullTurn, "mil", "mils"),

        new(QuantityKind.AngularRate, 1m, v => AngularRate.FromDegreesPerSecond(v).RadiansPerSecond, "deg/s", "°/s", "deg/sec", "degrees per second"),
        new(QuantityKind.AngularRate, 1m, v => AngularRate.FromRevolutionsPerMinute(v).RadiansPerSecond, "rpm", "r/min", "rev/min", "revolutions per minute"),
        new(QuantityKind.AngularRate, 1m, "rad/s", "rad/sec", "radians per second"),

        new(QuantityKind.Duration, 1m, "s", "sec", "secs", "second", "seconds"),
        new(QuantityKind.Duration, 0.001m, "ms", "msec", "millisecond", "milliseconds"),
        new(QuantityKind.Duration, 0.000001m, "us", "usec", "microsecond", "microseconds"),
        new(QuantityKind.Duration, 60m, "min", "mins", "minute", "minutes"),
        new(QuantityKind.Duration, 3600m, "h", "hr", "hrs", "hour", "hours"),
        new(QuantityKind.Duration, 86400m, "d", "day", "days"),

        new(QuantityKind.Frequency, 1m, "Hz", "hertz"),
        new(QuantityKind.Frequency, 1e3m, "kHz", "kilohertz"),
        new(QuantityKind.Frequency, 1e6m, "MHz", "megahertz"),
        new(QuantityKind.Frequency, 1e9m, "GHz", "gigahertz"),

        new(QuantityKind.Area, 1m, "m2", "sqm", "sq m", "square metre", "square metres", "square meter", "square meters"),
        new(QuantityKind.Area, 1e6m, "km2", "sq km", "square kilometre", "square kilometres", "square kilometer", "square kilometers"),
        new(QuantityKind.Area, 0.0001m, "cm2", "sq cm", "square centimetre", "square centimetres", "square centimeter", "square centimeters"),
        new(QuantityKind.Area, 0.09290304m, "ft2", "sq ft", "square foot", "square feet"),
        new(QuantityKind.Area, 1m, v => Area.FromDecibelSquareMetres(v).SquareMetres, "dBsm", "dBm2"),

        new(QuantityKind.Power, 1m, "W", "watt", "watts"),
        new(QuantityKind.Power, 1e3m, "kW", "kilowatt", "kilowatts"),
        new(QuantityKind.Power, 1e6m, "MW", "megawatt", "megawatts"),
        new(QuantityKind.Power, 1e-3m, "mW", "milliwatt", "milliwatts"),
        new(QuantityKind.Power, 1m, v => Power.FromDecibelWatts(v).Watts, "dBW"),
        new(QuantityKind.Power, 1m, v => Power.FromDecibelWatts(v - 30.0).Watts, "dBm"),

        new(QuantityKind.Mass, 1m, "kg", "kgs", "kilogram", "kilograms", "kilogramme", "kilogrammes"),
        new(QuantityKind.Mass, 0.001m, "g", "gram", "grams", "gramme", "grammes"),
        new(QuantityKind.Mass, 1000m, "t", "tonne", "tonnes", "metric ton", "metric tons"),
        new(QuantityKind.Mass, 0.45359237m, "lb", "lbs", "pound", "pounds"),

        new(QuantityKind.Decibels, 1m, "dB", "decibel", "decibels"),

        new(QuantityKind.Number, 0.01m, "%", "percent", "per cent"),
    ];

    /// <summary>The unit in which <see cref="ParsedQuantity.Si"/> is given; empty for a plain number.</summary>
    public static string BaseSymbol(QuantityKind kind) => kind switch
    {
        QuantityKind.Number => "",
        QuantityKind.Angle => "rad",
        QuantityKind.AngularRate => "rad/s",
        _ => Of(kind)[0].Symbol,
    };

    public static Unit[] Of(QuantityKind kind) => Array.FindAll(All, unit => unit.Kind == kind);

    /// <summary>The kind with its article, as a sentence needs it.</summary>
    public static string Noun(QuantityKind kind) => kind switch
    {
        QuantityKind.Number => "a plain number",
        QuantityKind.Length => "a length",
        QuantityKind.Speed => "a speed",
        QuantityKind.Acceleration => "an acceleration",
        QuantityKind.Angle => "an angle",
        QuantityKind.AngularRate => "an angular rate",
        QuantityKind.Duration => "a duration",
        QuantityKind.Frequency => "a frequency",
        QuantityKind.Area => "an area",
        QuantityKind.Power => "a power",
        QuantityKind.Mass => "a mass",
        QuantityKind.Decibels => "a ratio in decibels",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of quantity."),
    };

    public static string Example(QuantityKind kind) => kind switch
    {
        QuantityKind.Number => "0.85",
        QuantityKind.Length => "400 km",
        QuantityKind.Speed => "1200 m/s",
        QuantityKind.Acceleration => "20 g",
        QuantityKind.Angle => "45 deg",
        QuantityKind.AngularRate => "36 deg/s",
        QuantityKind.Duration => "45 min",
        QuantityKind.Frequency => "3.0 GHz",
        QuantityKind.Area => "0.1 m2",
        QuantityKind.Power => "100 kW",
        QuantityKind.Mass => "400 kg",
        QuantityKind.Decibels => "30 dB",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of quantity."),
    };

    /// <summary>
    /// The units of the kind that the text may mean: the one written exactly so, else all whose letters agree regardless of case.
    /// A unit of one letter is written in its own case: "M" is no metre, for navigators write it for the nautical mile.
    /// </summary>
    public static Unit[] Matching(QuantityKind kind, string written)
    {
        var text = Plain(written);
        var units = Of(kind);
        var exact = Array.FindAll(units, unit => Array.Exists(unit.Spellings, spelling => string.Equals(spelling, text, StringComparison.Ordinal)));
        if (exact.Length > 0 || text.Length == 1)
        {
            return exact;
        }

        return Array.FindAll(units, unit => Array.Exists(unit.Spellings, spelling => string.Equals(spelling, text, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The spelling of the kind's units that lies nearest to what was written; null where none is near.</summary>
    public static string? Nearest(QuantityKind kind, string written)
    {
        var text = Plain(written);
        var allowed = text.Length <= 3 ? 1 : 2;
        string? nearest = null;
        foreach (var unit in Of(kind))
        {
            foreach (var spelling in unit.Spellings)
            {
                var distance = Spelling.Distance(text, spelling);
                if (distance <= allowed && distance < spelling.Length)
                {
                    nearest = spelling;
                    allowed = distance - 1;
                }
            }
        }

        return nearest;
    }

    /// <summary>One way of writing for what is written in several: squares, micro, degrees, white space.</summary>
    private static string Plain(string written)
    {
        var text = written
            .Replace("^2", "2", StringComparison.Ordinal)
            .Replace('²', '2')
            .Replace('µ', 'u')
            .Replace('μ', 'u')
            .Replace('º', '°');
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Replace(" /", "/", StringComparison.Ordinal).Replace("/ ", "/", StringComparison.Ordinal);
    }
}
