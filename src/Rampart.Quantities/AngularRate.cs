namespace Rampart.Quantities;

/// <summary>How fast something turns, an antenna or a line of sight; one double in radians per second.</summary>
public readonly record struct AngularRate : IComparable<AngularRate>
{
    private AngularRate(double radiansPerSecond) => RadiansPerSecond = radiansPerSecond;

    public static AngularRate Zero => default;

    public double RadiansPerSecond { get; }

    public double DegreesPerSecond => RadiansPerSecond / (Portable.Pi / 180.0);

    public double RevolutionsPerMinute => RadiansPerSecond / (2.0 * Portable.Pi) * 60.0;

    public static AngularRate FromRadiansPerSecond(double value) => new(value);

    public static AngularRate FromDegreesPerSecond(double value) => new(value * (Portable.Pi / 180.0));

    public static AngularRate FromRevolutionsPerMinute(double value) => new(value / 60.0 * (2.0 * Portable.Pi));

    public static Angle operator *(AngularRate rate, Duration time) => Angle.FromRadians(rate.RadiansPerSecond * time.Seconds);

    public static AngularRate operator +(AngularRate left, AngularRate right) => new(left.RadiansPerSecond + right.RadiansPerSecond);

    public static AngularRate operator -(AngularRate left, AngularRate right) => new(left.RadiansPerSecond - right.RadiansPerSecond);

    public static AngularRate operator -(AngularRate value) => new(-value.RadiansPerSecond);

    public static AngularRate operator *(AngularRate value, double factor) => new(value.RadiansPerSecond * factor);

    public static AngularRate operator *(double factor, AngularRate value) => new(factor * value.RadiansPerSecond);

    public static AngularRate operator /(AngularRate value, double divisor) => new(value.RadiansPerSecond / divisor);

    public static double operator /(AngularRate left, AngularRate right) => left.RadiansPerSecond / right.RadiansPerSecond;

    public static bool operator <(AngularRate left, AngularRate right) => left.RadiansPerSecond < right.RadiansPerSecond;

    public static bool operator >(AngularRate left, AngularRate right) => left.RadiansPerSecond > right.RadiansPerSecond;

    public static bool operator <=(AngularRate left, AngularRate right) => left.RadiansPerSecond <= right.RadiansPerSecond;

    public static bool operator >=(AngularRate left, AngularRate right) => left.RadiansPerSecond >= right.RadiansPerSecond;

    public int CompareTo(AngularRate other) => RadiansPerSecond.CompareTo(other.RadiansPerSecond);

    public override string ToString() => QuantityFormat.Text(QuantityKind.AngularRate, RadiansPerSecond);
}
