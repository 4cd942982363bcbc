namespace Rampart.Quantities;

/// <summary>A speed; one double in metres per second.</summary>
public readonly record struct Speed : IComparable<Speed>
{
    private Speed(double metresPerSecond) => MetresPerSecond = metresPerSecond;

    public static Speed Zero => default;

    public double MetresPerSecond { get; }

    public double KilometresPerHour => MetresPerSecond / (1000.0 / 3600.0);

    public double Knots => MetresPerSecond / (1852.0 / 3600.0);

    public static Speed FromMetresPerSecond(double value) => new(value);

    public static Speed FromKilometresPerHour(double value) => new(value * (1000.0 / 3600.0));

    public static Speed FromKnots(double value) => new(value * (1852.0 / 3600.0));

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
