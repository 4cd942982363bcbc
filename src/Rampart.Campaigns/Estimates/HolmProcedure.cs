namespace Rampart.Campaigns.Estimates;

/// <summary>Which of many effects stand out, so that with 95 % confidence none of them does by chance alone.</summary>
/// <remarks>
/// <para>Formula: with the k chances ascending, p₍ᵢ₎ is rejected while p₍ᵢ₎ ≤ α/(k − i + 1); the first that fails ends it.</para>
/// <para>Source: S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979) 65–70.</para>
/// <para>Valid: however the effects hang together; careful, so that with many factors a true but modest effect goes unnamed.</para>
/// </remarks>
public static class HolmProcedure
{
    public static IReadOnlyList<bool> Rejected(IReadOnlyList<double> chances, double level = 0.05)
    {
        ArgumentNullException.ThrowIfNull(chances);
        var rejected = new bool[chances.Count];
        var ascending = Enumerable.Range(0, chances.Count).OrderBy(index => chances[index]).ThenBy(index => index).ToArray();
        for (var i = 0; i < ascending.Length && chances[ascending[i]] <= level / (ascending.Length - i); i++)
        {
            rejected[ascending[i]] = true;
        }

        return rejected;
    }
}
