namespace Rampart.Physics.Geodesy;

/// <summary>A place of a geodesic on the auxiliary sphere: its reduced latitude β and its arc σ from the line's northward crossing of the equator.</summary>
/// <param name="SinBeta">Sine of the reduced latitude.</param>
/// <param name="CosBeta">Cosine of the reduced latitude.</param>
/// <param name="Stretch">√(1 + e′²·sin² β).</param>
/// <param name="SinSigma">Sine of the arc.</param>
/// <param name="CosSigma">Cosine of the arc.</param>
internal readonly record struct ArcPlace(double SinBeta, double CosBeta, double Stretch, double SinSigma, double CosSigma);

/// <summary>Distance, reduced length and scales between two places of a geodesic, in units of the semi-minor axis.</summary>
/// <remarks>
/// <para>Formula: s₁₂/b = I₁(σ₂) − I₁(σ₁); m₁₂/b = √(1 + k²·sin² σ₂)·cos σ₁·sin σ₂ − √(1 + k²·sin² σ₁)·sin σ₁·cos σ₂ − cos σ₁·cos σ₂·(J(σ₂) − J(σ₁)), J = I₁ − I₂;
/// M₁₂ = cos σ₁·cos σ₂ + √(1 + k²·sin² σ₂)/√(1 + k²·sin² σ₁)·sin σ₁·sin σ₂ − sin σ₁·cos σ₂·(J(σ₂) − J(σ₁))/√(1 + k²·sin² σ₁).</para>
/// <para>Source: Karney, Algorithms for geodesics (2013), equations 7, 15, 38, 39 and 40.</para>
/// <para>Valid: as the series.</para>
/// </remarks>
internal readonly record struct GeodesicLengths(double Distance, double Reduced, double ScaleAtEnd, double ScaleAtStart)
{
    public static GeodesicLengths Between(double epsilon, double arc, in ArcPlace first, in ArcPlace second)
    {
        double a1Less = GeodesicSeries.A1LessOne(epsilon), a2Less = GeodesicSeries.A2LessOne(epsilon);
        double a1 = 1.0 + a1Less, a2 = 1.0 + a2Less;
        var c1 = GeodesicSeries.C1(epsilon);
        var c2 = GeodesicSeries.C2(epsilon);
        var b1 = c1.OfEven(second.SinSigma, second.CosSigma) - c1.OfEven(first.SinSigma, first.CosSigma);
        var b2 = c2.OfEven(second.SinSigma, second.CosSigma) - c2.OfEven(first.SinSigma, first.CosSigma);
        var j = ((a1Less - a2Less) * arc) + ((a1 * b1) - (a2 * b2));
        var cosArc = (first.CosSigma * second.CosSigma) + (first.SinSigma * second.SinSigma);
        var skew = GeodesicSeries.SecondEccentricitySquared * (first.CosBeta - second.CosBeta) * (first.CosBeta + second.CosBeta) / (first.Stretch + second.Stretch);
        return new(
            a1 * (arc + b1),
            ReducedOf(j, first, second),
            cosArc + (((skew * second.SinSigma) - (second.CosSigma * j)) * first.SinSigma / first.Stretch),
            cosArc - (((skew * first.SinSigma) - (first.CosSigma * j)) * second.SinSigma / second.Stretch));
    }

    /// <summary>The reduced length alone.</summary>
    public static double ReducedBetween(double epsilon, double arc, in ArcPlace first, in ArcPlace second)
    {
        double a1Less = GeodesicSeries.A1LessOne(epsilon), a2Less = GeodesicSeries.A2LessOne(epsilon);
        var both = GeodesicSeries.C1(epsilon).Less(1.0 + a1Less, GeodesicSeries.C2(epsilon), 1.0 + a2Less);
        var j = ((a1Less - a2Less) * arc) + (both.OfEven(second.SinSigma, second.CosSigma) - both.OfEven(first.SinSigma, first.CosSigma));
        return ReducedOf(j, first, second);
    }

    // The brackets let coincident places cancel exactly.
    private static double ReducedOf(double j, in ArcPlace first, in ArcPlace second) =>
        (second.Stretch * (first.CosSigma * second.SinSigma)) - (first.Stretch * (first.SinSigma * second.CosSigma)) - (first.CosSigma * second.CosSigma * j);
}
