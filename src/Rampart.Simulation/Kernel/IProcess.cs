using Rampart.Quantities;

namespace Rampart.Simulation.Kernel;

/// <summary>Something that sleeps in the calendar and is woken. A process holds no state: everything it keeps is in the world.</summary>
public interface IProcess
{
    void Wake(EntityId subject, in Turn turn);
}

/// <summary>Everything that a process can touch while it is awake.</summary>
public readonly ref struct Turn(SimulationTime now, World world, Calendar calendar, Journal journal, Chance chance)
{
    public SimulationTime Now { get; } = now;

    public World World { get; } = world;

    public Calendar Calendar { get; } = calendar;

    public Journal Journal { get; } = journal;

    public Chance Chance { get; } = chance;
}
