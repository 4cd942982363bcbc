using System.IO.Compression;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Rampart.Answers;
using Rampart.Answers.Provenance;
using Rampart.Quantities;
using Rampart.Web.Hosting;

namespace Rampart.Web.Runs;

/// <summary>What can be asked of a battle that was fought.</summary>
internal static class RunsEndpoints
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.2);

    private const string Binary = "application/octet-stream";

    public static void Map(RouteGroupBuilder api)
    {
        var runs = api.MapGroup("/runs/{name}/{key}").WithTags("Runs");
        runs.MapGet("/summary", Summary);
        runs.MapGet("/replay", Replay).Produces(StatusCodes.Status200OK, contentType: Binary).Produces(StatusCodes.Status304NotModified);
        runs.MapGet("/replay/making", Making).Produces<ReplayProgress>(StatusCodes.Status200OK, "text/event-stream");
        runs.MapGet("/why", Why);
        runs.MapGet("/explain", Explain);
    }

    /// <summary>The battle's answer in words, how far the raid came, who leaked, who was engaged by mistake, and the stamp.</summary>
    internal static Ok<RunSummaryAnswer> Summary(Project project, string name, string key)
    {
        var id = ResultId.Of(name, key);
        var run = RunFolder.Open(project, id);
        return TypedResults.Ok(RunSummaryAnswer.Of(id, run, project));
    }

    /// <summary>The whole battle to be looked at: the columnar binary of docs/formats/replay.md, packed with gzip where the client takes that.</summary>
    internal static async Task<IResult> Replay(Project project, ReplayStore store, HttpContext context, string name, string key)
    {
        var run = RunFolder.Open(project, ResultId.Of(name, key));
        var tag = new EntityTagHeaderValue($"\"{ReplayStore.TagOf(run)}\"");
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            context.Response.Headers.ETag = tag.ToString();
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var file = await store.PackedAsync(run, context.RequestAborted);
        var takesGzip = context.Request.GetTypedHeaders().AcceptEncoding.Any(coding => coding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && coding.Quality is not 0.0);
        if (takesGzip)
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return TypedResults.PhysicalFile(file, Binary, entityTag: tag);
        }

        // One body under one tag: the unpacked one has no length ahead.
        context.Response.Headers.ETag = tag.ToString();
        return TypedResults.Stream(new GZipStream(File.OpenRead(file), CompressionMode.Decompress), Binary);
    }

    /// <summary>How far a replay is that is being made, as a stream of events: `progress` with { step, done, all } at each change, then `done`, at once where none is being made.</summary>
    internal static IResult Making(Project project, ReplayStore store, string name, string key, CancellationToken gone) =>
        TypedResults.ServerSentEvents(Watch(RunFolder.Open(project, ResultId.Of(name, key)), store, gone));

    private static async IAsyncEnumerable<SseItem<ReplayProgress?>> Watch(RunFolder run, ReplayStore store, [EnumeratorCancellation] CancellationToken gone)
    {
        ReplayProgress? last = null;
        while (!gone.IsCancellationRequested && store.Look(run) is { } told)
        {
            if (told != last)
            {
                yield return new SseItem<ReplayProgress?>(last = told, "progress");
            }

            await Task.WhenAny(Task.Delay(Pause, gone));
        }

        yield return new SseItem<ReplayProgress?>(last, "done");
    }

    /// <summary>Why the batteries did not fire at a target: the reasons one after the other, for each battery, and what they add up to.</summary>
    /// <param name="project">The project.</param>
    /// <param name="name">The scenario's name.</param>
    /// <param name="key">Seed and hash.</param>
    /// <param name="target">The target's name.</param>
    internal static Ok<WhyAnswer> Why(Project project, string name, string key, string target) =>
        TypedResults.Ok(WhyAnswer.Of(RunFolder.Open(project, ResultId.Of(name, key)), target));

    /// <summary>Walks an outcome back: the models that took part, their values, and the words of the claims behind each.</summary>
    /// <param name="project">The project.</param>
    /// <param name="name">The scenario's name.</param>
    /// <param name="key">Seed and hash.</param>
    /// <param name="outcome">One of kills, leakers, engagements, mistakes, damage, detections.</param>
    internal static Ok<ExplainAnswer> Explain(Project project, string name, string key, string outcome)
    {
        var run = RunFolder.Open(project, ResultId.Of(name, key));
        var findings = new List<Finding>();
        try
        {
            return TypedResults.Ok(ExplainAnswer.Of(OutcomeAnswer.OfRun(run.Known, outcome, findings), findings));
        }
        catch (UsageException exception)
        {
            throw new RefusalException(StatusCodes.Status400BadRequest, exception.Message, exception.Remedy);
        }
        catch (Results.Reading.ResultFormatException exception)
        {
            throw RunFolder.Because(exception);
        }
    }
}
