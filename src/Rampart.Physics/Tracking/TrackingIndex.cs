using Rampart.Quantities;

namespace Rampart.Physics.Tracking;

/// <summary>How well a radar that looks again and again knows a coordinate of a target that may manoeuvre: the steady state of the best filter of constant velocity.</summary>
/// <remarks>
/// <para>Formula: Λ = σa·T²/σ; r = (4 + Λ − √(8Λ + Λ²))/4; α = 1 − r²; β = 2(2 − α) − 4√(1 − α), which is the same as Λ² = β²/(1 − α); the
/// deviation of the place just after a look is √α·σ. σ deviation of one look, σa of the acceleration between looks, T time between them.</para>
/// <para>Source: Kalata, The tracking index: a generalized parameter for α-β and α-β-γ target trackers, IEEE Transactions on Aerospace and
/// Electronic Systems 20 (1984), 174–182 (page unconfirmed; the relation Λ² = β²/(1 − α) is checked by a test).</para>
/// <para>Valid: looks at equal times with independent errors, one coordinate by itself, an acceleration drawn anew at each look.</para>
/// </remarks>
public static class TrackingIndex
{
    /// <summary>Λ: how much a target may wander between two looks, against the error of one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A deviation or a time that is not above zero.</exception>
    public static double Of(Length lookDeviation, Duration between, Acceleration manoeuvre)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(lookDeviation.Metres);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(between.Seconds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(manoeuvre.MetresPerSecondSquared);
        return manoeuvre.MetresPerSecondSquared * between.Seconds * between.Seconds / lookDeviation.Metres;
    }

    /// <summary>α: the share of a look's error that is left in the estimate, as variance.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative index.</exception>
    public static double PositionGain(double trackingIndex)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trackingIndex);
        var r = (4.0 + trackingIndex - Math.Sqrt((8.0 * trackingIndex) + (trackingIndex * trackingIndex))) / 4.0;
        return 1.0 - (r * r);
    }

    /// <summary>β, the gain of the velocity.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative index.</exception>
    public static double VelocityGain(double trackingIndex)
    {
        var alpha = PositionGain(trackingIndex);
        return (2.0 * (2.0 - alpha)) - (4.0 * Math.Sqrt(1.0 - alpha));
    }

    /// <summary>Deviation of the place just after a look, in the long run.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A deviation or a time that is not above zero.</exception>
    public static Length SteadyDeviation(Length lookDeviation, Duration between, Acceleration manoeuvre) =>
        lookDeviation * Math.Sqrt(PositionGain(Of(lookDeviation, between, manoeuvre)));
}
