using Rampart.Evidence.Yaml;
using Rampart.Quantities;

namespace Rampart.Evidence.Editing;

/// <summary>An entry that is to be added to the ledger: its keys as read, each with the place that it came from.</summary>
/// <param name="Section">The part of the ledger.</param>
/// <param name="Id">The entry's id; for a relation, which has none, its kind and its two claims.</param>
/// <param name="Place">Where it stands in the file that it came from.</param>
/// <param name="Content">Its keys and texts.</param>
public sealed record NewEntry(LedgerSection Section, string Id, Place Place, YamlMap Content);

/// <summary>Keys that a claim of the ledger is to get besides those that it has.</summary>
/// <param name="ClaimId">The claim, which the ledger holds.</param>
/// <param name="Content">The keys and texts.</param>
internal sealed record NewKeys(string ClaimId, YamlMap Content);

/// <summary>What one file, or one round of questions, adds to the ledger.</summary>
public sealed class LedgerAddition
{
    internal LedgerAddition(IReadOnlyList<NewEntry> entries) => Entries = entries;

    /// <summary>The entries in the order of their file.</summary>
    public IReadOnlyList<NewEntry> Entries { get; }

    /// <summary>True where there is nothing to add.</summary>
    public bool IsEmpty => Entries.Count == 0;
}
