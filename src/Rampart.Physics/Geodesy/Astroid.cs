using Rampart.Quantities;

namespace Rampart.Physics.Geodesy;

/// <summary>The start of the search near the antipode, where the geodesics' envelope is an astroid.</summary>
/// <remarks>
/// <para>Formula: the positive root κ of κ⁴ + 2κ³ − (x² + y² − 1)·κ² − 2y²·κ − y² = 0, with x, y the place beside the antipode in units of the astroid.</para>
/// <para>Source: Karney, Algorithms for geodesics (2013), equations 55 and appendix B.</para>
/// <para>Valid: all x, y; a start only, Newton's method makes it exact.</para>
/// </remarks>
internal static class Astroid
{
    public static double Root(double x, double y)
    {
        double p = x * x, q = y * y, r = (p + q - 1.0) / 6.0;
        if (q == 0.0 && r <= 0.0)
        {
            return 0.0;
        }

        double s = p * q / 4.0, cube = r * r * r, discriminant = s * (s + (2.0 * cube));
        var u = r;
        if (discriminant >= 0.0)
        {
            // The sign of the root is taken so that nothing cancels.
            var root = Math.Sqrt(discriminant);
            var t = CubeRoot(s + cube < 0.0 ? s + cube - root : s + cube + root);
            u += t == 0.0 ? 0.0 : t + (r * r / t);
        }
        else
        {
            u += 2.0 * r * Portable.Cos(Portable.Atan2(Math.Sqrt(-discriminant), -(s + cube)) / 3.0);
        }

        var v = Math.Sqrt((u * u) + q);
        var sum = u < 0.0 ? q / (v - u) : u + v;
        var w = (sum - q) / (2.0 * v);
        return sum / (Math.Sqrt(sum + (w * w)) + w);
    }

    private static double CubeRoot(double x) => x == 0.0 ? 0.0 : Math.CopySign(Portable.Pow(Math.Abs(x), 1.0 / 3.0), x);
}
