using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Results.Reading;
using Rampart.Results.Summary;
using Rampart.Simulation.Kernel;

namespace Rampart.Results.Report;

/// <summary>What a report is made from.</summary>
public sealed record ReportInput
{
    /// <summary>The scenario's title.</summary>
    public required string Title { get; init; }

    /// <summary>What the scenario shows, in its author's words.</summary>
    public required string About { get; init; }

    public required BattleSummary Summary { get; init; }

    public required JournalContents Journal { get; init; }

    public required BattleDefinition Battle { get; init; }

    /// <summary>Every number of the models that were used, with where it came from.</summary>
    public required IReadOnlyList<Evidence.Reading> Readings { get; init; }

    /// <summary>The remarks that came up while the scenario was read and the battle was fought.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    public required Stamp Stamp { get; init; }
}

/// <summary>What a figure rests on, so that anyone can get it again and see how firm the ground is.</summary>
public sealed record Stamp
{
    /// <summary>The scenario's short name.</summary>
    public required string Scenario { get; init; }

    public required ulong Seed { get; init; }

    public required ulong Replication { get; init; }

    public required string JournalHash { get; init; }

    public required string LedgerHash { get; init; }

    /// <summary>The hash of the battle as it was resolved, if it is known.</summary>
    public string? DefinitionHash { get; init; }

    public required string Engine { get; init; }

    /// <summary>The terrain and its resolution.</summary>
    public required string Terrain { get; init; }

    /// <summary>How many values were read from claims.</summary>
    public required int Claimed { get; init; }

    /// <summary>How many values were assumed.</summary>
    public required int Assumed { get; init; }

    public int Values => Claimed + Assumed;

    /// <summary>A stamp with the shares counted from the readings, and seed and hash taken from the summary.</summary>
    public static Stamp Of(BattleSummary summary, IReadOnlyList<Evidence.Reading> readings, string terrain, string ledgerHash, string? definitionHash = null)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(readings);
        var tally = ReadingTally.Of(readings);
        return new Stamp
        {
            Scenario = summary.Scenario,
            Seed = summary.Seed,
            Replication = summary.Replication,
            JournalHash = summary.Hash,
            LedgerHash = ledgerHash,
            DefinitionHash = definitionHash,
            Engine = summary.Engine,
            Terrain = terrain,
            Claimed = tally.Claimed,
            Assumed = tally.Assumed,
        };
    }
}
