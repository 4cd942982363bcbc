using Rampart.Quantities;

namespace Rampart.Physics.Detection;

/// <summary>The threshold that noise alone crosses with the wanted probability of false alarm.</summary>
/// <remarks>
/// <para>Formula: square law, N pulses: Pfa = Q(N, T), T in units of one pulse's mean noise power; coherent: T = √N·Q⁻¹(Pfa) for real and √(N/2)·Q⁻¹(Pfa) for complex noise, in units of its root-mean-square;
/// Q(N, T) the regularised gamma function, Q⁻¹ the inverse Gaussian tail.</para>
/// <para>Source: Marcum (1960); Kay, Fundamentals of Statistical Signal Processing: Detection Theory, ch. 4–5; the same as MATLAB's npwgnthresh (10·lg T, 20·lg T).</para>
/// <para>Valid: white Gaussian noise of known power; probabilities strictly between 0 and 1, N ≥ 1.</para>
/// </remarks>
public static class DetectionThreshold
{
    /// <summary>For the sum of N squared envelopes of complex noise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A probability outside (0, 1), or no pulse.</exception>
    public static double SquareLaw(double falseAlarmProbability, int pulses = 1) => RegularisedGamma.InverseUpper(pulses, falseAlarmProbability);

    /// <summary>The way back: how often noise alone crosses a square-law threshold.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative threshold, or no pulse.</exception>
    public static double FalseAlarmProbability(double threshold, int pulses = 1) => RegularisedGamma.Upper(pulses, threshold);

    /// <summary>For the coherent sum of N real samples.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A probability outside (0, 1), or no pulse.</exception>
    public static double CoherentReal(double falseAlarmProbability, int pulses = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pulses, 1);
        return Math.Sqrt(pulses) * GaussianTail.Inverse(falseAlarmProbability);
    }

    /// <summary>For the real part of the coherent sum of N complex samples, half of whose noise is in that part.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A probability outside (0, 1), or no pulse.</exception>
    public static double CoherentComplex(double falseAlarmProbability, int pulses = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pulses, 1);
        return Math.Sqrt(0.5 * pulses) * GaussianTail.Inverse(falseAlarmProbability);
    }
}
