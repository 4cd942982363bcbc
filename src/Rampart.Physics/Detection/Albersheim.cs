using Rampart.Quantities;

namespace Rampart.Physics.Detection;

/// <summary>Albersheim's rule for the signal-to-noise ratio that a steady target needs: closed both ways.</summary>
/// <remarks>
/// <para>Formula: S_dB = −5·lg N + (6.2 + 4.54/√(N + 0.44))·lg(A + 0.12·A·B + 1.7·B), A = ln(0.62/Pfa), B = ln(Pd/(1 − Pd)); S signal-to-noise ratio of one pulse, N pulses summed after a linear detector.</para>
/// <para>Source: Albersheim, Proceedings of the IEEE 69 (1981), 839; the form with N in Tufts and Cann, IEEE Transactions on Aerospace and Electronic Systems 19 (1983), 643–646.</para>
/// <para>Valid: claimed within 0.2 dB for 0.1 ≤ Pd ≤ 0.9, 1e-7 ≤ Pfa ≤ 1e-3, 1 ≤ N ≤ 8096, for a linear detector. Against the exact square-law theory
/// the tests find 0.35 dB from Pd = 0.3 on; below, the rule asks for too little: by 0.9 dB at Pd = 0.1, Pfa = 1e-6, and by 4.1 dB at Pd = 0.1, Pfa = 1e-3 (one pulse).</para>
/// </remarks>
public static class Albersheim
{
    /// <summary>The ratio of one pulse, as a factor.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A probability outside (0, 1), no pulse, or a wanted probability so low that the rule knows no ratio.</exception>
    public static double RequiredSignalToNoise(double detectionProbability, double falseAlarmProbability, int pulses = 1) =>
        Portable.Pow(10.0, 0.1 * RequiredSignalToNoise_dB(detectionProbability, falseAlarmProbability, pulses));

    /// <summary>The ratio of one pulse in decibels, as the rule is printed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A probability outside (0, 1), no pulse, or a wanted probability so low that the rule knows no ratio.</exception>
    public static double RequiredSignalToNoise_dB(double detectionProbability, double falseAlarmProbability, int pulses = 1)
    {
        Detection.Probability.MustLieInside(detectionProbability);
        Detection.Probability.MustLieInside(falseAlarmProbability);
        ArgumentOutOfRangeException.ThrowIfLessThan(pulses, 1);
        var a = Portable.Log(0.62 / falseAlarmProbability);
        var b = Portable.Log(detectionProbability / (1.0 - detectionProbability));
        var z = a + (0.12 * a * b) + (1.7 * b);
        if (!(z > 0.0))
        {
            throw new ArgumentOutOfRangeException(nameof(detectionProbability), detectionProbability, $"Albersheim's rule has no ratio for so low a probability of detection at a probability of false alarm of {falseAlarmProbability}.");
        }

        return (-5.0 * Portable.Log10(pulses)) + (Slope(pulses) * Portable.Log10(z));
    }

    /// <summary>The way back: Pd = 1/(1 + e^(−B)), B = (10^((S_dB + 5·lg N)/(6.2 + 4.54/√(N + 0.44))) − A)/(1.7 + 0.12·A).</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative ratio, a probability outside (0, 1), or no pulse.</exception>
    public static double Probability(double signalToNoise, double falseAlarmProbability, int pulses = 1)
    {
        Detection.Probability.MustBeARatio(signalToNoise);
        Detection.Probability.MustLieInside(falseAlarmProbability);
        ArgumentOutOfRangeException.ThrowIfLessThan(pulses, 1);
        var a = Portable.Log(0.62 / falseAlarmProbability);
        var z = signalToNoise == 0.0 ? 0.0 : Portable.Pow(10.0, ((10.0 * Portable.Log10(signalToNoise)) + (5.0 * Portable.Log10(pulses))) / Slope(pulses));
        var b = (z - a) / (1.7 + (0.12 * a));
        return 1.0 / (1.0 + Portable.Exp(-b));
    }

    private static double Slope(int pulses) => 6.2 + (4.54 / Math.Sqrt(pulses + 0.44));
}
