using Rampart.Quantities;

namespace Rampart.Physics.Radar;

/// <summary>The radial speeds that a radar which rejects what stands still does not see.</summary>
/// <remarks>
/// <para>Formula: blind where |v − n·vb| ≤ w for a whole n; v radial speed, w half the notch, vb = λ·PRF/2 the first blind speed, λ wavelength, PRF pulse
/// repetition frequency. With a staggered repetition only n = 0 counts.</para>
/// <para>Source: Skolnik, Introduction to Radar Systems, 3rd ed., 3 (blind speeds vₙ = n·λ·PRF/2, staggered repetition).</para>
/// <para>Valid: a notch with steep sides; <see cref="DelayLineCanceller"/> has the gradual response.</para>
/// </remarks>
public readonly record struct DopplerNotch
{
    private readonly double _halfWidth;
    private readonly double _spacing;

    /// <param name="halfWidth">w.</param>
    /// <param name="firstBlindSpeed">vb; null where the repetition is staggered.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative width, or a first blind speed that is not positive.</exception>
    public DopplerNotch(Speed halfWidth, Speed? firstBlindSpeed = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(halfWidth.MetresPerSecond);
        if (firstBlindSpeed is { } first)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(first.MetresPerSecond);
        }

        _halfWidth = halfWidth.MetresPerSecond;
        _spacing = firstBlindSpeed?.MetresPerSecond ?? 0.0;
    }

    /// <summary>The n-th blind speed, n·λ·PRF/2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number, a carrier or a repetition frequency that is not positive.</exception>
    public static Speed BlindSpeed(int number, Frequency carrier, Frequency pulseRepetition)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(carrier.Hertz);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pulseRepetition.Hertz);
        return Speed.FromMetresPerSecond(number * (PhysicalConstants.SpeedOfLight_mps / carrier.Hertz) * pulseRepetition.Hertz / 2.0);
    }

    /// <summary>Whether a target with this radial speed (approaching or receding) falls into the notch or one of its repeats.</summary>
    public bool Hides(double radialSpeed_mps)
    {
        var folded = _spacing > 0.0 ? radialSpeed_mps - (_spacing * Math.Round(radialSpeed_mps / _spacing, MidpointRounding.ToEven)) : radialSpeed_mps;
        return Math.Abs(folded) <= _halfWidth;
    }
}
