using Rampart.Evidence;
using Rampart.Simulation.Kernel;

namespace Rampart.Scenarios;

/// <summary>A scenario read, checked and resolved: a battle that can be fought, and every reading that went into it.</summary>
public sealed record Scenario
{
    /// <summary>The folder's name.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>What the scenario shows, in its author's words.</summary>
    public required string About { get; init; }

    /// <summary>The seed to use when the command line names none.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The id of the defending system's model.</summary>
    public required string System { get; init; }

    public required BattleDefinition Battle { get; init; }

    /// <summary>What it asks of its battery's cover, if anything.</summary>
    public CoverageSection? Coverage { get; init; }

    /// <summary>Every number of the models with where it came from, by model and key in ordinal order.</summary>
    public required IReadOnlyList<Reading> Readings { get; init; }

    /// <summary>The model of each thing in the battle, by its name: command post, radars, batteries (the system), launchers and targets. A missile's model is its type.</summary>
    public IReadOnlyDictionary<string, string> ModelOf { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The ids of all models that were read, in ordinal order.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];
}
