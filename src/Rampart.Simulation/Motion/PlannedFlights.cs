using System.Collections.Concurrent;
using Rampart.Physics.Ballistics;
using Rampart.Quantities;
using Rampart.Terrain;

namespace Rampart.Simulation.Motion;

/// <summary>A flight laid out: its stretches, and its heights where they follow the ground.</summary>
public sealed record PlannedFlight(IReadOnlyList<PlannedArc> Arcs, HeightProfile? Heights);

/// <summary>The flights of a battle; targets of one group that fly one route share it, and so do all replications.</summary>
/// <remarks>A flight depends on its key alone, so who asks first changes nothing.</remarks>
public sealed class PlannedFlights
{
    private readonly ConcurrentDictionary<(IReadOnlyList<Geodetic> Route, Speed Speed, Angle Bank, HeightsOver Over, Angle Climb, IGround Ground), PlannedFlight> _planned = [];
    private readonly ConcurrentDictionary<(Geodetic Launch, Geodetic Impact, BallisticDefinition Body), BallisticFlight> _ballistic = [];

    /// <summary>The flight of an aircraft along its route.</summary>
    /// <exception cref="ArgumentException">The route cannot be flown.</exception>
    public PlannedFlight Of(TargetDefinition target, IGround ground)
    {
        ArgumentNullException.ThrowIfNull(target);
        return _planned.GetOrAdd((target.Route, target.Speed, target.Bank, target.HeightsOver, target.Climb, ground), static (_, flown) => Lay(flown.target, flown.ground), (target, ground));
    }

    /// <summary>The flight of a ballistic missile from its launch to its impact.</summary>
    /// <exception cref="ArgumentException">There is no such flight.</exception>
    public BallisticFlight Ballistic(TargetDefinition target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var body = target.Ballistic ?? throw new ArgumentException($"{target.Name} is no ballistic missile.", nameof(target));
        return _ballistic.GetOrAdd((target.Route[0], target.Route[^1], body), static flown => flown.Body.Fly(flown.Launch.ToEcef(), flown.Impact.ToEcef()));
    }

    private static PlannedFlight Lay(TargetDefinition target, IGround ground)
    {
        var (arcs, problem) = FlightPlan.Plan(target.Route, target.Speed, target.Bank);
        if (problem is not null)
        {
            throw new ArgumentException($"{target.Name}: {problem}");
        }

        var heights = target.HeightsOver is HeightsOver.Ground ? HeightProfile.Over(ground, arcs, target.Speed, target.Climb) : null;
        return new PlannedFlight(arcs, heights);
    }
}
