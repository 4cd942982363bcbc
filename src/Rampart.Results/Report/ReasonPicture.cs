using Rampart.Pictures;
using Rampart.Results.Summary;
using Rampart.Simulation.Command;
using Rampart.Simulation.Motion;

namespace Rampart.Results.Report;

/// <summary>The reasons for not firing, target by target, or class by class where there are too many targets.</summary>
public static class ReasonPicture
{
    private const int MostRows = 60;

    /// <summary>Hostile targets, and others at which a missile was ordered.</summary>
    public static bool IsShown(TargetSummary target, BattleSummary summary) =>
        target.Side == Side.Hostile
        || summary.WhyNotFiredByTarget.Any(reason => reason.Reason == FireReason.Engaged && string.Equals(reason.Target, target.Name, StringComparison.Ordinal));

    public static ReasonBarsData Of(BattleSummary summary)
    {
        var targets = summary.Targets.Where(target => IsShown(target, summary)).OrderBy(target => (int)target.Side).ThenBy(target => (int)target.Class).ThenBy(target => target.Appeared_s).ToArray();
        var shown = targets.ToDictionary(target => target.Name, StringComparer.Ordinal);
        var reasons = summary.WhyNotFiredByTarget.Where(reason => shown.ContainsKey(reason.Target)).ToArray();
        var batteries = reasons.Select(reason => reason.Battery).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var byTarget = shown.Count * batteries.Length <= MostRows;
        var groups =
            from battery in batteries
            select new ReasonGroup(battery, byTarget ? [.. TargetRows(battery)] : [.. ClassRows(battery)]);
        return new ReasonBarsData(
            new Caption("reasons", "Why not fired?", "For each target and battery, the shares of the target’s life in which each reason kept the battery from firing at it."),
            Reasons.Looks(),
            [.. groups]);

        IEnumerable<ReasonRow> TargetRows(string battery) =>
            from target in targets
            let held = reasons.Where(reason => string.Equals(reason.Target, target.Name, StringComparison.Ordinal) && string.Equals(reason.Battery, battery, StringComparison.Ordinal)).ToArray()
            where held.Length > 0
            select new ReasonRow(target.Name, target.End == TargetEnd.StillFlying ? "flying" : Say.End(target.End), Parts(held));

        IEnumerable<ReasonRow> ClassRows(string battery) =>
            from reason in reasons
            where string.Equals(reason.Battery, battery, StringComparison.Ordinal)
            let target = shown[reason.Target]
            group reason by (target.Side, target.Class) into held
            orderby (int)held.Key.Side, (int)held.Key.Class
            let name = held.Key.Side == Side.Hostile ? Say.Words(held.Key.Class) : $"{Say.Words(held.Key.Side)} {Say.Words(held.Key.Class)}"
            select new ReasonRow(name, Say.Count(held.Select(reason => reason.Target).Distinct(StringComparer.Ordinal).Count(), "target", "targets"), Parts(held));
    }

    private static ReasonPart[] Parts(IEnumerable<TargetReason> held) =>
        [.. held.GroupBy(reason => reason.Reason).OrderBy(group => (int)group.Key).Select(group => new ReasonPart(Reasons.Fill(group.Key), group.Sum(reason => reason.Seconds)))];
}
