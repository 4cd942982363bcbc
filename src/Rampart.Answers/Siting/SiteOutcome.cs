using Rampart.Coverage.Siting;

namespace Rampart.Answers.Siting;

/// <summary>A site and what it is worth beside the others.</summary>
/// <param name="Rank">Which it is, from one.</param>
/// <param name="Number">Its place in the list of candidates.</param>
/// <param name="Candidate">The site.</param>
/// <param name="Covers">The weight that it covers by itself.</param>
/// <param name="Added">What it adds to those before it; not a number where all sites are given.</param>
/// <param name="LostWithout">What no other of the sites covers.</param>
internal sealed record StandingSite(int Rank, int Number, SiteCandidate Candidate, double Covers, double Added, double LostWithout);

/// <summary>Which candidate covers what, and the sites that were chosen or that all stand.</summary>
internal sealed record SiteOutcome
{
    public required SitePlaces Places { get; init; }

    public required SitingProblem Problem { get; init; }

    /// <summary>The choice; null where all candidates stand as they are.</summary>
    public required SitingChoice? Choice { get; init; }

    public required SiteOverlap Overlap { get; init; }

    public required IReadOnlyList<StandingSite> Sites { get; init; }

    /// <summary>The weight of all demands.</summary>
    public required double Total { get; init; }

    /// <summary>The weight that at least one, two, three of the sites cover.</summary>
    public required IReadOnlyList<double> ByAtLeast { get; init; }

    public required string Ledger { get; init; }

    public double Share(double weight) => Total > 0.0 ? weight / Total : 0.0;

    /// <summary>Asks of each candidate what it covers, many at once, and chooses.</summary>
    public static SiteOutcome Of(SitePlaces places, string ledger, int threads, Action tell, CancellationToken stop)
    {
        var (candidates, demands, asked) = (places.Candidates, places.Demands, places.Asked);
        var coverage = new EngageableFrom(places.Subject.Question with { Radius = places.Radius }, places.Subject.Ground, asked.Cell, asked.Height, asked.Courses) { KeepOut = asked.KeepOut, Need = asked.Need, CrossesColumns = asked.CrossesColumns };
        var covers = new CoverageMatrix(candidates.Count, demands.Count);
        Parallel.For(0, candidates.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, site =>
        {
            // Each row has words of its own.
            covers.SetRow(site, coverage.Covers(candidates[site], demands));
            tell();
        });
        var problem = new SitingProblem(candidates, demands, covers);
        var choice = asked.Choose is { } count ? problem.Choose(count, stop: stop) : null;
        var overlap = choice?.Overlap ?? problem.Union();
        var number = Enumerable.Range(0, candidates.Count).ToDictionary(site => candidates[site].Name, StringComparer.Ordinal);
        double Sum(Func<int, bool> counts) => Enumerable.Range(0, demands.Count).Where(counts).OrderBy(at => demands[at].Name, StringComparer.Ordinal).Sum(at => demands[at].Weight);
        double Covered(int site) => Sum(at => covers[site, at]);
        return new SiteOutcome
        {
            Places = places,
            Problem = problem,
            Choice = choice,
            Overlap = overlap,
            Sites = choice is not null
                ? [.. choice.Sites.Select((site, at) => new StandingSite(at + 1, number[site.Candidate.Name], site.Candidate, Covered(number[site.Candidate.Name]), site.Added, site.LostWithout))]
                : [.. candidates.Select((candidate, site) => new StandingSite(site + 1, site, candidate, Covered(site), double.NaN, Sum(at => covers[site, at] && overlap.Counts[at] == 1)))],
            Total = Sum(_ => true),
            ByAtLeast = [.. Enumerable.Range(1, SiteOverlap.MostTold).Select(sites => Sum(at => overlap.Counts[at] >= sites))],
            Ledger = ledger,
        };
    }
}
