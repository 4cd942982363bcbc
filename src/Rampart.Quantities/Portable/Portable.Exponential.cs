using System.Runtime.CompilerServices;

namespace Rampart.Quantities;

public static partial class Portable
{
    /// <summary>e to the power x.</summary>
    /// <remarks>
    /// <para>Every x, error below 0.6 ulp, subnormal results included. Above 709.783 it is +∞, below −745.134 it is 0; Exp(−∞) = 0,
    /// Exp(+∞) = +∞, NaN gives NaN.</para>
    /// <para>Method: x = k·ln 2/128 + r; 2^(k/128) from a table with its rounding, and a polynomial for exp r on |r| ≤ ln 2/256.</para>
    /// </remarks>
    public static double Exp(double x)
    {
        if (Math.Abs(x) < 746.0)
        {
            return ExpOfSum(x, 0.0);
        }

        return x > 0.0 ? double.PositiveInfinity : x < 0.0 ? 0.0 : double.NaN;
    }

    /// <summary>exp(high + low), for |high| &lt; 746 and low far smaller.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ExpOfSum(double high, double low)
    {
        var shifted = high * StepsPerUnit + Rounder;
        var count = shifted - Rounder;
        var steps = (int)BitConverter.DoubleToInt64Bits(shifted);
        var r = ((high - count * StepHigh) - count * StepLow) + low;
        var z = r * r;
        var index = 2 * (steps & 127);
        var root = RootsOfTwo[index];
        var growth = (RootsOfTwo[index + 1] + r) + z * ((Exponential0 + r * Exponential1) + z * (Exponential2 + r * Exponential3));
        var exponent = steps >> 7;
        if ((uint)(exponent + 1000) <= 2023)
        {
            var scaled = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(root) + ((long)exponent << 52));
            return scaled + scaled * growth;
        }

        return ExpAtTheEdge(root, growth, exponent);
    }

    /// <summary>root·(1 + growth)·2^exponent where the scale itself could overflow or the result be subnormal; rounded once.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static double ExpAtTheEdge(double root, double growth, int exponent)
    {
        var value = root + root * growth;
        if (exponent > 0)
        {
            return exponent > 1024 ? double.PositiveInfinity : value * PowerOfTwo(1023) * 2.0;
        }

        if (exponent > -1022 || (exponent == -1022 && value >= 1.0))
        {
            return value * PowerOfTwo(exponent);
        }

        // The value, with what its own rounding left, is rounded to a whole number of smallest doubles: such a number is its own bit pattern.
        var rest = (root - value) + root * growth;
        var grain = PowerOfTwo(-1074 - exponent);
        var anchor = 4503599627370496.0 * grain;
        var sum = anchor + value;
        sum += (value - (sum - anchor)) + rest;
        return BitConverter.Int64BitsToDouble((long)((sum - anchor) / grain));
    }
}
