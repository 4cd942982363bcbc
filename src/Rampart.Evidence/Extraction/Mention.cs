using Rampart.Quantities;

namespace Rampart.Evidence.Extraction;

/// <summary>What a proposal proposes.</summary>
public enum ProposalKind
{
    /// <summary>A number with a physical unit.</summary>
    Quantity,

    /// <summary>A sum of money.</summary>
    Money,

    /// <summary>A date of any precision.</summary>
    Date,

    /// <summary>A number of units, things or people of a force.</summary>
    Count,
}

/// <summary>A quantity, a sum, a date or a count as it stands in an article, before anybody asks what it says of whom.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Sentence">Where it is said.</param>
/// <param name="Start">Where it begins in the sentence.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Value">The value as the ledger writes it: <c>402 km</c>, <c>2.5 billion USD</c>, <c>late 2019/early 2020</c>, <c>2</c>.</param>
internal sealed record Mention(ProposalKind Kind, Sentence Sentence, int Start, int End, string Value)
{
    public ClaimBound Bound { get; init; } = ClaimBound.Exact;

    /// <summary>What kind of quantity; null for the other kinds.</summary>
    public QuantityKind? Quantity { get; init; }

    /// <summary>What a count counts.</summary>
    public UnitOfAccount? Unit { get; init; }

    /// <summary>How many there are up to and with this one: 2 for "the second set", 2 for "the first two sets"; null for a plain count.</summary>
    public int? CountedFromFirst { get; init; }

    public PartialDate? Date { get; init; }

    /// <summary>How the number was read, where it could be read in two ways.</summary>
    public string? Reading { get; init; }

    public TextSpan Span => Sentence.InArticle(Start, End);
}
