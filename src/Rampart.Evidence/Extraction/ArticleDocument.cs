using System.Text;

namespace Rampart.Evidence.Extraction;

/// <summary>What a new document is called where nobody names it.</summary>
public static class ArticleDocument
{
    // A headline longer than this is the first paragraph.
    private const int LongestTitle = 200;
    private const int LongestId = 100;

    /// <summary>Publisher and date as the ledger's documents are named: <c>example-wire-2020-03-16</c>.</summary>
    public static string IdOf(string publisher, PartialDate date)
    {
        ArgumentNullException.ThrowIfNull(publisher);
        ArgumentNullException.ThrowIfNull(date);
        return $"{Word(publisher)}-{Word(date.Text)}";
    }

    /// <summary>Whether a text may name a document: small letters, digits, dots and hyphens between letters or digits.</summary>
    public static bool IsId(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length is > 0 and <= LongestId
            && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '.')
            && char.IsAsciiLetterOrDigit(text[0])
            && char.IsAsciiLetterOrDigit(text[^1]);
    }

    /// <summary>The text's first line that has letters, where it is short enough for a headline.</summary>
    public static string HeadlineOf(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var line = article.Text.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Any(char.IsLetter)) ?? string.Empty;
        return line.Length is > 0 and <= LongestTitle ? line : "(no headline in the text at hand)";
    }

    private static string Word(string text)
    {
        var word = new StringBuilder();
        foreach (var letter in text.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                word.Append(letter);
            }
            else if (word.Length > 0 && word[^1] != '-')
            {
                word.Append('-');
            }
        }

        return word.ToString().Trim('-') is { Length: > 0 } made ? made : "document";
    }
}
