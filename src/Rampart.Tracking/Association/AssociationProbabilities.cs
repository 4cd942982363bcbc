using Rampart.Quantities;

namespace Rampart.Tracking.Association;

/// <summary>How probable each pair of a <see cref="PairGraph"/> is, when a row has at most one column and a column at most one row.</summary>
/// <remarks>
/// <para>Formula: P(x) ∝ Π_r ψ_r(x_r) over all one-to-one x, ψ_r(j) = exp(−c_rj), ψ_r(none) = 1; given are the marginals P(x_r = j) and P(x_r = none). One row or one column: in closed form, ψ/(1 + Σψ). Up to <see cref="MostExactRows"/> rows, <see cref="MostExactColumns"/> columns and Π_r (1 + pairs of r) ≤ <see cref="MostHypotheses"/>: summed over all hypotheses. Beyond: belief propagation, exact where the cluster has no loop. With <see cref="CoalescenceGuard.BestPermutation"/> only the likeliest permutation counts among hypotheses with the same rows and the same columns in use (in the sum), or the permutations of two rows and two columns are taken out of the marginals (after belief propagation; row and column sums stay).</para>
/// <para>Source: T. Fortmann, Y. Bar-Shalom, M. Scheffe, Sonar tracking of multiple targets using joint probabilistic data association, IEEE J. Oceanic Engineering 8 (1983) 173–184; J. Williams, R. Lau, Approximate evaluation of marginal association probabilities with belief propagation, IEEE Trans. Aerospace and Electronic Systems 50 (2014) 2942–2959; H. Blom, E. Bloem, Probabilistic data association avoiding track coalescence, IEEE Trans. Automatic Control 45 (2000) 247–259 (JPDA*).</para>
/// <para>Valid: every cost that the graph keeps. In belief propagation a row without a column is never held less likely than e^−300 times its likeliest pair. Nothing depends on the order in which pairs were added; once the workspace has grown it allocates nothing.</para>
/// </remarks>
public sealed class AssociationProbabilities
{
    /// <summary>Rows of a cluster up to which all hypotheses are summed.</summary>
    public const int MostExactRows = 6;

    /// <summary>Columns of a cluster up to which all hypotheses are summed: with the rows they fit into the 64 bits of a hypothesis' key.</summary>
    public const int MostExactColumns = 64 - MostExactRows;

    /// <summary>Hypotheses, counted without regard to conflicts, up to which all are summed.</summary>
    public const int MostHypotheses = 16_384;

    // Messages are quotients by what a row has besides: it must stay above zero.
    private const double LeastLogOfNone = -300.0;

    private readonly CoalescenceGuard _guard;
    private readonly int _mostExactRows;
    private readonly HypothesisSum _sum = new();
    private readonly BeliefPropagation _propagation = new();
    private readonly PermutationExchange _exchange = new();

    /// <summary>A workspace for many scans.</summary>
    /// <param name="guard">What is done about permutations.</param>
    /// <param name="mostExactRows">Greatest number of rows of a cluster whose hypotheses are all summed, 0 to <see cref="MostExactRows"/>; with fewer than two, belief propagation does all but the closed forms.</param>
    public AssociationProbabilities(CoalescenceGuard guard = CoalescenceGuard.BestPermutation, int mostExactRows = MostExactRows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mostExactRows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mostExactRows, MostExactRows);
        _guard = guard;
        _mostExactRows = mostExactRows;
    }

    /// <summary>Clusters of the last call whose messages had not settled after <see cref="BeliefPropagation.MostRounds"/> rounds; their last values were taken.</summary>
    public int Unsettled { get; private set; }

    /// <summary>Gives each pair its probability, in the order of the graph's pairs, and each row the probability that no column is its own.</summary>
    public void Solve(PairGraph graph, Span<double> probabilityOfPair, Span<double> probabilityOfNone)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentOutOfRangeException.ThrowIfLessThan(probabilityOfPair.Length, graph.PairCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(probabilityOfNone.Length, graph.RowCount);
        probabilityOfNone[..graph.RowCount].Fill(1.0);
        Unsettled = 0;
        foreach (ref readonly var cluster in graph.Clusters)
        {
            var pairs = probabilityOfPair.Slice(cluster.FirstPair, cluster.Pairs);
            if (cluster.Rows == 1)
            {
                probabilityOfNone[graph.ClusteredRows[cluster.FirstRow]] = AmongAlternatives(graph.Cost.Slice(cluster.FirstPair, cluster.Pairs), pairs);
            }
            else if (cluster.Columns == 1)
            {
                AmongAlternatives(graph.Cost.Slice(cluster.FirstPair, cluster.Pairs), pairs);
                var rows = graph.ClusteredRows.Slice(cluster.FirstRow, cluster.Rows);
                for (var row = 0; row < rows.Length; row++)
                {
                    probabilityOfNone[rows[row]] = 1.0 - pairs[row];
                }
            }
            else
            {
                AmongRivals(graph, cluster, pairs, probabilityOfNone);
            }
        }
    }

    /// <summary>Alternatives of which at most one is so: ψ/(1 + Σψ). Returns the probability of none of them.</summary>
    private static double AmongAlternatives(ReadOnlySpan<double> cost, Span<double> probability)
    {
        var least = Math.Min(0.0, Least(cost));
        var none = Portable.Exp(least);
        var sum = none;
        for (var pair = 0; pair < cost.Length; pair++)
        {
            probability[pair] = Portable.Exp(least - cost[pair]);
            sum += probability[pair];
        }

        var scale = 1.0 / sum;
        for (var pair = 0; pair < cost.Length; pair++)
        {
            probability[pair] *= scale;
        }

        return none * scale;
    }

    private static double Least(ReadOnlySpan<double> cost)
    {
        var least = cost[0];
        foreach (var value in cost)
        {
            least = Math.Min(least, value);
        }

        return least;
    }

    private void AmongRivals(PairGraph graph, in PairCluster cluster, Span<double> probability, Span<double> probabilityOfNone)
    {
        var rows = graph.ClusteredRows.Slice(cluster.FirstRow, cluster.Rows);
        var starts = graph.RowStarts.Slice(cluster.FirstRow, cluster.Rows + 1);

        // A row's ratios are divided by its greatest, which changes no probability and keeps every term at most one.
        var hypotheses = 1L;
        var logOfNones = 0.0;
        for (var row = 0; row < cluster.Rows; row++)
        {
            var cost = graph.Cost[starts[row]..starts[row + 1]];
            var least = Math.Min(0.0, Least(cost));
            logOfNones += least;
            probabilityOfNone[rows[row]] = Portable.Exp(Math.Max(least, LeastLogOfNone));
            var ratio = probability.Slice(starts[row] - cluster.FirstPair, cost.Length);
            for (var pair = 0; pair < cost.Length; pair++)
            {
                ratio[pair] = Portable.Exp(least - cost[pair]);
            }

            hypotheses = Math.Min(hypotheses * (1 + cost.Length), MostHypotheses + 1L);
        }

        // Without a loop in the cluster the same rows and columns can be joined in one way only: there is nothing to guard.
        var guards = _guard == CoalescenceGuard.BestPermutation && cluster.Pairs >= cluster.Rows + cluster.Columns;
        if (cluster.Rows <= _mostExactRows && cluster.Columns <= MostExactColumns && hypotheses <= MostHypotheses)
        {
            _sum.Solve(graph, cluster, probability, probabilityOfNone, logOfNones, guards);
            return;
        }

        if (!_propagation.Solve(graph, cluster, probability, probabilityOfNone))
        {
            Unsettled++;
        }

        if (guards)
        {
            _exchange.Apply(graph, cluster, _propagation.ColumnStarts, _propagation.PairsByColumn, probability);
        }
    }
}
