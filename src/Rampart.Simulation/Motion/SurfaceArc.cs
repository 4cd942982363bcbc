using Rampart.Quantities;

namespace Rampart.Simulation.Motion;

/// <summary>A leg or a turn: the place below the target runs at an even rate on a circle of the Earth, while the height changes evenly.</summary>
/// <remarks>
/// The unit normal n turns about a fixed axis: n(t) = n₀·cos ωt + (k × n₀)·sin ωt + k·(k·n₀)·(1 − cos ωt). With the axis at right
/// angles to n₀ the track is a great circle, a leg; with the axis near n₀ it is a small circle, a turn about that point. The place
/// is then the point of WGS84 with this normal, raised by the height. The ground speed is even to within the change of the Earth's
/// radius of curvature along the arc (under 0.7 %).
/// </remarks>
/// <param name="StartNormal">n₀, unit normal at the start.</param>
/// <param name="Axis">k, unit vector about which the normal turns.</param>
/// <param name="Rate_radps">ω, radians per second.</param>
/// <param name="StartHeight_m">Height above the ellipsoid at the start, metres.</param>
/// <param name="Climb_mps">Change of height, metres per second.</param>
public readonly record struct SurfaceArc(EcefVector StartNormal, EcefVector Axis, double Rate_radps, double StartHeight_m, double Climb_mps)
{
    public Kinematics At(double seconds) => At(seconds, StartHeight_m + (Climb_mps * seconds), Climb_mps);

    /// <summary>The same track at another height, for a flight whose heights are laid over the ground.</summary>
    public Kinematics At(double seconds, double height_m, double climb_mps)
    {
        var (sine, cosine) = Portable.SinCos(Rate_radps * seconds);
        var across = EcefVector.Cross(Axis, StartNormal);
        var along = EcefVector.Dot(Axis, StartNormal);
        var normal = (StartNormal * cosine) + (across * sine) + (Axis * (along * (1.0 - cosine)));
        var normalRate = ((StartNormal * -sine) + (across * cosine) + (Axis * (along * sine))) * Rate_radps;
        // p = a·D·n/s + h·n with D = diag(1, 1, (b/a)²) and s = √(n·D·n); the velocity is its derivative.
        const double Squeeze = Wgs84.AxisRatioSquared;
        var squeezed = new EcefVector(normal.X, normal.Y, normal.Z * Squeeze);
        var squeezedRate = new EcefVector(normalRate.X, normalRate.Y, normalRate.Z * Squeeze);
        var s = Math.Sqrt(EcefVector.Dot(normal, squeezed));
        var scale = Wgs84.SemiMajorAxis_m / s;
        var scaleRate = -scale * EcefVector.Dot(normalRate, squeezed) / (s * s);
        var place = (squeezed * scale) + (normal * height_m);
        var velocity = (squeezedRate * scale) + (squeezed * scaleRate) + (normalRate * height_m) + (normal * climb_mps);
        return new Kinematics(new EcefPosition(place.X, place.Y, place.Z), velocity, normal, height_m);
    }

    /// <summary>The place alone, the same to the bit: for those who do not ask how it moves.</summary>
    public EcefPosition PlaceAt(double seconds) => PlaceAt(seconds, StartHeight_m + (Climb_mps * seconds));

    /// <summary>The place alone at another height.</summary>
    public EcefPosition PlaceAt(double seconds, double height_m)
    {
        var (sine, cosine) = Portable.SinCos(Rate_radps * seconds);
        var across = EcefVector.Cross(Axis, StartNormal);
        var along = EcefVector.Dot(Axis, StartNormal);
        var normal = (StartNormal * cosine) + (across * sine) + (Axis * (along * (1.0 - cosine)));
        var squeezed = new EcefVector(normal.X, normal.Y, normal.Z * Wgs84.AxisRatioSquared);
        var scale = Wgs84.SemiMajorAxis_m / Math.Sqrt(EcefVector.Dot(normal, squeezed));
        var place = (squeezed * scale) + (normal * height_m);
        return new EcefPosition(place.X, place.Y, place.Z);
    }
}
