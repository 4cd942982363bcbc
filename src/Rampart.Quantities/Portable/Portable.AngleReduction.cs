using System.Numerics;
using System.Runtime.CompilerServices;

namespace Rampart.Quantities;

public static partial class Portable
{
    // Nearer than 2^-40 to a multiple of π/2, three parts of π/2 no longer give a full remainder.
    private const double NearMultiple = 9.094947017729282e-13;

    /// <summary>x = k·π/2 + high + low with |high| ≤ π/4 or a hair more; returns k modulo 4 (more bits may be set).</summary>
    /// <remarks>Cody and Waite: k·π/2 is subtracted in parts short enough that the products are exact.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Reduce(double x, out double high, out double low)
    {
        if (Math.Abs(x) <= ReductionLimit)
        {
            var shifted = x * TwoOverPi + Rounder;
            var count = shifted - Rounder;
            var first = x - count * HalfPi1;
            var second = count * HalfPi2;
            var third = count * HalfPi3;
            var rest = first - second;
            var taken = first - rest;
            var lost = (first - (rest + taken)) + (taken - second);
            high = rest - third;
            low = ((rest - high) - third) + lost;
            if (Math.Abs(high) >= NearMultiple)
            {
                return (int)BitConverter.DoubleToInt64Bits(shifted);
            }
        }

        return ReduceByDigits(x, out high, out low);
    }

    /// <summary>The same for every finite |x| ≥ 1/2, in integer arithmetic.</summary>
    /// <remarks>
    /// With x = m·2^e the digits of 2/π that stand above 2^(1−e) only add whole turns to x·2/π. The next 192 digits,
    /// times m, leave at least 76 good bits, since no double is nearer than 2^-61 (relatively) to a multiple of π/2.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int ReduceByDigits(double x, out double high, out double low)
    {
        if (!double.IsFinite(x))
        {
            high = low = double.NaN;
            return 0;
        }

        var bits = BitConverter.DoubleToInt64Bits(x);
        var mantissa = (ulong)(bits & 0xFFFFFFFFFFFFFL) | 0x10000000000000UL;
        var exponent = (int)((bits >> 52) & 0x7FF) - 1075;

        // The table has 64 zeros before the first digit, so digit i (of weight 2^-i) is its bit i + 63.
        var position = exponent - 1 + 63;
        var word = position >> 6;
        var shift = position & 63;
        var w2 = Digits(word, shift);
        var w1 = Digits(word + 1, shift);
        var w0 = Digits(word + 2, shift);

        // mantissa · (w2, w1, w0) modulo 2^192: quarter turns, of which the last 190 bits are a fraction.
        var carry = Math.BigMul(mantissa, w0, out var p0);
        var p2 = Math.BigMul(mantissa, w1, out var p1);
        p1 += carry;
        p2 += p1 < carry ? 1UL : 0UL;
        p2 += mantissa * w2;

        // To the nearest quarter turn; what is left is taken positive.
        var quadrant = (int)(p2 >> 62);
        p2 &= 0x3FFFFFFFFFFFFFFFUL;
        var negative = (p2 & 0x2000000000000000UL) != 0;
        if (negative)
        {
            quadrant++;
            p0 = ~p0 + 1UL;
            p1 = ~p1 + (p0 == 0 ? 1UL : 0UL);
            p2 = (~p2 + (p0 == 0 && p1 == 0 ? 1UL : 0UL)) & 0x3FFFFFFFFFFFFFFFUL;
        }

        // The leading bit goes to the top, and the first two times 53 bits become doubles.
        var scale = -51;
        if (p2 == 0)
        {
            (p2, p1, p0) = (p1, p0, 0UL);
            scale -= 64;
        }

        var zeros = BitOperations.LeadingZeroCount(p2);
        if (zeros > 0)
        {
            p2 = (p2 << zeros) | (p1 >> (64 - zeros));
            p1 = (p1 << zeros) | (p0 >> (64 - zeros));
        }

        var unit = PowerOfTwo(scale - zeros);
        var head = (p2 >> 11) * unit;
        var tail = (((p2 & 0x7FFUL) << 42) | (p1 >> 22)) * (unit * PowerOfTwo(-53));

        var product = head * HalfPiHigh;
        var rest = ProductRest(head, HalfPiHigh, product) + (head * HalfPiLow + tail * HalfPiHigh);
        high = product + rest;
        low = (product - high) + rest;
        if (negative != (x < 0.0))
        {
            high = -high;
            low = -low;
        }

        return x < 0.0 ? -quadrant : quadrant;
    }

    /// <summary>64 digits of 2/π that begin at a bit of a word of the table.</summary>
    private static ulong Digits(int word, int shift)
        => shift == 0 ? TwoOverPiDigits[word] : (TwoOverPiDigits[word] << shift) | (TwoOverPiDigits[word + 1] >> (64 - shift));
}
