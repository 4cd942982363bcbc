using Rampart.Quantities;

namespace Rampart.Physics.Ballistics;

/// <summary>A shot from the launch place with a given thrust and the loft's angle: where does it come down, and which thrust leads to the impact place?</summary>
/// <remarks>
/// <para>Formula: two nested searches: the thrust's direction for the flight-path angle at burn-out (secant), its size for the range (false position).</para>
/// <para>Source: shooting, as in any text on boundary values.</para>
/// <para>Valid: where more thrust carries further, which holds at a kept angle.</para>
/// </remarks>
internal sealed class BallisticShot(FlightPlane plane, BallisticBody body, Loft loft)
{
    private const double NearEnough_m = 0.1;
    private const double NearEnough_rad = 1e-10;
    private const double LongestFlight_s = 12.0 * 3600.0;
    private const int MostDirections = 25;
    private const int MostThrusts = 60;

    // Boost in steps of at most half a second: its acceleration hardly changes.
    private const double LongestBoostStep_s = 0.5;
    private const int FewestBoostSteps = 8;

    private const double LeastStep = 0.002;
    private const double GreatestStepBack = 0.3;

    private readonly FlightEquations _equations = new(plane, body);
    private readonly double _burnTime_s = body.BurnTime.Seconds;
    private readonly int _boostSteps = Math.Max(FewestBoostSteps, (int)Math.Ceiling(body.BurnTime.Seconds / LongestBoostStep_s));
    private readonly double _gravity_mps2 = MinimumEnergyArc.Mu / (plane.LaunchRadius_m * plane.LaunchRadius_m);

    private bool IsImpulsive => _burnTime_s == 0.0;

    /// <summary>The thrust in m/s² (the speed in m/s of an impulsive launch) that ends at the impact place.</summary>
    /// <exception cref="ArgumentOutOfRangeException">None does.</exception>
    public double Thrust()
    {
        var angle = AngleToward(Launch(0.0, 0.0));
        var q = HitSpeed.Q(plane.LaunchRadius_m, plane.ImpactRadius_m, plane.Between, Angle.FromRadians(angle));
        var guess = Math.Sqrt(q * MinimumEnergyArc.Mu / plane.LaunchRadius_m);
        var most = 3.0 * Math.Sqrt(2.0 * MinimumEnergyArc.Mu / plane.LaunchRadius_m);
        if (!IsImpulsive)
        {
            // What the speed asks for along the path, and what gravity takes.
            guess = (guess / _burnTime_s) + (_gravity_mps2 * Math.Max(0.0, Portable.Sin(angle)));
            most = (most / _burnTime_s) + _gravity_mps2;
        }

        var low = (At: guess, Value: Over_m(guess));
        var high = low;
        for (; high.Value < 0.0; high = Stepped(low))
        {
            low = high;
            if (high.At > most)
            {
                throw new ArgumentOutOfRangeException(nameof(body), body.BallisticCoefficient_kgpm2, "No thrust carries a body of this ballistic coefficient (kg/m²) so far with this burn time and loft.");
            }
        }

        for (var trial = 0; low.Value > 0.0; low = Stepped(high), trial++)
        {
            high = low;
            if (trial == MostThrusts)
            {
                throw new ArgumentOutOfRangeException(nameof(loft), angle * 180.0 / Portable.Pi, "With this flight-path angle (degrees) and burn time every thrust carries too far.");
            }
        }

        return FalsePosition.Root(Over_m, low, high, NearEnough_m);
    }

    /// <summary>Every step of the shot's flight, from launch to impact.</summary>
    public FlightState[] Path(double thrust)
    {
        var path = new List<FlightState>();
        Fly(thrust, path);
        return [.. path];
    }

    // A step toward the impact place and a little beyond: range grows at least with the thrust, at most with its square.
    private (double At, double Value) Stepped((double At, double Value) from)
    {
        var share = Math.Min(1.0, Math.Abs(from.Value) / (plane.Between.Radians * plane.ImpactRadius_m));
        var at = from.At * (from.Value < 0.0 ? 1.0 + Math.Max(LeastStep, 0.75 * share) : 1.0 - Math.Clamp(0.75 * share, LeastStep, GreatestStepBack));
        return (at, Over_m(at));
    }

    private double Over_m(double thrust)
    {
        if (Fly(thrust, path: null) is not { } end)
        {
            return -plane.Between.Radians * plane.ImpactRadius_m;
        }

        var angle = Portable.Atan2(end.Ahead, end.Up);
        return ((angle < -Portable.Pi / 2.0 ? angle + (2.0 * Portable.Pi) : angle) - plane.Between.Radians) * plane.ImpactRadius_m;
    }

    // Null where the thrust does not lift the body.
    private FlightState? Fly(double thrust, List<FlightState>? path)
    {
        FlightState state;
        if (IsImpulsive)
        {
            var (sin, cos) = Portable.SinCos(AngleToward(Launch(0.0, 0.0)));
            state = Launch(thrust * sin, thrust * cos);
            path?.Add(state);
        }
        else
        {
            if (Direction_rad(thrust) is not { } direction)
            {
                return null;
            }

            path?.Add(Launch(0.0, 0.0));
            state = Boosted(thrust, direction, path);
        }

        while (state.Time_s < LongestFlight_s)
        {
            var step_s = _equations.Step_s(state);
            var next = _equations.After(state, step_s, 0.0, 0.0);
            if (next.Radius_m <= plane.ImpactRadius_m && next.ClimbRate_mps < 0.0)
            {
                next = state.Radius_m > plane.ImpactRadius_m ? DownTo(plane.ImpactRadius_m, state, step_s) : next;
                path?.Add(next);
                return next;
            }

            path?.Add(next);
            state = next;
        }

        // It does not come back within any time that matters: as far as can be.
        return state with { Up = 0.0, Ahead = -plane.ImpactRadius_m };
    }

    private FlightState Launch(double upRate, double aheadRate) => new(0.0, plane.LaunchRadius_m, 0.0, upRate, aheadRate);

    // The direction of the thrust, above the horizon of the launch place, that gives the loft's angle at burn-out.
    private double? Direction_rad(double thrust)
    {
        var angle = AngleToward(Launch(0.0, 0.0));
        var lift = _gravity_mps2 * Portable.Cos(angle) / thrust;
        if (!(lift < 1.0))
        {
            return null;
        }

        // A straight path under constant gravity: thrust and weight add up to the path's direction.
        double before = angle + Portable.Asin(lift), off = Off(before);
        var now = before - off;
        for (var trial = 0; trial < MostDirections; trial++)
        {
            var offNow = Off(now);
            if (Math.Abs(offNow) < NearEnough_rad || offNow == off)
            {
                return now;
            }

            (before, off, now) = (now, offNow, now - (offNow * (now - before) / (offNow - off)));
        }

        return null;

        double Off(double direction)
        {
            var end = Boosted(thrust, direction, path: null);
            return Portable.Atan2(end.ClimbRate_mps, end.LevelRate_mps) - AngleToward(end);
        }
    }

    private FlightState Boosted(double thrust, double direction, List<FlightState>? path)
    {
        var (sin, cos) = Portable.SinCos(direction);
        var state = Launch(0.0, 0.0);
        var step_s = _burnTime_s / _boostSteps;
        for (var step = 0; step < _boostSteps; step++)
        {
            state = _equations.After(state, step_s, thrust * sin, thrust * cos);
            path?.Add(state);
        }

        return state;
    }

    // The loft's angle for a flight that begins here.
    private double AngleToward(in FlightState from)
    {
        var between = plane.Between.Radians - Portable.Atan2(from.Ahead, from.Up);
        return loft.FlightPathAngle_rad(HitSpeed.AngleOfLeastSpeed(from.Radius_m, plane.ImpactRadius_m, Angle.FromRadians(between)).Radians);
    }

    private FlightState DownTo(double radius_m, in FlightState from, double longest_s)
    {
        var step_s = longest_s;
        var state = from;
        for (var trial = 0; trial < MostDirections; trial++)
        {
            state = _equations.After(from, step_s, 0.0, 0.0);
            var above = state.Radius_m - radius_m;
            if (Math.Abs(above) < 1e-6)
            {
                break;
            }

            step_s = Math.Clamp(step_s - (above / state.ClimbRate_mps), 0.0, longest_s);
        }

        return state;
    }
}
