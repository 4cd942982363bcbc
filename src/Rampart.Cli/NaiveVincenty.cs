using Rampart.Physics.Propagation;
using Rampart.Quantities;

namespace Rampart.Cli;

/// <summary>Vincenty's inverse formula as textbooks print it (Survey Review 23, 1975), to measure ours against.</summary>
internal static class NaiveVincenty
{
    private const double Flattening = 1.0 / 298.257223563;
    private const double SemiMinorAxis_m = Wgs84.SemiMajorAxis_m * (1.0 - Flattening);
    private const int MostRounds = 100;

    /// <summary>Distance in metres; near the antipode, where the iteration does not settle, the great circle's length.</summary>
    public static double Distance_m(Geodetic from, Geodetic to)
    {
        var (sin1, cos1) = Math.SinCos(Math.Atan((1.0 - Flattening) * Math.Tan(from.Latitude.Radians)));
        var (sin2, cos2) = Math.SinCos(Math.Atan((1.0 - Flattening) * Math.Tan(to.Latitude.Radians)));
        var apart = Math.IEEERemainder(to.Longitude.Radians - from.Longitude.Radians, 2.0 * Math.PI);
        var lambda = apart;
        for (var round = 0; round < MostRounds; round++)
        {
            var (sinLambda, cosLambda) = Math.SinCos(lambda);
            var sinSigma = Math.Sqrt((cos2 * sinLambda * (cos2 * sinLambda)) + (((cos1 * sin2) - (sin1 * cos2 * cosLambda)) * ((cos1 * sin2) - (sin1 * cos2 * cosLambda))));
            if (sinSigma == 0.0)
            {
                return 0.0;
            }

            var cosSigma = (sin1 * sin2) + (cos1 * cos2 * cosLambda);
            var sigma = Math.Atan2(sinSigma, cosSigma);
            var sinAlpha = cos1 * cos2 * sinLambda / sinSigma;
            var cosAlphaSquared = 1.0 - (sinAlpha * sinAlpha);
            var cosTwoMiddle = cosAlphaSquared == 0.0 ? 0.0 : cosSigma - (2.0 * sin1 * sin2 / cosAlphaSquared);
            var c = Flattening / 16.0 * cosAlphaSquared * (4.0 + (Flattening * (4.0 - (3.0 * cosAlphaSquared))));
            var before = lambda;
            lambda = apart + ((1.0 - c) * Flattening * sinAlpha * (sigma + (c * sinSigma * (cosTwoMiddle + (c * cosSigma * (-1.0 + (2.0 * cosTwoMiddle * cosTwoMiddle)))))));
            if (Math.Abs(lambda - before) < 1e-12)
            {
                return Length_m(cosAlphaSquared, sinSigma, cosSigma, sigma, cosTwoMiddle);
            }
        }

        return GreatCircle_m(from, to);
    }

    private static double Length_m(double cosAlphaSquared, double sinSigma, double cosSigma, double sigma, double cosTwoMiddle)
    {
        var u = cosAlphaSquared * ((Wgs84.SemiMajorAxis_m * Wgs84.SemiMajorAxis_m) - (SemiMinorAxis_m * SemiMinorAxis_m)) / (SemiMinorAxis_m * SemiMinorAxis_m);
        var a = 1.0 + (u / 16384.0 * (4096.0 + (u * (-768.0 + (u * (320.0 - (175.0 * u)))))));
        var b = u / 1024.0 * (256.0 + (u * (-128.0 + (u * (74.0 - (47.0 * u))))));
        var inner = b / 6.0 * cosTwoMiddle * (-3.0 + (4.0 * sinSigma * sinSigma)) * (-3.0 + (4.0 * cosTwoMiddle * cosTwoMiddle));
        return SemiMinorAxis_m * a * (sigma - (b * sinSigma * (cosTwoMiddle + (b / 4.0 * ((cosSigma * (-1.0 + (2.0 * cosTwoMiddle * cosTwoMiddle))) - inner)))));
    }

    private static double GreatCircle_m(Geodetic from, Geodetic to)
    {
        var cosine = (Math.Sin(from.Latitude.Radians) * Math.Sin(to.Latitude.Radians))
            + (Math.Cos(from.Latitude.Radians) * Math.Cos(to.Latitude.Radians) * Math.Cos(to.Longitude.Radians - from.Longitude.Radians));
        return RadarHorizon.MeanEarthRadius.Metres * Math.Acos(Math.Clamp(cosine, -1.0, 1.0));
    }
}
