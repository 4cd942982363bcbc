using System.Globalization;
using System.Text;
using Rampart.Evidence;

namespace Rampart.Answers.Provenance;

/// <summary>A citation as text, Markdown, BibTeX and CITATION.cff.</summary>
internal static class CitationText
{
    /// <summary>For a terminal: the banner, the sentence, the stamp and numbered sources.</summary>
    public static string Plain(Citation citation)
    {
        var text = new StringBuilder();
        if (citation.Banner is { } banner)
        {
            text.Append("! ").Append(banner).Append("\n\n");
        }

        text.Append(citation.Answer).Append("\n\n");
        foreach (var (what, said) in citation.Stamp)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Capital(what)}: {said}\n");
        }

        text.Append(Heading(citation)).Append('\n');
        for (var at = 0; at < citation.Sources.Count; at++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{at + 1}. {Source(citation.Sources[at])}\n");
        }

        return text.ToString();
    }

    /// <summary>For an article: the sentence with its footnotes.</summary>
    public static string Markdown(Citation citation)
    {
        var text = new StringBuilder();
        if (citation.Banner is { } banner)
        {
            text.Append("> **").Append(Marked(banner)).Append("**\n\n");
        }

        text.Append(Marked(citation.Answer)).Append(string.Concat(citation.Sources.Select((_, at) => $"[^{(at + 1).ToString(CultureInfo.InvariantCulture)}]"))).Append("\n\n");
        text.Append("| rests on | |\n|---|---|\n");
        foreach (var (what, said) in citation.Stamp)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {what} | {Marked(said).Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        }

        text.Append('\n');
        for (var at = 0; at < citation.Sources.Count; at++)
        {
            text.Append(CultureInfo.InvariantCulture, $"[^{at + 1}]: {Marked(Source(citation.Sources[at]))}\n");
        }

        return text.ToString();
    }

    /// <summary>For LaTeX: the result, then each document, as <c>@misc</c>.</summary>
    public static string BibTeX(Citation citation)
    {
        var text = new StringBuilder();
        Entry(text, $"rampart-{citation.Id}", [
            ("author", "{Rampart}"),
            ("title", $"{{{Tex(citation.Title)}}}"),
            ("year", citation.Made is { } made ? made[..4] : null),
            ("date", citation.Made),
            ("note", Tex($"{citation.Answer} {string.Join("; ", citation.Stamp.Where(each => each.What is "hash" or "identity" or "ledger" or "engine").Select(each => $"{each.What} {each.Text}"))}")),
        ]);
        foreach (var source in citation.Sources)
        {
            var document = source.Document;
            Entry(text, document.Id, [
                ("author", $"{{{Tex(document.Publisher)}}}"),
                ("title", $"{{{Tex(document.Title)}}}"),
                ("year", Year(document.Date)?.ToString(CultureInfo.InvariantCulture)),
                ("date", IsDay(document.Date) ? document.Date : null),
                ("howpublished", document.Address is { } address ? Tex(address) : null),
                ("note", Tex($"Said by {string.Join("; ", source.Speakers)}. Dated {document.Date}: {document.DateKnown}")),
            ]);
        }

        return text.ToString();
    }

    /// <summary>A CITATION.cff of version 1.2.0.</summary>
    /// <remarks>Source: citation-file-format.github.io, schema 1.2.0.</remarks>
    public static string Cff(Citation citation)
    {
        var text = new StringBuilder();
        text.Append("cff-version: 1.2.0\n")
            .Append("message: If you use this result, cite it and the documents it rests on.\n")
            .Append("type: dataset\n")
            .Append(CultureInfo.InvariantCulture, $"title: {Quoted($"{citation.Title} ({citation.Id})")}\n")
            .Append(CultureInfo.InvariantCulture, $"abstract: {Quoted(citation.Banner is { } banner ? $"{banner} {citation.Answer}" : citation.Answer)}\n")
            .Append("authors:\n  - name: Rampart\n");
        if (citation.Made is { } made)
        {
            text.Append(CultureInfo.InvariantCulture, $"date-released: {Quoted(made)}\n");
        }

        text.Append("identifiers:\n");
        foreach (var (what, said) in citation.Stamp.Where(each => each.What is "hash" or "identity" or "ledger"))
        {
            text.Append(CultureInfo.InvariantCulture, $"  - type: other\n    value: {Quoted($"sha256:{said}")}\n    description: {Quoted(what)}\n");
        }

        if (citation.Sources.Count > 0)
        {
            text.Append("references:\n");
        }

        foreach (var source in citation.Sources)
        {
            var document = source.Document;
            text.Append("  - type: generic\n")
                .Append(CultureInfo.InvariantCulture, $"    title: {Quoted(document.Title)}\n")
                .Append(CultureInfo.InvariantCulture, $"    authors:\n      - name: {Quoted(document.Publisher)}\n");
            if (IsDay(document.Date))
            {
                text.Append(CultureInfo.InvariantCulture, $"    date-published: {Quoted(document.Date)}\n");
            }
            else if (Year(document.Date) is { } year)
            {
                text.Append(CultureInfo.InvariantCulture, $"    year: {year}\n");
            }

            if (Link(document.Address) is { } link)
            {
                text.Append(CultureInfo.InvariantCulture, $"    url: {Quoted(link)}\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"    notes: {Quoted($"{document.Id}; said by {string.Join("; ", source.Speakers)}; dated {document.Date}")}\n");
        }

        return text.ToString();
    }

    private static string Heading(Citation citation) =>
        $"\nSources ({citation.Sources.Count.ToString(CultureInfo.InvariantCulture)} documents; {citation.Disputing.ToString(CultureInfo.InvariantCulture)} further claims say otherwise: rampart explain)";

    private static string Source(CitedSource source)
    {
        var document = source.Document;
        return $"{document.Publisher}, \"{document.Title.TrimEnd('.')}\", {PartialDate.InWords(document.Date)}{(document.Address is { } address ? $", {address}" : string.Empty)}. Said by {string.Join("; ", source.Speakers)}. For {string.Join(", ", source.For)}.";
    }

    private static void Entry(StringBuilder text, string key, IEnumerable<(string Field, string? Value)> fields)
    {
        text.Append("@misc{").Append(key).Append(",\n");
        foreach (var (field, value) in fields.Where(each => each.Value is not null))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {field} = {{{value}}},\n");
        }

        text.Append("}\n\n");
    }

    private static bool IsDay(string date) => DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>The year of a date, if it names one alone.</summary>
    private static int? Year(string date)
    {
        // "Not later than" is no year.
        int[] years = date.StartsWith("..", StringComparison.Ordinal) ? [] : [.. date.Split('/', '-', ' ', '.', '?').Where(part => part.Length == 4 && part.All(char.IsAsciiDigit)).Select(part => int.Parse(part, CultureInfo.InvariantCulture)).Distinct()];
        return years is [var year] ? year : null;
    }

    // Addresses stand in the ledger as a reader types them, mostly without a scheme, some with words around them.
    private static string? Link(string? address) => address is null || address.Any(char.IsWhiteSpace) || !address.Contains('.', StringComparison.Ordinal) ? null
        : Uri.TryCreate(address.Contains("://", StringComparison.Ordinal) ? address : $"https://{address}", UriKind.Absolute, out var link) && link.Scheme is "http" or "https" ? link.AbsoluteUri
        : null;

    private static string Quoted(string text) =>
        $"\"{string.Concat(text.Select(letter => char.IsControl(letter) ? " " : letter is '"' or '\\' ? $"\\{letter}" : letter.ToString()))}\"";

    private static string Marked(string text) => string.Concat(text.Select(letter => letter is '*' or '_' or '`' or '[' or ']' or '<' or '>' or '\\' ? $"\\{letter}" : letter.ToString()));

    private static string Tex(string text) => string.Concat(text.Select(letter => letter switch
    {
        '\\' => "\\textbackslash ",
        '{' or '}' or '&' or '%' or '$' or '#' or '_' => $"\\{letter}",
        '~' => "\\textasciitilde ",
        '^' => "\\textasciicircum ",
        _ => letter.ToString(),
    }));

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
