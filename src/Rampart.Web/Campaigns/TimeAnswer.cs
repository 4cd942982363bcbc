using Rampart.Web.Hosting;
using Rampart.Web.Jobs;

namespace Rampart.Web.Campaigns;

/// <summary>What a time was measured on.</summary>
internal enum TimeBasis
{
    /// <summary>Nothing: no battle of the scenario was fought on this computer yet.</summary>
    Nothing,

    /// <summary>Campaigns of the scenario.</summary>
    Campaigns,

    /// <summary>Single battles of the scenario, each with a journal and a page of its own.</summary>
    Runs,
}

/// <summary>How long battles of a scenario will take on this computer, by what others of it took; nothing is guessed.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Battles">How many battles.</param>
/// <param name="Threads">How many are fought at once.</param>
/// <param name="Basis">What it was measured on.</param>
/// <param name="Likely_s">How long, by the mean of what was measured; null where nothing was.</param>
/// <param name="Least_s">By the quickest of what was fought in one go.</param>
/// <param name="Most_s">By the slowest.</param>
/// <param name="Battle_s">What one battle took one thread, on the mean.</param>
/// <param name="Measured">How many battles that rests on.</param>
/// <param name="Latest">When the newest of these were fought, UTC.</param>
/// <param name="HoldsReading">Whether the reading of a campaign's points, which comes before its battles, is in these times.</param>
internal sealed record TimeAnswer(
    string Scenario, int Battles, int Threads, TimeBasis Basis, double? Likely_s = null, double? Least_s = null, double? Most_s = null, double? Battle_s = null, int Measured = 0, DateTimeOffset? Latest = null,
    bool HoldsReading = false)
{
    /// <summary>The time of a campaign, or of a single battle where no number of battles is given.</summary>
    /// <exception cref="RefusalException">There is no such scenario, or a number lies outside what the server takes on.</exception>
    public static TimeAnswer Of(Project project, string scenario, int? battles, int? threads)
    {
        _ = project.ScenarioOf(scenario);
        if (battles is { } many && (many < 2 || many > project.Limits.Battles))
        {
            throw Parameters.Wrong("battles", $"A campaign has 2 to {project.Limits.Battles} battles.", "Leave it out for a single battle.");
        }

        if (threads is { } asked && (asked < 1 || asked > project.Limits.Threads))
        {
            throw Parameters.Wrong("threads", $"{asked} battles cannot be fought at once here.", $"From 1 to {project.Limits.Threads}: as many as there are processors.");
        }

        // A single battle writes more than one of a campaign: each kind is first measured by itself, and by the other where there is none.
        var campaigns = (TimeBasis.Campaigns, (Func<IReadOnlyList<MeasuredBattles>>)(() => FoughtTimes.OfCampaigns(project, scenario)));
        var runs = (TimeBasis.Runs, (Func<IReadOnlyList<MeasuredBattles>>)(() => FoughtTimes.OfRuns(project, scenario)));
        var number = battles ?? 1;
        var atOnce = battles is null ? 1 : threads ?? Math.Min(CampaignWork.UsualThreads, project.Limits.Threads);
        foreach (var (basis, measured) in battles is null ? [runs, campaigns] : new[] { campaigns, runs })
        {
            if (TimeReckoning.Of(measured(), number, number / 2, atOnce) is { } time)
            {
                return new TimeAnswer(scenario, number, atOnce, basis, time.Likely_s, time.Least_s, time.Most_s, time.Battle_s, time.Battles, time.Latest, time.HoldsReading);
            }
        }

        return new TimeAnswer(scenario, number, atOnce, TimeBasis.Nothing);
    }
}
