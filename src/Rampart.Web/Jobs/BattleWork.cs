using Rampart.Answers;
using Rampart.Campaigns.Running;
using Rampart.Quantities;
using Rampart.Simulation.Kernel;
using Rampart.Web.Hosting;

namespace Rampart.Web.Jobs;

/// <summary>One battle, read and ready to be fought.</summary>
internal sealed class BattleWork : IJobWork
{
    // 2^48 - 1: a replication is a part of the key of all draws.
    private const ulong MostReplications = (1UL << 48) - 1;

    private readonly BattleOrder _order;
    private readonly string _results;

    private BattleWork(BattleOrder order, string results, IReadOnlyList<Finding> remarks)
    {
        _order = order;
        _results = results;
        Remarks = remarks;
    }

    public string Title => _order.Scenario.Title;

    public string Scenario => _order.Scenario.Name;

    public string Place => _order.UsualPlace(_results);

    public IReadOnlyList<Finding> Remarks { get; }

    /// <exception cref="RefusalException">There are errors in the files or in what is asked.</exception>
    public static BattleWork Read(RunRequest request, Project project)
    {
        var asked = request switch
        {
            { Campaign: { } campaign, Scenario: null, Seed: null, Point: null, Readings: null, Without: null } => OfCampaign(campaign, request.Replication ?? 0, project),
            { Campaign: not null } => throw new RefusalException(StatusCodes.Status400BadRequest, "A battle of a campaign is named by the campaign and its replication alone.", "Its scenario, seed, point and readings are the campaign's."),
            { Scenario: { } scenario } => new BattleAsked(project.ScenarioOf(scenario), Limits.Seed(request.Seed), request.Replication ?? 0, new RunChanges(request.Point, Limits.Whole(request.Without, "claims to be left out"), Limits.Whole(request.Readings, "readings"))),
            _ => throw new RefusalException(StatusCodes.Status400BadRequest, "No scenario is named.", "Name a scenario, or a campaign with one of its battles."),
        };
        if (asked.Replication > MostReplications || asked.Changes.Point > MostReplications)
        {
            throw new RefusalException(StatusCodes.Status400BadRequest, "Replications and points go up to 2^48 − 1.", "Choose a smaller one.");
        }

        var findings = new List<Finding>();
        return BattleOrder.Read(asked, project.Workspace, findings) is { } order ? new BattleWork(order, project.ResultsFolder, findings) : throw RefusalException.Because(findings);
    }

    public bool? Do(ICollection<Finding> findings, IOnlooker onlooker, CancellationToken stop) =>
        _order.Fight(given: null, force: false, JournalLevel.Full, findings, onlooker, stop, _results).IsReused;

    private static BattleAsked OfCampaign(string campaign, ulong replication, Project project)
    {
        var id = ResultId.Parse(campaign, null);
        var manifest = new CampaignFolder(Path.GetDirectoryName(project.FileOf(id, CampaignFolder.ManifestFile))!).Manifest()!;
        if (replication >= (ulong)manifest.Design.Battles)
        {
            throw RefusalException.NotThere($"battle {replication} in this campaign", $"It has {manifest.Design.Battles}, counted from 0.");
        }

        var point = (ulong)manifest.Design.PointOf((int)replication);
        var readings = manifest.Readings.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Key}={each.Value}");
        return new BattleAsked(project.Workspace.AtHome(manifest.File), manifest.Design.Seed, replication, new RunChanges(point, manifest.Without, [.. readings]));
    }
}
