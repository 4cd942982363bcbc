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
        var lanes = ForceLane.Of(history, onlyDeal, from, to)
            .Select(lane => new SwimLane($"{lane.Deal.Name}{(string.Equals(lane.Deal.Seller, lane.Deal.Owner, StringComparison.Ordinal) ? string.Empty : $" (from {lane.Deal.Seller})")}", [.. lane.Bars.Select(Bar)]))
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

    private static SwimBar Bar(ForceBar bar) => new()
    {
        State = DealStages.Word(bar.Stage).Replace('-', ' '),
        Words = bar.Words,
        Earliest = bar.When.Start.ToDateOnly(),
        Latest = bar.Latest.ToDateOnly(),
        Until = bar.Until?.ToDateOnly(),
        Certainty = bar.Certainty,
        Source = string.Join(", ", bar.Claims.Select((one, i) => i == 0 ? one.Id : one.Document.Id)),
        Tip = string.Join('\n', bar.Claims.Select(one => $"{one.Id}: {one.ValueText}, {one.Speaker}, said {one.Said.Words}, {one.Grade.Text}: {(one.Recorded is null ? $"“{one.Quotation}”" : one.Recorded)}")),
    };
}
