using Rampart.Quantities;

namespace Rampart.Cli;

/// <summary>The conversions as a textbook writes them, to measure ours against.</summary>
internal static class NaiveWgs84
{
    public static EcefPosition ToEcef(Geodetic place)
    {
        var (latitude, longitude) = (place.Latitude.Radians, place.Longitude.Radians);
        var radius_m = Wgs84.SemiMajorAxis_m / Math.Sqrt(1.0 - (Wgs84.EccentricitySquared * Math.Sin(latitude) * Math.Sin(latitude)));
        return new EcefPosition(
            (radius_m + place.Height.Metres) * Math.Cos(latitude) * Math.Cos(longitude), (radius_m + place.Height.Metres) * Math.Cos(latitude) * Math.Sin(longitude),
            ((radius_m * Wgs84.AxisRatioSquared) + place.Height.Metres) * Math.Sin(latitude));
    }

    /// <summary>Latitude by iteration until it stands still, then the height; outside the poles' axis.</summary>
    public static double Height_m(EcefPosition place)
    {
        var across_m = Math.Sqrt((place.X * place.X) + (place.Y * place.Y));
        var latitude = Math.Atan2(place.Z, across_m * Wgs84.AxisRatioSquared);
        double radius_m;
        double before;
        var round = 0;
        do
        {
            before = latitude;
            radius_m = Wgs84.SemiMajorAxis_m / Math.Sqrt(1.0 - (Wgs84.EccentricitySquared * Math.Sin(latitude) * Math.Sin(latitude)));
            latitude = Math.Atan2(place.Z + (Wgs84.EccentricitySquared * radius_m * Math.Sin(latitude)), across_m);
        }
        while (Math.Abs(latitude - before) > 1e-15 && ++round < 20);
        return Math.Abs(latitude) < 0.8 ? (across_m / Math.Cos(latitude)) - radius_m : (place.Z / Math.Sin(latitude)) - (radius_m * Wgs84.AxisRatioSquared);
    }
}
