namespace Rampart.Physics.Detection;

/// <summary>Probability of detecting a steady echo of known phase: the best that any detector can do.</summary>
/// <remarks>
/// <para>Formula: Pd = Q(Q⁻¹(Pfa) − √(2·N·S)); S signal-to-noise ratio of one pulse, N pulses summed in phase, Q the Gaussian tail.</para>
/// <para>Source: Kay, Fundamentals of Statistical Signal Processing: Detection Theory, 4.3 (the matched filter), for complex noise.</para>
/// <para>Valid: complex white Gaussian noise; probabilities strictly between 0 and 1.</para>
/// </remarks>
public static class CoherentDetection
{
    /// <exception cref="ArgumentOutOfRangeException">A negative ratio, a probability outside (0, 1), or no pulse.</exception>
    public static double Probability(double signalToNoise, double falseAlarmProbability, int pulses = 1)
    {
        Detection.Probability.MustBeARatio(signalToNoise);
        ArgumentOutOfRangeException.ThrowIfLessThan(pulses, 1);
        return GaussianTail.Of(GaussianTail.Inverse(falseAlarmProbability) - Math.Sqrt(2.0 * pulses * signalToNoise));
    }

    /// <summary>The way back: S = (Q⁻¹(Pfa) − Q⁻¹(Pd))²/(2·N).</summary>
    /// <exception cref="ArgumentOutOfRangeException">A probability outside (0, 1), a detection rarer than a false alarm, or no pulse.</exception>
    public static double RequiredSignalToNoise(double detectionProbability, double falseAlarmProbability, int pulses = 1)
    {
        Detection.Probability.MustLieInside(detectionProbability);
        Detection.Probability.MustLieInside(falseAlarmProbability);
        ArgumentOutOfRangeException.ThrowIfLessThan(detectionProbability, falseAlarmProbability);
        ArgumentOutOfRangeException.ThrowIfLessThan(pulses, 1);
        var deflection = GaussianTail.Inverse(falseAlarmProbability) - GaussianTail.Inverse(detectionProbability);
        return deflection * deflection / (2.0 * pulses);
    }
}
