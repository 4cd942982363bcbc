namespace Rampart.Quantities;

/// <summary>A ratio of powers on the decibel scale; one double in dB.</summary>
public readonly record struct Decibels : IComparable<Decibels>
{
    private Decibels(double value) => Value = value;

    public static Decibels Zero => default;

    public double Value { get; }

    public static Decibels FromValue(double value) => new(value);

    /// <summary>The plain ratio of powers: ten to the tenth part of the value.</summary>
    public double Ratio => Portable.Pow(10.0, Value / 10.0);

    public static Decibels FromRatio(double ratio) => new(10.0 * Portable.Log10(ratio));

    public static Decibels operator +(Decibels left, Decibels right) => new(left.Value + right.Value);

    public static Decibels operator -(Decibels left, Decibels right) => new(left.Value - right.Value);

    public static Decibels operator -(Decibels value) => new(-value.Value);

    public static Decibels operator *(Decibels value, double factor) => new(value.Value * factor);

    public static Decibels operator *(double factor, Decibels value) => new(factor * value.Value);

    public static Decibels operator /(Decibels value, double divisor) => new(value.Value / divisor);

    public static double operator /(Decibels left, Decibels right) => left.Value / right.Value;

    public static bool operator <(Decibels left, Decibels right) => left.Value < right.Value;

    public static bool operator >(Decibels left, Decibels right) => left.Value > right.Value;

    public static bool operator <=(Decibels left, Decibels right) => left.Value <= right.Value;

    public static bool operator >=(Decibels left, Decibels right) => left.Value >= right.Value;

    public int CompareTo(Decibels other) => Value.CompareTo(other.Value);

    public override string ToString() => QuantityFormat.Text(QuantityKind.Decibels, Value);
}
