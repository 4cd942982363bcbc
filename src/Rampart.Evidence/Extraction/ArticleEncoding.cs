using System.Text;
using System.Text.RegularExpressions;
using Rampart.Quantities;

namespace Rampart.Evidence.Extraction;

/// <summary>Finds out how a file's bytes stand for letters: by its byte-order mark, by what a page declares, as UTF-8, and else by what makes words of them.</summary>
internal static partial class ArticleEncoding
{
    // A page's declaration stands within its first kilobyte (HTML Living Standard, 13.2.3.2).
    private const int DeclarationWithin = 1024;

    /// <summary>The text, or null where the bytes are none.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, bool isPage, Place place, ICollection<Finding> findings)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            return Encoding.UTF8.GetString(bytes[3..]);
        }

        if (bytes.Length >= 2 && bytes.Length % 2 == 0 && bytes[0] == 0xFF && bytes[1] == 0xFE)
        {
            return Encoding.Unicode.GetString(bytes[2..]);
        }

        if (bytes.Length >= 2 && bytes.Length % 2 == 0 && bytes[0] == 0xFE && bytes[1] == 0xFF)
        {
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        }

        if (HalfAreNought(bytes) is { } wide)
        {
            Assume(findings, place, wide.WebName, "every second byte is nought, and it has no byte-order mark");
            return wide.GetString(bytes);
        }

        if (bytes.Contains((byte)0))
        {
            findings.Add(Finding.Error(place, "encoding", "The file holds NUL bytes; it is not a text.", "Give the article's text or its page (HTML), not a picture, a PDF or an office document."));
            return null;
        }

        if (isPage && Declared(bytes) is { } declared)
        {
            return DecodeDeclared(bytes, declared, place, findings);
        }

        if (IsUtf8(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        var guess = Guess(bytes);
        Assume(findings, place, guess.WebName, "its bytes are not UTF-8");
        return guess.GetString(bytes);
    }

    private static string DecodeDeclared(ReadOnlySpan<byte> bytes, string declared, Place place, ICollection<Finding> findings)
    {
        if (Find(declared) is { } encoding)
        {
            return encoding.GetString(bytes);
        }

        var fallback = IsUtf8(bytes) ? Encoding.UTF8 : Guess(bytes);
        findings.Add(Finding.Remark(place, "encoding", $"The page declares the encoding \"{declared}\", which is not known; {fallback.WebName} was assumed.", "Check that the quotations read well; save the page as UTF-8 where they do not."));
        return fallback.GetString(bytes);
    }

    private static void Assume(ICollection<Finding> findings, Place place, string name, string because) =>
        findings.Add(Finding.Remark(place, "encoding", $"The encoding {name} was assumed: {because}.", "Check that the quotations read well; save the file as UTF-8 where they do not."));

    // UTF-16 without a mark: Latin text has a nought in every second byte.
    private static Encoding? HalfAreNought(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8 || bytes.Length % 2 != 0)
        {
            return null;
        }

        var (even, odd) = (0, 0);
        for (var i = 0; i < bytes.Length; i += 2)
        {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }

        var pairs = bytes.Length / 2;
        return odd > 0.7 * pairs && even < 0.05 * pairs ? Encoding.Unicode
            : even > 0.7 * pairs && odd < 0.05 * pairs ? Encoding.BigEndianUnicode
            : null;
    }

    private static bool IsUtf8(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    private static string? Declared(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationWithin)]);
        return Declaration().Match(head) is { Success: true } match ? match.Groups["name"].Value : null;
    }

    private static Encoding? Find(string name)
    {
        // A page that declares UTF-16 in single bytes means UTF-8, and Latin-1 means windows-1252 (Encoding Standard, 4.2).
        var meant = name.ToLowerInvariant() switch
        {
            "utf-16" or "utf-16le" or "utf-16be" => "utf-8",
            "iso-8859-1" or "latin1" or "us-ascii" or "ascii" => "windows-1252",
            var other => other,
        };
        try
        {
            return string.Equals(meant, "utf-8", StringComparison.Ordinal) ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(meant) ?? Encoding.GetEncoding(meant);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            // UTF-7 is known and refused: it hides marks of a page from those who check them.
            return null;
        }
    }

    // Of a Russian text nearly all letters lie above 0x80, in runs; of a western one they stand alone.
    private static Encoding Guess(ReadOnlySpan<byte> bytes)
    {
        var (high, inRuns) = (0, 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] >= 0xC0)
            {
                high++;
                inRuns += i > 0 && bytes[i - 1] >= 0xC0 ? 1 : 0;
            }
        }

        return CodePagesEncodingProvider.Instance.GetEncoding(high > 8 && inRuns > high / 2 ? 1251 : 1252)!;
    }

    [GeneratedRegex("""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*(?<name>[A-Za-z0-9_.:-]{1,40})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declaration();
}
