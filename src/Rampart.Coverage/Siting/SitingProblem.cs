using System.Collections;

namespace Rampart.Coverage.Siting;

/// <summary>Tells which demands a battery at a candidate's place covers: a bit for each, in their order.</summary>
public delegate BitArray CoverageOf(SiteCandidate candidate, IReadOnlyList<Demand> demands);

/// <summary>Where to put the batteries of a national system: candidate places, what wants covering, and which covers which.</summary>
/// <remarks>What a choice covers is the weight of the demands that at least one of its sites covers (the maximal covering location problem: Church and ReVelle, Papers of the Regional Science Association 32 (1974), 101–118).</remarks>
public sealed class SitingProblem
{
    /// <summary>How much looking for the best choice is tried where nothing else is said: a second or less.</summary>
    public const long UsualWork = 10_000_000L;

    private readonly SiteRows _rows;

    /// <exception cref="ArgumentException">Two of one name, a weight that is negative or no number, or a matrix of another size; <see cref="SitingCheck"/> tells a user before.</exception>
    public SitingProblem(IReadOnlyList<SiteCandidate> candidates, IReadOnlyList<Demand> demands, CoverageMatrix covers)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(demands);
        ArgumentNullException.ThrowIfNull(covers);
        if (covers.Sites != candidates.Count || covers.Demands != demands.Count)
        {
            throw new ArgumentException($"The matrix is of {covers.Sites} sites and {covers.Demands} demands, not {candidates.Count} and {demands.Count}.", nameof(covers));
        }

        RequireOwnNames(candidates.Select(candidate => candidate.Name), nameof(candidates));
        RequireOwnNames(demands.Select(demand => demand.Name), nameof(demands));
        if (demands.FirstOrDefault(demand => !(demand.Weight >= 0.0)) is { } bad || !double.IsFinite(demands.Sum(demand => demand.Weight)))
        {
            throw new ArgumentException("Weights are finite and never negative, and so is their sum.", nameof(demands));
        }

        (Candidates, Demands, Covers) = (candidates, demands, covers);
        _rows = new SiteRows(candidates, demands, covers);
    }

    public IReadOnlyList<SiteCandidate> Candidates { get; }

    public IReadOnlyList<Demand> Demands { get; }

    public CoverageMatrix Covers { get; }

    /// <summary>Asks of each candidate what it covers.</summary>
    /// <param name="candidates">The places.</param>
    /// <param name="demands">What wants covering.</param>
    /// <param name="coverage">Tells what a candidate covers.</param>
    /// <param name="progress">Told how many candidates have been asked.</param>
    /// <param name="stop">Ends it early.</param>
    public static SitingProblem Of(
        IReadOnlyList<SiteCandidate> candidates, IReadOnlyList<Demand> demands, CoverageOf coverage, IProgress<int>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(demands);
        ArgumentNullException.ThrowIfNull(coverage);
        var covers = new CoverageMatrix(candidates.Count, demands.Count);
        for (var site = 0; site < candidates.Count; site++)
        {
            stop.ThrowIfCancellationRequested();
            covers.SetRow(site, coverage(candidates[site], demands));
            progress?.Report(site + 1);
        }

        return new SitingProblem(candidates, demands, covers);
    }

    /// <summary>Chooses so many sites: one after the other, then by exchanges, then, as far as the work goes, by looking for the best.</summary>
    /// <param name="count">How many, from none to all.</param>
    /// <param name="work">How many words of 64 demands the search for the best may look at; zero leaves it out.</param>
    /// <param name="stop">Ends it early.</param>
    public SitingChoice Choose(int count, long work = UsualWork, CancellationToken stop = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Candidates.Count);
        ArgumentOutOfRangeException.ThrowIfNegative(work);
        var (rows, greedy, bound) = GreedyChoice.Of(_rows, count);
        var (exchanges, units, seen) = ExchangeSearch.Improve(_rows, rows, stop);
        bound = Math.Min(bound, seen);
        if (units < bound && work > 0L)
        {
            (rows, units, var isProven) = OptimumSearch.Beat(_rows, rows, units, work, stop);
            bound = isProven ? units : bound;
            if (!isProven)
            {
                // What the search met on its way may be better, and may have better neighbours.
                (var more, units, _) = ExchangeSearch.Improve(_rows, rows, stop);
                exchanges += more;
            }
        }

        return new SitingChoice
        {
            Sites = Worth(rows),
            Covered = _rows.WeightOf(units),
            Total = _rows.WeightOf(_rows.Total),
            UpperBound = _rows.WeightOf(bound),
            Proof = units == bound ? SitingProof.Optimal : SitingProof.LocalOptimum,
            GreedyCovered = _rows.WeightOf(greedy),
            Exchanges = exchanges,
            Overlap = new SiteOverlap(Demands, Covers, [.. rows.Select(_rows.SiteOf)]),
        };
    }

    /// <summary>What given sites cover together, by their places in the list of candidates.</summary>
    public SiteOverlap Union(IReadOnlyList<int> sites)
    {
        ArgumentNullException.ThrowIfNull(sites);
        foreach (var site in sites)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)site, (uint)Candidates.Count, nameof(sites));
        }

        return new SiteOverlap(Demands, Covers, [.. sites.Distinct()]);
    }

    /// <summary>What all candidates cover together: for sites that are given, with nothing to choose.</summary>
    public SiteOverlap Union() => Union([.. Enumerable.Range(0, Candidates.Count)]);

    private List<ChosenSite> Worth(int[] chosen)
    {
        var sites = new List<ChosenSite>();
        var left = chosen.Order().ToList();
        var covered = new ulong[_rows.Words];
        while (left.Count > 0)
        {
            var next = left.MaxBy(row => (_rows.Gain(row, covered), -row));
            left.Remove(next);
            var others = new ulong[_rows.Words];
            foreach (var other in chosen.Where(other => other != next))
            {
                _rows.Cover(other, others);
            }

            sites.Add(new ChosenSite(Candidates[_rows.SiteOf(next)], _rows.WeightOf(_rows.Gain(next, covered)), _rows.WeightOf(_rows.Gain(next, others))));
            _rows.Cover(next, covered);
        }

        return sites;
    }

    private static void RequireOwnNames(IEnumerable<string> names, string parameter)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        if (names.FirstOrDefault(name => !known.Add(name)) is { } twice)
        {
            throw new ArgumentException($"Two are named {twice}.", parameter);
        }
    }
}
