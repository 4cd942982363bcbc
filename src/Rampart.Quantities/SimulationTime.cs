namespace Rampart.Quantities;

/// <summary>A moment of a battle: whole microseconds since its start.</summary>
public readonly record struct SimulationTime : IComparable<SimulationTime>
{
    private SimulationTime(long microseconds) => Microseconds = microseconds;

    /// <summary>The moment at which the battle begins.</summary>
    public static SimulationTime Start => default;

    /// <summary>A moment that no battle reaches.</summary>
    public static SimulationTime Never => new(long.MaxValue);

    public long Microseconds { get; }

    public Duration SinceStart => Duration.FromMicroseconds(Microseconds);

    public static SimulationTime FromMicroseconds(long value) => new(value);

    public static SimulationTime operator +(SimulationTime moment, Duration time) => new(moment.Microseconds + time.Microseconds);

    public static SimulationTime operator -(SimulationTime moment, Duration time) => new(moment.Microseconds - time.Microseconds);

    public static Duration operator -(SimulationTime left, SimulationTime right) => Duration.FromMicroseconds(left.Microseconds - right.Microseconds);

    public static bool operator <(SimulationTime left, SimulationTime right) => left.Microseconds < right.Microseconds;

    public static bool operator >(SimulationTime left, SimulationTime right) => left.Microseconds > right.Microseconds;

    public static bool operator <=(SimulationTime left, SimulationTime right) => left.Microseconds <= right.Microseconds;

    public static bool operator >=(SimulationTime left, SimulationTime right) => left.Microseconds >= right.Microseconds;

    /// <summary>The number of the interval of the given length, counted from the start, into which this moment falls.</summary>
    public long Bin(Duration length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(length.Microseconds, 0);
        return Microseconds / length.Microseconds;
    }

    public int CompareTo(SimulationTime other) => Microseconds.CompareTo(other.Microseconds);

    public override string ToString() => QuantityFormat.Clock(this);
}
