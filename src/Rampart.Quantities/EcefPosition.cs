namespace Rampart.Quantities;

/// <summary>A place in the Earth-centred, Earth-fixed frame of WGS84; metres along the three axes.</summary>
/// <remarks>X points to latitude 0, longitude 0; Z to the north pole. Plain doubles: this is the frame of the innermost loops.</remarks>
public readonly record struct EcefPosition(double X, double Y, double Z)
{
    /// <summary>Distance from the Earth's centre, in metres.</summary>
    public double Norm => Math.Sqrt((X * X) + (Y * Y) + (Z * Z));

    public static EcefVector operator -(EcefPosition left, EcefPosition right) =>
        new(left.X - right.X, left.Y - right.Y, left.Z - right.Z);

    public static EcefPosition operator +(EcefPosition place, EcefVector offset) =>
        new(place.X + offset.X, place.Y + offset.Y, place.Z + offset.Z);

    public static EcefPosition operator -(EcefPosition place, EcefVector offset) =>
        new(place.X - offset.X, place.Y - offset.Y, place.Z - offset.Z);
}

/// <summary>A displacement (metres), a velocity (metres per second) or a direction in the Earth-centred, Earth-fixed frame.</summary>
public readonly record struct EcefVector(double X, double Y, double Z)
{
    public double Norm => Math.Sqrt((X * X) + (Y * Y) + (Z * Z));

    public static EcefVector operator /(EcefVector value, double divisor) => new(value.X / divisor, value.Y / divisor, value.Z / divisor);

    public static EcefVector operator +(EcefVector left, EcefVector right) => new(left.X + right.X, left.Y + right.Y, left.Z + right.Z);

    public static EcefVector operator -(EcefVector left, EcefVector right) => new(left.X - right.X, left.Y - right.Y, left.Z - right.Z);

    public static EcefVector operator -(EcefVector value) => new(-value.X, -value.Y, -value.Z);

    public static EcefVector operator *(EcefVector value, double factor) => new(value.X * factor, value.Y * factor, value.Z * factor);

    public static EcefVector operator *(double factor, EcefVector value) => value * factor;

    public static double Dot(EcefVector left, EcefVector right) => (left.X * right.X) + (left.Y * right.Y) + (left.Z * right.Z);

    public static EcefVector Cross(EcefVector left, EcefVector right) => new(
        (left.Y * right.Z) - (left.Z * right.Y),
        (left.Z * right.X) - (left.X * right.Z),
        (left.X * right.Y) - (left.Y * right.X));

    /// <summary>The vector of length one with the same direction; not a number for a vector without length.</summary>
    public EcefVector Unit() => this * (1.0 / Norm);
}
