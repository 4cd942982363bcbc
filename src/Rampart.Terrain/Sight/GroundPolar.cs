using Rampart.Physics.Propagation;
using Rampart.Quantities;

namespace Rampart.Terrain.Sight;

/// <summary>Places around a site by distance along the ground and azimuth, as a mask is asked for them.</summary>
/// <remarks>
/// The distance is the mean Earth radius times the angle between the two verticals: within 0.6 % of the geodesic on
/// WGS84 anywhere (0.25 % at 40° of latitude). What matters to a mask is that those who ask and those who sweep reckon
/// alike. The azimuth is the geodesic's on the ellipsoid at the site, to 0.01° within 400 km.
/// </remarks>
public sealed class GroundPolar
{
    private readonly SphereOfNormals _sphere;

    public GroundPolar(Geodetic site) => _sphere = new SphereOfNormals(site);

    /// <summary>The place, at height zero, at a distance (metres) and an azimuth (radians clockwise from north).</summary>
    public Geodetic PlaceAt(double groundDistance_m, double azimuth_rad)
    {
        var (sin, cos) = Portable.SinCos(groundDistance_m / RadarHorizon.MeanEarthRadius.Metres);
        var (latitude, longitude) = SphereOfNormals.Degrees(_sphere.Along(_sphere.Direction(azimuth_rad), sin, cos));
        return Geodetic.FromDegrees(latitude, longitude);
    }

    /// <summary>Distance along the ground and azimuth in [0, 2π) at which a place lies from the site.</summary>
    public (double Distance_m, double Azimuth_rad) To(Geodetic place)
    {
        var (east, north) = _sphere.Offset(Wgs84.Normal(place.Latitude, place.Longitude));
        var azimuth = Portable.Atan2(east * _sphere.PrimeVerticalRadius_m, north * _sphere.MeridianRadius_m);
        return (Math.Sqrt((east * east) + (north * north)) * RadarHorizon.MeanEarthRadius.Metres, Angle.FromRadians(azimuth).Normalized().Radians);
    }
}
