namespace Rampart.Quantities;

/// <summary>A displacement in a local frame: metres to the east, to the north and up.</summary>
public readonly record struct EnuOffset(double East, double North, double Up)
{
    public double Norm => Math.Sqrt((East * East) + (North * North) + (Up * Up));

    /// <summary>Range, azimuth clockwise from north in [0, 2π) and elevation above the horizontal plane.</summary>
    public Polar ToPolar()
    {
        var horizontal = Math.Sqrt((East * East) + (North * North));
        var azimuth = Portable.Atan2(East, North);
        if (azimuth < 0.0)
        {
            azimuth += 2.0 * Portable.Pi;
        }

        return new Polar(
            Length.FromMetres(Norm),
            Angle.FromRadians(azimuth),
            Angle.FromRadians(Portable.Atan2(Up, horizontal)));
    }
}

/// <summary>What a radar measures: slant range, azimuth clockwise from north, elevation above the local horizontal plane.</summary>
public readonly record struct Polar(Length Range, Angle Azimuth, Angle Elevation)
{
    public EnuOffset ToEnu()
    {
        var (sinAzimuth, cosAzimuth) = Portable.SinCos(Azimuth.Radians);
        var (sinElevation, cosElevation) = Portable.SinCos(Elevation.Radians);
        var horizontal = Range.Metres * cosElevation;
        return new EnuOffset(horizontal * sinAzimuth, horizontal * cosAzimuth, Range.Metres * sinElevation);
    }
}

/// <summary>A local east-north-up frame: its origin on or above WGS84 and its three axes as ECEF unit vectors.</summary>
public readonly record struct EnuFrame
{
    public EnuFrame(Geodetic origin)
    {
        var (sinLatitude, cosLatitude) = Portable.SinCos(origin.Latitude.Radians);
        var (sinLongitude, cosLongitude) = Portable.SinCos(origin.Longitude.Radians);
        Origin = origin.ToEcef();
        East = new EcefVector(-sinLongitude, cosLongitude, 0.0);
        North = new EcefVector(-sinLatitude * cosLongitude, -sinLatitude * sinLongitude, cosLatitude);
        Up = new EcefVector(cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude);
    }

    public EcefPosition Origin { get; }

    public EcefVector East { get; }

    public EcefVector North { get; }

    public EcefVector Up { get; }

    public EnuOffset ToEnu(EcefPosition place) => ToEnu(place - Origin);

    public EnuOffset ToEnu(EcefVector vector) =>
        new(EcefVector.Dot(vector, East), EcefVector.Dot(vector, North), EcefVector.Dot(vector, Up));

    public EcefPosition ToEcef(EnuOffset offset) => Origin + ToEcefVector(offset);

    public EcefVector ToEcefVector(EnuOffset offset) => (East * offset.East) + (North * offset.North) + (Up * offset.Up);
}
