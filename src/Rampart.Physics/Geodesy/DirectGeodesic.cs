using Rampart.Quantities;

namespace Rampart.Physics.Geodesy;

/// <summary>Follows a geodesic from a place in a direction: the direct problem.</summary>
/// <remarks>
/// <para>Formula: τ₂ = τ₁ + s₁₂/(b·A₁), σ = τ + Σ C₁′·sin 2lτ; λ₁₂ = ω₁₂ − f·sin α₀·(I₃(σ₂) − I₃(σ₁)).</para>
/// <para>Source: Karney, Algorithms for geodesics (2013), section 3, equations 5 to 14, 20 and 23.</para>
/// <para>Valid: any distance; the area up to half the Earth's round.</para>
/// </remarks>
internal static class DirectGeodesic
{
    public static (double Latitude_deg, double Longitude_deg, GeodesicArc Arc) Follow(double latitude_deg, double longitude_deg, double azimuth_deg, double distance_m)
    {
        var (sinAlpha1, cosAlpha1) = Heading.FromDegrees(azimuth_deg);
        var (sinBeta1, cosBeta1) = InverseGeodesic.Reduced(latitude_deg);

        var sinAlpha0 = sinAlpha1 * cosBeta1;
        var cosAlpha0 = InverseGeodesic.Hypotenuse(cosAlpha1, sinAlpha1 * sinBeta1);
        var (sinSigma1, cosSigma1) = (sinBeta1, sinBeta1 != 0.0 || cosAlpha1 != 0.0 ? cosBeta1 * cosAlpha1 : 1.0);
        var (sinOmega1, cosOmega1) = (sinAlpha0 * sinBeta1, cosSigma1);
        (sinSigma1, cosSigma1) = Heading.Normalized(sinSigma1, cosSigma1);

        var kSquared = cosAlpha0 * cosAlpha0 * GeodesicSeries.SecondEccentricitySquared;
        var epsilon = GeodesicSeries.Epsilon(kSquared);
        var a1 = 1.0 + GeodesicSeries.A1LessOne(epsilon);
        var b1 = GeodesicSeries.C1(epsilon).OfEven(sinSigma1, cosSigma1);

        // From distance to arc.
        var tau12 = distance_m / (Wgs84.SemiMinorAxis_m * a1);
        var (sinB, cosB) = Portable.SinCos(b1);
        var (sinTau12, cosTau12) = Portable.SinCos(tau12);
        double sinTau1 = (sinSigma1 * cosB) + (cosSigma1 * sinB), cosTau1 = (cosSigma1 * cosB) - (sinSigma1 * sinB);
        var back = GeodesicSeries.C1Inverse(epsilon).OfEven((sinTau1 * cosTau12) + (cosTau1 * sinTau12), (cosTau1 * cosTau12) - (sinTau1 * sinTau12));
        var arc = tau12 + back + b1;
        var (sinArc, cosArc) = Portable.SinCos(arc);

        var sinSigma2 = (sinSigma1 * cosArc) + (cosSigma1 * sinArc);
        var cosSigma2 = (cosSigma1 * cosArc) - (sinSigma1 * sinArc);
        var sinBeta2 = cosAlpha0 * sinSigma2;
        var cosBeta2 = InverseGeodesic.Hypotenuse(sinAlpha0, cosAlpha0 * cosSigma2);
        if (cosBeta2 == 0.0)
        {
            // A pole on a meridian: an ant's breadth before it, so that the direction is still told.
            cosBeta2 = cosSigma2 = InverseGeodesic.Tiny;
        }

        var (sinAlpha2, cosAlpha2) = (sinAlpha0, cosAlpha0 * cosSigma2);
        var (sinOmega2, cosOmega2) = (sinAlpha0 * sinSigma2, cosSigma2);
        var omega12 = Portable.Atan2((sinOmega2 * cosOmega1) - (cosOmega2 * sinOmega1), (cosOmega2 * cosOmega1) + (sinOmega2 * sinOmega1));
        var c3 = GeodesicSeries.C3(epsilon);
        var lambda12 = omega12 - (Wgs84.Flattening * sinAlpha0 * GeodesicSeries.A3(epsilon)
            * (arc + (c3.OfEven(sinSigma2, cosSigma2) - c3.OfEven(sinSigma1, cosSigma1))));

        var first = new ArcPlace(sinBeta1, cosBeta1, Math.Sqrt(1.0 + (kSquared * sinSigma1 * sinSigma1)), sinSigma1, cosSigma1);
        var second = new ArcPlace(sinBeta2, cosBeta2, Math.Sqrt(1.0 + (kSquared * sinSigma2 * sinSigma2)), sinSigma2, cosSigma2);
        var lengths = GeodesicLengths.Between(epsilon, arc, first, second);
        var area = (GeodesicArea.AuthalicRadiusSquared_m2 * Turn(sinAlpha0, cosAlpha0, new(sinAlpha1, cosAlpha1), new(sinAlpha2, cosAlpha2), first, second, new(sinArc, cosArc)))
            + GeodesicArea.BeyondSphere_m2(sinAlpha0, cosAlpha0, sinSigma1, cosSigma1, sinSigma2, cosSigma2);

        return (
            Heading.Degrees(sinBeta2, (1.0 - Wgs84.Flattening) * cosBeta2),
            Heading.Folded(Heading.Folded(longitude_deg) + (lambda12 * (180.0 / Portable.Pi))),
            new GeodesicArc(
                distance_m, Heading.Degrees(sinAlpha1, cosAlpha1), Heading.Degrees(sinAlpha2, cosAlpha2), arc * (180.0 / Portable.Pi),
                lengths.Reduced * Wgs84.SemiMinorAxis_m, lengths.ScaleAtEnd, lengths.ScaleAtStart, area));
    }

    // α₂ − α₁ without the difference of two nearly equal angles.
    private static double Turn(double sinAlpha0, double cosAlpha0, Heading alpha1, Heading alpha2, in ArcPlace first, in ArcPlace second, Heading arc)
    {
        if (sinAlpha0 == 0.0 || cosAlpha0 == 0.0)
        {
            return Portable.Atan2((alpha2.Sin * alpha1.Cos) - (alpha2.Cos * alpha1.Sin), (alpha2.Cos * alpha1.Cos) + (alpha2.Sin * alpha1.Sin));
        }

        var sine = arc.Cos <= 0.0
            ? (first.CosSigma * (1.0 - arc.Cos)) + (arc.Sin * first.SinSigma)
            : arc.Sin * ((first.CosSigma * arc.Sin / (1.0 + arc.Cos)) + first.SinSigma);
        return Portable.Atan2(cosAlpha0 * sinAlpha0 * sine, (sinAlpha0 * sinAlpha0) + (cosAlpha0 * cosAlpha0 * first.CosSigma * second.CosSigma));
    }
}
