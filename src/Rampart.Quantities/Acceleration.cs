namespace Rampart.Quantities;

/// <summary>An acceleration; one double in metres per second squared.</summary>
public readonly record struct Acceleration : IComparable<Acceleration>
{
    private Acceleration(double metresPerSecondSquared) => MetresPerSecondSquared = metresPerSecondSquared;

    public static Acceleration Zero => default;

    public double MetresPerSecondSquared { get; }

    public double StandardGravities => MetresPerSecondSquared / 9.80665;

    public static Acceleration FromMetresPerSecondSquared(double value) => new(value);

    public static Acceleration FromStandardGravities(double value) => new(value * 9.80665);

    public static Acceleration operator +(Acceleration left, Acceleration right) => new(left.MetresPerSecondSquared + right.MetresPerSecondSquared);

    public static Acceleration operator -(Acceleration left, Acceleration right) => new(left.MetresPerSecondSquared - right.MetresPerSecondSquared);

    public static Acceleration operator -(Acceleration value) => new(-value.MetresPerSecondSquared);

    public static Acceleration operator *(Acceleration value, double factor) => new(value.MetresPerSecondSquared * factor);

    public static Acceleration operator *(double factor, Acceleration value) => new(factor * value.MetresPerSecondSquared);

    public static Acceleration operator /(Acceleration value, double divisor) => new(value.MetresPerSecondSquared / divisor);

    public static double operator /(Acceleration left, Acceleration right) => left.MetresPerSecondSquared / right.MetresPerSecondSquared;

    public static bool operator <(Acceleration left, Acceleration right) => left.MetresPerSecondSquared < right.MetresPerSecondSquared;

    public static bool operator >(Acceleration left, Acceleration right) => left.MetresPerSecondSquared > right.MetresPerSecondSquared;

    public static bool operator <=(Acceleration left, Acceleration right) => left.MetresPerSecondSquared <= right.MetresPerSecondSquared;

    public static bool operator >=(Acceleration left, Acceleration right) => left.MetresPerSecondSquared >= right.MetresPerSecondSquared;

    public int CompareTo(Acceleration other) => MetresPerSecondSquared.CompareTo(other.MetresPerSecondSquared);

    public override string ToString() => QuantityFormat.Text(QuantityKind.Acceleration, MetresPerSecondSquared);
}
