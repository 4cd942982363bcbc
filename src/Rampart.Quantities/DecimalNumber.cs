using System.Globalization;
using System.Numerics;

namespace Rampart.Quantities;

/// <summary>A number as it stands in the text: digits times a power of ten, not yet rounded to a double.</summary>
/// <remarks>With it "4.35 km" is 4350 m and not the double next to it: the unit's factor is applied before the only rounding.</remarks>
internal readonly record struct DecimalNumber(bool IsNegative, BigInteger Digits, int Exponent)
{
    public DecimalNumber Times(decimal factor)
    {
        var places = 0;
        while (factor != decimal.Truncate(factor))
        {
            factor *= 10m;
            places++;
        }

        return new DecimalNumber(IsNegative, Digits * new BigInteger(factor), Exponent - places);
    }

    /// <summary>The sum of two numbers of the same sign.</summary>
    public DecimalNumber PlusAlike(DecimalNumber other)
    {
        var exponent = Math.Min(Exponent, other.Exponent);
        var sum = (Digits * BigInteger.Pow(10, Exponent - exponent)) + (other.Digits * BigInteger.Pow(10, other.Exponent - exponent));
        return new DecimalNumber(IsNegative, sum, exponent);
    }

    /// <summary>The nearest double; infinity beyond the largest, a signed zero below the smallest.</summary>
    public double ToDouble() => double.Parse(
        $"{(IsNegative ? "-" : "")}{Digits}E{Exponent}", NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent, CultureInfo.InvariantCulture);
}
