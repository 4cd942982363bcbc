using Rampart.Quantities;

namespace Rampart.Physics.Geodesy;

/// <summary>The shortest line on the ellipsoid of WGS84: between two places, or from one place in a direction over a distance.</summary>
/// <remarks>
/// <para>Formula: on the auxiliary sphere sin α₀ = sin α·cos β holds along the line, β reduced latitude;
/// s = b·∫√(1 + k²·sin² σ) dσ and λ = ω − f·sin α₀·∫(2 − f)/(1 + (1 − f)·√(1 + k²·sin² σ)) dσ, k = e′·cos α₀, as series in ε to the sixth order.
/// The way back is Newton's method for α₁ on λ₁₂(α₁), begun from the sphere or, near the antipode, from the astroid.</para>
/// <para>Source: Karney, Algorithms for geodesics, Journal of Geodesy 87 (2013), 43–55.</para>
/// <para>Valid: every pair of places on the ellipsoid, poles, antipodes and coincident places included; rounding leaves about 15 nm. Heights are not looked at.</para>
/// </remarks>
public static class Geodesic
{
    // What two ways between radians and degrees may add to a right angle.
    private const double RoundingOfLatitude_deg = 1e-12;

    /// <summary>The shortest line between two places.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A latitude beyond a pole, or a longitude that is no number.</exception>
    public static GeodesicArc Between(Geodetic from, Geodetic to) =>
        Between(Latitude_deg(from), from.Longitude.Degrees, Latitude_deg(to), to.Longitude.Degrees);

    /// <summary>The shortest line between two places given in degrees, which keeps what a turn into radians would round.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A latitude beyond a pole, or a longitude that is no number.</exception>
    public static GeodesicArc Between(double latitude1_deg, double longitude1_deg, double latitude2_deg, double longitude2_deg)
    {
        Refuse(latitude1_deg, longitude1_deg);
        Refuse(latitude2_deg, longitude2_deg);
        return InverseGeodesic.Measure(latitude1_deg, longitude1_deg, latitude2_deg, longitude2_deg, withArea: true);
    }

    /// <summary>The length of the shortest line between two places.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A latitude beyond a pole, or a longitude that is no number.</exception>
    public static Length Distance(Geodetic from, Geodetic to)
    {
        var (latitude1_deg, latitude2_deg) = (Latitude_deg(from), Latitude_deg(to));
        Refuse(latitude1_deg, from.Longitude.Degrees);
        Refuse(latitude2_deg, to.Longitude.Degrees);
        return Length.FromMetres(InverseGeodesic.Measure(latitude1_deg, from.Longitude.Degrees, latitude2_deg, to.Longitude.Degrees, withArea: false).Distance_m);
    }

    /// <summary>The place on the ellipsoid that is reached from another in a direction over a distance; a negative distance goes backward.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A latitude beyond a pole, or a number that is none.</exception>
    public static (Geodetic Place, GeodesicArc Arc) From(Geodetic place, Angle azimuth, Length distance)
    {
        var (latitude_deg, longitude_deg, arc) = From(Latitude_deg(place), place.Longitude.Degrees, azimuth.Degrees, distance.Metres);
        return (Geodetic.FromDegrees(latitude_deg, longitude_deg), arc);
    }

    /// <summary>The place that is reached from another in a direction over a distance, all in degrees and metres.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A latitude beyond a pole, or a number that is none.</exception>
    public static (double Latitude_deg, double Longitude_deg, GeodesicArc Arc) From(double latitude_deg, double longitude_deg, double azimuth_deg, double distance_m)
    {
        Refuse(latitude_deg, longitude_deg);
        RefuseUnlessFinite(azimuth_deg, nameof(azimuth_deg));
        RefuseUnlessFinite(distance_m, nameof(distance_m));
        return DirectGeodesic.Follow(latitude_deg, longitude_deg, azimuth_deg, distance_m);
    }

    private static double Latitude_deg(Geodetic place)
    {
        var latitude_deg = place.Latitude.Degrees;
        return Math.Abs(latitude_deg) is > 90.0 and <= 90.0 + RoundingOfLatitude_deg ? Math.CopySign(90.0, latitude_deg) : latitude_deg;
    }

    private static void Refuse(double latitude_deg, double longitude_deg)
    {
        if (!(Math.Abs(latitude_deg) <= 90.0))
        {
            throw new ArgumentOutOfRangeException(nameof(latitude_deg), latitude_deg, "A latitude is from -90 to 90 degrees.");
        }

        RefuseUnlessFinite(longitude_deg, nameof(longitude_deg));
    }

    private static void RefuseUnlessFinite(double value, string name)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(name, value, "It is not a number, or has no end.");
        }
    }
}
