using Rampart.Quantities;

namespace Rampart.Physics.Propagation;

/// <summary>How the electric field stands against the ground.</summary>
public enum Polarisation
{
    Horizontal,
    Vertical,
}

/// <summary>What a mirror makes of a wave's amplitude and phase.</summary>
/// <param name="Magnitude">Ratio of amplitudes, 0 to 1.</param>
/// <param name="Phase">Phase of the reflected wave against the arriving one.</param>
public readonly record struct ReflectionCoefficient(double Magnitude, Angle Phase)
{
    /// <summary>A perfect mirror at grazing incidence: nothing lost, phase turned by half.</summary>
    public static ReflectionCoefficient PerfectAtGrazing { get; } = new(1.0, Angle.FromRadians(Portable.Pi));
}

/// <summary>Reflection of a wave by smooth plane ground.</summary>
/// <remarks>
/// <para>
/// Formula: Γ_H = (sin ψ − √(ε − cos²ψ))/(sin ψ + √(ε − cos²ψ)), Γ_V = (ε·sin ψ − √(ε − cos²ψ))/(ε·sin ψ + √(ε − cos²ψ)); ε = ε_r − i·60·λ·σ,
/// ψ grazing angle, λ wavelength in m, σ conductivity in S/m. Uneven ground takes exp(−2·(2π·σ_h·sin ψ/λ)²) of the amplitude, σ_h the standard deviation of its height.
/// </para>
/// <para>Source: Skolnik, Introduction to Radar Systems, 3rd ed., 8.2; Ament, Proceedings of the IRE 41 (1953), 142–146 (uneven ground).</para>
/// <para>Valid: ground plane over many wavelengths; the factor for uneven ground up to σ_h·sin ψ/λ of about 0.1.</para>
/// </remarks>
public static class FresnelReflection
{
    /// <summary>The coefficient of smooth ground.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A permittivity below one, a negative conductivity, a wavelength that is not positive, an angle outside 0 to 90 degrees.</exception>
    public static ReflectionCoefficient Of(Polarisation polarisation, double relativePermittivity, double conductivity_Spm, Length wavelength, Angle grazingAngle)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(relativePermittivity, 1.0);
        ArgumentOutOfRangeException.ThrowIfNegative(conductivity_Spm);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wavelength.Metres, nameof(wavelength));
        if (!(grazingAngle.Radians >= 0.0 && grazingAngle.Radians <= 0.5 * Portable.Pi))
        {
            throw new ArgumentOutOfRangeException(nameof(grazingAngle), grazingAngle.Degrees, "A grazing angle lies between 0 and 90 degrees.");
        }

        var (sine, cosine) = Portable.SinCos(grazingAngle.Radians);
        var loss = -60.0 * wavelength.Metres * conductivity_Spm;
        var root = Root(relativePermittivity - (cosine * cosine), loss);
        var first = polarisation == Polarisation.Horizontal ? (Real: sine, Imaginary: 0.0) : (Real: relativePermittivity * sine, Imaginary: loss * sine);
        var over = (Real: first.Real - root.Real, Imaginary: first.Imaginary - root.Imaginary);
        var under = (Real: first.Real + root.Real, Imaginary: first.Imaginary + root.Imaginary);
        var norm = (under.Real * under.Real) + (under.Imaginary * under.Imaginary);
        var real = ((over.Real * under.Real) + (over.Imaginary * under.Imaginary)) / norm;
        var imaginary = ((over.Imaginary * under.Real) - (over.Real * under.Imaginary)) / norm;
        return new ReflectionCoefficient(Math.Sqrt((real * real) + (imaginary * imaginary)), Angle.FromRadians(Portable.Atan2(imaginary, real)));
    }

    /// <summary>The share of the amplitude that uneven ground still mirrors.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative deviation, or a wavelength that is not positive.</exception>
    public static double Roughness(Length heightDeviation, Length wavelength, Angle grazingAngle)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(heightDeviation.Metres, nameof(heightDeviation));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wavelength.Metres, nameof(wavelength));
        var phase = 2.0 * Portable.Pi * heightDeviation.Metres * Portable.Sin(grazingAngle.Radians) / wavelength.Metres;
        return Portable.Exp(-2.0 * phase * phase);
    }

    // The root with a real part that is not negative; the imaginary part of the number is never positive here.
    private static (double Real, double Imaginary) Root(double real, double imaginary)
    {
        var size = Math.Sqrt((real * real) + (imaginary * imaginary));
        var half = Math.Sqrt(0.5 * (size + Math.Abs(real)));
        if (half == 0.0)
        {
            return (0.0, 0.0);
        }

        return real >= 0.0 ? (half, 0.5 * imaginary / half) : (0.5 * Math.Abs(imaginary) / half, -half);
    }
}
