using Rampart.Quantities;

namespace Rampart.Physics.Geodesy;

/// <summary>The area between a geodesic of WGS84 and the equator.</summary>
/// <remarks>
/// <para>Formula: S₁₂ = c²·(α₂ − α₁) + e²·a²·cos α₀·sin α₀·(I₄(σ₂) − I₄(σ₁)), c the radius of the sphere of the same area.</para>
/// <para>Source: Karney, Algorithms for geodesics (2013), section 6, equations 58 to 63.</para>
/// <para>Valid: every geodesic that does not go round more than half the Earth.</para>
/// </remarks>
internal static class GeodesicArea
{
    /// <summary>c²: (a² + b²·artanh(e)/e)/2, artanh(e) = ln((1 + e)/(1 − e))/2.</summary>
    public static readonly double AuthalicRadiusSquared_m2 = OfAuthalicRadius();

    /// <summary>The part that the ellipsoid adds to the excess of the sphere.</summary>
    public static double BeyondSphere_m2(double sinAlpha0, double cosAlpha0, double sinSigma1, double cosSigma1, double sinSigma2, double cosSigma2)
    {
        if (sinAlpha0 == 0.0 || cosAlpha0 == 0.0)
        {
            return 0.0;
        }

        var series = GeodesicSeries.C4(GeodesicSeries.Epsilon(cosAlpha0 * cosAlpha0 * GeodesicSeries.SecondEccentricitySquared));
        return Wgs84.SemiMajorAxis_m * Wgs84.SemiMajorAxis_m * Wgs84.EccentricitySquared * cosAlpha0 * sinAlpha0
            * (series.OfOdd(sinSigma2, cosSigma2) - series.OfOdd(sinSigma1, cosSigma1));
    }

    private static double OfAuthalicRadius()
    {
        var e = Math.Sqrt(Wgs84.EccentricitySquared);
        return 0.5 * ((Wgs84.SemiMajorAxis_m * Wgs84.SemiMajorAxis_m)
            + (Wgs84.SemiMinorAxis_m * Wgs84.SemiMinorAxis_m * 0.5 * Portable.Log((1.0 + e) / (1.0 - e)) / e));
    }
}
