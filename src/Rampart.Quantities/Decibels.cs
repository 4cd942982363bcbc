namespace Rampart.Quantities;

/// <summary>A ratio of powers on the decibel scale, such as a gain, a loss or a signal-to-noise ratio; one double in dB. Sums multiply the ratios.</summary>
public readonly record struct Decibels : IComparable<Decibels>
{
    private Decibels(double value) => Value = value;

    public static Decibels Zero => default;

    /// <summary>The value in decibels.</summary>
    public double Value { get; }

    public static Decibels FromDecibels(double value) => new(value);

    /// <summary>The plain ratio of powers: ten to the tenth part of the value.</summary>
    public double Ratio => Portable.Pow(10.0, Value / 10.0);

    /// <summary>Ten times the decimal logarithm of a ratio of powers; negative infinity for zero, not a number for a negative ratio.</summary>
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
