using Rampart.Quantities;

namespace Rampart.Physics.Ballistics;

/// <summary>The two-body arc between two places that needs the least speed at launch.</summary>
/// <remarks>
/// <para>Formula: semi-latus rectum p = (r₁·r₂/c)·(1 − cos θ), with r₁, r₂ the distances of the ends from the Earth's centre,
/// θ the angle and c the chord between them; Lagrange's f = 1 − (r₂/p)(1 − cos θ) and g = r₁·r₂·sin θ/√(μ·p) give the velocity
/// at launch v₁ = (r₂ − f·r₁)/g; the place at a later time follows from Kepler's equation M = E − e·sin E.</para>
/// <para>Source: Bate, Mueller and White, Fundamentals of Astrodynamics (1971), 4.2 (Kepler's equation), 5.2 (f and g), 6.2 (ballistic arcs).</para>
/// <para>Valid: impulsive launch, no drag, no rotation of the Earth: below about 30 km the speeds are upper bounds.</para>
/// </remarks>
public readonly record struct MinimumEnergyArc
{
    /// <summary>Gravitational parameter of the Earth, WGS84, m³/s².</summary>
    public const double Mu = 3.986004418e14;

    private readonly KeplerArc _ellipse;

    /// <exception cref="ArgumentException">The two places are the same, or face each other through the Earth's centre.</exception>
    public MinimumEnergyArc(EcefPosition launch, EcefPosition impact)
    {
        var first = FromCentre(launch);
        var second = FromCentre(impact);
        double r1 = first.Norm, r2 = second.Norm, chord = (second - first).Norm;
        var cosine = EcefVector.Dot(first, second) / (r1 * r2);
        var sine = EcefVector.Cross(first, second).Norm / (r1 * r2);
        if (!(sine > 0.0 && chord > 0.0))
        {
            throw new ArgumentException("A ballistic arc needs two different places that do not face each other through the Earth's centre.", nameof(impact));
        }

        var semiLatus = r1 * r2 / chord * (1.0 - cosine);
        var f = 1.0 - (r2 / semiLatus * (1.0 - cosine));
        var g = r1 * r2 * sine / Math.Sqrt(Mu * semiLatus);
        LaunchVelocity = (second - (first * f)) * (1.0 / g);
        _ellipse = new KeplerArc(first, LaunchVelocity, second);
    }

    /// <summary>Velocity at launch in metres per second, in axes that do not turn with the Earth.</summary>
    public EcefVector LaunchVelocity { get; }

    public Duration TimeOfFlight => _ellipse.TimeOfFlight;

    /// <summary>Greatest distance from the Earth's centre, in metres.</summary>
    public double ApogeeRadius_m => _ellipse.ApogeeRadius_m;

    /// <summary>Place (ECEF) and velocity (m/s) this many seconds after launch.</summary>
    public (EcefPosition Position, EcefVector Velocity) At(double secondsSinceLaunch) => _ellipse.At(secondsSinceLaunch);

    private static EcefVector FromCentre(EcefPosition place) => new(place.X, place.Y, place.Z);
}
