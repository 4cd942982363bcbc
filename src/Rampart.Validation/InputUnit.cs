namespace Rampart.Validation;

/// <summary>The units that stand in the inputs of published tables.</summary>
internal static class InputUnit
{
    private static readonly (string Unit, string Kind, double Factor)[] Known =
    [
        ("m", "length", 1.0), ("km", "length", 1e3), ("nm", "length", 1852.0), ("ft", "length", 0.3048),
        ("s", "time", 1.0), ("us", "time", 1e-6), ("ms", "time", 1e-3), ("min", "time", 60.0),
        ("Hz", "frequency", 1.0), ("kHz", "frequency", 1e3), ("MHz", "frequency", 1e6), ("GHz", "frequency", 1e9),
        ("W", "power", 1.0), ("kW", "power", 1e3), ("MW", "power", 1e6),
        ("m/s", "speed", 1.0), ("km/s", "speed", 1e3), ("ft/s", "speed", 0.3048),
        ("deg", "angle", 1.0), ("rad", "angle", 180.0 / 3.141592653589793),
        ("Pa", "pressure", 1.0), ("hPa", "pressure", 100.0), ("mbar", "pressure", 100.0),
        ("K", "temperature", 1.0), ("dB", "ratio", 1.0), ("dBsm", "area-ratio", 1.0), ("m2", "area", 1.0),
        ("g/m3", "vapour", 1.0), ("mm/h", "rain", 1.0), ("DU", "canonical length", 1.0), ("g", "acceleration", 1.0),
    ];

    /// <summary>What a number in the given unit is multiplied with to be in the wanted one.</summary>
    public static double Factor(string given, string wanted, string part)
    {
        // Words after the unit, as in "0 km (layer base)", are a remark.
        given = given.Split(' ', 2)[0];
        if (string.Equals(given, wanted, StringComparison.Ordinal))
        {
            return 1.0;
        }

        var from = Array.Find(Known, unit => string.Equals(unit.Unit, given, StringComparison.Ordinal));
        var to = Array.Find(Known, unit => string.Equals(unit.Unit, wanted, StringComparison.Ordinal));
        if (from.Unit is null || to.Unit is null || !string.Equals(from.Kind, to.Kind, StringComparison.Ordinal))
        {
            throw new InputUnreadableException(part, wanted.Length == 0 ? $"has the unit {given} where a pure number is expected" : $"is not in {wanted} or a unit that turns into it");
        }

        return from.Factor / to.Factor;
    }

    /// <summary>Whether numbers in the one unit can be had in the other.</summary>
    public static bool TurnsInto(string given, string wanted)
    {
        var from = Array.Find(Known, unit => string.Equals(unit.Unit, given, StringComparison.Ordinal));
        var to = Array.Find(Known, unit => string.Equals(unit.Unit, wanted, StringComparison.Ordinal));
        return from.Unit is not null && to.Unit is not null && string.Equals(from.Kind, to.Kind, StringComparison.Ordinal);
    }
}
