using Microsoft.AspNetCore.Http.HttpResults;
using Rampart.Campaigns.Estimates;
using Rampart.Campaigns.Outcomes;
using Rampart.Campaigns.Report;
using Rampart.Campaigns.Running;
using Rampart.Quantities;
using Rampart.Web.Hosting;
using Rampart.Web.Jobs;

namespace Rampart.Web.Campaigns;

/// <summary>What a campaign says, finished or not.</summary>
internal static class CampaignEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/campaigns/{name}/{key}/summary", Summary).WithTags("Campaigns");
        api.MapGet("/campaigns/{name}/{key}/battles", Battles).WithTags("Campaigns");
        api.MapGet("/scenarios/{name}/time", Time).WithTags("Scenarios");
    }

    /// <summary>How long a campaign or a single battle of a scenario will take on this computer, measured on what of it was fought here; null where nothing was.</summary>
    /// <param name="name">The scenario's name.</param>
    /// <param name="project">The project.</param>
    /// <param name="battles">How many battles the campaign has; left out, one single battle is meant.</param>
    /// <param name="threads">How many are fought at once; left out, as many as the server takes where nobody says.</param>
    internal static Ok<TimeAnswer> Time(string name, Project project, int? battles, int? threads) => TypedResults.Ok(TimeAnswer.Of(project, name, battles, threads));

    /// <summary>The answer in a sentence, its three uncertainties, how battles ended, their course in time, and what decides it; of a campaign that is not finished, what its complete points say so far.</summary>
    internal static Ok<CampaignAnswer> Summary(string name, string key, Project project, JobBoard jobs)
    {
        var id = ResultId.Of(name, key);
        var (folder, manifest) = Open(id, project);
        var rows = Rows(folder, manifest);
        var summary = SummaryOf(folder, manifest, rows);
        return TypedResults.Ok(new CampaignAnswer(
            id.ToString(), manifest.Scenario, manifest.Title, manifest.About, manifest.Design.Seed, manifest.Design.Points, manifest.Design.BattlesPerPoint, manifest.Design.Battles,
            rows.Count, manifest.Hash is not null, jobs.At(id), summary, Factors(manifest, summary)));
    }

    /// <summary>Every battle that is fought, with what was counted in it; POST /api/runs with the campaign and a replication fights it again to look at.</summary>
    internal static Ok<BattleColumns> Battles(string name, string key, Project project)
    {
        var (folder, manifest) = Open(ResultId.Of(name, key), project);
        var rows = Rows(folder, manifest);
        var worst = rows.OrderByDescending(row => row.Leaked).ThenByDescending(row => row.Hits).ThenByDescending(row => row.Mistakes).ThenBy(row => row.Replication).FirstOrDefault();
        return TypedResults.Ok(new BattleColumns(
            [.. rows.Select(row => row.Replication)], [.. rows.Select(row => row.Point)],
            rows.Count == 0 ? [] : [.. Measure.All(rows).Select(measure => new MeasureColumn(measure.Id, measure.Words, [.. rows.Select(measure.Of)]))],
            worst?.Replication));
    }

    private static (CampaignFolder Folder, CampaignManifest Manifest) Open(ResultId id, Project project)
    {
        var folder = new CampaignFolder(Path.GetDirectoryName(project.FileOf(id, CampaignFolder.ManifestFile))!);
        return (folder, folder.Manifest()!);
    }

    private static IReadOnlyList<BattleOutcome> Rows(CampaignFolder folder, CampaignManifest manifest)
    {
        var findings = new List<Finding>();
        var rows = folder.Rows(manifest.Identity, manifest.Design, findings);
        return findings.Exists(finding => finding.Severity == FindingSeverity.Error) ? throw RefusalException.Because(findings) : rows;
    }

    // While battles are still fought nothing is written: the page's sum is its own.
    private static CampaignSummary? SummaryOf(CampaignFolder folder, CampaignManifest manifest, IReadOnlyList<BattleOutcome> rows)
    {
        if (manifest.Hash is not null && File.Exists(folder.PathOf(CampaignFolder.SummaryFile)))
        {
            return CampaignSummary.FromJson(File.ReadAllText(folder.PathOf(CampaignFolder.SummaryFile)), folder.PathOf(CampaignFolder.SummaryFile));
        }

        var context = manifest.Context(CampaignHash.Of(rows));
        if (!CampaignSummaryMaker.IsEnough(context, rows))
        {
            return null;
        }

        var findings = new List<Finding>();
        var points = folder.Points(manifest.Design, findings);
        return findings.Exists(finding => finding.Severity == FindingSeverity.Error) ? throw RefusalException.Because(findings) : CampaignSummaryMaker.Make(context, rows, points, manifest.Factors);
    }

    private static IReadOnlyList<FactorAnswer> Factors(CampaignManifest manifest, CampaignSummary? summary)
    {
        var bars = summary?.Tornados.SelectMany(tornado => tornado.Bars).DistinctBy(bar => bar.Factor, StringComparer.Ordinal).ToDictionary(bar => bar.Factor, StringComparer.Ordinal) ?? [];
        var used = manifest.Used?.Readings.DistinctBy(reading => reading.Name, StringComparer.Ordinal).ToDictionary(reading => reading.Name, StringComparer.Ordinal) ?? [];
        return
        [
            .. from factor in manifest.Factors
               where bars.ContainsKey(factor.Name)
               select new FactorAnswer(
                   factor.Name, factor.Title, factor.Support, FactorWords.RestsOn(bars[factor.Name]), [.. (factor.Readings ?? []).Where(used.ContainsKey).Select(name => used[name])]),
        ];
    }
}
