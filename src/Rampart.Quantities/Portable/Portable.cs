using System.Runtime.CompilerServices;

namespace Rampart.Quantities;

/// <summary>Elementary functions that give the same bits on every machine and setting.</summary>
/// <remarks>
/// <para>
/// The library behind <see cref="Math"/> chooses its code by processor, and its last bit with it. Here only
/// + − × ÷, the square root, comparisons and integer arithmetic are used, whose results IEEE 754 fixes; the
/// runtime never fuses a product with a sum. An <em>ulp</em> is the distance between neighbouring doubles at the result.
/// </para>
/// <para>
/// Constants, polynomials and tables stand in the files named <c>*.Numbers.cs</c>, which
/// <c>make-portable-numbers.py</c> computes from their definitions.
/// </para>
/// </remarks>
public static partial class Portable
{
    /// <summary>The double nearest to π.</summary>
    public const double Pi = 3.14159265358979323846;

    // Adding and subtracting 1.5·2^52 rounds a number below 2^51 to the nearest integer.
    private const double Rounder = 6755399441055744.0;

    // 2^54, which lifts a subnormal number among the normal ones.
    private const double TwoTo54 = 18014398509481984.0;

    /// <summary>The first 26 bits of a number, with its sign; products of two such heads are exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Head(double x) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) & ~0x7FFFFFFL);

    /// <summary>2^exponent, for exponents of normal numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double PowerOfTwo(long exponent) => BitConverter.Int64BitsToDouble((exponent + 1023) << 52);

    /// <summary>What the rounded product x·y lacks of the exact one (Dekker), when nothing overflows or underflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ProductRest(double x, double y, double product)
    {
        var xHead = Head(x);
        var yHead = Head(y);
        var xTail = x - xHead;
        var yTail = y - yHead;
        return ((xHead * yHead - product) + xHead * yTail + xTail * yHead) + xTail * yTail;
    }
}
