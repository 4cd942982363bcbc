using System.Runtime.CompilerServices;
using Rampart.Quantities;

namespace Rampart.Tracking;

/// <summary>Six doubles: east, north, up in metres, then their rates in metres per second.</summary>
[InlineArray(6)]
public struct StateVector
{
    private double _first;
}

/// <summary>The covariance of a <see cref="StateVector"/>, row by row.</summary>
[InlineArray(36)]
public struct StateCovariance
{
    private double _first;
}

/// <summary>What is believed of one target at one moment: place and velocity in the tracker's frame, and how far they may err.</summary>
public struct Estimate
{
    /// <summary>The moment for which the estimate stands.</summary>
    public SimulationTime Time;

    public StateVector State;

    public StateCovariance Covariance;

    public readonly double Speed =>
        Math.Sqrt((State[3] * State[3]) + (State[4] * State[4]) + (State[5] * State[5]));

    /// <summary>Standard deviation of the place over the three axes at the time of the estimate, metres.</summary>
    public readonly double PositionDeviation_m =>
        Math.Sqrt(Covariance[0] + Covariance[7] + Covariance[14]);

    /// <summary>Standard deviation of the velocity over the three axes, metres per second.</summary>
    public readonly double SpeedDeviation_mps =>
        Math.Sqrt(Covariance[21] + Covariance[28] + Covariance[35]);

    /// <summary>Where the target will be (or was), in the tracker's frame, by its speed alone.</summary>
    public readonly EnuOffset PositionAt(SimulationTime time)
    {
        var dt = (time - Time).Seconds;
        return new EnuOffset(State[0] + (State[3] * dt), State[1] + (State[4] * dt), State[2] + (State[5] * dt));
    }
}
