using System.Globalization;
using Rampart.Results.Database;
using Rampart.Results.Report;
using Rampart.Results.Summary;
using Rampart.Simulation.Command;
using Rampart.Simulation.Motion;
using Rampart.Web.Hosting;

namespace Rampart.Web.Runs;

/// <summary>Why nobody fired at a target, or why not sooner.</summary>
/// <param name="Target">The target's name.</param>
/// <param name="Class">What it was.</param>
/// <param name="Side">Whose.</param>
/// <param name="End">How its part ended.</param>
/// <param name="EndWords">The same in words.</param>
/// <param name="Appeared_s">When it appeared; null for never.</param>
/// <param name="Ended_s">When its part ended; null for never.</param>
/// <param name="MissilesFired">Missiles fired at its track, or that met it.</param>
/// <param name="Answer">The answer in a sentence or two.</param>
/// <param name="Batteries">Battery by battery.</param>
internal sealed record WhyAnswer(
    string Target, TargetClass Class, Side Side, TargetEnd End, string EndWords, double? Appeared_s, double? Ended_s, int MissilesFired, string Answer, IReadOnlyList<BatteryWhyAnswer> Batteries)
{
    public static WhyAnswer Of(RunFolder run, string target)
    {
        var summary = run.Summary();

        // Only a name that the result itself knows gets near a query.
        var known = summary.Targets.FirstOrDefault(each => string.Equals(each.Name, target, StringComparison.Ordinal)) ?? throw RefusalException.NotThere("such target in this battle", "The battle's own list of targets has their names.");
        var rows = RunQuery.Execute(
            run.Database, $"SELECT battery, reason, time_s, until_s FROM fire_withheld WHERE target = '{known.Name.Replace("'", "''", StringComparison.Ordinal)}' ORDER BY battery, time_s").Rows;
        var all = rows
            .Select(row => (Battery: (string)row[0]!, Stretch: new StretchAnswer(ReasonOf((string)row[1]!), Reasons.Name(ReasonOf((string)row[1]!)), Seconds(row[2]), Seconds(row[3]))))
            .GroupBy(row => row.Battery, row => row.Stretch, StringComparer.Ordinal)
            .Select(held => new BatteryWhyAnswer(held.Key, [.. held], Totals([.. held])))
            .ToList();
        return new WhyAnswer(known.Name, known.Class, known.Side, known.End, Say.End(known.End), known.Appeared_s, known.Ended_s, known.MissilesFired, Words(known, all), all);
    }

    private static string Words(TargetSummary target, List<BatteryWhyAnswer> batteries)
    {
        if (target.Appeared_s is null)
        {
            return "It should have appeared after the battle was over.";
        }

        var fired = target.MissilesFired > 0
            ? $"{Say.Count(target.MissilesFired, "missile was", "missiles were")} fired at it, the first at {Say.Clock(target.FiredAt_s)}; it {Ended(target)}."
            : $"No missile was fired at it; it {Ended(target)}.";
        var longest = batteries
            .Select(battery => (battery.Battery, Reason: battery.Totals.FirstOrDefault(total => total.Reason != FireReason.Engaged)))
            .Where(each => each.Reason is not null)
            .Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Battery}: {each.Reason!.Words} ({100.0 * each.Reason.Share:0} % of its life)"))
            .ToList();
        return longest.Count == 0 ? fired : $"{fired} What kept them longest: {string.Join("; ", longest)}.";
    }

    private static List<ReasonTotalAnswer> Totals(IReadOnlyList<StretchAnswer> stretches)
    {
        var life = stretches.Sum(stretch => stretch.Until_s - stretch.From_s);
        return
        [
            .. from stretch in stretches
               group stretch by stretch.Reason into reason
               let seconds = reason.Sum(stretch => stretch.Until_s - stretch.From_s)
               orderby seconds descending, (int)reason.Key
               select new ReasonTotalAnswer(reason.Key, Reasons.Name(reason.Key), Math.Round(seconds, 6), life > 0.0 ? seconds / life : 0.0),
        ];
    }

    private static string Ended(TargetSummary target) => target.End is TargetEnd.Killed or TargetEnd.StillFlying ? $"was {Say.End(target.End)}" : Say.End(target.End);

    private static FireReason ReasonOf(string word) => Enum.GetValues<FireReason>().First(reason => string.Equals(Results.Reading.Words.Kebab(reason), word, StringComparison.Ordinal));

    private static double Seconds(object? cell) => Convert.ToDouble(cell, CultureInfo.InvariantCulture);
}

/// <summary>Why one battery did not fire at a target: the stretches follow each other from its appearance to its end.</summary>
/// <param name="Battery">The battery.</param>
/// <param name="Stretches">Reason after reason.</param>
/// <param name="Totals">What they add up to, the longest first.</param>
internal sealed record BatteryWhyAnswer(string Battery, IReadOnlyList<StretchAnswer> Stretches, IReadOnlyList<ReasonTotalAnswer> Totals);

/// <summary>A reason that held for a while.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Words">The same in words.</param>
/// <param name="From_s">Since when.</param>
/// <param name="Until_s">Until when.</param>
internal sealed record StretchAnswer(FireReason Reason, string Words, double From_s, double Until_s);

/// <summary>How long a reason held in all.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Words">The same in words.</param>
/// <param name="Seconds">How long.</param>
/// <param name="Share">As a share of the target's life.</param>
internal sealed record ReasonTotalAnswer(FireReason Reason, string Words, double Seconds, double Share);
