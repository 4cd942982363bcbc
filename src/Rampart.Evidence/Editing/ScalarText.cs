using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Rampart.Evidence.Editing;

/// <summary>Writes a text as YAML as the ledger's files do: plain where that is safe, in double quotation marks where YAML wants it, folded where it is long.</summary>
internal static partial class ScalarText
{
    /// <summary>The widest line, blanks before it included. The shipped files keep to it within a few characters.</summary>
    public const int Width = 116;

    // What YAML gives a meaning of its own at the beginning of a text; "<" and "=" are read so by older readers.
    private const string Indicators = "-?:,[]{}#&*!|>'\"%@`<=~";

    /// <summary>The text behind <c>key: </c> in one line.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="isFlag">Whether yes and no are the key's own words and stay plain, as in <c>forecast: yes</c>.</param>
    public static string OneLine(string text, bool isFlag = false) =>
        IsPlain(text) && (isFlag || !IsTakenForAnother(text)) ? text : Quoted(text);

    /// <summary>The lines of a folded text (<c>&gt;-</c>) without their indentation; null where folding would change it or nothing is gained.</summary>
    public static IReadOnlyList<string>? Folded(string text, int width)
    {
        if (text.Length == 0 || text[0] == ' ' || text[^1] == ' ' || text.Any(IsEscaped))
        {
            return null;
        }

        var lines = new List<string>();
        var begin = 0;
        while (text.Length - begin > width)
        {
            // A fold stands for one blank: only a blank between two other characters may become one.
            var at = LastBlank(text, begin, Math.Min(begin + width, text.Length - 1));
            if (at < 0)
            {
                at = NextBlank(text, begin + width);
            }

            if (at < 0)
            {
                break;
            }

            lines.Add(text[begin..at]);
            begin = at + 1;
        }

        lines.Add(text[begin..]);
        return lines;
    }

    private static int LastBlank(string text, int begin, int from)
    {
        for (var i = from; i > begin; i--)
        {
            if (IsSingleBlank(text, i))
            {
                return i;
            }
        }

        return -1;
    }

    private static int NextBlank(string text, int from)
    {
        for (var i = from; i < text.Length - 1; i++)
        {
            if (IsSingleBlank(text, i))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsSingleBlank(string text, int i) => text[i] == ' ' && text[i - 1] != ' ' && text[i + 1] != ' ';

    private static bool IsPlain(string text) =>
        text.Length > 0
        && text[0] != ' '
        && text[^1] is not (' ' or ':')
        && (!Indicators.Contains(text[0], StringComparison.Ordinal) || (text[0] == '-' && text.Length > 1 && char.IsAsciiDigit(text[1])))
        && !text.Contains(": ", StringComparison.Ordinal)
        && !text.Contains(" #", StringComparison.Ordinal)
        && !text.Any(IsEscaped);

    // A number, a truth or nothing to other readers of YAML; to this one all are texts.
    private static bool IsTakenForAnother(string text) =>
        text.ToUpperInvariant() is "YES" or "NO" or "Y" or "N" or "TRUE" or "FALSE" or "ON" or "OFF" or "NULL" || NumberPattern().IsMatch(text);

    [GeneratedRegex(@"\A[-+]?(?:\.?[0-9][0-9_,]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|0[xob][0-9a-fA-F_]+|\.(?:inf|Inf|INF|nan|NaN|NAN)|[0-9]+(?::[0-9]+)+(?:\.[0-9]*)?)\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberPattern();

    /// <summary>The text in double quotation marks, with escapes.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append(@"\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                _ when IsEscaped(c) => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    // Control characters, the line breaks of Unicode and the mark at a file's beginning; a lost character (U+FFFD) is a character.
    private static bool IsEscaped(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF';
}
