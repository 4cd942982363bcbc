using Rampart.Quantities;

namespace Rampart.Evidence;

/// <summary>Whether a claim may be read by a model.</summary>
public enum ClaimState
{
    /// <summary>It may be read.</summary>
    Standing,

    /// <summary>A later claim or event took its place.</summary>
    Superseded,

    /// <summary>It is known or judged to be wrong; the reason is stated.</summary>
    Rejected,

    /// <summary>It speaks of something else than the property's meaning here.</summary>
    OutOfScope,
}

/// <summary>How a claim's number bounds what it speaks of.</summary>
public enum ClaimBound
{
    Exact,
    About,
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
}

/// <summary>One statement of one document about one property, in its own words.</summary>
public sealed record Claim
{
    /// <summary>Property, document, and a number where one document says it twice: <c>s-400/engagement-range#tass-2020-03-16</c>.</summary>
    public required string Id { get; init; }

    public required PropertyDefinition Property { get; init; }

    public required SourceDocument Document { get; init; }

    /// <summary>1, or the number behind the slash of the id.</summary>
    public required int Number { get; init; }

    public required ClaimValue Value { get; init; }

    /// <summary>The value in another unit as the ledger's keeper converted it, if he did.</summary>
    public ClaimValue? Converted { get; init; }

    public required ClaimBound Bound { get; init; }

    /// <summary>The words of the document; an ellipsis stands for words left out. Empty where none are at hand: then <see cref="Recorded"/> says what was noted.</summary>
    public required string Quotation { get; init; }

    /// <summary>What was noted of the document where its words are not at hand; null where they are. Such a claim is never graded better than "possibly true".</summary>
    public string? Recorded { get; init; }

    public required string Speaker { get; init; }

    /// <summary>Where the statement came from. Five newspapers that copy one agency are one origin.</summary>
    public required string Origin { get; init; }

    /// <summary>False where the origin begins with "unknown": such a claim never counts as another voice.</summary>
    public bool OriginIsKnown => !Origin.StartsWith("unknown", StringComparison.OrdinalIgnoreCase);

    /// <summary>When it was said.</summary>
    public required PartialDate Said { get; init; }

    /// <summary>When what it speaks of happened, if it speaks of an event.</summary>
    public PartialDate? Event { get; init; }

    /// <summary>When what it speaks of happened or shall happen: for a property that is a date, the value itself.</summary>
    public PartialDate? EventDate => Event ?? (Property.Kind == PropertyKind.Date ? PartialDate.TryParse(Value.Text) : null);

    /// <summary>True where it foretells: only then may its event lie after its document.</summary>
    public bool IsForecast { get; init; }

    public required Grade Grade { get; init; }

    /// <summary>True where <see cref="GradeRule"/> set the grade and not the ledger's keeper.</summary>
    public bool GradeIsByRule { get; init; }

    /// <summary>Why the keeper graded otherwise than the rule would.</summary>
    public string? GradeBecause { get; init; }

    public required ClaimState State { get; init; }

    /// <summary>Why the claim does not stand; empty for a standing one.</summary>
    public string? Because { get; init; }

    public string? Note { get; init; }

    /// <summary>Claims of one bundle belong together and are sampled together; the document where the ledger names none.</summary>
    public required string Bundle { get; init; }

    public required Place Place { get; init; }

    public bool IsStanding => State == ClaimState.Standing;

    /// <summary>The value with its bound: "more than 120"; of a date "by 2020-04".</summary>
    public string ValueText => (Property.Kind == PropertyKind.Date, Bound) switch
    {
        (true, ClaimBound.AtMost) => "by " + Value.Text,
        (true, ClaimBound.LessThan) => "before " + Value.Text,
        (true, ClaimBound.AtLeast) => "not before " + Value.Text,
        (true, ClaimBound.MoreThan) => "after " + Value.Text,
        _ => Bounded,
    };

    private string Bounded => Bound switch
    {
        ClaimBound.About => "about " + Value.Text,
        ClaimBound.AtLeast => "at least " + Value.Text,
        ClaimBound.MoreThan => "more than " + Value.Text,
        ClaimBound.AtMost => "at most " + Value.Text,
        ClaimBound.LessThan => "less than " + Value.Text,
        _ => Value.Text,
    };
}

/// <summary>How two claims stand to each other.</summary>
public enum RelationKind
{
    /// <summary>The first repeats the second: one voice, not two.</summary>
    SameAs,

    /// <summary>They cannot both be right, or count in different units.</summary>
    Disputes,

    /// <summary>The first took the place of the second.</summary>
    Supersedes,

    /// <summary>They speak of different contracts, missiles or measurements and are easily confused.</summary>
    DifferentInstrument,
}

/// <summary>A relation between two claims, with its reason.</summary>
/// <param name="Kind">How the first stands to the second.</param>
/// <param name="From">The first claim.</param>
/// <param name="To">The second claim.</param>
/// <param name="Reason">Why it is so.</param>
/// <param name="IsInferred">True where no document says so and the ledger's keeper concluded it.</param>
/// <param name="Place">Where the relation stands.</param>
public sealed record Relation(RelationKind Kind, Claim From, Claim To, string Reason, bool IsInferred, Place Place)
{
    /// <summary>The relation's words as seen from one of its two claims.</summary>
    public string WordsFrom(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var isFirst = ReferenceEquals(claim, From) || string.Equals(claim.Id, From.Id, StringComparison.Ordinal);
        return Kind switch
        {
            RelationKind.SameAs => isFirst ? "is the same as" : "is repeated by",
            RelationKind.Disputes => isFirst ? "disputes" : "is disputed by",
            RelationKind.Supersedes => isFirst ? "supersedes" : "is superseded by",
            _ => "speaks of something else than",
        };
    }
}
