using System.Globalization;

namespace Rampart.Evidence;

/// <summary>The forms of names in the ledger and the models.</summary>
internal static class LedgerNames
{
    private const int Longest = 120;

    /// <summary>Small letters, digits, dots and hyphens, beginning and ending with a letter or digit.</summary>
    public static bool IsWord(string text) =>
        text.Length is > 0 and <= Longest
        && char.IsAsciiLetterOrDigit(text[0])
        && char.IsAsciiLetterOrDigit(text[^1])
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.');

    /// <summary>Two or more words with slashes between them: <c>s-400/engagement-range</c>.</summary>
    public static bool IsProperty(string text) =>
        text.Length <= Longest && text.Split('/') is { Length: >= 2 } parts && parts.All(IsWord);

    /// <summary>Cuts <c>document</c> or <c>document/2</c>.</summary>
    public static (string Document, int Number)? SplitDocument(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return IsWord(text) ? (text, 1) : null;
        }

        var number = text[(slash + 1)..];
        return IsWord(text[..slash])
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value >= 2
            && number[0] != '0'
            ? (text[..slash], value)
            : null;
    }
}
