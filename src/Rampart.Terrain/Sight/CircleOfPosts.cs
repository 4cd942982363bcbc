namespace Rampart.Terrain.Sight;

/// <summary>The posts of a square grid within a circle about its middle post, counted row by row from the north, each from the west.</summary>
/// <remarks>What is known of them alone takes π/4 of the room of the square about the circle, however wide the grid around it is.</remarks>
internal sealed class CircleOfPosts
{
    // For every row of the circle from the north: how many columns lie on either side of the axis, and which post stands on it.
    private readonly int[] _halves;
    private readonly int[] _onAxis;

    /// <param name="size">Rows of the grid, and columns; the circle's middle is the post in row and column <c>size / 2</c>.</param>
    /// <param name="reach">Its radius in cells.</param>
    public CircleOfPosts(int size, double reach)
    {
        Size = size;
        Middle = size / 2;
        Reach = (int)Math.Floor(reach);
        _halves = new int[(2 * Reach) + 1];
        _onAxis = new int[(2 * Reach) + 1];
        for (var row = -Reach; row <= Reach; row++)
        {
            var half = Half(row, reach * reach);
            _halves[row + Reach] = half;
            _onAxis[row + Reach] = Count + half;
            Count += (2 * half) + 1;
        }
    }

    /// <summary>Rows of the grid, and columns.</summary>
    public int Size { get; }

    /// <summary>Row and column of the middle post.</summary>
    public int Middle { get; }

    /// <summary>Rows on either side of the middle.</summary>
    public int Reach { get; }

    /// <summary>Number of posts.</summary>
    public int Count { get; private set; }

    /// <summary>Columns on either side of the axis in a row so far from the middle, to the south or (negative) to the north.</summary>
    public int HalfOf(int row) => _halves[row + Reach];

    /// <summary>Number of the post on the axis in a row so far from the middle.</summary>
    public int OnAxis(int row) => _onAxis[row + Reach];

    /// <summary>Number of a post by the grid's row and column; below zero outside the circle.</summary>
    public int NumberOf(int row, int column)
    {
        int down = row - Middle, right = column - Middle;
        return Math.Abs(down) <= Reach && Math.Abs(right) <= HalfOf(down) ? OnAxis(down) + right : -1;
    }

    /// <summary>A post lies in its row's half just when the row lies in the post's column's half: no rounding of roots may come between the two.</summary>
    private static int Half(int row, double reach2)
    {
        var half = (int)Math.Sqrt(Math.Max(reach2 - ((double)row * row), 0.0));
        while (((double)half * half) + ((double)row * row) > reach2)
        {
            half--;
        }

        while (((half + 1.0) * (half + 1.0)) + ((double)row * row) <= reach2)
        {
            half++;
        }

        return half;
    }
}
