using Rampart.Quantities;

namespace Rampart.Physics.Radar;

/// <summary>The beam of an aperture whose illumination falls like a cosine to its edges: wider, with side lobes of −23 dB.</summary>
/// <remarks>
/// <para>Formula: g = max((cos u / (1 − (2u/π)²))², s), u = π·(a/λ)·sin θ; a width of the aperture, λ wavelength, θ off boresight, s floor
/// of the far side lobes, which alone counts behind the antenna. Half power at u = 1.867622, so that θ₃ ≈ 1.189·λ/a.</para>
/// <para>Source: Skolnik, Introduction to Radar Systems, 3rd ed., 9 (tapered apertures, table of cosine illuminations), and Balanis, Antenna Theory, 12 (both sections unconfirmed);
/// the pattern is the Fourier transform of the illumination, the half-power point its root.</para>
/// <para>Valid: flat aperture, no obliquity factor; a real antenna fills the nulls.</para>
/// </remarks>
public sealed class CosineAperturePattern : IAntennaPattern
{
    // The root of (cos u / (1 − (2u/π)²))² = 1/2.
    private const double HalfPowerPoint = 1.867621510577968;

    private readonly double _scale;
    private readonly double _floor;

    /// <param name="halfPowerWidth">θ₃, the full width between the half-power points.</param>
    /// <param name="sideLobeFloor">s relative to the peak.</param>
    /// <exception cref="ArgumentOutOfRangeException">A width that is not between 0° and 180°, or a floor above the peak.</exception>
    public CosineAperturePattern(Angle halfPowerWidth, Decibels sideLobeFloor)
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

        const double HalfPi = 0.5 * Portable.Pi;
        var u = Math.Abs(_scale * Portable.Sin(angle_rad));

        // With d = u − π/2 the quotient is −sin d·(π/2)² / (−d·(π + d)); there, 0/0 at d = 0 is seen to be 1.
        var d = u - HalfPi;
        var sineQuotient = Math.Abs(d) < 1e-6 ? 1.0 : Portable.Sin(d) / d;
        var amplitude = sineQuotient * HalfPi * HalfPi / (Portable.Pi + d);
        return Math.Max(amplitude * amplitude, _floor);
    }
}
