namespace Rampart.Simulation.Kernel;

/// <summary>The counter-based random number generator Philox4x64-10: four words that are a function of a counter and a key.</summary>
/// <remarks>
/// <para>Formula: ten rounds of (c₀,c₁,c₂,c₃) ← (hi(M₁c₂)⊕c₁⊕k₀, lo(M₁c₂), hi(M₀c₀)⊕c₃⊕k₁, lo(M₀c₀)), the key growing by two Weyl constants.</para>
/// <para>Source: Salmon, Moraes, Dror and Shaw, Parallel random numbers: as easy as 1, 2, 3, SC11 (2011), section 3.3 and table 2.</para>
/// <para>Valid: 2²⁵⁶ counters for each of 2¹²⁸ keys.</para>
/// </remarks>
public static class Philox
{
    private const int Rounds = 10;
    private const ulong FirstMultiplier = 0xD2E7470EE14C6C93;
    private const ulong SecondMultiplier = 0xCA5A826395121157;
    private const ulong FirstWeyl = 0x9E3779B97F4A7C15;
    private const ulong SecondWeyl = 0xBB67AE8584CAA73B;

    public static (ulong First, ulong Second, ulong Third, ulong Fourth) Block(
        ulong counter0, ulong counter1, ulong counter2, ulong counter3, ulong key0, ulong key1)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var high0 = Math.BigMul(FirstMultiplier, counter0, out var low0);
            var high1 = Math.BigMul(SecondMultiplier, counter2, out var low1);
            (counter0, counter1, counter2, counter3) = (high1 ^ counter1 ^ key0, low1, high0 ^ counter3 ^ key1, low0);
            key0 += FirstWeyl;
            key1 += SecondWeyl;
        }

        return (counter0, counter1, counter2, counter3);
    }
}
