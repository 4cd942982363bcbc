using System.Runtime.CompilerServices;
using Rampart.Quantities;

namespace Rampart.Physics.Flight;

/// <summary>One row of a printed fly-out table: an intercept point and what the flight to it takes.</summary>
/// <param name="GroundRange">Distance along the ground from the launcher.</param>
/// <param name="Height">Height of the point above sea level.</param>
/// <param name="Seconds">Time of flight; infinite where the point is out of reach.</param>
/// <param name="Speed_mps">Speed on arrival; zero where the point is out of reach.</param>
public readonly record struct TimeAndReach(Length GroundRange, Length Height, double Seconds, double Speed_mps);

/// <summary>Way, time and speed of an interceptor on straight paths of any elevation, reckoned once and then looked up.</summary>
/// <remarks>
/// <para>Formula: boost s = a·t²/2 with a = burn-out speed/burn time; then dv/dt = −ρ(h)·v²/(2β) − g·sin γ along a straight line over a round Earth, solved by
/// the Runge–Kutta method in equal steps for a row of elevations; between steps cubic in time, between elevations straight in sin ε.</para>
/// <para>Source: Zarchan, Tactical and Strategic Missile Guidance, 6th ed. (drag by ballistic coefficient; chapter unconfirmed); the constant acceleration and the straight path
/// are assumptions of the model.</para>
/// <para>Valid: paths of gentle curvature at constant ballistic coefficient; lofted flights are longer and faster than this table says. Elevations below −14.5° count as −14.5°.</para>
/// </remarks>
public sealed class FlyoutTable
{
    private const double MeanEarthRadius_m = 6_371_000.0;

    // Elevations crowd around the horizon, where a little climb changes the air most: sin ε = q·|q| for q in equal steps.
    private const int Elevations = 73;
    private const double LowestRoot = -0.5;
    private const double RootStep = (1.0 - LowestRoot) / (Elevations - 1);
    // A power of two: times its inverse is the same as divided by it.
    private const double Step_s = 0.5;

    // The flight is reckoned on below the least useful speed, so that a neighbouring elevation that is still useful has something to blend with.
    private const double SlowestShare = 0.25;

    private static readonly double[] Sines = [.. Enumerable.Range(0, Elevations).Select(SineOf)];

    private readonly double _acceleration;
    private readonly double _burnTime;
    private readonly double _burnOutWay;
    private readonly double _launcherRadius;
    private readonly int _times;

    // By elevation, then by time since burn-out.
    private readonly double[] _way;
    private readonly double[] _speed;
    private readonly double[] _end;

    // By time since burn-out: no path of any elevation is flown faster from then on.
    private readonly double[] _fastest;

    /// <param name="profile">The interceptor.</param>
    /// <param name="density_kgpm3">Air density by height in metres; the exponential atmosphere if nothing is given.</param>
    /// <exception cref="ArgumentOutOfRangeException">A speed, coefficient or time that is not positive (a burn time may be zero), a burn-out speed below the least useful one, a burn longer than the flight.</exception>
    public FlyoutTable(FlyoutProfile profile, Func<double, double>? density_kgpm3 = null)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(profile.LeastUsefulSpeed.MetresPerSecond);
        ArgumentOutOfRangeException.ThrowIfLessThan(profile.BurnOutSpeed, profile.LeastUsefulSpeed);
        ArgumentOutOfRangeException.ThrowIfNegative(profile.BurnTime.Seconds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(profile.BallisticCoefficient_kgpm2);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(profile.LongestFlight, profile.BurnTime);
        Profile = profile;
        _burnTime = profile.BurnTime.Seconds;
        var burnOut = profile.BurnOutSpeed.MetresPerSecond;
        _acceleration = _burnTime > 0.0 ? burnOut / _burnTime : 0.0;
        _burnOutWay = 0.5 * burnOut * _burnTime;
        _launcherRadius = MeanEarthRadius_m + profile.LauncherHeight.Metres;
        var coasting = profile.LongestFlight.Seconds - _burnTime;
        _times = (int)Math.Ceiling(coasting / Step_s) + 1;
        _way = new double[Elevations * _times];
        _speed = new double[Elevations * _times];
        _end = new double[Elevations];
        for (var i = 0; i < Elevations; i++)
        {
            Reckon(i, new FlyoutPath(profile.LauncherHeight.Metres, SineOf(i), profile.BallisticCoefficient_kgpm2, density_kgpm3 ?? ExponentialAtmosphere.Density_kgpm3), coasting);
        }

        _fastest = new double[_times];
        var fastest = 0.0;
        for (var time = _times - 1; time >= 0; time--)
        {
            for (var i = 0; i < Elevations; i++)
            {
                fastest = Math.Max(fastest, _speed[(i * _times) + time]);
            }

            _fastest[time] = fastest;
        }

        GreatestSpeed_mps = _fastest[0];
    }

    /// <summary>The interceptor for which the table was made.</summary>
    public FlyoutProfile Profile { get; }

    /// <summary>No part of any path is flown faster than this, metres per second.</summary>
    public double GreatestSpeed_mps { get; }

    /// <summary>No part of any path is flown faster than this so many seconds after the launch and later, metres per second.</summary>
    public double GreatestSpeedFrom_mps(double seconds) => _fastest[Math.Clamp((int)((seconds - _burnTime) * (1.0 / Step_s)), 0, _times - 1)];

    /// <summary>Way flown in metres after so many seconds; past the end of the useful flight it goes on slowing down, to a quarter of the least useful speed.</summary>
    public double DistanceAfter(double seconds, double sineElevation)
    {
        if (seconds <= _burnTime)
        {
            return 0.5 * _acceleration * seconds * seconds;
        }

        var (row, share) = Between(sineElevation);
        var (column, part) = Column(seconds - _burnTime);
        return Cubic(row, share, column).At(part);
    }

    /// <summary>The way of four flights at once; each is, bit for bit, what it is alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Four DistanceAfter(Four seconds, Four sineElevation)
    {
        var isBoosting = seconds <= Four.All(_burnTime);
        var boost = Four.All(0.5 * _acceleration) * seconds * seconds;
        if (isBoosting.IsAll)
        {
            return boost;
        }

        var sine = Four.Clamp(sineElevation, LowestRoot * Math.Abs(LowestRoot), 1.0);
        var size = Four.Sqrt(Four.Max(sine, -sine));
        var root = Four.Choose(sine < Four.Zero, -size, size);
        var rows = Four.Clamp(Four.Floor((root - Four.All(LowestRoot)) / Four.All(RootStep)), 0.0, Elevations - 2.0);
        var steps = (seconds - Four.All(_burnTime)) * Four.All(1.0 / Step_s);
        var columns = Four.Clamp(Four.Floor(steps), 0.0, _times - 2.0);
        var part = steps - columns;

        // Each flight has its own place in the table.
        int row0 = (int)rows[0], row1 = (int)rows[1], row2 = (int)rows[2], row3 = (int)rows[3];
        var sines = Sines;
        var low = Four.Of(sines[row0], sines[row1], sines[row2], sines[row3]);
        var high = Four.Of(sines[row0 + 1], sines[row1 + 1], sines[row2 + 1], sines[row3 + 1]);
        var share = Four.Clamp((sine - low) / (high - low), 0.0, 1.0);
        int at0 = (row0 * _times) + (int)columns[0], at1 = (row1 * _times) + (int)columns[1], at2 = (row2 * _times) + (int)columns[2], at3 = (row3 * _times) + (int)columns[3];
        var step = Four.All(Step_s);
        var from = Blend(_way, _times, at0, at1, at2, at3, share);
        var to = Blend(_way, _times, at0 + 1, at1 + 1, at2 + 1, at3 + 1, share);
        var slope = Blend(_speed, _times, at0, at1, at2, at3, share) * step;
        var lastSlope = Blend(_speed, _times, at0 + 1, at1 + 1, at2 + 1, at3 + 1, share) * step;
        return Four.Choose(isBoosting, boost, RisingCubic.At(from, to, slope, lastSlope, part));
    }

    /// <summary>Speed in metres per second after so many seconds.</summary>
    public double SpeedAfter(double seconds, double sineElevation)
    {
        if (seconds < _burnTime)
        {
            return _acceleration * seconds;
        }

        var (row, share) = Between(sineElevation);
        var (column, part) = Column(seconds - _burnTime);
        return Cubic(row, share, column).ChangeAt(part) / Step_s;
    }

    /// <summary>Seconds of flight to a path length in metres; positive infinity where the speed has fallen below the least useful one before, or the flight has ended.</summary>
    public double SecondsTo(double distance_m, double sineElevation)
    {
        if (distance_m <= _burnOutWay)
        {
            return _acceleration > 0.0 ? Math.Sqrt(2.0 * Math.Max(distance_m, 0.0) / _acceleration) : 0.0;
        }

        var (row, share) = Between(sineElevation);
        var end = End(row, share);
        if (distance_m > DistanceAfter(_burnTime + end, sineElevation))
        {
            return double.PositiveInfinity;
        }

        int before = 0, after = _times - 1;
        while (after - before > 1)
        {
            var middle = (before + after) / 2;
            if (WayAt(row, share, middle) <= distance_m)
            {
                before = middle;
            }
            else
            {
                after = middle;
            }
        }

        return _burnTime + Math.Min((before + Cubic(row, share, before).PartFor(distance_m)) * Step_s, end);
    }

    /// <summary>Way in metres until the speed has fallen to the least useful one, or the flight ends.</summary>
    public double Reach_m(double sineElevation)
    {
        var (row, share) = Between(sineElevation);
        return DistanceAfter(_burnTime + End(row, share), sineElevation);
    }

    /// <summary>Seconds until the speed has fallen to the least useful one, or the flight ends.</summary>
    public double UsefulSeconds(double sineElevation)
    {
        var (row, share) = Between(sineElevation);
        return _burnTime + End(row, share);
    }

    /// <summary>Rows for a printed table: each ground range with each height.</summary>
    public IEnumerable<TimeAndReach> TimeAndReach(IEnumerable<Length> groundRanges, IReadOnlyCollection<Length> heights)
    {
        ArgumentNullException.ThrowIfNull(groundRanges);
        ArgumentNullException.ThrowIfNull(heights);
        return groundRanges.SelectMany(_ => heights, Row);
    }

    private TimeAndReach Row(Length groundRange, Length height)
    {
        var (east, up) = Portable.SinCos(groundRange.Metres / MeanEarthRadius_m);
        var target = MeanEarthRadius_m + height.Metres;
        double across = target * east, climb = (target * up) - _launcherRadius;
        var way = Math.Sqrt((across * across) + (climb * climb));
        var sine = way > 0.0 ? climb / way : 0.0;
        var seconds = SecondsTo(way, sine);
        return new TimeAndReach(groundRange, height, seconds, double.IsPositiveInfinity(seconds) ? 0.0 : SpeedAfter(seconds, sine));
    }

    private void Reckon(int row, FlyoutPath path, double coasting)
    {
        var least = Profile.LeastUsefulSpeed.MetresPerSecond;
        var slowest = SlowestShare * least;
        double way = _burnOutWay, speed = Profile.BurnOutSpeed.MetresPerSecond;
        var first = row * _times;
        _end[row] = speed <= least ? 0.0 : double.PositiveInfinity;
        for (var i = 0; i < _times; i++)
        {
            _way[first + i] = way;
            _speed[first + i] = speed;
            var (nextWay, nextSpeed) = speed > slowest ? path.Advance(way, speed, Step_s) : (way, slowest);
            if (speed > least && nextSpeed <= least)
            {
                _end[row] = (i * Step_s) + Falling(path, way, speed, least);
            }

            speed = Math.Max(nextSpeed, slowest);
            way = Math.Max(nextWay, way + (slowest * Step_s));
        }

        _end[row] = Math.Min(_end[row], coasting);
    }

    // Seconds within a step until the speed has fallen to the least useful one.
    private static double Falling(FlyoutPath path, double way, double speed, double least)
    {
        double before = 0.0, after = Step_s;
        for (var i = 0; i < 50; i++)
        {
            var middle = 0.5 * (before + after);
            if (path.Advance(way, speed, middle).Speed > least)
            {
                before = middle;
            }
            else
            {
                after = middle;
            }
        }

        return before;
    }

    private static double SineOf(int row)
    {
        var root = LowestRoot + (row * RootStep);
        return row == Elevations - 1 ? 1.0 : root * Math.Abs(root);
    }

    private static (int Row, double Share) Between(double sineElevation)
    {
        var sine = Math.Clamp(sineElevation, LowestRoot * Math.Abs(LowestRoot), 1.0);
        var root = sine < 0.0 ? -Math.Sqrt(-sine) : Math.Sqrt(sine);
        var row = Math.Clamp((int)Math.Floor((root - LowestRoot) / RootStep), 0, Elevations - 2);
        double low = Sines[row], high = Sines[row + 1];
        return (row, Math.Clamp((sine - low) / (high - low), 0.0, 1.0));
    }

    private (int Column, double Part) Column(double sinceBurnOut)
    {
        var steps = sinceBurnOut / Step_s;
        var column = Math.Clamp((int)Math.Floor(steps), 0, _times - 2);
        return (column, steps - column);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Four Blend(double[] values, int rowLength, int at0, int at1, int at2, int at3, Four share)
    {
        var below = Four.Of(values[at0], values[at1], values[at2], values[at3]);
        var above = Four.Of(values[at0 + rowLength], values[at1 + rowLength], values[at2 + rowLength], values[at3 + rowLength]);
        return below + (share * (above - below));
    }

    private double End(int row, double share) => _end[row] + (share * (_end[row + 1] - _end[row]));

    private double WayAt(int row, double share, int column)
    {
        var at = (row * _times) + column;
        return _way[at] + (share * (_way[at + _times] - _way[at]));
    }

    private double SpeedAt(int row, double share, int column)
    {
        var at = (row * _times) + column;
        return _speed[at] + (share * (_speed[at + _times] - _speed[at]));
    }

    private RisingCubic Cubic(int row, double share, int column) => new(
        WayAt(row, share, column), WayAt(row, share, column + 1), SpeedAt(row, share, column) * Step_s, SpeedAt(row, share, column + 1) * Step_s);
}
