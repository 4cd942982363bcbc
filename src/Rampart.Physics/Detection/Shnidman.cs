using Rampart.Quantities;

namespace Rampart.Physics.Detection;

/// <summary>Shnidman's rule for the signal-to-noise ratio that a target of Swerling's cases 0 to 4 needs; for the steady target closed both ways.</summary>
/// <remarks>
/// <para>Formula: S = 10^(C/10)·X/N, X = η·(η + 2·√(N/2 + α − 1/4)), η = √(−0.8·ln(4·Pfa·(1−Pfa))) + sign(Pd − 1/2)·√(−0.8·ln(4·Pd·(1−Pd))), α = 0 for N ≤ 40, else 1/4;
/// K·C = ((17.7006·Pd − 18.4496)·Pd + 14.5339)·Pd − 3.525, and for Pd &gt; 0.872 besides e^(27.31·Pd − 25.14) + (Pd − 0.8)·(0.7·ln(1e-5/Pfa) + (2·N − 20)/80);
/// K = ∞, 1, N, 2, 2·N for the cases 0 to 4; S mean signal-to-noise ratio of one pulse.</para>
/// <para>Source: Shnidman, IEEE Transactions on Aerospace and Electronic Systems 38 (2002), 1059–1064; constants checked against open implementations of it. The paper sets α = 0 for N &lt; 40, MATLAB's shnidman, whose printed values we compare with, for N ≤ 40; here as there.</para>
/// <para>Valid: 0.1 ≤ Pd ≤ 0.99, 1e-9 ≤ Pfa ≤ 1e-3, 1 ≤ N ≤ 100: claimed within 1 dB. Against the exact theory the tests find 0.3 dB for the steady target, 0.6 dB for cases 2 and 4 from two pulses on, 0.85 dB for case 3 and 1.2 dB for case 1 (near Pd = 0.97, Pfa = 1e-9).</para>
/// </remarks>
public static class Shnidman
{
    private const double LastWithoutTail = 0.872;
    private const int LastSmallNumber = 40;

    /// <summary>The mean ratio of one pulse, as a factor.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A probability outside (0, 1), no pulse, a case that there is not, or probabilities for which the rule has no positive ratio.</exception>
    public static double RequiredSignalToNoise(Fluctuation fluctuation, double detectionProbability, double falseAlarmProbability, int pulses = 1) =>
        Portable.Pow(10.0, 0.1 * RequiredSignalToNoise_dB(fluctuation, detectionProbability, falseAlarmProbability, pulses));

    /// <summary>The mean ratio of one pulse in decibels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A probability outside (0, 1), no pulse, a case that there is not, or probabilities for which the rule has no positive ratio.</exception>
    public static double RequiredSignalToNoise_dB(Fluctuation fluctuation, double detectionProbability, double falseAlarmProbability, int pulses = 1)
    {
        Detection.Probability.MustLieInside(detectionProbability);
        Detection.Probability.MustBeACase(fluctuation);
        var root = Root(pulses);
        var eta = Distance(falseAlarmProbability) + (Math.Sign(detectionProbability - 0.5) * Distance(detectionProbability));
        if (!(eta > 0.0))
        {
            throw new ArgumentOutOfRangeException(nameof(detectionProbability), detectionProbability, $"Shnidman's rule has no ratio for so low a probability of detection at a probability of false alarm of {falseAlarmProbability}.");
        }

        return (10.0 * Portable.Log10(eta * (eta + (2.0 * root)) / pulses)) + Fading_dB(fluctuation, detectionProbability, falseAlarmProbability, pulses);
    }

    /// <summary>The way back for a steady target: Pd = (1 + sign(d)·√(1 − e^(−d²/0.8)))/2, d = √(β² + N·S) − β − √(−0.8·ln(4·Pfa·(1−Pfa))), β = √(N/2 + α − 1/4).</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative ratio, a probability outside (0, 1), or no pulse.</exception>
    public static double SteadyProbability(double signalToNoise, double falseAlarmProbability, int pulses = 1)
    {
        Detection.Probability.MustBeARatio(signalToNoise);
        var root = Root(pulses);
        var d = Math.Sqrt((root * root) + (pulses * signalToNoise)) - root - Distance(falseAlarmProbability);
        return 0.5 * (1.0 + (Math.Sign(d) * Math.Sqrt(1.0 - Portable.Exp(-d * d / 0.8))));
    }

    private static double Fading_dB(Fluctuation fluctuation, double pd, double pfa, int pulses)
    {
        if (fluctuation == Fluctuation.Swerling0)
        {
            return 0.0;
        }

        var k = fluctuation switch
        {
            Fluctuation.Swerling1 => 1.0,
            Fluctuation.Swerling2 => pulses,
            Fluctuation.Swerling3 => 2.0,
            _ => 2.0 * pulses,
        };
        var c = (((((17.7006 * pd) - 18.4496) * pd) + 14.5339) * pd) - 3.525;
        if (pd > LastWithoutTail)
        {
            c += Portable.Exp((27.31 * pd) - 25.14) + ((pd - 0.8) * ((0.7 * Portable.Log(1e-5 / pfa)) + ((2.0 * pulses) - 20.0) / 80.0));
        }

        return c / k;
    }

    private static double Distance(double probability)
    {
        Detection.Probability.MustLieInside(probability);
        return Math.Sqrt(Math.Max(0.0, -0.8 * Portable.Log(4.0 * probability * (1.0 - probability))));
    }

    private static double Root(int pulses)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pulses, 1);
        return Math.Sqrt((0.5 * pulses) + ((pulses <= LastSmallNumber ? 0.0 : 0.25) - 0.25));
    }
}
