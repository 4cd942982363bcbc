using Rampart.Quantities;
using Rampart.Terrain;

namespace Rampart.Simulation.Motion;

/// <summary>The heights of a flight that keeps its clearance over the ground, as steeply as it can climb and dive.</summary>
/// <remarks>
/// The lowest path that is, to a metre or so between its samples, nowhere under ground + clearance and nowhere steeper than the climb allows:
/// h(s) = max over s' of (g(s') + c(s') − m·|s − s'|), with s along the track, g the ground, c the clearance and m the greatest
/// slope. It begins to climb in time, as a pilot with a map does, and is laid out once before the battle. Where nobody knows the
/// ground it is taken to be at sea level.
/// </remarks>
public sealed class HeightProfile
{
    // Between two samples the ground may have a kink, an edge of the posts' grid, above the straight line: by step·bend/4, a metre
    // where posts of 900 m bend by 7 %. A flight over a smooth Earth needs few samples.
    private const double ShareOfSpacing = 1.0 / 16.0;
    private const double LeastStep_m = 25.0;
    private const double StepOverSmoothGround_m = 1000.0;

    private readonly double[] _heights;
    private readonly double _step_s;

    private HeightProfile(double[] heights, double step_s)
    {
        (_heights, _step_s) = (heights, step_s);
        GreatestHeight_m = heights.Max(Math.Abs);
        GreatestClimb_mps = heights.Zip(heights.Skip(1), (before, after) => Math.Abs(after - before)).Max() / step_s;
    }

    /// <summary>Height above sea, or depth below it, that the flight nowhere exceeds.</summary>
    public double GreatestHeight_m { get; }

    /// <summary>Climb or dive that the flight nowhere exceeds, metres per second.</summary>
    public double GreatestClimb_mps { get; }

    /// <summary>Lays a flight over the ground.</summary>
    /// <param name="ground">The ground under it.</param>
    /// <param name="arcs">The flight; its heights are clearances over the ground.</param>
    /// <param name="speed">Speed along the track.</param>
    /// <param name="climb">Greatest angle of climb and dive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A climb outside 0°…90°, both excluded.</exception>
    public static HeightProfile Over(IGround ground, IReadOnlyList<PlannedArc> arcs, Speed speed, Angle climb)
    {
        ArgumentNullException.ThrowIfNull(ground);
        ArgumentNullException.ThrowIfNull(arcs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(climb.Radians);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(climb.Degrees, 90.0);
        var step_m = StepOver(ground, arcs);
        var length_s = arcs.Sum(arc => arc.Time.Seconds);
        var steps = (int)Math.Ceiling(Math.Max(length_s * speed.MetresPerSecond / step_m, 1.0));
        var step_s = length_s / steps;
        var heights = new double[steps + 1];
        var leg = 0;
        var legBegan = 0.0;
        for (var i = 0; i <= steps; i++)
        {
            while (leg < arcs.Count - 1 && i * step_s > legBegan + arcs[leg].Time.Seconds)
            {
                legBegan += arcs[leg].Time.Seconds;
                leg++;
            }

            var over = arcs[leg].Arc.At((i * step_s) - legBegan);
            var known = ground.HeightAt(over.Normal);
            heights[i] = over.Height_m + (double.IsNaN(known) ? 0.0 : known);
        }

        Steepen(heights, Portable.Tan(climb.Radians) * speed.MetresPerSecond * step_s);
        return new HeightProfile(heights, step_s);
    }

    // The finest ground under the ends of the stretches decides for the whole flight.
    private static double StepOver(IGround ground, IReadOnlyList<PlannedArc> arcs)
    {
        var finest = arcs.SelectMany(arc => new[] { 0.0, 0.5 * arc.Time.Seconds, arc.Time.Seconds }.Select(seconds => ground.PostSpacingAt(arc.Arc.At(seconds).Normal))).Min();
        return finest > 0.0 && double.IsFinite(finest) ? Math.Max(finest * ShareOfSpacing, LeastStep_m) : StepOverSmoothGround_m;
    }

    /// <summary>Height above sea (m) and climb (m/s) so many seconds after the flight began; level before and after it.</summary>
    public (double Height_m, double Climb_mps) At(double seconds)
    {
        var steps = seconds / _step_s;
        if (steps <= 0.0)
        {
            return (_heights[0], 0.0);
        }

        var i = (int)steps;
        if (i >= _heights.Length - 1)
        {
            return (_heights[^1], 0.0);
        }

        var rise = _heights[i + 1] - _heights[i];
        return (_heights[i] + (rise * (steps - i)), rise / _step_s);
    }

    // Once forward and once back, each point holds up its neighbours.
    private static void Steepen(double[] heights, double most)
    {
        for (var i = 1; i < heights.Length; i++)
        {
            heights[i] = Math.Max(heights[i], heights[i - 1] - most);
        }

        for (var i = heights.Length - 2; i >= 0; i--)
        {
            heights[i] = Math.Max(heights[i], heights[i + 1] - most);
        }
    }
}
