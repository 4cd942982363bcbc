using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Rampart.Tracking.Filters;

// The ban on vectors guards against sums, fused products and estimates, which differ between machines. Four lanes that are only added,
// subtracted and multiplied, each with its own neighbour, round as the same scalars do, with or without the machine's registers; nothing
// else of the vector leaves this file.
#pragma warning disable RS0030

/// <summary>Four doubles side by side: added, subtracted and multiplied lane by lane, with the same bits on every machine.</summary>
public readonly struct Lanes
{
    private readonly Vector256<double> _lanes;

    private Lanes(Vector256<double> lanes) => _lanes = lanes;

    public static Lanes Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector256<double>.Zero);
    }

    /// <summary>The first three lanes; the fourth becomes zero.</summary>
    public Lanes FirstThree
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(_lanes & Vector256.Create(-1L, -1L, -1L, 0L).AsDouble());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator +(Lanes left, Lanes right) => new(left._lanes + right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator -(Lanes left, Lanes right) => new(left._lanes - right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator *(Lanes left, Lanes right) => new(left._lanes * right._lanes);

    /// <summary>One number in all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes All(double value) => new(Vector256.Create(value));

    /// <summary>Four numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Of(double first, double second, double third, double fourth) => new(Vector256.Create(first, second, third, fourth));

    /// <summary>The four doubles that begin so many after the given one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Load(ref double from, int at) => new(Vector256.LoadUnsafe(ref from, (nuint)at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double to, int at) => _lanes.StoreUnsafe(ref to, (nuint)at);
}
