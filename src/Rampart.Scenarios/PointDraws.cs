using Rampart.Evidence;
using Rampart.Simulation.Kernel;

namespace Rampart.Scenarios;

/// <summary>The draws of one point of a campaign: which of the values that are in dispute, or assumed, its battles are fought with.</summary>
/// <remarks>A draw is a function of seed, point and name, so that adding a reading changes no other reading's draw, and any point can be had by itself.</remarks>
public sealed class PointDraws(ulong seed, ulong point) : IReadingDraws
{
    // Readings are drawn for a point, not for a replication of it.
    private readonly Chance _chance = new(seed, replication: 0);

    public double Uniform(string name) => _chance.Uniform(Draw.Reading, NameTable.KeyOf(name), keyB: 0, point);
}
