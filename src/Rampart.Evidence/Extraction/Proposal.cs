namespace Rampart.Evidence.Extraction;

/// <summary>How a proposed claim stands to the ledger.</summary>
public enum ProposalVerdict
{
    /// <summary>The ledger has no standing claim on this property, or no such property.</summary>
    New,

    /// <summary>A claim on the property says the same, within its rounding and its bounds.</summary>
    Agrees,

    /// <summary>The claims on the property say something else.</summary>
    Disputes,

    /// <summary>An event takes the place of its forecast, or a later count of an earlier one.</summary>
    Supersedes,
}

/// <summary>A claim that an article may support. A person accepts or drops it; nothing enters the ledger by itself.</summary>
public sealed record Proposal
{
    /// <summary>Property, document, and a number where the document says it twice.</summary>
    public required string Claim { get; init; }

    public required ProposalKind Kind { get; init; }

    /// <summary>As the ledger writes it: <c>402 km</c>, <c>2.5 billion USD</c>, <c>late 2019/early 2020</c>, <c>2</c>.</summary>
    public required string Value { get; init; }

    public required ClaimBound Bound { get; init; }

    /// <summary>What a count counts; null for the other kinds.</summary>
    public UnitOfAccount? Unit { get; init; }

    /// <summary>The article's words, lost characters and all.</summary>
    public required string Quotation { get; init; }

    /// <summary>Who said it; null for the document's own voice.</summary>
    public Speaker? Speaker { get; init; }

    /// <summary>When it was said, in the ledger's form.</summary>
    public required string Said { get; init; }

    /// <summary>When what it speaks of happened or shall happen, where the sentence dates it.</summary>
    public string? Event { get; init; }

    public bool IsForecast { get; init; }

    /// <summary>Where the value stands in the article's text.</summary>
    public required TextSpan At { get; init; }

    /// <summary>Where the same speaker says the same again.</summary>
    public IReadOnlyList<TextSpan> AlsoAt { get; init; } = [];

    public required ProposalVerdict Verdict { get; init; }

    /// <summary>The ids of the claims it was compared with.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>True where the ledger has this very claim of this document already.</summary>
    public bool IsInLedger { get; init; }

    /// <summary>The property that the ledger lacks; null where it has it.</summary>
    public PropertySuggestion? NewProperty { get; init; }

    /// <summary>How the value was read, where it could be read in two ways.</summary>
    public string? Note { get; init; }
}

/// <summary>A property that the ledger lacks, as a proposal suggests it.</summary>
/// <param name="Kind">What its values are.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Unit">What a count counts.</param>
/// <param name="Per">Of what the counted ones are parts.</param>
/// <param name="Deal">The deal of which it tells a state.</param>
/// <param name="Stage">That state.</param>
public sealed record PropertySuggestion(PropertyKind Kind, string Meaning, UnitOfAccount? Unit, UnitOfAccount? Per, string? Deal, DealStage? Stage)
{
    /// <summary>How the meaning begins where no word of the lexicon told one; such a property does not enter the ledger.</summary>
    public const string ToBeNamed = "To be named";

    /// <summary>True where a person must still say what the property means.</summary>
    public bool IsNamed => !Meaning.StartsWith(ToBeNamed, StringComparison.Ordinal);
}

/// <summary>A sentence of the article, with who said it and when.</summary>
/// <param name="At">Where it stands.</param>
/// <param name="Text">Its words.</param>
/// <param name="Speaker">Who said it; null for the document's own voice.</param>
/// <param name="Said">When, in the ledger's form.</param>
public sealed record SpokenSentence(TextSpan At, string Text, Speaker? Speaker, string Said);
