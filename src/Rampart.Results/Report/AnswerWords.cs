using Rampart.Results.Summary;
using Rampart.Simulation.Motion;

namespace Rampart.Results.Report;

/// <summary>The answer of one battle in two sentences.</summary>
public static class AnswerWords
{
    public static string Of(BattleSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var raid = summary.Waterfall[0];
        var parts = new List<string>();
        if (raid.Appeared == 0)
        {
            parts.Add("no hostile target appeared");
        }
        else
        {
            parts.Add($"{Say.Number(raid.Killed)} of {Say.Count(raid.Appeared, "hostile target was", "hostile targets were")} killed");
            parts.Add($"{Say.Number(raid.Leaked)} leaked");
            if (raid.StillFlying > 0)
            {
                parts.Add($"{Say.Number(raid.StillFlying)} still flew at the end");
            }

            if (raid.RouteFlown > 0)
            {
                parts.Add($"{Say.Number(raid.RouteFlown)} left the scene");
            }
        }

        var wronged = summary.Mistakes.DistinctBy(mistake => mistake.Target, StringComparer.Ordinal).ToArray();
        var killed = wronged.Count(mistake => summary.Targets.Any(target => target.End == TargetEnd.Killed && string.Equals(target.Name, mistake.Target, StringComparison.Ordinal)));
        var mistakes = wronged.Length == 0
            ? summary.Targets.Any(target => target.Side != Side.Hostile && target.Appeared_s is not null) ? "; no other aircraft was engaged by mistake" : ""
            : $"; {Say.Count(wronged.Length, "aircraft that was not hostile was", "aircraft that were not hostile were")} engaged by mistake {Killed(wronged.Length, killed)}";
        return $"Under the stated readings, in one battle (seed {summary.Seed}, replication {summary.Replication}) {Say.List(parts)}{mistakes}. One battle is one draw of the dice: not a forecast of combat.";
    }

    private static string Killed(int wronged, int killed) => (wronged, killed) switch
    {
        (1, 0) => "and not killed",
        (1, _) => "and killed",
        (_, 0) => "and none of them killed",
        _ => $"and {Say.Number(killed)} of them killed",
    };
}
