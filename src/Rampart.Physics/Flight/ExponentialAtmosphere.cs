using Rampart.Quantities;

namespace Rampart.Physics.Flight;

/// <summary>The simplest air: its density falls by the same share for each metre of height.</summary>
/// <remarks>
/// <para>Formula: ρ = ρ₀·exp(−h/H); ρ₀ = 1.225 kg/m³, H = 7,249 m, h height above sea level.</para>
/// <para>Source: Vallado, Fundamentals of Astrodynamics and Applications, 4th ed., table 8-4, first row (base height 0 km).</para>
/// <para>Valid: 0 to 40 km within about 27 % of the US Standard Atmosphere 1976 (too thin near 10 km, right again near 27 km).</para>
/// </remarks>
public static class ExponentialAtmosphere
{
    public const double SeaLevelDensity_kgpm3 = 1.225;

    public const double ScaleHeight_m = 7249.0;

    /// <summary>Density in kilograms per cubic metre at a height in metres.</summary>
    public static double Density_kgpm3(double height_m) => SeaLevelDensity_kgpm3 * Portable.Exp(-height_m / ScaleHeight_m);
}
