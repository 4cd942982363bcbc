using Rampart.Answers;
using Rampart.Campaigns.Running;
using Rampart.Quantities;
using Rampart.Web.Hosting;

namespace Rampart.Web.Jobs;

/// <summary>A campaign, read and ready to be fought or to go on.</summary>
internal sealed class CampaignWork : IJobWork
{
    private readonly CampaignOrder _order;
    private readonly string _results;
    private readonly int? _threads;

    private CampaignWork(CampaignOrder order, int? threads, string results, IReadOnlyList<Finding> remarks)
    {
        _order = order;
        _threads = threads;
        _results = results;
        Remarks = remarks;
    }

    public string Title => _order.Manifest.Title;

    public string Scenario => _order.Manifest.Scenario;

    public string Place => _order.Place;

    public IReadOnlyList<Finding> Remarks { get; }

    /// <summary>How many battles are fought at once where nobody says: one processor is left to the pages that watch.</summary>
    public static int UsualThreads { get; } = Math.Max(1, Environment.ProcessorCount - 1);

    /// <exception cref="RefusalException">There are errors in the files or in what is asked.</exception>
    public static CampaignWork Begin(CampaignRequest request, Project project)
    {
        if (request.Battles is < 2 || request.Battles > project.Limits.Battles || request.Points is < 1)
        {
            throw new RefusalException(StatusCodes.Status400BadRequest, $"A campaign has 2 to {project.Limits.Battles} battles, at 1 point or more.", "More are fought by the command line: rampart campaign run.");
        }

        Check(request.Threads, project);
        var findings = new List<Finding>();
        var asked = new CampaignAsked
        {
            Scenario = project.ScenarioOf(request.Scenario),
            Battles = request.Battles,
            Points = request.Points,
            Seed = Hosting.Limits.Seed(request.Seed),
            Without = Hosting.Limits.Whole(request.Without, "claims to be left out"),
            Readings = Hosting.Limits.Whole(request.Readings, "readings"),
        };
        return CampaignOrder.Begin(asked, project.Workspace, given: null, force: false, findings, project.ResultsFolder) is { } order
            ? new CampaignWork(order, request.Threads, project.ResultsFolder, findings)
            : throw RefusalException.Because(findings);
    }

    /// <summary>What a campaign that stands in its folder still lacks.</summary>
    /// <exception cref="RefusalException">It cannot go on: something that it rests on is another one now.</exception>
    public static CampaignWork Resume(ResultId id, Project project, int? threads = null)
    {
        Check(threads, project);
        var findings = new List<Finding>();
        var folder = new CampaignFolder(Path.GetDirectoryName(project.FileOf(id, CampaignFolder.ManifestFile))!);
        return CampaignOrder.Resume(folder, project.Workspace, shardSize: null, findings) is { } order
            ? new CampaignWork(order, threads, project.ResultsFolder, findings)
            : throw RefusalException.Because(findings);
    }

    /// <summary>What was asked for when this campaign was begun.</summary>
    public CampaignRequest Request => new(
        Scenario, _order.Manifest.Design.Battles, _order.Manifest.Design.Points, _order.Manifest.Design.Seed,
        [.. _order.Manifest.Readings.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Key}={each.Value}")], _order.Manifest.Without, _threads);

    public bool? Do(ICollection<Finding> findings, IOnlooker onlooker, CancellationToken stop) => _order.Fight(_threads ?? UsualThreads, findings, onlooker, stop, _results)?.IsReused;

    private static void Check(int? threads, Project project)
    {
        if (threads is { } asked && (asked < 1 || asked > project.Limits.Threads))
        {
            throw Parameters.Wrong("threads", $"{asked} battles cannot be fought at once here.", $"From 1 to {project.Limits.Threads}: as many as there are processors.");
        }
    }
}
