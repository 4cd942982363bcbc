namespace Rampart.Quantities;

/// <summary>A plane angle; one double in radians.</summary>
public readonly record struct Angle : IComparable<Angle>
{
    private Angle(double radians) => Radians = radians;

    public static Angle Zero => default;

    public double Radians { get; }

    public double Degrees => Radians / (Portable.Pi / 180.0);

    public static Angle FromRadians(double value) => new(value);

    public static Angle FromDegrees(double value) => new(value * (Portable.Pi / 180.0));

    public static Angle operator +(Angle left, Angle right) => new(left.Radians + right.Radians);

    public static Angle operator -(Angle left, Angle right) => new(left.Radians - right.Radians);

    public static Angle operator -(Angle value) => new(-value.Radians);

    public static Angle operator *(Angle value, double factor) => new(value.Radians * factor);

    public static Angle operator *(double factor, Angle value) => new(factor * value.Radians);

    public static Angle operator /(Angle value, double divisor) => new(value.Radians / divisor);

    public static double operator /(Angle left, Angle right) => left.Radians / right.Radians;

    public static bool operator <(Angle left, Angle right) => left.Radians < right.Radians;

    public static bool operator >(Angle left, Angle right) => left.Radians > right.Radians;

    public static bool operator <=(Angle left, Angle right) => left.Radians <= right.Radians;

    public static bool operator >=(Angle left, Angle right) => left.Radians >= right.Radians;

    public int CompareTo(Angle other) => Radians.CompareTo(other.Radians);

    public override string ToString() => QuantityFormat.Text(QuantityKind.Angle, Radians);
}
