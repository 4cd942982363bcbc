using System.Runtime.CompilerServices;

namespace Rampart.Quantities;

public static partial class Portable
{
    /// <summary>Natural logarithm.</summary>
    /// <remarks>
    /// <para>Every x above nought, subnormal ones included, error below 0.6 ulp. Log(±0) = −∞, Log(+∞) = +∞; below nought, and for NaN, NaN.</para>
    /// <para>Method: x = 2^k·m, and v near 1/m to 17 bits from a table that is 1 around x = 1; then k·ln 2 − ln v + ln(1 + r),
    /// where r = m·v − 1 is exact in two parts, with a polynomial on |r| ≤ 1/255.</para>
    /// </remarks>
    public static double Log(double x)
    {
        if (!(x > 0.0 && x <= double.MaxValue))
        {
            return LogOfUnusual(x);
        }

        var r = SplitForLog(x, out var lost, out var high, out var low);
        var z = r * r;
        var polynomial = (Logarithm0 + r * Logarithm1) + z * ((Logarithm2 + r * Logarithm3) + z * (Logarithm4 + r * Logarithm5));
        var sum = high + r;
        return sum + ((((high - sum) + r) + (low + lost)) + z * polynomial);
    }

    /// <summary>Logarithm to the base ten.</summary>
    /// <remarks>
    /// <para>Every x above nought, subnormal ones included, error below 0.6 ulp; powers of ten give whole numbers. Special cases as <see cref="Log"/>.</para>
    /// <para>Method: the natural logarithm as the sum of two doubles, times log₁₀ e as the sum of two doubles.</para>
    /// </remarks>
    public static double Log10(double x)
    {
        if (!(x > 0.0 && x <= double.MaxValue))
        {
            return LogOfUnusual(x);
        }

        var high = LogAsSum(x, out var low);
        var product = high * Log10EHigh;
        return product + (ProductRest(high, Log10EHigh, product) + (high * Log10ELow + low * Log10EHigh));
    }

    /// <summary>x to the power y.</summary>
    /// <remarks>
    /// <para>Every x above nought, and whole y for x below nought; error below 0.6 ulp wherever the result is finite, subnormal ones included.
    /// Special cases as C99 and the library's Pow: Pow(x, ±0) = Pow(1, y) = 1 even for NaN, Pow(−1, ±∞) = 1; x below nought with a y
    /// that is not whole gives NaN; an odd whole y keeps the sign of x, zeros and infinities included.</para>
    /// <para>Method: exp(y·ln x), with ln x good to 68 bits as the sum of two doubles and the product with y exact in its leading parts.</para>
    /// </remarks>
    public static double Pow(double x, double y)
    {
        if (x > 0.0 && x <= double.MaxValue && Math.Abs(y) <= double.MaxValue)
        {
            return PowOfPositive(x, y);
        }

        return PowOfUnusual(x, y);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double PowOfPositive(double x, double y)
    {
        var logHigh = LogAsSum(x, out var logLow);
        var product = y * logHigh;
        if (!(Math.Abs(product) < 746.0))
        {
            return product > 0.0 ? double.PositiveInfinity : 0.0;
        }

        return ExpOfSum(product, ProductRest(y, logHigh, product) + y * logLow);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double PowOfUnusual(double x, double y)
    {
        if (y == 0.0 || x == 1.0)
        {
            return 1.0;
        }

        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return double.NaN;
        }

        var size = Math.Abs(x);
        if (double.IsInfinity(y))
        {
            return size == 1.0 ? 1.0 : (size > 1.0) == (y > 0.0) ? double.PositiveInfinity : 0.0;
        }

        var whole = Math.Floor(y) == y;
        var odd = whole && Math.Abs(y) < TwoTo54 && Math.Floor(0.5 * y) != 0.5 * y;
        if (size == 0.0 || double.IsInfinity(size))
        {
            var value = (size == 0.0) == (y > 0.0) ? 0.0 : double.PositiveInfinity;
            return odd ? Math.CopySign(value, x) : value;
        }

        if (!whole)
        {
            return double.NaN;
        }

        var power = PowOfPositive(size, y);
        return odd ? -power : power;
    }

    private static double LogOfUnusual(double x)
        => x == 0.0 ? double.NegativeInfinity : double.IsPositiveInfinity(x) ? x : double.NaN;

    /// <summary>ln x as high + low, to 2^-68 of itself, for finite x above nought.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double LogAsSum(double x, out double low)
    {
        var r = SplitForLog(x, out var lost, out var high, out low);

        // r² = h² + (r − h)·(r + h), with the head h so short that its square is exact.
        var h = Head(r);
        var square = 0.5 * h * h;
        var z = r * r;
        var polynomial = (Fine0 + r * Fine1) + z * ((Fine2 + r * Fine3) + z * ((Fine4 + r * Fine5) + z * Fine6));
        var first = high + r;
        var firstLost = (high - first) + r;
        var second = first - square;
        var secondLost = (first - second) - square;
        var rest = (low + (lost - r * lost)) - 0.5 * (r - h) * (r + h) + r * z * polynomial + (firstLost + secondLost);
        var sum = second + rest;
        low = (second - sum) + rest;
        return sum;
    }

    /// <summary>ln x = high + low + ln(1 + r + lost), where r is below 1/255 and lost below its last bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double SplitForLog(double x, out double lost, out double high, out double low)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var lift = 0;
        if (bits < 0x10000000000000L)
        {
            bits = BitConverter.DoubleToInt64Bits(x * TwoTo54);
            lift = 54;
        }

        var fraction = bits & 0xFFFFFFFFFFFFFL;
        var step = (int)((fraction + 0x100000000000L) >> 45);

        // From step 54 on, past √2, m counts as the next power's: one more without a branch.
        double exponent = (int)(bits >> 52) - 1023 - lift + ((step + 74) >> 7);
        var mantissa = BitConverter.Int64BitsToDouble(fraction | 0x3FF0000000000000L);
        var mantissaHead = BitConverter.Int64BitsToDouble((fraction & ~0x1FFFFFL) | 0x3FF0000000000000L);
        var row = Logarithms.Slice(3 * step, 3);
        var inverse = row[0];

        // 32 bits times 17, and 21 bits times 17: both products, and the first less one, are exact.
        var head = mantissaHead * inverse - 1.0;
        var tail = (mantissa - mantissaHead) * inverse;
        var r = head + tail;
        lost = (head - r) + tail;
        high = exponent * LogTwoHigh + row[1];
        low = exponent * LogTwoLow + row[2];
        return r;
    }
}
