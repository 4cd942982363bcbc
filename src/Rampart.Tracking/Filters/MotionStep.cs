using Rampart.Quantities;

namespace Rampart.Tracking.Filters;

/// <summary>What a step of so many seconds means for a model, reckoned once for all tracks: how far a rate carries, how much of a climb is left, how much noise comes in.</summary>
/// <remarks>
/// <para>Formula: white noise of intensity q over dt gives q·dt³/3, q·dt²/2 and q·dt to place, cross and rate. A climb that is forgotten with
/// time constant τ, a = 1/τ: carries by (1 − e^(−a·dt))/a, keeps e^(−a·dt), and noise gives q/(2a³)·(2a·dt − 3 + 4e^(−a·dt) − e^(−2a·dt)),
/// q/(2a²)·(1 − e^(−a·dt))² and q/(2a)·(1 − e^(−2a·dt)).</para>
/// <para>Source: integration of the Ornstein–Uhlenbeck process; Singer, IEEE Transactions on Aerospace and Electronic Systems 6 (1970), 473–483,
/// has the same for an acceleration (page unconfirmed). A test adds up small steps.</para>
/// <para>Valid: dt ≥ 0, τ &gt; 0; infinite τ is white noise alone.</para>
/// </remarks>
public readonly struct MotionStep
{
    // Below this share of the time constant the exact terms cancel to rounding, and white noise is right to within as much.
    private const double Short = 1e-3;

    private MotionStep(double dt, double climbCarry, double climbKept, double place, double cross, double rate)
    {
        Dt = dt;
        ClimbCarry = climbCarry;
        ClimbKept = climbKept;
        ClimbPlace = place;
        ClimbCross = cross;
        ClimbRate = rate;
    }

    /// <summary>Seconds.</summary>
    public double Dt { get; }

    /// <summary>Seconds for which the present rate of climb carries.</summary>
    public double ClimbCarry { get; }

    /// <summary>Share of the rate of climb that is left.</summary>
    public double ClimbKept { get; }

    public double ClimbPlace { get; }

    public double ClimbCross { get; }

    public double ClimbRate { get; }

    /// <summary>The terms of a model for a step.</summary>
    public static MotionStep Of(MotionModel model, double dt)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegative(dt);
        var q = model.Noise.Vertical_m2ps3;
        // A model that holds the vertical acceleration does not forget the climb besides.
        var a = model.Kind == MotionKind.ConstantAcceleration ? 0.0 : 1.0 / model.Noise.ClimbTime_s;
        if (a * dt < Short)
        {
            return new MotionStep(dt, dt, 1.0 - (a * dt), q * dt * dt * dt / 3.0, q * dt * dt / 2.0, q * dt);
        }

        var kept = Portable.Exp(-a * dt);
        var gone = 1.0 - kept;
        return new MotionStep(
            dt, gone / a, kept, q / (2.0 * a * a * a) * ((2.0 * a * dt) - 3.0 + (4.0 * kept) - (kept * kept)), q / (2.0 * a * a) * gone * gone, q / (2.0 * a) * (1.0 - (kept * kept)));
    }
}
