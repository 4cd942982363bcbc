using NodaTime;
using Rampart.Evidence;
using Rampart.Pictures;
using Rampart.Web.Evidence;

namespace Rampart.Web.Force;

/// <summary>States of a state's deals over the calendar: a lane for each deal, a bar for each thing that is said.</summary>
/// <param name="Owner">The state.</param>
/// <param name="From">First day (YYYY-MM-DD).</param>
/// <param name="To">Last day; what is disputed is disputed on it.</param>
/// <param name="KnownBy">Only what had been said by then was looked at; null for everything.</param>
/// <param name="Lanes">The earliest deal first.</param>
/// <param name="Stamp">From which ledger it was put together.</param>
internal sealed record LanesAnswer(string Owner, string From, string To, string? KnownBy, IReadOnlyList<LaneAnswer> Lanes, string Stamp)
{
    private const int HashLetters = 12;

    public static LanesAnswer Of(Ledger ledger, ForceHistory history, Deal? deal, LocalDate from, LocalDate to, LocalDate? knownBy)
    {
        var lanes = ForceLane.Of(history, deal, from, to);
        var newest = lanes.SelectMany(lane => lane.Bars).SelectMany(bar => bar.Claims).Select(claim => claim.Document.Date.Latest).DefaultIfEmpty(ForceDays.Newest(ledger)).Max();
        return new LanesAnswer(
            history.Owner, DateAnswer.Iso(from), DateAnswer.Iso(to), knownBy is { } known ? DateAnswer.Iso(known) : null,
            [.. lanes.Select(lane => LaneAnswer.Of(ledger, history, lane))],
            $"Ledger {ledger.Fingerprint()[..HashLetters]}; the newest document that speaks here is of {DateAnswer.Iso(newest)}. A superseded report holds until the one that took its place.");
    }
}

/// <summary>The bars of one deal.</summary>
/// <param name="Deal">The deal.</param>
/// <param name="Bars">By state, alternatives side by side.</param>
internal sealed record LaneAnswer(DealAnswer Deal, IReadOnlyList<BarAnswer> Bars)
{
    public static LaneAnswer Of(Ledger ledger, ForceHistory history, ForceLane lane)
    {
        // What excludes each other stands together, wherever in time each begins.
        var first = lane.Bars.GroupBy(bar => bar.Alternatives).ToDictionary(group => group.Key, group => (Stage: group.Min(bar => bar.Stage), Start: group.Min(bar => bar.When.Start), Id: group.Select(bar => bar.Claims[0].Id).Min(StringComparer.Ordinal)!));
        return new LaneAnswer(DealAnswer.Of(lane.Deal), [.. lane.Bars
            .OrderBy(bar => first[bar.Alternatives].Stage)
            .ThenBy(bar => first[bar.Alternatives].Start)
            .ThenBy(bar => first[bar.Alternatives].Id, StringComparer.Ordinal)
            .ThenBy(bar => bar.When.Start)
            .ThenBy(bar => bar.Claims[0].Id, StringComparer.Ordinal)
            .Select(bar => BarAnswer.Of(ledger, history, bar, lane.Bars.Count(other => other.Alternatives == bar.Alternatives)))]);
    }
}

/// <summary>One thing that is said of a state of a deal.</summary>
/// <param name="Stage">The state.</param>
/// <param name="Words">What is said.</param>
/// <param name="When">When it began, or shall begin.</param>
/// <param name="Earliest">The first day on which it may have begun.</param>
/// <param name="Latest">The last day on which it may have begun.</param>
/// <param name="Until">The day on which another report took its place; null where it holds to the end.</param>
/// <param name="Certainty">Whether it is reported, disputed on the last day, or foretold.</param>
/// <param name="Group">Bars of one number exclude each other.</param>
/// <param name="InGroup">How many bars have this number.</param>
/// <param name="Reasons">Why they are apart, as the ledger has it.</param>
/// <param name="Outcome">Of a forecast what became of it.</param>
/// <param name="Claims">The claims that say so, the first said first.</param>
internal sealed record BarAnswer(
    DealStage Stage, string Words, DateAnswer When, string Earliest, string Latest, string? Until, SwimCertainty Certainty, int Group, int InGroup, IReadOnlyList<string> Reasons, string? Outcome, IReadOnlyList<ClaimAnswer> Claims)
{
    public static BarAnswer Of(Ledger ledger, ForceHistory history, ForceBar bar, int inGroup) => new(
        bar.Stage,
        bar.Words,
        DateAnswer.Of(bar.When),
        DateAnswer.Iso(bar.When.Start),
        DateAnswer.Iso(bar.Latest),
        bar.Until is { } until ? DateAnswer.Iso(until) : null,
        bar.Certainty,
        bar.Alternatives,
        inGroup,
        [.. bar.Claims.SelectMany(ledger.RelationsOf).Where(relation => relation.Kind != RelationKind.SameAs && string.Equals(relation.From.Property.Deal?.Owner, history.Owner, StringComparison.Ordinal) && string.Equals(relation.To.Property.Deal?.Owner, history.Owner, StringComparison.Ordinal)).Select(relation => relation.Reason).Distinct(StringComparer.Ordinal)],
        ForecastOutcome.Of(bar.Claims[0], ledger.ClaimsOn(bar.Claims[0].Property.Id)) is { } outcome ? ForceWords.Outcome(outcome) : null,
        [.. bar.Claims.Select(claim => ClaimAnswer.Of(ledger, claim))]);
}
