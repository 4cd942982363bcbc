namespace Rampart.Quantities;

/// <summary>A power; one double in watts.</summary>
public readonly record struct Power : IComparable<Power>
{
    private Power(double watts) => Watts = watts;

    public static Power Zero => default;

    public double Watts { get; }

    public double Kilowatts => Watts / 1e3;

    public double Megawatts => Watts / 1e6;

    public static Power FromWatts(double value) => new(value);

    public static Power FromKilowatts(double value) => new(value * 1e3);

    public static Power FromMegawatts(double value) => new(value * 1e6);

    /// <summary>Ten times the decimal logarithm of the power in watts; negative infinity for none.</summary>
    public double DecibelWatts => 10.0 * Portable.Log10(Watts);

    public static Power FromDecibelWatts(double value) => new(Portable.Pow(10.0, value / 10.0));

    public static Power operator +(Power left, Power right) => new(left.Watts + right.Watts);

    public static Power operator -(Power left, Power right) => new(left.Watts - right.Watts);

    public static Power operator -(Power value) => new(-value.Watts);

    public static Power operator *(Power value, double factor) => new(value.Watts * factor);

    public static Power operator *(double factor, Power value) => new(factor * value.Watts);

    public static Power operator /(Power value, double divisor) => new(value.Watts / divisor);

    public static double operator /(Power left, Power right) => left.Watts / right.Watts;

    public static bool operator <(Power left, Power right) => left.Watts < right.Watts;

    public static bool operator >(Power left, Power right) => left.Watts > right.Watts;

    public static bool operator <=(Power left, Power right) => left.Watts <= right.Watts;

    public static bool operator >=(Power left, Power right) => left.Watts >= right.Watts;

    public int CompareTo(Power other) => Watts.CompareTo(other.Watts);

    public override string ToString() => QuantityFormat.Text(QuantityKind.Power, Watts);
}
