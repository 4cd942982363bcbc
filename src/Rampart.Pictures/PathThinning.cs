using System.Text;

namespace Rampart.Pictures;

/// <summary>Leaves out of a drawn path what no eye would miss.</summary>
/// <remarks>The rule is that of Ramer (1972) and of Douglas and Peucker (1973): a point that stays is farther than the tolerance from the line between its kept neighbours.</remarks>
internal static class PathThinning
{
    /// <summary>Path data of the points from first to last, thinned.</summary>
    public static void Append(StringBuilder path, ReadOnlySpan<(double X, double Y)> points, double tolerance)
    {
        if (points.IsEmpty)
        {
            return;
        }

        path.Append('M').Append(Svg.Number(points[0].X)).Append(' ').Append(Svg.Number(points[0].Y));
        if (points.Length == 1)
        {
            // A line of no length with round ends is a dot.
            path.Append("h0");
            return;
        }

        // Its own stack: a path may have more points than the stack of calls has room.
        var open = new Stack<(int First, int Last)>();
        open.Push((0, points.Length - 1));
        while (open.TryPop(out var part))
        {
            var (farthest, distance) = Farthest(points, part.First, part.Last);
            if (distance > tolerance * tolerance)
            {
                open.Push((farthest, part.Last));
                open.Push((part.First, farthest));
            }
            else
            {
                path.Append('L').Append(Svg.Number(points[part.Last].X)).Append(' ').Append(Svg.Number(points[part.Last].Y));
            }
        }
    }

    private static (int Index, double SquaredDistance) Farthest(ReadOnlySpan<(double X, double Y)> points, int first, int last)
    {
        var (from, to) = (points[first], points[last]);
        double dx = to.X - from.X, dy = to.Y - from.Y;
        var length = (dx * dx) + (dy * dy);
        var (best, greatest) = (first, -1.0);
        for (var i = first + 1; i < last; i++)
        {
            double x = points[i].X - from.X, y = points[i].Y - from.Y;
            var along = length > 0.0 ? Math.Clamp(((x * dx) + (y * dy)) / length, 0.0, 1.0) : 0.0;
            double offX = x - (along * dx), offY = y - (along * dy);
            var distance = (offX * offX) + (offY * offY);
            if (distance > greatest)
            {
                (best, greatest) = (i, distance);
            }
        }

        return (best, greatest);
    }
}
