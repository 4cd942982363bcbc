using System.Text.RegularExpressions;

namespace Rampart.Evidence.Extraction;

/// <summary>Finds sums of money: "$2.5 billion", "2,5 Mrd. Euro", "Rs 35,000 crore", "18 to 22 million euros".</summary>
internal static partial class MoneyMentions
{
    private static readonly (string Word, decimal Factor)[] Sizes =
    [
        ("thousand", 1e3m), ("million", 1e6m), ("millions", 1e6m), ("mln", 1e6m), ("mn", 1e6m), ("mio.", 1e6m), ("mio", 1e6m), ("millionen", 1e6m), ("m", 1e6m),
        ("billion", 1e9m), ("billions", 1e9m), ("bn", 1e9m), ("mrd.", 1e9m), ("mrd", 1e9m), ("milliarden", 1e9m), ("milliard", 1e9m), ("milliards", 1e9m), ("b", 1e9m), ("trillion", 1e12m), ("tn", 1e12m),
        ("lakh crore", 1e12m), ("crore", 1e7m), ("crores", 1e7m), ("lakh", 1e5m), ("lakhs", 1e5m), ("млн", 1e6m), ("млрд", 1e9m), ("k", 1e3m),
    ];

    private static readonly (string Word, string Code)[] Currencies =
    [
        ("us dollars", "USD"), ("u.s. dollars", "USD"), ("dollars", "USD"), ("dollar", "USD"), ("usd", "USD"), ("us$", "USD"), ("euros", "EUR"), ("euro", "EUR"), ("eur", "EUR"), ("€", "EUR"), ("$", "USD"), ("£", "GBP"), ("gbp", "GBP"), ("pounds sterling", "GBP"),
        ("roubles", "RUB"), ("rubles", "RUB"), ("rouble", "RUB"), ("ruble", "RUB"), ("rub", "RUB"), ("рублей", "RUB"), ("rubel", "RUB"), ("rupees", "INR"), ("inr", "INR"), ("₹", "INR"), ("rs.", "INR"), ("rs", "INR"), ("shekels", "ILS"), ("ils", "ILS"), ("₪", "ILS"),
        ("yuan", "CNY"), ("cny", "CNY"), ("renminbi", "CNY"), ("yen", "JPY"), ("zloty", "PLN"), ("zlotys", "PLN"), ("pln", "PLN"), ("turkish liras", "TRY"), ("turkish lira", "TRY"), ("liras", "TRY"), ("swiss francs", "CHF"), ("schweizer franken", "CHF"), ("chf", "CHF"), ("долларов", "USD"), ("riyals", "SAR"), ("dirhams", "AED"),
        ("pounds", "GBP"), ("norwegian kroner", "NOK"), ("nok", "NOK"), ("kroner", "NOK"), ("danish kroner", "DKK"), ("dkk", "DKK"), ("swedish kronor", "SEK"), ("kronor", "SEK"),
    ];

    public static IEnumerable<Mention> In(Sentence sentence, IReadOnlyList<WrittenNumber> numbers)
    {
        var text = sentence.Text;
        var found = new Mention?[numbers.Count];
        (decimal Factor, string Currency)? shared = null;
        for (var i = numbers.Count - 1; i >= 0; i--)
        {
            var number = numbers[i];
            var (start, before) = CurrencyBefore(text, number.Start);
            var (factor, afterSize) = Size(text, number.End);
            var (after, end) = CurrencyAfter(text, afterSize);

            // "500 pounds" is a mass; a size before it makes it money.
            var currency = before ?? (string.Equals(after, "GBP", StringComparison.Ordinal) && factor == 1m && !text[..end].EndsWith("sterling", StringComparison.OrdinalIgnoreCase) ? null : after);
            if (currency is not null && (before is null || factor == 1m || afterSize > number.End))
            {
                found[i] = Sum(sentence, number, start, before is null ? end : afterSize, number.Value * factor, currency);
                shared = (factor, currency);
            }
            else if (shared is var (sharedFactor, sharedCurrency) && i + 1 < numbers.Count && QuantityMentions.SharesUnit(text, number, numbers[i + 1]))
            {
                found[i] = Sum(sentence, number, number.Start, number.End, number.Value * (factor != 1m ? factor : sharedFactor), sharedCurrency);
            }
            else
            {
                shared = null;
            }
        }

        return found.OfType<Mention>();
    }

    private static Mention? Sum(Sentence sentence, WrittenNumber number, int start, int end, decimal amount, string currency) => amount <= 0m ? null :
        new(ProposalKind.Money, sentence, start, end, MoneyText.Print((double)amount, currency)) { Bound = BoundWords.At(sentence.Text, start, end), Reading = number.Reading ?? KronerReading(sentence.Text[start..end]) };

    // Norwegian and Danish money has one name.
    private static string? KronerReading(string words) =>
        words.EndsWith("kroner", StringComparison.OrdinalIgnoreCase) && !words.Contains("norwegian", StringComparison.OrdinalIgnoreCase) && !words.Contains("danish", StringComparison.OrdinalIgnoreCase)
            ? "kroner were taken as Norwegian ones" : null;

    private static (int Start, string? Currency) CurrencyBefore(string text, int at)
    {
        var stop = at > 0 && text[at - 1] is ' ' or '\u00A0' ? at - 1 : at;
        foreach (var (word, code) in Currencies)
        {
            if (word.Length <= 4 && text.AsSpan(0, stop).EndsWith(word, StringComparison.OrdinalIgnoreCase) && (!char.IsLetter(word[0]) || stop == word.Length || !char.IsLetterOrDigit(text[stop - word.Length - 1])))
            {
                // "US$" and "A$" are written before the sign.
                return (stop - word.Length, code);
            }
        }

        return (at, null);
    }

    private static (decimal Factor, int End) Size(string text, int at)
    {
        var from = at < text.Length && text[at] is ' ' or '\u00A0' or '-' or '‑' or '\u202F' ? at + 1 : at;
        var best = (Factor: 1m, End: at);
        foreach (var (word, factor) in Sizes)
        {
            // A single letter stands close to its number: "$3.5m".
            if ((word.Length > 1 || from == at) && Stands(text, from, word) && from + word.Length > best.End)
            {
                best = (factor, from + word.Length);
            }
        }

        return best;
    }

    private static (string? Currency, int End) CurrencyAfter(string text, int at)
    {
        var from = at;
        if (Joint().Match(text, at, Math.Min(6, text.Length - at)) is { Success: true } joint)
        {
            from = joint.Index + joint.Length;
        }

        foreach (var (word, code) in Currencies.OrderByDescending(currency => currency.Word.Length))
        {
            if (!string.Equals(word, "$", StringComparison.Ordinal) && Stands(text, from, word))
            {
                return (code, from + word.Length);
            }
        }

        return (null, at);
    }

    private static bool Stands(string text, int at, string word) =>
        at + word.Length <= text.Length
        && text.AsSpan(at, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase)
        && (at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length]) || !char.IsLetter(word[^1]));

    // "2,7 milliards d’euros", "5 million of euros", "2.5 billion US".
    [GeneratedRegex(@"\G[ \u00A0\u202F-]?(?:d['’]|de |of )?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Joint();
}
