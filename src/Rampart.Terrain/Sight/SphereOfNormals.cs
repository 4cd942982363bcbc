using Rampart.Quantities;

namespace Rampart.Terrain.Sight;

/// <summary>The verticals around a centre as points of a unit sphere, where a great circle is a few products away from latitude and longitude.</summary>
/// <remarks>
/// A place's geodetic normal is the point; the angle between two normals times the radius of curvature is the distance.
/// Near the centre a metre to the east turns the normal by 1/N and a metre to the north by 1/M (N, M the radii of
/// curvature in the prime vertical and in the meridian), so an azimuth on the ellipsoid and the direction in which the
/// normal moves differ by up to 0.2°; <see cref="Direction"/> turns the one into the other.
/// </remarks>
internal readonly struct SphereOfNormals
{
    private const double DegreesPerRadian = 180.0 / Portable.Pi;

    private readonly EcefVector _centre;
    private readonly EcefVector _east;
    private readonly EcefVector _north;

    public SphereOfNormals(Geodetic centre)
    {
        var frame = new EnuFrame(centre);
        _centre = frame.Up;
        _east = frame.East;
        _north = frame.North;
        var squeeze = 1.0 - (Wgs84.EccentricitySquared * frame.Up.Z * frame.Up.Z);
        PrimeVerticalRadius_m = Wgs84.SemiMajorAxis_m / Math.Sqrt(squeeze);
        MeridianRadius_m = PrimeVerticalRadius_m * Wgs84.AxisRatioSquared / squeeze;
    }

    public double PrimeVerticalRadius_m { get; }

    public double MeridianRadius_m { get; }

    /// <summary>The tangent of the sphere along which the normal leaves the centre, for an azimuth on the ellipsoid.</summary>
    public EcefVector Direction(double azimuth_rad)
    {
        var (sin, cos) = Portable.SinCos(azimuth_rad);
        return ((_east * (sin / PrimeVerticalRadius_m)) + (_north * (cos / MeridianRadius_m))).Unit();
    }

    /// <summary>The normal at an angle from the centre along a tangent.</summary>
    public EcefVector Along(EcefVector direction, double sinAngle, double cosAngle) => (_centre * cosAngle) + (direction * sinAngle);

    /// <summary>The normal that lies at these angles to the east and to the north (azimuthal-equidistant).</summary>
    public EcefVector At(double east_rad, double north_rad)
    {
        var angle = Math.Sqrt((east_rad * east_rad) + (north_rad * north_rad));
        if (angle == 0.0)
        {
            return _centre;
        }

        var (sin, cos) = Portable.SinCos(angle);
        return (_centre * cos) + (((_east * east_rad) + (_north * north_rad)) * (sin / angle));
    }

    /// <summary>The angles to the east and to the north at which a normal lies; the opposite pole counts as north of the centre.</summary>
    public (double East_rad, double North_rad) Offset(EcefVector normal)
    {
        var east = EcefVector.Dot(normal, _east);
        var north = EcefVector.Dot(normal, _north);
        var sin = Math.Sqrt((east * east) + (north * north));
        var cos = EcefVector.Dot(normal, _centre);
        if (sin == 0.0)
        {
            return (0.0, cos < 0.0 ? Portable.Pi : 0.0);
        }

        var stretch = Portable.Atan2(sin, cos) / sin;
        return (east * stretch, north * stretch);
    }

    public static (double Latitude_deg, double Longitude_deg) Degrees(EcefVector normal) =>
        (Portable.Atan2(normal.Z, Math.Sqrt((normal.X * normal.X) + (normal.Y * normal.Y))) * DegreesPerRadian,
            Portable.Atan2(normal.Y, normal.X) * DegreesPerRadian);
}
