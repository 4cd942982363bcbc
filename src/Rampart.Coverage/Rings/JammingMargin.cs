using Rampart.Physics.Detection;
using Rampart.Simulation.Sensing;

namespace Rampart.Coverage.Rings;

/// <summary>How much jamming an echo endures before one look in two misses it.</summary>
/// <remarks>
/// A look shows a target in one of two from a certain signal-to-noise ratio S₀ on; jamming of J times the noise leaves S/(1 + J) of S. So the echo
/// endures J up to S/S₀ − 1, and whether it is seen against jamming can be asked of a direction without another look.
/// </remarks>
/// <param name="Needed">S₀/S: the part of the echo that is enough; nought, as of what asks for no echo, endures any jamming.</param>
/// <param name="Elevation_rad">Elevation at which the radar sees the target.</param>
internal readonly record struct JammingMargin(double Needed, double Elevation_rad)
{
    public static JammingMargin Of(in Echo echo, double leastSignalToNoise) => new(leastSignalToNoise / echo.SignalToNoise, echo.Elevation_rad);

    /// <summary>Whether the echo is seen against jamming of so many times the noise.</summary>
    public bool Endures(double jammingToNoise) => Needed * (1.0 + jammingToNoise) <= 1.0;

    /// <summary>The signal-to-noise ratio from which on one look in two shows a target.</summary>
    public static double LeastSignalToNoise(EchoModel model, Fluctuation fluctuation)
    {
        const int Halvings = 80;
        var (low, high) = (0.0, 1.0);
        while (model.Probability(fluctuation, high) < Engageability.SeenFrom)
        {
            (low, high) = (high, 2.0 * high);
        }

        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = 0.5 * (low + high);
            (low, high) = model.Probability(fluctuation, middle) < Engageability.SeenFrom ? (middle, high) : (low, middle);
        }

        return high;
    }
}
