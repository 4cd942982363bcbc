using Rampart.Quantities;

namespace Rampart.Physics.Radar;

/// <summary>How far a noise jammer raises the noise in a radar's receiver.</summary>
/// <remarks>
/// <para>Formula: J/N = q·Gr·λ²·p / ((4π)²·R²·L·k·Ts); q the jammer's effective radiated power a hertz, Gr the radar's gain toward the jammer (its main
/// lobe for a jammer on the target, its side lobes for one that stands off), λ wavelength, p the part that passes the radar's polarisation,
/// R distance, L one-way loss, k Boltzmann's constant, Ts system noise temperature. Jamming like noise adds to noise: S/(N + J) = (S/N)/(1 + J/N).
/// For a barrage of bandwidth Bj, q = ERP/Bj; one narrower than the receiver enters it whole, q = ERP/Br.</para>
/// <para>Source: Skolnik, Introduction to Radar Systems, 3rd ed. (section unconfirmed); Blake, Radar Range-Performance Analysis, 1 (equations for clutter and
/// jamming); the one-way radar equation with Friis's transmission formula.</para>
/// <para>Valid: jamming that the receiver cannot tell from thermal noise; no cancelling or blanking of side lobes.</para>
/// </remarks>
public static class NoiseJamming
{
    /// <summary>Effective radiated power a hertz, as the receiver meets it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative power, or a bandwidth that is not positive.</exception>
    public static double Density_WpHz(Power effectiveRadiatedPower, Frequency jammerBandwidth, Frequency receiverBandwidth)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(effectiveRadiatedPower.Watts);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(jammerBandwidth.Hertz);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(receiverBandwidth.Hertz);
        return effectiveRadiatedPower.Watts / Math.Max(jammerBandwidth.Hertz, receiverBandwidth.Hertz);
    }

    /// <summary>Power of the jamming over the power of the thermal noise, both a hertz.</summary>
    /// <param name="density_WpHz">q.</param>
    /// <param name="receiveGain">Gr toward the jammer, a plain ratio over an isotropic antenna.</param>
    /// <param name="wavelength_m">λ.</param>
    /// <param name="range_m">R, metres from the jammer to the radar.</param>
    /// <param name="oneWayLoss">L, a plain ratio of one or more: air, rain, receiver line; infinity where the path is blocked.</param>
    /// <param name="systemNoiseTemperature_K">Ts, the standard temperature times the noise figure.</param>
    /// <param name="polarisation">p, 0 to 1; a half for slanted against straight.</param>
    public static double JammingToNoise(double density_WpHz, double receiveGain, double wavelength_m, double range_m, double oneWayLoss, double systemNoiseTemperature_K, double polarisation = 1.0)
    {
        var spread = 4.0 * Portable.Pi * range_m / wavelength_m;
        return density_WpHz * receiveGain * polarisation / (spread * spread * oneWayLoss * PhysicalConstants.Boltzmann_JpK * systemNoiseTemperature_K);
    }

    /// <summary>The echo over noise and jamming together, S/(N + J), from the two ratios to the thermal noise.</summary>
    public static double SignalToInterference(double signalToNoise, double jammingToNoise) => signalToNoise / (1.0 + jammingToNoise);

    /// <summary>The echo over the jamming alone, S/J; infinite where there is none.</summary>
    public static double SignalToJamming(double signalToNoise, double jammingToNoise) => signalToNoise / jammingToNoise;
}
