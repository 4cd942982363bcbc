using Rampart.Quantities;

namespace Rampart.Physics.Radar;

/// <summary>The elevation pattern of a surveillance radar that sees targets of one height equally well near and far.</summary>
/// <remarks>
/// <para>Formula: by elevation ε: 1 between the lower edge ε₀ and ε₁; (sin ε₁/sin ε)², that is csc² ε/csc² ε₁, from ε₁ to ε₂; the floor s above ε₂;
/// below ε₀ the fall of a Gaussian beam, exp(−4·ln 2·((ε₀ − ε)/θ₃)²), θ₃ being the width of the lowest beam. Nowhere less than s.</para>
/// <para>Source: Skolnik, Introduction to Radar Systems, 3rd ed. (cosecant-squared antennas; section unconfirmed); Raemer, Radar Systems Principles
/// (1997), 359–362, as the STK documentation of its cosecant-squared antenna cites it; the shape of the lower edge is an assumption of the model.</para>
/// <para>Valid: one-way gain of an ideal shape; real antennas ripple by 1 to 2 dB around it.</para>
/// </remarks>
public sealed class CosecantSquaredPattern : IAntennaPattern
{
    private readonly double _lower;
    private readonly double _flatUpTo;
    private readonly double _cutOff;
    private readonly double _sineOfFlat;
    private readonly double _floor;
    private readonly GaussianBeam _below;

    /// <param name="lowerEdge">ε₀, such as the horizon.</param>
    /// <param name="flatUpTo">ε₁, above the horizon and not below ε₀.</param>
    /// <param name="cutOff">ε₂, from ε₁ to the vertical.</param>
    /// <param name="lowestBeamWidth">θ₃, how fast the gain falls below the lower edge.</param>
    /// <param name="sideLobes">s relative to the flat part.</param>
    /// <exception cref="ArgumentOutOfRangeException">Angles out of their order, or side lobes above the peak.</exception>
    public CosecantSquaredPattern(Angle lowerEdge, Angle flatUpTo, Angle cutOff, Angle lowestBeamWidth, Decibels sideLobes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(flatUpTo.Radians);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lowerEdge, flatUpTo);
        ArgumentOutOfRangeException.ThrowIfLessThan(cutOff, flatUpTo);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cutOff.Radians, 0.5 * Portable.Pi);
        _lower = lowerEdge.Radians;
        _flatUpTo = flatUpTo.Radians;
        _cutOff = cutOff.Radians;
        _sineOfFlat = Portable.Sin(_flatUpTo);
        _floor = SideLobes.Ratio(sideLobes);
        _below = new GaussianBeam(lowestBeamWidth, sideLobes);
    }

    /// <inheritdoc/>
    public double Gain(double angle_rad)
    {
        if (angle_rad < _lower)
        {
            return _below.Gain(_lower - angle_rad);
        }

        if (angle_rad <= _flatUpTo)
        {
            return 1.0;
        }

        if (angle_rad > _cutOff)
        {
            return _floor;
        }

        var ratio = _sineOfFlat / Portable.Sin(angle_rad);
        return Math.Max(ratio * ratio, _floor);
    }
}
