using Rampart.Quantities;

namespace Rampart.Tracking.Association;

/// <summary>The plots of one look in an order of their own and in square cells of the ground, so that a track meets only those near it.</summary>
/// <remarks>
/// The order is by range, azimuth, elevation, time and what else a plot says: it does not depend on the order in which the plots came. Plots that no radar can
/// have made (not finite, negative range) are left out and counted.
/// </remarks>
public sealed class PlotGrid
{
    // About the width of the box in which a track looks for plots; wider boxes look into more cells.
    private const double Cell_m = 8000.0;

    // Beyond the second cosmic velocity nothing flies that a radar tracks; what says so is broken.
    private const double GreatestRate_mps = 20_000.0;

    private double[] _keys = new double[256];
    private int[] _order = new int[256];
    private double[] _east = new double[256];
    private double[] _north = new double[256];
    private double[] _up = new double[256];
    private SeenPlot[] _seen = new SeenPlot[256];
    private int[] _cellEast = new int[256];
    private int[] _cellNorth = new int[256];
    private int[] _next = new int[256];
    private int[] _heads = new int[512];
    private double _westmost;
    private double _eastmost;
    private double _southmost;
    private double _northmost;

    /// <summary>Plots that can be used.</summary>
    public int Count { get; private set; }

    /// <summary>Plots of the last look that no radar can have made.</summary>
    public int Refused { get; private set; }

    /// <summary>The time of the earliest plot.</summary>
    public SimulationTime Earliest { get; private set; }

    /// <summary>For each plot in the grid's order: what the radar saw.</summary>
    public ReadOnlySpan<SeenPlot> Seen => _seen.AsSpan(0, Count);

    /// <summary>For each plot in the grid's order: its place among those given.</summary>
    public ReadOnlySpan<int> Order => _order.AsSpan(0, Count);

    /// <summary>The time of the latest plot.</summary>
    public SimulationTime Latest { get; private set; }

    /// <summary>Takes in the plots of a look.</summary>
    public void Fill(ReadOnlySpan<RadarPlot> plots, RadarModel radar)
    {
        ArgumentNullException.ThrowIfNull(radar);
        Reserve(plots.Length);
        var count = 0;
        for (var i = 0; i < plots.Length; i++)
        {
            ref readonly var plot = ref plots[i];
            if (double.IsFinite(plot.Range_m) && plot.Range_m > 0.0 && double.IsFinite(plot.Azimuth_rad) && double.IsFinite(plot.Elevation_rad)
                && (double.IsNaN(plot.RangeRate_mps) || Math.Abs(plot.RangeRate_mps) < GreatestRate_mps))
            {
                _keys[count] = plot.Range_m;
                _order[count++] = i;
            }
        }

        Count = count;
        Refused = plots.Length - count;
        Array.Sort(_keys, _order, 0, count);
        SettleEqualRanges(plots);
        Array.Fill(_heads, -1);
        Earliest = SimulationTime.Never;
        Latest = SimulationTime.Start;
        (_westmost, _eastmost) = (double.PositiveInfinity, double.NegativeInfinity);
        (_southmost, _northmost) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var at = 0; at < count; at++)
        {
            ref readonly var plot = ref plots[_order[at]];
            var (sinAzimuth, cosAzimuth) = Portable.SinCos(plot.Azimuth_rad);
            var (sinElevation, cosElevation) = Portable.SinCos(plot.Elevation_rad);
            var horizontal = plot.Range_m * cosElevation;
            double ownEast = horizontal * sinAzimuth, ownNorth = horizontal * cosAzimuth;
            var place = radar.ToTracker(new EnuOffset(ownEast, ownNorth, plot.Range_m * sinElevation));
            _seen[at] = new SeenPlot { East_m = ownEast, North_m = ownNorth, Level_m = Math.Abs(horizontal), Range_m = plot.Range_m, RangeRate_mps = plot.RangeRate_mps };
            _east[at] = place.East;
            _north[at] = place.North;
            _up[at] = place.Up;
            (_westmost, _eastmost) = (Math.Min(_westmost, place.East), Math.Max(_eastmost, place.East));
            (_southmost, _northmost) = (Math.Min(_southmost, place.North), Math.Max(_northmost, place.North));
            _cellEast[at] = CellOf(place.East);
            _cellNorth[at] = CellOf(place.North);
            if (plot.Time < Earliest)
            {
                Earliest = plot.Time;
            }

            if (at == 0 || plot.Time > Latest)
            {
                Latest = plot.Time;
            }
        }

        for (var at = 0; at < count; at++)
        {
            _seen[at].SinceLatest_s = (plots[_order[at]].Time - Latest).Seconds;
        }

        // From the last to the first, so that each cell's plots stand in the grid's order.
        for (var at = count - 1; at >= 0; at--)
        {
            ref var head = ref _heads[Bucket(_cellEast[at], _cellNorth[at])];
            _next[at] = head;
            head = at;
        }
    }

    /// <summary>Place of a plot in the tracker's frame.</summary>
    public EnuOffset PlaceOf(int at) => new(_east[at], _north[at], _up[at]);

    /// <summary>The plots from one distance to another from the radar: the first, and the one after the last, in the grid's order.</summary>
    public (int First, int End) Ring(double least_m, double greatest_m)
    {
        var first = FirstFrom(least_m, 0);
        return (first, FirstFrom(Math.BitIncrement(greatest_m), first));
    }

    /// <summary>Finds the plots within so many metres of a place, in no order.</summary>
    /// <param name="place">In the tracker's frame.</param>
    /// <param name="half_m">East, west, north and south of it.</param>
    /// <param name="halfUp_m">Above and below it.</param>
    /// <param name="found">Takes the plots; grows if it must.</param>
    /// <returns>How many.</returns>
    public int Near(EnuOffset place, double half_m, double halfUp_m, ref int[] found)
    {
        ArgumentNullException.ThrowIfNull(found);
        if (Count == 0 || !(half_m < double.PositiveInfinity)
            || place.East + half_m < _westmost || place.East - half_m > _eastmost || place.North + half_m < _southmost || place.North - half_m > _northmost)
        {
            return 0;
        }

        int west = CellOf(place.East - half_m), east = CellOf(place.East + half_m);
        int south = CellOf(place.North - half_m), north = CellOf(place.North + half_m);
        var count = 0;
        if ((long)(east - west + 1) * (north - south + 1) > Count)
        {
            for (var at = 0; at < Count; at++)
            {
                Take(at, place, half_m, halfUp_m, ref found, ref count);
            }

            return count;
        }

        for (var x = west; x <= east; x++)
        {
            for (var y = south; y <= north; y++)
            {
                for (var at = _heads[Bucket(x, y)]; at >= 0; at = _next[at])
                {
                    if (_cellEast[at] == x && _cellNorth[at] == y)
                    {
                        Take(at, place, half_m, halfUp_m, ref found, ref count);
                    }
                }
            }
        }

        return count;
    }

    private int FirstFrom(double range_m, int first)
    {
        var last = Count;
        while (first < last)
        {
            var middle = (first + last) / 2;
            (first, last) = _keys[middle] < range_m ? (middle + 1, last) : (first, middle);
        }

        return first;
    }

    private static int CellOf(double metres) => (int)Math.Clamp(Math.Floor(metres / Cell_m), -1e9, 1e9);

    private static bool IsAfter(in RadarPlot left, in RadarPlot right)
    {
        if (left.Azimuth_rad != right.Azimuth_rad)
        {
            return left.Azimuth_rad > right.Azimuth_rad;
        }

        if (left.Elevation_rad != right.Elevation_rad)
        {
            return left.Elevation_rad > right.Elevation_rad;
        }

        // Whatever else a plot says comes into it, so that only plots alike in everything stand as they came.
        if (left.Time != right.Time)
        {
            return left.Time > right.Time;
        }

        var byRate = left.RangeRate_mps.CompareTo(right.RangeRate_mps);
        return byRate > 0 || (byRate == 0 && left.IsAnswered && !right.IsAnswered);
    }

    private int Bucket(int x, int y) => (int)(((uint)x * 73856093u) ^ ((uint)y * 19349663u)) & (_heads.Length - 1);

    private void Take(int at, in EnuOffset place, double half_m, double halfUp_m, ref int[] found, ref int count)
    {
        if (Math.Abs(_east[at] - place.East) <= half_m && Math.Abs(_north[at] - place.North) <= half_m && Math.Abs(_up[at] - place.Up) <= halfUp_m)
        {
            if (count == found.Length)
            {
                Array.Resize(ref found, 2 * count);
            }

            found[count++] = at;
        }
    }

    // Equal ranges are rare: an insertion among them is enough, and a thousand of one range are sorted slowly but rightly.
    private void SettleEqualRanges(ReadOnlySpan<RadarPlot> plots)
    {
        for (var at = 1; at < Count; at++)
        {
            var key = _keys[at];
            var plot = _order[at];
            var to = at;
            while (to > 0 && _keys[to - 1] == key && IsAfter(plots[_order[to - 1]], plots[plot]))
            {
                _order[to] = _order[to - 1];
                to--;
            }

            _order[to] = plot;
        }
    }

    private void Reserve(int count)
    {
        if (_order.Length >= count)
        {
            return;
        }

        var room = Math.Max(count, 2 * _order.Length);
        _keys = new double[room];
        _order = new int[room];
        _east = new double[room];
        _north = new double[room];
        _up = new double[room];
        _seen = new SeenPlot[room];
        _cellEast = new int[room];
        _cellNorth = new int[room];
        _next = new int[room];
        _heads = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(2 * room))];
    }
}

/// <summary>What a radar saw of a plot, in its own frame and as a track's gate asks for it.</summary>
public struct SeenPlot
{
    public double East_m;
    public double North_m;

    /// <summary>Distance over the ground of the radar's frame.</summary>
    public double Level_m;

    public double Range_m;

    /// <summary>Not a number where the radar does not measure it.</summary>
    public double RangeRate_mps;

    /// <summary>Seconds from the look's latest plot to this one; zero or less.</summary>
    public double SinceLatest_s;
}
