using Rampart.Quantities;

namespace Rampart.Physics.Ballistics;

/// <summary>The equations of motion of a body under gravity, thrust and drag, and one step of their solution.</summary>
/// <remarks>
/// <para>Formula: r̈ = −μ·r/r³ − (ρ·v/(2·β))·v + a_T, a_T fixed in inertial space while the motor burns; classical Runge–Kutta of the fourth order.</para>
/// <para>Source: point mass with constant ballistic coefficient, as in Zarchan, Tactical and Strategic Missile Guidance, chapters 10 and 12 (unconfirmed); Runge–Kutta in any text.</para>
/// <para>Valid: an Earth that neither turns nor is flattened in its gravity; the air follows the ellipsoid's height.</para>
/// </remarks>
internal readonly struct FlightEquations(FlightPlane plane, BallisticBody body)
{
    // Where drag changes the speed less than this share a second, the flight is free.
    private const double FreeOfDrag_perSecond = 1e-10;
    private const double LongestStep_s = 5.0;
    private const double ShortestStep_s = 0.01;

    // A step falls through at most a tenth of a scale height of air, and loses at most a twentieth of the speed.
    private const double DeepestStep_m = 720.0;
    private const double GreatestLoss = 0.05;

    private readonly double _dragPerDensity = 1.0 / (2.0 * body.BallisticCoefficient_kgpm2);

    /// <summary>How long the next step may be.</summary>
    public double Step_s(in FlightState state)
    {
        var speed = state.Speed_mps;
        var loss = Density(state.Up, state.Ahead) * speed * _dragPerDensity;
        return loss < FreeOfDrag_perSecond ? LongestStep_s : Math.Clamp(Math.Min(DeepestStep_m / speed, GreatestLoss / loss), ShortestStep_s, LongestStep_s);
    }

    public FlightState After(in FlightState from, double step_s, double thrustUp, double thrustAhead)
    {
        var half = step_s / 2.0;
        var k1 = Rate(from, thrustUp, thrustAhead);
        var k2 = Rate(Moved(from, k1, half), thrustUp, thrustAhead);
        var k3 = Rate(Moved(from, k2, half), thrustUp, thrustAhead);
        var k4 = Rate(Moved(from, k3, step_s), thrustUp, thrustAhead);
        var sixth = step_s / 6.0;
        return new FlightState(
            from.Time_s + step_s,
            from.Up + (sixth * (k1.Up + (2.0 * (k2.Up + k3.Up)) + k4.Up)),
            from.Ahead + (sixth * (k1.Ahead + (2.0 * (k2.Ahead + k3.Ahead)) + k4.Ahead)),
            from.UpRate + (sixth * (k1.UpRate + (2.0 * (k2.UpRate + k3.UpRate)) + k4.UpRate)),
            from.AheadRate + (sixth * (k1.AheadRate + (2.0 * (k2.AheadRate + k3.AheadRate)) + k4.AheadRate)));
    }

    private static FlightState Moved(in FlightState from, in FlightState rate, double step_s) => new(
        0.0, from.Up + (step_s * rate.Up), from.Ahead + (step_s * rate.Ahead), from.UpRate + (step_s * rate.UpRate), from.AheadRate + (step_s * rate.AheadRate));

    private FlightState Rate(in FlightState at, double thrustUp, double thrustAhead)
    {
        var radiusSquared = (at.Up * at.Up) + (at.Ahead * at.Ahead);
        var gravity = MinimumEnergyArc.Mu / (radiusSquared * Math.Sqrt(radiusSquared));
        var drag = Density(at.Up, at.Ahead) * at.Speed_mps * _dragPerDensity;
        return new FlightState(
            0.0, at.UpRate, at.AheadRate,
            thrustUp - (gravity * at.Up) - (drag * at.UpRate),
            thrustAhead - (gravity * at.Ahead) - (drag * at.AheadRate));
    }

    private double Density(double up, double ahead) =>
        body.Air is NoAir ? 0.0 : body.Air.At(Wgs84.NormalAndHeight(plane.Position(up, ahead)).Height_m);
}
