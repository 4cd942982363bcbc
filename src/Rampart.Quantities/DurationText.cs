namespace Rampart.Quantities;

/// <summary>Reads durations: "45 min", "1 h 30 min", "0:05:30".</summary>
internal static class DurationText
{
    private const string ClockExample = "Expected hours, minutes and seconds, the latter two below 60 and with two digits, such as \"0:05:30\".";

    public static ParsedQuantity Read(string written) => written.Contains(':', StringComparison.Ordinal) ? ReadClock(written) : ReadParts(written);

    private static ParsedQuantity ReadClock(string written)
    {
        var isNegative = NumberReading.IsMinus(written, 0);
        var parts = (isNegative ? written[1..] : written).Split(':');
        if (parts.Length == 2)
        {
            return ParsedQuantity.Refused($"\"{written}\" could be hours and minutes or minutes and seconds.", ClockExample);
        }

        if (parts.Length != 3
            || parts[0].Length is 0 or > 9 || NumberReading.DigitsAt(parts[0], 0) != parts[0].Length
            || !IsSixtieth(parts[1], fraction: false) || !IsSixtieth(parts[2], fraction: true))
        {
            return ParsedQuantity.Refused($"\"{written}\" is not a time as a clock shows it.", ClockExample);
        }

        var sum = NumberReading.Of(parts[0]).Number.Times(3600m)
            .PlusAlike(NumberReading.Of(parts[1]).Number.Times(60m))
            .PlusAlike(NumberReading.Of(parts[2]).Number) with { IsNegative = isNegative };
        return QuantityText.Held(QuantityKind.Duration, written, sum, sum.ToDouble());
    }

    /// <summary>Numbers with units from large to small; one sign, in front, holds for all.</summary>
    private static ParsedQuantity ReadParts(string written)
    {
        DecimalNumber? sum = null;
        Unit? before = null;
        var rest = written;
        while (rest.Length > 0)
        {
            var reading = NumberReading.Of(rest);
            if (reading.Problem is not null)
            {
                var remedy = string.IsNullOrEmpty(reading.Remedy) ? QuantityText.Expected(QuantityKind.Duration) : reading.Remedy;
                return ParsedQuantity.Refused(reading.Problem, remedy);
            }

            var end = reading.End;
            while (end < rest.Length && !char.IsAsciiDigit(rest[end]) && rest[end] is not ('.' or '+') && !NumberReading.IsMinus(rest, end))
            {
                end++;
            }

            var unitText = rest[reading.End..end].Trim();
            if (unitText.Length == 0)
            {
                var where = rest.Length == written.Length ? "" : $" in \"{written}\"";
                return ParsedQuantity.Refused($"\"{rest}\"{where} has no unit.", QuantityText.Expected(QuantityKind.Duration));
            }

            if (QuantityText.FindUnit(QuantityKind.Duration, written, unitText, out var refusal) is not { } unit)
            {
                return refusal;
            }

            if (before is not null && (unit.Factor >= before.Factor || !char.IsAsciiDigit(rest[0])))
            {
                return ParsedQuantity.Refused(
                    $"\"{written}\" does not go from large units to small ones.", "Expected a duration, such as \"1 h 30 min\".");
            }

            var part = reading.Number.Times(unit.Factor);
            sum = sum?.PlusAlike(part) ?? part;
            before = unit;
            rest = rest[end..];
        }

        var total = sum ?? default;
        return QuantityText.Held(QuantityKind.Duration, written, total, total.ToDouble());
    }

    /// <summary>Two digits below 60, where allowed with a decimal fraction.</summary>
    private static bool IsSixtieth(string part, bool fraction)
    {
        if (part.Length < 2 || NumberReading.DigitsAt(part, 0) != 2 || part[0] > '5')
        {
            return false;
        }

        return part.Length == 2
            || (fraction && part.Length > 3 && part[2] == '.' && NumberReading.DigitsAt(part, 3) == part.Length - 3);
    }
}
