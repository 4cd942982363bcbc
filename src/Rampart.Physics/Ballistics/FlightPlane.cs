using Rampart.Quantities;

namespace Rampart.Physics.Ballistics;

/// <summary>The plane of launch, impact and the Earth's centre, in which a ballistic flight stays.</summary>
internal readonly record struct FlightPlane
{
    /// <exception cref="ArgumentException">The two places are the same, or face each other through the Earth's centre.</exception>
    public FlightPlane(EcefPosition launch, EcefPosition impact)
    {
        var first = new EcefVector(launch.X, launch.Y, launch.Z);
        var second = new EcefVector(impact.X, impact.Y, impact.Z);
        var normal = EcefVector.Cross(first, second);
        if (!(normal.Norm > 0.0))
        {
            throw new ArgumentException("A ballistic flight needs two different places that do not face each other through the Earth's centre.", nameof(impact));
        }

        LaunchRadius_m = first.Norm;
        ImpactRadius_m = second.Norm;
        Up = first.Unit();
        Ahead = EcefVector.Cross(normal.Unit(), Up);
        Between = Angle.FromRadians(Portable.Atan2(normal.Norm, EcefVector.Dot(first, second)));
    }

    public double LaunchRadius_m { get; }

    public double ImpactRadius_m { get; }

    /// <summary>From the Earth's centre to the launch place.</summary>
    public EcefVector Up { get; }

    /// <summary>At right angles to it, toward the impact place.</summary>
    public EcefVector Ahead { get; }

    /// <summary>The angle between the two places at the Earth's centre.</summary>
    public Angle Between { get; }

    public EcefVector Vector(double up, double ahead) => (Up * up) + (Ahead * ahead);

    public EcefPosition Position(double up, double ahead)
    {
        var place = Vector(up, ahead);
        return new EcefPosition(place.X, place.Y, place.Z);
    }
}
