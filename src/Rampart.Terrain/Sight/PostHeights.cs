namespace Rampart.Terrain.Sight;

/// <summary>A height for every post of a square grid that lies within a circle; not a number for the others, which take no room.</summary>
public readonly struct PostHeights
{
    private readonly CircleOfPosts _circle;
    private readonly float[] _heights;

    internal PostHeights(CircleOfPosts circle, float[] heights) => (_circle, _heights) = (circle, heights);

    /// <summary>The height of a post, metres, counted row by row from the north, each from the west, over the whole grid.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The grid has no such post.</exception>
    public float this[int post]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(post);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(post, _circle.Size * _circle.Size);
            return At(post / _circle.Size, post % _circle.Size);
        }
    }

    /// <summary>The height at a row and column, metres; not a number outside the circle and outside the grid.</summary>
    public float At(int row, int column)
    {
        var number = _circle.NumberOf(row, column);
        return number < 0 ? float.NaN : _heights[number];
    }

    /// <summary>The heights of the whole grid, row by row from the north, each from the west.</summary>
    public float[] ToArray()
    {
        var all = GC.AllocateUninitializedArray<float>(_circle.Size * _circle.Size);
        Array.Fill(all, float.NaN);
        for (var row = -_circle.Reach; row <= _circle.Reach; row++)
        {
            var half = _circle.HalfOf(row);
            var from = _heights.AsSpan(_circle.OnAxis(row) - half, (2 * half) + 1);
            from.CopyTo(all.AsSpan(((_circle.Middle + row) * _circle.Size) + _circle.Middle - half));
        }

        return all;
    }
}
