using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Rampart.Answers;
using Rampart.Answers.Coverage;
using Rampart.Answers.Terrain;
using Rampart.Coverage.Files;
using Rampart.Web.Hosting;

namespace Rampart.Web.Coverage;

/// <summary>Files of a ring, by the code that writes them for the command line.</summary>
internal static class CoverageDownload
{
    private const int PictureWidth = 2000;
    private const string Svg = ".svg";
    private const string Png = ".png";

    // A second or two is usual; a program that hangs is ended.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1.0);

    /// <exception cref="RefusalException">There is no such file.</exception>
    public static async Task<FileContentHttpResult> Make(CoverageAsked asked, string name, int points, Project project, CoverageDesk desk, CancellationToken gone)
    {
        // Only the page needs all that the command line works out.
        var isPage = name is CoverageFolder.PageFile or "ring.png";
        var ring = points > 0 || isPage ? await desk.Whole(asked, points, project, progress: null, gone) : await desk.Quick(asked, project, gone);
        var drawing = new CoverageDrawing(ring.Outcome);
        return await Task.Run(async () => TypedResults.File(await Content(ring.Outcome, drawing, name, gone), Type(name), $"{ring.Asked.Name}-{name}"), gone);
    }

    private static async Task<byte[]> Content(CoverageOutcome outcome, CoverageDrawing drawing, string name, CancellationToken stop)
    {
        using var file = new MemoryStream();
        switch (name)
        {
            case "coverage.geojson":
                GeoJsonFile.Write(file, $"What is left of the {drawing.Ring}", CoverageFolder.Features(outcome, drawing));
                break;
            case "areas.csv":
                AreaTable.Write(file, outcome.Rows, outcome.Asked.Course, [.. outcome.Subject.Question.Types.Select(type => type.Name)], JammingWords.JammedBy(outcome));
                break;
            case "range-by-bearing.csv":
                RangeByBearing.Write(file, outcome.Maps, JammingWords.JammedBy(outcome));
                break;
            default:
                return name.EndsWith(Png, StringComparison.Ordinal)
                    ? await Converted(Picture(outcome, drawing, name[..^Png.Length]), stop)
                    : name.EndsWith(Svg, StringComparison.Ordinal) ? System.Text.Encoding.UTF8.GetBytes(Picture(outcome, drawing, name[..^Svg.Length])) : throw None(name);
        }

        return file.ToArray();
    }

    private static string Picture(CoverageOutcome outcome, CoverageDrawing drawing, string name)
    {
        const string Map = "coverage-";
        return name is "ring" ? drawing.Page()
            : name.StartsWith(Map, StringComparison.Ordinal) && int.TryParse(name.AsSpan(Map.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var height) && height >= 1 && height <= outcome.Maps.Count ? drawing.Map(height - 1)
            : throw None(name);
    }

    /// <summary>A picture as PNG.</summary>
    /// <exception cref="RefusalException">No program here makes one: there is none, or it does not do it.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits for it any more.</exception>
    public static async Task<byte[]> Converted(string svg, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Longest);
        try
        {
            return await GdalTools.ThroughAsync(PictureFiles.Tool, ["-w", PictureWidth.ToString(CultureInfo.InvariantCulture)], svg, patience.Token);
        }
        catch (EnvironmentException)
        {
            throw NoPng("No program that makes a PNG is installed.", "Install it: apt-get install librsvg2-bin. The SVG is the same picture.");
        }
        catch (GdalException exception)
        {
            throw NoPng($"No PNG was made: {exception.Message}", "The SVG is the same picture.");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw NoPng($"No PNG was made: {PictureFiles.Tool} took longer than a minute.", "The SVG is the same picture.");
        }
    }

    // The page draws the SVG itself then.
    private static RefusalException NoPng(string message, string remedy) => new(StatusCodes.Status404NotFound, message, remedy);

    private static RefusalException None(string name) => RefusalException.NotThere($"file {name} of a ring", "There are ring.svg, ring.png, coverage-1.svg, coverage-1.png …, coverage.geojson, areas.csv and range-by-bearing.csv.");

    public static string Type(string name) => Path.GetExtension(name) switch
    {
        Svg => "image/svg+xml",
        Png => "image/png",
        ".csv" => "text/csv; charset=utf-8",
        _ => "application/geo+json",
    };
}
