using Rampart.Quantities;

namespace Rampart.Physics.Ballistics;

/// <summary>The flight of a ballistic missile from a launch to an impact place: boost, free flight, and the air on both ways.</summary>
/// <remarks>
/// <para>Formula: r̈ = −μ·r/r³ − (ρ·v/(2·β))·v + a_T. The thrust a_T keeps its size and its direction in inertial space from lift-off to burn-out, so that the
/// boost is close to a straight, slanting line. Its direction gives at burn-out the flight-path angle of the loft (by default that of least energy, without air,
/// from there to the impact place); its size brings the body down at the impact place. Both are found by shooting.</para>
/// <para>Source: the equations of motion of a point mass; angle of least energy: Bate, Mueller and White, Fundamentals of Astrodynamics (1971), 6.2; the pitch programme is a simplification of ours.</para>
/// <para>Valid: an Earth that does not turn, gravity of a point mass, launch at rest, one stage, a constant ballistic coefficient; an impulsive launch through dense air asks for far too much speed.</para>
/// </remarks>
public sealed class BallisticFlight
{
    private readonly FlightPlane _plane;
    private readonly FlightState[] _path;

    /// <exception cref="ArgumentException">The two places are the same, or face each other through the Earth's centre.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The body's numbers are impossible, or no thrust carries it to the place with this loft: too steep, or too much drag.</exception>
    public BallisticFlight(EcefPosition launch, EcefPosition impact, BallisticBody body, Loft loft = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(body.Air);
        ArgumentOutOfRangeException.ThrowIfNegative(body.BurnTime.Microseconds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(body.BallisticCoefficient_kgpm2);
        _plane = new FlightPlane(launch, impact);
        var shot = new BallisticShot(_plane, body, loft);
        var thrust = shot.Thrust();
        _path = shot.Path(thrust);

        var burnOut = StateAt(body.BurnTime.Seconds);
        var end = _path[^1];
        BurnOut = body.BurnTime;
        Thrust = Acceleration.FromMetresPerSecondSquared(body.BurnTime > Duration.Zero ? thrust : 0.0);
        BurnOutSpeed = Speed.FromMetresPerSecond(burnOut.Speed_mps);
        BurnOutAngle = Angle.FromRadians(Portable.Atan2(burnOut.ClimbRate_mps, burnOut.LevelRate_mps));
        TimeOfFlight = Duration.FromSeconds(end.Time_s);
        ImpactSpeed = Speed.FromMetresPerSecond(end.Speed_mps);
        DescentAngle = Angle.FromRadians(Portable.Atan2(-end.ClimbRate_mps, end.LevelRate_mps));
        Miss = Length.FromMetres((_plane.Position(end.Up, end.Ahead) - impact).Norm);
        TimeOfApogee = Duration.FromSeconds(HighestTime_s());
        Apogee = Length.FromMetres(Wgs84.NormalAndHeight(At(TimeOfApogee.Seconds).Position).Height_m);
    }

    /// <summary>When the thrust ends.</summary>
    public Duration BurnOut { get; }

    /// <summary>The thrust on a unit of mass; nought for an impulsive launch.</summary>
    public Acceleration Thrust { get; }

    public Speed BurnOutSpeed { get; }

    /// <summary>The flight-path angle at burn-out, above the plane at right angles to the line from the Earth's centre.</summary>
    public Angle BurnOutAngle { get; }

    public Duration TimeOfApogee { get; }

    /// <summary>The height above the ellipsoid where it is furthest from the Earth's centre.</summary>
    public Length Apogee { get; }

    public Duration TimeOfFlight { get; }

    public Speed ImpactSpeed { get; }

    /// <summary>How steeply it comes down, below the same plane at the impact place.</summary>
    public Angle DescentAngle { get; }

    /// <summary>How far from the impact place the shooting ended.</summary>
    public Length Miss { get; }

    /// <summary>Place (ECEF) and velocity (m/s, in axes that do not turn with the Earth) this many seconds after launch; before the launch and after the impact, those of the ends.</summary>
    public (EcefPosition Position, EcefVector Velocity) At(double seconds)
    {
        var state = StateAt(seconds);
        return (_plane.Position(state.Up, state.Ahead), _plane.Vector(state.UpRate, state.AheadRate));
    }

    // Cubic Hermite over the steps of the integration.
    private FlightState StateAt(double time_s)
    {
        int low = 0, high = _path.Length - 1;
        if (!(time_s > 0.0))
        {
            return _path[low];
        }

        if (time_s >= _path[high].Time_s)
        {
            return _path[high];
        }

        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = _path[middle].Time_s <= time_s ? (middle, high) : (low, middle);
        }

        ref readonly var from = ref _path[low];
        ref readonly var to = ref _path[high];
        double span = to.Time_s - from.Time_s, share = (time_s - from.Time_s) / span;
        var (up, upRate) = Hermite(from.Up, from.UpRate * span, to.Up, to.UpRate * span, share);
        var (ahead, aheadRate) = Hermite(from.Ahead, from.AheadRate * span, to.Ahead, to.AheadRate * span, share);
        return new FlightState(time_s, up, ahead, upRate / span, aheadRate / span);
    }

    private static (double Value, double Slope) Hermite(double from, double slopeThere, double to, double slopeHere, double share)
    {
        var change = to - from;
        double square = (3.0 * change) - (2.0 * slopeThere) - slopeHere, cube = slopeThere + slopeHere - (2.0 * change);
        return (from + (share * (slopeThere + (share * (square + (share * cube))))), slopeThere + (share * ((2.0 * square) + (3.0 * share * cube))));
    }

    // Where it begins to come down.
    private double HighestTime_s()
    {
        var first = Array.FindIndex(_path, 1, state => state.ClimbRate_mps < 0.0);
        double rising = _path[first - 1].Time_s, falling = _path[first].Time_s;
        while (falling - rising > 1e-6)
        {
            var middle = (rising + falling) / 2.0;
            (rising, falling) = StateAt(middle).ClimbRate_mps >= 0.0 ? (middle, falling) : (rising, middle);
        }

        return rising;
    }
}
