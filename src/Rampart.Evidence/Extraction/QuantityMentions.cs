using System.Globalization;
using System.Text.RegularExpressions;
using Rampart.Quantities;

namespace Rampart.Evidence.Extraction;

/// <summary>Finds numbers with physical units, ranges of them ("40-50 km") and lists that share one ("120, 200 and 380 km").</summary>
internal static partial class QuantityMentions
{
    public static IEnumerable<Mention> In(Sentence sentence, IReadOnlyList<WrittenNumber> numbers)
    {
        var text = sentence.Text;
        var found = new Mention?[numbers.Count];
        (QuantityKind Kind, string Symbol, string? Reading)? shared = null;
        for (var i = numbers.Count - 1; i >= 0; i--)
        {
            var number = numbers[i];
            if (IsMach(text, number.Start))
            {
                found[i] = Mention(sentence, number, MachStart(text, number.Start), number.End, QuantityKind.Speed, "Mach", null);
                shared = null;
            }
            else if (UnitWords.At(text, Skip(text, number.End)) is var (kind, symbol, end, reading))
            {
                shared = (kind, symbol, reading);
                found[i] = Mention(sentence, number, number.Start, end, kind, symbol, reading);
            }
            else if (shared is var (sharedKind, sharedSymbol, sharedReading) && i + 1 < numbers.Count && SharesUnit(text, number, numbers[i + 1]))
            {
                found[i] = Mention(sentence, number, number.Start, number.End, sharedKind, sharedSymbol, sharedReading);
            }
            else
            {
                shared = null;
            }
        }

        return found.OfType<Mention>();
    }

    /// <summary>True where two numbers stand in a range or in a list, so that what follows the second belongs to both.</summary>
    public static bool SharesUnit(string text, WrittenNumber first, WrittenNumber second)
    {
        var between = text[first.End..second.Start];
        return between.Length < 12 && !(first.IsYear && second.Value < 1900m) && Joint().IsMatch(between);
    }

    /// <summary>The end of what may stand between a number and its unit.</summary>
    public static int Skip(string text, int at)
    {
        if (at < text.Length && text[at] is ' ' or '\u00A0' or '\u202F' or '\u2009' or '-' or '‑' or '\uFFFD')
        {
            at++;
        }

        return at;
    }

    private static Mention? Mention(Sentence sentence, WrittenNumber number, int start, int end, QuantityKind kind, string symbol, string? reading)
    {
        var digits = number.Value.ToString("0.############", CultureInfo.InvariantCulture);
        var value = string.Equals(symbol, "Mach", StringComparison.Ordinal) ? $"Mach {digits}" : $"{digits} {symbol}";
        return QuantityText.Parse(kind, value).IsValid
            ? new Mention(ProposalKind.Quantity, sentence, start, end, value) { Quantity = kind, Bound = BoundWords.At(sentence.Text, start, end), Reading = number.Reading is null ? reading : reading is null ? number.Reading : $"{number.Reading}; {reading}" }
            : null;
    }

    private static bool IsMach(string text, int start) => MachStart(text, start) < start;

    private static int MachStart(string text, int start)
    {
        var at = start;
        while (at > 0 && text[at - 1] is ' ' or '\u00A0' or '-')
        {
            at--;
        }

        return at >= 4 && at < start && text.AsSpan(at - 4, 4).Equals("Mach", StringComparison.OrdinalIgnoreCase) ? at - 4 : start;
    }

    [GeneratedRegex(@"^(?:\s?[-–—‑\uFFFD]\s?|,? (?:to|and|or|bis|und|oder|à|et|ou) |, )$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Joint();
}
