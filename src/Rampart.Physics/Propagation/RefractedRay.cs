using Rampart.Physics.Atmosphere;
using Rampart.Quantities;

namespace Rampart.Physics.Propagation;

/// <summary>One place on a refracted ray.</summary>
/// <param name="PathLength">Length of the bent path from the antenna.</param>
/// <param name="RadioRange">What a radar measures: the path weighed with the refractive index, ∫ n ds.</param>
/// <param name="Height">Height above the ground.</param>
/// <param name="GroundRange">Distance along the ground.</param>
/// <param name="RayElevation">Angle of the ray above the level of that place.</param>
/// <param name="SlantRange">Straight distance from the antenna.</param>
/// <param name="TrueElevation">Elevation of the straight line from the antenna; the apparent one is the ray's own at the antenna.</param>
public readonly record struct RefractedRayPoint(Length PathLength, Length RadioRange, Length Height, Length GroundRange, Angle RayElevation, Length SlantRange, Angle TrueElevation);

/// <summary>A ray through air whose refractivity falls exponentially with height: the referee for straight rays over an effective Earth.</summary>
/// <remarks>
/// <para>
/// Formula: dh/ds = sin θ; dφ/ds = cos θ/(R + h); dθ/ds = cos θ·(1/(R + h) + n′/n), which keeps n·(R + h)·cos θ the same along the ray (Snell's law on spheres).
/// Integrated by Runge and Kutta's fourth order; each step is done whole and in halves, and made smaller until both agree to 1 µm.
/// </para>
/// <para>
/// Source: Bean and Thayer, CRPL Exponential Reference Atmosphere (1959); Blake, Radio Science 3 (1968), 85–92. It gives the four numbers printed for MATLAB's CRPL method (ground range 27,143 m, propagated range 27,171 m, true slant range 27,163 m, true elevation 1.9666°).
/// Against it, for an antenna at 20 m in the reference air of ITU-R P.453, the height that k = 4/3 gives for an apparent elevation and a radio range, less the ray's own:
/// at 0.5° +7 m at 100 km, −29 m at 200 km, −213 m at 300 km, −643 m at 400 km; at 3° −26 m, −240 m, −765 m, −1,650 m.
/// The air near the ground bends more than 4/3, that above 5 km less: over a 20 m mast a target at 1 km vanishes at 150.6 km (148.8 km by k = 4/3), at 5 km at 309.4 km (309.9 km),
/// at 10 km at 424.2 km (430.6 km), at 20 km at 581.4 km (601.3 km).
/// </para>
/// <para>Valid: mean air without ducts, a round Earth, smooth ground (which does not stop the ray).</para>
/// </remarks>
public sealed class RefractedRay
{
    private const double StepTolerance_m = 1e-6;
    private const double FirstStep_m = 500.0;
    private const double LeastStep_m = 1e-3;
    private const double LongestPath_m = 5e6;
    private const double LowestHeight_m = -20e3;

    private readonly ExponentialAtmosphere _air;
    private readonly double _radius_m;
    private readonly State _start;

    /// <exception cref="ArgumentOutOfRangeException">A height that is not finite or far below the ground, an elevation beyond the vertical, or a radius that is not positive.</exception>
    public RefractedRay(ExponentialAtmosphere air, Length antennaHeight, Angle apparentElevation, Length? earthRadius = null)
    {
        ArgumentNullException.ThrowIfNull(air);
        _radius_m = (earthRadius ?? RadarHorizon.MeanEarthRadius).Metres;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(_radius_m, nameof(earthRadius));
        if (!double.IsFinite(antennaHeight.Metres) || antennaHeight.Metres < LowestHeight_m)
        {
            throw new ArgumentOutOfRangeException(nameof(antennaHeight), antennaHeight.Metres, "An antenna stands at a finite height, above -20 km.");
        }

        if (!(Math.Abs(apparentElevation.Radians) <= 0.5 * Portable.Pi))
        {
            throw new ArgumentOutOfRangeException(nameof(apparentElevation), apparentElevation.Degrees, "An elevation lies between -90 and 90 degrees.");
        }

        _air = air;
        _start = new State(0.0, antennaHeight.Metres, 0.0, apparentElevation.Radians, 0.0);
    }

    /// <summary>The place after this length of path.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative length, or one beyond 5,000 km.</exception>
    public RefractedRayPoint At(Length pathLength)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pathLength.Metres, nameof(pathLength));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pathLength.Metres, LongestPath_m, nameof(pathLength));
        return First(state => state.Path_m - pathLength.Metres) ?? throw new ArgumentOutOfRangeException(nameof(pathLength), pathLength.Metres, "The ray has gone into the ground.");
    }

    /// <summary>The first place at this height.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The ray never comes to it.</exception>
    public RefractedRayPoint AtHeight(Length height)
    {
        var upward = height.Metres >= _start.Height_m ? 1.0 : -1.0;
        return First(state => upward * (state.Height_m - height.Metres)) ?? throw new ArgumentOutOfRangeException(nameof(height), height.Metres, "The ray never comes to this height.");
    }

    /// <summary>The place over this distance along the ground.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The ray never comes so far.</exception>
    public RefractedRayPoint AtGroundRange(Length groundRange)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(groundRange.Metres, nameof(groundRange));
        return First(state => (state.Angle_rad * _radius_m) - groundRange.Metres) ?? throw new ArgumentOutOfRangeException(nameof(groundRange), groundRange.Metres, "The ray never comes so far.");
    }

    /// <summary>The place where the radio range, ∫ n ds, has this value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The ray never comes so far.</exception>
    public RefractedRayPoint AtRadioRange(Length radioRange)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(radioRange.Metres, nameof(radioRange));
        return First(state => state.RadioRange_m - radioRange.Metres) ?? throw new ArgumentOutOfRangeException(nameof(radioRange), radioRange.Metres, "The ray never comes so far.");
    }

    // The first place where the measure, negative at the antenna, comes to zero.
    private RefractedRayPoint? First(Func<State, double> measure)
    {
        var here = _start;
        if (measure(here) >= 0.0)
        {
            return Told(here);
        }

        var step_m = FirstStep_m;
        while (here.Path_m <= LongestPath_m && here.Height_m >= LowestHeight_m)
        {
            var (next, taken_m) = Advance(here, ref step_m);
            if (measure(next) >= 0.0)
            {
                return Told(Within(here, taken_m, measure));
            }

            here = next;
        }

        return null;
    }

    // The step is good as a whole, so any part of it is: halve until the place is known to the last digit.
    private State Within(State from, double step_m, Func<State, double> measure)
    {
        var low = 0.0;
        var high = step_m;
        for (var i = 0; i < 60; i++)
        {
            var middle = 0.5 * (low + high);
            if (measure(Halves(from, middle)) >= 0.0)
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        return Halves(from, high);
    }

    private (State Next, double Taken_m) Advance(State from, ref double step_m)
    {
        while (true)
        {
            var whole = Step(from, step_m);
            var halves = Halves(from, step_m);
            var apart_m = Math.Max(Math.Abs(whole.Height_m - halves.Height_m), Math.Max(Math.Abs(whole.Angle_rad - halves.Angle_rad), Math.Abs(whole.Elevation_rad - halves.Elevation_rad)) * _radius_m);
            if (apart_m <= StepTolerance_m || step_m <= LeastStep_m)
            {
                var taken_m = step_m;
                step_m *= apart_m < StepTolerance_m / 32.0 ? 2.0 : 1.0;
                return (halves, taken_m);
            }

            step_m *= 0.5;
        }
    }

    private State Halves(State from, double step_m) => Step(Step(from, 0.5 * step_m), 0.5 * step_m);

    private State Step(State from, double step_m)
    {
        var first = Slope(from);
        var second = Slope(from.Along(first, 0.5 * step_m));
        var third = Slope(from.Along(second, 0.5 * step_m));
        var fourth = Slope(from.Along(third, step_m));
        return new State(
            from.Path_m + step_m,
            from.Height_m + (step_m / 6.0 * (first.Height_m + (2.0 * (second.Height_m + third.Height_m)) + fourth.Height_m)),
            from.Angle_rad + (step_m / 6.0 * (first.Angle_rad + (2.0 * (second.Angle_rad + third.Angle_rad)) + fourth.Angle_rad)),
            from.Elevation_rad + (step_m / 6.0 * (first.Elevation_rad + (2.0 * (second.Elevation_rad + third.Elevation_rad)) + fourth.Elevation_rad)),
            from.RadioRange_m + (step_m / 6.0 * (first.RadioRange_m + (2.0 * (second.RadioRange_m + third.RadioRange_m)) + fourth.RadioRange_m)));
    }

    private State Slope(State at)
    {
        var (sine, cosine) = Portable.SinCos(at.Elevation_rad);
        var (excess, slope_perM) = _air.IndexAndSlope(at.Height_m);
        var turn_perM = cosine / (_radius_m + at.Height_m);
        return new State(1.0, sine, turn_perM, turn_perM + (cosine * slope_perM / (1.0 + excess)), 1.0 + excess);
    }

    private RefractedRayPoint Told(State at)
    {
        var a = _radius_m + _start.Height_m;
        var b = _radius_m + at.Height_m;
        var rise_m = at.Height_m - _start.Height_m;
        var halfChord = Portable.Sin(0.5 * at.Angle_rad);
        var level_m = b * Portable.Sin(at.Angle_rad);
        var upright_m = rise_m - (2.0 * b * halfChord * halfChord);
        return new RefractedRayPoint(
            Length.FromMetres(at.Path_m),
            Length.FromMetres(at.RadioRange_m),
            Length.FromMetres(at.Height_m),
            Length.FromMetres(at.Angle_rad * _radius_m),
            Angle.FromRadians(at.Elevation_rad),
            Length.FromMetres(Math.Sqrt((rise_m * rise_m) + (4.0 * a * b * halfChord * halfChord))),
            at.Path_m > 0.0 ? Angle.FromRadians(Portable.Atan2(upright_m, level_m)) : Angle.FromRadians(_start.Elevation_rad));
    }

    private readonly record struct State(double Path_m, double Height_m, double Angle_rad, double Elevation_rad, double RadioRange_m)
    {
        public State Along(State slope, double step_m) => new(
            Path_m + step_m,
            Height_m + (step_m * slope.Height_m),
            Angle_rad + (step_m * slope.Angle_rad),
            Elevation_rad + (step_m * slope.Elevation_rad),
            RadioRange_m + (step_m * slope.RadioRange_m));
    }
}
