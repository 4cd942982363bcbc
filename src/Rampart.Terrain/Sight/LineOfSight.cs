using Rampart.Physics.Propagation;
using Rampart.Quantities;

namespace Rampart.Terrain.Sight;

/// <summary>The exact line of sight over a local grid: the line is tested wherever it crosses a row or a column of posts.</summary>
/// <remarks>
/// <para>At a crossing, a part t of the way, the ground is linear between the two posts, and the line stands at
/// z₁ + t·(z₂ − z₁) − L²·t·(1 − t)/(2·k·a) above sea level: straight over an Earth of k times its radius. The
/// ground between two crossings is not asked; along the line it is nearly straight there.</para>
/// <para>The two ends are put in one order before anything is reckoned, so that a sees b exactly when b sees a, to the bit.</para>
/// <para>An end under its own ground sees nothing. Where ground is unknown (a post not a number, or beyond the grid's
/// rim) a free line is <see cref="Visibility.Unknown"/> if it passes there lower than the highest ground on Earth; ground
/// that is known to stand in the way decides all the same, since more ground never frees a line.</para>
/// </remarks>
public sealed class LineOfSight
{
    /// <summary>Mount Everest, 8,848.86 m (survey of 2020), rounded up: unknown ground is nowhere higher.</summary>
    public const double HighestGround_m = 8849.0;

    // A crossing within this part of a cell from a post rests on that post alone where the other is unknown: rounding may not call it in.
    private const double OnPost = 1e-9;

    private readonly LocalGrid _grid;
    private readonly double _cell_m;
    private readonly double _curvature;

    /// <exception cref="ArgumentOutOfRangeException">A factor or radius that is not positive.</exception>
    public LineOfSight(LocalGrid grid, double effectiveEarthFactor = RadarHorizon.StandardEffectiveRadiusFactor, Length? earthRadius = null)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var radius = (earthRadius ?? RadarHorizon.MeanEarthRadius).Metres;
        if (!(effectiveEarthFactor > 0.0) || !double.IsFinite(effectiveEarthFactor))
        {
            throw new ArgumentOutOfRangeException(nameof(effectiveEarthFactor), effectiveEarthFactor, "Expected a positive factor.");
        }

        if (!(radius > 0.0) || !double.IsFinite(radius))
        {
            throw new ArgumentOutOfRangeException(nameof(earthRadius), radius, "Expected a positive radius.");
        }

        _grid = grid;
        _cell_m = grid.CellSize.Metres;
        _curvature = 1.0 / (2.0 * effectiveEarthFactor * radius);
    }

    /// <summary>The line between two places whose heights are above sea level.</summary>
    public SightLine Between(Geodetic from, Geodetic to)
    {
        var (fromRow, fromColumn) = _grid.CellOf(from);
        var (toRow, toColumn) = _grid.CellOf(to);
        return Between(new GridPoint(fromRow, fromColumn, from.Height.Metres), new GridPoint(toRow, toColumn, to.Height.Metres));
    }

    /// <summary>The line between two points of the grid.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A row, column or height that is not finite, or a place ten million cells off.</exception>
    public SightLine Between(GridPoint from, GridPoint to)
    {
        from.RequireFinite(nameof(from));
        to.RequireFinite(nameof(to));
        return from.IsBefore(to) ? Walk(from, to, isFromFirst: true) : Walk(to, from, isFromFirst: false);
    }

    private SightLine Walk(GridPoint first, GridPoint second, bool isFromFirst)
    {
        double down = second.Row - first.Row, right = second.Column - first.Column;
        var met = new Crossings(first.Height_m, second.Height_m, isFromFirst, Math.Sqrt((down * down) + (right * right)) * _cell_m, _curvature);
        Cross(ref met, first.Row, second.Row, first.Column, right / down, areRows: true);
        Cross(ref met, first.Column, second.Column, first.Row, down / right, areRows: false);
        return met.Result(_grid.HeightAtCell(first.Row, first.Column), _grid.HeightAtCell(second.Row, second.Column));
    }

    /// <summary>Every whole row, or column, strictly between the two ends; <paramref name="shift"/> is the way across from one to the next.</summary>
    private void Cross(ref Crossings met, double first, double second, double firstAcross, double shift, bool areRows)
    {
        var size = _grid.Size;
        var heights = _grid.Heights;
        var lineStride = areRows ? size : 1;
        var acrossStride = areRows ? 1 : size;
        var last = (int)Math.Ceiling(Math.Max(first, second)) - 1;
        var perLine = 1.0 / (second - first);

        // The innermost loop of every moving sensor: what has been met stays in locals until the end.
        var (start_m, rise, sag, near_m, isFromFirst, length_m) = (met.Start_m, met.Rise, met.Sag, met.Near_m, met.IsFromFirst, met.Length_m);
        double clearance = met.Clearance_m, worst = met.Worst, obstacle = met.Obstacle_m, obstacleDistance = met.ObstacleDistance_m;
        for (var line = (int)Math.Floor(Math.Min(first, second)) + 1; line <= last; line++)
        {
            var way = line - first;
            var part = way * perLine;
            var across = firstAcross + (way * shift);
            var before = (int)Math.Floor(across);
            var rest = across - before;
            var index = (line * lineStride) + (before * acrossStride);
            double ground;
            if ((uint)line < (uint)size && (uint)before < (uint)(size - 1))
            {
                double here = heights[index], next = heights[index + acrossStride];
                ground = here + (rest * (next - here));
                if (double.IsNaN(ground))
                {
                    ground = Leaning(here, next, rest);
                }
            }
            else
            {
                ground = areRows
                    ? Leaning(_grid.Post(line, before), _grid.Post(line, before + 1), rest)
                    : Leaning(_grid.Post(before, line), _grid.Post(before + 1, line), rest);
            }

            var sightLine = start_m + (part * rise) - (sag * part * (1.0 - part));
            if (double.IsNaN(ground))
            {
                met.MayBeBlocked |= sightLine < HighestGround_m;
                continue;
            }

            var over = sightLine - ground;
            if (over < clearance)
            {
                clearance = over;
                worst = part;
            }

            if (over < 0.0)
            {
                met.Block(part);
            }

            // The steeper of two slopes from the near end, without a division.
            var distance = (isFromFirst ? part : 1.0 - part) * length_m;
            var height = ground - (_curvature * distance * distance) - near_m;
            if (height * obstacleDistance > obstacle * distance && distance > 0.0)
            {
                obstacle = height;
                obstacleDistance = distance;
            }
        }

        (met.Clearance_m, met.Worst, met.Obstacle_m, met.ObstacleDistance_m) = (clearance, worst, obstacle, obstacleDistance);
    }

    /// <summary>Ground between two posts of which one may be unknown, or beyond the rim.</summary>
    private static double Leaning(double here, double next, double part) =>
        part < OnPost ? here : part > 1.0 - OnPost ? next : here + (part * (next - here));

    /// <summary>What has been met so far on a line from the first end to the second; parts of the way count from the first.</summary>
    private struct Crossings(double start_m, double end_m, bool isFromFirst, double length_m, double curvature)
    {
        public readonly double Start_m = start_m;
        public readonly double Rise = end_m - start_m;
        public readonly double Sag = curvature * length_m * length_m;
        public readonly double Near_m = isFromFirst ? start_m : end_m;
        public readonly double Length_m = length_m;
        public readonly bool IsFromFirst = isFromFirst;
        public double Clearance_m = double.PositiveInfinity;
        public double Worst = double.NaN;
        public bool MayBeBlocked;

        /// <summary>The obstacle that stands steepest before the near end, above its horizontal plane; at the start one straight down.</summary>
        public double Obstacle_m = -1.0;
        public double ObstacleDistance_m;

        private double _firstBlock = double.PositiveInfinity;
        private double _lastBlock = double.NegativeInfinity;

        public void Block(double part)
        {
            _firstBlock = Math.Min(_firstBlock, part);
            _lastBlock = Math.Max(_lastBlock, part);
        }

        /// <summary>The ends over their own ground come last: only a buried end, or a line that crosses nothing, has its say.</summary>
        public SightLine Result(double startGround, double endGround)
        {
            var crossesGround = !double.IsNaN(Worst);
            End(0.0, Start_m, startGround, crossesGround);
            End(1.0, Start_m + Rise, endGround, crossesGround);

            var farGround = IsFromFirst ? endGround : startGround;
            var lowest = farGround;
            if (ObstacleDistance_m > 0.0)
            {
                var overCrest = Near_m + (Obstacle_m / ObstacleDistance_m * Length_m) + Sag;
                lowest = farGround >= overCrest ? farGround : overCrest;
            }

            var isHidden = Clearance_m < 0.0;
            return new SightLine(
                isHidden ? Visibility.Hidden : MayBeBlocked ? Visibility.Unknown : Visibility.Visible,
                Length_m,
                double.IsNaN(Worst) ? double.NaN : Clearance_m,
                FromNear(Worst),
                isHidden ? FromNear(IsFromFirst ? _firstBlock : _lastBlock) : double.NaN,
                lowest,
                farGround);
        }

        private void End(double part, double height_m, double ground, bool crossesGround)
        {
            if (double.IsNaN(ground))
            {
                MayBeBlocked |= height_m < HighestGround_m;
                return;
            }

            var over = height_m - ground;
            if (over < 0.0)
            {
                Block(part);
            }

            if (over < Clearance_m && (over < 0.0 || !crossesGround))
            {
                Clearance_m = over;
                Worst = part;
            }
        }

        private readonly double FromNear(double part) => (IsFromFirst ? part : 1.0 - part) * Length_m;
    }
}

/// <summary>A point over a local grid: row and column, between posts too, and height above sea level.</summary>
public readonly record struct GridPoint(double Row, double Column, double Height_m)
{
    // Far more rows than any grid has; whole numbers of this size are exact and fit an index.
    private const double Farthest = 1e7;

    internal bool IsBefore(GridPoint other) =>
        Row != other.Row ? Row < other.Row : Column != other.Column ? Column < other.Column : Height_m <= other.Height_m;

    internal void RequireFinite(string name)
    {
        if (!(Math.Abs(Row) <= Farthest) || !(Math.Abs(Column) <= Farthest) || !double.IsFinite(Height_m))
        {
            throw new ArgumentOutOfRangeException(name, this, $"Expected a row and a column within ±{Farthest:0} and a finite height.");
        }
    }
}
