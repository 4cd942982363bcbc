using Rampart.Quantities;

namespace Rampart.Evidence.Nature;

/// <summary>The greatest speed to which one solid-fuel stage carries a missile that starts from the ground.</summary>
/// <remarks>
/// <para>
/// Formula: v + Δ(v) = I_sp·g₀·ln(1/(1 − f)), f propellant's share of the launch mass. Δ is the least loss to weight and air of a climb straight up at constant acceleration a = v/t:
/// g₀·t + ∫ρ·v²/(2β) dt = g₀·t + A/√t with A = ρ₀·H^(3/2)·Γ(3/2)·√(2v)/(2β) in exponential air; the least sum over every burn time t is 3·(A²·g₀/4)^(1/3). A slanted climb loses more.
/// </para>
/// <para>
/// Source: Tsiolkovsky's equation (Sutton and Biblarz, Rocket Propulsion Elements, ch. 4, section unconfirmed); the drag integral as Allen and Eggers (NACA Report 1381) write it for the way down, with ρ₀ = 1.225 kg/m³ and H = 7.2 km.
/// </para>
/// <para>Valid: one stage, launched from the ground; β is taken as the mean over the boost. Air above burn-out is counted too, which matters only far below the speeds in question.</para>
/// </remarks>
internal readonly record struct BurnOutSpeed(double SpecificImpulse_s, double PropellantShare, double BallisticCoefficient_kgpm2)
{
    private const double StandardGravity_mps2 = 9.80665;
    private const double SeaLevelDensity_kgpm3 = 1.225;
    private const double ScaleHeight_m = 7200.0;
    private const int Halvings = 60;

    // Γ(3/2) = √π/2.
    private static readonly double s_gammaOfThreeHalves = 0.5 * Math.Sqrt(Portable.Pi);

    /// <summary>Assumed to be more than a missile of one stage has: the best composite propellants, and three quarters of the missile being propellant.</summary>
    public static BurnOutSpeed Generous { get; } = new(270.0, 0.75, 40_000.0);

    /// <summary>The upper end of what is usual.</summary>
    public static BurnOutSpeed Usual { get; } = new(260.0, 0.65, 25_000.0);

    /// <summary>Without any loss, m/s.</summary>
    public double Ideal_mps => SpecificImpulse_s * StandardGravity_mps2 * Portable.Log(1.0 / (1.0 - PropellantShare));

    /// <summary>After the least loss, m/s.</summary>
    public double AfterLosses_mps
    {
        get
        {
            var (low, high) = (0.0, Ideal_mps);
            for (var i = 0; i < Halvings; i++)
            {
                var middle = 0.5 * (low + high);
                (low, high) = middle + LeastLoss_mps(middle) > Ideal_mps ? (low, middle) : (middle, high);
            }

            return low;
        }
    }

    /// <summary>The least loss on the way to a speed, m/s.</summary>
    public double LeastLoss_mps(double speed_mps)
    {
        var drag = SeaLevelDensity_kgpm3 * ScaleHeight_m * Math.Sqrt(ScaleHeight_m) * s_gammaOfThreeHalves * Math.Sqrt(2.0 * speed_mps) / (2.0 * BallisticCoefficient_kgpm2);
        return drag == 0.0 ? 0.0 : 3.0 * Portable.Pow(drag * drag * StandardGravity_mps2 / 4.0, 1.0 / 3.0);
    }
}
