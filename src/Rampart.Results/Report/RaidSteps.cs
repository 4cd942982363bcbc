using Rampart.Pictures;
using Rampart.Results.Summary;
using Rampart.Simulation.Motion;

namespace Rampart.Results.Report;

/// <summary>From the raid to the killed: how far each hostile target came, and how those ended that came no farther.</summary>
public static class RaidSteps
{
    private static readonly (string Name, string Lost, Func<TargetSummary, bool> Reached, Func<RaidCount, int?> Known)[] Steps =
    [
        ("detected", "never detected", target => target.FirstDetection is not null, count => count.Detected),
        ("confirmed", "no track believed", target => target.Confirmed_s is not null, count => count.Confirmed),
        ("identified", "not judged hostile", target => target.Identified_s is not null, count => count.Identified),
        ("ordered", "never ordered", target => target.Ordered_s is not null, count => count.Ordered),
        ("fired at", "not fired at", target => target.FiredAt_s is not null, count => count.FiredAt),
        ("killed", "fired at in vain", target => target.End == TargetEnd.Killed, count => count.Killed),
    ];

    public static WaterfallData Of(BattleSummary summary)
    {
        var raid = summary.Targets.Where(target => target.Side == Side.Hostile && target.Appeared_s is not null).ToArray();

        // Who came to a later step counts for the earlier ones too; steps of which too few records were kept are left out.
        var known = Steps.Where(step => step.Known(summary.Waterfall[0]) is not null).ToArray();
        var farthest = raid.ToDictionary(target => target.Name, target => Array.FindLastIndex(known, step => step.Reached(target)), StringComparer.Ordinal);
        var steps = new List<WaterfallStep>();
        for (var i = 0; i < known.Length; i++)
        {
            var lost = raid.Where(target => farthest[target.Name] == i - 1).ToArray();
            var leaked = lost.Count(target => target.End == TargetEnd.Leaked);
            steps.Add(new WaterfallStep(known[i].Name, raid.Count(target => farthest[target.Name] >= i), known[i].Lost, leaked, lost.Length - leaked));
        }

        return new WaterfallData(
            new Caption("waterfall", "From the raid to the killed", "How many hostile targets came to each step from the raid to the kill, and how many were lost on the way."),
            "hostile targets",
            raid.Length,
            steps);
    }
}
