using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Rampart.Quantities;

namespace Rampart.Terrain.Sight;

/// <summary>One outward pass over a square grid: for every post within a circle, how high above its ground a target must be to be seen from the middle.</summary>
/// <remarks>
/// <para>The circle is four quarters. In each, rows lie across the way outward, and rays of even slope s (columns a row) leave the middle. Before
/// anything else the ground g of a post in row i and column j is counted from the antenna's height z, the drop of the curved Earth taken off:
/// t = g − z − κ·(i² + j²), κ = cell²/(2·k·a) being the drop at one cell. A ray keeps the greatest t/i over the rows that it has crossed, t read
/// between the two posts beside it: the tangent of its horizon, in metres a row. Before a row enters the rays, its posts read from the two rays
/// beside them how high the horizon's line runs over them: tangent·i − t.</para>
/// <para>Between two posts the ground is straight and the Earth is not: t bulges by κ·p·(1 − p) where the ray leaves one of them p cells behind.</para>
/// <para>Rays stand a cell apart in the outermost row and nearer to each other in the others: all of them begin at the antenna. Fewer of them in the
/// inner rows cost accuracy: over mountains, posts of 70 m and 400 km the mean error of a height rose from 0.02 m to 0.09 m when half of them
/// began there, to 3 m when 512 did and to 6 m when 64 did.</para>
/// <para>With lateral crossings a ray also looks at the ground where it crosses a column of posts between two rows, as the exact line of sight does.
/// In the inner quarter of the rows it always does: a crest that is missed there hides most behind it.</para>
/// <para>Ground that is not known hides nothing, or is taken as high as is said; posts on it get no number.</para>
/// </remarks>
internal sealed class HorizonSweep
{
    // Lower than any horizon, and a number: differences of two are not.
    private const float Nothing = -1e30f;

    // Of how many rows rays look aside in one, the innermost, in any case.
    private const int AsideInAnyCase = 4;

    // From this row on 1/(row − e) is 1/row·(1 + x + x²), x = e/row, to a float's last digit: e is below one.
    private const int FarRow = 256;

    // With so many rays a column what sixteen posts need lies within two windows, whatever the first one's place between two rays.
    private const double MostRaysPerColumn = 62.0 / Sixteen.Lanes;

    // Columns turned into rows at once: each row of the grid lies on other pages of memory, and a visit there should fetch more than one line.
    private const int StripRows = 64;
    private const int Spare = 2 * Sixteen.Window;

    // Places along a row are counted in whole numbers of 2⁻⁴⁴, which add up without rounding.
    private const int Binary = 44;
    private const int LastDigits = Binary - 24;

    private readonly CircleOfPosts _circle;
    private readonly int _size;
    private readonly int _middle;
    private readonly int _reach;
    private readonly double _antenna_m;
    private readonly double _drop_m;
    private readonly int _rowsAside;
    private readonly bool _hidesUnknown;
    private readonly float _unknown_m;
    private readonly int _rays;
    private readonly float[] _horizon;
    private readonly float[] _rowsPerColumn;
    private readonly float[] _drops;
    private readonly int _stripLength;
    private readonly float[] _strip;
    private readonly float[] _block = new float[Sixteen.Lanes * StripRows];

    // The ground of this row and of the one before, counted from the antenna as the remarks have it.
    private float[] _over;
    private float[] _overBefore;

    // A number only where all heights of the ground are.
    private float _sum;

    private HorizonSweep(CircleOfPosts circle, double antenna_m, double drop_m, bool looksAside, double unknown_m)
    {
        _circle = circle;
        _size = circle.Size;
        _middle = circle.Middle;
        _reach = circle.Reach;
        _antenna_m = antenna_m;
        _drop_m = drop_m;
        _rowsAside = looksAside ? _reach : _reach / AsideInAnyCase;
        _hidesUnknown = !double.IsNaN(unknown_m);
        _unknown_m = (float)unknown_m;

        // In the outermost row they stand a cell apart.
        _rays = Math.Max(1, _reach);
        _horizon = new float[(2 * _rays) + 1 + (2 * Spare)];
        _rowsPerColumn = new float[_horizon.Length];
        for (var ray = 0; ray < _rowsPerColumn.Length; ray++)
        {
            _rowsPerColumn[ray] = _rays / Math.Abs((float)(ray - Spare - _rays));
        }

        _stripLength = (2 * _middle) + 1 + (2 * Spare);
        _over = new float[_stripLength];
        _overBefore = new float[_stripLength];
        _drops = new float[_stripLength];
        for (var at = 0; at < _stripLength; at++)
        {
            double column = at - (_middle + Spare);
            _drops[at] = (float)(drop_m * column * column);
        }

        _strip = new float[StripRows * _stripLength];
    }

    /// <summary>Writes the least heights of the circle's posts; gives whether all their ground is known (or not surely, where heights are beyond all measure).</summary>
    /// <param name="heights">Of the ground, over the whole grid; not a number where nobody knows it.</param>
    /// <param name="circle">The posts asked about.</param>
    /// <param name="antenna_m">Height of the antenna above sea level.</param>
    /// <param name="drop_m">Drop of the curved Earth at one cell.</param>
    /// <param name="looksAside">Whether rays look between rows beyond the inner quarter too.</param>
    /// <param name="unknown_m">How high unknown ground is taken to be where it may hide something; not a number: it hides nothing.</param>
    /// <param name="visible">Where the least heights go, by the circle's numbers.</param>
    public static bool Run(ReadOnlySpan<float> heights, CircleOfPosts circle, double antenna_m, double drop_m, bool looksAside, double unknown_m, Span<float> visible)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(heights.Length, circle.Size * circle.Size);
        ArgumentOutOfRangeException.ThrowIfLessThan(visible.Length, circle.Count);
        var sweep = new HorizonSweep(circle, antenna_m, drop_m, looksAside, unknown_m);
        ref var ground = ref Unsafe.Add(ref MemoryMarshal.GetReference(heights), (circle.Middle * circle.Size) + circle.Middle);
        ref var written = ref MemoryMarshal.GetReference(visible);
        sweep.Straight(ref ground, ref written, -1);
        sweep.Straight(ref ground, ref written, 1);
        sweep.Turned(ref ground, ref written, 1);
        sweep.Turned(ref ground, ref written, -1);
        visible[circle.OnAxis(0)] = 0f;
        return float.IsFinite(sweep._sum);
    }

    /// <summary>The quarter to the north or to the south: rows are rows.</summary>
    private void Straight(ref float ground, ref float visible, int step)
    {
        Array.Fill(_horizon, Nothing);
        for (var row = 1; row <= _reach; row++)
        {
            Cross(row, ref Unsafe.Add(ref ground, row * step * _size), ref Unsafe.Add(ref visible, _circle.OnAxis(row * step)));
        }
    }

    /// <summary>The quarter to the east or to the west: columns are turned into rows, a strip at a time, and what is seen takes their place there.</summary>
    private void Turned(ref float ground, ref float visible, int step)
    {
        Array.Fill(_horizon, Nothing);
        for (var first = 1; first <= _reach; first += StripRows)
        {
            var last = Math.Min(first + StripRows - 1, _reach);
            var near = step > 0 ? first : -last;
            Turn(ref Unsafe.Add(ref ground, near), first, last, step);
            for (var row = first; row <= last; row++)
            {
                    ref var line = ref _strip[((row - first) * _stripLength) + _middle + Spare];
                Cross(row, ref line, ref line);
            }

            TurnBack(ref visible, first, last, step);
        }
    }

    /// <summary>Lays the columns of a strip out as rows.</summary>
    /// <param name="near">The ground on the axis in the strip's westernmost column.</param>
    /// <param name="first">The strip's column nearest to the antenna.</param>
    /// <param name="last">The farthest.</param>
    /// <param name="step">1 to the east, −1 to the west.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Turn(ref float near, int first, int last, int step)
    {
        var count = last - first + 1;
        var half = Math.Min(last, _circle.HalfOf(first)) + 1;
        var across = Math.Max(-half, -_middle);
        var end = Math.Min(half, _size - 1 - _middle);
        ref var strip = ref _strip[_middle + Spare];
        if (count == StripRows)
        {
            for (; across + Sixteen.Lanes <= end + 1; across += Sixteen.Lanes)
            {
                // Each row lies on other pages of memory; nobody foresees them but this loop.
                for (var ahead = across + Sixteen.Lanes; ahead < Math.Min(across + (2 * Sixteen.Lanes), end); ahead++)
                {
                    for (var place = 0; place < StripRows; place += Sixteen.Lanes)
                    {
                        Fetch.Soon(ref Unsafe.Add(ref near, (ahead * _size) + place));
                    }
                }

                for (var place = 0; place < StripRows; place += Sixteen.Lanes)
                {
                    ref var from = ref Unsafe.Add(ref near, (across * _size) + place);
                    ref var to = ref Unsafe.Add(ref strip, ((step > 0 ? place : StripRows - 1 - place) * _stripLength) + across);
                    Sixteen.Turn(ref from, _size, ref to, step > 0 ? _stripLength : -_stripLength);
                }
            }
        }

        for (; across <= end; across++)
        {
            ref var from = ref Unsafe.Add(ref near, across * _size);
            ref var to = ref Unsafe.Add(ref strip, across);
            for (var place = 0; place < count; place++)
            {
                Unsafe.Add(ref to, place * _stripLength) = Unsafe.Add(ref from, step > 0 ? place : count - 1 - place);
            }
        }
    }

    /// <summary>Writes what is seen from a strip's rows to the columns that they were, sixteen rows of the grid at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TurnBack(ref float visible, int first, int last, int step)
    {
        var half = Math.Min(last, _circle.HalfOf(first));
        ref var strip = ref _strip[_middle + Spare];
        ref var block = ref _block[0];
        for (var begin = -half; begin <= half; begin += Sixteen.Lanes)
        {
            for (var place = 0; place < StripRows; place += Sixteen.Lanes)
            {
                // To the west the farthest column comes first.
                ref var turned = ref Unsafe.Add(ref strip, ((step > 0 ? place : StripRows - 1 - place) * _stripLength) + begin);
                Sixteen.Turn(ref turned, step > 0 ? _stripLength : -_stripLength, ref Unsafe.Add(ref block, place), StripRows);
            }

            for (var across = begin; across < Math.Min(begin + Sixteen.Lanes, half + 1); across++)
            {
                // Columns that lie in this quarter and in the circle.
                var from = Math.Max(Math.Abs(across), first);
                var to = Math.Min(_circle.HalfOf(across), last);
                if (from <= to)
                {
                    var column = step > 0 ? from : -to;
                    var place = step > 0 ? from - first : first + StripRows - 1 - to;
                    var seen = _block.AsSpan(((across - begin) * StripRows) + place, to - from + 1);
                    seen.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref visible, _circle.OnAxis(across) + column), seen.Length));
                }
            }
        }
    }

    /// <summary>One row: first its posts read the horizon, then the rays take the row in.</summary>
    /// <remarks>What it calls must not be taken into it: the compiler would run out of what it allows itself and leave the arithmetic of lanes as calls.</remarks>
    private void Cross(int row, ref float ground, ref float visible)
    {
        // Rounding may let the outermost post lean on the ray beyond the last.
        _horizon[Spare - 1] = _horizon[Spare];
        _horizon[Spare + (2 * _rays) + 1] = _horizon[Spare + (2 * _rays)];
        var half = Math.Min(row, _circle.HalfOf(row));
        (_over, _overBefore) = (_overBefore, _over);
        Read(row, half, ref ground, ref visible);
        Raise(row, half);
    }

    private static long Fixed(double value) => (long)Math.Round(value * (1L << Binary));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Whole(long place) => (int)(place >> Binary);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Rest(long place) => ((int)(place >> LastDigits) & 0xFFFFFF) * (1f / (1 << 24));

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Read(int row, int half, ref float ground, ref float visible)
    {
        ref var horizon = ref _horizon[Spare + _rays];
        ref var over = ref _over[Spare + _middle];
        ref var drops = ref _drops[Spare + _middle];
        var level_m = (float)(_antenna_m + (_drop_m * row * row));
        var step = Fixed((double)_rays / row);
        var column = -half;
        if (_rays <= MostRaysPerColumn * row)
        {
            // What sixteen posts need of the rays lies within one window, or nearer to the antenna within two.
            var isWide = _rays > 2 * row;
            var level = Sixteen.All(level_m);
            var spread = Sixteen.Counting * Sixteen.All((float)_rays / row);
            var along = Sixteen.All(row);
            var zero = Sixteen.All(0f);
            var sum = zero;
            for (; column + Sixteen.Lanes <= half + 1; column += Sixteen.Lanes)
            {
                var first = column * step;
                var place = spread + Sixteen.All(Rest(first));
                var beside = SixteenPlaces.Of(place);
                var window = SixteenWindow.Load(ref horizon, Whole(first));
                var left = window[beside];
                var right = window[beside.Next];
                if (isWide)
                {
                    var further = SixteenWindow.Load(ref horizon, Whole(first) + Sixteen.Window);
                    var end = Sixteen.All(Sixteen.Window);
                    left = Sixteen.WhereLess(beside.Numbers, end, left, further[beside]);
                    right = Sixteen.WhereLess(beside.Next.Numbers, end, right, further[beside.Next]);
                }

                var tangent = left + ((place - beside.Numbers) * (right - left));
                var bare = Sixteen.Load(ref ground, column);
                var drop = Sixteen.Load(ref drops, column);
                var t = (bare - level) - drop;
                var least = (tangent * along) - t;
                Sixteen.WhereLess(least, zero, zero, least).Store(ref visible, column);
                sum += t;
                if (_hidesUnknown)
                {
                    t = (Known(bare) - level) - drop;
                }

                t.Store(ref over, column);
            }

            Add(sum);
        }

        for (; column <= half; column++)
        {
            var place = column * step;
            var left = Unsafe.Add(ref horizon, Whole(place));
            var tangent = left + (Rest(place) * (Unsafe.Add(ref horizon, Whole(place) + 1) - left));
            var t = (Unsafe.Add(ref ground, column) - level_m) - Unsafe.Add(ref drops, column);
            var least = (tangent * row) - t;
            _sum += t;
            Unsafe.Add(ref over, column) = Counted(ref ground, column, level_m);
            Unsafe.Add(ref visible, column) = least < 0f ? 0f : least;
        }

        // A ray beside the outermost post leans on the one beyond it, if the grid has it.
        Unsafe.Add(ref over, half + 1) = Counted(ref ground, IsInGrid(half + 1) ? half + 1 : half, level_m);
        Unsafe.Add(ref over, -half - 1) = Counted(ref ground, IsInGrid(-half - 1) ? -half - 1 : -half, level_m);
    }

    private bool IsInGrid(int column) => (uint)(_middle + column) < (uint)_size;

    /// <summary>The ground of a post, counted from the antenna, as the rays are to see it.</summary>
    private float Counted(ref float ground, int column, float level_m)
    {
        var height = Unsafe.Add(ref ground, column);
        height = _hidesUnknown && !(height < float.MaxValue) ? _unknown_m : height;
        return (height - level_m) - _drops[Spare + _middle + column];
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void Raise(int row, int half)
    {
        var last = (int)Math.Min(_rays, Math.Ceiling((double)half * _rays / row));
        if (row > _rowsAside || row == 1)
        {
            RaiseByRow(row, last);
            return;
        }

        RaiseAside(row, -((last + Sixteen.Lanes - 1) & -Sixteen.Lanes), -1, isLeft: true);
        RaiseAside(row, 0, last, isLeft: false);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void RaiseByRow(int row, int last)
    {
        ref var horizon = ref _horizon[Spare + _rays];
        ref var over = ref _over[Spare + _middle];
        var step = Fixed((double)row / _rays);
        var spread = Sixteen.Counting * Sixteen.All((float)row / _rays);
        var perRow = Sixteen.All(1f / row);
        var drop = Sixteen.All((float)_drop_m);
        for (var ray = -last; ray <= last; ray += Sixteen.Lanes)
        {
            var first = ray * step;
            var place = spread + Sixteen.All(Rest(first));
            var beside = SixteenPlaces.Of(place);
            var rest = place - beside.Numbers;
            var window = SixteenWindow.Load(ref over, Whole(first));
            var left = window[beside];
            var tangent = (left + (rest * ((window[beside.Next] - left) + (drop - (rest * drop))))) * perRow;
            Sixteen.Greater(tangent, Sixteen.Load(ref horizon, ray)).Store(ref horizon, ray);
        }
    }

    /// <summary>On the right-hand half a ray has crossed the column to its left since the row before, or none; on the left-hand half the one to its right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RaiseAside(int row, int from, int to, bool isLeft)
    {
        ref var horizon = ref _horizon[Spare + _rays];
        ref var over = ref _over[Spare + _middle];
        ref var overBefore = ref _overBefore[Spare + _middle];
        ref var rowsPerColumn = ref _rowsPerColumn[Spare + _rays];
        var step = Fixed((double)row / _rays);
        var spread = Sixteen.Counting * Sixteen.All((float)row / _rays);
        var along = Sixteen.All(row);
        var perRow = Sixteen.All(1f / row);
        var drop = Sixteen.All((float)_drop_m);
        var one = Sixteen.All(1f);
        for (var ray = from; ray <= to; ray += Sixteen.Lanes)
        {
            var first = ray * step;
            var place = spread + Sixteen.All(Rest(first));
            var beside = SixteenPlaces.Of(place);
            var rest = place - beside.Numbers;
            var window = SixteenWindow.Load(ref over, Whole(first));
            var left = window[beside];
            var next = beside.Next;
            var right = window[next];
            var tangent = (left + (rest * ((right - left) + (drop - (rest * drop))))) * perRow;
            var raised = Sixteen.Greater(tangent, Sixteen.Load(ref horizon, ray));

            // So many rows back the ray was on the column; it was between the two rows if that is less than one.
            var back = (isLeft ? one - rest : rest) * Sixteen.Load(ref rowsPerColumn, ray);
            var upper = isLeft ? right : left;
            var lower = SixteenWindow.Load(ref overBefore, Whole(first))[isLeft ? next : beside];
            var aside = upper + (back * ((lower - upper) + (drop - (back * drop))));
            var part = back * perRow;
            aside = row < FarRow ? aside / (along - back) : aside * (perRow + (perRow * (part + (part * part))));
            Sixteen.WhereLess(back, one, Sixteen.Greater(aside, raised), raised).Store(ref horizon, ray);
        }
    }
}
