using Rampart.Physics.Atmosphere;

namespace Rampart.Physics.Ballistics;

/// <summary>The air of the standard atmosphere, and none above it.</summary>
/// <remarks>
/// <para>Formula: ρ(h) of <see cref="StandardAtmosphere"/> up to its top, 0 above.</para>
/// <para>Source: U.S. Standard Atmosphere 1976.</para>
/// <para>Valid: at the top, 86 km, the density is 7·10⁻⁶ kg/m³: what is left out above changes no path by a metre.</para>
/// </remarks>
public sealed class StandardAirDensity : IAirDensity
{
    private const double Top_m = 86_000.0;
    private const double Bottom_m = -5_000.0;

    public static StandardAirDensity Instance { get; } = new();

    public double At(double height_m) =>
        height_m >= Top_m ? 0.0 : StandardAtmosphere.At(Quantities.Length.FromMetres(Math.Max(height_m, Bottom_m))).Density_kgpm3;
}
