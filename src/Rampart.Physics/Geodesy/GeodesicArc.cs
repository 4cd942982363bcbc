using Rampart.Quantities;

namespace Rampart.Physics.Geodesy;

/// <summary>A geodesic from a first to a second place on the ellipsoid of WGS84, measured.</summary>
/// <param name="Distance_m">s₁₂: the length of the geodesic.</param>
/// <param name="AzimuthAtStart_deg">α₁: the direction in which it leaves the first place, clockwise from north, in [−180, 180].</param>
/// <param name="AzimuthAtEnd_deg">α₂: the direction in which it goes on at the second place.</param>
/// <param name="Arc_deg">a₁₂ (σ₁₂): its arc on the auxiliary sphere.</param>
/// <param name="ReducedLength_m">m₁₂: how far a neighbour that leaves one radian aside is away at the end.</param>
/// <param name="ScaleAtEnd">M₁₂: how far apart two that leave side by side are at the end, by the distance at the start.</param>
/// <param name="ScaleAtStart">M₂₁: the same from the end to the start.</param>
/// <param name="AreaToEquator_m2">S₁₂: the area between the geodesic and the equator; eastward in the north it is positive. Not a number where no area was asked for.</param>
public readonly record struct GeodesicArc(
    double Distance_m,
    double AzimuthAtStart_deg,
    double AzimuthAtEnd_deg,
    double Arc_deg,
    double ReducedLength_m,
    double ScaleAtEnd,
    double ScaleAtStart,
    double AreaToEquator_m2)
{
    public Length Distance => Length.FromMetres(Distance_m);

    /// <summary>The direction in which it leaves the first place, in [0, 360°).</summary>
    public Angle AzimuthAtStart => Angle.FromDegrees(AzimuthAtStart_deg).Normalized();

    /// <summary>The direction in which it goes on at the second place, in [0, 360°).</summary>
    public Angle AzimuthAtEnd => Angle.FromDegrees(AzimuthAtEnd_deg).Normalized();
}
