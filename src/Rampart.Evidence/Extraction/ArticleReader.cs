using Rampart.Quantities;

namespace Rampart.Evidence.Extraction;

/// <summary>Reads an article from a text file or a page (HTML), whatever its encoding. Nothing is fetched and nothing is run.</summary>
public static class ArticleReader
{
    /// <summary>A longer text is no article. Ten million bytes are read in seconds.</summary>
    public const int LargestFile = 10_000_000;

    // One control character may be a slip; a file with many is no text.
    private const int MostControlCharacters = 8;

    /// <summary>The article, or null where a finding says why there is none.</summary>
    /// <param name="path">The file: a page where its name ends in .html, .htm or .xhtml, or where it begins as a page does.</param>
    /// <param name="displayName">The file's name in findings.</param>
    /// <param name="findings">Receives what is wrong, and what had to be assumed.</param>
    /// <exception cref="FileNotFoundException">There is no such file (exit code 3).</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a folder (exit code 3).</exception>
    public static Article? Read(string path, string displayName, ICollection<Finding> findings)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(findings);
        var place = new Place(displayName);
        byte[] bytes;
        using (var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read))
        {
            // One byte more than is read tells a file that is too long, even where it states no length.
            var buffer = new byte[(stream.CanSeek ? Math.Min(stream.Length, LargestFile) : LargestFile) + 1];
            bytes = buffer[..stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
            if (bytes.Length > LargestFile)
            {
                findings.Add(Finding.Error(place, "file", $"The file has more than {LargestFile:N0} bytes; so long a text is not read.", "Keep the article alone in the file, or cut it into several."));
                return null;
            }
        }

        return Parse(bytes, Path.GetFileName(path), displayName, findings);
    }

    /// <summary>The same from bytes in memory.</summary>
    public static Article? Parse(ReadOnlySpan<byte> bytes, string fileName, string displayName, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(findings);
        var place = new Place(displayName);
        if (bytes.IsEmpty)
        {
            findings.Add(Finding.Error(place, "file", "The file is empty.", "Save the article's text in it."));
            return null;
        }

        var isPage = IsPage(fileName, bytes);
        if (ArticleEncoding.Decode(bytes, isPage, place, findings) is not { } text)
        {
            return null;
        }

        if (ControlCharacters(text) is > MostControlCharacters and var count)
        {
            findings.Add(Finding.Error(place, "file", $"The file holds {count:N0} control characters; it is not a text.", "Give the article's text or its page (HTML), not a picture, a PDF or an office document."));
            return null;
        }

        if (isPage && ArticlePage.DepthOf(text) is > ArticlePage.Deepest and var depth)
        {
            findings.Add(Finding.Error(place, "page", $"Its elements are nested {depth:N0} deep; at most {ArticlePage.Deepest:N0} are read.", "Save the article's text alone, as a text file."));
            return null;
        }

        var article = isPage ? ArticlePage.Read(text, fileName) : new Article(fileName, text.ReplaceLineEndings("\n"), Title: null, Publisher: null, Published: null, PublishedKnown: null);
        if (string.IsNullOrWhiteSpace(article.Text))
        {
            findings.Add(Finding.Error(place, "file", isPage ? "The page shows no text." : "The file holds no words.", "Save the article's text in it; what a page loads with a script is not read."));
            return null;
        }

        return article;
    }

    private static bool IsPage(string fileName, ReadOnlySpan<byte> bytes)
    {
        if (Path.GetExtension(fileName).ToLowerInvariant() is ".html" or ".htm" or ".xhtml")
        {
            return true;
        }

        var head = System.Text.Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 512)]).Replace("\0", string.Empty, StringComparison.Ordinal).TrimStart('ï', '»', '¿', 'ÿ', 'þ', ' ', '\n', '\r', '\t');
        return head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }

    private static int ControlCharacters(string text)
    {
        var count = 0;
        foreach (var letter in text)
        {
            if (char.IsControl(letter) && letter is not ('\n' or '\r' or '\t' or '\f' or '\u0085'))
            {
                count++;
            }
        }

        return count;
    }
}
