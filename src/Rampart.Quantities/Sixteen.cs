using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Rampart.Quantities;

// As in Four.cs: lanes that are added, multiplied, divided, compared and looked up each for itself come out as the same scalars do, on every
// machine; nothing else of the vector leaves this file.
#pragma warning disable RS0030

/// <summary>Sixteen floats side by side, for sweeps over rows of a grid: lane by lane the same bits as alone, on every machine.</summary>
public readonly struct Sixteen
{
    /// <summary>How many lanes there are.</summary>
    public const int Lanes = 16;

    /// <summary>How many floats a <see cref="LookUp"/> chooses from.</summary>
    public const int Window = 32;

    private readonly Vector512<float> _lanes;

    private Sixteen(Vector512<float> lanes) => _lanes = lanes;

    /// <summary>0, 1, 2 … 15.</summary>
    public static Sixteen Counting
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512.Create(0f, 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f, 10f, 11f, 12f, 13f, 14f, 15f));
    }

    public float this[int lane]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _lanes[lane];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Sixteen operator +(Sixteen left, Sixteen right) => new(left._lanes + right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Sixteen operator -(Sixteen left, Sixteen right) => new(left._lanes - right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Sixteen operator *(Sixteen left, Sixteen right) => new(left._lanes * right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Sixteen operator /(Sixteen left, Sixteen right) => new(left._lanes / right._lanes);

    /// <summary>One number in all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Sixteen All(float value) => new(Vector512.Create(value));

    /// <summary>The sixteen floats that begin so many after the given one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Sixteen Load(ref float from, int at) => new(Vector512.LoadUnsafe(ref Unsafe.Add(ref from, at)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref float to, int at) => _lanes.StoreUnsafe(ref Unsafe.Add(ref to, at));

    /// <summary>The greater of two, lane by lane; where the left one is not a number, the right one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Sixteen Greater(Sixteen left, Sixteen right) =>
        new(Vector512.ConditionalSelect(Vector512.GreaterThan(left._lanes, right._lanes), left._lanes, right._lanes));

    /// <summary>Lane by lane the one where left is less than right, and the other where it is not or where one of them is not a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Sixteen WhereLess(Sixteen left, Sixteen right, Sixteen one, Sixteen other) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(left._lanes, right._lanes), one._lanes, other._lanes));

    /// <summary>The whole part of numbers from zero up to two thousand million.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Sixteen WholePart(Sixteen value) => new(Vector512.ConvertToSingle(Vector512.ConvertToInt32Native(value._lanes)));

    /// <summary>For each lane the float that lies so many places after the given one.</summary>
    /// <param name="from">The first of at least <see cref="Window"/> floats.</param>
    /// <param name="at">Where the window begins, counted from there.</param>
    /// <param name="places">Whole numbers from 0 to 31; the part behind the point is cut off.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Sixteen LookUp(ref float from, int at, Sixteen places) => SixteenWindow.Load(ref from, at)[SixteenPlaces.Of(places)];

    internal static Sixteen Of(Vector512<float> lanes) => new(lanes);

    internal Vector512<float> Vector => _lanes;

    /// <summary>Turns a square block about its diagonal: what stood in row r and column c stands in row c and column r.</summary>
    /// <param name="from">The first float of the block.</param>
    /// <param name="fromRow">Floats from one row of the block to the next; may be negative.</param>
    /// <param name="to">Where the turned block begins; it must not touch the other.</param>
    /// <param name="toRow">As <paramref name="fromRow"/>, of the turned block.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Turn(ref float from, int fromRow, ref float to, int toRow)
    {
        const int Half = Lanes / 2;
        for (var row = 0; row < Lanes; row += Half)
        {
            for (var column = 0; column < Lanes; column += Half)
            {
                ref var first = ref Unsafe.Add(ref from, (row * fromRow) + column);
                ref var turned = ref Unsafe.Add(ref to, (column * toRow) + row);
                if (Avx.IsSupported)
                {
                    TurnEight(ref first, fromRow, ref turned, toRow);
                    continue;
                }

                for (var r = 0; r < Half; r++)
                {
                    for (var c = 0; c < Half; c++)
                    {
                        Unsafe.Add(ref turned, (c * toRow) + r) = Unsafe.Add(ref first, (r * fromRow) + c);
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TurnEight(ref float from, int fromRow, ref float to, int toRow)
    {
        var (a, b) = Interleaved(ref from, fromRow, 0);
        var (c, d) = Interleaved(ref from, fromRow, 2);
        var (e, f) = Interleaved(ref from, fromRow, 4);
        var (g, h) = Interleaved(ref from, fromRow, 6);
        Settle(Avx.Shuffle(a, c, 0x44), Avx.Shuffle(e, g, 0x44), ref to, toRow, 0);
        Settle(Avx.Shuffle(a, c, 0xEE), Avx.Shuffle(e, g, 0xEE), ref to, toRow, 1);
        Settle(Avx.Shuffle(b, d, 0x44), Avx.Shuffle(f, h, 0x44), ref to, toRow, 2);
        Settle(Avx.Shuffle(b, d, 0xEE), Avx.Shuffle(f, h, 0xEE), ref to, toRow, 3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Low, Vector256<float> High) Interleaved(ref float from, int fromRow, int row)
    {
        var one = Vector256.LoadUnsafe(ref Unsafe.Add(ref from, row * fromRow));
        var next = Vector256.LoadUnsafe(ref Unsafe.Add(ref from, (row + 1) * fromRow));
        return (Avx.UnpackLow(one, next), Avx.UnpackHigh(one, next));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Settle(Vector256<float> upper, Vector256<float> lower, ref float to, int toRow, int row)
    {
        Avx.Permute2x128(upper, lower, 0x20).StoreUnsafe(ref Unsafe.Add(ref to, row * toRow));
        Avx.Permute2x128(upper, lower, 0x31).StoreUnsafe(ref Unsafe.Add(ref to, (row + 4) * toRow));
    }
}

/// <summary>A place in a <see cref="SixteenWindow"/> for each of sixteen lanes.</summary>
public readonly struct SixteenPlaces
{
    private readonly Vector512<int> _places;

    private SixteenPlaces(Vector512<int> places) => _places = places;

    /// <summary>The places as numbers.</summary>
    public Sixteen Numbers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Sixteen.Of(Vector512.ConvertToSingle(_places));
    }

    /// <summary>The place behind each.</summary>
    public SixteenPlaces Next
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(_places + Vector512<int>.One);
    }

    internal Vector512<int> Vector => _places;

    /// <summary>The whole part of numbers from zero up to two thousand million.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SixteenPlaces Of(Sixteen value) => new(Vector512.ConvertToInt32Native(value.Vector));
}

/// <summary>Thirty-two floats of a row, loaded once, of which sixteen lanes choose one each, as often as wanted.</summary>
public readonly struct SixteenWindow
{
    private readonly Vector512<float> _first;
    private readonly Vector512<float> _second;

    private SixteenWindow(Vector512<float> first, Vector512<float> second)
    {
        _first = first;
        _second = second;
    }

    /// <summary>The window that begins so many after the given one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SixteenWindow Load(ref float from, int at)
    {
        ref var first = ref Unsafe.Add(ref from, at);
        return new(Vector512.LoadUnsafe(ref first), Vector512.LoadUnsafe(ref first, Sixteen.Lanes));
    }

    /// <summary>For each lane the float at its place; past the window's end it begins anew, place 32 being place 0.</summary>
    public Sixteen this[SixteenPlaces places]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (Avx512F.IsSupported)
            {
                return Sixteen.Of(Avx512F.PermuteVar16x32x2(_first, places.Vector, _second));
            }

            return Avx2.IsSupported
                ? Sixteen.Of(Vector512.Create(Chosen(places.Vector.GetLower()), Chosen(places.Vector.GetUpper())))
                : OneByOne(places);
        }
    }

    private Sixteen OneByOne(SixteenPlaces places)
    {
        Span<float> window = stackalloc float[Sixteen.Window];
        _first.CopyTo(window);
        _second.CopyTo(window[Sixteen.Lanes..]);
        Span<float> chosen = stackalloc float[Sixteen.Lanes];
        for (var lane = 0; lane < Sixteen.Lanes; lane++)
        {
            chosen[lane] = window[places.Vector[lane] & (Sixteen.Window - 1)];
        }

        return Sixteen.Of(Vector512.Create<float>(chosen));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Chosen(Vector256<int> index)
    {
        var lowest = Avx2.PermuteVar8x32(_first.GetLower(), index);
        var low = Avx2.PermuteVar8x32(_first.GetUpper(), index);
        var high = Avx2.PermuteVar8x32(_second.GetLower(), index);
        var highest = Avx2.PermuteVar8x32(_second.GetUpper(), index);
        var isOdd = Vector256.ShiftLeft(index, 28).AsSingle();
        var isUpper = Vector256.ShiftLeft(index, 27).AsSingle();
        return Avx.BlendVariable(Avx.BlendVariable(lowest, low, isOdd), Avx.BlendVariable(high, highest, isOdd), isUpper);
    }
}
