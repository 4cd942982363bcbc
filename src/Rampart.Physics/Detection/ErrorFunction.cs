using Rampart.Quantities;

namespace Rampart.Physics.Detection;

/// <summary>The complementary error function.</summary>
/// <remarks>
/// <para>Formula: erfc x = 1 − (2/√π)·Σ (−1)^n x^(2n+1)/(n!·(2n+1)), here as x·e^(−x²)·Σ (2x²)^n/(1·3·5…) for |x| &lt; 1; beyond,
/// erfc x = (2hx/π)·e^(−x²)·[1/(2x²) + Σ_{n≥1} e^(−n²h²)/(n²h² + x²)] − 2/(e^(2πx/h) − 1), the last term only for x &lt; π/h; h = 1/2.</para>
/// <para>Source: NIST Digital Library of Mathematical Functions, 7.6.2; Chiarella and Reichel, Mathematics of Computation 22 (1968), 137–143: the trapezoidal rule, with an error of e^(−(π/h)²).</para>
/// <para>Valid: every x; relative error below 3e-15 until the result underflows at x = 26.5.</para>
/// </remarks>
public static class ErrorFunction
{
    private const double Step = 0.5;

    // From n = 13 on e^(−n²h²) is below 1e-18 of the sum.
    private static readonly double[] Weights = [.. Enumerable.Range(1, 13).Select(n => Portable.Exp(-n * n * Step * Step))];

    public static double Complementary(double x)
    {
        if (x < 0.0)
        {
            return 2.0 - Complementary(-x);
        }

        if (x < 1.0)
        {
            return 1.0 - NearNought(x);
        }

        if (!(x < 27.5))
        {
            return double.IsNaN(x) ? x : 0.0;
        }

        var square = x * x;
        var sum = 0.5 / square;
        for (var n = 1; n <= Weights.Length; n++)
        {
            sum += Weights[n - 1] / ((n * n * Step * Step) + square);
        }

        var value = 2.0 * Step * x / Portable.Pi * ExpOfMinusSquare(x) * sum;
        return x < Portable.Pi / Step ? value - (2.0 / (Portable.Exp(2.0 * Portable.Pi * x / Step) - 1.0)) : value;
    }

    private static double NearNought(double x)
    {
        var twice = 2.0 * x * x;
        var term = x;
        var sum = x;
        for (var odd = 3; term > 1e-18 * sum; odd += 2)
        {
            term *= twice / odd;
            sum += term;
        }

        return 2.0 / Math.Sqrt(Portable.Pi) * Portable.Exp(-x * x) * sum;
    }

    // x² has more digits than fit; the head's square is exact.
    private static double ExpOfMinusSquare(double x)
    {
        var head = (double)(float)x;
        return Portable.Exp(-head * head) * Portable.Exp((head - x) * (head + x));
    }
}
