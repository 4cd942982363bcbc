using Rampart.Quantities;

namespace Rampart.Evidence.Editing;

/// <summary>An entry with the place where it stands in the ledger, or would stand.</summary>
/// <param name="Section">The part of the ledger.</param>
/// <param name="Id">The entry's id; of a relation its kind and its two claims.</param>
/// <param name="Place">The file and line in the ledger.</param>
public sealed record AddedEntry(LedgerSection Section, string Id, Place Place)
{
    /// <summary>What the entry is, in a word: "claim".</summary>
    public string Noun => LedgerSections.Noun(Section);
}

/// <summary>A change of the ledger that was checked as a whole and is not yet written.</summary>
public sealed class LedgerChange
{
    internal LedgerChange(IReadOnlyList<ChangedFile> files, IReadOnlyList<AddedEntry> added, IReadOnlyList<AddedEntry> superseded, Ledger ledger)
    {
        (Files, Added, Superseded, Ledger) = (files, added, superseded, ledger);
    }

    /// <summary>The new entries in the order of the ledger's parts.</summary>
    public IReadOnlyList<AddedEntry> Added { get; }

    /// <summary>The claims that a new one takes the place of; their state is changed.</summary>
    public IReadOnlyList<AddedEntry> Superseded { get; }

    /// <summary>The ledger as it will be read.</summary>
    public Ledger Ledger { get; }

    /// <summary>The changed files in the order in which they are written: whichever of them are written, the ledger is sound.</summary>
    internal IReadOnlyList<ChangedFile> Files { get; }

    /// <summary>What changes in the files, in the unified form that <c>patch</c> reads.</summary>
    public string Diff() => string.Concat(Files.Select(file => file.Diff()));
}
