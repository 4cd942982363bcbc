using Rampart.Physics.Atmosphere;
using Rampart.Physics.Propagation;
using Rampart.Quantities;

namespace Rampart.Evidence.Nature;

/// <summary>The least height at which a target at a distance stands above a radar's horizon.</summary>
/// <remarks>
/// <para>Formula: h₂ = (d − √(2·k·a·h₁))²/(2·k·a), the inverse of <see cref="RadarHorizon"/>; or the height of the ray that touches smooth ground one horizon before the antenna, from <see cref="RefractedRay"/>.</para>
/// <para>Source: those of the two types.</para>
/// <para>Valid: smooth ground at sea level, mean air. Above 10 km the straight-ray form asks for too little height.</para>
/// </remarks>
public static class SeenHeight
{
    /// <summary>A radar on its own vehicle: the height with which 400 km asks for about 8.8 km.</summary>
    public static readonly Length OnVehicle = Length.FromMetres(10.0);

    /// <summary>The two mast heights of public writing.</summary>
    public static readonly Length OnMast = Length.FromMetres(24.0);

    public static readonly Length OnHighMast = Length.FromMetres(38.0);

    // Far beyond it no radar of this kind is meant, and the ray would have to be followed into space.
    private static readonly Length LongestRay = Length.FromKilometres(3000.0);

    /// <summary>With straight rays over k = 4/3; nought where the ground itself is seen.</summary>
    public static Length OverEffectiveEarth(Length distance, Length antennaHeight)
    {
        var beyond_m = Math.Max(0.0, (distance - RadarHorizon.Between(antennaHeight, Length.Zero)).Metres);
        return Length.FromMetres(beyond_m * beyond_m / (2.0 * RadarHorizon.StandardEffectiveRadiusFactor * RadarHorizon.MeanEarthRadius.Metres));
    }

    /// <summary>By a ray through the reference air; null beyond 3,000 km.</summary>
    public static Length? ByRay(Length distance, Length antennaHeight)
    {
        if (distance > LongestRay)
        {
            return null;
        }

        var grazing = new RefractedRay(ExponentialAtmosphere.Reference, Length.Zero, Angle.FromRadians(0.0));
        var beyond = distance - grazing.AtHeight(antennaHeight).GroundRange;
        return beyond <= Length.Zero ? Length.Zero : grazing.AtGroundRange(beyond).Height;
    }

    /// <summary>How far a target at this height is seen, by the ray.</summary>
    public static Length HorizonByRay(Length antennaHeight, Length targetHeight)
    {
        var grazing = new RefractedRay(ExponentialAtmosphere.Reference, Length.Zero, Angle.FromRadians(0.0));
        return grazing.AtHeight(antennaHeight).GroundRange + grazing.AtHeight(targetHeight).GroundRange;
    }
}
