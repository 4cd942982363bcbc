using Rampart.Physics.Detection;
using Rampart.Quantities;

namespace Rampart.Evidence.Nature;

/// <summary>The greatest speed to which one solid-fuel stage carries a missile that starts from the ground.</summary>
/// <param name="SpecificImpulse_s">I_sp as delivered.</param>
/// <param name="PropellantShare">f, propellant over launch mass.</param>
/// <param name="BallisticCoefficient_kgpm2">β = m/(C_D·A), mean over the boost.</param>
/// <param name="BoostAcceleration_g">a, in multiples of g₀: a harder boost loses less to weight and is over before the air is.</param>
/// <remarks>
/// <para>
/// Formula: v + Δ(v) = I_sp·g₀·ln(1/(1 − f)), Δ the loss to weight and air of a climb straight up at constant acceleration:
/// Δ = g₀·v/a + ∫ρ·v²/(2β) dt = g₀·v/a + ρ₀·H^(3/2)·√(2a)/(2β)·γ(3/2, h/H) in exponential air, h = v²/(2a) the height at burn-out, γ(3/2, x) = ½·√π·erf √x − √x·e⁻ˣ. A slanted climb loses more.
/// </para>
/// <para>
/// Source: Tsiolkovsky's equation (Sutton and Biblarz, Rocket Propulsion Elements, ch. 4, section unconfirmed); the drag integral as Allen and Eggers (NACA Report 1381) write it for the way down, with ρ₀ = 1.225 kg/m³ and H = 7.2 km.
/// </para>
/// <para>Valid: one stage, launched from the ground at rest.</para>
/// </remarks>
public readonly record struct BurnOutSpeed(double SpecificImpulse_s, double PropellantShare, double BallisticCoefficient_kgpm2, double BoostAcceleration_g)
{
    private const double StandardGravity_mps2 = 9.80665;
    private const double SeaLevelDensity_kgpm3 = 1.225;
    private const double ScaleHeight_m = 7200.0;
    private const int Halvings = 60;

    /// <summary>Assumed to be more than a missile of one stage has: the best composite propellants, three quarters of the missile being propellant, 50 g.</summary>
    public static BurnOutSpeed Generous { get; } = new(270.0, 0.75, 40_000.0, 50.0);

    /// <summary>The upper end of what is usual.</summary>
    public static BurnOutSpeed Usual { get; } = new(260.0, 0.65, 25_000.0, 30.0);

    /// <summary>Without any loss, m/s.</summary>
    public double Ideal_mps => SpecificImpulse_s * StandardGravity_mps2 * Portable.Log(1.0 / (1.0 - PropellantShare));

    /// <summary>After the losses, m/s.</summary>
    public double AfterLosses_mps
    {
        get
        {
            var (low, high) = (0.0, Ideal_mps);
            for (var i = 0; i < Halvings; i++)
            {
                var middle = 0.5 * (low + high);
                (low, high) = middle + Loss_mps(middle) > Ideal_mps ? (low, middle) : (middle, high);
            }

            return low;
        }
    }

    /// <summary>The propellant's share with which a missile like this reaches a speed.</summary>
    public double ShareNeededFor(double speed_mps) => 1.0 - Portable.Exp(-(speed_mps + Loss_mps(speed_mps)) / (SpecificImpulse_s * StandardGravity_mps2));

    /// <summary>What weight and air take on the way to a speed, m/s.</summary>
    public double Loss_mps(double speed_mps)
    {
        var acceleration_mps2 = BoostAcceleration_g * StandardGravity_mps2;
        var share = speed_mps * speed_mps / (2.0 * acceleration_mps2 * ScaleHeight_m);
        var root = Math.Sqrt(share);
        var gamma = (0.5 * Math.Sqrt(Portable.Pi) * (1.0 - ErrorFunction.Complementary(root))) - (root * Portable.Exp(-share));
        return (speed_mps / BoostAcceleration_g) + (SeaLevelDensity_kgpm3 * ScaleHeight_m * Math.Sqrt(ScaleHeight_m) * Math.Sqrt(2.0 * acceleration_mps2) / (2.0 * BallisticCoefficient_kgpm2) * gamma);
    }
}
