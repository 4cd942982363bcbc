namespace Rampart.Coverage.Siting;

/// <summary>What is known of how good a choice of sites is.</summary>
public enum SitingProof
{
    /// <summary>No choice of as many sites covers more: shown by the bound or by branch and bound.</summary>
    Optimal,

    /// <summary>No exchange of one site for another gains anything; how much any choice could cover at most is bounded.</summary>
    LocalOptimum,
}

/// <summary>A site that was chosen, and what it is worth.</summary>
/// <param name="Candidate">The site.</param>
/// <param name="Added">What it added to the sites before it.</param>
/// <param name="LostWithout">What would be lost without it: the weight that no other chosen site covers.</param>
public sealed record ChosenSite(SiteCandidate Candidate, double Added, double LostWithout);

/// <summary>The sites that cover the demands best, as far as was found, and how far from the best they can be.</summary>
public sealed record SitingChoice
{
    /// <summary>The sites; each adds most to those before it, and equals stand in the order of their names.</summary>
    public required IReadOnlyList<ChosenSite> Sites { get; init; }

    /// <summary>The weight that they cover.</summary>
    public required double Covered { get; init; }

    /// <summary>The weight of all demands.</summary>
    public required double Total { get; init; }

    /// <summary>No choice of as many sites covers more than this weight.</summary>
    public required double UpperBound { get; init; }

    public required SitingProof Proof { get; init; }

    /// <summary>The weight that choosing one site after the other covered, before any exchange.</summary>
    public required double GreedyCovered { get; init; }

    /// <summary>How many exchanges of one site for another followed.</summary>
    public required int Exchanges { get; init; }

    /// <summary>How many of the sites cover each demand, and what none covers.</summary>
    public required SiteOverlap Overlap { get; init; }

    /// <summary>The share of all weight, from 0 to 1, that is covered; zero of nothing.</summary>
    public double Share => Total > 0.0 ? Covered / Total : 0.0;

    /// <summary>By how much of the bound, from 0 to 1, the best choice can be better at most; zero for the best.</summary>
    public double Gap => UpperBound > 0.0 ? (UpperBound - Covered) / UpperBound : 0.0;
}
