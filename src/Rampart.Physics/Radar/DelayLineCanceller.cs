using Rampart.Quantities;

namespace Rampart.Physics.Radar;

/// <summary>What a canceller of one or more delay lines leaves of a target's echo and of the clutter.</summary>
/// <remarks>
/// <para>Formula: response |2·sin(π·f/PRF)|^(2m) / C(2m, m), f = 2v/λ Doppler shift, m delays, C the binomial coefficient, which is the mean over all f and so
/// the gain of the noise; improvement in the ratio of signal to clutter, averaged over all target speeds, I = C(2m, m) / E|2·sin(φ/2)|^(2m), the mean taken over a
/// Gaussian phase φ with σφ = 4π·σv/(λ·PRF), σv the spread of the clutter's speed.</para>
/// <para>Source: Skolnik, Introduction to Radar Systems, 3rd ed., 3 (delay-line cancellers, improvement factor; section unconfirmed); Richards, Fundamentals of Radar Signal
/// Processing, 5.2 (two- and three-pulse cancellers against Gaussian clutter); checked against the example in the MathWorks Radar Toolbox documentation of mtifactor.</para>
/// <para>Valid: coherent radar, constant repetition, clutter without mean speed, no other instability.</para>
/// </remarks>
public readonly record struct DelayLineCanceller
{
    private const int MostDelays = 8;

    private readonly double _phasePerSpeed;
    private readonly int _delays;
    private readonly double _noiseGain;

    /// <param name="delays">m: one for the two-pulse canceller, two for the three-pulse one.</param>
    /// <param name="carrier">The carrier frequency, c/λ.</param>
    /// <param name="pulseRepetition">PRF.</param>
    /// <exception cref="ArgumentOutOfRangeException">Delays outside 1…8, or a frequency that is not positive.</exception>
    public DelayLineCanceller(int delays, Frequency carrier, Frequency pulseRepetition)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delays, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delays, MostDelays);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(carrier.Hertz);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pulseRepetition.Hertz);
        _delays = delays;
        _noiseGain = Binomial(2 * delays, delays);

        // φ = 2π·f/PRF with f = 2v/λ.
        _phasePerSpeed = 4.0 * Portable.Pi * carrier.Hertz / (PhysicalConstants.SpeedOfLight_mps * pulseRepetition.Hertz);
    }

    /// <summary>Power of an echo after the canceller over its power before, where noise keeps its power; zero at the blind speeds.</summary>
    public double Response(double radialSpeed_mps)
    {
        var doubleSine = 2.0 * Portable.Sin(0.5 * _phasePerSpeed * radialSpeed_mps);
        return EvenPower(doubleSine * doubleSine) / _noiseGain;
    }

    /// <summary>The improvement factor against clutter whose speed spreads by σv around zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A spread that is not positive.</exception>
    public double Improvement(Speed clutterSpread)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(clutterSpread.MetresPerSecond);
        var spread = _phasePerSpeed * clutterSpread.MetresPerSecond;
        return _noiseGain / (spread < 0.5 ? MeanBySteps(spread) : MeanInClosedForm(spread));
    }

    // E|2 sin(φ/2)|^(2m) = Σ (−1)^k·C(2m, m + k)·exp(−k²σ²/2): exact, but its terms cancel each other where σ is small.
    private double MeanInClosedForm(double spread)
    {
        var sum = _noiseGain;
        for (var k = 1; k <= _delays; k++)
        {
            var term = 2.0 * Binomial(2 * _delays, _delays + k) * Portable.Exp(-0.5 * k * k * spread * spread);
            sum += k % 2 == 0 ? term : -term;
        }

        return sum;
    }

    // Equal steps over a bell curve converge faster than any power of the step; an eighth of σ out to 10 σ leaves nothing to see.
    private double MeanBySteps(double spread)
    {
        const double Step = 0.125;
        var sum = 0.0;
        for (var i = 1; i <= 80; i++)
        {
            var t = i * Step;
            var doubleSine = 2.0 * Portable.Sin(0.5 * spread * t);
            sum += Portable.Exp(-0.5 * t * t) * EvenPower(doubleSine * doubleSine);
        }

        return 2.0 * sum * Step / Math.Sqrt(2.0 * Portable.Pi);
    }

    private double EvenPower(double square)
    {
        var power = square;
        for (var i = 1; i < _delays; i++)
        {
            power *= square;
        }

        return power;
    }

    private static double Binomial(int n, int k)
    {
        var value = 1.0;
        for (var i = 1; i <= n - k; i++)
        {
            value = value * (k + i) / i;
        }

        return value;
    }
}
