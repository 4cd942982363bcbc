namespace Rampart.Quantities;

/// <summary>A distance, a height or a wavelength; one double in metres. The sign is free: a depth is a negative height.</summary>
public readonly record struct Length : IComparable<Length>
{
    private Length(double metres) => Metres = metres;

    public static Length Zero => default;

    public double Metres { get; }

    public double Kilometres => Metres / 1000.0;

    public double Feet => Metres / 0.3048;

    public double NauticalMiles => Metres / 1852.0;

    public double StatuteMiles => Metres / 1609.344;

    public static Length FromMetres(double value) => new(value);

    public static Length FromKilometres(double value) => new(value * 1000.0);

    public static Length FromFeet(double value) => new(value * 0.3048);

    public static Length FromNauticalMiles(double value) => new(value * 1852.0);

    public static Length FromStatuteMiles(double value) => new(value * 1609.344);

    public static Length Min(Length left, Length right) => new(Math.Min(left.Metres, right.Metres));

    public static Length Max(Length left, Length right) => new(Math.Max(left.Metres, right.Metres));

    public Length Abs() => new(Math.Abs(Metres));

    public static Speed operator /(Length distance, Duration time) => Speed.FromMetresPerSecond(distance.Metres / time.Seconds);

    /// <summary>The time the way takes, to the nearest microsecond.</summary>
    /// <exception cref="OverflowException">The speed is zero or so small that the time has no end.</exception>
    public static Duration operator /(Length distance, Speed speed) => Duration.FromSeconds(distance.Metres / speed.MetresPerSecond);

    public static Area operator *(Length left, Length right) => Area.FromSquareMetres(left.Metres * right.Metres);

    public static Length operator +(Length left, Length right) => new(left.Metres + right.Metres);

    public static Length operator -(Length left, Length right) => new(left.Metres - right.Metres);

    public static Length operator -(Length value) => new(-value.Metres);

    public static Length operator *(Length value, double factor) => new(value.Metres * factor);

    public static Length operator *(double factor, Length value) => new(factor * value.Metres);

    public static Length operator /(Length value, double divisor) => new(value.Metres / divisor);

    public static double operator /(Length left, Length right) => left.Metres / right.Metres;

    public static bool operator <(Length left, Length right) => left.Metres < right.Metres;

    public static bool operator >(Length left, Length right) => left.Metres > right.Metres;

    public static bool operator <=(Length left, Length right) => left.Metres <= right.Metres;

    public static bool operator >=(Length left, Length right) => left.Metres >= right.Metres;

    public int CompareTo(Length other) => Metres.CompareTo(other.Metres);

    public override string ToString() => QuantityFormat.Text(QuantityKind.Length, Metres);
}
