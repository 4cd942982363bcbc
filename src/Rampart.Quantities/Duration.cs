namespace Rampart.Quantities;

/// <summary>A length of time; whole microseconds, so that sums are exact and "at the same moment" has a meaning.</summary>
/// <remarks>Sums and products beyond about 292,000 years throw an <see cref="OverflowException"/> rather than wrap around.</remarks>
public readonly record struct Duration : IComparable<Duration>
{
    private const double MicrosecondsPerSecond = 1e6;

    private Duration(long microseconds) => Microseconds = microseconds;

    public static Duration Zero => default;

    public long Microseconds { get; }

    public double Seconds => Microseconds / MicrosecondsPerSecond;

    public double Milliseconds => Microseconds / 1e3;

    public double Minutes => Seconds / 60.0;

    public double Hours => Seconds / 3600.0;

    public static Duration FromMicroseconds(long value) => new(value);

    /// <summary>The nearest whole microsecond; ties go to the even one.</summary>
    /// <exception cref="OverflowException">The value is not a number or beyond about 292,000 years.</exception>
    public static Duration FromSeconds(double value) => new(checked((long)Math.Round(value * MicrosecondsPerSecond, MidpointRounding.ToEven)));

    public static Duration FromMilliseconds(double value) => FromSeconds(value / 1e3);

    public static Duration FromMinutes(double value) => FromSeconds(value * 60.0);

    public static Duration FromHours(double value) => FromSeconds(value * 3600.0);

    public static Duration Min(Duration left, Duration right) => left.Microseconds <= right.Microseconds ? left : right;

    public static Duration Max(Duration left, Duration right) => left.Microseconds >= right.Microseconds ? left : right;

    public Duration Abs() => Microseconds < 0 ? -this : this;

    public static Duration operator +(Duration left, Duration right) => new(checked(left.Microseconds + right.Microseconds));

    public static Duration operator -(Duration left, Duration right) => new(checked(left.Microseconds - right.Microseconds));

    public static Duration operator -(Duration value) => new(checked(-value.Microseconds));

    public static Duration operator *(Duration value, long factor) => new(checked(value.Microseconds * factor));

    public static Duration operator *(long factor, Duration value) => value * factor;

    /// <summary>The part of the time, cut to whole microseconds towards zero.</summary>
    public static Duration operator /(Duration value, long divisor) => new(value.Microseconds / divisor);

    public static double operator /(Duration left, Duration right) => (double)left.Microseconds / right.Microseconds;

    public static bool operator <(Duration left, Duration right) => left.Microseconds < right.Microseconds;

    public static bool operator >(Duration left, Duration right) => left.Microseconds > right.Microseconds;

    public static bool operator <=(Duration left, Duration right) => left.Microseconds <= right.Microseconds;

    public static bool operator >=(Duration left, Duration right) => left.Microseconds >= right.Microseconds;

    public int CompareTo(Duration other) => Microseconds.CompareTo(other.Microseconds);

    public override string ToString() => QuantityFormat.Text(QuantityKind.Duration, Seconds);
}
