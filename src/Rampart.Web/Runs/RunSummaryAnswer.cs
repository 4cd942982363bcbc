using System.Globalization;
using Rampart.Results.Database;
using Rampart.Results.Report;
using Rampart.Results.Summary;
using Rampart.Simulation.Engagement;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Rampart.Web.Hosting;

namespace Rampart.Web.Runs;

/// <summary>What came out of one battle.</summary>
/// <param name="Id">The result's name, NAME/KEY.</param>
/// <param name="Title">The scenario's title.</param>
/// <param name="Answer">The answer in two sentences.</param>
/// <param name="Duration_s">Length of the battle.</param>
/// <param name="Stamp">What the answer rests on.</param>
/// <param name="Remarks">How often a model left the range for which it was validated, and where it is not supported.</param>
/// <param name="Appeared">How many hostile targets entered the battle.</param>
/// <param name="Steps">From the raid to the killed: how far the hostile targets came.</param>
/// <param name="Leakers">Hostile targets that reached their aim.</param>
/// <param name="Mistakes">Missiles fired at, or meeting, a target that was not hostile.</param>
/// <param name="Damage">What was attacked.</param>
/// <param name="Missiles">The missiles of each battery.</param>
/// <param name="WhyNotFired">For each battery, how long each reason kept it from firing at hostile targets, the longest first.</param>
/// <param name="Campaign">The campaign that it was one battle of; null for a battle by itself.</param>
/// <param name="Failed">Sums that should come out even and do not: faults of the engine. Empty, as a rule.</param>
internal sealed record RunSummaryAnswer(
    string Id, string Title, string Answer, double Duration_s, StampAnswer Stamp, IReadOnlyList<string> Remarks, int Appeared, IReadOnlyList<StepAnswer> Steps,
    IReadOnlyList<LeakerAnswer> Leakers, IReadOnlyList<MistakeAnswer> Mistakes, IReadOnlyList<DamageAnswer> Damage, IReadOnlyList<MissilesAnswer> Missiles,
    IReadOnlyList<BatteryReasonAnswer> WhyNotFired, BattleOfCampaign? Campaign, IReadOnlyList<string> Failed)
{
    public static RunSummaryAnswer Of(ResultId id, RunFolder run, Project project)
    {
        var summary = run.Summary();
        var waterfall = RaidSteps.Of(summary);
        return new RunSummaryAnswer(
            id.ToString(), summary.Title, AnswerWords.Of(summary), summary.Duration_s, StampAnswer.Of(run, summary), Remarked(run),
            waterfall.Raid,
            [.. waterfall.Steps.Select(step => new StepAnswer(step.Name, step.Reached, step.LostWords, step.Leaked, step.Other))],
            [.. summary.Leakers.Select(leaker => new LeakerAnswer(leaker.Target, leaker.Class, leaker.Aim, leaker.Time_s, leaker.Hit))],
            [.. summary.Mistakes.Select(mistake => new MistakeAnswer(mistake.Target, mistake.Class, mistake.Side, mistake.Battery, mistake.Interceptor, mistake.Launch_s, mistake.Result, Say.Result(mistake.Result), mistake.Killed))],
            [.. summary.Damage.Select(damage => new DamageAnswer(damage.Asset, damage.Kind, damage.Attacks, damage.Hits, damage.Withstands, damage.Destroyed))],
            [.. summary.Missiles.Select(count => new MissilesAnswer(count.Battery, count.Loaded, count.Fired, count.Left, count.Lost))],
            [.. summary.WhyNotFired.OrderBy(held => held.Battery, StringComparer.Ordinal).ThenByDescending(held => held.Seconds).Select(held => new BatteryReasonAnswer(held.Battery, held.Reason, Reasons.Name(held.Reason), held.Seconds, held.Share))],
            BattleOfCampaign.Of(run, summary, project),
            [.. summary.Checks.Where(check => !check.Holds).Select(check => check.What)]);
    }

    // A ballistic missile is low for seconds only, when it leaves and when it arrives.
    private static List<string> Remarked(RunFolder run)
    {
        int Count(string limit) => Convert.ToInt32(
            RunQuery.Execute(run.Database, $"SELECT count(*) FROM model_remark JOIN target_history USING (target) WHERE \"limit\" = '{limit}' AND (class <> 'ballistic-missile' OR \"limit\" <> 'low-over-coarse-ground')").Rows[0][0],
            CultureInfo.InvariantCulture);
        var remarks = new List<string>();
        if (Count("low-over-coarse-ground") is > 0 and var low)
        {
            remarks.Add($"{Say.Count(low, "target", "targets")} flew low over ground unknown or too coarse for that: what became of them is not supported. Import finer terrain.");
        }

        if (Count("horizon-above-ten-kilometres") is > 0 and var high)
        {
            remarks.Add($"{Say.Count(high, "target was", "targets were")} seen above 10 km, where the effective-earth factor is optimistic: read the distances of first detection as upper bounds.");
        }

        return remarks;
    }
}

/// <summary>What an answer rests on, so that anyone can get it again.</summary>
/// <param name="Scenario">The scenario's short name.</param>
/// <param name="Seed">Decides all chance; as text, because it can be larger than the whole numbers that JavaScript keeps apart.</param>
/// <param name="Replication">Which of the battles with this seed.</param>
/// <param name="Engine">What fought it.</param>
/// <param name="Terrain">The ground and its resolution.</param>
/// <param name="Journal">The journal's hash.</param>
/// <param name="Kept">What of the journal was kept: outcomes, events or full.</param>
/// <param name="Ledger">The fingerprint of the ledger.</param>
/// <param name="Claimed">How many values of the models were read from public claims.</param>
/// <param name="Assumed">How many were assumed.</param>
/// <param name="Disputed">How many of the claimed ones somebody disputes.</param>
internal sealed record StampAnswer(string Scenario, string Seed, string Replication, string Engine, string Terrain, string Journal, string Kept, string Ledger, int Claimed, int Assumed, int Disputed)
{
    public static StampAnswer Of(RunFolder run, BattleSummary summary)
    {
        var values = run.Known.Readings.Readings.Where(reading => !reading.IsDefinition).ToList();
        return new StampAnswer(
            summary.Scenario, summary.Seed.ToString(CultureInfo.InvariantCulture), summary.Replication.ToString(CultureInfo.InvariantCulture), summary.Engine,
            run.Known.Manifest["terrain"]?["ground"]?.GetValue<string>() ?? "unknown", summary.Hash, run.Known.Word("journal") ?? "unknown", run.Known.Readings.Ledger,
            values.Count(reading => reading.IsClaimed), values.Count(reading => !reading.IsClaimed), values.Count(reading => reading.IsClaimed && reading.IsDisputed));
    }
}

/// <summary>A step on the way from the raid to the killed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reached">How many came to it or to a later one.</param>
/// <param name="LostAs">What is said of those that came only to the step before.</param>
/// <param name="Leaked">How many of these leaked.</param>
/// <param name="Otherwise">How many of these ended otherwise.</param>
internal sealed record StepAnswer(string Name, int Reached, string LostAs, int Leaked, int Otherwise);

/// <summary>A hostile target that reached its aim.</summary>
/// <param name="Target">Its name.</param>
/// <param name="Class">What it was.</param>
/// <param name="Aim">What it attacked.</param>
/// <param name="Time_s">When it was there.</param>
/// <param name="Hit">Whether it hit; null where it had nothing to hit.</param>
internal sealed record LeakerAnswer(string Target, TargetClass Class, string? Aim, double Time_s, bool? Hit);

/// <summary>A missile that was fired at, or met, a target that was not hostile.</summary>
/// <param name="Target">The target's name.</param>
/// <param name="Class">What it was.</param>
/// <param name="Side">Whose.</param>
/// <param name="Battery">Which battery fired.</param>
/// <param name="Interceptor">Which missile.</param>
/// <param name="Launch_s">When it was fired.</param>
/// <param name="Result">What came of it.</param>
/// <param name="ResultWords">The same in words.</param>
/// <param name="Killed">Whether that target died of it.</param>
internal sealed record MistakeAnswer(string Target, TargetClass Class, Side Side, string Battery, string Interceptor, double Launch_s, InterceptResult? Result, string ResultWords, bool Killed);

/// <summary>What happened to a defended asset or a battery.</summary>
/// <param name="Asset">Its name.</param>
/// <param name="Kind">Asset or battery.</param>
/// <param name="Attacks">How many targets reached it.</param>
/// <param name="Hits">How many hit.</param>
/// <param name="Withstands">How many hits destroy it.</param>
/// <param name="Destroyed">Whether it was destroyed.</param>
internal sealed record DamageAnswer(string Asset, EntityKind Kind, int Attacks, int Hits, int Withstands, bool Destroyed);

/// <summary>The missiles of a battery: loaded = fired + left + lost.</summary>
/// <param name="Battery">The battery.</param>
/// <param name="Loaded">How many it had, those beside the launchers among them.</param>
/// <param name="Fired">How many it fired.</param>
/// <param name="Left">How many were left.</param>
/// <param name="Lost">How many were lost with it.</param>
internal sealed record MissilesAnswer(string Battery, int Loaded, int Fired, int Left, int Lost);

/// <summary>How long a reason kept a battery from firing at hostile targets.</summary>
/// <param name="Battery">The battery.</param>
/// <param name="Reason">The reason.</param>
/// <param name="Words">The same in words.</param>
/// <param name="Seconds">Added up over the targets.</param>
/// <param name="Share">As a share of all their lives.</param>
internal sealed record BatteryReasonAnswer(string Battery, Simulation.Command.FireReason Reason, string Words, double Seconds, double Share);
