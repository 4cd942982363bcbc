using Rampart.Quantities;

namespace Rampart.Terrain.Elevation;

/// <summary>Longitudes that wrap, and the distance from a place to a rectangle of latitudes and longitudes.</summary>
internal static class Globe
{
    private const double ToRadians = Portable.Pi / 180.0;
    private const double MeanRadius_m = 6371008.8;

    /// <summary>The same longitude from −180° to below 180°.</summary>
    public static double Wrapped(double longitude_deg) =>
        longitude_deg is >= -180.0 and < 180.0 ? longitude_deg : longitude_deg - (360.0 * Math.Floor((longitude_deg + 180.0) / 360.0));

    /// <summary>How far east of a meridian a longitude is, from 0° to below 360°.</summary>
    public static double Eastward(double from_deg, double to_deg)
    {
        var east = to_deg - from_deg;
        return east is >= 0.0 and < 360.0 ? east : east - (360.0 * Math.Floor(east / 360.0));
    }

    /// <exception cref="ArgumentOutOfRangeException">A latitude beyond the poles, or a number that is none.</exception>
    public static void ThrowIfNowhere(double latitude_deg, double longitude_deg)
    {
        if (!(Math.Abs(latitude_deg) <= 90.0))
        {
            throw new ArgumentOutOfRangeException(nameof(latitude_deg), latitude_deg, "A latitude is from −90° to 90°.");
        }

        if (!double.IsFinite(longitude_deg))
        {
            throw new ArgumentOutOfRangeException(nameof(longitude_deg), longitude_deg, "A longitude is a finite number of degrees.");
        }
    }

    /// <summary>Distance on the sphere from a place to the nearest point of a rectangle; zero inside it.</summary>
    public static double DistanceTo(double latitude_deg, double longitude_deg, double south_deg, double west_deg, double north_deg, double width_deg)
    {
        var east = Eastward(west_deg, longitude_deg);
        if (east <= width_deg)
        {
            var beyond = Math.Max(0.0, Math.Max(south_deg - latitude_deg, latitude_deg - north_deg));
            return beyond * ToRadians * MeanRadius_m;
        }

        return Math.Min(
            ToMeridian(latitude_deg, longitude_deg - west_deg, south_deg, north_deg),
            ToMeridian(latitude_deg, longitude_deg - west_deg - width_deg, south_deg, north_deg));
    }

    // Along a meridian the cosine of the distance is a cosine of the latitude, greatest at the foot of the perpendicular.
    private static double ToMeridian(double latitude_deg, double apart_deg, double south_deg, double north_deg)
    {
        var (sin, cos) = Portable.SinCos(latitude_deg * ToRadians);
        var foot = Portable.Atan2(sin, cos * Portable.Cos(apart_deg * ToRadians)) / ToRadians;
        var ends = Math.Min(Along(latitude_deg, apart_deg, south_deg), Along(latitude_deg, apart_deg, north_deg));
        return foot > south_deg && foot < north_deg ? Math.Min(ends, Along(latitude_deg, apart_deg, foot)) : ends;
    }

    private static double Along(double latitude_deg, double apart_deg, double otherLatitude_deg)
    {
        var across = Portable.Sin((otherLatitude_deg - latitude_deg) * (0.5 * ToRadians));
        var along = Portable.Sin(apart_deg * (0.5 * ToRadians));
        var haversine = (across * across) + (Portable.Cos(latitude_deg * ToRadians) * Portable.Cos(otherLatitude_deg * ToRadians) * along * along);
        return 2.0 * MeanRadius_m * Portable.Asin(Math.Min(1.0, Math.Sqrt(haversine)));
    }
}
