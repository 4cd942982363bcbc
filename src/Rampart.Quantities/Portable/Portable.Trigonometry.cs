using System.Runtime.CompilerServices;

namespace Rampart.Quantities;

public static partial class Portable
{
    // Below π/4 no reduction is needed; a little above, the polynomials still hold.
    private const double QuarterPi = Pi / 4.0;

    // Up to here x·2/π stays below 2^20, and the products of the reduction are exact.
    private const double ReductionLimit = 1.6e6;

    // Below 2^-27, x³ is lost against x.
    private const double TinyAngle = 7.450580596923828e-9;

    /// <summary>Sine of an angle in radians.</summary>
    /// <remarks>
    /// <para>Every finite x, error below 0.8 ulp. Sin(±0) = ±0; NaN and ±∞ give NaN.</para>
    /// <para>Method: x less a multiple of π/2 as the sum of two doubles, then the sine's or the cosine's polynomial on |r| ≤ π/4.
    /// Above 1.6·10⁶, and at multiples of π/2 themselves, the reduction multiplies integers with the digits of 2/π.</para>
    /// </remarks>
    public static double Sin(double x)
    {
        if (Math.Abs(x) <= QuarterPi)
        {
            return Math.Abs(x) < TinyAngle ? x : SineNear(x, 0.0);
        }

        var quadrant = Reduce(x, out var high, out var low);
        var value = (quadrant & 1) == 0 ? SineNear(high, low) : CosineNear(high, low);
        return (quadrant & 2) == 0 ? value : -value;
    }

    /// <summary>Cosine of an angle in radians.</summary>
    /// <remarks>
    /// <para>Every finite x, error below 0.8 ulp. Cos(±0) = 1; NaN and ±∞ give NaN.</para>
    /// <para>Method: as <see cref="Sin"/>, one quadrant on.</para>
    /// </remarks>
    public static double Cos(double x)
    {
        if (Math.Abs(x) <= QuarterPi)
        {
            return CosineNear(x, 0.0);
        }

        var quadrant = Reduce(x, out var high, out var low) + 1;
        var value = (quadrant & 1) == 0 ? SineNear(high, low) : CosineNear(high, low);
        return (quadrant & 2) == 0 ? value : -value;
    }

    /// <summary>Sine and cosine of an angle in radians; the same bits as <see cref="Sin"/> and <see cref="Cos"/>.</summary>
    /// <remarks>
    /// <para>Every finite x, error below 0.8 ulp. Special cases as for the two functions.</para>
    /// <para>Method: one reduction, both polynomials.</para>
    /// </remarks>
    public static (double Sin, double Cos) SinCos(double x)
    {
        if (Math.Abs(x) <= QuarterPi)
        {
            return (Math.Abs(x) < TinyAngle ? x : SineNear(x, 0.0), CosineNear(x, 0.0));
        }

        var quadrant = Reduce(x, out var high, out var low);
        var sine = SineNear(high, low);
        var cosine = CosineNear(high, low);
        var first = (quadrant & 1) == 0 ? sine : cosine;
        var second = (quadrant & 1) == 0 ? cosine : sine;
        return ((quadrant & 2) == 0 ? first : -first, ((quadrant + 1) & 2) == 0 ? second : -second);
    }

    /// <summary>Tangent of an angle in radians.</summary>
    /// <remarks>
    /// <para>Every finite x, error below 1 ulp. Tan(±0) = ±0; NaN and ±∞ give NaN. No double is a pole: Tan(π/2) is 1.6·10¹⁶.</para>
    /// <para>Method: the reduction of <see cref="Sin"/>, then sine over cosine (or minus the inverse),
    /// each as the sum of two doubles, with the quotient corrected by its remainder.</para>
    /// </remarks>
    public static double Tan(double x)
    {
        if (Math.Abs(x) < TinyAngle)
        {
            return x;
        }

        var quadrant = 0;
        var high = x;
        var low = 0.0;
        if (!(Math.Abs(x) <= QuarterPi))
        {
            quadrant = Reduce(x, out high, out low);
        }

        var sineRest = SineRest(high, low);
        var cosineHead = CosineHead(high, low, out var cosineRest);
        var turned = (quadrant & 1) != 0;
        var (above, aboveRest) = turned ? (-cosineHead, -cosineRest) : (high, sineRest);
        var (below, belowRest) = turned ? (high, sineRest) : (cosineHead, cosineRest);

        // The leading parts are made as large as they can be, so that the quotient's remainder is small.
        var numerator = above + aboveRest;
        var denominator = below + belowRest;
        var numeratorRest = (above - numerator) + aboveRest;
        var denominatorRest = (below - denominator) + belowRest;
        var quotient = numerator / denominator;
        var product = quotient * denominator;
        var remainder = (numerator - product) - ProductRest(quotient, denominator, product);
        return quotient + (remainder + (numeratorRest - quotient * denominatorRest)) / denominator;
    }

    /// <summary>Sine of high + low, |high| ≤ π/4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double SineNear(double high, double low) => high + SineRest(high, low);

    /// <summary>Sine of high + low, less high.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double SineRest(double high, double low)
    {
        var z = high * high;
        var z2 = z * z;
        var polynomial = (Sine0 + z * Sine1) + z2 * ((Sine2 + z * Sine3) + z2 * ((Sine4 + z * Sine5) + z2 * Sine6));
        return high * z * polynomial + low * (1.0 - 0.5 * z);
    }

    /// <summary>Cosine of high + low, |high| ≤ π/4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double CosineNear(double high, double low) => CosineHead(high, low, out var rest) + rest;

    /// <summary>Cosine of high + low as the sum of two doubles: 1 − high²/2 rounded, and the rest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double CosineHead(double high, double low, out double rest)
    {
        var z = high * high;
        var z2 = z * z;
        var polynomial = (Cosine0 + z * Cosine1) + z2 * ((Cosine2 + z * Cosine3) + z2 * (Cosine4 + z * Cosine5));
        var half = 0.5 * z;
        var head = 1.0 - half;
        rest = ((1.0 - head) - half) + (z2 * polynomial - high * low);
        return head;
    }
}
