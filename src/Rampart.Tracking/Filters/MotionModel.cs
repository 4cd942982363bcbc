using Rampart.Quantities;

namespace Rampart.Tracking.Filters;

/// <summary>Which way a target moves while a model holds.</summary>
public enum MotionKind
{
    /// <summary>Nearly constant velocity.</summary>
    ConstantVelocity,

    /// <summary>A turn at nearly constant speed in the horizontal plane, its rate unknown and estimated.</summary>
    CoordinatedTurn,

    /// <summary>Nearly constant acceleration.</summary>
    ConstantAcceleration,
}

/// <summary>One way in which a target may move, and how long it keeps to it.</summary>
/// <param name="Name">What reports call it.</param>
/// <param name="Kind">The equations.</param>
/// <param name="Noise">What the equations leave out.</param>
/// <param name="Sojourn">Mean time before a target changes to another model.</param>
/// <param name="Share">Probability of the model when nothing is known yet; weighs, too, which model follows another.</param>
/// <param name="Fresh">Standard deviation of what only this model holds when it begins: a turn rate (rad/s) or each component of an acceleration (m/s²).</param>
public sealed record MotionModel(string Name, MotionKind Kind, ProcessNoise Noise, Duration Sojourn, double Share, double Fresh = 0.0);

/// <summary>Intensities of the white noise that drives a model.</summary>
/// <param name="Along_m2ps3">Of the acceleration along the track's horizontal velocity, m²/s³.</param>
/// <param name="Across_m2ps3">Of the horizontal acceleration across it, m²/s³.</param>
/// <param name="Vertical_m2ps3">Of the vertical acceleration, m²/s³.</param>
/// <param name="ClimbTime_s">Time constant with which a rate of climb is given up, seconds; infinite for what keeps its rate.</param>
/// <param name="TurnRate_rad2ps3">Of the rate of change of the turn rate, rad²/s³; for the coordinated turn.</param>
/// <param name="Jerk_m2ps5">Of the rate of change of the acceleration, m²/s⁵; for constant acceleration.</param>
public sealed record ProcessNoise(
    double Along_m2ps3, double Across_m2ps3, double Vertical_m2ps3, double ClimbTime_s = double.PositiveInfinity, double TurnRate_rad2ps3 = 0.0, double Jerk_m2ps5 = 0.0);
