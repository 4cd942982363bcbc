using System.Runtime.CompilerServices;

namespace Rampart.Quantities;

public static partial class Portable
{
    /// <summary>Angle in [−π/2, π/2] whose sine is x.</summary>
    /// <remarks>
    /// <para>|x| ≤ 1, error below 0.8 ulp. Asin(±0) = ±0; beyond ±1, and for NaN, NaN.</para>
    /// <para>Method: a polynomial in x² to |x| = 1/2; above, π/2 − 2·asin √((1 − x)/2), with the root's rounding made good.</para>
    /// </remarks>
    public static double Asin(double x)
    {
        var size = Math.Abs(x);
        if (size <= 0.5)
        {
            return size < TinyAngle ? x : x + ArcsineRest(x, x * x);
        }

        if (!(size <= 1.0))
        {
            return double.NaN;
        }

        var root = HalfAngleSine(size, out var rest);
        var head = HalfPiHigh - 2.0 * root;
        var lost = (HalfPiHigh - head) - 2.0 * root;
        return Math.CopySign(head + (lost + (HalfPiLow - 2.0 * rest)), x);
    }

    /// <summary>Angle in [0, π] whose cosine is x.</summary>
    /// <remarks>
    /// <para>|x| ≤ 1, error below 0.8 ulp. Acos(1) = 0; beyond ±1, and for NaN, NaN.</para>
    /// <para>Method: π/2 − asin x to |x| = 1/2; above, 2·asin √((1 − x)/2), and below, π less that of −x.</para>
    /// </remarks>
    public static double Acos(double x)
    {
        var size = Math.Abs(x);
        if (size <= 0.5)
        {
            var head = HalfPiHigh - x;
            var lost = (HalfPiHigh - head) - x;
            return head + (lost + (HalfPiLow - ArcsineRest(x, x * x)));
        }

        if (!(size <= 1.0))
        {
            return double.NaN;
        }

        var root = HalfAngleSine(size, out var rest);
        if (x > 0.0)
        {
            return 2.0 * (root + rest);
        }

        var obtuse = PiHigh - 2.0 * root;
        return obtuse + (((PiHigh - obtuse) - 2.0 * root) + (PiLow - 2.0 * rest));
    }

    /// <summary>Angle in [−π/2, π/2] whose tangent is x.</summary>
    /// <remarks>
    /// <para>Every x, error below 0.8 ulp. Atan(±0) = ±0, Atan(±∞) = ±π/2; NaN gives NaN.</para>
    /// <para>Method: as <see cref="Atan2"/> with a unit abscissa.</para>
    /// </remarks>
    public static double Atan(double x)
    {
        var size = Math.Abs(x);
        if (!(size < TwoTo54))
        {
            return double.IsNaN(x) ? double.NaN : Math.CopySign(HalfPiHigh, x);
        }

        var angle = size <= 1.0 ? AngleOf(size, 1.0, 0.0, 0.0, 1.0) : AngleOf(1.0, size, HalfPiHigh, HalfPiLow, -1.0);
        return Math.CopySign(angle, x);
    }

    /// <summary>Angle in [−π, π] of the point (x, y), from the positive x axis towards the positive y axis.</summary>
    /// <remarks>
    /// <para>All arguments, error below 0.8 ulp. Signed zeros and infinities as in IEEE 754: the sign is that of y; y = ±0 gives ±0
    /// for x = +0 or above and ±π for x = −0 or below; two infinities count as equal. NaN in either gives NaN.</para>
    /// <para>Method: the smaller size over the larger, q ≤ 1; atan q = atan c + atan((q − c)/(1 + q·c)) with c = k/64 from a
    /// table, a short polynomial for the remainder, and the octant's multiple of π/2 added as the sum of two doubles.</para>
    /// </remarks>
    public static double Atan2(double y, double x)
    {
        var height = Math.Abs(y);
        var width = Math.Abs(x);
        if (!(height <= double.MaxValue && width <= double.MaxValue) || (height == 0.0 && width == 0.0))
        {
            return AngleOfUnusual(y, x);
        }

        var steep = height > width;
        var behind = x < 0.0;
        var above = steep ? width : height;
        var below = steep ? height : width;
        var baseHigh = steep ? HalfPiHigh : behind ? PiHigh : 0.0;
        var baseLow = steep ? HalfPiLow : behind ? PiLow : 0.0;
        var sense = steep == behind ? 1.0 : -1.0;
        return Math.CopySign(AngleOf(above, below, baseHigh, baseLow, sense), y);
    }

    /// <summary>base + sense·atan(above/below), for 0 ≤ above ≤ below, 0 &lt; below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double AngleOf(double above, double below, double baseHigh, double baseLow, double sense)
    {
        var quotient = above / below;
        var step = (int)(quotient * 64.0 + 0.5);
        if (step < 8)
        {
            return AngleNearAxis(quotient, above, below, baseHigh, baseLow, sense);
        }

        if (below > 1e300)
        {
            above *= 1.0 / TwoTo54;
            below *= 1.0 / TwoTo54;
        }
        else if (below < 1e-250)
        {
            above *= TwoTo54 * TwoTo54;
            below *= TwoTo54 * TwoTo54;
        }

        // The products of the centre, of 7 bits, with the two halves of the larger side are exact.
        var centre = step * (1.0 / 64.0);
        var belowHead = Head(below);
        var remainder = ((above - centre * belowHead) - centre * (below - belowHead)) / (below + centre * above);
        var z = remainder * remainder;
        var table = Arctangents.Slice(2 * step, 2);
        var head = sense * table[0];
        var rest = table[1] + (remainder + remainder * z * (Remainder0 + z * (Remainder1 + z * Remainder2)));
        var sum = baseHigh + head;
        return sum + (((baseHigh - sum) + head) + (baseLow + sense * rest));
    }

    /// <summary>The same where above/below is less than 7.5/64.</summary>
    private static double AngleNearAxis(double quotient, double above, double below, double baseHigh, double baseLow, double sense)
    {
        var rest = 0.0;
        if (quotient >= TinyAngle)
        {
            if (below > 1e300)
            {
                above *= 1.0 / TwoTo54;
                below *= 1.0 / TwoTo54;
            }
            else if (below < 1e-250)
            {
                above *= TwoTo54 * TwoTo54;
                below *= TwoTo54 * TwoTo54;
            }

            var product = quotient * below;
            var lost = ((above - product) - ProductRest(quotient, below, product)) / below;
            var z = quotient * quotient;
            var z2 = z * z;
            var z4 = z2 * z2;
            var polynomial = ((Arctangent0 + z * Arctangent1) + z2 * (Arctangent2 + z * Arctangent3))
                + z4 * ((Arctangent4 + z * Arctangent5) + z2 * (Arctangent6 + z * Arctangent7));
            rest = lost + quotient * z * polynomial;
        }

        var head = sense * quotient;
        var sum = baseHigh + head;
        return sum + (((baseHigh - sum) + head) + (baseLow + sense * rest));
    }

    private static double AngleOfUnusual(double y, double x)
    {
        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return double.NaN;
        }

        var behind = double.IsNegative(x);
        double angle;
        if (double.IsInfinity(y))
        {
            angle = !double.IsInfinity(x) ? HalfPiHigh : behind ? 0.75 * Pi : QuarterPi;
        }
        else
        {
            angle = behind ? PiHigh : 0.0;
        }

        return Math.CopySign(angle, y);
    }

    /// <summary>asin s − s, with z = s².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ArcsineRest(double s, double z)
    {
        var z2 = z * z;
        var z4 = z2 * z2;
        var first = (Arcsine0 + z * Arcsine1) + z2 * (Arcsine2 + z * Arcsine3);
        var second = (Arcsine4 + z * Arcsine5) + z2 * (Arcsine6 + z * Arcsine7);
        var third = (Arcsine8 + z * Arcsine9) + z2 * (Arcsine10 + z * Arcsine11);
        var fourth = Arcsine12 + z * Arcsine13;
        return s * z * ((first + z4 * second) + z4 * z4 * (third + z4 * fourth));
    }

    /// <summary>asin √((1 − x)/2) for 1/2 &lt; x ≤ 1, as the root and a rest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double HalfAngleSine(double x, out double rest)
    {
        var square = 0.5 * (1.0 - x);
        var root = Math.Sqrt(square);
        var product = root * root;
        var lost = square == 0.0 ? 0.0 : 0.5 * ((square - product) - ProductRest(root, root, product)) / root;
        rest = lost + ArcsineRest(root, square);
        return root;
    }
}
