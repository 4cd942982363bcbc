using Rampart.Physics.Atmosphere;
using Rampart.Quantities;

namespace Rampart.Physics.Propagation;

/// <summary>What the gases of the air take from a wave on each kilometre, in decibels.</summary>
/// <param name="Oxygen_dBpkm">By oxygen (and the nitrogen's pressure-broadened part).</param>
/// <param name="Vapour_dBpkm">By water vapour.</param>
public readonly record struct GaseousSpecificAttenuation(double Oxygen_dBpkm, double Vapour_dBpkm)
{
    public double Total_dBpkm => Oxygen_dBpkm + Vapour_dBpkm;
}

/// <summary>Specific attenuation by oxygen and water vapour, line by line.</summary>
/// <remarks>
/// <para>
/// Formula: γ = 0.1820·f·(Σ Sᵢ·Fᵢ + N″_D); f in GHz, S strength and F shape of a line, N″_D the dry continuum. With θ = 300/T, p dry and e vapour pressure in hPa:
/// oxygen S = a₁·10⁻⁷·p·θ³·exp(a₂·(1 − θ)), Δf = a₃·10⁻⁴·(p·θ^0.8 + 1.1·e·θ), then √(Δf² + 2.25·10⁻⁶), δ = (a₅ + a₆·θ)·10⁻⁴·(p + e)·θ^0.8;
/// vapour S = b₁·10⁻¹·e·θ^3.5·exp(b₂·(1 − θ)), Δf = b₃·10⁻⁴·(p·θ^b₄ + b₅·e·θ^b₆), then 0.535·Δf + √(0.217·Δf² + 2.1316·10⁻¹²·f₀²/θ), δ = 0;
/// F = f/f₀·[(Δf − δ·(f₀ − f))/((f₀ − f)² + Δf²) + (Δf − δ·(f₀ + f))/((f₀ + f)² + Δf²)].
/// </para>
/// <para>Source: ITU-R P.676-13, Annex 1, equations (1) to (9), tables 1 and 2; formula and coefficients compared with ITU-Rpy (itur/models/itu676.py).</para>
/// <para>Valid: 1 to 1,000 GHz; pressures and temperatures of the atmosphere up to about 80 km.</para>
/// </remarks>
public static partial class GaseousAttenuation
{
    /// <summary>Specific attenuation in air of this state.</summary>
    /// <param name="frequency">The wave's frequency.</param>
    /// <param name="dryPressure_hPa">Pressure of the air without its vapour; the tables of ITU-R print total pressure and dry pressure alike as 1013.25.</param>
    /// <param name="temperature_K">Absolute temperature.</param>
    /// <param name="vapourDensity_gpm3">Water vapour in grams a cubic metre.</param>
    /// <exception cref="ArgumentOutOfRangeException">A frequency or temperature that is not positive, a negative pressure or density.</exception>
    public static GaseousSpecificAttenuation Specific(Frequency frequency, double dryPressure_hPa, double temperature_K, double vapourDensity_gpm3)
    {
        var f = frequency.Gigahertz;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(f, nameof(frequency));
        ArgumentOutOfRangeException.ThrowIfNegative(dryPressure_hPa);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature_K);
        ArgumentOutOfRangeException.ThrowIfNegative(vapourDensity_gpm3);
        var e = RadioRefractivity.VapourPressure_hPa(vapourDensity_gpm3, temperature_K);
        return new GaseousSpecificAttenuation(Oxygen(f, dryPressure_hPa, e, temperature_K), Vapour(f, dryPressure_hPa, e, temperature_K));
    }

    private static double Oxygen(double f, double p, double e, double temperature_K)
    {
        var theta = 300.0 / temperature_K;
        var theta08 = Portable.Pow(theta, 0.8);
        var sum = 0.0;
        foreach (ref readonly var line in OxygenLines.AsSpan())
        {
            var width = line.A3 * 1e-4 * ((p * theta08) + (1.1 * e * theta));
            width = Math.Sqrt((width * width) + 2.25e-6);
            var interference = (line.A5 + (line.A6 * theta)) * 1e-4 * (p + e) * theta08;
            var strength = line.A1 * 1e-7 * p * (theta * theta * theta) * Portable.Exp(line.A2 * (1.0 - theta));
            sum += strength * Shape(f, line.Frequency_GHz, width, interference);
        }

        var debye = 5.6e-4 * (p + e) * theta08;
        var continuum = debye == 0.0 ? 0.0 : f * p * theta * theta *
            ((6.14e-5 / (debye * (1.0 + (f / debye * (f / debye))))) + (1.4e-12 * p * theta * Math.Sqrt(theta) / (1.0 + (1.9e-5 * f * Math.Sqrt(f)))));
        return 0.1820 * f * (sum + continuum);
    }

    private static double Vapour(double f, double p, double e, double temperature_K)
    {
        if (e == 0.0)
        {
            return 0.0;
        }

        var theta = 300.0 / temperature_K;
        var logTheta = Portable.Log(theta);
        var theta35 = theta * theta * theta * Math.Sqrt(theta);
        var sum = 0.0;
        foreach (ref readonly var line in VapourLines.AsSpan())
        {
            var width = line.B3 * 1e-4 * ((p * Portable.Exp(line.B4 * logTheta)) + (line.B5 * e * Portable.Exp(line.B6 * logTheta)));
            width = (0.535 * width) + Math.Sqrt((0.217 * width * width) + (2.1316e-12 * line.Frequency_GHz * line.Frequency_GHz / theta));
            var strength = line.B1 * 1e-1 * e * theta35 * Portable.Exp(line.B2 * (1.0 - theta));
            sum += strength * Shape(f, line.Frequency_GHz, width, 0.0);
        }

        return 0.1820 * f * sum;
    }

    private static double Shape(double f, double centre, double width, double interference)
    {
        var below = centre - f;
        var above = centre + f;
        return f / centre * (((width - (interference * below)) / ((below * below) + (width * width))) + ((width - (interference * above)) / ((above * above) + (width * width))));
    }
}
