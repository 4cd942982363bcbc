using Rampart.Quantities;
using Rampart.Terrain;

namespace Rampart.Simulation.Motion;

/// <summary>A flight laid out: its stretches, and its heights where they follow the ground.</summary>
public sealed record PlannedFlight(IReadOnlyList<PlannedArc> Arcs, HeightProfile? Heights);

/// <summary>The flights of a battle; targets of one group that fly one route share it.</summary>
internal sealed class PlannedFlights(IGround ground)
{
    private readonly Dictionary<(IReadOnlyList<Geodetic> Route, Speed Speed, Angle Bank, HeightsOver Over, Angle Climb), PlannedFlight> _planned = [];

    /// <exception cref="ArgumentException">The route cannot be flown.</exception>
    public PlannedFlight Of(TargetDefinition target)
    {
        var key = (target.Route, target.Speed, target.Bank, target.HeightsOver, target.Climb);
        if (_planned.TryGetValue(key, out var flight))
        {
            return flight;
        }

        var (arcs, problem) = FlightPlan.Plan(target.Route, target.Speed, target.Bank);
        if (problem is not null)
        {
            throw new ArgumentException($"{target.Name}: {problem}");
        }

        var heights = target.HeightsOver is HeightsOver.Ground ? HeightProfile.Over(ground, arcs, target.Speed, target.Climb) : null;
        return _planned[key] = new PlannedFlight(arcs, heights);
    }
}
