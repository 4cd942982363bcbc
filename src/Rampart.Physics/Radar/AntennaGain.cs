using Rampart.Quantities;

namespace Rampart.Physics.Radar;

/// <summary>An antenna's gain in its strongest direction, from its size or from the widths of its beam.</summary>
/// <remarks>
/// <para>Formula: G = 4π·η·A/λ², A aperture, η efficiency, λ wavelength; or G = K/(θaz·θel), θ the half-power widths and K a solid angle:
/// 16·ln 2 for a Gaussian beam without side lobes, 4π·0.885893² for a rectangle lit evenly, and about 26,000 square degrees for real antennas.</para>
/// <para>Source: Skolnik, Introduction to Radar Systems, 3rd ed., 9 (gain and aperture; G ≈ 26,000/(θaz·θel), unconfirmed; Kraus, Antennas for All
/// Applications, gives 41,000 for a narrow beam with small side lobes); the first two K follow by integrating the patterns; the rectangle's is checked against the example in the
/// MathWorks Phased Array System Toolbox documentation of beamwidth2gain.</para>
/// <para>Valid: apertures of several wavelengths, beams of less than about 30°.</para>
/// </remarks>
public static class AntennaGain
{
    /// <summary>K of a Gaussian beam without side lobes, steradian: 16·ln 2.</summary>
    public const double GaussianBeam_sr = 11.090354888959125;

    /// <summary>K of a rectangular aperture lit evenly, steradian: 4π·(2·1.391557/π)².</summary>
    public const double UniformRectangle_sr = 9.862166871333978;

    /// <summary>K of antennas as they are built, steradian: 26,000 square degrees.</summary>
    public const double Practical_sr = 26_000.0 * (Portable.Pi / 180.0) * (Portable.Pi / 180.0);

    /// <exception cref="ArgumentOutOfRangeException">An area or frequency that is not positive, or an efficiency outside (0, 1].</exception>
    public static Decibels FromAperture(Area aperture, Frequency carrier, double efficiency)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(aperture.SquareMetres);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(carrier.Hertz);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(efficiency);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(efficiency, 1.0);
        var wavelength = PhysicalConstants.SpeedOfLight_mps / carrier.Hertz;
        return Decibels.FromRatio(4.0 * Portable.Pi * efficiency * aperture.SquareMetres / (wavelength * wavelength));
    }

    /// <summary>The effective aperture η·A that belongs to a gain: G·λ²/4π.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A frequency that is not positive.</exception>
    public static Area EffectiveAperture(Decibels gain, Frequency carrier)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(carrier.Hertz);
        var wavelength = PhysicalConstants.SpeedOfLight_mps / carrier.Hertz;
        return Area.FromSquareMetres(gain.Ratio * wavelength * wavelength / (4.0 * Portable.Pi));
    }

    /// <exception cref="ArgumentOutOfRangeException">A width or solid angle that is not positive.</exception>
    public static Decibels FromBeamWidths(Angle azimuthWidth, Angle elevationWidth, double solidAngle_sr = Practical_sr)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(azimuthWidth.Radians);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(elevationWidth.Radians);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(solidAngle_sr);
        return Decibels.FromRatio(solidAngle_sr / (azimuthWidth.Radians * elevationWidth.Radians));
    }
}
