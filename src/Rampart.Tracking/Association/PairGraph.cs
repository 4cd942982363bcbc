namespace Rampart.Tracking.Association;

/// <summary>A connected part of a <see cref="PairGraph"/>: rows and columns that compete with one another and with nobody else.</summary>
/// <param name="FirstRow">Where its rows begin in <see cref="PairGraph.ClusteredRows"/>.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="FirstColumn">Where its columns begin in <see cref="PairGraph.ClusteredColumns"/>.</param>
/// <param name="Columns">How many columns.</param>
/// <param name="FirstPair">Where its pairs begin.</param>
/// <param name="Pairs">How many pairs.</param>
public readonly record struct PairCluster(int FirstRow, int Rows, int FirstColumn, int Columns, int FirstPair, int Pairs);

/// <summary>The pairs of rows (tracks) and columns (plots) that are possible at all, split into clusters that can be solved one by one.</summary>
/// <remarks>
/// <para>Clusters stand in the order of their lowest rows; in a cluster rows and columns ascend and pairs are sorted by row, then column. Nothing depends on the order of adding.</para>
/// <para>Of pairs added twice the cheaper is kept, at equal cost the one with the lower tag. A cost that is no number, or beyond ±<see cref="GreatestCost"/>, is no pair: it is left out and counted.</para>
/// <para>The workspace is reused; once it has grown it allocates nothing. All passes are linear in rows, columns and pairs.</para>
/// </remarks>
public sealed class PairGraph
{
    /// <summary>Costs are logarithms of likelihood ratios: beyond this they mean an overflow, not a likelihood.</summary>
    public const double GreatestCost = 1e12;

    // Up to so many pairs a row sorts itself by insertion; longer rows are sorted by counting.
    private const int ShortRow = 16;

    private Pair[] _added = new Pair[64];
    private Pair[] _sorted = new Pair[64];
    private int _addedCount;
    private bool _isInOrder;
    private bool _doRowsAscend;

    private int[] _bins = new int[64];
    private int[] _owner = new int[64];
    private int[] _columnPosition = new int[64];
    private int[] _rowPosition = new int[64];

    // Over the rows that have pairs, in ascending order.
    private int[] _activeRow = new int[64];
    private int[] _activeStart = new int[65];
    private int[] _parent = new int[64];
    private int[] _clusterOfActive = new int[64];
    private int[] _nextRow = new int[64];
    private int[] _nextColumn = new int[64];

    private PairCluster[] _clusters = new PairCluster[64];
    private int[] _clusteredRows = new int[64];
    private int[] _rowStarts = new int[65];
    private int[] _clusteredColumns = new int[64];
    private int _activeRows;
    private int _activeColumns;

    private int[] _row = new int[64];
    private int[] _column = new int[64];
    private int[] _columnAt = new int[64];
    private double[] _cost = new double[64];
    private int[] _tag = new int[64];

    /// <summary>Rows as said at <see cref="Clear"/>.</summary>
    public int RowCount { get; private set; }

    /// <summary>Columns as said at <see cref="Clear"/>.</summary>
    public int ColumnCount { get; private set; }

    /// <summary>Pairs kept by the last <see cref="Build"/>.</summary>
    public int PairCount { get; private set; }

    public int ClusterCount { get; private set; }

    /// <summary>Pairs left out since <see cref="Clear"/> because their cost was no number or beyond ±<see cref="GreatestCost"/>.</summary>
    public int LeftOut { get; private set; }

    /// <summary>The clusters, by their lowest rows.</summary>
    public ReadOnlySpan<PairCluster> Clusters => _clusters.AsSpan(0, ClusterCount);

    /// <summary>Row of each pair.</summary>
    public ReadOnlySpan<int> Row => _row.AsSpan(0, PairCount);

    /// <summary>Column of each pair.</summary>
    public ReadOnlySpan<int> Column => _column.AsSpan(0, PairCount);

    /// <summary>Cost of each pair.</summary>
    public ReadOnlySpan<double> Cost => _cost.AsSpan(0, PairCount);

    /// <summary>What the caller tied to each pair.</summary>
    public ReadOnlySpan<int> Tag => _tag.AsSpan(0, PairCount);

    /// <summary>Where the column of each pair stands in <see cref="ClusteredColumns"/>.</summary>
    public ReadOnlySpan<int> ColumnAt => _columnAt.AsSpan(0, PairCount);

    /// <summary>The rows that have pairs, cluster by cluster.</summary>
    public ReadOnlySpan<int> ClusteredRows => _clusteredRows.AsSpan(0, _activeRows);

    /// <summary>The columns that have pairs, cluster by cluster.</summary>
    public ReadOnlySpan<int> ClusteredColumns => _clusteredColumns.AsSpan(0, _activeColumns);

    /// <summary>First pair of each row of <see cref="ClusteredRows"/>, and the number of pairs at the end.</summary>
    public ReadOnlySpan<int> RowStarts => _rowStarts.AsSpan(0, _activeRows + 1);

    /// <summary>Forgets all pairs and says how many rows and columns come.</summary>
    public void Clear(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        RowCount = rows;
        ColumnCount = columns;
        _addedCount = 0;
        _isInOrder = true;
        _doRowsAscend = true;
        _activeRows = 0;
        _activeColumns = 0;
        _rowStarts[0] = 0;
        PairCount = 0;
        ClusterCount = 0;
        LeftOut = 0;
    }

    /// <summary>A pair that is possible, with its cost and something of the caller's that stays with it.</summary>
    public void Add(int row, int column, double cost, int tag = 0)
    {
        if ((uint)row >= (uint)RowCount || (uint)column >= (uint)ColumnCount)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(row);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, RowCount);
            ArgumentOutOfRangeException.ThrowIfNegative(column);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(column, ColumnCount);
        }

        if (!(Math.Abs(cost) <= GreatestCost))
        {
            LeftOut++;
            return;
        }

        var count = _addedCount;
        var added = _added;
        if (count == added.Length)
        {
            Array.Resize(ref _added, 2 * count);
            added = _added;
        }

        if (count > 0 && _doRowsAscend)
        {
            ref readonly var last = ref added[count - 1];
            _doRowsAscend = last.Row <= row;
            _isInOrder &= last.Row < row || (last.Row == row && last.Column < column);
        }

        added[count] = new Pair(row, column, tag, cost);
        _addedCount = count + 1;
    }

    /// <summary>The first and the number of the pairs of a row; none where it has no pair.</summary>
    public (int First, int Count) PairsOfRow(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, RowCount);
        if (PairCount == 0 || _rowPosition[row] is var position && position < 0)
        {
            return (0, 0);
        }

        return (_rowStarts[position], _rowStarts[position + 1] - _rowStarts[position]);
    }

    /// <summary>Sorts the pairs and splits them into clusters.</summary>
    public void Build()
    {
        var pairs = _added;
        var pairCount = _addedCount;
        if (!_isInOrder)
        {
            if (!_doRowsAscend || !SortShortRows())
            {
                SortByCounting();
            }

            pairCount = OnceEach(pairs, pairCount);
        }

        PairCount = pairCount;
        Grow(pairCount);
        Connect(pairs, pairCount);
        Number();
        Place(pairs);
    }

    private static int Root(int[] parent, int at)
    {
        while (parent[at] != at)
        {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }

        return at;
    }

    /// <summary>Of equal neighbours the cheaper, then the one with the lower tag.</summary>
    private static int OnceEach(Pair[] pairs, int count)
    {
        var kept = 0;
        for (var pair = 0; pair < count; pair++)
        {
            if (kept > 0 && pairs[kept - 1].Row == pairs[pair].Row && pairs[kept - 1].Column == pairs[pair].Column)
            {
                ref var first = ref pairs[kept - 1];
                if (pairs[pair].Cost < first.Cost || (pairs[pair].Cost == first.Cost && pairs[pair].Tag < first.Tag))
                {
                    first = pairs[pair];
                }

                continue;
            }

            pairs[kept++] = pairs[pair];
        }

        return kept;
    }

    /// <summary>Sorts each row by its columns; false when a row is too long for that.</summary>
    private bool SortShortRows()
    {
        var pairs = _added;
        var first = 0;
        for (var pair = 1; pair < _addedCount; pair++)
        {
            if (pairs[pair].Row != pairs[pair - 1].Row)
            {
                first = pair;
                continue;
            }

            if (pair - first >= ShortRow)
            {
                return false;
            }

            var moved = pairs[pair];
            var at = pair;
            for (; at > first && pairs[at - 1].Column > moved.Column; at--)
            {
                pairs[at] = pairs[at - 1];
            }

            pairs[at] = moved;
        }

        return true;
    }

    /// <summary>First into columns, then into rows; the second pass keeps what the first has ordered.</summary>
    private void SortByCounting()
    {
        if (_sorted.Length < _added.Length)
        {
            _sorted = new Pair[_added.Length];
        }

        AtLeast(ref _bins, Math.Max(RowCount, ColumnCount) + 1);
        var bins = _bins.AsSpan(0, ColumnCount + 1);
        bins.Clear();
        for (var pair = 0; pair < _addedCount; pair++)
        {
            bins[_added[pair].Column + 1]++;
        }

        Accumulate(bins);
        for (var pair = 0; pair < _addedCount; pair++)
        {
            _sorted[bins[_added[pair].Column]++] = _added[pair];
        }

        bins = _bins.AsSpan(0, RowCount + 1);
        bins.Clear();
        for (var pair = 0; pair < _addedCount; pair++)
        {
            bins[_sorted[pair].Row + 1]++;
        }

        Accumulate(bins);
        for (var pair = 0; pair < _addedCount; pair++)
        {
            _added[bins[_sorted[pair].Row]++] = _sorted[pair];
        }
    }

    private static void Accumulate(Span<int> bins)
    {
        for (var bin = 1; bin < bins.Length; bin++)
        {
            bins[bin] += bins[bin - 1];
        }
    }

    private void Grow(int pairs)
    {
        AtLeast(ref _owner, ColumnCount);
        AtLeast(ref _columnPosition, ColumnCount);
        AtLeast(ref _rowPosition, RowCount);
        var active = Math.Min(pairs, RowCount);
        AtLeast(ref _activeRow, active);
        AtLeast(ref _activeStart, active + 1);
        AtLeast(ref _parent, active);
        AtLeast(ref _clusterOfActive, active);
        AtLeast(ref _nextRow, active);
        AtLeast(ref _nextColumn, active);
        AtLeast(ref _clusters, active);
        AtLeast(ref _clusteredRows, active);
        AtLeast(ref _rowStarts, active + 1);
        AtLeast(ref _clusteredColumns, Math.Min(pairs, ColumnCount));
        AtLeast(ref _row, pairs);
        AtLeast(ref _column, pairs);
        AtLeast(ref _columnAt, pairs);
        AtLeast(ref _cost, pairs);
        AtLeast(ref _tag, pairs);
    }

    private static void AtLeast<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            array = new T[Math.Max(length, 2 * array.Length)];
        }
    }

    /// <summary>Rows that share a column are of one family; the root of a family is its lowest row.</summary>
    private void Connect(Pair[] pairs, int pairCount)
    {
        var owner = _owner;
        var parent = _parent;
        owner.AsSpan(0, ColumnCount).Fill(-1);
        var active = -1;
        var row = -1;
        for (var pair = 0; pair < pairCount; pair++)
        {
            if (pairs[pair].Row != row)
            {
                row = pairs[pair].Row;
                active++;
                _activeRow[active] = row;
                _activeStart[active] = pair;
                parent[active] = active;
            }

            ref var first = ref owner[pairs[pair].Column];
            if (first < 0)
            {
                first = active;
                continue;
            }

            int one = Root(parent, first), other = Root(parent, active);
            if (one < other)
            {
                parent[other] = one;
            }
            else
            {
                parent[one] = other;
            }
        }

        _activeRows = active + 1;
        _activeStart[_activeRows] = pairCount;
    }

    /// <summary>Numbers the families and counts what is in each.</summary>
    private void Number()
    {
        var clusters = _clusters;
        var count = 0;
        for (var active = 0; active < _activeRows; active++)
        {
            var pairs = _activeStart[active + 1] - _activeStart[active];
            var root = Root(_parent, active);
            if (root == active)
            {
                _clusterOfActive[active] = count;
                clusters[count++] = new PairCluster(0, 1, 0, 0, 0, pairs);
            }
            else
            {
                var cluster = _clusterOfActive[root];
                _clusterOfActive[active] = cluster;
                clusters[cluster] = clusters[cluster] with { Rows = clusters[cluster].Rows + 1, Pairs = clusters[cluster].Pairs + pairs };
            }
        }

        ClusterCount = count;
        var columns = _nextColumn.AsSpan(0, count);
        columns.Clear();
        for (var column = 0; column < ColumnCount; column++)
        {
            if (_owner[column] >= 0)
            {
                var cluster = _clusterOfActive[_owner[column]];
                _owner[column] = cluster;
                columns[cluster]++;
            }
        }

        int firstRow = 0, firstColumn = 0, firstPair = 0;
        for (var cluster = 0; cluster < count; cluster++)
        {
            var (rows, pairs) = (clusters[cluster].Rows, clusters[cluster].Pairs);
            clusters[cluster] = new PairCluster(firstRow, rows, firstColumn, columns[cluster], firstPair, pairs);
            _nextRow[cluster] = firstRow;
            firstRow += rows;
            firstPair += pairs;
            var own = columns[cluster];
            columns[cluster] = firstColumn;
            firstColumn += own;
        }

        _activeColumns = firstColumn;
    }

    /// <summary>Writes rows, columns and pairs cluster by cluster.</summary>
    private void Place(Pair[] pairs)
    {
        for (var column = 0; column < ColumnCount; column++)
        {
            if (_owner[column] >= 0)
            {
                var position = _nextColumn[_owner[column]]++;
                _columnPosition[column] = position;
                _clusteredColumns[position] = column;
            }
        }

        _rowPosition.AsSpan(0, RowCount).Fill(-1);

        // From here the count of columns is no longer needed: it becomes the next free pair of each cluster.
        var nextPair = _nextColumn;
        for (var cluster = 0; cluster < ClusterCount; cluster++)
        {
            nextPair[cluster] = _clusters[cluster].FirstPair;
        }

        for (var active = 0; active < _activeRows; active++)
        {
            var cluster = _clusterOfActive[active];
            var position = _nextRow[cluster]++;
            _clusteredRows[position] = _activeRow[active];
            _rowPosition[_activeRow[active]] = position;
            var to = nextPair[cluster];
            _rowStarts[position] = to;
            for (var from = _activeStart[active]; from < _activeStart[active + 1]; from++, to++)
            {
                ref readonly var pair = ref pairs[from];
                _row[to] = pair.Row;
                _column[to] = pair.Column;
                _columnAt[to] = _columnPosition[pair.Column];
                _cost[to] = pair.Cost;
                _tag[to] = pair.Tag;
            }

            nextPair[cluster] = to;
        }

        _rowStarts[_activeRows] = PairCount;
    }

    private readonly record struct Pair(int Row, int Column, int Tag, double Cost);
}
