using System.Runtime.CompilerServices;
using Rampart.Physics.Propagation;
using Rampart.Quantities;
using Rampart.Simulation.Tracking;
using Rampart.Tracking;

namespace Rampart.Simulation.Command;

/// <summary>Where a track is going: straight on at its height, or falling freely when it is fast enough to be ballistic.</summary>
/// <remarks>An aircraft is taken to keep its height: a radar's estimate of climb is worth little over minutes, and guidance corrects it.</remarks>
public readonly struct Prediction
{
    private const double Gravity_mps2 = 9.80665;

    // A short-range ballistic missile falls from its apogee in two to three minutes.
    private const double LongestFall_s = 200.0;

    // Level flight over the curved Earth sinks in the theatre's frame: under 1 % of the speed out to 900 km.
    private const double SinkingShare = 1.01;

    // Far more than rounding takes.
    private const double ClearlyAbove_m = 1.0;
    private readonly SimulationTime _from;
    private readonly EnuOffset _place;
    private readonly EnuOffset _velocity;
    private readonly double _origin_m;
    private readonly double _lowest_m;

    /// <param name="track">The estimate.</param>
    /// <param name="post">Says from which speed on a track is judged ballistic.</param>
    /// <param name="origin_m">Height above the ellipsoid of the theatre's origin.</param>
    /// <param name="lowest_m">Nothing is predicted to lie lower than this: the lowest ground.</param>
    public Prediction(in Track track, CommandPostDefinition post, double origin_m, double lowest_m)
        : this(track.Estimate, post, origin_m, lowest_m)
    {
    }

    /// <param name="estimate">Of whatever is to be predicted.</param>
    /// <param name="post">Says from which speed on a track is judged ballistic.</param>
    /// <param name="origin_m">Height above the ellipsoid of the theatre's origin.</param>
    /// <param name="lowest_m">Nothing is predicted to lie lower than this: the lowest ground.</param>
    public Prediction(in Estimate estimate, CommandPostDefinition post, double origin_m, double lowest_m)
    {
        ArgumentNullException.ThrowIfNull(post);
        _origin_m = origin_m;
        _lowest_m = lowest_m;
        ref readonly var state = ref estimate.State;
        _from = estimate.Time;
        _place = new EnuOffset(state[0], state[1], state[2]);
        _velocity = new EnuOffset(state[3], state[4], state[5]);

        // Two deviations below the estimate: a wild estimate of an aircraft's speed does not make it fall.
        IsBallistic = estimate.Speed - (2.0 * estimate.SpeedDeviation_mps) > post.BallisticSpeed.MetresPerSecond;
    }

    public bool IsBallistic { get; }

    /// <summary>No faster than this, metres per second, within the minutes that a missile flies.</summary>
    public double GreatestSpeed_mps => (_velocity.Norm * SinkingShare) + (IsBallistic ? Gravity_mps2 * LongestFall_s : 0.0);

    /// <summary>The place in the theatre's frame, metres.</summary>
    public EnuOffset At(SimulationTime time)
    {
        var dt = (time - _from).Seconds;
        var east = _place.East + (_velocity.East * dt);
        var north = _place.North + (_velocity.North * dt);
        var place = IsBallistic
            ? new EnuOffset(east, north, _place.Up + (_velocity.Up * dt) - (0.5 * Gravity_mps2 * dt * dt))
            : new EnuOffset(east, north, UpAtHeight(east, north));
        var below = _lowest_m - Height_m(place, _origin_m);
        return below > 0.0 ? place with { Up = place.Up + below } : place;
    }

    /// <summary>The places at four moments, so many seconds from now; each is, bit for bit, what it is alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public EnuOffsets At(SimulationTime now, Four seconds)
    {
        // Whole microseconds, exact as doubles.
        var dt = (Four.All((double)(now - _from).Microseconds) + Four.Round(seconds * Four.All(1e6))) / Four.All(1e6);
        var east = Four.All(_place.East) + (Four.All(_velocity.East) * dt);
        var north = Four.All(_place.North) + (Four.All(_velocity.North) * dt);
        var outThen = (east * east) + (north * north);
        Four up;
        if (IsBallistic)
        {
            up = Four.All(_place.Up) + (Four.All(_velocity.Up) * dt) - (Four.All(0.5 * Gravity_mps2) * dt * dt);
        }
        else
        {
            var outNow = Square(_place.East) + Square(_place.North);
            up = Four.All(_place.Up) - ((outThen - Four.All(outNow)) / Four.All(2.0 * RadarHorizon.MeanEarthRadius.Metres));
        }

        // Over the curved Earth a place is higher than in the plane.
        if ((up > Four.All(_lowest_m - _origin_m + ClearlyAbove_m)).IsAll)
        {
            return new EnuOffsets(east, north, up);
        }

        var radius = Four.All(RadarHorizon.MeanEarthRadius.Metres + _origin_m);
        var centre = radius + up;
        var height = Four.All(_origin_m) + Four.Sqrt(outThen + (centre * centre)) - radius;
        var below = Four.All(_lowest_m) - height;
        return new EnuOffsets(east, north, Four.Choose(below > Four.Zero, up + below, up));
    }

    /// <summary>How fast it will be, metres per second.</summary>
    public double SpeedAt(SimulationTime time) => IsBallistic
        ? (_velocity with { Up = _velocity.Up - (Gravity_mps2 * (time - _from).Seconds) }).Norm
        : _velocity.Norm;

    /// <summary>Height above the ellipsoid of a place in the theatre's frame, whose origin has the given height.</summary>
    /// <remarks>The frame's plane rises over the curved Earth by d²/2a: good to some tens of metres at 400 km.</remarks>
    public static double Height_m(in EnuOffset place, double originHeight_m)
    {
        var radius = RadarHorizon.MeanEarthRadius.Metres + originHeight_m;
        var horizontalSquared = (place.East * place.East) + (place.North * place.North);
        var centre = radius + place.Up;
        return originHeight_m + Math.Sqrt(horizontalSquared + (centre * centre)) - radius;
    }

    /// <summary>How near the track will come to a place, and when: straight on, or at the ground where a ballistic track falls.</summary>
    public (double Distance_m, double Seconds) ClosestApproach(SimulationTime now, in EnuOffset to) => ClosestApproach(now, At(now), to);

    /// <summary>The same from where the track is now, for one who asks about many places.</summary>
    public (double Distance_m, double Seconds) ClosestApproach(SimulationTime now, in EnuOffset at, in EnuOffset to)
    {
        double east = to.East - at.East, north = to.North - at.North, up = to.Up - at.Up;
        if (IsBallistic)
        {
            var climb = _velocity.Up - (Gravity_mps2 * (now - _from).Seconds);
            var root = (climb * climb) + (2.0 * Gravity_mps2 * Math.Max(-up, 0.0));
            var falls = (climb + Math.Sqrt(root)) / Gravity_mps2;
            return (Math.Sqrt(Square(east - (_velocity.East * falls)) + Square(north - (_velocity.North * falls))), falls);
        }

        // Over the ground: a low flyer does not dive along the tangent.
        var speedSquared = Square(_velocity.East) + Square(_velocity.North);
        if (speedSquared <= 0.0)
        {
            return (Math.Sqrt(Square(east) + Square(north)), 0.0);
        }

        var seconds = Math.Max(((east * _velocity.East) + (north * _velocity.North)) / speedSquared, 0.0);
        return (Math.Sqrt(Square(east - (_velocity.East * seconds)) + Square(north - (_velocity.North * seconds))), seconds);
    }

    // The frame's plane rises over the curved Earth: the same height stands lower in it the farther out it is.
    private double UpAtHeight(double east, double north)
    {
        var outThen = Square(east) + Square(north);
        var outNow = Square(_place.East) + Square(_place.North);
        return _place.Up - ((outThen - outNow) / (2.0 * RadarHorizon.MeanEarthRadius.Metres));
    }

    private static double Square(double value) => value * value;
}

/// <summary>Four places in the theatre's frame, metres.</summary>
public readonly struct EnuOffsets(Four east, Four north, Four up)
{
    public Four East { get; } = east;

    public Four North { get; } = north;

    public Four Up { get; } = up;
}
