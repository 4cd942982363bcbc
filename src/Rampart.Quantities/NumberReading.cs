using System.Globalization;
using System.Numerics;
using System.Text;

namespace Rampart.Quantities;

/// <summary>Reads the number at the head of a text; says where it ends, or what is wrong with it.</summary>
internal readonly record struct NumberReading(DecimalNumber Number, int End, string? Problem, string? Remedy)
{
    /// <summary>Largest power of ten that is read; a double ends at 308, and the sums of durations stay short.</summary>
    private const int LargestExponent = 999;

    private const string GroupRule = "Write the decimal point as \".\"; a comma or a space only separates groups of three digits, such as \"66,000 ft\".";

    /// <summary>A number with sign, groups of three digits, decimal point and power of ten.</summary>
    public static NumberReading Of(string text)
    {
        var digits = new StringBuilder();
        var at = 0;
        var negative = IsMinus(text, at);
        if (negative || (at < text.Length && text[at] == '+'))
        {
            at++;
        }

        if (!StartsNumber(text, at))
        {
            return Refused($"\"{text}\" does not begin with a number.", "");
        }

        if (ReadWhole(text, ref at, digits) is { } trouble)
        {
            return trouble;
        }

        var exponent = 0;
        if (at < text.Length && text[at] == '.')
        {
            var fraction = DigitsAt(text, at + 1);
            if (fraction == 0)
            {
                return Refused($"\"{text}\" has a decimal point without digits behind it.", "");
            }

            digits.Append(text, at + 1, fraction);
            exponent = -fraction;
            at += 1 + fraction;
        }

        if (at < text.Length && text[at] is ',' or '.' && DigitsAt(text, at + 1) > 0)
        {
            return Refused($"\"{text}\" has a \"{text[at]}\" that is neither a decimal point nor between groups of three digits.", GroupRule);
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            var sign = IsMinus(text, at + 1) ? -1 : 1;
            var first = IsMinus(text, at + 1) || (at + 1 < text.Length && text[at + 1] == '+') ? at + 2 : at + 1;
            var length = DigitsAt(text, first);
            if (length > 0)
            {
                if (!int.TryParse(text.AsSpan(first, length), NumberStyles.None, CultureInfo.InvariantCulture, out var power) || power > LargestExponent)
                {
                    return Refused($"\"{text}\" has a power of ten beyond {LargestExponent}.", "");
                }

                exponent += sign * power;
                at = first + length;
            }
        }

        if (at < text.Length && text[at] is 'x' or 'X' && digits.Length == 1 && digits[0] == '0')
        {
            return Refused($"\"{text}\" is a hexadecimal number.", "Write numbers with decimal digits.");
        }

        var number = new DecimalNumber(negative, BigInteger.Parse(digits.ToString(), NumberStyles.None, CultureInfo.InvariantCulture), exponent);
        return new NumberReading(number, at, Problem: null, Remedy: null);
    }

    public static bool IsMinus(string text, int at) => at < text.Length && text[at] is '-' or '−';

    /// <summary>How many decimal digits stand from here on.</summary>
    public static int DigitsAt(string text, int at)
    {
        var length = 0;
        while (at + length < text.Length && char.IsAsciiDigit(text[at + length]))
        {
            length++;
        }

        return length;
    }

    private static bool StartsNumber(string text, int at) =>
        DigitsAt(text, at) > 0 || (at < text.Length && text[at] == '.' && DigitsAt(text, at + 1) > 0);

    /// <summary>The digits before the decimal point, their groups joined.</summary>
    private static NumberReading? ReadWhole(string text, ref int at, StringBuilder digits)
    {
        var first = DigitsAt(text, at);
        digits.Append(text, at, first);
        at += first;
        char? separator = null;
        while (at < text.Length && (text[at] == ',' || IsGroupSpace(text[at])) && DigitsAt(text, at + 1) is > 0 and var length)
        {
            var isThousands = length == 3 && first is >= 1 and <= 3 && digits[0] != '0' && (separator is null || separator == text[at]);
            if (!isThousands)
            {
                return text[at] == ',' && separator is null ? DecimalComma(text, at) : Refused($"\"{text}\" is not one number.", GroupRule);
            }

            separator = text[at];
            digits.Append(text, at + 1, length);
            at += 1 + length;
        }

        return null;
    }

    private static NumberReading DecimalComma(string text, int at)
    {
        var isAlone = text.IndexOf(',', at + 1) < 0 && !text.Contains('.', StringComparison.Ordinal);
        return Refused(
            $"\"{text}\" has a comma that could be a decimal point.",
            isAlone
                ? $"Write \"{text[..at]}.{text[(at + 1)..]}\"; a comma only separates groups of three digits, such as \"66,000 ft\"."
                : GroupRule);
    }

    // Space, no-break space, thin space, narrow no-break space.
    private static bool IsGroupSpace(char character) => character is ' ' or '\u00A0' or '\u2009' or '\u202F';

    private static NumberReading Refused(string problem, string remedy) => new(default, 0, problem, remedy);
}
