using NodaTime;
using Rampart.Pictures;

namespace Rampart.Evidence;

/// <summary>One thing that is said of a state of a deal, as it lies over the calendar.</summary>
/// <param name="Stage">The state.</param>
/// <param name="Claims">The claims that say it, the first said first; never empty.</param>
/// <param name="Words">What is said.</param>
/// <param name="When">When it began, or shall begin.</param>
/// <param name="Until">The day on which another report took its place; null where it holds to the end.</param>
/// <param name="Certainty">Whether it is reported, disputed on the last day drawn, or foretold.</param>
/// <param name="Alternatives">What else excludes it: bars of one number are alternatives. Each forecast has a number of its own.</param>
public sealed record ForceBar(DealStage Stage, IReadOnlyList<Claim> Claims, string Words, PartialDate When, LocalDate? Until, SwimCertainty Certainty, int Alternatives)
{
    /// <summary>The last day on which it may have begun; the first where the future is open.</summary>
    public LocalDate Latest => When.Latest.Year == 9999 ? When.Start : When.Latest;
}

/// <summary>The bars of one deal.</summary>
/// <param name="Deal">The deal.</param>
/// <param name="Bars">By state, then by the first day that may be meant.</param>
public sealed record ForceLane(Deal Deal, IReadOnlyList<ForceBar> Bars)
{
    /// <summary>The lanes between two days: of each deal of which anything was so or awaited between them, the earliest first.</summary>
    /// <param name="history">The owner's history.</param>
    /// <param name="onlyDeal">Only this deal; null for all of the owner's.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day; what is disputed is disputed on it.</param>
    public static IReadOnlyList<ForceLane> Of(ForceHistory history, Deal? onlyDeal, LocalDate from, LocalDate to)
    {
        ArgumentNullException.ThrowIfNull(history);
        return [.. history.Claims
            .Where(claim => (onlyDeal is null || ReferenceEquals(claim.Property.Deal, onlyDeal)) && ForceHistory.When(claim).Start <= to && (ForceHistory.When(claim).Latest >= from || !claim.IsForecast))
            .GroupBy(claim => claim.Property.Deal!.Id, StringComparer.Ordinal)
            .Select(deal => new ForceLane(deal.First().Property.Deal!, BarsOf(history, [.. deal], to)))
            .OrderBy(lane => lane.Bars.Min(bar => bar.When.Start))
            .ThenBy(lane => lane.Deal.Id, StringComparer.Ordinal)];
    }

    private static List<ForceBar> BarsOf(ForceHistory history, List<Claim> claims, LocalDate to)
    {
        var bars = new List<ForceBar>();
        var number = 0;
        foreach (var group in AlternativeGroups.Of(history.Relations, [.. claims.Where(claim => !claim.IsForecast)]))
        {
            var said = history.SayingTheSame(group);
            foreach (var same in said)
            {
                var until = history.ReplacedOn(same[0]);
                bars.Add(Bar(same, until is null && IsDisputed(history, same, said, to) ? SwimCertainty.Disputed : SwimCertainty.Reported, until, number));
            }

            number++;
        }

        foreach (var same in claims.Where(claim => claim.IsForecast).GroupBy(claim => (claim.Property.Id, claim.Value.Text)))
        {
            bars.Add(Bar([.. same.OrderBy(one => one.Said.Latest).ThenBy(one => one.Id, StringComparer.Ordinal)], SwimCertainty.Foretold, until: null, number++));
        }

        return [.. bars.OrderBy(bar => bar.Stage).ThenBy(bar => bar.When.Start).ThenBy(bar => bar.Claims[0].Id, StringComparer.Ordinal)];
    }

    // As on the last day that is drawn: what another report has replaced by then disputes nothing any more.
    private static bool IsDisputed(ForceHistory history, IReadOnlyList<Claim> same, IReadOnlyList<IReadOnlyList<Claim>> said, LocalDate to) =>
        said.Any(other => !ReferenceEquals(other, same) && Holds(history, other[0], to))
        || history.Relations.Any(relation => relation.Kind == RelationKind.Disputes
            && ((same.Contains(relation.From) && Holds(history, relation.To, to)) || (same.Contains(relation.To) && Holds(history, relation.From, to))));

    private static bool Holds(ForceHistory history, Claim claim, LocalDate to) =>
        !claim.IsForecast && history.ReplacedOn(claim) is null && ForceHistory.When(claim).Start <= to;

    private static ForceBar Bar(IReadOnlyList<Claim> same, SwimCertainty certainty, LocalDate? until, int alternatives)
    {
        var property = same[0].Property;
        var when = ForceHistory.When(same[0]);
        return new ForceBar(property.Stage!.Value, same, ForceWords.Said(new StateReading(property, same, when, StateCertainty.Reported, [])), when, until, certainty, alternatives);
    }
}
