namespace Rampart.Quantities;

/// <summary>A displacement in a local frame: metres to the east, to the north and up.</summary>
public readonly record struct EnuOffset(double East, double North, double Up)
{
    public static EnuOffset operator +(EnuOffset left, EnuOffset right) => new(left.East + right.East, left.North + right.North, left.Up + right.Up);

    public static EnuOffset operator -(EnuOffset left, EnuOffset right) => new(left.East - right.East, left.North - right.North, left.Up - right.Up);

    /// <summary>Length of the displacement, in metres.</summary>
    public double Norm => Math.Sqrt((East * East) + (North * North) + (Up * Up));

    /// <summary>Range, azimuth clockwise from north in [0, 2π) and elevation above the horizontal plane; azimuth zero straight up and down.</summary>
    public Polar ToPolar()
    {
        var horizontal = Math.Sqrt((East * East) + (North * North));
        return new Polar(
            Length.FromMetres(Norm),
            Angle.FromRadians(Portable.Atan2(East, North)).Normalized(),
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

    /// <summary>The displacement from the frame's origin to a place.</summary>
    public EnuOffset ToEnu(EcefPosition place) => ToEnu(place - Origin);

    /// <summary>A displacement or velocity, turned into the frame's axes.</summary>
    public EnuOffset ToEnu(EcefVector vector) =>
        new(EcefVector.Dot(vector, East), EcefVector.Dot(vector, North), EcefVector.Dot(vector, Up));

    public EcefPosition ToEcef(EnuOffset offset) => Origin + ToEcefVector(offset);

    /// <summary>A displacement or velocity in the frame's axes, turned back.</summary>
    public EcefVector ToEcefVector(EnuOffset offset) => (East * offset.East) + (North * offset.North) + (Up * offset.Up);
}
