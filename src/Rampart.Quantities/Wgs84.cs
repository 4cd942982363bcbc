namespace Rampart.Quantities;

/// <summary>The World Geodetic System 1984 ellipsoid and the ways between geodetic and Earth-centred coordinates.</summary>
/// <remarks>
/// <para>Source: NIMA TR8350.2, third edition, table 3.1 (semi-major axis, flattening); the conversion outwards is its equation 4-14.</para>
/// <para>Valid: from 10 km under the ellipsoid up to geostationary height, where the way there and back is tested.</para>
/// </remarks>
public static class Wgs84
{
    public const double SemiMajorAxis_m = 6378137.0;
    public const double Flattening = 1.0 / 298.257223563;
    public const double SemiMinorAxis_m = SemiMajorAxis_m * (1.0 - Flattening);
    public const double EccentricitySquared = Flattening * (2.0 - Flattening);

    /// <summary>(b/a)²: what squeezes the z component of the surface normal.</summary>
    public const double AxisRatioSquared = 1.0 - EccentricitySquared;

    public static EcefPosition ToEcef(Geodetic place) => ToEcef(Normal(place.Latitude, place.Longitude), place.Height.Metres);

    /// <summary>The outward unit normal of the ellipsoid (the n-vector) at a latitude and longitude.</summary>
    public static EcefVector Normal(Angle latitude, Angle longitude)
    {
        var (sinLatitude, cosLatitude) = Portable.SinCos(latitude.Radians);
        var (sinLongitude, cosLongitude) = Portable.SinCos(longitude.Radians);
        return new EcefVector(cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude);
    }

    /// <summary>The place above the ellipsoid's point that has this unit normal.</summary>
    public static EcefPosition ToEcef(EcefVector normal, double height_m)
    {
        var primeVertical = SemiMajorAxis_m / Math.Sqrt((normal.X * normal.X) + (normal.Y * normal.Y) + (AxisRatioSquared * normal.Z * normal.Z));
        return new EcefPosition(
            (primeVertical + height_m) * normal.X,
            (primeVertical + height_m) * normal.Y,
            ((primeVertical * AxisRatioSquared) + height_m) * normal.Z);
    }

    public static Geodetic ToGeodetic(EcefPosition place)
    {
        var (normal, height_m) = NormalAndHeight(place);
        var equatorial = Math.Sqrt((normal.X * normal.X) + (normal.Y * normal.Y));
        return new Geodetic(
            Angle.FromRadians(Portable.Atan2(normal.Z, equatorial)),
            Angle.FromRadians(Portable.Atan2(normal.Y, normal.X)),
            Length.FromMetres(height_m));
    }

    /// <summary>The unit normal below a place and its height above the ellipsoid, in metres; no trigonometry.</summary>
    /// <remarks>
    /// <para>Bowring's iteration written with the tangent of the reduced latitude, so that it needs square roots only;
    /// two rounds are below a nanometre from 10 km under the ellipsoid up to geostationary height, a third costs little.
    /// Rounding adds up to five units in the last place of the distance from the centre: 5 nm at the surface.</para>
    /// <para>Source: Bowring, Survey Review 23 (1976), 323–327.</para>
    /// </remarks>
    public static (EcefVector Normal, double Height_m) NormalAndHeight(EcefPosition place)
    {
        const double SecondEccentricitySquared = EccentricitySquared / AxisRatioSquared;
        var equatorial = Math.Sqrt((place.X * place.X) + (place.Y * place.Y));
        if (equatorial == 0.0)
        {
            var sign = place.Z < 0.0 ? -1.0 : 1.0;
            return (new EcefVector(0.0, 0.0, sign), Math.Abs(place.Z) - SemiMinorAxis_m);
        }

        // Reduced latitude as a (cosine, sine) pair, normalised in each round.
        double cosReduced = equatorial * SemiMinorAxis_m, sinReduced = place.Z * SemiMajorAxis_m;
        double along = 0.0, up = 0.0;
        for (var round = 0; round < 3; round++)
        {
            var scale = 1.0 / Math.Sqrt((cosReduced * cosReduced) + (sinReduced * sinReduced));
            cosReduced *= scale;
            sinReduced *= scale;
            up = place.Z + (SecondEccentricitySquared * SemiMinorAxis_m * sinReduced * sinReduced * sinReduced);
            along = equatorial - (EccentricitySquared * SemiMajorAxis_m * cosReduced * cosReduced * cosReduced);
            cosReduced = along;
            sinReduced = (1.0 - Flattening) * up;
        }

        var norm = 1.0 / Math.Sqrt((along * along) + (up * up));
        var cosLatitude = along * norm;
        var sinLatitude = up * norm;
        var normal = new EcefVector(cosLatitude * (place.X / equatorial), cosLatitude * (place.Y / equatorial), sinLatitude);
        var height = (equatorial * cosLatitude) + (place.Z * sinLatitude)
            - (SemiMajorAxis_m * Math.Sqrt(1.0 - (EccentricitySquared * sinLatitude * sinLatitude)));
        return (normal, height);
    }
}
