using Rampart.Quantities;

namespace Rampart.Physics.Ballistics;

/// <summary>The part of an ellipse about the Earth's centre that a body flies from one place to another.</summary>
/// <remarks>
/// <para>Formula: e = ((v² − μ/r)·r − (r·v)·v)/μ; a = 1/(2/r − v²/μ); the place at a later time follows from Kepler's equation M = E − e·sin E.</para>
/// <para>Source: Bate, Mueller and White, Fundamentals of Astrodynamics (1971), 2.4 and 4.2.</para>
/// <para>Valid: ellipses whose apogee lies between the two places or near them, as on all ballistic arcs.</para>
/// </remarks>
internal readonly record struct KeplerArc
{
    private const double Mu = MinimumEnergyArc.Mu;
    private const int MostNewtonSteps = 30;

    // The ellipse: centre-to-perigee axis and the axis at right angles to it, both with the length of the semi-axis.
    private readonly EcefVector _major;
    private readonly EcefVector _minor;
    private readonly double _eccentricity;
    private readonly double _meanMotion;
    private readonly double _meanAnomalyAtLaunch;

    public KeplerArc(EcefVector first, EcefVector velocity, EcefVector second)
    {
        var r1 = first.Norm;
        var speedSquared = EcefVector.Dot(velocity, velocity);
        var semiMajor = 1.0 / ((2.0 / r1) - (speedSquared / Mu));
        var towardPerigee = ((first * (speedSquared - (Mu / r1))) - (velocity * EcefVector.Dot(first, velocity))) * (1.0 / Mu);
        _eccentricity = towardPerigee.Norm;
        _meanMotion = Math.Sqrt(Mu / semiMajor) / semiMajor;
        var perigee = towardPerigee.Unit();
        var across = EcefVector.Cross(EcefVector.Cross(first, velocity).Unit(), perigee);
        _major = perigee * semiMajor;
        _minor = across * (semiMajor * Math.Sqrt(1.0 - (_eccentricity * _eccentricity)));

        _meanAnomalyAtLaunch = MeanAnomaly(first, _major, _minor, _eccentricity);
        TimeOfFlight = Duration.FromSeconds((MeanAnomaly(second, _major, _minor, _eccentricity) - _meanAnomalyAtLaunch) / _meanMotion);
    }

    public Duration TimeOfFlight { get; }

    public double ApogeeRadius_m => _major.Norm * (1.0 + _eccentricity);

    public (EcefPosition Position, EcefVector Velocity) At(double secondsSinceLaunch)
    {
        var (sine, cosine) = Portable.SinCos(EccentricAnomaly(_meanAnomalyAtLaunch + (_meanMotion * secondsSinceLaunch)));
        var place = (_major * (cosine - _eccentricity)) + (_minor * sine);
        var rate = _meanMotion / (1.0 - (_eccentricity * cosine));
        var velocity = (_major * (-sine * rate)) + (_minor * (cosine * rate));
        return (new EcefPosition(place.X, place.Y, place.Z), velocity);
    }

    private static double MeanAnomaly(EcefVector place, EcefVector major, EcefVector minor, double eccentricity)
    {
        var cosine = (EcefVector.Dot(place, major) / EcefVector.Dot(major, major)) + eccentricity;
        var sine = EcefVector.Dot(place, minor) / EcefVector.Dot(minor, minor);
        var anomaly = Portable.Atan2(sine, cosine);
        if (anomaly < 0.0)
        {
            anomaly += 2.0 * Portable.Pi;
        }

        return anomaly - (eccentricity * sine);
    }

    // Newton from the apogee, near which all ballistic arcs lie; there M(E) is steep and nearly straight.
    private double EccentricAnomaly(double meanAnomaly)
    {
        var anomaly = Portable.Pi + ((meanAnomaly - Portable.Pi) / (1.0 + _eccentricity));
        for (var step = 0; step < MostNewtonSteps; step++)
        {
            var (sine, cosine) = Portable.SinCos(anomaly);
            var change = (anomaly - (_eccentricity * sine) - meanAnomaly) / (1.0 - (_eccentricity * cosine));
            anomaly -= change;
            if (Math.Abs(change) < 1e-15)
            {
                break;
            }
        }

        return anomaly;
    }
}
