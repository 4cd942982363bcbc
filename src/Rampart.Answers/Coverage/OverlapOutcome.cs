using Rampart.Coverage.Siting;
using Rampart.Quantities;

namespace Rampart.Answers.Coverage;

/// <summary>What several batteries engage together, at every height, and all that is told of it.</summary>
internal sealed record OverlapOutcome
{
    public required CoverageAsked Asked { get; init; }

    /// <summary>One for each battery.</summary>
    public required IReadOnlyList<CoverageSubject> Subjects { get; init; }

    /// <summary>Width of a cell of the map.</summary>
    public required Length Cell { get; init; }

    /// <summary>By height, the lowest first.</summary>
    public required IReadOnlyList<BatteryOverlap> Overlaps { get; init; }

    public required string Ledger { get; init; }

    /// <summary>Who jams; null where nobody does.</summary>
    public string? JammedBy => JammingWords.JammedBy(Subjects[0].Question);
}
