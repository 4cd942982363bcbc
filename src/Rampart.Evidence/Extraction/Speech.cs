using System.Text.RegularExpressions;
using NodaTime;

namespace Rampart.Evidence.Extraction;

/// <summary>Says of every sentence who said it and when: by its own words, by the quotation it belongs to, or else the narrator.</summary>
/// <param name="published">The document's date.</param>
internal sealed partial class Speech(PartialDate published)
{
    // A speech of the last days before the article is one occasion; an older one does not date what is said now.
    private const int OneOccasion_days = 7;

    private readonly List<KnownSpeaker> known = [];

    // Not later than the document.
    private string Unknown => "../" + (published.Text.Contains('/', StringComparison.Ordinal) ? Iso(published.Latest) : published.Text);

    public IReadOnlyList<Statement> Of(IReadOnlyList<Sentence> sentences, QuoteMarks quotes, IReadOnlyList<Paragraph> paragraphs, IReadOnlyList<IReadOnlyList<Mention>> dates, Action ask)
    {
        var turns = new Turn?[sentences.Count];
        var last = default(Turn);
        for (var first = 0; first < sentences.Count;)
        {
            var end = first;
            while (end < sentences.Count && sentences[end].Paragraph == sentences[first].Paragraph)
            {
                ask();
                if (Attributions.In(sentences[end], quotes, dates[end]) is { } words && Resolve(words, sentences[end]) is { } speaker)
                {
                    turns[end] = new Turn(speaker, Said(words, speaker), words);
                }

                end++;
            }

            last = FillQuotations(sentences, turns, first, end, quotes, paragraphs, last);
            first = end;
        }

        return [.. sentences.Select((sentence, i) => turns[i] is { } turn
            ? new Statement(sentence, turn.Speaker.Speaker, turn.SaidText ?? turn.Speaker.Said ?? Unknown, turn.Words)
            : new Statement(sentence, Speaker: null, published.Text, Words: null))];
    }

    // A quotation's sentences belong to whoever is named where it ends, or before it in the paragraph, or in the paragraph it goes on from.
    private static Turn? FillQuotations(IReadOnlyList<Sentence> sentences, Turn?[] turns, int first, int end, QuoteMarks quotes, IReadOnlyList<Paragraph> paragraphs, Turn? last)
    {
        for (var i = first; i < end; i++)
        {
            if (turns[i] is not null || !sentences[i].Quoted)
            {
                continue;
            }

            Turn? found = null;
            for (var next = i + 1; next < end && sentences[next].Quoted; next++)
            {
                if (turns[next] is { } ahead)
                {
                    found = ahead;
                    break;
                }

                if (quotes.At(sentences[next].Span.Start + 1) != quotes.At(sentences[i].Span.Start + 1))
                {
                    break;
                }
            }

            for (var before = i - 1; found is null && before >= first; before--)
            {
                found = turns[before];
            }

            if (found is null && last is not null && (quotes.IsCarriedInto(paragraphs[sentences[i].Paragraph].Span.Start) || i == first))
            {
                found = last;
            }

            turns[i] = found is null ? null : found with { Words = null };
        }

        for (var i = end - 1; i >= first; i--)
        {
            if (turns[i] is { } turn)
            {
                return turn;
            }
        }

        return last;
    }

    private string? Said(Attribution words, KnownSpeaker speaker)
    {
        if (words.Said is not { Date: { } date } mention)
        {
            // What he says now he says on the occasion that is being told; without one, not later than the document.
            return speaker.Said;
        }

        var today = published.Latest;
        if (date.IsDay && date.Earliest <= today && date.Latest >= today.PlusDays(-OneOccasion_days))
        {
            speaker.Said = mention.Value;
        }

        // A date said cannot lie behind the document's: "this week" is not later than its day.
        return date.Latest > today ? (date.Earliest > today ? Unknown : $"{Iso(date.Earliest)}/{Iso(today)}") : mention.Value;
    }

    private static string Iso(LocalDate day) => $"{day.Year:0000}-{day.Month:00}-{day.Day:00}";

    private KnownSpeaker? Resolve(Attribution words, Sentence sentence)
    {
        var phrase = words.Phrase.Trim().Trim('"', '“', '”', ',', '\uFFFD');
        if (Pronoun().IsMatch(phrase))
        {
            if (phrase.Equals("it", StringComparison.OrdinalIgnoreCase) || phrase.Equals("they", StringComparison.OrdinalIgnoreCase))
            {
                return Attributions.Head(sentence.Text, words.Start) is { } head && SpeakerPhrase.Read(head) is { } subject ? Know(subject) : known.Count > 0 ? known[^1] : null;
            }

            return known.FindLast(speaker => speaker.Speaker.IsPerson) ?? known.LastOrDefault();
        }

        return SpeakerPhrase.Read(phrase) is { } read ? Know(read) : null;
    }

    private KnownSpeaker? Know(Speaker read)
    {
        var found = read.IsPerson ? Named(read) : Surname(read) ?? Same(read) ?? InRole(read);
        if (found is null)
        {
            found = new KnownSpeaker(read);
            known.Add(found);
            return found;
        }

        if (read is { IsPerson: true, Role: not null } && found.Speaker.Role is null)
        {
            found.Speaker = found.Speaker with { Role = read.Role };
        }

        // The last named speaks last.
        known.Remove(found);
        known.Add(found);
        return found;
    }

    private KnownSpeaker? Named(Speaker read)
    {
        var name = read.Name;
        if (known.FindLast(speaker => speaker.Speaker.IsPerson && (SameWord(speaker.Speaker.Name, name) || (SameWord(LastWord(speaker.Speaker.Name), LastWord(name)) && SameWord(FirstWord(speaker.Speaker.Name), FirstWord(name))))) is { } same)
        {
            return same;
        }

        // An agency names the role first ("the head of Rostec said") and the man in the next sentence, by his bare name.
        if (read.Role is null && known.Count > 0 && known[^1] is { Speaker: { IsPerson: false } role } unnamed && PersonRole().IsMatch(role.Name) && !role.Name.Contains("source", StringComparison.OrdinalIgnoreCase))
        {
            unnamed.Speaker = new Speaker(name, role.Name, IsPerson: true);
            return unnamed;
        }

        return null;
    }

    private KnownSpeaker? Surname(Speaker read) =>
        read.Name.Contains(' ', StringComparison.Ordinal) || !char.IsUpper(read.Name[0]) ? null
        : known.FindLast(speaker => speaker.Speaker.IsPerson && SameWord(LastWord(speaker.Speaker.Name), Possessive().Replace(read.Name, string.Empty)));

    private KnownSpeaker? Same(Speaker read) => known.FindLast(speaker => !speaker.Speaker.IsPerson && SameWord(speaker.Speaker.Name, read.Name));

    // "the Turkish defense minister", "the general", "Rostec chief": whoever was given that role.
    private KnownSpeaker? InRole(Speaker read)
    {
        var asked = Words(read.Name);
        if (asked.Count == 0)
        {
            return null;
        }

        for (var i = known.Count - 1; i >= 0; i--)
        {
            var speaker = known[i].Speaker;
            if (speaker.IsPerson != PersonRole().IsMatch(read.Name) && speaker.IsPerson)
            {
                continue;
            }

            var have = Words(speaker.IsPerson ? speaker.Role ?? string.Empty : speaker.Name);
            var shared = asked.Where(have.Contains).ToList();
            var part = shared.Count / (double)asked.Count;
            if (part > 0.5 || (part == 0.5 && shared.Exists(word => read.Name.Contains(char.ToUpperInvariant(word[0]) + word[1..], StringComparison.Ordinal))))
            {
                return known[i];
            }
        }

        return null;
    }

    private static HashSet<string> Words(string text) => [.. WordOf().Matches(text).Select(match => match.Value.ToLowerInvariant()).Select(word => word switch
    {
        "chief" or "ceo" or "boss" or "leiter" or "director" => "head",
        "gen" => "general",
        "col" => "colonel",
        "adm" => "admiral",
        "defence" => "defense",
        _ => word,
    }).Where(word => word is not ("the" or "of" or "for" or "and" or "in" or "at" or "by" or "to" or "on" or "with" or "senior"))];

    private static bool SameWord(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static string LastWord(string name) => name[(name.LastIndexOf(' ') + 1)..];

    private static string FirstWord(string name) => name.IndexOf(' ', StringComparison.Ordinal) is > 0 and var blank ? name[..blank] : name;

    [GeneratedRegex("^(?:he|she|him|her|they|it|er|sie|il|elle|lui|ihm)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pronoun();

    [GeneratedRegex("\\b(?:head|chief|minister|official|director|general|colonel|admiral|president|spokesman|spokeswoman|spokesperson|secretary|commander|chairman|ceo|officer|ambassador|marshal|analyst|expert|premier|chancellor|diplomat|gen|col|adm)\\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PersonRole();

    [GeneratedRegex("['’]s$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Possessive();

    [GeneratedRegex("\\p{L}{2,}(?:\\.\\p{L}\\.)?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WordOf();

    /// <summary>A speaker whom the article has named; his name may come later than his role.</summary>
    private sealed class KnownSpeaker(Speaker speaker)
    {
        public Speaker Speaker { get; set; } = speaker;

        /// <summary>The day of the occasion on which he speaks, where the article gives it.</summary>
        public string? Said { get; set; }
    }

    private sealed record Turn(KnownSpeaker Speaker, string? SaidText, Attribution? Words);
}
