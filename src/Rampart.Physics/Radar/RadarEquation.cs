using Rampart.Quantities;

namespace Rampart.Physics.Radar;

/// <summary>The radar equation from powers and gains: how strong an echo stands above the receiver's noise.</summary>
/// <remarks>
/// <para>Formula: S/N = Pt·τ·Gt·Gr·λ²·σ / ((4π)³·k·Ts·L·Rt²·Rr²), monostatic with Rt = Rr = R; Pt peak power, τ pulse width, Gt and Gr gains,
/// λ wavelength, σ cross-section, k Boltzmann's constant, Ts system noise temperature, L losses, Rt and Rr the target's distances from
/// transmitter and receiver. The greatest range for a needed ratio follows by the fourth root.</para>
/// <para>Source: Skolnik, Introduction to Radar Systems, 3rd ed., 2; Blake, Radar Range-Performance Analysis, 1 (radar range equations); checked against
/// the examples in the MathWorks Radar Toolbox documentation of radareqsnr and radareqrng.</para>
/// <para>Valid: free space, far field, one pulse through a filter matched to it (noise bandwidth 1/τ).</para>
/// </remarks>
public readonly record struct RadarEquation
{
    /// <summary>The reference temperature of noise figures, kelvin.</summary>
    public const double StandardTemperature_K = 290.0;

    // S/N of one square metre at one metre.
    private readonly double _scale;

    /// <param name="peakPower">Pt.</param>
    /// <param name="pulseWidth_s">τ in seconds: the time over which the receiver gathers the echo coherently.</param>
    /// <param name="carrier">The carrier frequency, c/λ.</param>
    /// <param name="transmitGain">Gt on boresight.</param>
    /// <param name="receiveGain">Gr on boresight.</param>
    /// <param name="losses">L, all losses together; negative values would be a gain and are refused.</param>
    /// <param name="systemNoiseTemperature_K">Ts; the standard temperature times the noise figure.</param>
    /// <exception cref="ArgumentOutOfRangeException">A power, width, frequency or temperature that is not positive, or negative losses.</exception>
    public RadarEquation(Power peakPower, double pulseWidth_s, Frequency carrier, Decibels transmitGain, Decibels receiveGain, Decibels losses = default, double systemNoiseTemperature_K = StandardTemperature_K)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(peakPower.Watts);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pulseWidth_s);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(carrier.Hertz);
        ArgumentOutOfRangeException.ThrowIfNegative(losses.Value);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(systemNoiseTemperature_K);
        var wavelength = PhysicalConstants.SpeedOfLight_mps / carrier.Hertz;
        const double FourPi = 4.0 * Portable.Pi;
        _scale = peakPower.Watts * pulseWidth_s * (transmitGain + receiveGain).Ratio * wavelength * wavelength
            / (FourPi * FourPi * FourPi * PhysicalConstants.Boltzmann_JpK * systemNoiseTemperature_K * losses.Ratio);
    }

    /// <summary>Signal-to-noise ratio of an echo; transmitter and receiver at one place.</summary>
    public double SignalToNoise(double crossSection_m2, double range_m)
    {
        var rangeSquared = range_m * range_m;
        return _scale * crossSection_m2 / (rangeSquared * rangeSquared);
    }

    /// <summary>Signal-to-noise ratio of an echo; transmitter and receiver at two places.</summary>
    public double SignalToNoise(double crossSection_m2, double rangeToTransmitter_m, double rangeToReceiver_m) =>
        _scale * crossSection_m2 / (rangeToTransmitter_m * rangeToTransmitter_m * rangeToReceiver_m * rangeToReceiver_m);

    /// <summary>The range at which the echo stands above the noise by the needed ratio: R⁴ grows with σ, so R with its fourth root.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A ratio that is not positive, or a negative cross-section.</exception>
    public Length GreatestRange(double neededSignalToNoise, Area crossSection)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(neededSignalToNoise);
        ArgumentOutOfRangeException.ThrowIfNegative(crossSection.SquareMetres);
        return Length.FromMetres(Math.Sqrt(Math.Sqrt(_scale * crossSection.SquareMetres / neededSignalToNoise)));
    }
}
