namespace Rampart.Evidence.Questions;

/// <summary>How a conflict stands.</summary>
public enum ConflictState
{
    /// <summary>Different answers stand, and nothing in the ledger decides between them.</summary>
    Open,

    /// <summary>Forecasts differ from an event, or a later claim took the place of an earlier one: what happened is known.</summary>
    Decided,

    /// <summary>The relations say why the values differ: one number rounded, or two different things.</summary>
    Explained,

    /// <summary>The dates are of different precision and may mean the same day.</summary>
    Compatible,
}

/// <summary>How far the answers on one property lie apart.</summary>
/// <param name="Property">The property.</param>
/// <param name="Low">The least number or the earliest date; the first answer of words.</param>
/// <param name="High">The greatest number or the latest date; the last answer of words.</param>
/// <param name="Ratio">High over low of numbers above nought; null for anything else.</param>
/// <param name="Days">For dates the least number of days between the earliest and the latest; 0 where they may be the same day; null for anything else.</param>
/// <param name="Answers">The different answers, from the least to the greatest.</param>
public sealed record ConflictSpread(PropertyDefinition Property, Claim Low, Claim High, double? Ratio, int? Days, IReadOnlyList<string> Answers)
{
    // A year between two dates weighs as much as a factor of two between two numbers.
    private const double DaysInYear = 365.25;

    /// <summary>What conflicts are ordered by: the ratio of numbers, one more than the years between dates, the number of answers in words.</summary>
    public double Weight => Ratio ?? (Days is { } days ? 1.0 + (days / DaysInYear) : Answers.Count);
}

/// <summary>What would settle a conflict, or a part of it.</summary>
public enum SettlingRule
{
    /// <summary>Units of account differ: a claim that converts one into the other.</summary>
    UnitOfAccount,

    /// <summary>Forecasts: the event.</summary>
    TheEvent,

    /// <summary>One document contradicts itself: another document.</summary>
    AnotherDocument,

    /// <summary>One number rounded on its way: the primary document in its own unit.</summary>
    OwnUnit,

    /// <summary>Different things were meant: nothing but a document that names which.</summary>
    WhichIsMeant,

    /// <summary>A later claim took the place of the earlier one.</summary>
    Superseded,

    /// <summary>Terms of a contract or a loan: its text.</summary>
    ContractText,

    /// <summary>Different origins: an independent further one, or the primary document.</summary>
    IndependentOrigin,

    /// <summary>An origin is unknown: who said it first.</summary>
    UnknownOrigin,

    /// <summary>Only notes are at hand: the document's words.</summary>
    OwnWords,

    /// <summary>No source better than doubtful: a better one.</summary>
    BetterSource,
}

/// <summary>One thing that would settle a conflict, by a stated rule.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Text">What to look for, in a sentence.</param>
public sealed record SettlingStep(SettlingRule Rule, string Text);

/// <summary>Claims that do not say the same, on one property or on several that relations join.</summary>
public sealed record Conflict
{
    /// <summary>The property that leads: one that a model reads, else the one with most claims.</summary>
    public required PropertyDefinition Lead { get; init; }

    /// <summary>All its properties, the leading one first, then by id.</summary>
    public required IReadOnlyList<PropertyDefinition> Properties { get; init; }

    /// <summary>The claims that stand on these properties, and those that relations bring in; by property, date said and id.</summary>
    public required IReadOnlyList<Claim> Claims { get; init; }

    /// <summary>The relations between them, with their reasons.</summary>
    public required IReadOnlyList<Relation> Relations { get; init; }

    /// <summary>How far the answers lie apart, by property (money by currency); empty where each property has one answer.</summary>
    public required IReadOnlyList<ConflictSpread> Spreads { get; init; }

    /// <summary>The units of account in which it counts.</summary>
    public required IReadOnlyList<UnitOfAccount> Units { get; init; }

    public required ConflictState State { get; init; }

    /// <summary>What would settle it.</summary>
    public required IReadOnlyList<SettlingStep> Settling { get; init; }

    /// <summary>The values of models that read one of its properties, such as <c>s-400 engagement-range</c>.</summary>
    public required IReadOnlyList<string> ReadBy { get; init; }

    /// <summary>How much it matters after whether a model reads it: its widest spread, or the number of units of account if that is more.</summary>
    public double Weight => Math.Max(Units.Count, Spreads.Select(spread => spread.Weight).DefaultIfEmpty(1.0).Max());

    /// <summary>The word of a state.</summary>
    public static string Word(ConflictState state) => state switch
    {
        ConflictState.Decided => "decided",
        ConflictState.Explained => "explained",
        ConflictState.Compatible => "compatible",
        _ => "open",
    };

    /// <summary>The word of a rule, as JSON prints it.</summary>
    public static string Word(SettlingRule rule) => rule switch
    {
        SettlingRule.UnitOfAccount => "unit-of-account",
        SettlingRule.TheEvent => "the-event",
        SettlingRule.AnotherDocument => "another-document",
        SettlingRule.OwnUnit => "own-unit",
        SettlingRule.WhichIsMeant => "which-is-meant",
        SettlingRule.Superseded => "superseded",
        SettlingRule.ContractText => "contract-text",
        SettlingRule.IndependentOrigin => "independent-origin",
        SettlingRule.UnknownOrigin => "unknown-origin",
        SettlingRule.OwnWords => "own-words",
        _ => "better-source",
    };
}
