namespace Rampart.Coverage.Siting;

/// <summary>How much of one asset, border or area is covered.</summary>
/// <param name="Name">The asset, border or area.</param>
/// <param name="Kind">Which of these it is.</param>
/// <param name="Weight">All its weight: as stated, in kilometres or in square kilometres.</param>
/// <param name="ByAtLeast">The weight covered by at least one, two, … sites.</param>
public sealed record CoveredPart(string Name, DemandKind Kind, double Weight, IReadOnlyList<double> ByAtLeast)
{
    /// <summary>The share, from 0 to 1, that at least so many sites cover; zero of nothing.</summary>
    public double Share(int sites) => Weight > 0.0 ? ByAtLeast[sites - 1] / Weight : 0.0;
}

/// <summary>How many of several sites cover each demand.</summary>
public sealed class SiteOverlap
{
    /// <summary>Up to how many sites at once shares are told.</summary>
    public const int MostTold = 3;

    internal SiteOverlap(IReadOnlyList<Demand> demands, CoverageMatrix covers, IReadOnlyList<int> sites)
    {
        var counts = new int[demands.Count];
        foreach (var site in sites)
        {
            for (var demand = 0; demand < counts.Length; demand++)
            {
                counts[demand] += covers[site, demand] ? 1 : 0;
            }
        }

        Counts = counts;
        Uncovered = [.. demands.Where((_, at) => counts[at] == 0)];
        All = [.. Enumerable.Range(0, demands.Count).GroupBy(at => demands[at].Kind).OrderBy(group => (int)group.Key).Select(group => Part(group.Key.ToString(), group.Key, group, demands, counts))];
        Parts = [.. Enumerable.Range(0, demands.Count).GroupBy(at => (demands[at].Kind, demands[at].PartOf))
            .OrderBy(group => (int)group.Key.Kind).ThenBy(group => group.Key.PartOf, StringComparer.Ordinal)
            .Select(group => Part(group.Key.PartOf, group.Key.Kind, group, demands, counts))];
    }

    /// <summary>For each demand, in their order, how many sites cover it.</summary>
    public IReadOnlyList<int> Counts { get; }

    /// <summary>The demands that no site covers, in their order.</summary>
    public IReadOnlyList<Demand> Uncovered { get; }

    /// <summary>All assets, all borders and all areas, as far as there are any.</summary>
    public IReadOnlyList<CoveredPart> All { get; }

    /// <summary>Each asset, border and area for itself, in the order of kinds and names.</summary>
    public IReadOnlyList<CoveredPart> Parts { get; }

    private static CoveredPart Part(string name, DemandKind kind, IEnumerable<int> members, IReadOnlyList<Demand> demands, int[] counts)
    {
        // In the order of names, so that the sum does not depend on the order of the file.
        var ordered = members.OrderBy(at => demands[at].Name, StringComparer.Ordinal).ToList();
        return new CoveredPart(
            name, kind, ordered.Sum(at => demands[at].Weight),
            [.. Enumerable.Range(1, MostTold).Select(sites => ordered.Where(at => counts[at] >= sites).Sum(at => demands[at].Weight))]);
    }
}
