using Rampart.Quantities;

namespace Rampart.Physics.Propagation;

/// <summary>Specific attenuation by rain.</summary>
/// <remarks>
/// <para>
/// Formula: γ_R = k·R^α in dB/km for R in mm/h; log₁₀ k = Σ aⱼ·exp(−((log₁₀ f − bⱼ)/cⱼ)²) + m·log₁₀ f + c and α likewise, for horizontal and vertical polarisation;
/// k = (k_H + k_V + (k_H − k_V)·cos²ε·cos 2τ)/2, α = (k_H·α_H + k_V·α_V + (k_H·α_H − k_V·α_V)·cos²ε·cos 2τ)/(2·k); f in GHz, ε elevation, τ tilt of the
/// polarisation against the horizontal (45° for circular).
/// </para>
/// <para>Source: ITU-R P.838-3, equations (1) to (5), tables 1 to 4; coefficients compared with ITU-Rpy (itur/models/itu838.py).</para>
/// <para>Valid: 1 to 1,000 GHz; the rate is that of the place, not of a path.</para>
/// </remarks>
public static class RainAttenuation
{
    private static readonly Bell[] HorizontalFactor = [new(-5.33980, -0.10008, 1.13098), new(-0.35351, 1.26970, 0.45400), new(-0.23789, 0.86036, 0.15354), new(-0.94158, 0.64552, 0.16817)];

    private static readonly Bell[] VerticalFactor = [new(-3.80595, 0.56934, 0.81061), new(-3.44965, -0.22911, 0.51059), new(-0.39902, 0.73042, 0.11899), new(0.50167, 1.07319, 0.27195)];

    private static readonly Bell[] HorizontalExponent = [new(-0.14318, 1.82442, -0.55187), new(0.29591, 0.77564, 0.19822), new(0.32177, 0.63773, 0.13164), new(-5.37610, -0.96230, 1.47828), new(16.1721, -3.29980, 3.43990)];

    private static readonly Bell[] VerticalExponent = [new(-0.07771, 2.33840, -0.76284), new(0.56727, 0.95545, 0.54039), new(-0.20238, 1.14520, 0.26809), new(-48.2991, 0.791669, 0.116226), new(48.5833, 0.791459, 0.116479)];

    /// <summary>The factor k and the exponent α.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A frequency that is not positive.</exception>
    public static (double Factor, double Exponent) Coefficients(Frequency frequency, Angle elevation, Angle polarisationTilt)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(frequency.Hertz, nameof(frequency));
        var logF = Portable.Log10(frequency.Gigahertz);
        var horizontal = Portable.Pow(10.0, Sum(HorizontalFactor, logF, -0.18961, 0.71147));
        var vertical = Portable.Pow(10.0, Sum(VerticalFactor, logF, -0.16398, 0.63297));
        var horizontalExponent = Sum(HorizontalExponent, logF, 0.67849, -1.95537);
        var verticalExponent = Sum(VerticalExponent, logF, -0.053739, 0.83433);
        var cosine = Portable.Cos(elevation.Radians);
        var share = cosine * cosine * Portable.Cos(2.0 * polarisationTilt.Radians);
        var k = (horizontal + vertical + ((horizontal - vertical) * share)) / 2.0;
        var first = horizontal * horizontalExponent;
        var second = vertical * verticalExponent;
        return (k, (first + second + ((first - second) * share)) / (2.0 * k));
    }

    /// <summary>Specific attenuation in dB/km at this rain rate.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A frequency that is not positive, or a negative rate.</exception>
    public static double Specific_dBpkm(Frequency frequency, double rainRate_mmph, Angle elevation, Angle polarisationTilt)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rainRate_mmph);
        var (k, alpha) = Coefficients(frequency, elevation, polarisationTilt);
        return rainRate_mmph == 0.0 ? 0.0 : k * Portable.Pow(rainRate_mmph, alpha);
    }

    private static double Sum(ReadOnlySpan<Bell> bells, double logF, double slope, double constant)
    {
        var sum = 0.0;
        foreach (ref readonly var bell in bells)
        {
            var place = (logF - bell.Centre) / bell.Width;
            sum += bell.Height * Portable.Exp(-(place * place));
        }

        return sum + (slope * logF) + constant;
    }

    private readonly record struct Bell(double Height, double Centre, double Width);
}
