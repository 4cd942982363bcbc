using Rampart.Quantities;

namespace Rampart.Physics.Detection;

/// <summary>Probability of detecting, in one look, a target whose echo fades from scan to scan (Swerling case 1).</summary>
/// <remarks>
/// <para>Formula: Pd = Pfa^(1 / (1 + S)); S mean signal-to-noise ratio after integration, Pfa probability of false alarm.</para>
/// <para>Source: Swerling, IRE Transactions on Information Theory 6 (1960), 269–308; Skolnik, Introduction to Radar Systems, 3rd ed., 2.8.</para>
/// <para>Valid: square-law detector, one pulse or one coherent interval, exponentially distributed cross-section.</para>
/// </remarks>
public static class SwerlingOne
{
    /// <exception cref="ArgumentOutOfRangeException">A negative ratio, or a probability outside (0, 1).</exception>
    public static double DetectionProbability(double signalToNoise, double falseAlarmProbability)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(signalToNoise);
        Probability.MustLieInside(falseAlarmProbability);
        return Portable.Exp(Portable.Log(falseAlarmProbability) / (1.0 + signalToNoise));
    }

    /// <summary>The mean signal-to-noise ratio that gives this probability: the way back, S = ln Pfa / ln Pd − 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A probability outside (0, 1), or a detection rarer than a false alarm.</exception>
    public static double RequiredSignalToNoise(double detectionProbability, double falseAlarmProbability)
    {
        Probability.MustLieInside(detectionProbability);
        Probability.MustLieInside(falseAlarmProbability);
        ArgumentOutOfRangeException.ThrowIfLessThan(detectionProbability, falseAlarmProbability);
        return (Portable.Log(falseAlarmProbability) / Portable.Log(detectionProbability)) - 1.0;
    }
}
