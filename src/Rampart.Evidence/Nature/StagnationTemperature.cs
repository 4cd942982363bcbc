using Rampart.Physics.Atmosphere;
using Rampart.Quantities;

namespace Rampart.Evidence.Nature;

/// <summary>The temperature of air that is brought to rest before a fast body.</summary>
/// <remarks>
/// <para>Formula: T₀ = T·(1 + 0.2·M²), M = v/a.</para>
/// <para>Source: isentropic flow of a perfect gas with γ = 1.4 (Anderson, Modern Compressible Flow, ch. 3, section unconfirmed); T and a from the U.S. Standard Atmosphere.</para>
/// <para>Valid: below about Mach 5. Above, air takes up energy by coming apart and T₀ is less, so it marks how hard a case is and decides nothing.</para>
/// </remarks>
public static class StagnationTemperature
{
    public static double At_K(Length height, Speed speed)
    {
        var air = StandardAtmosphere.At(height);
        var mach = speed / air.SpeedOfSound;
        return air.Temperature_K * (1.0 + (0.2 * mach * mach));
    }
}
