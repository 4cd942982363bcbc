namespace Rampart.Pictures;

/// <summary>Finds room for labels beside their points: one after the other, each in the best of some places around it.</summary>
internal sealed class LabelPlacer(double left, double top, double right, double bottom)
{
    private const double HardCost = 10.0;
    private static readonly double[] Distances = [9.0, 18.0, 30.0, 44.0];

    // Right, left, then the rest clockwise: labels beside a point are read more easily than labels above it.
    private static readonly (double X, double Y)[] Directions = [(1, 0), (-1, 0), (.8, -.8), (.8, .8), (-.8, -.8), (-.8, .8), (0, -1), (0, 1)];

    private readonly List<Box> _taken = [];
    private readonly List<(double X, double Y)> _lines = [];

    /// <summary>A mark that no label may cover.</summary>
    public void Reserve(double x, double y, double reach) => _taken.Add(new Box(x - reach, y - reach, x + reach, y + reach));

    public void Reserve(Box box) => _taken.Add(box);

    /// <summary>A point of a line that a label had better not cover.</summary>
    public void Avoid(double x, double y) => _lines.Add((x, y));

    /// <summary>The label's box and how far it stands from its point, or nothing if all room is taken and the label may be left out.</summary>
    public (Box Box, double Distance)? Place(double x, double y, double width, double height, bool mayBeLeftOut)
    {
        var best = default((Box Box, double Distance));
        var bestCost = double.PositiveInfinity;
        var bestIsFree = false;
        foreach (var distance in Distances)
        {
            foreach (var (directionX, directionY) in Directions)
            {
                var middleX = x + (directionX * (distance + (0.5 * width * Math.Abs(directionX))));
                var middleY = y + (directionY * (distance + (0.5 * height)));
                if (directionX is > 0 and < 1 or < 0 and > -1)
                {
                    middleX = x + (Math.Sign(directionX) * ((distance * .7) + (0.5 * width)));
                }

                var box = new Box(middleX - (0.5 * width), middleY - (0.5 * height), middleX + (0.5 * width), middleY + (0.5 * height));
                var (hard, soft) = Cost(box);
                var cost = (HardCost * hard) + soft + (0.35 * distance);
                if (cost < bestCost)
                {
                    (best, bestCost, bestIsFree) = ((box, distance), cost, hard == 0.0);
                }
            }
        }

        if (!bestIsFree && mayBeLeftOut)
        {
            return null;
        }

        _taken.Add(best.Box);
        return best;
    }

    private (double Hard, double Soft) Cost(Box box)
    {
        var hard = box.Outside(left, top, right, bottom);
        foreach (var taken in _taken)
        {
            hard += box.Overlap(taken);
        }

        var soft = 0.0;
        foreach (var (x, y) in _lines)
        {
            soft += box.Holds(x, y) ? 3.0 : 0.0;
        }

        return (hard, soft);
    }

    internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public double Overlap(Box other)
        {
            var width = Math.Min(Right, other.Right) - Math.Max(Left, other.Left);
            var height = Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top);
            return width > 0.0 && height > 0.0 ? width * height : 0.0;
        }

        public double Outside(double left, double top, double right, double bottom) =>
            ((Right - Left) * (Bottom - Top)) - Overlap(new Box(left, top, right, bottom));

        public bool Holds(double x, double y) => x > Left && x < Right && y > Top && y < Bottom;
    }
}
