using System.Text.RegularExpressions;

namespace Rampart.Evidence.Extraction;

/// <summary>Finds in a sentence the words that say who speaks.</summary>
internal static partial class Attributions
{
    // A name with a long role before it: "Head of Russia's Federal Service for Military and Technical Cooperation Dmitry Shugayev".
    private const int LongestSubject = 160;

    public static Attribution? In(Sentence sentence, QuoteMarks quotes, IReadOnlyList<Mention> dates)
    {
        if (sentence.IsLabelled)
        {
            return null;
        }

        return Quoted(sentence, quotes, dates) ?? ByVerb(sentence, quotes, dates) ?? According(sentence, quotes, dates);
    }

    // "Anadolu quoted the minister as saying", "Dagan was quoted as saying"
    private static Attribution? Quoted(Sentence sentence, QuoteMarks quotes, IReadOnlyList<Mention> dates)
    {
        var match = QuotedAs().Match(sentence.Text);
        if (!match.Success || IsInside(sentence, quotes, match.Index))
        {
            return null;
        }

        var phrase = match.Groups["object"].Success ? match.Groups["object"].Value : match.Groups["subject"].Value;
        return new Attribution(phrase, "quoted", match.Index, match.Index + match.Length, DateIn(sentence, dates, match.Index, sentence.Text.Length));
    }

    private static Attribution? ByVerb(Sentence sentence, QuoteMarks quotes, IReadOnlyList<Mention> dates)
    {
        var text = sentence.Text;
        foreach (Match verb in Verb().Matches(text))
        {
            if (IsInside(sentence, quotes, verb.Index) || Passive().IsMatch(text[Math.Max(0, verb.Index - 14)..verb.Index]))
            {
                continue;
            }

            var end = verb.Index + verb.Length;
            var before = text[..verb.Index].TrimEnd();

            if (Participle().IsMatch(verb.Value))
            {
                // "A number of member states have criticized …, arguing": the subject stands at the sentence's head.
                if (before.EndsWith(',') && Head(text, verb.Index) is { } head)
                {
                    return new Attribution(head, verb.Value, verb.Index, end, null);
                }

                continue;
            }

            // Behind a quotation or a comma the speaker may follow: "…," said Brandt.
            if (before.Length > 0 && IsBoundary(before[^1]) && Inverted(sentence, text, verb, dates) is { } inverted)
            {
                return inverted;
            }

            if (Subject(text, verb.Index, dates) is var (start, phrase))
            {
                var said = DateOf(sentence, text, start, end, dates);
                return new Attribution(phrase, verb.Value, said is not null && said.Start < start ? said.Start : start, said is not null && said.End > end ? said.End : end, said);
            }
        }

        return null;
    }

    private static Attribution? Inverted(Sentence sentence, string text, Match verb, IReadOnlyList<Mention> dates)
    {
        var rest = Behind().Match(text, verb.Index + verb.Length);
        if (!rest.Success)
        {
            return null;
        }

        var phrase = rest.Groups["speaker"];
        var end = phrase.Index + phrase.Length;
        if (dates.FirstOrDefault(date => date.Start < end && phrase.Index < date.End) is { } within)
        {
            end = Preposition().Replace(text[phrase.Index..within.Start], string.Empty).TrimEnd().Length + phrase.Index;
        }

        // "said the company's head of sales, Dana Popescu, in a call"
        var name = text[phrase.Index..end];
        if (Apposition().Match(text, end) is { Success: true } apposition)
        {
            name = $"{name} {apposition.Groups["name"].Value}";
            end = apposition.Index + apposition.Length;
        }

        return name.Length < 2 || Clause().IsMatch(name) || !LooksLikeSubject().IsMatch(name) ? null : new Attribution(name, verb.Value, verb.Index, sentence.Text.Length, DateIn(sentence, dates, verb.Index, text.Length));
    }

    // The words before the verb, back to a comma, a quotation mark or the sentence's beginning.
    private static (int Start, string Phrase)? Subject(string text, int verb, IReadOnlyList<Mention> dates)
    {
        var end = text[..verb].TrimEnd().Length;
        end = Auxiliary().Match(text[..end]) is { Success: true } auxiliary ? auxiliary.Index : end;
        if (end == 0)
        {
            return null;
        }

        var comma = text[end - 1] == ',';
        var stop = comma ? end - 1 : end;
        var start = BoundaryBefore(text, stop);
        if (comma)
        {
            // "Sergei Chemezov, the chief executive of Rostec, said"; "Halvorsen's predecessor, Lars Brekke, warned"; "Turkey, however, has emphasized"
            if (start < 1 || text[start - 1] != ',')
            {
                return null;
            }

            var outer = BoundaryBefore(text, start - 1);
            var (head, inner) = (text[outer..(start - 1)], text[start..stop]);
            if (SpeakerPhrase.Read(inner) is { IsPerson: true } && SpeakerPhrase.Read(head) is not { IsPerson: true })
            {
                return (outer, $"{head.Trim()} {inner.Trim()}");
            }

            if (SpeakerPhrase.IsName(inner) && SpeakerPhrase.Read(head) is not { IsPerson: true })
            {
                // "Russia's hi-tech conglomerate, Rostec Corporation, says"
                return (start, inner.Trim());
            }

            var role = Filler().IsMatch(inner.Trim()) || inner.TrimStart().StartsWith("who ", StringComparison.Ordinal) ? string.Empty : $"{inner.Trim()} ";
            return Accept(text, outer, start - 1, role, dates);
        }

        return Accept(text, start, stop, string.Empty, dates);
    }

    private static (int Start, string Phrase)? Accept(string text, int start, int end, string role, IReadOnlyList<Mention> dates)
    {
        // "In mid-2019 the ministry told": the date is no part of the name.
        if (dates.LastOrDefault(date => date.Start >= start && date.End <= end) is { } date)
        {
            start = date.End;
        }

        var phrase = text[start..end].Trim();
        phrase = Reporting().Replace(phrase, string.Empty);
        if (phrase.Length is 0 or > LongestSubject || !LooksLikeSubject().IsMatch(phrase) || Clause().IsMatch(phrase))
        {
            return null;
        }

        return (start, role + phrase);
    }

    /// <summary>What a sentence speaks of: its first words, before its first verb.</summary>
    public static string? Head(string text, int before)
    {
        var match = HeadOf().Match(text[..before]);
        return match.Success && LooksLikeSubject().IsMatch(match.Groups["head"].Value) ? match.Groups["head"].Value.Trim() : null;
    }

    private static int BoundaryBefore(string text, int end)
    {
        var at = end;
        while (at > 0 && !IsBoundary(text[at - 1]) && text[at - 1] is not ';')
        {
            at--;
        }

        // A conjunction begins a new clause: "…, and the ministry in Belgrade said".
        return at;
    }

    private static bool IsBoundary(char letter) => letter is ',' or '"' or '”' or '“' or '»' or '—' or '–' or ':';

    private static Attribution? According(Sentence sentence, QuoteMarks quotes, IReadOnlyList<Mention> dates)
    {
        foreach (Match match in AccordingTo().Matches(sentence.Text))
        {
            if (!IsInside(sentence, quotes, match.Index))
            {
                // "Nach Angaben des Herstellers": in German the speaker stands in the genitive.
                var phrase = match.Groups["speaker"].Value;
                phrase = match.Value.Contains(" des ", StringComparison.Ordinal) && !phrase.Contains(' ', StringComparison.Ordinal) && phrase.EndsWith('s') ? phrase[..^1] : phrase;

                // "as announced by the Pentagon on Friday"
                var speaker = match.Groups["speaker"];
                var said = dates.FirstOrDefault(date => date.Start > speaker.Index && date.Start < match.Index + match.Length);
                phrase = said is null ? phrase : Preposition().Replace(sentence.Text[speaker.Index..said.Start], string.Empty);
                return new Attribution(phrase, string.Empty, match.Index, match.Index + match.Length, said);
            }
        }

        return null;
    }

    // Behind the verb only "on", "in an interview", "told reporters" may stand before the day; before the speaker, a date and its comma.
    private static Mention? DateOf(Sentence sentence, string text, int subject, int verbEnd, IReadOnlyList<Mention> dates)
    {
        foreach (var date in dates)
        {
            if (date.End <= subject)
            {
                // "On November 12, Turkish Defense Minister Hulusi Akar": nothing but the date, its preposition and a fronted phrase.
                var head = text[..date.Start].Trim(' ', '"', '“');
                var gap = text[date.End..subject].Trim();
                if (Fronted().IsMatch(head) && gap is "" or ",")
                {
                    return date;
                }
            }
            else if (date.Start >= verbEnd && date.Start - verbEnd < 110)
            {
                var gap = text[verbEnd..date.Start];
                if (Occasion().IsMatch(gap) || EndsSentence(text, date.End, verbEnd))
                {
                    return IsThatBetween(gap) ? null : date;
                }

                return null;
            }
        }

        return null;
    }

    // A speaker behind his words: everything to the sentence's end belongs to the occasion.
    private static bool EndsSentence(string text, int dateEnd, int verbEnd)
    {
        var tail = text[dateEnd..].Trim('.', ' ', '"', '”');
        return tail.Length == 0 && IsTrailing(text, verbEnd) && !text[verbEnd..dateEnd].Contains(',', StringComparison.Ordinal);
    }

    // The speech stands before its verb: a comma or a closing mark divides them.
    private static bool IsTrailing(string text, int verbEnd)
    {
        var comma = text[..verbEnd].LastIndexOfAny([',', '"', '”', '»', '“']);
        return comma > 20;
    }

    private static bool IsThatBetween(string gap) => gap.Contains(" that ", StringComparison.Ordinal) || gap.Contains('"', StringComparison.Ordinal) || gap.Contains('“', StringComparison.Ordinal);

    private static Mention? DateIn(Sentence sentence, IReadOnlyList<Mention> dates, int from, int to)
    {
        _ = sentence;
        return dates.FirstOrDefault(date => date.Start >= from && date.End <= to);
    }

    private static bool IsInside(Sentence sentence, QuoteMarks quotes, int at) => quotes.At(sentence.Span.Start + at) is not null;

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"(?<![\p{L}\d-])(?:" + SpeechVerbs.English + "|" + SpeechVerbs.German + "|" + SpeechVerbs.French + "|" + SpeechVerbs.Participles + @"|puts?(?=\s(?:the|its|his|her|their)\s[\p{L} ]{2,30}?\sat\b))(?![\p{L}\d-])", Plain, 1000)]
    private static partial Regex Verb();

    [GeneratedRegex("^(?:" + SpeechVerbs.Participles + ")$", Plain, 1000)]
    private static partial Regex Participle();

    [GeneratedRegex(@"^(?:(?:In|On|At|By|Since|After|Before|During|Earlier|Meanwhile)\b[^,]{0,60}, )?[""“„]?(?<head>\p{L}[\p{L}\d .'’-]{1,80}?) (?:has|have|had|will|would|is|was|are|were|[a-z]{2,}ed|put|took|began|hat|haben)\b", Plain, 1000)]
    private static partial Regex HeadOf();

    [GeneratedRegex(@"(?:\b(?:is|are|was|were|be|been|being|widely|reportedly|as|to|the|a|an|its|their|his|of|no|these|those|some|any|all|which)|\bwas also|\bis also)\s$", RegexOptions.IgnoreCase | Plain, 1000)]
    private static partial Regex Passive();

    [GeneratedRegex(@"(?:(?<subject>[\p{L}][\p{L}\d .'’-]{1,80}?) (?:was|were) quoted (?:by [\p{L} ]{2,40} )?as saying|quoted (?<object>[\p{L}][\p{L}\d .'’-]{1,100}?) as saying|zitierte (?<object>[\p{L}][\p{L} .'’-]{1,80}?) mit)", Plain, 1000)]
    private static partial Regex QuotedAs();

    [GeneratedRegex(@"(?<![\p{L}-])(?:[Aa]ccording to|[Ll]aut|[Nn]ach Angaben (?:von|des|der)?|[Ss]elon|citing|quoting|[Ii]n the words of|[Aa]s (?:announced|reported|stated|confirmed|told|disclosed) by)\s+(?<speaker>[\p{L}«""“\uFFFD](?:[^,;:.""”»()]|(?<=\b(?:Lt|Gen|Col|Maj|Mr|Mrs|Dr|U\.S|U|S|Sgt|Adm|Brig|Capt|Prof))\.)*?)(?=,|;|:|(?<!\b(?:Lt|Gen|Col|Maj|Mr|Mrs|Dr|U\.S|Sgt|Adm|Brig|Capt|Prof))\.(?:\s|$|""|”)|""|”|\s(?:kostet|beträgt|the missile|that)\b|$|\s\()", Plain, 1000)]
    private static partial Regex AccordingTo();

    [GeneratedRegex(@"\G\s+(?<speaker>(?:(?:the|a|an|its|le|la|der|das|die|dem|ein|eine|M\.|Mme|un|une)\s+)?[\p{L}](?:[^,;:.""”“»()!?]|(?<=\b(?:Lt|Gen|Col|Maj|Mr|Mrs|Dr|U\.S|U|S|Sgt|Adm|Brig|Capt|Prof|M))\.|\((?:ret|retd)\.?\))*?)(?=,|;|:|(?<!\b(?:Lt|Gen|Col|Maj|Mr|Mrs|Dr|U\.S|Sgt|Adm|Brig|Capt|Prof|M))[.!?](?:\s|$|""|”|“)|$|""|“|«|\s(?:who|in|on|at|during|after|before|am|mit|aus|to|as|while|when|told|late|last|earlier)\b)", Plain, 1000)]
    private static partial Regex Behind();

    [GeneratedRegex(@"\G, (?<name>\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,2})(?=,|\.|$)", Plain, 1000)]
    private static partial Regex Apposition();

    [GeneratedRegex(@"\s*\b(?:on|in|am|im|at|of|from|dated|vom|late|early|le|earlier)?\s*$", Plain, 1000)]
    private static partial Regex Preposition();

    [GeneratedRegex(@"\s(?:has|have|had|also|then|later|further|once|again|recently|has also|have also|had also|repeatedly|previously|hat|haben|already|earlier|today)(?:\s(?:also|repeatedly|already|previously|earlier|recently|since))?$", Plain, 1000)]
    private static partial Regex Auxiliary();

    [GeneratedRegex(@"^(?:(?:quoting|citing|speaking|referring|commenting|asked|addressing|talking)\b.*|however|meanwhile|too|also|for (?:his|her|its) part|on the other hand|though|in turn|moreover|[\w\s]{0,30}\b(?:however))$", RegexOptions.IgnoreCase | Plain, 1000)]
    private static partial Regex Filler();

    // A subject begins with a capital, an article, a pronoun or a numberless noun, and holds no verb of its own.
    [GeneratedRegex(@"^(?:[\p{Lu}]|the |a |an |he$|she$|they$|it$|er$|sie$|il$|elle$|its |his |her |their |sources? |officials? |military |local |some |several |der |die |das |ein |eine |le |la |les |un |une |and )", Plain, 1000)]
    private static partial Regex LooksLikeSubject();

    [GeneratedRegex(@"\b(?:is|are|was|were|will|would|can|could|has|have|had|which|who|that|because|if|when|where|whether|reached|took|fired|received)\b", Plain, 1000)]
    private static partial Regex Clause();

    [GeneratedRegex(@"^(?:and|but|while|as|however|then|earlier|later|meanwhile|separately|also|moreover)\s+", RegexOptions.IgnoreCase | Plain, 1000)]
    private static partial Regex Reporting();

    [GeneratedRegex(@"^(?:(?:Back |Earlier |Late |Early |Speaking |Only )?(?:[Oo]n|[Ii]n|[Aa]t|[Ll]ate|[Ee]arly|[Dd]uring|[Bb]y|Am|Im|[Bb]ack in|In (?:a|an) [\p{L} ]{3,40}? (?:released|published|issued|made|given)(?: late| early)?(?: on| in)?)?)?$", Plain, 1000)]
    private static partial Regex Fronted();

    [GeneratedRegex(@"^(?:\s(?:reporters|journalists|parliament|lawmakers|media|(?:the )?(?:[\p{L}\d-]+ ){0,4}(?:agency|newspaper|channel|television|radio|TASS|Anadolu|press|Example|daily)))?(?:,? (?:in|at|to|during|with|from|by|aboard|via) (?:(?:a|an|the|his|her|its)\s)?[\p{L}\d’' -]{2,60}?)?(?:\s(?:earlier|late|early|only|here|back))*(?:\s(?:on|in|back in|am|im|last|released|published|issued))?\s?$", Plain, 1000)]
    private static partial Regex Occasion();
}
