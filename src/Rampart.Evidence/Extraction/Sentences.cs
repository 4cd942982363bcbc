namespace Rampart.Evidence.Extraction;

/// <summary>A sentence of an article.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Text">Its words.</param>
/// <param name="Paragraph">The paragraph's number, from nought.</param>
/// <param name="Quoted">True where it begins between quotation marks.</param>
/// <param name="IsLabelled">True for a row such as <c>Reach: up to 150 km</c>, which is no sentence.</param>
internal sealed record Sentence(TextSpan Span, string Text, int Paragraph, bool Quoted, bool IsLabelled)
{
    /// <summary>A stretch of this sentence as a stretch of the article.</summary>
    public TextSpan InArticle(int start, int end) => TextSpan.Between(Span.Start + start, Span.Start + end);
}

/// <summary>Cuts paragraphs into sentences: a stop behind an abbreviation, an initial or a German ordinal ends none.</summary>
internal static class Sentences
{
    // What runs on without a stop is cut here, so that no search takes longer than the text is long; but not between a number and its unit.
    private const int Longest = 1500;

    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "sgt", "capt", "cpt", "cmdr", "brig", "adm", "adml", "sr", "jr", "st", "rep", "sen", "gov", "no", "nos", "nr", "vol", "fig", "pp", "approx", "ca", "vs", "etc", "inc", "corp", "co", "ltd",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mrd", "mio", "bn", "mln", "rs", "u.s", "u.k", "e.g", "i.e", "h.r", "z.b", "d.h", "bzw", "ret", "tel", "mme", "mm", "min", "max", "est", "art",
    };

    public static IReadOnlyList<Sentence> Of(string text, IReadOnlyList<Paragraph> paragraphs, QuoteMarks quotes)
    {
        var sentences = new List<Sentence>();
        for (var number = 0; number < paragraphs.Count; number++)
        {
            var (span, _, isLabelled) = paragraphs[number];
            var start = span.Start;
            for (var at = start; at < span.End; at++)
            {
                var isLong = at - start >= Longest && char.IsWhiteSpace(text[at]) && !char.IsAsciiDigit(text[at - 1]);
                if (!isLong && !(text[at] is '.' or '!' or '?' or '…' && EndsAt(text, at, start, span.End)) && at - start < 2 * Longest)
                {
                    continue;
                }

                // Closing marks belong to the sentence they close.
                var end = at + 1;
                while (end < span.End && IsClosingMark(text, end))
                {
                    end++;
                }

                Add(text, start, end, number, isLabelled, quotes, sentences);
                start = end;
                at = end - 1;
            }

            Add(text, start, span.End, number, isLabelled, quotes, sentences);
        }

        return sentences;
    }

    private static void Add(string text, int start, int end, int paragraph, bool isLabelled, QuoteMarks quotes, List<Sentence> sentences)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        if (start >= end)
        {
            return;
        }

        // By its first word: a sentence that begins within a quotation is quoted, whatever follows it.
        var first = start;
        while (first < end - 1 && text[first] is '"' or '“' or '„' or '«' or '\u00A0' or '\uFFFD')
        {
            first++;
        }

        var quoted = quotes.At(first) is { } quote && Math.Min(quote.End, end) - first > 12 && (quote.Start <= start || first > start);
        sentences.Add(new Sentence(TextSpan.Between(start, end), text[start..end], paragraph, quoted, isLabelled));
    }

    private static bool IsClosingMark(string text, int at) =>
        text[at] is '"' or '”' or '»' or ')' or ']' or '’' or '.'
        || (text[at] is '“' && (at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1])))
        || (text[at] is '\uFFFD' && (at + 1 >= text.Length || !char.IsLetterOrDigit(text[at + 1])))
        || (text[at] is '\u00A0' && at + 1 < text.Length && text[at + 1] is '»');

    private static bool EndsAt(string text, int at, int start, int paragraphEnd)
    {
        var next = at + 1;
        while (next < paragraphEnd && IsClosingMark(text, next))
        {
            next++;
        }

        if (next >= paragraphEnd)
        {
            return true;
        }

        if (!char.IsWhiteSpace(text[next]))
        {
            return false;
        }

        while (next < paragraphEnd && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        if (next >= paragraphEnd || char.IsLower(text[next]))
        {
            return next >= paragraphEnd;
        }

        if (text[at] != '.')
        {
            return true;
        }

        var word = at;
        while (word > start && !char.IsWhiteSpace(text[word - 1]) && text[word - 1] is not ('(' or '"' or '“' or '\u00A0'))
        {
            word--;
        }

        var before = text[word..at].Trim('.', ',');
        if (before.Length == 1 && char.IsUpper(before[0]))
        {
            return false;
        }

        if (before.Length is 1 or 2 && before.All(char.IsAsciiDigit))
        {
            // "12. Juni": an ordinal; "… in 12. The": seldom.
            return !Months.IsName(NextWord(text, next, paragraphEnd));
        }

        return !Abbreviations.Contains(before);
    }

    private static string NextWord(string text, int at, int end)
    {
        var stop = at;
        while (stop < end && char.IsLetter(text[stop]))
        {
            stop++;
        }

        return text[at..stop];
    }
}
