using NetTopologySuite.Geometries;
using Rampart.Quantities;

namespace Rampart.Coverage.Files;

/// <summary>Area on the ellipsoid of polygons in longitude and latitude, whose sides are straight in degrees as RFC 7946 (3.1.1) has them.</summary>
/// <remarks>
/// <para>Formula: A = −∮ S(φ) dλ round each ring, S(φ) = (b²/2)·(sin φ/(1 − e²·sin² φ) + artanh(e·sin φ)/e) the area between the equator and the
/// latitude φ for each radian of longitude; along a side by Simpson's rule.</para>
/// <para>Source: Snyder, Map Projections – A Working Manual (USGS Professional Paper 1395, 1987), equation 3-12 (there as q = 2·S/a²).</para>
/// <para>Valid: sides that span a few degrees of latitude or less.</para>
/// </remarks>
public static class LonLatArea
{
    private static readonly double Eccentricity = Math.Sqrt(Wgs84.EccentricitySquared);

    public static Area Of(Geometry polygons)
    {
        ArgumentNullException.ThrowIfNull(polygons);
        var sum = 0.0;
        for (var part = 0; part < polygons.NumGeometries; part++)
        {
            if (polygons.GetGeometryN(part) is Polygon { IsEmpty: false } polygon)
            {
                sum += OfRing(polygon.ExteriorRing) - polygon.InteriorRings.Sum(OfRing);
            }
        }

        return Area.FromSquareMetres(sum);
    }

    private static double OfRing(LineString ring)
    {
        var corners = ring.CoordinateSequence;
        var sum = 0.0;
        for (var at = 1; at < corners.Count; at++)
        {
            var (south, north) = (corners.GetY(at - 1), corners.GetY(at));
            sum -= (corners.GetX(at) - corners.GetX(at - 1)) * (ToEquator(south) + (4.0 * ToEquator(0.5 * (south + north))) + ToEquator(north)) / 6.0;
        }

        return Math.Abs(sum * Math.PI / 180.0);
    }

    private static double ToEquator(double latitude_deg)
    {
        var sin = Math.Sin(latitude_deg * Math.PI / 180.0);
        return 0.5 * Wgs84.SemiMinorAxis_m * Wgs84.SemiMinorAxis_m
            * ((sin / (1.0 - (Wgs84.EccentricitySquared * sin * sin))) + (Math.Atanh(Eccentricity * sin) / Eccentricity));
    }
}
