namespace Rampart.Evidence.Extraction;

/// <summary>Which characters of a text stand between quotation marks, over sentences and paragraphs, and with marks that an encoding lost.</summary>
internal sealed class QuoteMarks
{
    private readonly List<TextSpan> quotes = [];

    public QuoteMarks(string text, IReadOnlyList<Paragraph> paragraphs)
    {
        var open = -1;
        var isCarried = false;
        foreach (var paragraph in paragraphs)
        {
            var (start, end) = (paragraph.Span.Start, paragraph.Span.End);
            if (open >= 0 && IsOpening(text, start, start))
            {
                // A quotation that runs over paragraphs begins each of them with a mark.
                isCarried = true;
            }

            open = -1;
            for (var at = start; at < end; at++)
            {
                if (open < 0 ? IsOpening(text, at, start) : false)
                {
                    open = at;
                }
                else if (open >= 0 && IsClosing(text, at, text[open], end))
                {
                    quotes.Add(TextSpan.Between(open, at + 1));
                    open = -1;
                }
            }

            if (open >= 0)
            {
                // Left open: the next paragraph goes on with it, if it begins with a mark; a single lost mark opens nothing.
                if (text[open] != '\uFFFD')
                {
                    quotes.Add(TextSpan.Between(open, end));
                }
                else
                {
                    open = -1;
                }
            }

            if (isCarried)
            {
                carried.Add(start);
                isCarried = false;
            }
        }
    }

    private readonly HashSet<int> carried = [];

    /// <summary>The quotations in the order of the text, with their marks.</summary>
    public IReadOnlyList<TextSpan> All => quotes;

    /// <summary>True where a paragraph goes on with the quotation of the one before.</summary>
    public bool IsCarriedInto(int paragraphStart) => carried.Contains(paragraphStart);

    /// <summary>The quotation that holds a character, if one does.</summary>
    public TextSpan? At(int position)
    {
        var (low, high) = (0, quotes.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (quotes[middle].End <= position)
            {
                low = middle + 1;
            }
            else if (quotes[middle].Start > position)
            {
                high = middle - 1;
            }
            else
            {
                return quotes[middle];
            }
        }

        return null;
    }

    private static bool IsOpening(string text, int at, int start) => text[at] switch
    {
        '“' or '„' or '«' => true,
        '"' => true,
        '\uFFFD' => (at == start || char.IsWhiteSpace(text[at - 1])) && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]),
        _ => false,
    };

    // „…“ closes with the mark that opens “…”.
    private static bool IsClosing(string text, int at, char opened, int end) => text[at] switch
    {
        '”' => opened is '“' or '„' or '"',
        '“' => opened is '„',
        '»' => opened is '«',
        '"' => opened is '"' or '„' or '“',
        '\uFFFD' => opened is '\uFFFD' && (at + 1 >= end || !char.IsLetterOrDigit(text[at + 1])) && !char.IsWhiteSpace(text[at - 1]),
        _ => false,
    };
}
