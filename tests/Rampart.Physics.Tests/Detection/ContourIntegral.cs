using System.Numerics;
using Rampart.Physics.Detection;

namespace Rampart.Physics.Tests.Detection;

/// <summary>
/// Probability of detection by quite another way: the inverse Laplace transform of the sum's distribution, as an integral around a circle.
/// With z = 1/(1 + s) the transform is z^N·e^(−λ(1−z)) for a steady echo and z^N·(1 + (λ/K)·(1−z))^(−K) for a fading one; λ = N·S.
/// The trapezoidal rule on a circle converges faster than any power.
/// </summary>
internal static class ContourIntegral
{
    private const int Points = 8192;

    /// <summary>Around a circle outside z = 1 it is the detection, inside it the miss.</summary>
    public static double Hit(Fluctuation fluctuation, double signalToNoise, double threshold, int pulses) =>
        -Integral(fluctuation, signalToNoise, threshold, pulses, outside: true);

    public static double Miss(Fluctuation fluctuation, double signalToNoise, double threshold, int pulses) =>
        Integral(fluctuation, signalToNoise, threshold, pulses, outside: false);

    private static double Integral(Fluctuation fluctuation, double signalToNoise, double threshold, int pulses, bool outside)
    {
        var mean = pulses * signalToNoise;
        var k = fluctuation switch
        {
            Fluctuation.Swerling1 => 1.0,
            Fluctuation.Swerling2 => pulses,
            Fluctuation.Swerling3 => 2.0,
            Fluctuation.Swerling4 => 2.0 * pulses,
            _ => double.PositiveInfinity,
        };

        Complex Logarithm(Complex z)
        {
            var signal = double.IsInfinity(k) ? mean * (z - 1.0) : -k * Complex.Log(1.0 + (mean / k * (1.0 - z)));
            return (pulses * Complex.Log(z)) + signal + (threshold * ((1.0 / z) - 1.0)) - Complex.Log(1.0 - z);
        }

        // The best circle is the one on which the integrand is least where it crosses the axis.
        var low = outside ? 1.0 : 0.0;
        var high = !outside ? 1.0 : double.IsInfinity(k) ? 10.0 : Math.Min(10.0, 1.0 + (k / mean));
        var radius = Enumerable.Range(1, 399).Select(i => low + ((high - low) * i / 400.0)).MinBy(r => Logarithm(new Complex(r, 1e-300)).Real);
        var peak = Logarithm(new Complex(radius, 1e-300)).Real;

        var sum = 0.0;
        for (var i = 0; i < Points; i++)
        {
            var z = Complex.FromPolarCoordinates(radius, Math.PI * (i + 0.5) / Points);
            sum += Complex.Exp(Logarithm(z) - peak).Real;
        }

        return Math.Exp(peak) * sum / Points;
    }
}
