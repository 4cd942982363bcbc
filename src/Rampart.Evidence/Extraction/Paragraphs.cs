using System.Text.RegularExpressions;

namespace Rampart.Evidence.Extraction;

/// <summary>A paragraph that a writer wrote: where its prose stands, without the dateline before it.</summary>
/// <param name="Span">The prose.</param>
/// <param name="Dateline">What stood before it, such as <c>MOSCOW, March 16. /TASS/.</c>; empty where nothing did.</param>
/// <param name="IsLabelled">True for a row such as <c>Reach: up to 150 km</c>, which is no sentence.</param>
internal readonly record struct Paragraph(TextSpan Span, string Dateline, bool IsLabelled);

/// <summary>Cuts a text into paragraphs and leaves out the page's furniture: menus, headings, captions, copyright lines, telephone numbers.</summary>
internal static partial class Paragraphs
{
    // A line that is shorter does not run on into the next one.
    private const int ShortestWrappedLine = 45;

    // A longer row is no row of a table of figures.
    private const int LongestLabelled = 160;

    // A paragraph that is no longer and holds a telephone number tells how to reach the paper.
    private const int ShortestProse = 120;

    public static IReadOnlyList<Paragraph> Of(string text)
    {
        var found = new List<Paragraph>();
        var start = -1;
        for (var at = 0; at <= text.Length;)
        {
            var end = at < text.Length ? text.IndexOf('\n', at) : -1;
            end = end < 0 ? text.Length : end;
            var line = text.AsSpan(at, end - at).Trim();
            if (line.IsEmpty)
            {
                start = -1;
            }
            else
            {
                start = start < 0 ? at : start;
                if (!RunsOn(text, line, end))
                {
                    Add(text, TextSpan.Between(start, end), found);
                    start = -1;
                }
            }

            at = end + 1;
        }

        return found;
    }

    // A line that is cut at a column goes on in the next one: it is long, ends in no mark, and the next is not empty.
    private static bool RunsOn(string text, ReadOnlySpan<char> line, int end)
    {
        if (line.Length < ShortestWrappedLine || EndsAsSentence(line) || end + 1 >= text.Length)
        {
            return false;
        }

        var next = text.AsSpan(end + 1);
        var stop = next.IndexOf('\n');
        next = (stop < 0 ? next : next[..stop]).Trim();
        return !next.IsEmpty && (line.Length is > 60 and < 100 || char.IsLower(next[0]));
    }

    private static void Add(string text, TextSpan span, List<Paragraph> found)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        var words = text[start..end];
        var head = words.Length > 300 ? words[..300] : words;
        var tail = words.Length > 300 ? words[^300..] : words;
        if (IsFurniture(head, tail, words.Length))
        {
            return;
        }

        if (!EndsAsSentence(words))
        {
            if (words.Length <= LongestLabelled && Labelled().IsMatch(words))
            {
                found.Add(new Paragraph(TextSpan.Between(start, end), string.Empty, IsLabelled: true));
            }

            return;
        }

        var dateline = Dateline().Match(head) is { Success: true } match && match.Length < words.Length ? match.Value : string.Empty;
        found.Add(new Paragraph(TextSpan.Between(start + dateline.Length, end), dateline.Trim(), IsLabelled: false));
    }

    /// <summary>Prose ends in a mark; a heading, a menu and a caption do not.</summary>
    private static bool EndsAsSentence(ReadOnlySpan<char> words)
    {
        var at = words.Length - 1;
        while (at > 0 && words[at] is '"' or '”' or '“' or '»' or '’' or '\'' or ')' or ']' or '\uFFFD' or '\u00A0' or ' ')
        {
            at--;
        }

        return at > 0 && words[at] is '.' or '!' or '?' or '…' or ':' or ';';
    }

    private static bool IsFurniture(string head, string tail, int length) =>
        FurnitureStart().IsMatch(head) || FurnitureEnd().IsMatch(tail) || (length < ShortestProse && Telephone().IsMatch(tail));

    [GeneratedRegex(@"^(?:©|\(c\)\s|copyright\b|all rights reserved|photo\s*[:/]|photo by|file photo|image\s*:|picture\s*:|foto\s*:|this file (?:picture|photo)|last updated|updated\s*:|published\s*:|share (?:this|on)|read (?:more|also)|see also|related\s*:|subscribe|sign up|follow us|by [A-Z][\w.' -]{2,40},? \d|isbn|issn|posted (?:on|by)|please contact)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FurnitureStart();

    [GeneratedRegex(@"(?:\((?:[^()]{0,60}\b)?(?:photo|foto|picture|image|reuters|afp|getty)\b[^()]{0,60}\)\.?|all rights reserved\b[^\n]{0,250}|options\.|addresses:|\bcookies?\b[^\n]{0,80})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FurnitureEnd();

    [GeneratedRegex(@"(?:\b(?:tel|fax|phone|telephone|call)\b[^\n]{0,40}?|\+)\(?\d[\d() -]{4,18}\d", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Telephone();

    [GeneratedRegex(@"^[\p{L}][\p{L}\d ()/,.'-]{1,60}:\s*\S", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Labelled();

    // A place in capitals, or a place and a date; then the agency in brackets or between strokes; then a dash, a stop or a colon.
    [GeneratedRegex(@"^(?:\p{Lu}[\p{Lu}.'’ -]{2,30}(?:/\p{Lu}[\p{Lu} ]{2,30})?(?=[ ,:(—–-]|\.)|\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?(?=, (?:\d{1,2}\.? \p{L}+|\p{Lu}\p{L}{2,8}\.? \d{1,2})\b))(?:, (?:\d{1,2}(?:st|nd|rd|th)?\.? \p{L}{3,9}|\p{Lu}\p{L}{2,8}\.? \d{1,2})(?:,? (?:19|20)\d\d)?)?\.?\s*(?:/[\p{L} .-]{2,20}/\.?\s*|\([^()]{3,80}\)\s*)?(?:(?:—|–|--|-)\s+|(?<=[.:)/]\s*)(?=[\p{Lu}""“«„\d])|:\s+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Dateline();
}
