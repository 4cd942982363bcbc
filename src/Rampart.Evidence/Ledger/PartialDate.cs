using System.Globalization;

namespace Rampart.Evidence;

/// <summary>A date as precise as its source: a year, a month, a day, or a span between two of these; `..` leaves one end open.</summary>
/// <remarks>Examples: <c>2017</c>, <c>2017-09</c>, <c>2019-07-12</c>, <c>2019-07/2020-04</c>, <c>../2018-08-27</c> (not later than).</remarks>
public sealed record PartialDate
{
    /// <summary>What a user is told to write.</summary>
    public const string Forms = "a year (2017), a month (2017-09), a day (2019-07-12) or a span (2019-07/2020-04; ../2018-08-27 for \"not later than\")";

    private PartialDate(string text, DateOnly earliest, DateOnly latest) => (Text, Earliest, Latest) = (text, earliest, latest);

    /// <summary>The date as written.</summary>
    public string Text { get; }

    /// <summary>The first day that may be meant.</summary>
    public DateOnly Earliest { get; }

    /// <summary>The last day that may be meant.</summary>
    public DateOnly Latest { get; }

    /// <summary>Reads a date; null where the text is none.</summary>
    public static PartialDate? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return Bounds(text) is var (first, last) ? new PartialDate(text, first, last) : null;
        }

        var (from, to) = (text[..slash], text[(slash + 1)..]);
        if (string.Equals(from, "..", StringComparison.Ordinal) && Bounds(to) is var (_, end))
        {
            return new PartialDate(text, DateOnly.MinValue, end);
        }

        if (string.Equals(to, "..", StringComparison.Ordinal) && Bounds(from) is var (start, _))
        {
            return new PartialDate(text, start, DateOnly.MaxValue);
        }

        return Bounds(from) is var (a, aEnd) && Bounds(to) is var (_, bEnd) && aEnd <= bEnd ? new PartialDate(text, a, bEnd) : null;
    }

    public override string ToString() => Text;

    private static (DateOnly First, DateOnly Last)? Bounds(string text)
    {
        if (!text.All(c => char.IsAsciiDigit(c) || c == '-'))
        {
            return null;
        }

        if (text.Length == 10)
        {
            return Day(text) is { } day ? (day, day) : null;
        }

        if (text.Length == 7)
        {
            return Day(text + "-01") is { } first ? (first, first.AddMonths(1).AddDays(-1)) : null;
        }

        return text.Length == 4 && Day(text + "-01-01") is { } newYear ? (newYear, new DateOnly(newYear.Year, 12, 31)) : null;
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1800 and < 2200 ? day : null;
}
