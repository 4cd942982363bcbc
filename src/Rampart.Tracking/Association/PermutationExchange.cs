namespace Rampart.Tracking.Association;

/// <summary>Takes the permutations of two rows over the same two columns out of given marginals.</summary>
/// <remarks>
/// <para>Formula: where rows r, s both give columns a, b at least <see cref="LeastShare"/> and c_ra + c_sb ≤ c_rb + c_sa, move d = min(P_rb, P_sa): P_ra += d, P_sb += d, P_rb −= d, P_sa −= d; repeated until nothing moves, at most <see cref="MostSweeps"/> times over the cluster.</para>
/// <para>Source: the pruning of permutations of H. Blom, E. Bloem, IEEE Trans. Automatic Control 45 (2000) 247–259, carried over to marginals; the carrying over is this project's own.</para>
/// <para>Valid: the sum of every row and of every column stays. It takes somewhat more than the joint probability of the worse permutation, which marginals do not tell. Of equal permutations the lower row has the lower column.</para>
/// </remarks>
internal sealed class PermutationExchange
{
    /// <summary>Smaller shares hardly draw a track to the side; a row and a column have twenty pairs of this share at most, which bounds the work.</summary>
    public const double LeastShare = 0.05;

    public const int MostSweeps = 8;

    private const int MostPairsOfShare = 20;

    private readonly int[] _firstShared = new int[MostPairsOfShare + 1];
    private readonly int[] _secondShared = new int[MostPairsOfShare + 1];
    private int[] _metBy = new int[64];

    public void Apply(PairGraph graph, in PairCluster cluster, int[] columnStarts, int[] pairsByColumn, Span<double> pair)
    {
        if (_metBy.Length < cluster.Rows)
        {
            _metBy = new int[Math.Max(cluster.Rows, 2 * _metBy.Length)];
        }

        var starts = graph.RowStarts.Slice(cluster.FirstRow, cluster.Rows + 1);
        var cost = graph.Cost.Slice(cluster.FirstPair, cluster.Pairs);
        var column = graph.ColumnAt.Slice(cluster.FirstPair, cluster.Pairs);
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            if (!Sweep(starts, cost, column, cluster, columnStarts, pairsByColumn, pair))
            {
                return;
            }
        }
    }

    private bool Sweep(ReadOnlySpan<int> starts, ReadOnlySpan<double> cost, ReadOnlySpan<int> column, in PairCluster cluster, int[] columnStarts, int[] pairsByColumn, Span<double> pair)
    {
        var hasMoved = false;
        _metBy.AsSpan(0, cluster.Rows).Fill(-1);
        for (var row = 0; row < cluster.Rows; row++)
        {
            var first = starts[row] - cluster.FirstPair;
            var end = starts[row + 1] - cluster.FirstPair;
            for (var own = first; own < end; own++)
            {
                if (pair[own] < LeastShare)
                {
                    continue;
                }

                var at = column[own] - cluster.FirstColumn;
                for (var rival = columnStarts[at]; rival < columnStarts[at + 1]; rival++)
                {
                    var theirs = pairsByColumn[rival];
                    if (theirs < end || pair[theirs] < LeastShare)
                    {
                        continue;
                    }

                    var other = RowOf(starts, theirs + cluster.FirstPair, row);
                    if (_metBy[other] == row)
                    {
                        continue;
                    }

                    _metBy[other] = row;
                    var shared = Shared(column, pair, first, end, starts[other] - cluster.FirstPair, starts[other + 1] - cluster.FirstPair);
                    hasMoved |= Exchange(cost, pair, shared);
                }
            }
        }

        return hasMoved;
    }

    /// <summary>The row that a pair belongs to, above the given one: by halving.</summary>
    private static int RowOf(ReadOnlySpan<int> starts, int pair, int above)
    {
        int low = above + 1, high = starts.Length - 2;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (starts[middle] <= pair)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    /// <summary>The columns to which both rows give a share, walked in ascending order.</summary>
    private int Shared(ReadOnlySpan<int> column, ReadOnlySpan<double> pair, int first, int firstEnd, int second, int secondEnd)
    {
        var shared = 0;
        while (first < firstEnd && second < secondEnd && shared < _firstShared.Length)
        {
            var difference = column[first] - column[second];
            if (difference == 0 && pair[first] >= LeastShare && pair[second] >= LeastShare)
            {
                _firstShared[shared] = first;
                _secondShared[shared++] = second;
            }

            first += difference <= 0 ? 1 : 0;
            second += difference >= 0 ? 1 : 0;
        }

        return shared;
    }

    private bool Exchange(ReadOnlySpan<double> cost, Span<double> pair, int shared)
    {
        var hasMoved = false;
        for (var lower = 0; lower < shared; lower++)
        {
            for (var upper = lower + 1; upper < shared; upper++)
            {
                int ra = _firstShared[lower], rb = _firstShared[upper], sa = _secondShared[lower], sb = _secondShared[upper];
                if (cost[ra] + cost[sb] > cost[rb] + cost[sa])
                {
                    (ra, rb, sa, sb) = (rb, ra, sb, sa);
                }

                var moved = Math.Min(pair[rb], pair[sa]);
                if (moved < LeastShare)
                {
                    continue;
                }

                pair[ra] += moved;
                pair[sb] += moved;
                pair[rb] -= moved;
                pair[sa] -= moved;
                hasMoved = true;
            }
        }

        return hasMoved;
    }
}
