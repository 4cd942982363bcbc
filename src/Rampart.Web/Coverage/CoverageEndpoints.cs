using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Rampart.Coverage.Rings;
using Rampart.Web.Hosting;

namespace Rampart.Web.Coverage;

/// <summary>What is left of a claimed ring, for the Coverage page.</summary>
internal static class CoverageEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var coverage = api.MapGroup("/coverage").WithTags("Coverage");
        coverage.MapGet("/choices", Choices);
        coverage.MapGet("", Ring);
        coverage.MapGet("/cells", Cells).Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
        coverage.MapGet("/profile", Profile);
        coverage.MapGet("/bands", Bands).Produces<CoverageAnswer>(StatusCodes.Status200OK, "text/event-stream");
        coverage.MapGet("/file/{name}", Download);
        FootprintEndpoints.Map(coverage);
        api.MapGet("/terrain/relief", Relief.Heights).WithTags("Coverage").Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
    }

    /// <summary>What can be asked: systems, targets with the claims behind their echoes, scenarios, grounds.</summary>
    internal static Ok<CoverageChoices> Choices(Project project) => TypedResults.Ok(CoverageChoicesRead.Of(project));

    /// <summary>What is left of a ring as the readings are written: the five steps for each height, without bands. The first answer; bands take longer.</summary>
    internal static async Task<Ok<CoverageAnswer>> Ring([AsParameters] CoverageQuery query, Project project, CoverageDesk desk, CancellationToken gone) =>
        TypedResults.Ok(CoverageTelling.Of(await desk.Quick(query.Asked(project), project, gone)));

    /// <summary>The cells of the ring: for each height, the lowest first, rows from the north with a byte a cell: 0 brochure, 1 horizon, 2 terrain, 3 detection, 4 engagement, 254 unknown, 255 outside.</summary>
    internal static async Task<FileContentHttpResult> Cells([AsParameters] CoverageQuery query, Project project, CoverageDesk desk, CancellationToken gone)
    {
        var ring = await desk.Quick(query.Asked(project), project, gone);
        return TypedResults.Bytes(CoverageTelling.Cells(ring.Outcome), "application/octet-stream");
    }

    /// <summary>The ground along a bearing, and the least height at which a target over it is in sight.</summary>
    /// <param name="query">The ring.</param>
    /// <param name="bearing_deg">From north.</param>
    /// <param name="project">The project.</param>
    /// <param name="desk">Who works rings out.</param>
    /// <param name="gone">The client has gone.</param>
    internal static async Task<Ok<ProfileAnswer>> Profile([AsParameters] CoverageQuery query, [FromQuery] double bearing_deg, Project project, CoverageDesk desk, CancellationToken gone) =>
        double.IsFinite(bearing_deg)
            ? TypedResults.Ok(TerrainProfile.Of(await desk.Quick(query.Asked(project), project, gone), bearing_deg))
            : throw Parameters.Wrong("bearing_deg", "The bearing is no number.", "Such as bearing_deg=45.", StatusCodes.Status422UnprocessableEntity);

    /// <summary>The same ring with bands over draws of disputed and assumed values and of the ground's error, as a stream of events: `progress` with { done, all }, then `done` with the ring, or `failed` with a problem. It is given up when the client goes away.</summary>
    /// <param name="query">The ring.</param>
    /// <param name="points">How many draws.</param>
    /// <param name="project">The project.</param>
    /// <param name="desk">Who works rings out.</param>
    /// <param name="gone">The client has gone.</param>
    internal static IResult Bands([AsParameters] CoverageQuery query, [FromQuery] int points, Project project, CoverageDesk desk, CancellationToken gone)
    {
        CheckPoints(points);
        var asked = query.Asked(project);
        return TypedResults.ServerSentEvents(Drawing(progress => desk.Whole(asked, points, project, progress, gone), CoverageTelling.Of, points, gone));
    }

    /// <summary>A file of the ring, made by the code that makes the command line's: ring.svg, ring.png, coverage-1.svg …, coverage.geojson, areas.csv, range-by-bearing.csv.</summary>
    /// <param name="query">The ring.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="points">How many draws make the bands; 0 for none.</param>
    /// <param name="project">The project.</param>
    /// <param name="desk">Who works rings out.</param>
    /// <param name="gone">The client has gone.</param>
    internal static Task<FileContentHttpResult> Download([AsParameters] CoverageQuery query, string name, [FromQuery] int? points, Project project, CoverageDesk desk, CancellationToken gone) =>
        CoverageDownload.Make(query.Asked(project), name, Math.Clamp(points ?? 0, 0, CoverageDesk.MostPoints), project, desk, gone);

    /// <exception cref="RefusalException">So many draws are not made for a page.</exception>
    public static void CheckPoints(int points)
    {
        if (points is < 1 or > CoverageDesk.MostPoints)
        {
            throw Parameters.Wrong("points", $"Bands are made of 1 to {CoverageDesk.MostPoints} draws, not {points}.", "More are drawn by the command line alone: rampart coverage.", StatusCodes.Status422UnprocessableEntity);
        }
    }

    /// <summary>Bands while they are drawn: how far they are, and the answer at the end.</summary>
    public static async IAsyncEnumerable<SseItem<object>> Drawing<T>(Func<Action<int>, Task<T>> draw, Func<T, object> told, int points, [EnumeratorCancellation] CancellationToken gone)
    {
        var steps = Channel.CreateBounded<int>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        var work = Task.Run(async () =>
        {
            try
            {
                return await draw(done => steps.Writer.TryWrite(done));
            }
            finally
            {
                steps.Writer.Complete();
            }
        }, gone);
        await foreach (var done in steps.Reader.ReadAllAsync(gone))
        {
            yield return new SseItem<object>(new CoverageProgress(done, points), "progress");
        }

        yield return await Ending(work, told);
    }

    private static async Task<SseItem<object>> Ending<T>(Task<T> work, Func<T, object> told)
    {
        try
        {
            return new SseItem<object>(told(await work), "done");
        }
        catch (RefusalException refusal)
        {
            return new SseItem<object>(Problem.Of(refusal.Status, refusal.Message, refusal.Remedy, refusal.Findings), "failed");
        }
    }
}
