using Rampart.Quantities;

namespace Rampart.Physics.Flight;

/// <summary>How an interceptor gains speed and loses it again: boost, then coasting against the air and the climb.</summary>
/// <param name="BurnOutSpeed">Speed when the motor stops.</param>
/// <param name="BurnTime">How long the motor burns; the acceleration is taken as constant.</param>
/// <param name="BallisticCoefficient_kgpm2">β = m/(Cd·A): mass over drag coefficient times frontal area; infinity for no drag.</param>
/// <param name="LauncherHeight">Height of the launcher above sea level.</param>
/// <param name="LeastUsefulSpeed">Below this speed the interceptor can no longer follow a target.</param>
/// <param name="LongestFlight">After this time the flight ends whatever the speed (battery, self-destruction).</param>
public sealed record FlyoutProfile(Speed BurnOutSpeed, Duration BurnTime, double BallisticCoefficient_kgpm2, Length LauncherHeight, Speed LeastUsefulSpeed, Duration LongestFlight);
