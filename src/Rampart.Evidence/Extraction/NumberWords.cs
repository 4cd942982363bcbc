namespace Rampart.Evidence.Extraction;

/// <summary>Numbers written as words, in English, German and French, as far as agencies write them.</summary>
internal static class NumberWords
{
    private static readonly Dictionary<string, int> Small = new(StringComparer.OrdinalIgnoreCase)
    {
        ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10,
        ["eleven"] = 11, ["twelve"] = 12, ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15, ["sixteen"] = 16, ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19,
        ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40, ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90, ["dozen"] = 12,
        ["zwei"] = 2, ["drei"] = 3, ["vier"] = 4, ["fünf"] = 5, ["sechs"] = 6, ["sieben"] = 7, ["acht"] = 8, ["neun"] = 9, ["zehn"] = 10, ["elf"] = 11, ["zwölf"] = 12, ["zwanzig"] = 20,
        ["deux"] = 2, ["trois"] = 3, ["quatre"] = 4, ["cinq"] = 5, ["sept"] = 7, ["huit"] = 8, ["neuf"] = 9, ["dix"] = 10, ["douze"] = 12, ["vingt"] = 20,
    };

    private static readonly Dictionary<string, decimal> Scales = new(StringComparer.OrdinalIgnoreCase)
    {
        ["hundred"] = 100m, ["thousand"] = 1000m, ["million"] = 1e6m, ["billion"] = 1e9m, ["trillion"] = 1e12m,
    };

    private static readonly Dictionary<string, int> Ordinals = new(StringComparer.OrdinalIgnoreCase)
    {
        ["first"] = 1, ["second"] = 2, ["third"] = 3, ["fourth"] = 4, ["fifth"] = 5, ["sixth"] = 6, ["seventh"] = 7, ["eighth"] = 8, ["ninth"] = 9, ["tenth"] = 10,
        ["1st"] = 1, ["2nd"] = 2, ["3rd"] = 3, ["4th"] = 4, ["5th"] = 5, ["6th"] = 6, ["7th"] = 7, ["8th"] = 8, ["9th"] = 9, ["10th"] = 10,
        ["erste"] = 1, ["ersten"] = 1, ["zweite"] = 2, ["zweiten"] = 2, ["dritte"] = 3, ["dritten"] = 3, ["vierte"] = 4, ["vierten"] = 4,
        ["première"] = 1, ["premier"] = 1, ["deuxième"] = 2, ["seconde"] = 2, ["troisième"] = 3, ["quatrième"] = 4,
    };

    public static bool IsOrdinal(string word) => Ordinals.ContainsKey(word);

    /// <summary>Its number: 2 of "second"; null where the word is no ordinal.</summary>
    public static int? Ordinal(string word) => Ordinals.TryGetValue(word, out var number) ? number : null;

    /// <summary>"twenty-four", "two hundred", "a dozen"; null where the word begins no number.</summary>
    /// <param name="text">A sentence.</param>
    /// <param name="at">Where a word begins.</param>
    /// <param name="end">Where the number ends.</param>
    public static decimal? At(string text, int at, out int end)
    {
        end = WordEnd(text, at);
        var word = text[at..end];
        if (word.Length == 0 || !Small.TryGetValue(word, out var value))
        {
            return null;
        }

        decimal number = value;
        if (value is >= 20 and < 100 && end + 1 < text.Length && text[end] is '-' or '‑' && Small.TryGetValue(text[(end + 1)..WordEnd(text, end + 1)], out var ones) && ones < 10)
        {
            number += ones;
            end = WordEnd(text, end + 1);
        }

        if (end + 1 < text.Length && text[end] == ' ' && Scales.TryGetValue(text[(end + 1)..WordEnd(text, end + 1)], out var scale) && scale <= 1000m)
        {
            number *= scale;
            end = WordEnd(text, end + 1);
        }

        return number;
    }

    internal static int WordEnd(string text, int at)
    {
        while (at < text.Length && char.IsLetter(text[at]))
        {
            at++;
        }

        return at;
    }
}
