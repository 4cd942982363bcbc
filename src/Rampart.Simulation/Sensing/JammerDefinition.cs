using Rampart.Quantities;

namespace Rampart.Simulation.Sensing;

/// <summary>A barrage noise jammer that a target carries, on from its appearance to its end.</summary>
/// <param name="EffectivePower">Effective radiated power over the whole band, toward the radars.</param>
/// <param name="LowestFrequency">Lower edge of the jammed band.</param>
/// <param name="HighestFrequency">Upper edge of the jammed band.</param>
public sealed record JammerDefinition(Power EffectivePower, Frequency LowestFrequency, Frequency HighestFrequency)
{
    /// <summary>Effective radiated power for each hertz of the band, watts per hertz, in a radar's band; 0 outside the jammed band.</summary>
    public double Density_WpHz(Frequency radar) =>
        radar < LowestFrequency || radar > HighestFrequency ? 0.0 : EffectivePower.Watts / (HighestFrequency - LowestFrequency).Hertz;
}
