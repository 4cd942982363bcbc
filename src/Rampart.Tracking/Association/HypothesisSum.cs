using System.Numerics;
using Rampart.Quantities;

namespace Rampart.Tracking.Association;

/// <summary>The marginals of a small cluster, by visiting every hypothesis.</summary>
/// <remarks>The plain sum multiplies ratios; where their product could leave the doubles, and where hypotheses are compared, costs are added and only their differences to the least are raised to a power.</remarks>
internal sealed class HypothesisSum
{
    private const int MostRows = AssociationProbabilities.MostExactRows;
    private const int MostHypotheses = AssociationProbabilities.MostHypotheses;

    private const double LeastLogOfProduct = -600.0;

    private readonly int[] _start = new int[MostRows + 1];
    private readonly int[] _radix = new int[MostRows];
    private readonly double[] _none = new double[MostRows];
    private readonly double[] _sumOfNone = new double[MostRows];
    private readonly double[] _ratio = new double[MostHypotheses];
    private readonly double[] _sumOfPair = new double[MostHypotheses];
    private readonly ulong[] _bit = new ulong[MostHypotheses];
    private int _rows;

    // The hypotheses that are kept, one for each set of rows and columns in use, and where in the table a set is found.
    private readonly ulong[] _keptKey = new ulong[MostHypotheses];
    private readonly double[] _keptCost = new double[MostHypotheses];
    private readonly int[] _keptCode = new int[MostHypotheses];
    private readonly int[] _table = new int[2 * MostHypotheses];
    private readonly double[] _cost = new double[MostHypotheses];
    private int _kept;
    private int _tableShift;
    private bool _keepsBestOnly;

    /// <summary>Turns the ratios of pairs and of "none" into probabilities.</summary>
    /// <param name="graph">The pairs with their costs.</param>
    /// <param name="cluster">Which of them.</param>
    /// <param name="pair">Ratios of the cluster's pairs, each row's divided by its greatest; becomes their probabilities.</param>
    /// <param name="none">The same of "none", by row.</param>
    /// <param name="logOfNones">Logarithm of the product of the rows' ratios of "none".</param>
    /// <param name="bestPermutationOnly">Whether of each set of rows and columns in use the likeliest hypothesis alone counts.</param>
    public void Solve(PairGraph graph, in PairCluster cluster, Span<double> pair, Span<double> none, double logOfNones, bool bestPermutationOnly)
    {
        _rows = cluster.Rows;
        var rows = graph.ClusteredRows.Slice(cluster.FirstRow, cluster.Rows);
        var starts = graph.RowStarts.Slice(cluster.FirstRow, cluster.Rows + 1);
        var columnAt = graph.ColumnAt.Slice(cluster.FirstPair, cluster.Pairs);
        for (var at = 0; at < cluster.Pairs; at++)
        {
            _bit[at] = 1UL << (columnAt[at] - cluster.FirstColumn);
            _ratio[at] = pair[at];
            _sumOfPair[at] = 0.0;
        }

        for (var row = 0; row <= _rows; row++)
        {
            _start[row] = starts[row] - cluster.FirstPair;
        }

        var hypotheses = 1;
        for (var row = _rows - 1; row >= 0; row--)
        {
            _radix[row] = hypotheses;
            hypotheses *= 1 + _start[row + 1] - _start[row];
            _none[row] = none[rows[row]];
            _sumOfNone[row] = 0.0;
        }

        double total;
        if (bestPermutationOnly || logOfNones < LeastLogOfProduct)
        {
            graph.Cost.Slice(cluster.FirstPair, cluster.Pairs).CopyTo(_cost);
            total = SumOfKept(hypotheses, bestPermutationOnly);
        }
        else
        {
            total = Visit(0, 0UL, 1.0);
        }

        var scale = 1.0 / total;
        for (var at = 0; at < cluster.Pairs; at++)
        {
            pair[at] = _sumOfPair[at] * scale;
        }

        for (var row = 0; row < _rows; row++)
        {
            none[rows[row]] = _sumOfNone[row] * scale;
        }
    }

    /// <summary>The sum over all that the rows from this one on can do; what each choice brings is added to its own sum.</summary>
    private double Visit(int row, ulong used, double before)
    {
        var isLast = row == _rows - 1;
        var sum = _none[row] * (isLast ? 1.0 : Visit(row + 1, used, before * _none[row]));
        _sumOfNone[row] += before * sum;
        for (var pair = _start[row]; pair < _start[row + 1]; pair++)
        {
            if ((used & _bit[pair]) != 0)
            {
                continue;
            }

            var part = _ratio[pair] * (isLast ? 1.0 : Visit(row + 1, used | _bit[pair], before * _ratio[pair]));
            _sumOfPair[pair] += before * part;
            sum += part;
        }

        return sum;
    }

    private double SumOfKept(int hypotheses, bool bestOnly)
    {
        var bits = BitOperations.Log2((uint)hypotheses) + 1;
        _keepsBestOnly = bestOnly;
        _tableShift = 64 - bits;
        if (bestOnly)
        {
            _table.AsSpan(0, 1 << bits).Fill(-1);
        }

        _kept = 0;
        Compare(0, 0UL, 0.0, 0);
        var least = 0.0;
        foreach (var cost in _keptCost.AsSpan(0, _kept))
        {
            least = Math.Min(least, cost);
        }

        var total = 0.0;
        for (var kept = 0; kept < _kept; kept++)
        {
            var weight = Portable.Exp(least - _keptCost[kept]);
            var code = _keptCode[kept];
            total += weight;
            for (var row = 0; row < _rows; row++)
            {
                var choice = Math.DivRem(code, _radix[row], out code);
                if (choice == 0)
                {
                    _sumOfNone[row] += weight;
                }
                else
                {
                    _sumOfPair[_start[row] + choice - 1] += weight;
                }
            }
        }

        return total;
    }

    private void Compare(int row, ulong used, double cost, int code)
    {
        if (row == _rows)
        {
            Keep(used, cost, code);
            return;
        }

        Compare(row + 1, used, cost, code);
        var rowInUse = 1UL << (AssociationProbabilities.MostExactColumns + row);
        for (var pair = _start[row]; pair < _start[row + 1]; pair++)
        {
            if ((used & _bit[pair]) == 0)
            {
                Compare(row + 1, used | _bit[pair] | rowInUse, cost + _cost[pair], code + ((1 + pair - _start[row]) * _radix[row]));
            }
        }
    }

    /// <summary>Keeps every hypothesis, or of each set of rows and columns in use the likeliest; of equals the first, in which the lowest row has the lowest column.</summary>
    private void Keep(ulong key, double cost, int code)
    {
        if (_keepsBestOnly)
        {
            var mask = (int)(ulong.MaxValue >> _tableShift);
            var slot = (int)(unchecked(key * 0x9E3779B97F4A7C15UL) >> _tableShift);
            while (_table[slot] is var kept && kept >= 0)
            {
                if (_keptKey[kept] == key)
                {
                    if (cost < _keptCost[kept])
                    {
                        _keptCost[kept] = cost;
                        _keptCode[kept] = code;
                    }

                    return;
                }

                slot = (slot + 1) & mask;
            }

            _table[slot] = _kept;
            _keptKey[_kept] = key;
        }

        _keptCost[_kept] = cost;
        _keptCode[_kept++] = code;
    }
}
