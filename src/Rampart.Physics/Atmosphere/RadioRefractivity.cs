namespace Rampart.Physics.Atmosphere;

/// <summary>Radio refractivity of moist air from its pressure, temperature and water vapour.</summary>
/// <remarks>
/// <para>Formula: N = 77.6·Pd/T + 72·e/T + 3.75·10⁵·e/T²; Pd pressure of the dry air and e of the vapour in hPa, T in K; e = ρ·T/216.7 for ρ in g/m³.</para>
/// <para>Source: ITU-R P.453-14, Annex 1, equations (1) to (4); constants compared with ITU-Rpy, itur/models/itu453.py.</para>
/// <para>Valid: frequencies up to 100 GHz, to about 0.5 %.</para>
/// </remarks>
public static class RadioRefractivity
{
    /// <summary>Grams a cubic metre times kelvin to hectopascals of vapour.</summary>
    private const double VapourConstant = 216.7;

    /// <summary>Dry term in N-units.</summary>
    /// <param name="dryPressure_hPa">Pressure of the air without its vapour.</param>
    /// <param name="temperature_K">Absolute temperature.</param>
    public static double Dry(double dryPressure_hPa, double temperature_K)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(dryPressure_hPa);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature_K);
        return 77.6 * dryPressure_hPa / temperature_K;
    }

    /// <summary>Wet term in N-units.</summary>
    /// <param name="vapourPressure_hPa">Partial pressure of the water vapour.</param>
    /// <param name="temperature_K">Absolute temperature.</param>
    public static double Wet(double vapourPressure_hPa, double temperature_K)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(vapourPressure_hPa);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature_K);
        return (72.0 * vapourPressure_hPa / temperature_K) + (3.75e5 * vapourPressure_hPa / (temperature_K * temperature_K));
    }

    /// <summary>Refractivity in N-units: the sum of both terms.</summary>
    public static double Of(double dryPressure_hPa, double vapourPressure_hPa, double temperature_K) =>
        Dry(dryPressure_hPa, temperature_K) + Wet(vapourPressure_hPa, temperature_K);

    /// <summary>Partial pressure, in hPa, of vapour of this density.</summary>
    public static double VapourPressure_hPa(double vapourDensity_gpm3, double temperature_K)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(vapourDensity_gpm3);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature_K);
        return vapourDensity_gpm3 * temperature_K / VapourConstant;
    }
}
