using System.Globalization;
using System.Text.RegularExpressions;

namespace Rampart.Evidence.Extraction;

/// <summary>A number as it stands in a sentence.</summary>
/// <param name="Start">Where it begins in the sentence.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Value">What it says.</param>
/// <param name="IsYear">True where it may be a year.</param>
/// <param name="Reading">How it was read where it could be read in two ways; else null.</param>
internal sealed record WrittenNumber(int Start, int End, decimal Value, bool IsYear, string? Reading);

/// <summary>Finds numbers in sentences: English, German, French, Russian and Indian writing, and words.</summary>
/// <remarks>A point or comma before exactly three digits groups or divides, as the text's language has it; the reading is told.</remarks>
internal sealed partial class WrittenNumbers(bool commaDivides)
{
    public static WrittenNumbers For(string text) => new(DividesWithComma(text));

    public IReadOnlyList<WrittenNumber> In(string sentence)
    {
        var found = new List<WrittenNumber>();
        foreach (Match match in Digits().Matches(sentence))
        {
            if (Read(match.Value) is var (value, reading) && !IsPartOfName(sentence, match))
            {
                found.Add(new WrittenNumber(match.Index, match.Index + match.Length, value, match.Value.Length == 4 && value is >= 1900m and < 2100m && match.Value.All(char.IsAsciiDigit), reading));
            }
        }

        for (var at = 0; at < sentence.Length; at++)
        {
            if (!char.IsLetter(sentence[at]) || (at > 0 && (char.IsLetterOrDigit(sentence[at - 1]) || sentence[at - 1] is '-' or '‑')))
            {
                continue;
            }

            if (NumberWords.At(sentence, at, out var end) is { } value && !(end < sentence.Length && char.IsLetterOrDigit(sentence[end])))
            {
                found.Add(new WrittenNumber(at, end, value, IsYear: false, Reading: null));
            }

            at = Math.Max(at, end - 1);
        }

        found.Sort((left, right) => left.Start.CompareTo(right.Start));
        return found;
    }

    // "No. 37", "Type 055", "Block 3", "Resolution 2231", "page 37": a name or a place in a list, no amount.
    private static bool IsPartOfName(string sentence, Match match)
    {
        if (match.Index + match.Length < sentence.Length && sentence[match.Index + match.Length] == ':' && match.Index + match.Length + 1 < sentence.Length && char.IsAsciiDigit(sentence[match.Index + match.Length + 1]))
        {
            return true;
        }

        return Named().IsMatch(sentence.AsSpan(Math.Max(0, match.Index - 24), Math.Min(24, match.Index)));
    }

    private (decimal Value, string? Reading)? Read(string written)
    {
        var sign = written[0] is '-' or '−' ? -1m : 1m;
        var plain = string.Concat(written.Where(letter => char.IsAsciiDigit(letter) || letter is '.' or ','));
        var (points, commas) = (plain.Count(letter => letter == '.'), plain.Count(letter => letter == ','));
        string? reading = null;
        string number;
        if (points > 0 && commas > 0)
        {
            // The last mark divides.
            number = plain.LastIndexOf('.') > plain.LastIndexOf(',') ? plain.Replace(",", string.Empty, StringComparison.Ordinal) : plain.Replace(".", string.Empty, StringComparison.Ordinal).Replace(',', '.');
        }
        else if (points + commas == 1)
        {
            var mark = points == 1 ? '.' : ',';
            var behind = plain.Length - plain.IndexOf(mark, StringComparison.Ordinal) - 1;
            var before = plain.Length - behind - 1;
            var mayGroup = behind == 3 && before <= 3 && plain[0] != '0' && !written.Any(char.IsWhiteSpace);
            var groups = mayGroup && mark == ',' != commaDivides;
            number = groups ? plain.Replace(mark.ToString(), string.Empty, StringComparison.Ordinal) : plain.Replace(',', '.');

            // In an English text a comma groups and a point divides: only what departs from that is told.
            reading = mayGroup && (commaDivides || mark == '.') ? $"{written} was read as {(groups ? number : number + ", a decimal fraction")}" : null;
        }
        else
        {
            number = plain.Replace(",", string.Empty, StringComparison.Ordinal);
            number = points > 1 ? number.Replace(".", string.Empty, StringComparison.Ordinal) : number;
        }

        return number.Length <= 24 && decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? (sign * value, reading) : null;
    }

    // The commonest small words of a language tell it; German, French and Russian divide with a comma.
    private static bool DividesWithComma(string text)
    {
        var head = text.Length > 20_000 ? text[..20_000] : text;
        var english = EnglishWords().Count(head);
        return OtherWords().Count(head) > 1.5 * english || head.Count(letter => letter is >= 'а' and <= 'я') > head.Length / 4;
    }

    // Not within a name (S-400, 48N6, JF-17) nor behind a stroke; a minus only before a number that stands alone.
    [GeneratedRegex(@"(?<![\p{L}\d]|[\p{L}\d][.,/]|\p{L}[-‑–]|\d[-–](?=\d{3}-)|\d:)(?:(?<=[\s(])[-−](?=\d))?(?:\d{1,3}(?:,\d{2})+,\d{3}|\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?|\d{1,3}(?:[ \u00A0\u202F\u2009]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?)(?![\d]|\.\d|,\d|st\b|nd\b|rd\b|th\b)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Digits();

    [GeneratedRegex(@"(?:\bNo\.?|\bNos\.?|\bNr\.?|№|#|\bType|\bBlock|\bMark|\bMk\.?|\bResolution|\bpage|\bpp\.?|\bp\.|\bChapter|\bArticle|\bSection|\bH\.R\.|\bFlight|\bProject|\bcode|\bchannel|\bRoute|\bRoom)\s?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"\b(?:the|and|of|to|in|that|was|for)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EnglishWords();

    [GeneratedRegex(@"\b(?:der|die|das|und|den|von|mit|ein|eine|im|le|la|les|des|et|du|une|est|sur)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OtherWords();
}
