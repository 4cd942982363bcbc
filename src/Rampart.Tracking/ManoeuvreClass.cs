using Rampart.Quantities;
using Rampart.Tracking.Filters;

namespace Rampart.Tracking;

/// <summary>How a class of targets manoeuvres, in words a pilot would use, and what follows for the filters.</summary>
/// <remarks>
/// <para>Formula: with lateral acceleration a uniform in [a₁, a₂], speed v in [v₁, v₂] and change of heading ψ in [ψ₁, ψ₂]: a turn lasts
/// τ = E[ψ]·E[v]/E[a]. It changes the velocity by 2v·sin(ψ/2), of which each of the two horizontal axes gets half the square:
/// white noise that leaves as much behind in the time of the turn has q = E[v²]·E[4·sin²(ψ/2)]/(2τ) = E[v²]·2(1 − E[cos ψ])/(2τ). The turn
/// rate has the root mean square √E[a²]/√E[v²]. A climb of deviation σ whose memory lasts τc is q = 2σ²/τc. Over a life in which turns come
/// every T, q is weighed with the share τ/(τ + T).</para>
/// <para>Source: the white-noise equivalent of a random telegraph, q = 2σ²τ, as in Singer, IEEE Transactions on Aerospace and Electronic
/// Systems 6 (1970), 473–483 (page unconfirmed), applied to the velocity that a turn leaves behind; moments of uniform distributions.</para>
/// <para>Valid: while a turn lasts (white turn) or, weighed, over a life of many turns; looks no closer together than the turn is long see all of it as noise.</para>
/// </remarks>
/// <param name="Name">What reports call it.</param>
/// <param name="LeastTurn">Least lateral acceleration of a turn.</param>
/// <param name="GreatestTurn">Greatest lateral acceleration of a turn.</param>
/// <param name="LeastHeadingChange">Of one turn.</param>
/// <param name="GreatestHeadingChange">Of one turn.</param>
/// <param name="LeastSpeed">Of the targets.</param>
/// <param name="GreatestSpeed">Of the targets.</param>
/// <param name="ClimbSpread">Standard deviation of the rate of climb.</param>
/// <param name="ClimbTime">How long a rate of climb is remembered: the time constant of its correlation.</param>
public sealed record ManoeuvreClass(
    string Name, Acceleration LeastTurn, Acceleration GreatestTurn, Angle LeastHeadingChange, Angle GreatestHeadingChange, Speed LeastSpeed, Speed GreatestSpeed,
    Speed ClimbSpread, Duration ClimbTime)
{
    /// <summary>How long a turn lasts on the mean.</summary>
    public Duration TurnTime => Duration.FromSeconds(
        0.5 * (LeastHeadingChange.Radians + GreatestHeadingChange.Radians) * 0.5 * (LeastSpeed.MetresPerSecond + GreatestSpeed.MetresPerSecond)
        / (0.5 * (LeastTurn.MetresPerSecondSquared + GreatestTurn.MetresPerSecondSquared)));

    /// <summary>Root mean square of the turn rate, radians per second.</summary>
    public double TurnRate_radps => Math.Sqrt(
        MeanSquare(LeastTurn.MetresPerSecondSquared, GreatestTurn.MetresPerSecondSquared) / MeanSquare(LeastSpeed.MetresPerSecond, GreatestSpeed.MetresPerSecond));

    /// <summary>Intensity per horizontal axis of the white acceleration that leaves as much change of velocity behind as the turns, m²/s³.</summary>
    public double TurnNoise_m2ps3
    {
        get
        {
            double from = LeastHeadingChange.Radians, to = GreatestHeadingChange.Radians;
            var meanCosine = to > from ? (Portable.Sin(to) - Portable.Sin(from)) / (to - from) : Portable.Cos(from);
            return MeanSquare(LeastSpeed.MetresPerSecond, GreatestSpeed.MetresPerSecond) * 2.0 * (1.0 - meanCosine) / (2.0 * TurnTime.Seconds);
        }
    }

    /// <summary>Intensity of the white vertical acceleration, m²/s³.</summary>
    public double ClimbNoise_m2ps3 => 2.0 * ClimbSpread.MetresPerSecond * ClimbSpread.MetresPerSecond / ClimbTime.Seconds;

    /// <summary>The noise of a turn that is over within a look or two: all of it white.</summary>
    public ProcessNoise WhiteTurn => new(TurnNoise_m2ps3, TurnNoise_m2ps3, ClimbNoise_m2ps3, ClimbTime.Seconds);

    private static double MeanSquare(double from, double to) => ((from * from) + (from * to) + (to * to)) / 3.0;
}
