using System.Buffers.Binary;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Rampart.Answers;
using Rampart.Answers.Terrain;
using Rampart.Quantities;
using Rampart.Terrain;
using Rampart.Terrain.Sight;
using Rampart.Web.Hosting;

namespace Rampart.Web.Coverage;

/// <summary>Heights of the ground about a place, from which the map shades its relief.</summary>
internal static class Relief
{
    private const int MostSize = 768;
    private const int LeastSize = 16;
    private const double MostRadius_km = 1500.0;
    private const short Unknown = short.MinValue;

    /// <summary>Heights in metres above the sea as little-endian Int16, rows from the north, -32768 where nobody knows; azimuthal equidistant about the place. Headers: x-half-width-km from the middle to the outer edge, x-post-m how far apart the source's posts stand, x-ground.</summary>
    /// <param name="lat_deg">The middle.</param>
    /// <param name="lon_deg">The middle.</param>
    /// <param name="radius_km">How far out.</param>
    /// <param name="size">Posts in a row, and rows.</param>
    /// <param name="terrain">The ground, as /api/coverage/choices names it.</param>
    /// <param name="project">The project.</param>
    /// <param name="desk">Where heights are read.</param>
    /// <param name="response">Where the headers go.</param>
    /// <param name="gone">The client has gone.</param>
    internal static async Task<FileContentHttpResult> Heights(
        [FromQuery] double lat_deg, [FromQuery] double lon_deg, [FromQuery] double radius_km, [FromQuery] int? size, [FromQuery] string? terrain, Project project, ReliefDesk desk, HttpResponse response, CancellationToken gone)
    {
        var posts = size ?? 512;
        var findings = new List<Finding>(((Finding?[])
        [
            Parameters.Outside("lat_deg", lat_deg, -85.0, 85.0, "degrees"), Parameters.Outside("lon_deg", lon_deg, -180.0, 180.0, "degrees"),
            Parameters.Outside("radius_km", radius_km, 1.0, MostRadius_km, "km"), Parameters.Outside("size", posts, LeastSize, MostSize, "posts"),
        ]).OfType<Finding>());
        var names = Grounds.Named(terrain, isOfScenario: false, project, findings);
        if (findings.Count > 0)
        {
            throw RefusalException.Because(findings);
        }

        var key = string.Create(CultureInfo.InvariantCulture, $"{lat_deg:R} {lon_deg:R} {radius_km:R} {posts} {string.Join(' ', names)}");
        var known = await desk.ReadAsync(key, () => Read(Geodetic.FromDegrees(lat_deg, lon_deg), Length.FromKilometres(radius_km), posts, names, gone), gone);

        // A post stands in the middle of its pixel.
        response.Headers["x-half-width-km"] = (radius_km * posts / (posts - 1)).ToString("R", CultureInfo.InvariantCulture);
        response.Headers["x-post-m"] = known.PostSpacing_m.ToString("R", CultureInfo.InvariantCulture);
        response.Headers["x-ground"] = Uri.EscapeDataString(string.Join(", ", names.Select(Path.GetFileName)));
        return TypedResults.Bytes(known.Bytes, "application/octet-stream");
    }

    private static KnownHeights Read(Geodetic middle, Length radius, int size, IReadOnlyList<string> names, CancellationToken stop)
    {
        // Where nobody knows the ground there is none to shade; that is no fault of who asks.
        var findings = new List<Finding>();
        IGround? ground;
        try
        {
            ground = NamedTerrain.Open(names, middle, radius, radius * 1.5, findings, Unwatched.Work, stop);
        }
        catch (EnvironmentException exception)
        {
            throw new RefusalException(StatusCodes.Status422UnprocessableEntity, exception.Message, exception.Remedy);
        }

        var cell = Length.FromMetres(2.0 * radius.Metres / (size - 1));
        var grid = LocalGrid.Of(middle, cell, size, new float[size * size]);
        var bytes = new byte[2 * size * size];
        for (var row = 0; row < size; row++)
        {
            stop.ThrowIfCancellationRequested();
            for (var column = 0; column < size; column++)
            {
                var place = grid.PlaceAt(row, column);
                var height_m = ground is null ? double.NaN : ground.HeightAt(Wgs84.Normal(place.Latitude, place.Longitude));
                var told = double.IsNaN(height_m) ? Unknown : (short)Math.Clamp(Math.Round(height_m), short.MinValue + 1, short.MaxValue);
                BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(2 * ((row * size) + column)), told);
            }
        }

        return new KnownHeights(bytes, ground?.PostSpacing_m ?? 0.0);
    }
}
