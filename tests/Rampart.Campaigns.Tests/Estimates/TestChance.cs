namespace Rampart.Campaigns.Tests.Estimates;

/// <summary>Numbers for simulated campaigns: SplitMix64, the same on every machine.</summary>
public sealed class TestChance(ulong seed)
{
    private ulong state = seed;

    public double Uniform()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    public double Normal() => Math.Sqrt(-2.0 * Math.Log(1.0 - Uniform())) * Math.Cos(2.0 * Math.PI * Uniform());

    public int Binomial(int trials, double probability)
    {
        var hits = 0;
        for (var trial = 0; trial < trials; trial++)
        {
            hits += Uniform() < probability ? 1 : 0;
        }

        return hits;
    }

    public int Poisson(double mean)
    {
        var least = Math.Exp(-mean);
        var count = 0;
        for (var product = 1.0 - Uniform(); product > least; product *= 1.0 - Uniform())
        {
            count++;
        }

        return count;
    }

    /// <summary>Beta by the order statistics of uniforms: whole parameters only.</summary>
    public double Beta(int first, int second)
    {
        var draws = new double[first + second - 1];
        for (var i = 0; i < draws.Length; i++)
        {
            draws[i] = Uniform();
        }

        Array.Sort(draws);
        return draws[first - 1];
    }
}
