using Rampart.Quantities;

namespace Rampart.Evidence;

/// <summary>A document that claims are taken from: who published it, when, and how that date is known.</summary>
/// <param name="Id">The document's name in claim ids, such as <c>tass-2020-03-16</c>.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Date">Its date of publication.</param>
/// <param name="DateKnown">How the date is known: stated, inferred from what, found where.</param>
/// <param name="Address">Where it can be read, if known.</param>
/// <param name="Origin">The origin of its claims where a claim names none.</param>
/// <param name="TextFile">The name of the file with its text, for checking quotations, if there is one.</param>
/// <param name="Place">Where the document stands in the ledger.</param>
public sealed record SourceDocument(
    string Id,
    string Publisher,
    string Title,
    PartialDate Date,
    string DateKnown,
    string? Address,
    string? Origin,
    string? TextFile,
    Place Place)
{
    /// <summary>The mark of the source's reliability, A to F, where the ledger's keeper has judged it.</summary>
    public char? Reliability { get; init; }

    /// <summary>Why the source is judged so.</summary>
    public string? ReliabilityBecause { get; init; }
}
