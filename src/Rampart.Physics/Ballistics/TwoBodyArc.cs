using Rampart.Quantities;

namespace Rampart.Physics.Ballistics;

/// <summary>The two-body arc between two places with a chosen loft.</summary>
/// <remarks>
/// <para>Formula: the speed at launch from <see cref="HitSpeed"/>, in the plane of the two places and the Earth's centre; then the ellipse and Kepler's equation M = E − e·sin E.</para>
/// <para>Source: Bate, Mueller and White, Fundamentals of Astrodynamics (1971), 1.5, 4.2 and 6.2.</para>
/// <para>Valid: impulsive launch, no drag, an Earth that does not turn.</para>
/// </remarks>
public readonly record struct TwoBodyArc
{
    private readonly KeplerArc _ellipse;

    /// <exception cref="ArgumentException">The two places are the same, or face each other through the Earth's centre.</exception>
    /// <exception cref="ArgumentOutOfRangeException">At this angle no ellipse joins the two places.</exception>
    public TwoBodyArc(EcefPosition launch, EcefPosition impact, Loft loft = default)
    {
        var plane = new FlightPlane(launch, impact);
        var angle = Angle.FromRadians(loft.FlightPathAngle_rad(HitSpeed.AngleOfLeastSpeed(plane.LaunchRadius_m, plane.ImpactRadius_m, plane.Between).Radians));
        var speed = Math.Sqrt(HitSpeed.Q(plane.LaunchRadius_m, plane.ImpactRadius_m, plane.Between, angle) * MinimumEnergyArc.Mu / plane.LaunchRadius_m);
        var (sin, cos) = Portable.SinCos(angle.Radians);
        FlightPathAngle = angle;
        LaunchVelocity = (plane.Up * (speed * sin)) + (plane.Ahead * (speed * cos));
        _ellipse = new KeplerArc(new EcefVector(launch.X, launch.Y, launch.Z), LaunchVelocity, new EcefVector(impact.X, impact.Y, impact.Z));
    }

    /// <summary>The angle at launch above the plane at right angles to the line from the Earth's centre.</summary>
    public Angle FlightPathAngle { get; }

    /// <summary>Velocity at launch in metres per second, in axes that do not turn with the Earth.</summary>
    public EcefVector LaunchVelocity { get; }

    public Duration TimeOfFlight => _ellipse.TimeOfFlight;

    /// <summary>Greatest distance of the whole ellipse from the Earth's centre, in metres; a flight that starts downward does not reach it.</summary>
    public double ApogeeRadius_m => _ellipse.ApogeeRadius_m;

    /// <summary>Place (ECEF) and velocity (m/s) this many seconds after launch.</summary>
    public (EcefPosition Position, EcefVector Velocity) At(double secondsSinceLaunch) => _ellipse.At(secondsSinceLaunch);
}
