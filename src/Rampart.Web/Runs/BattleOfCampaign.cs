using System.Globalization;
using Rampart.Campaigns.Running;
using Rampart.Results.Reading;
using Rampart.Results.Summary;
using Rampart.Web.Hosting;

namespace Rampart.Web.Runs;

/// <summary>The campaign that a battle was one of.</summary>
/// <param name="Id">The campaign, NAME/KEY; null where none stands here that fought this battle.</param>
/// <param name="Point">The point whose draws count in it, from 0.</param>
/// <param name="Points">How many points the campaign has; null without it.</param>
/// <param name="Battle">The battle's number, from 0.</param>
/// <param name="Battles">How many battles the campaign has; null without it.</param>
internal sealed record BattleOfCampaign(string? Id, ulong Point, int? Points, ulong Battle, int? Battles)
{
    private const string CampaignKeys = "campaign-";

    /// <summary>Where a battle stands in a campaign; null for one that was read as its files are written.</summary>
    /// <remarks>A battle's folder does not name its campaign, for the same battle may be fought alone: it is the one with its scenario, seed, changes, ground and ledger, in which its number stands at its point.</remarks>
    public static BattleOfCampaign? Of(RunFolder run, BattleSummary summary, Project project)
    {
        if (run.Point is not { } point)
        {
            return null;
        }

        var found = Candidates(summary, project)
            .Where(each => Fits(each.Campaign, run, summary, point))
            .OrderBy(each => each.Id.Key, StringComparer.Ordinal)
            .Select(each => new BattleOfCampaign(each.Id.ToString(), point, each.Campaign.Design.Points, summary.Replication, each.Campaign.Design.Battles))
            .FirstOrDefault();
        return found ?? new BattleOfCampaign(null, point, null, summary.Replication, null);
    }

    private static IEnumerable<(ResultId Id, CampaignManifest Campaign)> Candidates(BattleSummary summary, Project project)
    {
        var shelf = Path.Combine(project.ResultsFolder, summary.Scenario);
        if (!ResultId.IsPart(summary.Scenario) || !Directory.Exists(shelf))
        {
            yield break;
        }

        foreach (var folder in Directory.EnumerateDirectories(shelf, $"{CampaignKeys}{summary.Seed.ToString(CultureInfo.InvariantCulture)}-*"))
        {
            if (new DirectoryInfo(folder) is { LinkTarget: null } place && !Project.HoldsLinks(place) && ResultId.TryOf(summary.Scenario, Path.GetFileName(folder), out var id) && Manifest(place.FullName) is { } campaign)
            {
                yield return (id, campaign);
            }
        }
    }

    private static bool Fits(CampaignManifest campaign, RunFolder run, BattleSummary summary, ulong point) =>
        campaign.Design.Seed == summary.Seed
        && summary.Replication < (ulong)campaign.Design.Battles
        && (ulong)campaign.Design.PointOf((int)summary.Replication) == point
        && string.Equals(campaign.Ledger, run.Known.Readings.Ledger, StringComparison.Ordinal)
        && string.Equals(campaign.Terrain.Identity, run.Known.Manifest["terrain"]?["identity"]?.GetValue<string>(), StringComparison.Ordinal)
        && campaign.Without.ToHashSet(StringComparer.Ordinal).SetEquals(run.Without)
        && campaign.Readings.Select(each => $"{each.Key}={each.Value}").ToHashSet(StringComparer.Ordinal).SetEquals(run.ChangedReadings);

    // A campaign that cannot be read is told on its own page; this battle can do without it.
    private static CampaignManifest? Manifest(string folder)
    {
        try
        {
            return new CampaignFolder(folder).Manifest();
        }
        catch (Exception exception) when (exception is ResultFormatException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
