namespace Rampart.Tracking.Association;

/// <summary>The cheapest way to give each row a column of its own, exactly; where there are more rows than columns, the cheapest rows get one.</summary>
/// <remarks>
/// <para>Formula: min Σ c(i, π(i)) over one-to-one π; shortest augmenting paths over reduced costs c(i,j) − u(i) − v(j) ≥ 0, which are zero on the pairs chosen.</para>
/// <para>Source: R. Jonker and A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment problems", Computing 38 (1987) 325–340; for rectangles D. F. Crouse, "On implementing 2D rectangular assignment algorithms", IEEE Trans. AES 52 (2016) 1679–1696.</para>
/// <para>Valid: finite costs of either sign; work grows with the cube of the smaller side at worst.</para>
/// </remarks>
public sealed class LinearAssignment
{
    private double[] _turned = [];
    private double[] _rowPrice = [];
    private double[] _columnPrice = [];
    private double[] _shortest = [];
    private int[] _rowOfColumn = [];
    private int[] _columnOfRow = [];
    private int[] _before = [];
    private int[] _open = [];
    private int[] _seenRows = [];

    /// <summary>Finds the assignment and gives its cost; among equals always the same one.</summary>
    /// <param name="cost">Row after row.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <param name="columnOfRow">The column of each row; −1 for the rows that are left over.</param>
    public double Solve(ReadOnlySpan<double> cost, int rows, int columns, Span<int> columnOfRow)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(cost.Length, checked(rows * columns), nameof(cost));
        ArgumentOutOfRangeException.ThrowIfLessThan(columnOfRow.Length, rows, nameof(columnOfRow));
        cost = cost[..(rows * columns)];
        foreach (var value in cost)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentOutOfRangeException(nameof(cost), value, "A cost must be finite.");
            }
        }

        columnOfRow[..rows].Fill(-1);
        if (rows == 0 || columns == 0)
        {
            return 0.0;
        }

        if (rows <= columns)
        {
            SolveWide(cost, rows, columns);
            _columnOfRow.AsSpan(0, rows).CopyTo(columnOfRow);
        }
        else
        {
            Grow(ref _turned, rows * columns);
            for (var row = 0; row < rows; row++)
            {
                for (var column = 0; column < columns; column++)
                {
                    _turned[(column * rows) + row] = cost[(row * columns) + column];
                }
            }

            SolveWide(_turned.AsSpan(0, rows * columns), columns, rows);
            for (var column = 0; column < columns; column++)
            {
                columnOfRow[_columnOfRow[column]] = column;
            }
        }

        var total = 0.0;
        for (var row = 0; row < rows; row++)
        {
            total += columnOfRow[row] < 0 ? 0.0 : cost[(row * columns) + columnOfRow[row]];
        }

        return total;
    }

    /// <summary>At least as many columns as rows, so that every row gets one.</summary>
    private void SolveWide(ReadOnlySpan<double> cost, int rows, int columns)
    {
        Grow(ref _rowPrice, rows);
        Grow(ref _columnOfRow, rows);
        Grow(ref _seenRows, rows);
        Grow(ref _columnPrice, columns);
        Grow(ref _shortest, columns);
        Grow(ref _rowOfColumn, columns);
        Grow(ref _before, columns);
        Grow(ref _open, columns);
        _columnPrice.AsSpan(0, columns).Clear();
        _rowOfColumn.AsSpan(0, columns).Fill(-1);

        // Each row prices itself at its cheapest column and takes it if it is free: most rows of a scan are settled here.
        for (var row = 0; row < rows; row++)
        {
            var costs = cost.Slice(row * columns, columns);
            var cheapest = 0;
            for (var column = 1; column < columns; column++)
            {
                if (costs[column] < costs[cheapest])
                {
                    cheapest = column;
                }
            }

            _rowPrice[row] = costs[cheapest];
            _columnOfRow[row] = -1;
            if (_rowOfColumn[cheapest] < 0)
            {
                _rowOfColumn[cheapest] = row;
                _columnOfRow[row] = cheapest;
            }
        }

        for (var row = 0; row < rows; row++)
        {
            if (_columnOfRow[row] < 0)
            {
                Augment(cost, columns, row);
            }
        }
    }

    /// <summary>Finds the shortest path from a row without column to a column without row, over pairs chosen so far, and turns it around.</summary>
    private void Augment(ReadOnlySpan<double> cost, int columns, int start)
    {
        var open = _open.AsSpan(0, columns);
        var shortest = _shortest.AsSpan(0, columns);
        for (var column = 0; column < columns; column++)
        {
            open[column] = column;
        }

        shortest.Fill(double.PositiveInfinity);
        var opened = columns;
        var seenRows = 0;
        var reached = 0.0;
        var row = start;
        int end;
        while (true)
        {
            _seenRows[seenRows++] = row;
            var costs = cost.Slice(row * columns, columns);
            var shift = reached - _rowPrice[row];
            var nearest = -1;
            for (var place = 0; place < opened; place++)
            {
                var column = open[place];
                var length = shift + costs[column] - _columnPrice[column];
                if (length < shortest[column])
                {
                    shortest[column] = length;
                    _before[column] = row;
                }

                if (nearest < 0 || IsNearer(shortest, column, open[nearest]))
                {
                    nearest = place;
                }
            }

            var next = open[nearest];
            reached = shortest[next];
            open[nearest] = open[--opened];
            open[opened] = next;
            if (_rowOfColumn[next] < 0)
            {
                end = next;
                break;
            }

            row = _rowOfColumn[next];
        }

        _rowPrice[start] += reached;
        for (var place = 1; place < seenRows; place++)
        {
            _rowPrice[_seenRows[place]] += reached - shortest[_columnOfRow[_seenRows[place]]];
        }

        for (var place = opened; place < columns; place++)
        {
            _columnPrice[open[place]] -= reached - shortest[open[place]];
        }

        while (true)
        {
            var before = _before[end];
            _rowOfColumn[end] = before;
            (end, _columnOfRow[before]) = (_columnOfRow[before], end);
            if (before == start)
            {
                return;
            }
        }
    }

    /// <summary>At the same length a free column ends the search sooner, and the lower number decides among the rest.</summary>
    private bool IsNearer(ReadOnlySpan<double> shortest, int column, int other)
    {
        if (shortest[column] != shortest[other])
        {
            return shortest[column] < shortest[other];
        }

        var isFree = _rowOfColumn[column] < 0;
        return isFree == _rowOfColumn[other] < 0 ? column < other : isFree;
    }

    private static void Grow<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            array = new T[Math.Max(length, array.Length * 2)];
        }
    }
}
