using NodaTime;
using NodaTime.Text;

namespace Rampart.Evidence;

/// <summary>A date as precise as its source: a year, a month, a day, a part of a year or month in words, or a span between two of these; `..` leaves one end open, `?` behind it marks it as uncertain.</summary>
/// <remarks>
/// Examples: <c>2017</c>, <c>2017-09</c>, <c>2019-07-12</c>, <c>2019-07/2020-04</c>, <c>../2018-08-27</c> (not later than),
/// <c>mid-April 2018</c>, <c>late 2019/early 2020</c>, <c>spring 2018</c>, <c>end of 2020</c>, <c>2017-09?</c>. What the words mean stands with <see cref="DateWords"/>.
/// </remarks>
public sealed record PartialDate
{
    /// <summary>What a user is told to write.</summary>
    public const string Forms = "a year (2017), a month (2017-09), a day (2019-07-12), a part of one (mid-April 2018, late 2019, spring 2018, end of 2020), a span (2019-07/2020-04; ../2018-08-27 for \"not later than\"), with ? behind it where it is uncertain";

    private static readonly LocalDate BeforeAll = new(1, 1, 1);
    private static readonly LocalDate AfterAll = new(9999, 12, 31);

    private PartialDate(string text, DateInterval days, bool isUncertain) => (Text, Days, IsUncertain) = (text, days, isUncertain);

    /// <summary>The date as written.</summary>
    public string Text { get; }

    /// <summary>The first day that may be meant; the first of the year 1 where it is open.</summary>
    public LocalDate Earliest => Days.Start;

    /// <summary>The last day that may be meant; the last of the year 9999 where it is open.</summary>
    public LocalDate Latest => Days.End;

    /// <summary>The first day that may be meant; the last where the past is open.</summary>
    public LocalDate Start => Earliest == BeforeAll ? Latest : Earliest;

    /// <summary>The date as it stands in a sentence: "not later than 2018-08-27" where it is open to the past, "not before …" where to the future.</summary>
    public string Words => InWords(Text);

    /// <summary>The same for a date that is at hand as its text alone.</summary>
    public static string InWords(string text) =>
        text.StartsWith("../", StringComparison.Ordinal) ? $"not later than {text[3..]}"
        : text.EndsWith("/..", StringComparison.Ordinal) ? $"not before {text[..^3]}"
        : text;

    /// <summary>True where the date itself is not sure (<c>2017-09?</c>), whatever its precision.</summary>
    public bool IsUncertain { get; }

    /// <summary>True for a single day.</summary>
    public bool IsDay => Earliest == Latest;

    /// <summary>All days that may be meant.</summary>
    public DateInterval Days { get; }

    /// <summary>Reads a date; null where the text is none.</summary>
    public static PartialDate? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isUncertain = text.EndsWith('?');
        return Interval(isUncertain ? text[..^1] : text) is { } days ? new PartialDate(text, days, isUncertain) : null;
    }

    /// <summary>A single day.</summary>
    public static PartialDate Of(LocalDate day) => new(LocalDatePattern.Iso.Format(day), new DateInterval(day, day), isUncertain: false);

    /// <summary>Whether both may mean the same day.</summary>
    public bool MayBe(PartialDate other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Earliest <= other.Latest && other.Earliest <= Latest;
    }

    public override string ToString() => Text;

    private static DateInterval? Interval(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return Part(text);
        }

        var (from, to) = (text[..slash], text[(slash + 1)..]);
        if (string.Equals(from, "..", StringComparison.Ordinal) && Part(to) is { } last)
        {
            return new DateInterval(BeforeAll, last.End);
        }

        if (string.Equals(to, "..", StringComparison.Ordinal) && Part(from) is { } first)
        {
            return new DateInterval(first.Start, AfterAll);
        }

        return Part(from) is { } a && Part(to) is { } b && a.End <= b.End && a.Start <= b.End ? new DateInterval(a.Start, b.End) : null;
    }

    private static DateInterval? Part(string text)
    {
        if (!text.All(c => char.IsAsciiDigit(c) || c == '-'))
        {
            return DateWords.TryParse(text);
        }

        if (text.Length == 10)
        {
            return Day(text) is { } day ? new DateInterval(day, day) : null;
        }

        if (text.Length == 7)
        {
            return Day(text + "-01") is { } month ? new DateInterval(month, month.With(DateAdjusters.EndOfMonth)) : null;
        }

        return text.Length == 4 && Day(text + "-01-01") is { } newYear ? new DateInterval(newYear, new LocalDate(newYear.Year, 12, 31)) : null;
    }

    private static LocalDate? Day(string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: > 1800 and < 2200 } day } ? day : null;
}
