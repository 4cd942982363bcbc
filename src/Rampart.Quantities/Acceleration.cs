namespace Rampart.Quantities;

/// <summary>An acceleration; one double in metres per second squared.</summary>
public readonly record struct Acceleration : IComparable<Acceleration>
{
    private const double StandardGravity = 9.80665;

    private Acceleration(double metresPerSecondSquared) => MetresPerSecondSquared = metresPerSecondSquared;

    public static Acceleration Zero => default;

    public double MetresPerSecondSquared { get; }

    /// <summary>Multiples of the standard gravity, 9.80665 m/s² (exact; SI Brochure, 9th edition, and CGPM 1901).</summary>
    public double StandardGravities => MetresPerSecondSquared / StandardGravity;

    public static Acceleration FromMetresPerSecondSquared(double value) => new(value);

    public static Acceleration FromStandardGravities(double value) => new(value * StandardGravity);

    public static Speed operator *(Acceleration acceleration, Duration time) => Speed.FromMetresPerSecond(acceleration.MetresPerSecondSquared * time.Seconds);

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
