using System.Text.RegularExpressions;
using NodaTime;
using Rampart.Quantities;

namespace Rampart.Evidence.Extraction;

/// <summary>What was found in an article: proposals in the order of the text, and who said each of its sentences.</summary>
/// <param name="Document">The article as the ledger knows it or shall know it.</param>
/// <param name="Proposals">What a person may accept.</param>
/// <param name="Sentences">Every sentence of its prose with its speaker; the page's furniture is left out.</param>
/// <param name="Rest">What was found beyond the most that are proposed at once; null where nothing was.</param>
public sealed record ExtractionResult(SourceDocument Document, IReadOnlyList<Proposal> Proposals, IReadOnlyList<SpokenSentence> Sentences, UnproposedRest? Rest);

/// <summary>Proposes claims from an article: quantities, sums of money, dates and counts, each with its words, its speaker and its standing to the ledger.</summary>
public static partial class Extractor
{
    // A sentence that stands twice (a lead and its teaser) is read once, unless it is a mere "Yes."
    private const int ShortestRepeated = 40;

    /// <summary>So many proposals are made of an article where nobody says: as many as a person judges at one sitting.</summary>
    public const int UsualMost = 500;

    // A quotation is the claim's own sentence, not the article.
    private const int LongestQuotation = 320;

    /// <summary>Proposes claims.</summary>
    /// <param name="article">The article.</param>
    /// <param name="document">Its document: the ledger's, or a new one; its date decides what "Monday" means.</param>
    /// <param name="ledger">The ledger that the proposals are held against.</param>
    /// <param name="lexicon">The words for systems, states, deals and properties.</param>
    /// <param name="most">The most that are proposed, in the order of the text; the rest is counted.</param>
    /// <param name="stop">Ends the reading between two sentences.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static ExtractionResult Read(Article article, SourceDocument document, Ledger ledger, Lexicon lexicon, int most = UsualMost, CancellationToken stop = default) =>
        Read(article, document, ledger, lexicon, most, stop.ThrowIfCancellationRequested);

    /// <summary>The same; who is asked before every sentence, each of the three times that it is read, may end it by an exception.</summary>
    internal static ExtractionResult Read(Article article, SourceDocument document, Ledger ledger, Lexicon lexicon, int most, Action ask)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(lexicon);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        var paragraphs = Paragraphs.Of(article.Text);
        var quotes = new QuoteMarks(article.Text, paragraphs);
        var sentences = Once(Sentences.Of(article.Text, paragraphs, quotes));
        var dates = new DateMentions(document.Date.IsDay ? document.Date.Earliest : null);
        var datesOf = sentences.ConvertAll(sentence => DatesOf(dates, sentence, ask));
        var statements = new Speech(document.Date).Of(sentences, quotes, paragraphs, datesOf, ask);
        var numbers = WrittenNumbers.For(article.Text);
        var finder = new PropertyFinder(lexicon);
        var writer = new ProposalBuilder(article, document, ledger, most);
        for (var i = 0; i < sentences.Count; i++)
        {
            ask();
            var mentions = Mentions(sentences[i], statements[i], datesOf[i], numbers);
            var properties = finder.Of(sentences[i], mentions);
            for (var m = 0; m < mentions.Count; m++)
            {
                writer.Add(mentions[m], properties[m], statements[i], mentions);
            }
        }

        return new ExtractionResult(document, writer.Proposals, [.. statements.Select(statement => new SpokenSentence(statement.Sentence.Span, statement.Sentence.Text, statement.Speaker, statement.Said))], writer.Rest);
    }

    /// <summary>The day that a dateline names with its year, such as <c>ANKARA (Sputnik - 27th August, 2018)</c>; null where none does.</summary>
    public static LocalDate? DatelineOf(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var dates = new DateMentions(today: null);
        foreach (var paragraph in Paragraphs.Of(article.Text).Where(paragraph => paragraph.Dateline.Length > 0))
        {
            var line = new Sentence(paragraph.Span, paragraph.Dateline, 0, Quoted: false, IsLabelled: false);
            if (dates.In(line).FirstOrDefault(date => date.Date!.IsDay) is { } day)
            {
                return day.Date!.Earliest;
            }
        }

        return null;
    }

    private static IReadOnlyList<Mention> DatesOf(DateMentions dates, Sentence sentence, Action ask)
    {
        ask();
        return dates.In(sentence);
    }

    private static List<Sentence> Once(IReadOnlyList<Sentence> sentences)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. sentences.Where(sentence => sentence.Text.Length < ShortestRepeated || seen.Add(sentence.Text))];
    }

    private static List<Mention> Mentions(Sentence sentence, Statement statement, IReadOnlyList<Mention> dates, WrittenNumbers writing)
    {
        // The day of the speech is when it was said, and no claim; of an announcement it is both.
        var claimed = dates.Where(date => !ReferenceEquals(date, statement.Words?.Said) || SpeechVerbs.IsEvent(statement.Words!.Verb)).ToList();
        if (sentence.IsLabelled)
        {
            claimed.Clear();
        }

        var numbers = writing.In(sentence.Text).Where(number => !dates.Any(date => date.Start < number.End && number.Start < date.End)).ToList();
        if (IsContact(sentence.Text))
        {
            return [];
        }

        var money = MoneyMentions.In(sentence, numbers).ToList();
        var quantities = QuantityMentions.In(sentence, numbers).Where(quantity => !money.Exists(sum => sum.Start < quantity.End && quantity.Start < sum.End)).ToList();
        List<Mention> found = [.. claimed, .. money, .. quantities];
        found.AddRange(CountMentions.In(sentence, numbers, [.. dates, .. money, .. quantities]));
        found.Sort((left, right) => left.Start.CompareTo(right.Start));
        return found;
    }

    // "Call 1-800-555-0199 for back issues, $12 each."
    private static bool IsContact(string text) => Contact().IsMatch(text);

    [GeneratedRegex(@"\b(?:call|tel|phone|fax)\b\.?:?[^.]{0,30}[+(]?\d[\d() -]{5,}\d|\bsubscri(?:be|ption)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Contact();

    /// <summary>The words around a value: its sentence, or of a long one the part that holds it.</summary>
    internal static string Quotation(Sentence sentence, int start, int end)
    {
        var text = sentence.Text;
        var (from, to) = (0, text.Length);
        if (text.Length > LongestQuotation)
        {
            from = Math.Max(0, start - (LongestQuotation / 2));
            from = from == 0 ? 0 : text.IndexOf(' ', from) is >= 0 and var blank && blank < start ? blank + 1 : start;
            to = Math.Min(text.Length, end + (LongestQuotation / 2));
            to = to == text.Length ? to : text.LastIndexOf(' ', to) is var stop && stop > end ? stop : end;
        }

        return string.Join(' ', text[from..to].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
