using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using Rampart.Physics.Propagation;
using Rampart.Quantities;

namespace Rampart.Coverage.Siting;

/// <summary>A grid of places inside a polygon, as far apart from west to east as from south to north; each stands for its cell.</summary>
/// <remarks>
/// <para>Distances and areas on the sphere of the mean Earth radius, right to 0.7 %. A place belongs to the grid if it lies inside; the cells share out the polygon's
/// own area by their sizes, so that what its rim cuts off is not lost.</para>
/// <para>Formula: A = R²·|∮ sin φ dλ|, edges straight in latitude φ and longitude λ; the mean of sin φ along an edge is sin(φ̄)·sin(h)/h with h half its rise.</para>
/// </remarks>
internal static class AreaGrid
{
    // A long thin polygon askew has few places inside its box; looking through more than this is given up.
    private const double MostInBox = 20.0 * SitingCheck.MostPoints;

    /// <summary>The places inside with their square kilometres; null where there are too many.</summary>
    public static IReadOnlyList<(Geodetic Middle, double Area_km2)>? Of(Polygon polygon, Length spacing, int most)
    {
        var box = polygon.EnvelopeInternal;
        var radius_km = RadarHorizon.MeanEarthRadius.Kilometres;
        var step_deg = Angle.FromRadians(spacing.Kilometres / radius_km).Degrees;
        var rows = Math.Max(Math.Ceiling(box.Height / step_deg), 1.0);
        var locator = new IndexedPointInAreaLocator(polygon);
        var cells = new List<(Geodetic Middle, double Area_km2)>();
        var looked = rows;
        for (var row = 0; row < rows && looked <= MostInBox; row++)
        {
            var latitude = box.Centre.Y + ((row - (0.5 * (rows - 1.0))) * step_deg);
            if (!(Math.Abs(latitude) < 90.0))
            {
                continue;
            }

            var across_deg = Math.Min(step_deg / Portable.Cos(Angle.FromDegrees(latitude).Radians), 360.0);
            var columns = Math.Max(Math.Ceiling(box.Width / across_deg), 1.0);
            looked += columns;
            if (looked > MostInBox)
            {
                break;
            }

            var high = Portable.Sin(Angle.FromDegrees(Math.Min(latitude + (0.5 * step_deg), 90.0)).Radians);
            var low = Portable.Sin(Angle.FromDegrees(Math.Max(latitude - (0.5 * step_deg), -90.0)).Radians);
            var area_km2 = radius_km * radius_km * Angle.FromDegrees(across_deg).Radians * (high - low);
            for (var column = 0; column < columns; column++)
            {
                var longitude = box.Centre.X + ((column - (0.5 * (columns - 1.0))) * across_deg);
                if (locator.Locate(new Coordinate(longitude, latitude)) == Location.Exterior)
                {
                    continue;
                }

                if (cells.Count == most)
                {
                    return null;
                }

                cells.Add((Geodetic.FromDegrees(latitude, longitude - (360.0 * Math.Round(longitude / 360.0))), area_km2));
            }
        }

        if (looked > MostInBox)
        {
            return null;
        }

        var share = AreaOf_km2(polygon) / cells.Sum(cell => cell.Area_km2);
        return [.. cells.Select(cell => (cell.Middle, cell.Area_km2 * share))];
    }

    private static double AreaOf_km2(Polygon polygon) => AreaOf_km2(polygon.Shell) - polygon.Holes.Sum(AreaOf_km2);

    private static double AreaOf_km2(LinearRing ring)
    {
        var places = ring.Coordinates;
        var sum = 0.0;
        for (var at = 1; at < places.Length; at++)
        {
            var half = 0.5 * Angle.FromDegrees(places[at].Y - places[at - 1].Y).Radians;
            var middle = Angle.FromDegrees(0.5 * (places[at].Y + places[at - 1].Y)).Radians;
            sum += Angle.FromDegrees(places[at].X - places[at - 1].X).Radians * Portable.Sin(middle) * (half == 0.0 ? 1.0 : Portable.Sin(half) / half);
        }

        return Math.Abs(sum) * RadarHorizon.MeanEarthRadius.Kilometres * RadarHorizon.MeanEarthRadius.Kilometres;
    }
}
