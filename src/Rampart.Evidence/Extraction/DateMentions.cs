using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Rampart.Evidence.Extraction;

/// <summary>Finds dates of any precision and resolves those that lean on the document's date: "Monday", "last week", "mid-April", "on November 12", "year-end".</summary>
/// <param name="today">The document's date; null where it is not known: then only dates that name their year are found.</param>
internal sealed partial class DateMentions(LocalDate? today)
{
    private readonly LocalDate? today = today;

    private const string Part = @"(?<part>(?i:early|mid|late)|Anfang|Mitte|Ende)[ -]";
    private const string Year = @"(?<year>(?:19|20)\d\d)";
    private const string Relative = "(?<rel>this|last|next|the coming|the current|the following|the previous|the same|diesem|letzten|nächsten)";

    public IReadOnlyList<Mention> In(Sentence sentence)
    {
        var text = sentence.Text;
        var found = new List<(int Start, int End, string Value)>();

        // Longer forms first: what they take is not read again.
        foreach (var (pattern, resolve) in Forms)
        {
            foreach (Match match in pattern.Matches(text))
            {
                if (!found.Exists(other => other.Start < match.Index + match.Length && match.Index < other.End) && resolve(this, match, text) is { } value)
                {
                    var (start, end) = match.Groups["date"] is { Success: true } date ? (date.Index, date.Index + date.Length) : (match.Index, match.Index + match.Length);
                    found.Add((start, end, value));
                }
            }
        }

        found.Sort((left, right) => left.Start.CompareTo(right.Start));
        return [.. Joined(text, found).Select(date => (date, Known: PartialDate.TryParse(date.Value))).Where(date => date.Known is not null)
            .Select(date => new Mention(ProposalKind.Date, sentence, date.date.Start, date.date.End, date.date.Value) { Date = date.Known })];
    }

    // "between 2026 and 2029", "from March 2015 to November 2019", "2016–2017" are one span.
    private static IEnumerable<(int Start, int End, string Value)> Joined(string text, List<(int Start, int End, string Value)> dates)
    {
        for (var i = 0; i < dates.Count; i++)
        {
            if (i + 1 < dates.Count)
            {
                var between = text[dates[i].End..dates[i + 1].Start];
                var head = text[..dates[i].Start].TrimEnd();
                var isSpan = (Dash().IsMatch(between))
                    || (And().IsMatch(between) && head.EndsWith("between", StringComparison.OrdinalIgnoreCase))
                    || (To().IsMatch(between) && (head.EndsWith("from", StringComparison.OrdinalIgnoreCase) || head.EndsWith("von", StringComparison.OrdinalIgnoreCase)));
                if (isSpan && !dates[i].Value.Contains('/', StringComparison.Ordinal) && !dates[i + 1].Value.Contains('/', StringComparison.Ordinal)
                    && PartialDate.TryParse($"{dates[i].Value}/{dates[i + 1].Value}") is not null)
                {
                    yield return (dates[i].Start, dates[i + 1].End, $"{dates[i].Value}/{dates[i + 1].Value}");
                    i++;
                    continue;
                }
            }

            yield return dates[i];
        }
    }

    private static readonly (Regex Pattern, Func<DateMentions, Match, string, string?> Resolve)[] Forms =
    [
        (IsoDay(), (_, match, _) => match.Value),
        (PointDay(), (_, match, _) => Day(match, int.Parse(match.Groups["month"].Value, CultureInfo.InvariantCulture))),
        (DayMonth(), (dates, match, text) => dates.DayOf(match, text)),
        (MonthDay(), (dates, match, text) => dates.DayOf(match, text)),
        (WeekOfMonth(), (dates, match, text) => dates.WeekOf(match)),
        (PartMonth(), (dates, match, text) => dates.MonthOf(match, text)),
        (MonthYear(), (dates, match, text) => dates.MonthOf(match, text)),
        (PartYear(), (_, match, _) => PartOfYear(match)),
        (EndOf(), (dates, match, _) => dates.EndOfYear(match)),
        (Season(), (dates, match, text) => dates.SeasonOf(match, text)),
        (Half(), (dates, match, _) => dates.HalfOf(match)),
        (Decade(), (_, match, _) => DecadeOf(match)),
        (LastSome(), (dates, match, _) => dates.LastDays(match)),
        (Ago(), (dates, match, _) => dates.AgoFrom(match)),
        (RelativePeriod(), (dates, match, _) => dates.Period(match)),
        (Weekday(), (dates, match, text) => dates.WeekdayOf(match, text)),
        (YesterdayWord(), (dates, match, _) => dates.today is { } day ? Iso(day.PlusDays(match.Value.ToLowerInvariant() is "yesterday" or "gestern" or "hier" ? -1 : match.Value.ToLowerInvariant() is "tomorrow" ? 1 : 0)) : null),
        (BareMonth(), (dates, match, text) => dates.MonthOf(match, text)),
        (BareYear(), (_, match, _) => match.Groups["year"].Value),
    ];

    private string? DayOf(Match match, string text)
    {
        var month = Months.Number(match.Groups["month"].Value);
        if (match.Groups["year"].Success)
        {
            return Day(match, month);
        }

        if (today is not { } now || !int.TryParse(match.Groups["day"].Value, out var number) || number is < 1 or > 31)
        {
            return null;
        }

        // Without a year: the last such day, or the next one where the sentence looks ahead.
        var year = now.Year;
        var date = Valid(year, month, number);
        if (date is not null && IsAhead(text, match.Index) ? date < now : date > now)
        {
            date = Valid(date < now ? year + 1 : year - 1, month, number);
        }

        return date is { } day ? Iso(day) : null;
    }

    private static string? Day(Match match, int month) =>
        int.TryParse(match.Groups["day"].Value, out var day) && Valid(int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture), month, day) is { } date ? Iso(date) : null;

    private string? MonthOf(Match match, string text)
    {
        var month = Months.Number(match.Groups["month"].Value);
        if (YearOf(match, month, text) is not { } year)
        {
            return null;
        }

        var part = PartWord(match);
        return part is null ? $"{year:0000}-{month:00}"
            : string.Equals(part, "mid", StringComparison.Ordinal) ? $"mid-{Months.English[month - 1]} {year}"
            : string.Equals(part, "end", StringComparison.Ordinal) ? $"late {Months.English[month - 1]} {year}"
            : $"{part} {Months.English[month - 1]} {year}";
    }

    private int? YearOf(Match match, int month, string text)
    {
        if (match.Groups["year"].Success)
        {
            return int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture);
        }

        if (today is not { } now)
        {
            return null;
        }

        return match.Groups["rel"].Success
            ? match.Groups["rel"].Value.ToLowerInvariant() switch
            {
                "next" => month > now.Month ? now.Year : now.Year + 1,
                "last" => month < now.Month ? now.Year : now.Year - 1,
                _ => now.Year,
            }
            : IsAhead(text, match.Index) ? (month < now.Month ? now.Year + 1 : now.Year)
            : month > now.Month ? now.Year - 1 : now.Year;
    }

    private string? WeekOf(Match match)
    {
        var month = Months.Number(match.Groups["month"].Value);
        if (YearOf(match, month, match.Value) is not { } year)
        {
            return null;
        }

        var first = new LocalDate(year, month, 1);
        var last = first.PlusMonths(1).PlusDays(-1);
        return match.Groups["nth"].Value.ToLowerInvariant() is "last" ? Span(last.PlusDays(-6), last) : Span(first, first.PlusDays(6));
    }

    private static string? PartOfYear(Match match) => PartWord(match) is { } part ? $"{(string.Equals(part, "end", StringComparison.Ordinal) ? "end of" : part)} {match.Groups["year"].Value}" : null;

    private string? EndOfYear(Match match)
    {
        var year = match.Groups["year"].Success ? int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture) : (int?)null;
        if (match.Groups["month"].Success)
        {
            var month = Months.Number(match.Groups["month"].Value);
            return (year ?? YearOf(match, month, match.Value)) is { } known ? $"late {Months.English[month - 1]} {known}" : null;
        }

        if (year is null && today is not { } _)
        {
            return null;
        }

        if (match.Groups["of"].Value.EndsWith("month", StringComparison.OrdinalIgnoreCase))
        {
            var shown = today!.Value.PlusMonths(match.Groups["of"].Value.StartsWith("next", StringComparison.OrdinalIgnoreCase) ? 1 : 0);
            return $"late {Months.English[shown.Month - 1]} {shown.Year}";
        }

        year ??= today!.Value.Year + (match.Groups["of"].Value.ToLowerInvariant() switch { "next year" => 1, "last year" => -1, _ => 0 });
        return $"{(match.Groups["edge"].Value.StartsWith("beg", StringComparison.OrdinalIgnoreCase) || match.Groups["edge"].Value.StartsWith("start", StringComparison.OrdinalIgnoreCase) ? "beginning" : "end")} of {year}";
    }

    private string? SeasonOf(Match match, string text)
    {
        var season = match.Groups["season"].Value.ToLowerInvariant() switch
        {
            "spring" or "frühjahr" or "frühling" or "printemps" => "spring",
            "summer" or "sommer" or "été" => "summer",
            "winter" or "hiver" => "winter",
            _ => "autumn",
        };
        var first = season switch { "spring" => 3, "summer" => 6, "autumn" => 9, _ => 12 };
        if (YearOf(match, first, text) is not { } year)
        {
            return null;
        }

        // A winter lies in two years.
        return string.Equals(season, "winter", StringComparison.Ordinal) ? $"{year}-12/{year + 1}-02" : $"{season} {year}";
    }

    private string? HalfOf(Match match)
    {
        var year = match.Groups["year"].Success ? int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture) : today?.Year + (match.Value.EndsWith("next year", StringComparison.OrdinalIgnoreCase) ? 1 : match.Value.EndsWith("last year", StringComparison.OrdinalIgnoreCase) ? -1 : 0);
        if (year is not { } known)
        {
            return null;
        }

        var number = match.Groups["nth"].Value.ToLowerInvariant() switch { "first" => 1, "second" => 2, "third" => 3, "last" => match.Groups["unit"].Value.StartsWith('h') ? 2 : 4, _ => 4 };
        return match.Groups["unit"].Value.StartsWith("h", StringComparison.OrdinalIgnoreCase)
            ? (number <= 2 ? $"{known}-{(number * 6) - 5:00}/{known}-{number * 6:00}" : null)
            : $"{known}-{(number * 3) - 2:00}/{known}-{number * 3:00}";
    }

    private static string DecadeOf(Match match)
    {
        var first = int.Parse(match.Groups["decade"].Value, CultureInfo.InvariantCulture);
        return match.Groups["part"].Value.ToLowerInvariant() switch
        {
            "early" => $"{first}/{first + 3}",
            "mid" => $"{first + 4}/{first + 6}",
            "late" => $"{first + 7}/{first + 9}",
            _ => $"{first}/{first + 9}",
        };
    }

    // "over the last nine days": from that many before the document's date to that date.
    private string? LastDays(Match match)
    {
        if (today is not { } now || Count(match) is not { } count)
        {
            return null;
        }

        return match.Groups["unit"].Value.ToLowerInvariant() switch
        {
            "day" => Span(now.PlusDays(-count), now),
            "week" => Span(now.PlusWeeks(-count), now),
            "month" => Span(now.PlusMonths(-count), now),
            _ => Span(now.PlusYears(-count), now),
        };
    }

    // As precise as what is counted: three years ago is a year.
    private string? AgoFrom(Match match)
    {
        if (today is not { } now || Count(match) is not { } count)
        {
            return null;
        }

        return match.Groups["unit"].Value.ToLowerInvariant() switch
        {
            "day" => Iso(now.PlusDays(-count)),
            "week" => Week(now.PlusWeeks(-count)),
            "month" => Month(now.PlusMonths(-count)),
            _ => $"{now.Year - count:0000}",
        };
    }

    private string? Period(Match match)
    {
        if (today is not { } now)
        {
            return null;
        }

        var shift = match.Groups["rel"].Value.ToLowerInvariant() switch { "last" or "the previous" or "letzten" => -1, "next" or "the coming" or "the following" or "nächsten" => 1, _ => 0 };
        return match.Groups["unit"].Value.ToLowerInvariant() switch
        {
            "week" => Week(now.PlusWeeks(shift)),
            "month" or "monat" => Month(now.PlusMonths(shift)),
            "weekend" => Span(Monday(now.PlusWeeks(shift)).PlusDays(5), Monday(now.PlusWeeks(shift)).PlusDays(6)),
            _ => $"{now.Year + shift:0000}",
        };
    }

    private string? WeekdayOf(Match match, string text)
    {
        if (today is not { } now)
        {
            return null;
        }

        var name = match.Groups["weekday"].Value.ToLowerInvariant();
        var number = 1 + Array.FindIndex(Weekdays, names => names.Contains(name, StringComparer.Ordinal));
        if (string.Equals(match.Groups["rel"].Value, "next", StringComparison.OrdinalIgnoreCase) || (!match.Groups["rel"].Success && IsAhead(text, match.Index)))
        {
            var ahead = (number - (int)now.DayOfWeek + 7) % 7;
            return Iso(now.PlusDays(ahead == 0 ? 7 : ahead));
        }

        // The day itself counts: an agency writes "on Monday" on Monday.
        return Iso(now.PlusDays(-(((int)now.DayOfWeek - number + 7) % 7)));
    }

    private static readonly string[][] Weekdays =
        [["monday", "montag", "lundi"], ["tuesday", "dienstag", "mardi"], ["wednesday", "mittwoch", "mercredi"], ["thursday", "donnerstag", "jeudi"], ["friday", "freitag", "vendredi"], ["saturday", "samstag", "samedi", "sonnabend"], ["sunday", "sonntag", "dimanche"]];

    private static int? Count(Match match)
    {
        var word = match.Groups["count"].Value;
        return word.Length == 0 ? 1
            : int.TryParse(word, out var number) && number < 1000 ? number
            : word.ToLowerInvariant() is "a" or "an" or "few" or "several" or "couple of" ? (word.StartsWith('a') ? 1 : null)
            : NumberWords.At(word, 0, out _) is { } value ? (int)value : null;
    }

    private static string? PartWord(Match match) => match.Groups["part"].Success
        ? match.Groups["part"].Value.ToLowerInvariant() switch { "early" or "anfang" => "early", "mid" or "mitte" => "mid", "ende" => "end", _ => "late" }
        : null;

    private static bool IsAhead(string text, int at) => Ahead().IsMatch(text[..at]) && !Past().IsMatch(text[Math.Max(0, at - 60)..at]);

    private static string Span(LocalDate from, LocalDate to) => $"{Iso(from)}/{Iso(to)}";

    private static string Week(LocalDate day) => Span(Monday(day), Monday(day).PlusDays(6));

    private static LocalDate Monday(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);

    private static string Month(LocalDate day) => $"{day.Year:0000}-{day.Month:00}";

    private static string Iso(LocalDate day) => $"{day.Year:0000}-{day.Month:00}-{day.Day:00}";

    private static LocalDate? Valid(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;

    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const RegexOptions AnyCase = Plain | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"(?<![\d-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)", Plain, 1000)]
    private static partial Regex IsoDay();

    [GeneratedRegex(@"(?<![\d.])(?<day>0?[1-9]|[12]\d|3[01])\.(?<month>0?[1-9]|1[0-2])\." + Year + @"(?!\d)", Plain, 1000)]
    private static partial Regex PointDay();

    [GeneratedRegex(@"(?<![\d.,])(?<day>\d{1,2})(?:st|nd|rd|th|er)?\.? (?:of )?(?<month>" + Months.Pattern + @")\b\.?(?:,? " + Year + ")?", Plain, 1000)]
    private static partial Regex DayMonth();

    [GeneratedRegex(@"\b(?<month>" + Months.Pattern + @")\b\.? (?<day>\d{1,2})(?:st|nd|rd|th)?\b(?![.,]?\d)(?! (?:missiles|systems|launchers|batteries))(?:,? " + Year + ")?", Plain, 1000)]
    private static partial Regex MonthDay();

    [GeneratedRegex(@"\b(?<nth>first|last) week of (?<month>" + Months.Pattern + @")\b(?:,? " + Year + ")?", Plain, 1000)]
    private static partial Regex WeekOfMonth();

    [GeneratedRegex(@"\b" + Part + "(?<month>" + Months.Pattern + @")\b\.?(?:,? " + Year + ")?", Plain, 1000)]
    private static partial Regex PartMonth();

    [GeneratedRegex(@"\b(?<month>" + Months.Pattern + @")\b\.?,? (?:of |de |des Jahres )?" + Year + @"(?!\d)", Plain, 1000)]
    private static partial Regex MonthYear();

    [GeneratedRegex(@"\b" + Part + "(?:in )?" + Year + @"(?![\d,]\d|\d)(?!s\b)", AnyCase, 1000)]
    private static partial Regex PartYear();

    [GeneratedRegex(@"(?:\bthe )?\b(?<edge>end|close|beginning|start) of (?:(?<month>" + Months.Pattern + @")\b,? ?)?(?:" + Year + @"|(?:the )?(?<of>this year|next year|last year|year|this month|next month|month))\b(?!')|(?:\bthe )?\b(?<edge>year[- ]end|end of the year)\b", AnyCase, 1000)]
    private static partial Regex EndOf();

    [GeneratedRegex(@"(?:\bthe |\b(?<rel>this|last|next) )?\b(?<season>spring|summer|autumn|fall|winter|Frühjahr|Frühling|Sommer|Herbst|printemps|été|automne|hiver)(?: of|,| de)? " + Year + @"\b|\b(?<rel>this|last|next) (?<season>spring|summer|autumn|fall|winter)\b", AnyCase, 1000)]
    private static partial Regex Season();

    [GeneratedRegex(@"(?:\bthe )?\b(?<nth>first|second|third|fourth|last) (?<unit>half|quarter) of (?:the year )?(?:" + Year + @"|this year|next year|last year)\b", AnyCase, 1000)]
    private static partial Regex Half();

    [GeneratedRegex(@"(?:\bthe )?(?:\b(?<part>early|mid|late)[ -])?\b(?<decade>(?:19|20)\d0)s\b", AnyCase, 1000)]
    private static partial Regex Decade();

    [GeneratedRegex(@"\bthe (?:last|past) (?<count>\d{1,3}|[a-z]{3,9}) (?<unit>day|week|month|year)s\b", AnyCase, 1000)]
    private static partial Regex LastSome();

    [GeneratedRegex(@"\b(?<count>\d{1,3}|an?|[a-z]{3,9}) (?<unit>day|week|month|year)s? (?:ago|earlier)\b", AnyCase, 1000)]
    private static partial Regex Ago();

    [GeneratedRegex(@"\b(?:earlier |later )?" + Relative + @" (?<unit>week|month|year|weekend|Monat|Jahr)\b(?!')", AnyCase, 1000)]
    private static partial Regex RelativePeriod();

    [GeneratedRegex(@"\b(?:(?<rel>last|next|this) )?(?<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b", Plain, 1000)]
    private static partial Regex Weekday();

    [GeneratedRegex(@"\b(?:yesterday|today|tomorrow|gestern|hier)\b(?='s\b)?(?!'s)", Plain, 1000)]
    private static partial Regex YesterdayWord();

    [GeneratedRegex(@"(?:\b(?i:in|since|by|until|till|through|during|for|from|before|after|to|im|seit|en|depuis) |\b(?<rel>this|last|next) )(?<date>(?<month>January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|janvier|février|juillet|août|septembre|octobre|novembre|décembre))\b(?![.,]? \d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BareMonth();

    [GeneratedRegex(@"(?:(?:\b(?:in|In|since|Since|by|By|until|Until|through|from|From|before|Before|after|After|during|of|for|to|and|between|Between|Im|im|Jahr|Jahre|seit|bis|en|En|depuis|late|early|year|till|back in) |(?<=\b(?:19|20)\d\d\s?[-–—\uFFFD]\s?))|(?<=\())" + @"(?<date>" + Year + @")(?![\d]|[.,]\d|-\d\d?-|s\b)(?! ?(?:km|m|kg|ft|missiles|troops|men|systems|miles|metres|meters|dollars|euros)\b)|\b(?:In |in |im |Im )(?<date>" + Year + @")(?=\s?[-–—\uFFFD]\s?(?:19|20)\d\d)", Plain, 1000)]
    private static partial Regex BareYear();

    [GeneratedRegex(@"\b(?:will|would|shall|to be|expects?|expected|plans?|planned|due|set to|scheduled|is to|are to|werden|wird|sollen|soll)\b", AnyCase, 1000)]
    private static partial Regex Ahead();

    // The day of a speech lies behind the article, whatever is foretold in it.
    [GeneratedRegex(@"\b(?:" + SpeechVerbs.English + @"|released|published|issued|interview|since|seit)\b[^,.;]{0,40}$", AnyCase, 1000)]
    private static partial Regex Past();

    [GeneratedRegex(@"^\s?[-–—\uFFFD]\s?$", Plain, 1000)]
    private static partial Regex Dash();

    [GeneratedRegex(@"^ and (?:in |by )?$", Plain, 1000)]
    private static partial Regex And();

    [GeneratedRegex(@"^ (?:to|until|till|through|bis) (?:in )?$", Plain, 1000)]
    private static partial Regex To();
}
