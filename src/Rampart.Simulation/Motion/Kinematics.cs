using Rampart.Quantities;

namespace Rampart.Simulation.Motion;

/// <summary>Where a target is and how it moves: truth.</summary>
/// <param name="Position">ECEF, metres.</param>
/// <param name="Velocity">ECEF, metres per second.</param>
/// <param name="Normal">Unit normal of the ellipsoid below the target.</param>
/// <param name="Height_m">Height above the ellipsoid in metres.</param>
public readonly record struct Kinematics(EcefPosition Position, EcefVector Velocity, EcefVector Normal, double Height_m);
