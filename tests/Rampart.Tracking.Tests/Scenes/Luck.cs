namespace Rampart.Tracking.Tests.Scenes;

/// <summary>Draws of the tests: the same seed, the same scene, on every machine.</summary>
internal sealed class Luck(long seed)
{
    // The seed is mixed before it is used: streams that begin a step apart would be the same stream, one draw later.
    private ulong _state = Mixed(Mixed(unchecked((ulong)seed + 0x632BE59BD9B4E019UL)));

    /// <summary>In [0, 1).</summary>
    public double Uniform()
    {
        _state = unchecked(_state + 0x9E3779B97F4A7C15UL);
        return (Mixed(_state) >> 11) / (double)(1L << 53);
    }

    public double Between(double low, double high) => low + ((high - low) * Uniform());

    public int Below(int count) => (int)(Uniform() * count);

    public double Normal() => Math.Sqrt(-2.0 * Portable.Log(1.0 - Uniform())) * Portable.Cos(2.0 * Math.PI * Uniform());

    public double[] Normals(int count)
    {
        var drawn = new double[count];
        for (var i = 0; i < count; i++)
        {
            drawn[i] = Normal();
        }

        return drawn;
    }

    /// <summary>How many of a Poisson process with this mean: gaps are added up.</summary>
    public int Poisson(double mean)
    {
        var count = 0;
        for (var sum = -Portable.Log(1.0 - Uniform()); sum < mean; sum -= Portable.Log(1.0 - Uniform()))
        {
            count++;
        }

        return count;
    }

    public T[] Shuffled<T>(IEnumerable<T> items)
    {
        var list = items.ToArray();
        for (var last = list.Length - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (list[last], list[other]) = (list[other], list[last]);
        }

        return list;
    }

    private static ulong Mixed(ulong value)
    {
        value = unchecked((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL);
        value = unchecked((value ^ (value >> 27)) * 0x94D049BB133111EBUL);
        return value ^ (value >> 31);
    }
}
