using Rampart.Quantities;

namespace Rampart.Physics.Detection;

/// <summary>What a published detection range means: this far, for this cross-section, with these probabilities.</summary>
/// <param name="Range">The distance at which the reference target is detected with the stated probability.</param>
/// <param name="CrossSection">The reference target's mean radar cross-section.</param>
/// <param name="DetectionProbability">Probability of detection in one look at that range.</param>
/// <param name="FalseAlarmProbability">Probability of false alarm of the detector.</param>
/// <param name="Fluctuation">How the reference target's echo varies.</param>
/// <param name="Pulses">Pulses, or coherent dwells, that one look adds up without their phase.</param>
public sealed record ReferenceDetection(
    Length Range, Area CrossSection, double DetectionProbability, double FalseAlarmProbability, Fluctuation Fluctuation = Fluctuation.Swerling1, int Pulses = 1);

/// <summary>The radar equation measured from a known detection instead of from powers and gains.</summary>
/// <remarks>
/// <para>Formula: S = S₀ · (σ/σ₀) · (R₀/R)⁴; S₀ the ratio that gives the reference probability, σ cross-section, R slant range.</para>
/// <para>Source: Skolnik, Introduction to Radar Systems, 3rd ed., 2.1 (the fourth-power law) applied to the reference detection.</para>
/// <para>Valid: the same radar mode, free space; the reference range already contains the radar's losses.</para>
/// </remarks>
public readonly record struct ReferenceRangeEquation
{
    private readonly double _scale;

    /// <exception cref="ArgumentOutOfRangeException">A range or cross-section that is not positive, or probabilities outside (0, 1).</exception>
    public ReferenceRangeEquation(ReferenceDetection reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(reference.Range.Metres);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(reference.CrossSection.SquareMetres);
        var rangeSquared = reference.Range.Metres * reference.Range.Metres;
        _scale = SwerlingDetection.RequiredSignalToNoise(reference.Fluctuation, reference.DetectionProbability, reference.FalseAlarmProbability, reference.Pulses)
            * rangeSquared * rangeSquared / reference.CrossSection.SquareMetres;
    }

    /// <summary>Mean signal-to-noise ratio of one look at a cross-section (m²) from a slant range (m).</summary>
    public double SignalToNoise(double crossSection_m2, double range_m)
    {
        var rangeSquared = range_m * range_m;
        return _scale * crossSection_m2 / (rangeSquared * rangeSquared);
    }
}
