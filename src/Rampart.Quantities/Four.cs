using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Rampart.Quantities;

// The ban on vectors guards against sums, fused products and estimates, which differ between machines. Four lanes that are added, subtracted,
// multiplied, divided, compared and rounded each with its own neighbour come out as the same scalars do, with or without the machine's
// registers; nothing else of the vector leaves this file.
#pragma warning disable RS0030

/// <summary>Four doubles side by side, for sums that go side by side and searches that would each wait for their own last step: lane by lane the same bits as alone, on every machine.</summary>
public readonly struct Four
{
    private readonly Vector256<double> _lanes;

    private Four(Vector256<double> lanes) => _lanes = lanes;

    public static Four Zero => default;

    public double this[int lane]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _lanes[lane];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four operator +(Four left, Four right) => new(left._lanes + right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four operator -(Four left, Four right) => new(left._lanes - right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four operator -(Four value) => new(-value._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four operator *(Four left, Four right) => new(left._lanes * right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four operator /(Four left, Four right) => new(left._lanes / right._lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourFlags operator <(Four left, Four right) => new(Vector256.LessThan(left._lanes, right._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourFlags operator >(Four left, Four right) => new(Vector256.GreaterThan(left._lanes, right._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourFlags operator <=(Four left, Four right) => new(Vector256.LessThanOrEqual(left._lanes, right._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourFlags operator >=(Four left, Four right) => new(Vector256.GreaterThanOrEqual(left._lanes, right._lanes));

    /// <summary>One number in all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four All(double value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four Of(double first, double second, double third, double fourth) => new(Vector256.Create(first, second, third, fourth));

    /// <summary>The four doubles that begin so many after the given one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four Load(ref double from, int at) => new(Vector256.LoadUnsafe(ref from, (nuint)at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double to, int at) => _lanes.StoreUnsafe(ref to, (nuint)at);

    /// <summary>Lane by lane the one where the flag is up and the other where it is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four Choose(FourFlags flags, Four one, Four other) => new(Vector256.ConditionalSelect(flags.Lanes, one._lanes, other._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four Sqrt(Four value) => new(Vector256.Sqrt(value._lanes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four Floor(Four value) => new(Vector256.Floor(value._lanes));

    /// <summary>The nearest whole number; ties go to the even one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four Round(Four value) => new(Vector256.Round(value._lanes));

    /// <summary>The lesser one; for numbers, not for what is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four Min(Four left, Four right) => Choose(left < right, left, right);

    /// <summary>The greater one; for numbers, not for what is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four Max(Four left, Four right) => Choose(left > right, left, right);

    /// <summary>Kept between two bounds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four Clamp(Four value, double least, double most) => Min(Max(value, All(least)), All(most));
}

/// <summary>Four answers side by side, yes or no.</summary>
public readonly struct FourFlags
{
    internal readonly Vector256<double> Lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal FourFlags(Vector256<double> lanes) => Lanes = lanes;

    public static FourFlags None => default;

    public bool IsAny
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Lanes.AsInt64() != Vector256<long>.Zero;
    }

    public bool IsAll
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Lanes.AsInt64() == Vector256<long>.AllBitsSet;
    }

    public bool this[int lane]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Lanes.AsInt64()[lane] != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourFlags operator &(FourFlags left, FourFlags right) => new(left.Lanes & right.Lanes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourFlags operator |(FourFlags left, FourFlags right) => new(left.Lanes | right.Lanes);

    /// <summary>Up where this one is and the other is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FourFlags Without(FourFlags other) => new(Vector256.AndNot(Lanes, other.Lanes));
}
