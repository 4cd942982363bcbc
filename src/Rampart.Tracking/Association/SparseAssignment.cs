namespace Rampart.Tracking.Association;

/// <summary>The assignment of least total cost in each cluster of a <see cref="PairGraph"/>; a row may stay without a column at cost zero.</summary>
/// <remarks>
/// <para>Formula: min Σ c_rj·x_rj, Σ_j x_rj ≤ 1, Σ_r x_rj ≤ 1, x ∈ {0, 1}. Rows enter one after another; each takes the shortest augmenting path under the reduced costs c_rj − u_r − v_j (Dijkstra's algorithm with a heap), where a column of cost zero of each row's own stands for "none".</para>
/// <para>Source: R. Jonker, A. Volgenant, A shortest augmenting path algorithm for dense and sparse linear assignment problems, Computing 38 (1987) 325–340.</para>
/// <para>Valid: exact up to rounding. Pairs that cost zero or more are never taken. Ties: rows enter in ascending order; a row takes the lowest of its equally good free columns, and of rows that could equally well go without, the highest does.</para>
/// </remarks>
public sealed class SparseAssignment
{
    // Over the rows and columns of one cluster, counted from its first.
    private double[] _rowPrice = new double[64];
    private double[] _rowDistance = new double[64];
    private int[] _pairOfRow = new int[64];
    private double[] _columnPrice = new double[64];
    private double[] _distance = new double[64];
    private int[] _rowOfColumn = new int[64];
    private int[] _pathPair = new int[64];
    private int[] _pathRow = new int[64];
    private bool[] _isScanned = new bool[64];
    private int[] _touched = new int[64];
    private int[] _rowsScanned = new int[64];
    private double[] _heapDistance = new double[64];
    private int[] _heapColumn = new int[64];
    private int _heapCount;

    /// <summary>Gives each row its column, −1 where it has none.</summary>
    public void Solve(PairGraph graph, Span<int> columnOfRow)
    {
        SolvePairs(graph, columnOfRow);
        var column = graph.Column;
        foreach (var row in graph.ClusteredRows)
        {
            if (columnOfRow[row] >= 0)
            {
                columnOfRow[row] = column[columnOfRow[row]];
            }
        }
    }

    /// <summary>Gives each row the pair it takes (with <see cref="PairGraph.Column"/> and <see cref="PairGraph.Tag"/>), −1 where it takes none.</summary>
    public void SolvePairs(PairGraph graph, Span<int> pairOfRow)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentOutOfRangeException.ThrowIfLessThan(pairOfRow.Length, graph.RowCount);
        pairOfRow[..graph.RowCount].Fill(-1);
        foreach (ref readonly var cluster in graph.Clusters)
        {
            SolveCluster(graph, cluster, pairOfRow);
        }
    }

    /// <summary>The same for one cluster; the entries of other rows stay as they are.</summary>
    public void SolveCluster(PairGraph graph, in PairCluster cluster, Span<int> pairOfRow)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentOutOfRangeException.ThrowIfLessThan(pairOfRow.Length, graph.RowCount);
        if (cluster.Rows == 1 || cluster.Columns == 1)
        {
            // Whoever is alone on one side takes the best of the other; sorted pairs make the lowest win a tie.
            var best = Cheapest(graph.Cost.Slice(cluster.FirstPair, cluster.Pairs));
            foreach (var row in graph.ClusteredRows.Slice(cluster.FirstRow, cluster.Rows))
            {
                pairOfRow[row] = -1;
            }

            if (best >= 0)
            {
                pairOfRow[graph.Row[cluster.FirstPair + best]] = cluster.FirstPair + best;
            }

            return;
        }

        Grow(cluster.Rows, cluster.Columns, cluster.Pairs);
        _columnPrice.AsSpan(0, cluster.Columns).Clear();
        _rowOfColumn.AsSpan(0, cluster.Columns).Fill(-1);
        _distance.AsSpan(0, cluster.Columns).Fill(double.PositiveInfinity);
        var cost = graph.Cost;
        var columnAt = graph.ColumnAt;
        var starts = graph.RowStarts.Slice(cluster.FirstRow, cluster.Rows + 1);
        for (var row = 0; row < cluster.Rows; row++)
        {
            Enter(row, cost, columnAt, starts, cluster.FirstColumn);
        }

        var rows = graph.ClusteredRows.Slice(cluster.FirstRow, cluster.Rows);
        for (var row = 0; row < rows.Length; row++)
        {
            pairOfRow[rows[row]] = _pairOfRow[row];
        }
    }

    private static int Cheapest(ReadOnlySpan<double> cost)
    {
        var best = -1;
        var least = 0.0;
        for (var pair = 0; pair < cost.Length; pair++)
        {
            if (cost[pair] < least)
            {
                least = cost[pair];
                best = pair;
            }
        }

        return best;
    }

    /// <summary>One more row: at once where its best column is free, else by the shortest path of changes.</summary>
    private void Enter(int entering, ReadOnlySpan<double> cost, ReadOnlySpan<int> columnAt, ReadOnlySpan<int> starts, int firstColumn)
    {
        var least = 0.0;
        var bestPair = -1;
        var isFree = true;
        for (var pair = starts[entering]; pair < starts[entering + 1]; pair++)
        {
            if (cost[pair] >= 0.0)
            {
                continue;
            }

            var column = columnAt[pair] - firstColumn;
            var reduced = cost[pair] - _columnPrice[column];
            if (reduced < least || (reduced == least && bestPair >= 0 && !isFree && _rowOfColumn[column] < 0))
            {
                least = reduced;
                bestPair = pair;
                isFree = _rowOfColumn[column] < 0;
            }
        }

        _rowPrice[entering] = least;
        _pairOfRow[entering] = bestPair;
        if (bestPair < 0)
        {
            return;
        }

        if (isFree)
        {
            _rowOfColumn[columnAt[bestPair] - firstColumn] = entering;
            return;
        }

        Augment(entering, cost, columnAt, starts, firstColumn);
    }

    private void Augment(int entering, ReadOnlySpan<double> cost, ReadOnlySpan<int> columnAt, ReadOnlySpan<int> starts, int firstColumn)
    {
        // The end of the path: a free column, or a row that goes without.
        var end = double.PositiveInfinity;
        var endColumn = -1;
        var endRow = -1;
        int touched = 0, rowsScanned = 0;
        _heapCount = 0;
        _pairOfRow[entering] = -1;

        var row = entering;
        var reached = 0.0;
        while (true)
        {
            _rowDistance[row] = reached;
            _rowsScanned[rowsScanned++] = row;
            var price = _rowPrice[row];
            var without = reached - price;
            if (without < end || (without == end && endColumn < 0 && row > endRow))
            {
                end = without;
                endColumn = -1;
                endRow = row;
            }

            for (var pair = starts[row]; pair < starts[row + 1]; pair++)
            {
                var column = columnAt[pair] - firstColumn;
                if (cost[pair] >= 0.0 || _isScanned[column])
                {
                    continue;
                }

                // Rounding may leave a reduced cost a little under zero.
                var distance = reached + Math.Max(0.0, cost[pair] - price - _columnPrice[column]);
                var known = _distance[column];
                if (distance >= known)
                {
                    continue;
                }

                if (_rowOfColumn[column] < 0)
                {
                    if (distance > end || (distance == end && endColumn >= 0 && column >= endColumn))
                    {
                        continue;
                    }

                    end = distance;
                    endColumn = column;
                }
                else if (distance >= end)
                {
                    continue;
                }
                else
                {
                    Push(distance, column);
                }

                if (double.IsPositiveInfinity(known))
                {
                    _touched[touched++] = column;
                }

                _distance[column] = distance;
                _pathPair[column] = pair;
                _pathRow[column] = row;
            }

            var next = Pop(end);
            if (next < 0)
            {
                break;
            }

            _isScanned[next] = true;
            row = _rowOfColumn[next];
            reached = _distance[next];
        }

        for (var at = 0; at < rowsScanned; at++)
        {
            var scanned = _rowsScanned[at];
            _rowPrice[scanned] += end - _rowDistance[scanned];
        }

        for (var at = 0; at < touched; at++)
        {
            var column = _touched[at];
            if (_isScanned[column])
            {
                _columnPrice[column] += _distance[column] - end;
                _isScanned[column] = false;
            }

            _distance[column] = double.PositiveInfinity;
        }

        Change(entering, endColumn, endRow, columnAt, firstColumn);
    }

    /// <summary>Walks the path back from its end and gives every row on it the column before.</summary>
    private void Change(int entering, int endColumn, int endRow, ReadOnlySpan<int> columnAt, int firstColumn)
    {
        var column = endColumn;
        if (column < 0)
        {
            if (endRow == entering)
            {
                return;
            }

            column = columnAt[_pairOfRow[endRow]] - firstColumn;
            _pairOfRow[endRow] = -1;
        }

        while (true)
        {
            var row = _pathRow[column];
            var before = _pairOfRow[row];
            _pairOfRow[row] = _pathPair[column];
            _rowOfColumn[column] = row;
            if (row == entering)
            {
                return;
            }

            column = columnAt[before] - firstColumn;
        }
    }

    private void Push(double distance, int column)
    {
        var at = _heapCount++;
        while (at > 0)
        {
            var above = (at - 1) / 2;
            if (!IsBefore(distance, column, _heapDistance[above], _heapColumn[above]))
            {
                break;
            }

            _heapDistance[at] = _heapDistance[above];
            _heapColumn[at] = _heapColumn[above];
            at = above;
        }

        _heapDistance[at] = distance;
        _heapColumn[at] = column;
    }

    /// <summary>The nearest column not yet scanned that is nearer than the end; −1 when there is none.</summary>
    private int Pop(double end)
    {
        while (_heapCount > 0)
        {
            var distance = _heapDistance[0];
            var column = _heapColumn[0];
            if (distance >= end)
            {
                return -1;
            }

            Sink(--_heapCount);
            if (!_isScanned[column])
            {
                return column;
            }
        }

        return -1;
    }

    /// <summary>Puts the last entry where it belongs after the first has left.</summary>
    private void Sink(int last)
    {
        var distance = _heapDistance[last];
        var column = _heapColumn[last];
        var at = 0;
        while (true)
        {
            var below = (2 * at) + 1;
            if (below >= last)
            {
                break;
            }

            if (below + 1 < last && IsBefore(_heapDistance[below + 1], _heapColumn[below + 1], _heapDistance[below], _heapColumn[below]))
            {
                below++;
            }

            if (!IsBefore(_heapDistance[below], _heapColumn[below], distance, column))
            {
                break;
            }

            _heapDistance[at] = _heapDistance[below];
            _heapColumn[at] = _heapColumn[below];
            at = below;
        }

        _heapDistance[at] = distance;
        _heapColumn[at] = column;
    }

    private static bool IsBefore(double distance, int column, double otherDistance, int otherColumn) =>
        distance < otherDistance || (distance == otherDistance && column < otherColumn);

    private void Grow(int rows, int columns, int pairs)
    {
        if (_rowPrice.Length < rows)
        {
            var length = Math.Max(rows, 2 * _rowPrice.Length);
            _rowPrice = new double[length];
            _rowDistance = new double[length];
            _pairOfRow = new int[length];
            _rowsScanned = new int[length];
        }

        if (_columnPrice.Length < columns)
        {
            var length = Math.Max(columns, 2 * _columnPrice.Length);
            _columnPrice = new double[length];
            _distance = new double[length];
            _rowOfColumn = new int[length];
            _pathPair = new int[length];
            _pathRow = new int[length];
            _isScanned = new bool[length];
            _touched = new int[length];
        }

        // A column is pushed once for each pair at most.
        if (_heapColumn.Length < pairs)
        {
            var length = Math.Max(pairs, 2 * _heapColumn.Length);
            _heapDistance = new double[length];
            _heapColumn = new int[length];
        }
    }
}
