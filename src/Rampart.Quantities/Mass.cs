namespace Rampart.Quantities;

/// <summary>A mass; one double in kilograms.</summary>
public readonly record struct Mass : IComparable<Mass>
{
    private Mass(double kilograms) => Kilograms = kilograms;

    public static Mass Zero => default;

    public double Kilograms { get; }

    public double Tonnes => Kilograms / 1e3;

    public static Mass FromKilograms(double value) => new(value);

    public static Mass FromTonnes(double value) => new(value * 1e3);

    public static Mass operator +(Mass left, Mass right) => new(left.Kilograms + right.Kilograms);

    public static Mass operator -(Mass left, Mass right) => new(left.Kilograms - right.Kilograms);

    public static Mass operator -(Mass value) => new(-value.Kilograms);

    public static Mass operator *(Mass value, double factor) => new(value.Kilograms * factor);

    public static Mass operator *(double factor, Mass value) => new(factor * value.Kilograms);

    public static Mass operator /(Mass value, double divisor) => new(value.Kilograms / divisor);

    public static double operator /(Mass left, Mass right) => left.Kilograms / right.Kilograms;

    public static bool operator <(Mass left, Mass right) => left.Kilograms < right.Kilograms;

    public static bool operator >(Mass left, Mass right) => left.Kilograms > right.Kilograms;

    public static bool operator <=(Mass left, Mass right) => left.Kilograms <= right.Kilograms;

    public static bool operator >=(Mass left, Mass right) => left.Kilograms >= right.Kilograms;

    public int CompareTo(Mass other) => Kilograms.CompareTo(other.Kilograms);

    public override string ToString() => QuantityFormat.Text(QuantityKind.Mass, Kilograms);
}
