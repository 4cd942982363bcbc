using NodaTime;
using NodaTime.Text;
using Rampart.Evidence;
using Rampart.Web.Hosting;

namespace Rampart.Web.Force;

/// <summary>Days of requests, and those between which a history lies.</summary>
internal static class ForceDays
{
    /// <summary>A day of a request; null where none is given.</summary>
    /// <exception cref="RefusalException">The text is no day.</exception>
    public static LocalDate? Read(string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: > 1800 and < 2200 } day }
            ? day
            : throw Parameters.Wrong(name, $"What was given for {name} is not a day.", "Write it as 2019-10-01.");
    }

    /// <summary>The last day of which the ledger can know anything.</summary>
    public static LocalDate Newest(Ledger ledger) => ledger.Documents.Max(document => document.Date.Latest);

    /// <summary>The first day of which a history speaks, or the last where it says nothing.</summary>
    public static LocalDate First(ForceHistory history, LocalDate last) => history.Claims
        .Select(claim => (claim.IsForecast ? claim.Said : ForceHistory.When(claim)).Start)
        .Where(day => day <= last)
        .DefaultIfEmpty(last)
        .Min();
}
