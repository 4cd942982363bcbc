using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using Rampart.Evidence;
using Rampart.Web.Evidence;
using Rampart.Web.Hosting;

namespace Rampart.Web.Force;

/// <summary>Who had how many, on which day, and who says so.</summary>
internal static class ForceEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/force/owners", Owners).WithTags("Force");
        api.MapGet("/force", OnDay).WithTags("Force");
        api.MapGet("/force/lanes", Lanes).WithTags("Force");
        api.MapGet("/forecasts", Forecasts).WithTags("Force");
    }

    /// <summary>The states of which the ledger holds deals.</summary>
    internal static Ok<OwnersAnswer> Owners(Project project) => TypedResults.Ok(OwnersAnswer.Of(project.Ledger));

    /// <summary>What a state had, was getting and was promised on one day.</summary>
    /// <param name="project">The project.</param>
    /// <param name="owner">A state, as the ledger's deals name it.</param>
    /// <param name="on">The day (YYYY-MM-DD); without it the day of the ledger's newest document.</param>
    /// <param name="knownBy">Only what had been said by this day; without it everything.</param>
    /// <param name="deal">Only this deal.</param>
    internal static Ok<ForceAnswer> OnDay(Project project, string owner, string? on = null, string? knownBy = null, string? deal = null)
    {
        var (ledger, history, asked, _) = History(project, owner, knownBy, deal);
        return TypedResults.Ok(ForceAnswer.Of(ledger, history.On(ForceDays.Read("on", on) ?? ForceDays.Newest(ledger), asked)));
    }

    /// <summary>The swim lanes of a state's deals between two days.</summary>
    /// <param name="project">The project.</param>
    /// <param name="owner">A state, as the ledger's deals name it.</param>
    /// <param name="from">First day; without it the first of which anything is told.</param>
    /// <param name="to">Last day; without it a year behind the ledger's newest document.</param>
    /// <param name="knownBy">Only what had been said by this day; without it everything.</param>
    /// <param name="deal">Only this deal.</param>
    internal static Ok<LanesAnswer> Lanes(Project project, string owner, string? from = null, string? to = null, string? knownBy = null, string? deal = null)
    {
        var (ledger, history, asked, known) = History(project, owner, knownBy, deal);
        var last = ForceDays.Read("to", to) ?? ForceDays.Newest(ledger).PlusYears(1);
        var first = ForceDays.Read("from", from) ?? ForceDays.First(history, last);
        return first <= last
            ? TypedResults.Ok(LanesAnswer.Of(ledger, history, asked, first, last, known))
            : throw new RefusalException(StatusCodes.Status400BadRequest, $"{DateAnswer.Iso(last)} lies before {DateAnswer.Iso(first)}.", "Exchange the two days.");
    }

    /// <summary>Who foretold which date, when, and what became of it.</summary>
    /// <param name="project">The project.</param>
    /// <param name="of">Only properties that begin so, such as <c>s-400-turkey/</c>.</param>
    internal static Ok<ForecastsAnswer> Forecasts(Project project, string? of = null) => TypedResults.Ok(ForecastsAnswer.Of(project.Ledger, string.IsNullOrEmpty(of) ? null : of));

    private static (Ledger Ledger, ForceHistory History, Deal? Deal, LocalDate? KnownBy) History(Project project, string owner, string? knownBy, string? deal)
    {
        var ledger = project.Ledger;
        if (!ForceHistory.OwnersIn(ledger).Contains(owner, StringComparer.Ordinal))
        {
            throw RefusalException.NotThere("deal of this state in the ledger", $"States with deals: {string.Join(", ", ForceHistory.OwnersIn(ledger))}.");
        }

        var asked = string.IsNullOrEmpty(deal) ? null : ledger.FindDeal(deal);
        if (!string.IsNullOrEmpty(deal) && !string.Equals(asked?.Owner, owner, StringComparison.Ordinal))
        {
            throw RefusalException.NotThere("such deal of this state in the ledger", $"Its deals: {string.Join(", ", ledger.Deals.Where(each => string.Equals(each.Owner, owner, StringComparison.Ordinal)).Select(each => each.Id))}.");
        }

        var day = ForceDays.Read("knownBy", knownBy);
        var known = day is { } by ? ledger.AsKnownBy(by) : ledger;
        return (known, ForceHistory.Of(ledger, owner, day), asked, day);
    }
}
