namespace Rampart.Coverage.Files;

/// <summary>Which cells of a grid belong to an area, with a rim of cells that do not, and what hangs together in it.</summary>
/// <remarks>
/// Cells of the area hang together by their sides, cells outside it also by their corners: so two cells of the area that touch at a corner are
/// two pieces (or a hole of one piece that touches its own rim), and the inside of each piece is in one part.
/// </remarks>
internal sealed class CellMask
{
    private readonly bool[] _isIn;

    public CellMask(int rows, int columns, Func<int, int, bool> isIn)
    {
        Rows = rows;
        Columns = columns;
        Width = columns + 2;
        _isIn = new bool[(rows + 2) * Width];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                _isIn[At(row, column)] = isIn(row, column);
            }
        }
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Cells of a row together with its rim.</summary>
    public int Width { get; }

    /// <summary>Where a cell's flag stands; rows and columns from −1 (the rim) to their number (the rim).</summary>
    public int At(int row, int column) => ((row + 1) * Width) + column + 1;

    public (int Row, int Column) CellAt(int at) => ((at / Width) - 1, (at % Width) - 1);

    public bool this[int at] => _isIn[at];

    public int Length => _isIn.Length;

    public void Turn(int at) => _isIn[at] = !_isIn[at];

    /// <summary>The number of the part that each cell belongs to, from 1, and zero for cells of the other kind; and how many cells each part has.</summary>
    public (int[] Parts, List<int> Counts) PartsOf(bool inside)
    {
        ReadOnlySpan<int> steps = inside ? [1, -1, Width, -Width] : [1, -1, Width, -Width, Width + 1, Width - 1, -Width + 1, -Width - 1];
        var parts = new int[_isIn.Length];
        List<int> counts = [0];
        var open = new Stack<int>();
        for (var start = 0; start < _isIn.Length; start++)
        {
            if (_isIn[start] != inside || parts[start] != 0)
            {
                continue;
            }

            var count = 0;
            parts[start] = counts.Count;
            open.Push(start);
            while (open.TryPop(out var at))
            {
                count++;
                foreach (var step in steps)
                {
                    // A step over the end of a row comes out on the rim of the next one, which is outside too.
                    var next = at + step;
                    if ((uint)next < (uint)_isIn.Length && _isIn[next] == inside && parts[next] == 0)
                    {
                        parts[next] = counts.Count;
                        open.Push(next);
                    }
                }
            }

            counts.Add(count);
        }

        return (parts, counts);
    }
}
