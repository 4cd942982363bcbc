namespace Rampart.Quantities;

/// <summary>A moment of a battle: whole microseconds since its start.</summary>
/// <remarks>Moments outside the range of Int64 throw an <see cref="OverflowException"/> rather than wrap around.</remarks>
public readonly record struct SimulationTime : IComparable<SimulationTime>
{
    private SimulationTime(long microseconds) => Microseconds = microseconds;

    /// <summary>The moment at which the battle begins.</summary>
    public static SimulationTime Start => default;

    /// <summary>A moment that no battle reaches; adding to it throws.</summary>
    public static SimulationTime Never => new(long.MaxValue);

    public long Microseconds { get; }

    public Duration SinceStart => Duration.FromMicroseconds(Microseconds);

    public static SimulationTime FromMicroseconds(long value) => new(value);

    /// <summary>The moment so long after the start, to the nearest microsecond.</summary>
    public static SimulationTime FromSeconds(double value) => Start + Duration.FromSeconds(value);

    public static SimulationTime Min(SimulationTime left, SimulationTime right) => left.Microseconds <= right.Microseconds ? left : right;

    public static SimulationTime Max(SimulationTime left, SimulationTime right) => left.Microseconds >= right.Microseconds ? left : right;

    public static SimulationTime operator +(SimulationTime moment, Duration time) => new(checked(moment.Microseconds + time.Microseconds));

    public static SimulationTime operator -(SimulationTime moment, Duration time) => new(checked(moment.Microseconds - time.Microseconds));

    public static Duration operator -(SimulationTime left, SimulationTime right) => Duration.FromMicroseconds(checked(left.Microseconds - right.Microseconds));

    public static bool operator <(SimulationTime left, SimulationTime right) => left.Microseconds < right.Microseconds;

    public static bool operator >(SimulationTime left, SimulationTime right) => left.Microseconds > right.Microseconds;

    public static bool operator <=(SimulationTime left, SimulationTime right) => left.Microseconds <= right.Microseconds;

    public static bool operator >=(SimulationTime left, SimulationTime right) => left.Microseconds >= right.Microseconds;

    /// <summary>
    /// The number of the interval of the given length into which this moment falls: 0 begins at the start, −1 ends just before it.
    /// A boundary belongs to the interval that it begins.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is zero or negative.</exception>
    public long Bin(Duration length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(length.Microseconds, 0);
        var (whole, rest) = Math.DivRem(Microseconds, length.Microseconds);
        return rest < 0 ? whole - 1 : whole;
    }

    public int CompareTo(SimulationTime other) => Microseconds.CompareTo(other.Microseconds);

    public override string ToString() => QuantityFormat.Clock(this);
}
