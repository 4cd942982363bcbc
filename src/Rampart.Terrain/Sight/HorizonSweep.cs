using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Rampart.Quantities;

namespace Rampart.Terrain.Sight;

/// <summary>One outward pass over a square grid: for every post within a circle, how high above its ground a target must be to be seen from the middle.</summary>
/// <remarks>
/// <para>The circle is four quarters. In each, rows lie across the way outward, and rays of even slope s (columns a row) leave the middle. A ray
/// keeps the greatest (g − z)/i − κ·i·(1 + s²) over the rows i that it has crossed, g the ground between the two posts beside it, z the
/// antenna's height, κ = cell²/(2·k·a) the drop of the curved Earth at one cell: the tangent of its horizon, in metres a row. Before a row
/// enters the rays, its posts read from the two rays beside them how high the horizon's line runs over their ground.</para>
/// <para>Rays stand at most a cell apart. In the inner half of a large circle's rows there are half as many; where they are doubled, a new one begins
/// with the mean of its neighbours. Halving them further inward costs accuracy: over mountains, posts of 70 m and
/// 400 km the mean error of a height rose from 0.1 m to 3 m when rays began with 512 and to 6 m when with 64.</para>
/// <para>With lateral crossings a ray also looks at the ground where it crosses a column of posts between two rows, as the exact line of sight does.</para>
/// <para>Ground that is not known hides nothing, or is taken as high as is said; posts on it get no number.</para>
/// </remarks>
internal sealed class HorizonSweep
{
    // Lower than any horizon, and a number: differences of two are not.
    private const float Nothing = -1e30f;

    // Circles of fewer rows than this have all their rays from the start.
    private const int ShortReach = 2000;

    // Columns turned into rows at once: each row of the grid lies on other pages of memory, and a visit there should fetch more than one line.
    private const int StripRows = 64;
    private const int Spare = 2 * Sixteen.Window;

    private readonly int _size;
    private readonly int _middle;
    private readonly int _reach;
    private readonly double _reach2;
    private readonly float _antenna_m;
    private readonly double _drop_m;
    private readonly bool _looksAside;
    private readonly bool _hidesUnknown;
    private readonly float _unknown_m;
    private readonly int _rays;
    private readonly int _fewestRays;
    private readonly float[] _horizon;
    private readonly float[] _before;
    private readonly float[] _rowsPerColumn;
    private readonly float[] _perColumn;
    private readonly int _stripLength;
    private readonly float[] _strip;
    private readonly float[] _stripVisible;

    // A number only where all heights written are.
    private float _sum;

    private HorizonSweep(int size, double reach, double antenna_m, double drop_m, bool looksAside, double unknown_m)
    {
        _size = size;
        _middle = size / 2;
        _reach = (int)Math.Floor(reach);
        _reach2 = reach * reach;
        _antenna_m = (float)antenna_m;
        _drop_m = drop_m;
        _looksAside = looksAside;
        _hidesUnknown = !double.IsNaN(unknown_m);
        _unknown_m = (float)unknown_m;
        var half = Math.Max(1, (_reach + 1) / 2);
        _rays = 2 * half;

        // Over a short way the rays of the inner rows are a larger part of all, and cost little.
        _fewestRays = _reach < ShortReach ? _rays : half;
        _horizon = new float[(2 * _rays) + 1 + (2 * Spare)];
        _rowsPerColumn = new float[(2 * _rays) + 1 + (2 * Spare)];
        _perColumn = new float[(2 * _reach) + 1 + (2 * Spare)];
        for (var column = 0; column < _perColumn.Length; column++)
        {
            _perColumn[column] = 1f / (column - (_perColumn.Length / 2));
        }

        _before = new float[(2 * _rays) + 1 + (2 * Spare)];
        _stripLength = (2 * _middle) + 1 + (2 * Spare);
        _strip = new float[(StripRows + 1) * _stripLength];
        _stripVisible = new float[StripRows * _stripLength];
    }

    /// <summary>Writes the least heights of all posts of the circle, and no others; gives whether all their ground is known (or not surely, where heights are beyond all measure).</summary>
    /// <param name="heights">Of the ground; not a number where nobody knows it.</param>
    /// <param name="size">Number of rows, and of columns.</param>
    /// <param name="reach">The circle's radius in cells.</param>
    /// <param name="antenna_m">Height of the antenna above sea level.</param>
    /// <param name="drop_m">Drop of the curved Earth at one cell.</param>
    /// <param name="looksAside">Whether rays look between rows too.</param>
    /// <param name="unknown_m">How high unknown ground is taken to be where it may hide something; not a number: it hides nothing.</param>
    /// <param name="visible">Where the least heights go.</param>
    public static bool Run(ReadOnlySpan<float> heights, int size, double reach, double antenna_m, double drop_m, bool looksAside, double unknown_m, Span<float> visible)
    {
        var sweep = new HorizonSweep(size, reach, antenna_m, drop_m, looksAside, unknown_m);
        ref var ground = ref MemoryMarshal.GetReference(heights);
        ref var written = ref MemoryMarshal.GetReference(visible);
        sweep.Straight(ref ground, ref written, -size);
        sweep.Straight(ref ground, ref written, size);
        sweep.Turned(ref ground, ref written, 1);
        sweep.Turned(ref ground, ref written, -1);
        visible[(sweep._middle * size) + sweep._middle] = 0f;
        return float.IsFinite(sweep._sum);
    }

    /// <summary>The quarter to the north or to the south: rows are rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Straight(ref float ground, ref float visible, int stride)
    {
        var middle = (_middle * _size) + _middle;
        var rays = Begin();
        for (var row = 1; row <= _reach; row++)
        {
            rays = Doubled(row, rays);
            var at = middle + (row * stride);
            Cross(row, rays, ref Unsafe.Add(ref ground, at), ref Unsafe.Add(ref ground, at - stride), ref Unsafe.Add(ref visible, at));
        }
    }

    /// <summary>The quarter to the east or to the west: columns are turned into rows, a strip at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Turned(ref float ground, ref float visible, int step)
    {
        var rays = Begin();
        var middle = (_middle * _size) + _middle;
        var centre = _middle + Spare;
        for (var first = 1; first <= _reach; first += StripRows)
        {
            var count = Math.Min(StripRows, _reach - first + 1);
            var half = Math.Min(Math.Min(first + count - 1, Half(first)) + 20, _middle);
            var near = middle + (step > 0 ? first : -first - count + 1);
            Turn(ref ground, near, count, half, step, first);
            for (var place = 0; place < count; place++)
            {
                var row = first + place;
                rays = Doubled(row, rays);
                Cross(row, rays, ref _strip[((place + 1) * _stripLength) + centre], ref _strip[(place * _stripLength) + centre], ref _stripVisible[(place * _stripLength) + centre]);
            }

            TurnBack(ref visible, near, count, first, step);
            Array.Copy(_strip, count * _stripLength, _strip, 0, _stripLength);
        }
    }

    /// <summary>Lays the columns of a strip out as rows behind the last of the strip before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Turn(ref float ground, int near, int count, int half, int step, int first)
    {
        var centre = _middle + Spare;
        if (first == 1)
        {
            for (var across = -half; across <= half; across++)
            {
                _strip[centre + across] = Unsafe.Add(ref ground, (_middle * _size) + _middle + (across * _size));
            }
        }

        var begun = -half;
        if (count == StripRows)
        {
            for (; begun + Sixteen.Lanes <= half + 1; begun += Sixteen.Lanes)
            {
                for (var place = 0; place < StripRows; place += Sixteen.Lanes)
                {
                    ref var from = ref Unsafe.Add(ref ground, near + (begun * _size) + place);
                    ref var to = ref _strip[((step > 0 ? place + 1 : StripRows - place) * _stripLength) + centre + begun];
                    Sixteen.Turn(ref from, _size, ref to, step > 0 ? _stripLength : -_stripLength);
                }
            }
        }

        for (var across = begun; across <= half; across++)
        {
            ref var from = ref Unsafe.Add(ref ground, near + (across * _size));
            ref var to = ref _strip[_stripLength + centre + across];
            for (var place = 0; place < count; place++)
            {
                Unsafe.Add(ref to, place * _stripLength) = Unsafe.Add(ref from, step > 0 ? place : count - 1 - place);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TurnBack(ref float visible, int near, int count, int first, int step)
    {
        var centre = _middle + Spare;
        var half = Math.Min(first + count - 1, Half(first));

        // Where every row of the strip has a post, whole blocks go back; at the rims the rows end at different columns.
        var whole = Math.Min(first, Half(first + count - 1));
        var across = -half;
        for (; across <= half; across++)
        {
            if (count == StripRows && across >= -whole && across + Sixteen.Lanes - 1 <= whole)
            {
                for (var place = 0; place < StripRows; place += Sixteen.Lanes)
                {
                    ref var block = ref Unsafe.Add(ref visible, near + (across * _size) + place);
                    ref var turned = ref _stripVisible[((step > 0 ? place : StripRows - 1 - place) * _stripLength) + centre + across];
                    Sixteen.Turn(ref turned, step > 0 ? _stripLength : -_stripLength, ref block, _size);
                }

                across += Sixteen.Lanes - 1;
                continue;
            }

            ref var to = ref Unsafe.Add(ref visible, near + (across * _size));
            ref var from = ref _stripVisible[centre + across];
            for (var place = 0; place < count; place++)
            {
                if (Math.Abs(across) <= Math.Min(first + place, Half(first + place)))
                {
                    Unsafe.Add(ref to, step > 0 ? place : count - 1 - place) = Unsafe.Add(ref from, place * _stripLength);
                }
            }
        }
    }

    private int Begin()
    {
        Array.Fill(_horizon, Nothing);
        FillSlopes(_fewestRays);
        return _fewestRays;
    }

    private void FillSlopes(int rays)
    {
        for (var ray = 0; ray < _rowsPerColumn.Length; ray++)
        {
            _rowsPerColumn[ray] = (float)rays / (ray - Spare - rays);
        }
    }

    /// <summary>Columns on either side of the axis that the circle holds in a row.</summary>
    private int Half(int row) => (int)Math.Floor(Math.Sqrt(Math.Max(_reach2 - ((double)row * row), 0.0)));

    private int Doubled(int row, int rays)
    {
        while (row > rays)
        {
            // From the rim inward nothing would be overwritten that is still wanted if it were one-sided; it is not, so there are two arrays.
            Array.Copy(_horizon, _before, _horizon.Length);
            for (var ray = 0; ray <= 2 * rays; ray++)
            {
                _horizon[Spare + (2 * ray)] = _before[Spare + ray];
            }

            for (var ray = 0; ray < 2 * rays; ray++)
            {
                _horizon[Spare + (2 * ray) + 1] = 0.5f * (_before[Spare + ray] + _before[Spare + ray + 1]);
            }

            rays *= 2;
            FillSlopes(rays);
        }

        return rays;
    }

    /// <summary>One row: first its posts read the horizon, then the rays take the row in.</summary>
    private void Cross(int row, int rays, ref float ground, ref float groundBefore, ref float visible)
    {
        // Rounding may let the outermost post lean on the ray beyond the last.
        _horizon[Spare - 1] = _horizon[Spare];
        _horizon[Spare + (2 * rays) + 1] = _horizon[Spare + (2 * rays)];
        var half = Math.Min(row, Half(row));
        Read(row, rays, half, ref ground, ref visible);
        Raise(row, rays, half, ref ground, ref groundBefore);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Read(int row, int rays, int half, ref float ground, ref float visible)
    {
        ref var horizon = ref _horizon[Spare + rays];
        var raysPerColumn = (double)rays / row;
        var column = -half;
        if (raysPerColumn <= 2.0)
        {
            var spread = Sixteen.Counting * Sixteen.All((float)raysPerColumn);
            var drop = Sixteen.All((float)_drop_m);
            var along = Sixteen.All(row);
            var along2 = along * along;
            var antenna = Sixteen.All(_antenna_m);
            var zero = Sixteen.All(0f);
            var sum = zero;
            for (; column + Sixteen.Lanes <= half + 1; column += Sixteen.Lanes)
            {
                var first = column * raysPerColumn;
                var from = (int)Math.Floor(first);
                var place = spread + Sixteen.All((float)(first - from));
                var beside = SixteenPlaces.Of(place);
                var window = SixteenWindow.Load(ref horizon, from);
                var left = window[beside];
                var tangent = left + ((place - beside.Numbers) * (window[beside.Next] - left));
                var across = Sixteen.Counting + Sixteen.All(column);
                var line = (tangent * along) + (((across * across) + along2) * drop);
                var over = line + (antenna - Sixteen.Load(ref ground, column));
                over = Sixteen.WhereLess(over, zero, zero, over);
                over.Store(ref visible, column);
                sum += over;
            }

            Add(sum);
        }

        for (; column <= half; column++)
        {
            var first = column * raysPerColumn;
            var from = (int)Math.Floor(first);
            var left = Unsafe.Add(ref horizon, from);
            var tangent = left + ((float)(first - from) * (Unsafe.Add(ref horizon, from + 1) - left));
            var line = (tangent * row) + (((float)column * column) + ((float)row * row)) * (float)_drop_m;
            var over = line + (_antenna_m - Unsafe.Add(ref ground, column));
            Unsafe.Add(ref visible, column) = over < 0f ? 0f : over;
            _sum += over;
        }
    }

    /// <summary>Heights with those that nobody knows as high as they may be: no number is less than another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Sixteen Known(Sixteen heights) => Sixteen.WhereLess(heights, Sixteen.All(float.MaxValue), heights, Sixteen.All(_unknown_m));

    private void Add(Sixteen sum)
    {
        for (var lane = 0; lane < Sixteen.Lanes; lane++)
        {
            _sum += sum[lane];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Raise(int row, int rays, int half, ref float ground, ref float groundBefore)
    {
        ref var horizon = ref _horizon[Spare + rays];
        var columnsPerRay = (double)row / rays;
        var last = Math.Min(rays, (int)Math.Ceiling(half / columnsPerRay));
        var spread = Sixteen.Counting * Sixteen.All((float)columnsPerRay);
        var antenna = Sixteen.All(_antenna_m);
        var perRow = Sixteen.All((float)(1.0 / row));
        var drop = Sixteen.All((float)(_drop_m * row));
        var perRay = 1.0f / rays;
        var one = Sixteen.All(1f);
        var zero = Sixteen.All(0f);
        var dropOnce = Sixteen.All((float)_drop_m);
        ref var rowsPerColumn = ref _rowsPerColumn[Spare + rays];
        ref var perColumn = ref _perColumn[_perColumn.Length / 2];
        for (var ray = -last; ray <= last; ray += Sixteen.Lanes)
        {
            var first = ray * columnsPerRay;
            var from = (int)Math.Floor(first);
            var place = spread + Sixteen.All((float)(first - from));
            var beside = SixteenPlaces.Of(place);
            var whole = beside.Numbers;
            var rest = place - whole;
            var window = SixteenWindow.Load(ref ground, from);
            var left = window[beside];
            var right = window[beside.Next];
            if (_hidesUnknown)
            {
                (left, right) = (Known(left), Known(right));
            }

            var height = left + (rest * (right - left));
            var slope = (Sixteen.Counting + Sixteen.All(ray)) * Sixteen.All(perRay);
            var stretch = one + (slope * slope);
            var tangent = ((height - antenna) * perRow) - (drop * stretch);
            var raised = Sixteen.Greater(tangent, Sixteen.Load(ref horizon, ray));
            if (_looksAside)
            {
                // The column between the row before and this one: on the left-hand half the one to the right of the ray, on the right-hand half to the left.
                var column = Sixteen.WhereLess(slope, zero, whole + one, whole);
                var at = SixteenPlaces.Of(column);
                var upper = Sixteen.WhereLess(slope, zero, right, left);
                var lower = SixteenWindow.Load(ref groundBefore, from)[at];
                lower = _hidesUnknown ? Known(lower) : lower;
                var crossing = (column + Sixteen.All(from)) * Sixteen.Load(ref rowsPerColumn, ray);
                var past = crossing - Sixteen.All(row - 1);
                height = lower + (past * (upper - lower));
                tangent = ((height - antenna) * (slope * SixteenWindow.Load(ref perColumn, from)[at])) - (dropOnce * crossing * stretch);
                raised = Sixteen.WhereLess(zero, past, Sixteen.Greater(tangent, raised), raised);
            }

            raised.Store(ref horizon, ray);
        }
    }
}
