using System.Runtime.CompilerServices;
using Rampart.Quantities;

namespace Rampart.Physics.Flight;

/// <summary>The cubic between two points with given slopes, kept from ever falling.</summary>
/// <remarks>
/// <para>Formula: Hermite's cubic on 0…1; a slope of more than three times the secant is cut to that.</para>
/// <para>Source: Fritsch and Carlson, SIAM Journal on Numerical Analysis 17 (1980), 238–246 (slopes up to three secants keep the cubic monotone).</para>
/// <para>Valid: second value above the first, slopes not negative; beyond 1 it goes straight on.</para>
/// </remarks>
internal readonly record struct RisingCubic
{
    private const int MostSteps = 40;

    private readonly double _from;
    private readonly double _to;
    private readonly double _slope;
    private readonly double _lastSlope;
    private readonly double _square;
    private readonly double _cube;

    public RisingCubic(double from, double to, double slope, double lastSlope)
    {
        var rise = to - from;
        _from = from;
        _to = to;
        _slope = Math.Min(slope, 3.0 * rise);
        _lastSlope = Math.Min(lastSlope, 3.0 * rise);
        _square = (3.0 * rise) - (2.0 * _slope) - _lastSlope;
        _cube = _slope + _lastSlope - (2.0 * rise);
    }

    public double At(double part) => part > 1.0
        ? _to + (_lastSlope * (part - 1.0))
        : _from + (part * (_slope + (part * (_square + (part * _cube)))));

    /// <summary>Four cubics at once; each is, bit for bit, what it is alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Four At(Four from, Four to, Four slope, Four lastSlope, Four part)
    {
        var two = Four.All(2.0);
        var three = Four.All(3.0);
        var rise = to - from;
        slope = Four.Min(slope, three * rise);
        lastSlope = Four.Min(lastSlope, three * rise);
        var square = (three * rise) - (two * slope) - lastSlope;
        var cube = slope + lastSlope - (two * rise);
        return Four.Choose(
            part > Four.All(1.0),
            to + (lastSlope * (part - Four.All(1.0))),
            from + (part * (slope + (part * (square + (part * cube))))));
    }

    public double ChangeAt(double part) => part > 1.0
        ? _lastSlope
        : _slope + (part * ((2.0 * _square) + (3.0 * part * _cube)));

    /// <summary>Where between 0 and 1 the cubic has this value: Newton's steps, kept inside a shrinking bracket.</summary>
    public double PartFor(double value)
    {
        double before = 0.0, after = 1.0;
        var part = Math.Clamp((value - _from) / (_to - _from), 0.0, 1.0);
        for (var i = 0; i < MostSteps; i++)
        {
            var excess = At(part) - value;
            if (excess > 0.0)
            {
                after = part;
            }
            else
            {
                before = part;
            }

            var next = part - (excess / ChangeAt(part));
            if (!(next >= before && next <= after))
            {
                next = 0.5 * (before + after);
            }

            if (Math.Abs(next - part) < 1e-15)
            {
                return next;
            }

            part = next;
        }

        return part;
    }
}
