namespace Rampart.Quantities;

/// <summary>A place by geodetic latitude and longitude on WGS84 and its height above the ellipsoid.</summary>
public readonly record struct Geodetic(Angle Latitude, Angle Longitude, Length Height)
{
    public static Geodetic FromDegrees(double latitude_deg, double longitude_deg, double height_m = 0.0) =>
        new(Angle.FromDegrees(latitude_deg), Angle.FromDegrees(longitude_deg), Length.FromMetres(height_m));

    public EcefPosition ToEcef() => Wgs84.ToEcef(this);

    /// <summary>Latitude and longitude in degrees to about a metre, and the height; <see cref="GeodeticText.Parse"/> reads it back.</summary>
    public override string ToString() => $"{Latitude.Degrees:F5}, {Longitude.Degrees:F5}, {Height}";
}
