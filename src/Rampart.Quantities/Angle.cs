namespace Rampart.Quantities;

/// <summary>A plane angle; one double in radians. It is not folded: 370° stays 370° until <see cref="Normalized"/> is asked for.</summary>
public readonly record struct Angle : IComparable<Angle>
{
    private const double FullTurn = 2.0 * Portable.Pi;

    private Angle(double radians) => Radians = radians;

    public static Angle Zero => default;

    public double Radians { get; }

    public double Degrees => Radians / (Portable.Pi / 180.0);

    public static Angle FromRadians(double value) => new(value);

    public static Angle FromDegrees(double value) => new(value * (Portable.Pi / 180.0));

    public Angle Abs() => new(Math.Abs(Radians));

    /// <summary>The same direction as an angle in [0, 2π), as an azimuth is given.</summary>
    /// <remarks>The remainder is exact, so a turn counted up over hours loses nothing here; infinity has no direction and gives not a number.</remarks>
    public Angle Normalized()
    {
        // Nearly all angles lie within a turn; the remainder would be the angle itself.
        var rest = Radians is > -FullTurn and < FullTurn ? Radians : Radians % FullTurn;
        if (rest < 0.0)
        {
            // Just under zero the sum rounds to the full turn itself, which is zero again.
            rest += FullTurn;
            return new(rest < FullTurn ? rest : 0.0);
        }

        return new(rest + 0.0);
    }

    /// <summary>The shortest turn from this direction to the other, in (−π, π]; positive is the sense in which azimuth grows.</summary>
    public Angle DifferenceTo(Angle other)
    {
        var turn = other.Normalized().Radians - Normalized().Radians;
        if (turn > Portable.Pi)
        {
            return new(turn - FullTurn);
        }

        return new(turn <= -Portable.Pi ? turn + FullTurn : turn);
    }

    public static AngularRate operator /(Angle turn, Duration time) => AngularRate.FromRadiansPerSecond(turn.Radians / time.Seconds);

    /// <summary>The time the turn takes, to the nearest microsecond.</summary>
    /// <exception cref="OverflowException">The rate is zero or so small that the time has no end.</exception>
    public static Duration operator /(Angle turn, AngularRate rate) => Duration.FromSeconds(turn.Radians / rate.RadiansPerSecond);

    public static Angle operator +(Angle left, Angle right) => new(left.Radians + right.Radians);

    public static Angle operator -(Angle left, Angle right) => new(left.Radians - right.Radians);

    public static Angle operator -(Angle value) => new(-value.Radians);

    public static Angle operator *(Angle value, double factor) => new(value.Radians * factor);

    public static Angle operator *(double factor, Angle value) => new(factor * value.Radians);

    public static Angle operator /(Angle value, double divisor) => new(value.Radians / divisor);

    public static double operator /(Angle left, Angle right) => left.Radians / right.Radians;

    public static bool operator <(Angle left, Angle right) => left.Radians < right.Radians;

    public static bool operator >(Angle left, Angle right) => left.Radians > right.Radians;

    public static bool operator <=(Angle left, Angle right) => left.Radians <= right.Radians;

    public static bool operator >=(Angle left, Angle right) => left.Radians >= right.Radians;

    public int CompareTo(Angle other) => Radians.CompareTo(other.Radians);

    public override string ToString() => QuantityFormat.Text(QuantityKind.Angle, Radians);
}
