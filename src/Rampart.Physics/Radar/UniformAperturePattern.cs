using Rampart.Quantities;

namespace Rampart.Physics.Radar;

/// <summary>The beam of an aperture that is lit evenly: the narrowest for its size, with side lobes of −13.3 dB.</summary>
/// <remarks>
/// <para>Formula: g = max((sin u / u)², s), u = π·(a/λ)·sin θ; a width of the aperture, λ wavelength, θ off boresight, s floor of the far
/// side lobes, which alone counts behind the antenna. Half power at u = 1.391557, so that θ₃ ≈ 0.886·λ/a.</para>
/// <para>Source: Skolnik, Introduction to Radar Systems, 3rd ed., 9 (uniform aperture), and Balanis, Antenna Theory, 12 (both sections unconfirmed); the pattern is the Fourier
/// transform of the illumination, the half-power point its root.</para>
/// <para>Valid: flat aperture, no obliquity factor; a real antenna fills the nulls.</para>
/// </remarks>
public sealed class UniformAperturePattern : IAntennaPattern
{
    // The root of (sin u / u)² = 1/2.
    private const double HalfPowerPoint = 1.39155737825151;

    private readonly double _scale;
    private readonly double _floor;

    /// <param name="halfPowerWidth">θ₃, the full width between the half-power points.</param>
    /// <param name="sideLobeFloor">s relative to the peak.</param>
    /// <exception cref="ArgumentOutOfRangeException">A width that is not between 0° and 180°, or a floor above the peak.</exception>
    public UniformAperturePattern(Angle halfPowerWidth, Decibels sideLobeFloor)
    {
        _scale = HalfPowerPoint / Portable.Sin(SideLobes.HalfWidth(halfPowerWidth));
        _floor = SideLobes.Ratio(sideLobeFloor);
    }

    /// <inheritdoc/>
    public double Gain(double angle_rad)
    {
        if (Math.Abs(angle_rad) >= 0.5 * Portable.Pi)
        {
            return _floor;
        }

        var u = _scale * Portable.Sin(angle_rad);
        var amplitude = Math.Abs(u) < 1e-6 ? 1.0 : Portable.Sin(u) / u;
        return Math.Max(amplitude * amplitude, _floor);
    }
}
