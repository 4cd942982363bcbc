using System.Globalization;

namespace Rampart.Evidence;

/// <summary>Reads sums of money: a number, a word for its size if any, and a currency in the three letters of ISO 4217, such as <c>2.5 billion USD</c>.</summary>
public static class MoneyText
{
    /// <summary>What a user is told to write.</summary>
    public const string Form = "a number, its size and the currency's three letters, such as 2.5 billion USD";

    private static readonly (string Word, double Factor)[] Sizes =
    [
        ("thousand", 1e3),
        ("million", 1e6),
        ("mn", 1e6),
        ("billion", 1e9),
        ("bn", 1e9),
        ("trillion", 1e12),
    ];

    /// <summary>Reads a sum; null where the text is none.</summary>
    /// <returns>The amount in the currency's own unit, and the currency.</returns>
    public static (double Amount, string Currency)? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is not (2 or 3)
            || !double.TryParse(words[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || words[^1] is not { Length: 3 } currency
            || !currency.All(char.IsAsciiLetterUpper))
        {
            return null;
        }

        var factor = words.Length == 2 ? 1.0 : LedgerWords.Find(Sizes, words[1]);
        return factor is { } size && double.IsFinite(number * size) ? (number * size, currency) : null;
    }

    /// <summary>A sum in the form in which it is read.</summary>
    public static string Print(double amount, string currency)
    {
        var (word, factor) = Sizes.Where(size => size.Word.Length > 2 && amount >= size.Factor).LastOrDefault((Word: string.Empty, Factor: 1.0));
        var number = (amount / factor).ToString("0.###", CultureInfo.InvariantCulture);
        return word.Length == 0 ? $"{number} {currency}" : $"{number} {word} {currency}";
    }
}
