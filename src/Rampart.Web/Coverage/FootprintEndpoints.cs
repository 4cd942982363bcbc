using System.Net.ServerSentEvents;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Rampart.Answers.Coverage;
using Rampart.Coverage.Files;
using Rampart.Web.Hosting;

namespace Rampart.Web.Coverage;

/// <summary>What a battery defends against ballistic missiles, for the Coverage page.</summary>
internal static class FootprintEndpoints
{
    private const string Svg = "footprint.svg";
    private const string Png = "footprint.png";
    private const string Table = "footprint.csv";
    private const string Outlines = "footprint.geojson";

    public static void Map(RouteGroupBuilder coverage)
    {
        coverage.MapGet("/footprint", Footprint);
        coverage.MapGet("/footprint/cells", Cells).Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
        coverage.MapGet("/footprint/bands", Bands).Produces<FootprintAnswer>(StatusCodes.Status200OK, "text/event-stream");
        coverage.MapGet("/footprint/file/{name}", Download);
    }

    /// <summary>What is defended as the readings are written, for the ranges and directions that are asked, without bands. Bands take longer.</summary>
    internal static async Task<Ok<FootprintAnswer>> Footprint([AsParameters] FootprintQuery query, Project project, CoverageDesk desk, CancellationToken gone) =>
        TypedResults.Ok(FootprintTelling.Of(await desk.Footprint(query.Asked(project), 0, project, progress: null, gone)));

    /// <summary>The cells of the footprint: for each range, the shortest first, the directions from which a threat to the cell is met, then those of which nobody knows. Rows from the north, a little-endian UInt32 a cell with a bit for each direction, the first asked the lowest.</summary>
    internal static async Task<FileContentHttpResult> Cells([AsParameters] FootprintQuery query, Project project, CoverageDesk desk, CancellationToken gone)
    {
        var worked = await desk.Footprint(query.Asked(project), 0, project, progress: null, gone);
        return TypedResults.Bytes(FootprintTelling.Cells(worked.Outcome), "application/octet-stream");
    }

    /// <summary>The same footprint with bands over draws of disputed and assumed values, as a stream of events: `progress` with { done, all }, then `done` with the footprint, or `failed` with a problem. It is given up when the client goes away.</summary>
    /// <param name="query">The footprint.</param>
    /// <param name="points">How many draws.</param>
    /// <param name="project">The project.</param>
    /// <param name="desk">Who works footprints out.</param>
    /// <param name="gone">The client has gone.</param>
    internal static IResult Bands([AsParameters] FootprintQuery query, [FromQuery] int points, Project project, CoverageDesk desk, CancellationToken gone)
    {
        CoverageEndpoints.CheckPoints(points);
        var wanted = query.Asked(project);
        return TypedResults.ServerSentEvents(CoverageEndpoints.Drawing(progress => desk.Footprint(wanted, points, project, progress, gone), FootprintTelling.Of, points, gone));
    }

    /// <summary>A file of the footprint, made by the code that makes the command line's: footprint.svg, footprint.png, footprint.geojson, footprint.csv.</summary>
    /// <param name="query">The footprint.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="points">How many draws make the bands; 0 for none.</param>
    /// <param name="project">The project.</param>
    /// <param name="desk">Who works footprints out.</param>
    /// <param name="gone">The client has gone.</param>
    internal static async Task<FileContentHttpResult> Download([AsParameters] FootprintQuery query, string name, [FromQuery] int? points, Project project, CoverageDesk desk, CancellationToken gone)
    {
        if (name is not (Svg or Png or Table or Outlines))
        {
            throw RefusalException.NotThere($"file {name} of a footprint", $"There are {Svg}, {Png}, {Outlines} and {Table}.");
        }

        var worked = await desk.Footprint(query.Asked(project), Math.Clamp(points ?? 0, 0, CoverageDesk.MostPoints), project, progress: null, gone);
        return await Task.Run(async () => TypedResults.File(await Content(worked.Outcome, name, gone), CoverageDownload.Type(name), $"{worked.Asked.Name}-{name}"), gone);
    }

    private static async Task<byte[]> Content(FootprintOutcome outcome, string name, CancellationToken stop)
    {
        switch (name)
        {
            case Table:
                return System.Text.Encoding.UTF8.GetBytes(FootprintFolder.Table(outcome));
            case Outlines:
                using (var file = new MemoryStream())
                {
                    GeoJsonFile.Write(file, $"Defended footprint of the {outcome.Subject.System}", FootprintFolder.Features(outcome));
                    return file.ToArray();
                }

            case Svg:
                return System.Text.Encoding.UTF8.GetBytes(FootprintFolder.Drawn(outcome));
            default:
                return await CoverageDownload.Converted(FootprintFolder.Drawn(outcome), stop);
        }
    }
}
