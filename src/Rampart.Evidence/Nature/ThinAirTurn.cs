using Rampart.Physics.Atmosphere;
using Rampart.Quantities;

namespace Rampart.Evidence.Nature;

/// <summary>The sideways acceleration that air gives a missile which steers by it.</summary>
/// <remarks>
/// <para>Formula: n = ρ·v²·C_N/(2·g₀·(m/S)); C_N normal-force coefficient, m/S mass over body cross-section.</para>
/// <para>Source: definition of the normal-force coefficient; C_N = 6 and m/S = 2,800 kg/m² are assumed (a slender body with fins at a great angle of attack; 600 kg on half a metre's diameter). Density from the U.S. Standard Atmosphere.</para>
/// <para>Valid: continuous flow, below about 80 km.</para>
/// </remarks>
public static class ThinAirTurn
{
    public const double NormalForceCoefficient = 6.0;
    public const double MassOverSection_kgpm2 = 2800.0;

    public static readonly Speed MissileSpeed = Speed.FromMetresPerSecond(2000.0);

    private const double StandardGravity_mps2 = 9.80665;

    /// <summary>In multiples of g₀, at 2,000 m/s.</summary>
    public static double LoadFactorAt(Length height) =>
        0.5 * StandardAtmosphere.At(height).Density_kgpm3 * MissileSpeed.MetresPerSecond * MissileSpeed.MetresPerSecond * NormalForceCoefficient / (StandardGravity_mps2 * MassOverSection_kgpm2);
}
