namespace Rampart.Quantities;

/// <summary>Reads quantities as people write them: "400 km", "66,000 ft", "-20 dBsm", "Mach 4", "1 h 30 min".</summary>
/// <remarks>
/// What could mean two things is refused with a remedy, never guessed. The number is multiplied by the unit's factor as a decimal
/// fraction and rounded once, so that "4.35 km" is exactly 4350 m. The rules for users are in docs/formats/quantities.md.
/// </remarks>
public static class QuantityText
{
    /// <summary>Speed of sound of the ICAO standard atmosphere at sea level, in metres per second.</summary>
    /// <remarks>Source: ICAO Doc 7488/3, Manual of the ICAO Standard Atmosphere (1993), table 1.</remarks>
    public const double StandardSpeedOfSound_mps = (double)SpeedOfSound_mps;

    /// <summary>A longer text is a sentence that went astray.</summary>
    public const int LongestText = 100;

    private const decimal SpeedOfSound_mps = 340.294m;

    private const string MachAssumption = "Mach 1 taken as 340.294 m/s, the speed of sound of the ICAO standard atmosphere at sea level.";

    // 2⁶³ µs: the first that an Int64 does not hold.
    private const double LongestDuration_us = 9223372036854775808.0;

    /// <summary>The value of the given kind that the text states, or a problem and its remedy as sentences for a finding.</summary>
    public static ParsedQuantity Parse(QuantityKind kind, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var written = text.Trim();
        if (written.Length == 0)
        {
            return ParsedQuantity.Refused("The value is empty.", Expected(kind));
        }

        if (written.Length > LongestText)
        {
            return ParsedQuantity.Refused($"\"{written[..24]}…\" is longer than {LongestText} characters.", Expected(kind));
        }

        var parsed = Read(kind, written);
        if (parsed.IsValid)
        {
            return parsed;
        }

        // A clear "is a mass" says more than "unknown unit kg".
        var others = Array.FindAll(Enum.GetValues<QuantityKind>(), other => other != kind && IsOf(other, written));
        return others.Length == 0
            ? parsed
            : ParsedQuantity.Refused($"\"{written}\" is {string.Join(" or ", Array.ConvertAll(others, UnitTable.Noun))}.", Expected(kind));
    }

    internal static string Expected(QuantityKind kind) => $"Expected {UnitTable.Noun(kind)}, such as \"{UnitTable.Example(kind)}\".";

    /// <summary>A value that came out of the text, unless no double or no duration can hold it.</summary>
    internal static ParsedQuantity Held(QuantityKind kind, string written, DecimalNumber number, double si, string? assumption = null)
    {
        if (!double.IsFinite(si))
        {
            return ParsedQuantity.Refused($"\"{written}\" is too large to compute with.", Expected(kind));
        }

        if (si == 0.0 && !number.Digits.IsZero)
        {
            return ParsedQuantity.Refused($"\"{written}\" is too small to be told from zero.", Expected(kind));
        }

        if (kind == QuantityKind.Duration && Math.Abs(si * 1e6) >= LongestDuration_us)
        {
            return ParsedQuantity.Refused($"\"{written}\" is longer than a duration can be.", "A duration holds at most about 292,000 years.");
        }

        return ParsedQuantity.Of(si, assumption);
    }

    /// <summary>The unit that the text behind a number names, or the reason why it names none.</summary>
    internal static Unit? FindUnit(QuantityKind kind, string written, string unitText, out ParsedQuantity refusal)
    {
        refusal = default;
        var units = UnitTable.Matching(kind, unitText);
        if (units.Length == 1)
        {
            return units[0];
        }

        if (units.Length > 1)
        {
            var symbols = string.Join(" or ", Array.ConvertAll(units, unit => unit.Symbol));
            refusal = ParsedQuantity.Refused(
                $"\"{unitText}\" in \"{written}\" could mean {symbols}.",
                $"Write the unit with its capitals, such as \"{UnitTable.Example(kind)}\".");
            return null;
        }

        var nearest = UnitTable.Nearest(kind, unitText);
        var known = kind == QuantityKind.Number
            ? Expected(kind)
            : $"Expected {UnitTable.Noun(kind)} in {Listed(kind)}, such as \"{UnitTable.Example(kind)}\".";
        refusal = ParsedQuantity.Refused(
            $"\"{written}\" has the unknown unit \"{unitText}\".",
            nearest is null ? known : $"Did you mean \"{nearest}\"? {Expected(kind)}");
        return null;
    }

    private static ParsedQuantity Read(QuantityKind kind, string written)
    {
        if (kind == QuantityKind.Duration)
        {
            return DurationText.Read(written);
        }

        if (kind == QuantityKind.Speed && MachDigits(written) is { } mach)
        {
            var count = NumberReading.Of(mach);
            return count.Problem is null && count.End == mach.Length
                ? Held(kind, written, count.Number, count.Number.Times(SpeedOfSound_mps).ToDouble(), MachAssumption)
                : ParsedQuantity.Refused($"\"{written}\" is not a Mach number.", "Expected a Mach number, such as \"Mach 4\".");
        }

        var reading = NumberReading.Of(written);
        if (reading.Problem is not null)
        {
            return ParsedQuantity.Refused(reading.Problem, string.IsNullOrEmpty(reading.Remedy) ? Expected(kind) : reading.Remedy);
        }

        var unitText = written[reading.End..].Trim();
        if (unitText.Length == 0)
        {
            return kind == QuantityKind.Number
                ? Held(kind, written, reading.Number, reading.Number.ToDouble())
                : ParsedQuantity.Refused($"\"{written}\" has no unit.", Expected(kind));
        }

        return FindUnit(kind, written, unitText, out var refusal) is { } unit
            ? Held(kind, written, reading.Number, unit.ToSi(reading.Number))
            : refusal;
    }

    /// <summary>Whether a text that is not of the kind asked for is of this one; a number without a unit is of none.</summary>
    private static bool IsOf(QuantityKind kind, string written) =>
        (kind != QuantityKind.Number || !char.IsAsciiDigit(written[^1])) && Read(kind, written).IsValid;

    /// <summary>The number in "Mach 4", "M 0.85" or "4 Mach"; null where nobody speaks of Mach.</summary>
    private static string? MachDigits(string written)
    {
        if (written.StartsWith("Mach", StringComparison.OrdinalIgnoreCase))
        {
            return written[4..].TrimStart();
        }

        if (written.EndsWith("Mach", StringComparison.OrdinalIgnoreCase))
        {
            return written[..^4].TrimEnd();
        }

        return written[0] == 'M' && NumberReading.DigitsAt(written[1..].TrimStart(), 0) > 0 ? written[1..].TrimStart() : null;
    }

    private static string Listed(QuantityKind kind)
    {
        var symbols = Array.ConvertAll(UnitTable.Of(kind), unit => unit.Symbol);
        return symbols.Length == 1 ? symbols[0] : $"{string.Join(", ", symbols[..^1])} or {symbols[^1]}";
    }
}
