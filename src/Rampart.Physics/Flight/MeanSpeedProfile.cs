using Rampart.Quantities;

namespace Rampart.Physics.Flight;

/// <summary>How far an interceptor has flown after a time, from its mean speeds to a near and to a far range.</summary>
/// <remarks>
/// <para>Formula: T(s) = s / v̄(s), where the mean speed v̄ is v₁ up to the near range, falls in a straight line to v₂ at the far
/// range and keeps falling so beyond it; the way back is s = T·(v₁ − c·s₁)/(1 − c·T), c the slope of the line.</para>
/// <para>Source: definition of a mean speed; the straight line between two quoted values is an assumption of the model.</para>
/// <para>Valid: paths of gentle curvature; a slope so steep that the time would fall with the distance is refused.</para>
/// </remarks>
public readonly record struct MeanSpeedProfile
{
    private readonly double _nearSpeed;
    private readonly double _nearRange;
    private readonly double _slope;

    /// <exception cref="ArgumentOutOfRangeException">A speed or range that is not positive, a far range not beyond the near one, a far mean speed above the near one, or not above its half.</exception>
    public MeanSpeedProfile(Speed nearMeanSpeed, Length nearRange, Speed farMeanSpeed, Length farRange)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(nearMeanSpeed.MetresPerSecond);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(nearRange.Metres);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(farRange, nearRange);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(farMeanSpeed, nearMeanSpeed);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(farMeanSpeed, nearMeanSpeed * 0.5);
        _nearSpeed = nearMeanSpeed.MetresPerSecond;
        _nearRange = nearRange.Metres;
        _slope = (farMeanSpeed.MetresPerSecond - _nearSpeed) / (farRange.Metres - _nearRange);
    }

    /// <summary>No part of the path is flown faster than this, metres per second.</summary>
    public double GreatestSpeed_mps => _nearSpeed;

    /// <summary>Seconds of flight to a path length in metres.</summary>
    public double SecondsTo(double distance_m) =>
        distance_m <= _nearRange
            ? distance_m / _nearSpeed
            : distance_m / Math.Max(_nearSpeed + (_slope * (distance_m - _nearRange)), 1.0);

    /// <summary>Path length in metres after so many seconds of flight.</summary>
    public double DistanceAfter(double seconds)
    {
        var near = seconds * _nearSpeed;
        return near <= _nearRange ? near : seconds * (_nearSpeed - (_slope * _nearRange)) / (1.0 - (_slope * seconds));
    }
}
