using Rampart.Quantities;

namespace Rampart.Coverage.Siting;

/// <summary>Looks through a user's question before sites are chosen.</summary>
public static class SitingCheck
{
    /// <summary>More candidates, or more points of assets, borders and areas, are not read.</summary>
    public const int MostPoints = 100_000;

    /// <summary>Nothing counts more than this.</summary>
    public const double GreatestWeight = 1e12;

    // Half a gigabyte of bits.
    private const long MostPairs = 4L << 30;

    /// <summary>Whether so many sites can be chosen; what stands against it goes to the findings.</summary>
    /// <param name="candidates">The places.</param>
    /// <param name="demands">What wants covering.</param>
    /// <param name="count">How many sites are asked for.</param>
    /// <param name="candidateFile">Where the candidates stand, for findings.</param>
    /// <param name="assetFile">Where the demands stand, for findings.</param>
    /// <param name="findings">Errors mean that nothing can be chosen.</param>
    public static bool CanChoose(
        IReadOnlyList<SiteCandidate> candidates, IReadOnlyList<Demand> demands, int count, string candidateFile, string assetFile, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(demands);
        ArgumentNullException.ThrowIfNull(findings);
        var errors = new List<Finding>();
        if (candidates.Count is 0 or > MostPoints)
        {
            errors.Add(Finding.Error(new Place(candidateFile), "candidates", candidates.Count == 0 ? "There is no candidate." : $"There are {candidates.Count} candidates.", $"Give from 1 to {MostPoints} places."));
        }

        if (count < 0 || count > candidates.Count)
        {
            errors.Add(Finding.Error(new Place(candidateFile), "choose", $"{count} sites cannot be chosen from {candidates.Count} candidates.", $"Choose from 1 to {candidates.Count}, or give more candidates."));
        }

        if (demands.Count is 0 or > MostPoints)
        {
            errors.Add(Finding.Error(new Place(assetFile), "assets", demands.Count == 0 ? "Nothing wants covering." : $"There are {demands.Count} points to cover.", $"Give from 1 to {MostPoints} assets or points of borders and areas."));
        }

        foreach (var bad in demands.Where(demand => !(demand.Weight is >= 0.0 and <= GreatestWeight)).Take(3))
        {
            errors.Add(Finding.Error(new Place(assetFile), bad.Name, $"Weight {bad.Weight:R} is not from 0 to {GreatestWeight:R}.", "State how much it counts beside the others, such as 1 or 2.5."));
        }

        if (demands.Count > 0 && demands.All(demand => demand.Weight == 0.0))
        {
            errors.Add(Finding.Error(new Place(assetFile), "weight", "Nothing counts: all weights are zero.", "Give a weight to what matters."));
        }

        if ((long)candidates.Count * demands.Count > MostPairs)
        {
            errors.Add(Finding.Error(new Place(candidateFile), "candidates", $"{candidates.Count} candidates and {demands.Count} points are too many together.", "Take a wider spacing for one of them."));
        }

        NameTwice(candidates.Select(candidate => candidate.Name), candidateFile, errors);
        NameTwice(demands.Select(demand => demand.Name), assetFile, errors);
        foreach (var finding in errors)
        {
            findings.Add(finding);
        }

        Remark(candidates, demands, candidateFile, assetFile, findings);
        return errors.Count == 0;
    }

    private static void NameTwice(IEnumerable<string> names, string file, List<Finding> errors)
    {
        foreach (var twice in names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Take(3))
        {
            errors.Add(Finding.Error(new Place(file), twice.Key, "is the name of two places.", "Give each a name of its own."));
        }
    }

    private static void Remark(IReadOnlyList<SiteCandidate> candidates, IReadOnlyList<Demand> demands, string candidateFile, string assetFile, ICollection<Finding> findings)
    {
        var kinds = demands.Select(demand => demand.Kind).Distinct().Order().ToList();
        if (kinds.Count > 1)
        {
            findings.Add(Finding.Remark(new Place(assetFile), "weight", $"Kinds are mixed ({string.Join(", ", kinds)}): an asset's weight is added to kilometres of border or square kilometres of area.", "Give borders and areas a weight that sets them against the assets, or ask for each by itself."));
        }

        foreach (var same in candidates.GroupBy(candidate => (candidate.Place.Latitude.Degrees, candidate.Place.Longitude.Degrees)).Where(group => group.Count() > 1).Take(3))
        {
            findings.Add(Finding.Remark(new Place(candidateFile), same.First().Name, $"stands at the same place as {string.Join(", ", same.Skip(1).Take(3).Select(other => other.Name))}.", "Leave one of them out."));
        }
    }
}
