using Rampart.Quantities;

namespace Rampart.Physics.Ballistics;

/// <summary>How steeply a ballistic flight begins: with the least energy, above it (lofted), below it (depressed), or at a stated angle.</summary>
/// <remarks>Angles are flight-path angles: above the plane at right angles to the line from the Earth's centre, at launch, or at burn-out where there is a boost.</remarks>
public readonly record struct Loft
{
    private readonly Angle _angle;
    private readonly bool _isStated;

    private Loft(Angle angle, bool isStated) => (_angle, _isStated) = (angle, isStated);

    /// <summary>The angle that needs the least speed.</summary>
    public static Loft MinimumEnergy => default;

    /// <summary>So much above the angle of least speed; a negative angle is a depressed flight.</summary>
    public static Loft Above(Angle angle) => new(angle, isStated: false);

    /// <summary>This very angle.</summary>
    public static Loft At(Angle flightPathAngle) => new(flightPathAngle, isStated: true);

    /// <summary>The flight-path angle, given the one of least speed; all in radians.</summary>
    internal double FlightPathAngle_rad(double ofLeastSpeed_rad) => _isStated ? _angle.Radians : ofLeastSpeed_rad + _angle.Radians;
}
