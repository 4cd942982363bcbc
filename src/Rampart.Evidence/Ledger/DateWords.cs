using System.Globalization;
using NodaTime;

namespace Rampart.Evidence;

/// <summary>Parts of a year or a month as newspapers name them, and the days that this ledger takes them to mean.</summary>
/// <remarks>
/// Conventions of this ledger, not of the documents: early, mid and late in a month are days 1 to 10, 11 to 20 and 21 to its end; in a
/// year January to April, May to August and September to December. Spring is March to May, summer June to August, autumn September to
/// November (northern); winter lies in two years and is written as a span. The end of a year is its December, its beginning its January.
/// </remarks>
internal static class DateWords
{
    private const int ThirdOfYear = 4;
    private const int ThirdOfMonth = 10;

    private static readonly string[] Parts = ["early", "mid", "late"];
    private static readonly string[] Seasons = ["spring", "summer", "autumn"];

    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>Reads <c>mid-April 2018</c>, <c>late 2019</c>, <c>spring 2018</c>, <c>April 2018</c> or <c>end of 2020</c>; null for anything else.</summary>
    public static DateInterval? TryParse(string text)
    {
        var words = text.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || Year(words[^1]) is not { } year)
        {
            return null;
        }

        return words[..^1] switch
        {
            [var season] when Index(Seasons, season) is { } s => Span(year, 3 + (3 * s), 3),
            [var month] when Index(Months, month) is { } m => Span(year, m + 1, 1),
            [var part] when Index(Parts, part) is { } p => Span(year, 1 + (ThirdOfYear * p), ThirdOfYear),
            ["end", "of"] => Span(year, 12, 1),
            ["beginning", "of"] => Span(year, 1, 1),
            [var part, var month] when Index(Parts, part) is { } p && Index(Months, month) is { } m => ThirdOf(Span(year, m + 1, 1), p),
            ["end", "of", var month] when Index(Months, month) is { } m => ThirdOf(Span(year, m + 1, 1), 2),
            _ => null,
        };
    }

    private static DateInterval Span(int year, int firstMonth, int months)
    {
        var start = new LocalDate(year, firstMonth, 1);
        return new DateInterval(start, start.PlusMonths(months).PlusDays(-1));
    }

    private static DateInterval ThirdOf(DateInterval month, int third) =>
        new(month.Start.PlusDays(ThirdOfMonth * third), third == 2 ? month.End : month.Start.PlusDays((ThirdOfMonth * (third + 1)) - 1));

    private static int? Index(string[] words, string word)
    {
        var index = Array.FindIndex(words, known => string.Equals(known, word, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : index;
    }

    private static int? Year(string word) =>
        word.Length == 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1800 and < 2200 ? year : null;
}
