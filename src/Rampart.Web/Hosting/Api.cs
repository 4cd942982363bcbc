using Microsoft.AspNetCore.Http.HttpResults;
using Rampart.Web.Campaigns;
using Rampart.Web.Coverage;
using Rampart.Web.Evidence;
using Rampart.Web.Force;
using Rampart.Web.Home;
using Rampart.Web.Jobs;
using Rampart.Web.Method;
using Rampart.Web.Runs;

namespace Rampart.Web.Hosting;

/// <summary>Every address of the API: one line for each area.</summary>
internal static class Api
{
    /// <summary>What the areas need besides the project.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<JobBoard>();
        services.AddHostedService(all => all.GetRequiredService<JobBoard>());
        services.AddHostedService<ReadAhead>();
        HomeEndpoints.AddTo(services);
        EvidenceEndpoints.AddTo(services);
        services.AddSingleton<ReplayStore>();
        services.AddSingleton<CoverageDesk>();
        services.AddSingleton<ReliefDesk>();
    }

    public static void Map(WebApplication application)
    {
        var api = application.MapGroup("/api");
        api.MapGet("/server", Server).WithTags("Server");
        HomeEndpoints.Map(api);
        JobEndpoints.Map(api);
        CampaignEndpoints.Map(api);
        MethodEndpoints.Map(api);
        EvidenceEndpoints.Map(api);
        ForceEndpoints.Map(api);
        RunsEndpoints.Map(api);
        CoverageEndpoints.Map(api);
        ApiDocument.Map(api);
    }

    /// <summary>The server itself: which Rampart it is, and how much it takes on.</summary>
    internal static Ok<ServerAnswer> Server(Project project) => TypedResults.Ok(new ServerAnswer(
        typeof(Api).Assembly.GetName().Version!.ToString(3), project.Limits.Body_bytes, project.Limits.Scenario_bytes, project.Limits.Battles,
        project.Limits.Run.TotalSeconds, project.Limits.Campaign.TotalSeconds, project.Limits.Threads, Math.Min(CampaignWork.UsualThreads, project.Limits.Threads)));
}

/// <summary>Which Rampart answers, and its limits.</summary>
/// <param name="Version">The program's version.</param>
/// <param name="MostBody_bytes">The largest body of a request.</param>
/// <param name="MostScenario_bytes">The largest scenario that is read.</param>
/// <param name="MostBattles">The most battles of one campaign.</param>
/// <param name="LongestRun_s">How long one battle may take.</param>
/// <param name="LongestCampaign_s">How long a campaign may take before it is stopped.</param>
/// <param name="MostThreads">The most battles of a campaign that are fought at once: as many as there are processors.</param>
/// <param name="UsualThreads">How many are where nobody says: one processor is left to the pages.</param>
internal sealed record ServerAnswer(
    string Version, long MostBody_bytes, long MostScenario_bytes, int MostBattles, double LongestRun_s, double LongestCampaign_s, int MostThreads, int UsualThreads);
