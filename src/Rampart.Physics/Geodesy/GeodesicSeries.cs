using Rampart.Quantities;

namespace Rampart.Physics.Geodesy;

/// <summary>The series in ε, to the sixth order, by which a geodesic of WGS84 is measured on its auxiliary sphere.</summary>
/// <remarks>
/// <para>Formula: A₁, C₁ (distance), C₁′ (its inverse), A₂, C₂ (reduced length), A₃, C₃ (longitude), C₄ (area), with
/// ε = (√(1 + k²) − 1)/(√(1 + k²) + 1), k = e′·cos α₀; n is the third flattening.</para>
/// <para>Source: Karney, Algorithms for geodesics, Journal of Geodesy 87 (2013), equations 17, 18, 21, 24, 25, 42, 43 and 63;
/// the digits are checked against the public text of GeographicLib and the published lines.</para>
/// <para>Valid: flattening of the Earth; the first term left out is of the order ε⁷ ≈ 10⁻²⁰.</para>
/// </remarks>
internal static class GeodesicSeries
{
    public const double ThirdFlattening = Wgs84.Flattening / (2.0 - Wgs84.Flattening);
    public const double SecondEccentricitySquared = Wgs84.EccentricitySquared / Wgs84.AxisRatioSquared;

    private const double N = ThirdFlattening;
    private const double N2 = N * N;
    private const double N3 = N2 * N;
    private const double N4 = N3 * N;
    private const double N5 = N4 * N;

    /// <summary>ε from k².</summary>
    public static double Epsilon(double kSquared) => kSquared / ((2.0 * (1.0 + Math.Sqrt(1.0 + kSquared))) + kSquared);

    /// <summary>A₁ − 1.</summary>
    public static double A1LessOne(double e)
    {
        var e2 = e * e;
        return ((e2 * (64.0 + (e2 * (4.0 + e2))) / 256.0) + e) / (1.0 - e);
    }

    /// <summary>A₂ − 1.</summary>
    public static double A2LessOne(double e)
    {
        var e2 = e * e;
        return (-(e2 * (192.0 + (e2 * (28.0 + (11.0 * e2)))) / 256.0) - e) / (1.0 + e);
    }

    public static SineSeries C1(double e)
    {
        var e2 = e * e;
        var e3 = e2 * e;
        var e4 = e2 * e2;
        return new(
            e * (-16.0 + (e2 * (6.0 - e2))) / 32.0,
            e2 * (-128.0 + (e2 * (64.0 - (9.0 * e2)))) / 2048.0,
            e3 * (-16.0 + (9.0 * e2)) / 768.0,
            e4 * (-5.0 + (3.0 * e2)) / 512.0,
            e4 * e * (-7.0 / 1280.0),
            e4 * e2 * (-7.0 / 2048.0));
    }

    public static SineSeries C1Inverse(double e)
    {
        var e2 = e * e;
        var e3 = e2 * e;
        var e4 = e2 * e2;
        return new(
            e * (768.0 + (e2 * (-432.0 + (205.0 * e2)))) / 1536.0,
            e2 * (3840.0 + (e2 * (-4736.0 + (4005.0 * e2)))) / 12288.0,
            e3 * (116.0 - (225.0 * e2)) / 384.0,
            e4 * (2695.0 - (7173.0 * e2)) / 7680.0,
            e4 * e * (3467.0 / 7680.0),
            e4 * e2 * (38081.0 / 61440.0));
    }

    public static SineSeries C2(double e)
    {
        var e2 = e * e;
        var e3 = e2 * e;
        var e4 = e2 * e2;
        return new(
            e * (16.0 + (e2 * (2.0 + e2))) / 32.0,
            e2 * (384.0 + (e2 * (64.0 + (35.0 * e2)))) / 2048.0,
            e3 * (80.0 + (15.0 * e2)) / 768.0,
            e4 * (35.0 + (7.0 * e2)) / 512.0,
            e4 * e * (63.0 / 1280.0),
            e4 * e2 * (77.0 / 2048.0));
    }

    public static double A3(double e)
    {
        const double Of1 = (N - 1.0) / 2.0;
        const double Of2 = ((3.0 * N2) - N - 2.0) / 8.0;
        const double Of3 = (-N2 - (3.0 * N) - 1.0) / 16.0;
        const double Of4 = ((-2.0 * N) - 3.0) / 64.0;
        const double Of5 = -3.0 / 128.0;
        return 1.0 + (e * (Of1 + (e * (Of2 + (e * (Of3 + (e * (Of4 + (e * Of5)))))))));
    }

    public static SineSeries C3(double e)
    {
        const double First1 = (1.0 - N) / 4.0;
        const double First2 = (1.0 - N2) / 8.0;
        const double First3 = (3.0 + (3.0 * N) - N2) / 64.0;
        const double First4 = (5.0 + (2.0 * N)) / 128.0;
        const double First5 = 3.0 / 128.0;
        const double Second2 = (2.0 - (3.0 * N) + N2) / 32.0;
        const double Second3 = (3.0 - (2.0 * N) - (3.0 * N2)) / 64.0;
        const double Second4 = (3.0 + N) / 128.0;
        const double Second5 = 5.0 / 256.0;
        const double Third3 = (5.0 - (9.0 * N) + (5.0 * N2)) / 192.0;
        const double Third4 = (9.0 - (10.0 * N)) / 384.0;
        const double Third5 = 7.0 / 512.0;
        const double Fourth4 = (7.0 - (14.0 * N)) / 512.0;
        const double Fourth5 = 7.0 / 512.0;
        const double Fifth5 = 21.0 / 2560.0;
        var e2 = e * e;
        var e4 = e2 * e2;
        return new(
            e * (First1 + (e * (First2 + (e * (First3 + (e * (First4 + (e * First5)))))))),
            e2 * (Second2 + (e * (Second3 + (e * (Second4 + (e * Second5)))))),
            e2 * e * (Third3 + (e * (Third4 + (e * Third5)))),
            e4 * (Fourth4 + (e * Fourth5)),
            e4 * e * Fifth5,
            0.0);
    }

    public static SineSeries C4(double e)
    {
        const double First0 = (30030.0 - (12012.0 * N) + (3432.0 * N2) + (572.0 * N3) + (208.0 * N4) + (100.0 * N5)) / 45045.0;
        const double First1 = (-3003.0 + (6864.0 * N) - (4576.0 * N2) + (624.0 * N3) + (64.0 * N4)) / 15015.0;
        const double First2 = (-858.0 - (4576.0 * N) + (14144.0 * N2) - (10656.0 * N3)) / 45045.0;
        const double First3 = (1573.0 - (4784.0 * N) - (224.0 * N2)) / 45045.0;
        const double First4 = (156.0 + (1088.0 * N)) / 45045.0;
        const double First5 = 97.0 / 15015.0;
        const double Second1 = (3003.0 - (6864.0 * N) + (4576.0 * N2) - (624.0 * N3) - (64.0 * N4)) / 135135.0;
        const double Second2 = (-2574.0 + (9152.0 * N) - (11648.0 * N2) + (5952.0 * N3)) / 135135.0;
        const double Second3 = (-1287.0 + (1040.0 * N) + (5792.0 * N2)) / 135135.0;
        const double Second4 = (468.0 - (2944.0 * N)) / 135135.0;
        const double Second5 = 1.0 / 9009.0;
        const double Third2 = (1716.0 - (4576.0 * N) + (4160.0 * N2) - (1440.0 * N3)) / 225225.0;
        const double Third3 = (-1144.0 + (4992.0 * N) - (8448.0 * N2)) / 225225.0;
        const double Third4 = (-936.0 + (1856.0 * N)) / 225225.0;
        const double Third5 = 8.0 / 10725.0;
        const double Fourth3 = (1144.0 - (3328.0 * N) + (3584.0 * N2)) / 315315.0;
        const double Fourth4 = (-208.0 + (1024.0 * N)) / 105105.0;
        const double Fourth5 = -136.0 / 63063.0;
        const double Fifth4 = (832.0 - (2560.0 * N)) / 405405.0;
        const double Fifth5 = -128.0 / 135135.0;
        const double Sixth5 = 128.0 / 99099.0;
        var e2 = e * e;
        var e4 = e2 * e2;
        return new(
            First0 + (e * (First1 + (e * (First2 + (e * (First3 + (e * (First4 + (e * First5))))))))),
            e * (Second1 + (e * (Second2 + (e * (Second3 + (e * (Second4 + (e * Second5)))))))),
            e2 * (Third2 + (e * (Third3 + (e * (Third4 + (e * Third5)))))),
            e2 * e * (Fourth3 + (e * (Fourth4 + (e * Fourth5)))),
            e4 * (Fifth4 + (e * Fifth5)),
            e4 * e * Sixth5);
    }
}
