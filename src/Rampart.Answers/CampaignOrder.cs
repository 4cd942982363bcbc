using Rampart.Campaigns.Design;
using Rampart.Campaigns.Running;
using Rampart.Evidence;
using Rampart.Quantities;

namespace Rampart.Answers;

/// <summary>A campaign that can be fought: what it is, where it goes, and what of it stands there.</summary>
/// <param name="Subject">The scenario, opened.</param>
/// <param name="Manifest">What the campaign is.</param>
/// <param name="Folder">Its folder, where it stands already.</param>
/// <param name="Place">Where it stands, or will.</param>
internal sealed record CampaignOrder(CampaignSubject Subject, CampaignManifest Manifest, CampaignFolder? Folder, string Place)
{
    /// <summary>Reads what is asked for; null where there are errors among the findings.</summary>
    /// <param name="asked">The campaign.</param>
    /// <param name="workspace">The project.</param>
    /// <param name="given">Where it goes, if somebody says.</param>
    /// <param name="force">Whether another campaign that stands there may be replaced.</param>
    /// <param name="findings">What wants attention goes here.</param>
    /// <param name="results">The folder of results, for a campaign that nobody places.</param>
    /// <exception cref="UsageException">It cannot be shaped so, or something else stands there.</exception>
    public static CampaignOrder? Begin(CampaignAsked asked, Workspace workspace, string? given, bool force, ICollection<Finding> findings, string results = ResultFolder.ResultsFolder)
    {
        var (points, battlesPerPoint) = asked.Shape();
        var overlays = ReadingChoices.ParseOverlays(asked.Readings, findings);
        if (HasErrors(findings) || CampaignRun.Open(workspace, asked.Scenario, asked.Without, overlays, findings) is not { } subject)
        {
            return null;
        }

        var design = new CampaignDesign(asked.Seed ?? subject.Plain.Seed, points, battlesPerPoint);
        foreach (var consequence in Consequences(design))
        {
            findings.Add(consequence);
        }

        var manifest = CampaignRun.Describe(subject, design, workspace, asked.Scenario, asked.Without, asked.ShardSizeOf(design));
        var place = given ?? CampaignPlace.Of(subject.Plain.Name, design.Seed, manifest.Identity, results);
        var folder = force ? null : Same(place, manifest);
        if (folder is null)
        {
            try
            {
                CampaignPlace.Guard(place, force);
            }
            catch (UsageException) when (!force && Same(place, manifest) is not null)
            {
                // Another has begun this very campaign between the two looks.
                folder = Same(place, manifest);
            }
        }

        return new CampaignOrder(subject, WithHistory(manifest, folder?.Manifest()), folder, place);
    }

    /// <summary>Reads what a campaign that stands in a folder needs to go on; null where there are errors among the findings.</summary>
    public static CampaignOrder? Resume(CampaignFolder folder, Workspace workspace, int? shardSize, ICollection<Finding> findings)
    {
        var stands = folder.Manifest()!;
        var scenario = workspace.AtHome(stands.File);
        if (HasErrors(findings) || CampaignRun.Open(workspace, scenario, stands.Without, stands.Readings, findings) is not { } subject)
        {
            return null;
        }

        var now = CampaignRun.Describe(subject, stands.Design, workspace, scenario, stands.Without, shardSize ?? stands.ShardSize);
        if (CampaignRun.Differs(stands, now, folder.Place) is { } difference)
        {
            findings.Add(difference);
            return null;
        }

        return new CampaignOrder(subject, WithHistory(now, stands), folder, folder.Place);
    }

    /// <summary>Fights what is missing and makes of all rows what they say; null where there are errors among the findings.</summary>
    /// <exception cref="CampaignStoppedException">It was stopped; what is finished is kept.</exception>
    public CampaignState? Fight(int threads, ICollection<Finding> findings, IOnlooker onlooker, CancellationToken stop, string results = ResultFolder.ResultsFolder) =>
        CampaignRun.Fight(Subject, Manifest, Folder, Place, threads, findings, onlooker, stop, results);

    // What stands there already has its history, and its words as they are now.
    private static CampaignManifest WithHistory(CampaignManifest manifest, CampaignManifest? stands) => stands is null
        ? manifest
        : manifest with { Sessions = stands.Sessions, Hash = stands.Hash, Files = stands.Files, Presentation = stands.Presentation, Factors = stands.Factors };

    /// <summary>The folder, where this very campaign stands in it.</summary>
    private static CampaignFolder? Same(string place, CampaignManifest manifest)
    {
        var folder = new CampaignFolder(place);
        return folder.Manifest() is { } stands && string.Equals(stands.Identity, manifest.Identity, StringComparison.Ordinal) ? folder : null;
    }

    private static IEnumerable<Finding> Consequences(CampaignDesign design)
    {
        if (design.BattlesPerPoint == 1)
        {
            yield return Finding.Remark(
                new Place("--points"), "battles", "There is one battle at each point: what the dice do and what the unknown parameters do cannot be told apart.", $"Ask for two: --points {Math.Max(1, design.Battles / 2)}");
        }

        if (design.Points == 1)
        {
            yield return Finding.Remark(
                new Place("--points"), "points", "All battles are fought at one point: nothing is said of what is disputed or assumed.", "Ask for more points.");
        }
    }

    private static bool HasErrors(IEnumerable<Finding> findings) => findings.Any(finding => finding.Severity == FindingSeverity.Error);
}
