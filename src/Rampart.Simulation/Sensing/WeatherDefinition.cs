using Rampart.Quantities;

namespace Rampart.Simulation.Sensing;

/// <summary>Rain that falls evenly everywhere below a height; the textbook's case, harsher than any real front over hundreds of kilometres.</summary>
/// <param name="RainRate_mmph">Millimetres an hour; 0 for dry weather.</param>
/// <param name="RainHeight">Height above sea level up to which it rains.</param>
public sealed record WeatherDefinition(double RainRate_mmph, Length RainHeight)
{
    public static WeatherDefinition Dry { get; } = new(0.0, Length.Zero);
}
