using Rampart.Quantities;

namespace Rampart.Physics.Detection;

/// <summary>The signal-to-noise ratio at which a rising probability of detection reaches the wanted one.</summary>
/// <remarks>
/// <para>Formula: the root over ln S of ln Pd − ln Pd₀, or for Pd₀ above one half of ln (1 − Pd₀) − ln (1 − Pd).</para>
/// <para>Source: Chandrupatla, Advances in Engineering Software 28 (1997), 145–149: inverse quadratic interpolation where it is safe, else bisection.</para>
/// <para>Valid: any probability that rises with S; converged to 1e-14 of S.</para>
/// </remarks>
internal static class RequiredRatio
{
    public static double Find(Func<double, HitAndMiss> probability, double wanted, double guess)
    {
        var logarithm = Portable.Log(wanted > 0.5 ? 1.0 - wanted : wanted);
        double Excess(double x)
        {
            var (hit, miss) = probability(Portable.Exp(x));
            return wanted > 0.5 ? logarithm - Portable.Log(Math.Max(miss, 1e-300)) : Portable.Log(Math.Max(hit, 1e-300)) - logarithm;
        }

        var b = Portable.Log(guess);
        var excessB = Excess(b);
        var a = b;
        var excessA = excessB;
        for (var step = 0.5; (excessA > 0.0) == (excessB > 0.0); step *= 1.5)
        {
            (b, excessB) = (a, excessA);
            a += excessA > 0.0 ? -step : step;
            excessA = Excess(a);
            if (Math.Abs(a) > 600.0)
            {
                return a < 0.0 ? 0.0 : double.PositiveInfinity;
            }
        }

        return Portable.Exp(Root(Excess, a, excessA, b, excessB));
    }

    private static double Root(Func<double, double> excess, double a, double excessA, double b, double excessB)
    {
        var part = 0.5;
        for (var step = 0; step < 200; step++)
        {
            var x = a + (part * (b - a));
            var excessX = excess(x);
            double c;
            double excessC;
            if ((excessX > 0.0) == (excessA > 0.0))
            {
                (c, excessC) = (a, excessA);
            }
            else
            {
                (c, excessC) = (b, excessB);
                (b, excessB) = (a, excessA);
            }

            (a, excessA) = (x, excessX);
            var (best, excessBest) = Math.Abs(excessA) < Math.Abs(excessB) ? (a, excessA) : (b, excessB);
            var least = 5e-15 / Math.Abs(b - a);
            if (least > 0.5 || excessBest == 0.0)
            {
                return best;
            }

            var xi = (a - b) / (c - b);
            var phi = (excessA - excessB) / (excessC - excessB);
            part = phi * phi < xi && (1.0 - phi) * (1.0 - phi) < 1.0 - xi
                ? (excessA / (excessB - excessA) * (excessC / (excessB - excessC))) + ((c - a) / (b - a) * (excessA / (excessC - excessA)) * (excessB / (excessC - excessB)))
                : 0.5;
            part = Math.Min(Math.Max(part, least), 1.0 - least);
        }

        return a;
    }
}
