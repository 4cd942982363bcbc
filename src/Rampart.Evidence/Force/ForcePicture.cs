using NodaTime;
using Rampart.Pictures;

namespace Rampart.Evidence;

/// <summary>The swim lanes of an owner's deals: each bar walks to its claims.</summary>
public static class ForcePicture
{
    /// <summary>What there is to be drawn between two days; null where nothing was so or awaited between them.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="history">The owner's history.</param>
    /// <param name="onlyDeal">Only this deal; null for all of the owner's.</param>
    /// <param name="from">First day of the axis.</param>
    /// <param name="to">Last day of the axis.</param>
    /// <param name="marked">A day to be marked.</param>
    /// <param name="title">The picture's title.</param>
    public static SwimLaneData? Of(Ledger ledger, ForceHistory history, Deal? onlyDeal, LocalDate from, LocalDate to, LocalDate? marked, string title)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(history);
        var lanes = history.Claims
            .Where(claim => (onlyDeal is null || ReferenceEquals(claim.Property.Deal, onlyDeal)) && ForceHistory.When(claim).Start <= to && (ForceHistory.When(claim).Latest >= from || !claim.IsForecast))
            .GroupBy(claim => claim.Property.Deal!.Id, StringComparer.Ordinal)
            .Select(deal => (deal.First().Property.Deal!, Bars: Bars(history, [.. deal], to)))
            .OrderBy(lane => lane.Bars.Min(bar => bar.Earliest))
            .ThenBy(lane => lane.Item1.Id, StringComparer.Ordinal)
            .Select(lane => new SwimLane($"{lane.Item1.Name}{(string.Equals(lane.Item1.Seller, lane.Item1.Owner, StringComparison.Ordinal) ? string.Empty : $" (from {lane.Item1.Seller})")}", lane.Bars))
            .ToList();
        return lanes.Count == 0 ? null : new SwimLaneData
        {
            Caption = new Caption("force", title, $"States of {lanes.Count} {(lanes.Count == 1 ? "deal" : "deals")} from {from:uuuu-MM-dd} to {to:uuuu-MM-dd}: a bar for each thing that is said, beside it the claims that say so."),
            From = from.ToDateOnly(),
            To = to.ToDateOnly(),
            Lanes = lanes,
            Marked = marked?.ToDateOnly(),
            Stamp = $"Ledger {ledger.Fingerprint()[..12]}; the newest document that speaks here is of {history.Claims.Max(claim => claim.Document.Date.Latest):uuuu-MM-dd}. Claims: rampart evidence show CLAIM. A superseded report holds until the one that took its place.",
        };
    }

    private static List<SwimBar> Bars(ForceHistory history, List<Claim> claims, LocalDate to)
    {
        var reported = AlternativeGroups.Of(history.Relations, [.. claims.Where(claim => !claim.IsForecast)]).SelectMany(group => Said(history, group, to));
        var foretold = claims.Where(claim => claim.IsForecast).GroupBy(claim => (claim.Property.Id, claim.Value.Text)).Select(same => Bar([.. same.OrderBy(one => one.Said.Latest).ThenBy(one => one.Id, StringComparer.Ordinal)], SwimCertainty.Foretold, until: null));
        return [.. reported.Concat(foretold).OrderBy(bar => bar.Stage).ThenBy(bar => bar.Bar.Earliest).ThenBy(bar => bar.Bar.Source, StringComparer.Ordinal).Select(bar => bar.Bar)];
    }

    private static IEnumerable<(DealStage Stage, SwimBar Bar)> Said(ForceHistory history, IReadOnlyList<Claim> group, LocalDate to)
    {
        var said = history.SayingTheSame(group);
        foreach (var same in said)
        {
            var until = history.ReplacedOn(same[0]);
            yield return Bar(same, until is null && IsDisputed(history, same, said, to) ? SwimCertainty.Disputed : SwimCertainty.Reported, until);
        }
    }

    // As on the last day that is drawn: what another report has replaced by then disputes nothing any more.
    private static bool IsDisputed(ForceHistory history, IReadOnlyList<Claim> same, IReadOnlyList<IReadOnlyList<Claim>> said, LocalDate to) =>
        said.Any(other => !ReferenceEquals(other, same) && Holds(history, other[0], to))
        || history.Relations.Any(relation => relation.Kind == RelationKind.Disputes
            && ((same.Contains(relation.From) && Holds(history, relation.To, to)) || (same.Contains(relation.To) && Holds(history, relation.From, to))));

    private static bool Holds(ForceHistory history, Claim claim, LocalDate to) =>
        !claim.IsForecast && history.ReplacedOn(claim) is null && ForceHistory.When(claim).Start <= to;

    private static (DealStage Stage, SwimBar Bar) Bar(IReadOnlyList<Claim> same, SwimCertainty certainty, LocalDate? until)
    {
        var claim = same[0];
        var when = ForceHistory.When(claim);
        var bar = new SwimBar
        {
            State = DealStages.Word(claim.Property.Stage!.Value).Replace('-', ' '),
            Words = ForceWords.Said(new StateReading(claim.Property, same, when, StateCertainty.Reported, [])),
            Earliest = when.Start.ToDateOnly(),
            Latest = when.Latest.Year == 9999 ? when.Start.ToDateOnly() : when.Latest.ToDateOnly(),
            Until = until?.ToDateOnly(),
            Certainty = certainty,
            Source = string.Join(", ", same.Select((one, i) => i == 0 ? one.Id : one.Document.Id)),
            Tip = string.Join('\n', same.Select(one => $"{one.Id}: {one.ValueText}, {one.Speaker}, said {one.Said.Words}, {one.Grade.Text}: {(one.Recorded is null ? $"“{one.Quotation}”" : one.Recorded)}")),
        };
        return (claim.Property.Stage!.Value, bar);
    }
}
