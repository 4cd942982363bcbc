using Rampart.Quantities;

namespace Rampart.Physics.Ballistics;

/// <summary>A free flight that ends at the height at which it began: range, apogee and time from speed, radius and flight-path angle at burn-out.</summary>
/// <remarks>
/// <para>Formula: Q = v²·r/μ; e² = 1 + Q·(Q − 2)·cos² φ; cos(ψ/2) = (1 − Q·cos² φ)/e; a = r/(2 − Q); r_apogee = a·(1 + e);
/// t = 2·√(a³/μ)·(π − E + e·sin E) with cos E = (e − cos(ψ/2))/(1 − e·cos(ψ/2)); greatest range sin(ψ/2) = Q/(2 − Q),
/// least speed Q = 2·sin(ψ/2)/(1 + sin(ψ/2)) at φ = (π − ψ)/4; high and low flight sin(2φ + ψ/2) = ((2 − Q)/Q)·sin(ψ/2).</para>
/// <para>Source: Bate, Mueller and White, Fundamentals of Astrodynamics (1971), 6.2 (equations 6.2-4 to 6.2-22); 6.2-20 is confirmed by a public text, the others by the book's worked examples there.</para>
/// <para>Valid: Q &lt; 2, no drag, an Earth that does not turn. Any consistent units: with μ = 1 the canonical ones, with radii in metres and WGS84's μ the SI.</para>
/// </remarks>
public readonly record struct FreeFlight
{
    private readonly double _mu;

    /// <exception cref="ArgumentOutOfRangeException">A radius, speed or μ that is not positive, an angle beyond the vertical, or a speed of escape.</exception>
    public FreeFlight(double radius, double speed, Angle flightPathAngle, double mu = 1.0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(radius);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(speed);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(mu);
        ArgumentOutOfRangeException.ThrowIfNegative(flightPathAngle.Radians);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(flightPathAngle.Radians, Portable.Pi / 2.0);
        (Radius, Speed, FlightPathAngle, _mu) = (radius, speed, flightPathAngle, mu);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Q, 2.0, nameof(speed));
    }

    public double Radius { get; }

    public double Speed { get; }

    public Angle FlightPathAngle { get; }

    /// <summary>v²·r/μ: twice the share of the kinetic energy that would set it free.</summary>
    public double Q => Speed * Speed * Radius / _mu;

    /// <summary>Energy of a unit of mass.</summary>
    public double Energy => (Speed * Speed / 2.0) - (_mu / Radius);

    /// <summary>Angular momentum of a unit of mass.</summary>
    public double AngularMomentum => Radius * Speed * Portable.Cos(FlightPathAngle.Radians);

    public double Eccentricity
    {
        get
        {
            // e² as the sum of two squares, (1 − Q·cos² φ)² + (Q·sin φ·cos φ)²: nothing cancels.
            var (sin, cos) = Portable.SinCos(FlightPathAngle.Radians);
            double along = 1.0 - (Q * cos * cos), across = Q * sin * cos;
            return Math.Sqrt((along * along) + (across * across));
        }
    }

    public double SemiMajorAxis => Radius / (2.0 - Q);

    public double ApogeeRadius => SemiMajorAxis * (1.0 + Eccentricity);

    public double SpeedAtApogee => AngularMomentum / ApogeeRadius;

    /// <summary>ψ: the range as an angle at the Earth's centre.</summary>
    public Angle RangeAngle
    {
        get
        {
            var (sin, cos) = Portable.SinCos(FlightPathAngle.Radians);
            return Angle.FromRadians(2.0 * Portable.Atan2(Q * sin * cos, 1.0 - (Q * cos * cos)));
        }
    }

    public double TimeOfFlight
    {
        get
        {
            var e = Eccentricity;
            var (sinHalf, cosHalf) = Portable.SinCos(RangeAngle.Radians / 2.0);
            var anomaly = Portable.Atan2(Math.Sqrt(Math.Max(0.0, 1.0 - (e * e))) * sinHalf, e - cosHalf);
            var axis = SemiMajorAxis;
            return 2.0 * axis * Math.Sqrt(axis / _mu) * (Portable.Pi - anomaly + (e * Portable.Sin(anomaly)));
        }
    }

    /// <summary>The flight whose speed and apogee are known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">With this speed it cannot have this apogee.</exception>
    public static FreeFlight WithApogee(double radius, double speed, double apogeeRadius, double mu = 1.0)
    {
        var speedAtApogeeSquared = (speed * speed) - (2.0 * mu * ((1.0 / radius) - (1.0 / apogeeRadius)));
        var cosine = apogeeRadius * Math.Sqrt(Math.Max(0.0, speedAtApogeeSquared)) / (radius * speed);
        return apogeeRadius >= radius && speedAtApogeeSquared >= 0.0 && cosine <= 1.0
            ? new FreeFlight(radius, speed, Angle.FromRadians(Portable.Acos(cosine)), mu)
            : throw new ArgumentOutOfRangeException(nameof(apogeeRadius), apogeeRadius, "With this speed at burn-out no flight has this apogee.");
    }

    /// <summary>The flight over this range with the least speed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A range that is not between nought and half the Earth's round.</exception>
    public static FreeFlight MinimumEnergy(double radius, Angle rangeAngle, double mu = 1.0) =>
        new(radius, Math.Sqrt(LeastQ(rangeAngle) * mu / radius), Angle.FromRadians((Portable.Pi - rangeAngle.Radians) / 4.0), mu);

    /// <summary>The flight over this range at this flight-path angle.</summary>
    /// <exception cref="ArgumentOutOfRangeException">At this angle no ellipse has this range.</exception>
    public static FreeFlight OverRange(double radius, Angle rangeAngle, Angle flightPathAngle, double mu = 1.0) =>
        new(radius, Math.Sqrt(HitSpeed.Q(radius, radius, rangeAngle, flightPathAngle) * mu / radius), flightPathAngle, mu);

    /// <summary>The least Q with which a range is reached.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A range that is not between nought and half the Earth's round.</exception>
    public static double LeastQ(Angle rangeAngle)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rangeAngle.Radians);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rangeAngle.Radians, Portable.Pi);
        var sine = Portable.Sin(rangeAngle.Radians / 2.0);
        return 2.0 * sine / (1.0 + sine);
    }

    /// <summary>The greatest range with this Q; from Q = 1 on every range is reached.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A Q that is not positive, or of escape.</exception>
    public static Angle GreatestRange(double q)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(q);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(q, 2.0);
        return Angle.FromRadians(2.0 * Portable.Asin(Math.Min(1.0, q / (2.0 - q))));
    }

    /// <summary>The two flight-path angles that lead over a range with this Q: the low and the high flight. Null where the range is beyond its reach.</summary>
    public static (Angle Low, Angle High)? AnglesOver(Angle rangeAngle, double q)
    {
        var sine = (2.0 - q) / q * Portable.Sin(rangeAngle.Radians / 2.0);
        if (!(sine is >= 0.0 and <= 1.0))
        {
            return null;
        }

        double half = rangeAngle.Radians / 2.0, angle = Portable.Asin(sine);
        return (Angle.FromRadians((angle - half) / 2.0), Angle.FromRadians((Portable.Pi - angle - half) / 2.0));
    }
}
