using NodaTime;
using NodaTime.Text;
using Rampart.Evidence;

namespace Rampart.Web.Evidence;

/// <summary>A date as precise as its source.</summary>
/// <param name="Text">As written, such as <c>2019-07/2020-04</c> or <c>../2018-08-27</c>.</param>
/// <param name="Words">As it stands in a sentence: "not later than 2018-08-27".</param>
/// <param name="Earliest">The first day that may be meant (YYYY-MM-DD); null where the past is open.</param>
/// <param name="Latest">The last day that may be meant; null where the future is open.</param>
/// <param name="IsUncertain">Whether the source itself is not sure.</param>
internal sealed record DateAnswer(string Text, string Words, string? Earliest, string? Latest, bool IsUncertain)
{
    public static DateAnswer Of(PartialDate date) => new(
        date.Text,
        date.Words,
        date.Earliest.Year == 1 ? null : Iso(date.Earliest),
        date.Latest.Year == 9999 ? null : Iso(date.Latest),
        date.IsUncertain);

    public static DateAnswer? OfAny(PartialDate? date) => date is null ? null : Of(date);

    public static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
