using System.Text;
using Rampart.Quantities;

namespace Rampart.Evidence;

/// <summary>Compares quotations with texts: white space, typographic quotation marks and lost characters do not count; an ellipsis stands for left-out words.</summary>
public static class Quotations
{
    private const char Lost = '\uFFFD';

    /// <summary>True where the text holds the quotation's parts in their order.</summary>
    public static bool IsIn(string text, string quotation)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(quotation);
        var parts = Parts(quotation);
        if (parts.Count == 0)
        {
            return false;
        }

        var folded = Fold(text);
        var from = 0;
        foreach (var part in parts)
        {
            from = EndOf(folded, part, from);
            if (from < 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How far the text goes along with a quotation that it does not hold: the words that are there, and how it goes on behind them.</summary>
    /// <returns>Null where not even the first three words of the missing part are there, or the text is too long to look.</returns>
    public static (string Held, string GoesOn)? Parting(string text, string quotation)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(quotation);
        const int LongestText = 200_000;
        const int FewestWords = 3;
        const int Shown = 60;
        var folded = text.Length > LongestText ? string.Empty : Fold(text);
        var from = 0;
        foreach (var part in Parts(quotation))
        {
            var end = EndOf(folded, part, from);
            if (end >= 0)
            {
                from = end;
                continue;
            }

            var words = part.Split(' ');
            for (var count = words.Length - 1; count >= FewestWords; count--)
            {
                var held = string.Join(' ', words.Take(count));
                var at = EndOf(folded, held, from);
                if (at >= 0)
                {
                    return (held, folded[at..Math.Min(at + Shown, folded.Length)].Trim());
                }
            }

            return null;
        }

        return null;
    }

    /// <summary>The folded pieces between the ellipses, without empty ones.</summary>
    public static IReadOnlyList<string> Parts(string quotation)
    {
        ArgumentNullException.ThrowIfNull(quotation);
        return [.. quotation
            .Replace("[...]", "…", StringComparison.Ordinal)
            .Replace("[…]", "…", StringComparison.Ordinal)
            .Replace("...", "…", StringComparison.Ordinal)
            .Split('…')
            .Select(part => Fold(part).Replace(Lost.ToString(), string.Empty, StringComparison.Ordinal).Trim())
            .Where(part => part.Length > 0)];
    }

    // White space of any kind and length becomes one blank; quotation marks become straight; invisible marks go.
    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                if (folded.Length == 0 || folded[^1] != ' ')
                {
                    folded.Append(' ');
                }
            }
            else if (c is not ('\u200B' or '\u200C' or '\u200D' or '\uFEFF' or '\u00AD'))
            {
                folded.Append(c switch
                {
                    '‘' or '’' or '‚' or '‛' or '′' or '`' or '´' => '\'',
                    '“' or '”' or '„' or '‟' or '″' or '«' or '»' => '"',
                    _ => c,
                });
            }
        }

        return folded.ToString();
    }

    // The first place behind an occurrence of the part. A lost character in the text stands for one character or none,
    // so all beginnings are followed at once: reached[p] says that p characters of the part end here.
    private static int EndOf(string text, string part, int from)
    {
        var reached = new bool[part.Length + 1];
        for (var i = from; i < text.Length; i++)
        {
            reached[0] = true;
            var isLost = text[i] == Lost;
            for (var p = part.Length; p > 0; p--)
            {
                reached[p] = isLost ? reached[p] || reached[p - 1] : reached[p - 1] && part[p - 1] == text[i];
            }

            if (reached[part.Length])
            {
                return i + 1;
            }
        }

        return -1;
    }
}

/// <summary>Looks the ledger's quotations up in the documents' texts.</summary>
internal static class QuotationCheck
{
    private const long LargestText = 16 * 1024 * 1024;

    public static int Run(Ledger ledger, string folder, ICollection<Finding> findings)
    {
        if (!Directory.Exists(folder))
        {
            throw new FileNotFoundException($"Could not find the folder '{folder}'.", folder);
        }

        var looked = 0;
        foreach (var document in ledger.Documents)
        {
            if (document.TextFile is null || ReadText(document, Path.Combine(folder, document.TextFile), findings) is not { } text)
            {
                continue;
            }

            foreach (var claim in ledger.Claims.Where(claim => claim.Recorded is null && ReferenceEquals(claim.Document, document)))
            {
                looked++;
                if (!Quotations.IsIn(text, claim.Quotation))
                {
                    var parting = Quotations.Parting(text, claim.Quotation) is var (held, goesOn) ? $" Behind \"{held}\" the text goes on: \"{goesOn}\"." : string.Empty;
                    findings.Add(Finding.Error(claim.Place, claim.Id, $"The quotation is not in {document.TextFile}: \"{claim.Quotation}\".{parting}", "Copy the words exactly as they stand there; … stands for words left out."));
                }
            }
        }

        return looked;
    }

    private static string? ReadText(SourceDocument document, string path, ICollection<Finding> findings)
    {
        var file = new FileInfo(path);
        if (Directory.Exists(path))
        {
            findings.Add(Finding.Error(document.Place, document.Id, $"Its text {document.TextFile} is a folder.", "Put the text of the document there as a file, or correct the name under `text`."));
            return null;
        }

        if (!file.Exists)
        {
            findings.Add(Finding.Error(document.Place, document.Id, $"Its text {document.TextFile} is not in the folder.", "Correct the name under `text`, or add the file."));
            return null;
        }

        if (file.Length > LargestText)
        {
            findings.Add(Finding.Error(document.Place, document.Id, $"Its text {document.TextFile} has {file.Length:N0} bytes; at most {LargestText:N0} are read.", "Keep the text of the document alone in the file."));
            return null;
        }

        var text = File.ReadAllText(path, Encoding.UTF8);
        if (string.IsNullOrWhiteSpace(text) || text.Contains('\0', StringComparison.Ordinal))
        {
            findings.Add(Finding.Error(document.Place, document.Id, $"Its text {document.TextFile} {(text.Contains('\0', StringComparison.Ordinal) ? "is no text: it holds a NUL character" : "is empty")}.", "Put the document's text there, saved as UTF-8, or take `text` out."));
            return null;
        }

        return text;
    }
}
