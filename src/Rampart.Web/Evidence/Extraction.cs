using System.Globalization;
using System.Text;
using Rampart.Evidence;
using Rampart.Evidence.Extraction;
using Rampart.Quantities;
using Rampart.Web.Hosting;

namespace Rampart.Web.Evidence;

/// <summary>Proposes claims from an article that somebody has pasted.</summary>
internal static class Extraction
{
    /// <summary>A longer text is no article, and would keep a core busy for many seconds.</summary>
    public const int LongestText = 1_000_000;
    private const int LongestWords = 500;
    private const string Article = "article";

    /// <exception cref="RefusalException">The text is too long, is none, or nobody knows who published it when.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits for it any more.</exception>
    public static ExtractAnswer Of(Ledger ledger, Lexicon lexicon, ExtractRequest request, CancellationToken gone)
    {
        if (request.Text.Length > LongestText)
        {
            throw new RefusalException(StatusCodes.Status413PayloadTooLarge, string.Create(CultureInfo.InvariantCulture, $"The text has {request.Text.Length:N0} characters; at most {LongestText:N0} are read."), "Paste the article alone, or cut it into several.");
        }

        var findings = new List<Finding>();
        var article = Read(request, findings);
        var document = article is null ? null : Document(article, request, ledger, findings);
        if (article is null || document is null || findings.Exists(finding => finding.Severity == FindingSeverity.Error))
        {
            throw RefusalException.Because(findings);
        }

        var result = Extractor.Read(article, document, ledger, lexicon, stop: gone);
        if (result.Sentences.Count == 0)
        {
            findings.Add(Finding.Remark(new Place(Article), Article, "No sentence was found in it: its lines end in no stop, as headings and menus do.", "Check that the article's text is in what was pasted."));
        }

        if (result.Rest is { } rest)
        {
            findings.Add(rest.ToFinding(article, result.Proposals.Count, new Place(Article), "Judge these first; then paste the article from those words on, as text, and read it again."));
        }

        var isKnown = ledger.FindDocument(document.Id) is not null;
        return new ExtractAnswer(
            new ArticleAnswer(
                document.Id, isKnown, document.Publisher, document.Title, document.Date.Text, document.DateKnown, document.Address, document.Origin, document.Reliability?.ToString(),
                [.. ledger.Documents.Where(other => string.Equals(other.Publisher, document.Publisher, StringComparison.OrdinalIgnoreCase)).Select(other => other.Reliability?.ToString()).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]),
            article.Text,
            result.Sentences.Count,
            [.. result.Proposals.Select(proposal => ProposalAnswer.Of(proposal, document))],
            [.. result.Proposals.SelectMany(proposal => proposal.With).Distinct(StringComparer.Ordinal).Select(ledger.FindClaim).OfType<Claim>().Select(claim => ClaimAnswer.Of(ledger, claim))],
            [.. findings.Select(FindingAnswer.Of)]);
    }

    // What was pasted came as Unicode, whatever a page says of its own letters: the mark at the beginning goes before that.
    private static Article? Read(ExtractRequest request, List<Finding> findings)
    {
        byte[] bytes = request.Text.Length == 0 ? [] : [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(request.Text)];
        return ArticleReader.Parse(bytes, request.Form == ArticleForm.Html ? "article.html" : "article.txt", Article, findings);
    }

    private static SourceDocument? Document(Article article, ExtractRequest request, Ledger ledger, List<Finding> findings)
    {
        var place = new Place(Article);
        var known = Given(request.Document) is { } named ? ledger.FindDocument(named) : null;
        var publisher = Given(request.Publisher) ?? known?.Publisher ?? article.Publisher;
        if (publisher is null)
        {
            findings.Add(Finding.Error(place, "publisher", "Who published the article is not known.", "Say who published it, or name a document of the ledger."));
        }

        foreach (var (key, words) in new[] { ("publisher", publisher), ("title", request.Title), ("address", request.Address) })
        {
            if (words is { Length: > LongestWords })
            {
                findings.Add(Finding.Error(place, key, $"It has {words.Length} characters; at most {LongestWords} are taken.", "Shorten it."));
                return null;
            }
        }

        var (date, dateKnown) = Date(article, request, known, findings);
        if (date is null || publisher is null)
        {
            return null;
        }

        var id = Given(request.Document) ?? ArticleDocument.IdOf(publisher, date);
        if (!ArticleDocument.IsId(id))
        {
            findings.Add(Finding.Error(place, "document", $"\"{id}\" cannot name a document.", "Use small letters, digits, dots and hyphens: publisher and date, such as tass-2020-03-16."));
            return null;
        }

        return known is null
            ? new SourceDocument(id, publisher, Given(request.Title) ?? article.Title ?? ArticleDocument.HeadlineOf(article), date, dateKnown, Given(request.Address), publisher, TextFile: null, place)
            : known with { Publisher = publisher, Date = date, DateKnown = dateKnown };
    }

    private static (PartialDate? Date, string Known) Date(Article article, ExtractRequest request, SourceDocument? known, List<Finding> findings)
    {
        var place = new Place(Article);
        if (Given(request.Date) is { } given)
        {
            if (PartialDate.TryParse(given) is { } parsed)
            {
                return (parsed, "given by the reader");
            }

            findings.Add(Finding.Error(place, "date", $"\"{given}\" is not a date.", $"Write {PartialDate.Forms}."));
            return (null, string.Empty);
        }

        if (known is not null)
        {
            return (known.Date, known.DateKnown);
        }

        if (article.Published is { } stated)
        {
            return (PartialDate.Of(stated), article.PublishedKnown!);
        }

        if (Extractor.DatelineOf(article) is { } line)
        {
            findings.Add(Finding.Remark(place, "date", $"The date {DateAnswer.Iso(line)} was taken from the dateline.", "Give another one if it is wrong."));
            return (PartialDate.Of(line), "stated in the dateline");
        }

        findings.Add(Finding.Error(place, "date", "When the article was published is not known; \"Monday\" and \"last week\" mean nothing without it.", "Say when it was published, such as 2020-03-16."));
        return (null, string.Empty);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
