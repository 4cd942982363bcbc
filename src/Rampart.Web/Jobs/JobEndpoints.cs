using Microsoft.AspNetCore.Http.HttpResults;
using Rampart.Web.Hosting;

namespace Rampart.Web.Jobs;

/// <summary>Addresses of battles and campaigns that are asked for, watched, stopped and resumed.</summary>
internal static class JobEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/runs", BeginRun).WithTags("Jobs");
        api.MapPost("/campaigns", BeginCampaign).WithTags("Jobs");
        api.MapPost("/campaigns/{name}/{key}/resume", ResumeCampaign).WithTags("Jobs");
        api.MapGet("/jobs", List).WithTags("Jobs");
        api.MapGet("/jobs/{id}", Find).WithTags("Jobs");
        api.MapGet("/jobs/{id}/events", Watch).WithTags("Jobs").Produces<Job>(StatusCodes.Status200OK, "text/event-stream");
        api.MapPost("/jobs/{id}/stop", Stop).WithTags("Jobs");
        api.MapPost("/jobs/{id}/resume", Resume).WithTags("Jobs");
    }

    /// <summary>Fights one battle, or finds that its result stands there; the answer is the job to watch.</summary>
    internal static Accepted<Job> BeginRun(RunRequest request, JobBoard jobs) => Accepted(jobs.Begin(request));

    /// <summary>Fights a campaign, goes on with what stands of it, or finds that all of it does; the answer is the job to watch.</summary>
    internal static Accepted<Job> BeginCampaign(CampaignRequest request, JobBoard jobs) => Accepted(jobs.Begin(request));

    /// <summary>Goes on with a campaign that is not finished, whoever has begun it; the answer is the job to watch.</summary>
    internal static Accepted<Job> ResumeCampaign(string name, string key, JobBoard jobs) => Accepted(jobs.Resume(ResultId.Of(name, key)));

    /// <summary>All jobs, the newest first.</summary>
    internal static Ok<IReadOnlyList<Job>> List(JobBoard jobs) => TypedResults.Ok(jobs.All());

    /// <summary>How one job stands.</summary>
    internal static Ok<Job> Find(string id, JobBoard jobs) => TypedResults.Ok(jobs.Find(id));

    /// <summary>Server-sent events: the job at each change, as type progress; the last one has the state's name: done, stopped, failed or interrupted.</summary>
    internal static IResult Watch(string id, HttpContext context, JobBoard jobs)
    {
        var job = jobs.Find(id);
        var seen = context.Request.Headers["Last-Event-ID"].ToString();
        return jobs.HasSeenEnd(job, seen) ? TypedResults.NoContent() : TypedResults.ServerSentEvents(jobs.Watch(id, seen, context.RequestAborted));
    }

    /// <summary>Ends a job early; what a campaign has finished is kept.</summary>
    internal static Accepted<Job> Stop(string id, JobBoard jobs) => Accepted(jobs.Stop(id));

    /// <summary>Goes on with a job that was interrupted, stopped or failed: a campaign from what it has kept, a battle from its beginning.</summary>
    internal static Accepted<Job> Resume(string id, JobBoard jobs) => Accepted(jobs.Resume(id));

    private static Accepted<Job> Accepted(Job job) => TypedResults.Accepted($"/api/jobs/{job.Id}", job);
}
