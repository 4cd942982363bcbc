namespace Rampart.Quantities;

/// <summary>A speed, or the component of a velocity along one direction (then with a sign); one double in metres per second.</summary>
public readonly record struct Speed : IComparable<Speed>
{
    private Speed(double metresPerSecond) => MetresPerSecond = metresPerSecond;

    public static Speed Zero => default;

    public double MetresPerSecond { get; }

    public double KilometresPerHour => MetresPerSecond * 3600.0 / 1000.0;

    public double Knots => MetresPerSecond * 3600.0 / 1852.0;

    public static Speed FromMetresPerSecond(double value) => new(value);

    public static Speed FromKilometresPerHour(double value) => new(value * 1000.0 / 3600.0);

    public static Speed FromKnots(double value) => new(value * 1852.0 / 3600.0);

    public static Speed Min(Speed left, Speed right) => new(Math.Min(left.MetresPerSecond, right.MetresPerSecond));

    public static Speed Max(Speed left, Speed right) => new(Math.Max(left.MetresPerSecond, right.MetresPerSecond));

    public Speed Abs() => new(Math.Abs(MetresPerSecond));

    public static Acceleration operator /(Speed change, Duration time) => Acceleration.FromMetresPerSecondSquared(change.MetresPerSecond / time.Seconds);

    /// <summary>The time the change of speed takes, to the nearest microsecond.</summary>
    /// <exception cref="OverflowException">The acceleration is zero or so small that the time has no end.</exception>
    public static Duration operator /(Speed change, Acceleration acceleration) => Duration.FromSeconds(change.MetresPerSecond / acceleration.MetresPerSecondSquared);

    public static Length operator *(Duration time, Speed speed) => speed * time;

    public static Length operator *(Speed speed, Duration time) => Length.FromMetres(speed.MetresPerSecond * time.Seconds);

    public static Speed operator +(Speed left, Speed right) => new(left.MetresPerSecond + right.MetresPerSecond);

    public static Speed operator -(Speed left, Speed right) => new(left.MetresPerSecond - right.MetresPerSecond);

    public static Speed operator -(Speed value) => new(-value.MetresPerSecond);

    public static Speed operator *(Speed value, double factor) => new(value.MetresPerSecond * factor);

    public static Speed operator *(double factor, Speed value) => new(factor * value.MetresPerSecond);

    public static Speed operator /(Speed value, double divisor) => new(value.MetresPerSecond / divisor);

    public static double operator /(Speed left, Speed right) => left.MetresPerSecond / right.MetresPerSecond;

    public static bool operator <(Speed left, Speed right) => left.MetresPerSecond < right.MetresPerSecond;

    public static bool operator >(Speed left, Speed right) => left.MetresPerSecond > right.MetresPerSecond;

    public static bool operator <=(Speed left, Speed right) => left.MetresPerSecond <= right.MetresPerSecond;

    public static bool operator >=(Speed left, Speed right) => left.MetresPerSecond >= right.MetresPerSecond;

    public int CompareTo(Speed other) => MetresPerSecond.CompareTo(other.MetresPerSecond);

    public override string ToString() => QuantityFormat.Text(QuantityKind.Speed, MetresPerSecond);
}
