namespace Rampart.Quantities;

/// <summary>A frequency; one double in hertz.</summary>
public readonly record struct Frequency : IComparable<Frequency>
{
    private Frequency(double hertz) => Hertz = hertz;

    public static Frequency Zero => default;

    public double Hertz { get; }

    public double Kilohertz => Hertz / 1e3;

    public double Megahertz => Hertz / 1e6;

    public double Gigahertz => Hertz / 1e9;

    public static Frequency FromHertz(double value) => new(value);

    public static Frequency FromKilohertz(double value) => new(value * 1e3);

    public static Frequency FromMegahertz(double value) => new(value * 1e6);

    public static Frequency FromGigahertz(double value) => new(value * 1e9);

    public static Frequency operator +(Frequency left, Frequency right) => new(left.Hertz + right.Hertz);

    public static Frequency operator -(Frequency left, Frequency right) => new(left.Hertz - right.Hertz);

    public static Frequency operator -(Frequency value) => new(-value.Hertz);

    public static Frequency operator *(Frequency value, double factor) => new(value.Hertz * factor);

    public static Frequency operator *(double factor, Frequency value) => new(factor * value.Hertz);

    public static Frequency operator /(Frequency value, double divisor) => new(value.Hertz / divisor);

    public static double operator /(Frequency left, Frequency right) => left.Hertz / right.Hertz;

    public static bool operator <(Frequency left, Frequency right) => left.Hertz < right.Hertz;

    public static bool operator >(Frequency left, Frequency right) => left.Hertz > right.Hertz;

    public static bool operator <=(Frequency left, Frequency right) => left.Hertz <= right.Hertz;

    public static bool operator >=(Frequency left, Frequency right) => left.Hertz >= right.Hertz;

    public int CompareTo(Frequency other) => Hertz.CompareTo(other.Hertz);

    public override string ToString() => QuantityFormat.Text(QuantityKind.Frequency, Hertz);
}
