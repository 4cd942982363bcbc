using Rampart.Physics.Atmosphere;

namespace Rampart.Physics.Ballistics;

/// <summary>The air of the standard atmosphere, and none above it; from a table, for flights ask for it a million times.</summary>
/// <remarks>
/// <para>Formula: ρ(h) of <see cref="StandardAtmosphere"/> up to its top, 0 above; every 25 m, and between them linearly.</para>
/// <para>Source: U.S. Standard Atmosphere 1976.</para>
/// <para>Valid: within 5·10⁻⁶ of the formula, (25 m)²/8 over the square of the scale height; at the top, 86 km, the density is 7·10⁻⁶ kg/m³: what is left out above changes no path by a metre.</para>
/// </remarks>
public sealed class StandardAirDensity : IAirDensity
{
    private const double Top_m = 86_000.0;
    private const double Bottom_m = -5_000.0;
    private const double Step_m = 25.0;

    private static readonly double[] Densities = Tabulated();

    public static StandardAirDensity Instance { get; } = new();

    public double At(double height_m)
    {
        if (height_m >= Top_m)
        {
            return 0.0;
        }

        var place = (Math.Max(height_m, Bottom_m) - Bottom_m) / Step_m;
        var below = Math.Min((int)place, Densities.Length - 2);
        return Densities[below] + ((Densities[below + 1] - Densities[below]) * (place - below));
    }

    private static double[] Tabulated()
    {
        var densities = new double[(int)((Top_m - Bottom_m) / Step_m) + 1];
        for (var i = 0; i < densities.Length; i++)
        {
            densities[i] = StandardAtmosphere.At(Quantities.Length.FromMetres(Math.Min(Bottom_m + (i * Step_m), Top_m))).Density_kgpm3;
        }

        return densities;
    }
}
