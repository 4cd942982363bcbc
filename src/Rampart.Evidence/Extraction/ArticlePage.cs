using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using NodaTime;
using NodaTime.Text;

namespace Rampart.Evidence.Extraction;

/// <summary>Turns a page (HTML) into the text that a reader sees of it. Scripts are not run, nothing is loaded.</summary>
internal static class ArticlePage
{
    /// <summary>No page that a person wrote is nested deeper, and the parser's time grows with the square of it.</summary>
    public const int Deepest = 1000;

    // Elements that need no end, or are ended by the next.
    private static readonly HashSet<string> Endless = new(StringComparer.OrdinalIgnoreCase)
    {
        "br", "img", "meta", "link", "input", "hr", "area", "base", "col", "embed", "source", "track", "wbr", "p", "li", "td", "tr", "th", "dt", "dd", "option", "tbody", "thead",
    };

    private static readonly HashSet<string> Unseen = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "head", "iframe", "object", "embed", "svg", "math", "canvas", "audio", "video", "select", "button", "form", "nav", "footer", "aside", "figcaption", "dialog",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "section", "article", "main", "header", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "table", "tr", "figure", "address", "hr", "body",
    };

    private static readonly string[] DateNames = ["article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "pubdate", "publishdate", "parsely-pub-date", "sailthru.date"];

    public static Article Read(string html, string fileName)
    {
        // The bare parser: it has no browsing context, so it has nothing to load with and nothing to run a script in.
        var document = new HtmlParser().ParseDocument(html);
        var text = new StringBuilder();
        if (document.Body is { } body)
        {
            Write(body, text);
        }

        var (published, known) = Published(document);
        var title = Meta(document, "og:title") ?? document.QuerySelector("h1")?.TextContent ?? document.Title;
        return new Article(fileName, Tidy(text), Folded(title), Folded(Meta(document, "og:site_name")), published, known);
    }

    /// <summary>How deep the page's elements are nested, as far as its tags tell it.</summary>
    public static int DepthOf(string html)
    {
        var (depth, deepest) = (0, 0);
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            var isEnd = html[at + 1] == '/';
            var start = isEnd ? at + 2 : at + 1;
            var end = start;
            while (end < html.Length && end - start < 12 && char.IsAsciiLetterOrDigit(html[end]))
            {
                end++;
            }

            if (end > start && !Endless.Contains(html[start..end]))
            {
                depth = isEnd ? Math.Max(0, depth - 1) : depth + 1;
                deepest = Math.Max(deepest, depth);
            }
        }

        return deepest;
    }

    private static void Write(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words)
            {
                WriteWords(words.Data, text);
            }
            else if (child is IElement element && !IsUnseen(element))
            {
                WriteElement(element, text);
            }
        }
    }

    private static void WriteElement(IElement element, StringBuilder text)
    {
        var name = element.LocalName;
        if (name is "br")
        {
            text.Append('\n');
        }
        else if (name is "th" or "td")
        {
            // A row of a table of figures reads "Reach: up to 150 km".
            Write(element, text);
            TrimEnd(text);
            text.Append(element.NextElementSibling is null ? "\n\n" : name is "th" ? ": " : " | ");
        }
        else if (Blocks.Contains(name))
        {
            text.Append("\n\n");
            Write(element, text);
            text.Append("\n\n");
        }
        else
        {
            Write(element, text);
        }
    }

    private static bool IsUnseen(IElement element)
    {
        if (Unseen.Contains(element.LocalName) || element.HasAttribute("hidden") || string.Equals(element.GetAttribute("aria-hidden"), "true", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var style = element.GetAttribute("style")?.Replace(" ", string.Empty, StringComparison.Ordinal);
        return style is not null && (style.Contains("display:none", StringComparison.OrdinalIgnoreCase) || style.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase));
    }

    // In a page any run of white space is one blank; a no-break space is kept, for it may group digits.
    private static void WriteWords(string words, StringBuilder text)
    {
        foreach (var letter in words)
        {
            if (letter is ' ' or '\n' or '\r' or '\t' or '\f')
            {
                if (text.Length > 0 && text[^1] is not (' ' or '\n'))
                {
                    text.Append(' ');
                }
            }
            else
            {
                text.Append(letter);
            }
        }
    }

    private static void TrimEnd(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] is ' ' or '\n')
        {
            text.Length--;
        }
    }

    private static string Tidy(StringBuilder text)
    {
        var tidy = new StringBuilder(text.Length);
        var newLines = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                newLines++;
                TrimBlank(tidy);
            }
            else if (text[i] != ' ' || (newLines == 0 && tidy.Length > 0))
            {
                if (newLines > 0 && tidy.Length > 0)
                {
                    tidy.Append(newLines > 1 ? "\n\n" : "\n");
                }

                newLines = 0;
                tidy.Append(text[i]);
            }
        }

        return tidy.Append('\n').ToString();
    }

    private static void TrimBlank(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }
    }

    private static (LocalDate? Day, string? Known) Published(IDocument document)
    {
        foreach (var name in DateNames)
        {
            if (Day(Meta(document, name)) is { } day)
            {
                return (day, $"stated in the page's meta tag {name}");
            }
        }

        return document.QuerySelector("time[datetime]")?.GetAttribute("datetime") is { } time && Day(time) is { } stamped
            ? (stamped, "stated in the page's time tag")
            : (null, null);
    }

    private static string? Meta(IDocument document, string name) => document.QuerySelectorAll("meta")
        .FirstOrDefault(meta => string.Equals(meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("itemprop"), name, StringComparison.OrdinalIgnoreCase))
        ?.GetAttribute("content");

    private static LocalDate? Day(string? text) =>
        text is { Length: >= 10 } && LocalDatePattern.Iso.Parse(text[..10]) is { Success: true } day ? day.Value : null;

    private static string? Folded(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
