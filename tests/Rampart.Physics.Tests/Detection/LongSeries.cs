using System.Numerics;
using Rampart.Physics.Detection;

namespace Rampart.Physics.Tests.Detection;

/// <summary>The slow, obvious version: the double series summed from its first term, in whole numbers of 2^-4096, where nothing underflows or cancels.</summary>
internal static class LongSeries
{
    private const int Bits = 4096;
    private static readonly BigInteger One = BigInteger.One << Bits;

    // 2^-1200: what is less is no double.
    private static readonly BigInteger Least = One >> 1200;

    public static double Hit(Fluctuation fluctuation, double signalToNoise, double threshold, int pulses)
    {
        var mean = pulses * Exactly(signalToNoise);
        var k = fluctuation switch
        {
            Fluctuation.Swerling1 => 1,
            Fluctuation.Swerling2 => pulses,
            Fluctuation.Swerling3 => 2,
            Fluctuation.Swerling4 => 2 * pulses,
            _ => 0,
        };

        // Weight of i events: Poisson's e^(−λ)·λ^i/i!, or (i+K−1 over i)·p^K·q^i with p = K/(K+λ).
        var p = k == 0 ? BigInteger.Zero : ((k * One) << Bits) / ((k * One) + mean);
        var weight = k == 0 ? ExpOfMinus(mean) : Enumerable.Repeat(p, k).Aggregate(One, Times);
        var x = Exactly(threshold);
        var noise = ExpOfMinus(x);
        var atMost = BigInteger.Zero;
        for (var m = 0; m < pulses; m++)
        {
            atMost += noise;
            noise = Times(noise, x) / (m + 1);
        }

        var hit = BigInteger.Zero;
        var rest = One;
        for (var i = 0; rest > Least && One - atMost > Least; i++)
        {
            hit += Times(weight, atMost);
            rest -= weight;
            atMost += noise;
            noise = Times(noise, x) / (pulses + i + 1);
            weight = k == 0 ? Times(weight, mean) / (i + 1) : Times(weight, One - p) * (k + i) / (i + 1);
        }

        return AsDouble(hit + Times(rest, atMost));
    }

    private static BigInteger Times(BigInteger left, BigInteger right) => (left * right) >> Bits;

    // A double is a whole number of some 2^-n.
    private static BigInteger Exactly(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(bits >> 52) - 1075;
        var whole = new BigInteger((bits & 0xFFFFFFFFFFFFFL) | 0x10000000000000L);
        return exponent + Bits >= 0 ? whole << (exponent + Bits) : whole >> -(exponent + Bits);
    }

    private static double AsDouble(BigInteger value) => Math.ScaleB((double)(value >> (Bits - 1000)), -1000);

    // e^(−x) = (e^(−x/1024))^1024.
    private static BigInteger ExpOfMinus(BigInteger x)
    {
        var small = x >> 10;
        var term = One;
        var sum = One;
        for (var n = 1; !term.IsZero; n++)
        {
            term = Times(term, small) / n;
            sum += n % 2 == 0 ? term : -term;
        }

        for (var i = 0; i < 10; i++)
        {
            sum = Times(sum, sum);
        }

        return sum;
    }
}
