using Rampart.Quantities;

namespace Rampart.Physics.Radar;

/// <summary>A pencil or fan beam whose main lobe is a bell, above a floor that stands for the side lobes.</summary>
/// <remarks>
/// <para>Formula: g = max(exp(−4·ln 2·(θ/θ₃)²), s); θ off boresight, θ₃ full width between the half-power points, s mean side-lobe level.</para>
/// <para>Source: Barton, Radar Equations for Modern Radar (2013) (Gaussian beam; section unconfirmed); that half the width is half the power fixes the factor; the flat floor is an assumption of the model.</para>
/// <para>Valid: the main lobe down to about −15 dB; beyond it the floor is a mean, without lobes and nulls.</para>
/// </remarks>
public sealed class GaussianBeam : IAntennaPattern
{
    private const double FourLn2 = 2.772588722239781;

    private readonly double _exponent;
    private readonly double _floor;

    /// <param name="halfPowerWidth">θ₃.</param>
    /// <param name="sideLobes">s relative to the peak, such as −40 dB.</param>
    /// <exception cref="ArgumentOutOfRangeException">A width that is not between 0° and 180°, or side lobes above the peak.</exception>
    public GaussianBeam(Angle halfPowerWidth, Decibels sideLobes)
    {
        var full = 2.0 * SideLobes.HalfWidth(halfPowerWidth);
        _exponent = -FourLn2 / (full * full);
        _floor = SideLobes.Ratio(sideLobes);
    }

    /// <inheritdoc/>
    public double Gain(double angle_rad) => Math.Max(Portable.Exp(_exponent * angle_rad * angle_rad), _floor);
}
