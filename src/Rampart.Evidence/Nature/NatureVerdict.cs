namespace Rampart.Evidence;

/// <summary>How a claim stands before nature or before another claim, from the best to the worst.</summary>
public enum NatureOutcome
{
    /// <summary>Nothing here speaks against it.</summary>
    Holds,

    /// <summary>It can be so if something else is so too, which the message names.</summary>
    Needs,

    /// <summary>It can be so only with figures beyond the usual ones.</summary>
    Strained,

    /// <summary>It cannot be so, even with generous figures.</summary>
    Fails,

    /// <summary>It and another claim cannot both be so.</summary>
    Contradicts,
}

/// <summary>A figure that a verdict rests on.</summary>
/// <param name="Name">What it is, in words joined by hyphens.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Its unit; empty for a plain number.</param>
public sealed record NatureNumber(string Name, double Value, string Unit);

/// <summary>What one rule says of one claimed value, or of values against each other.</summary>
public sealed record NatureVerdict
{
    /// <summary>The rule's name: <c>horizon</c>, <c>interceptor-speed</c>, …</summary>
    public required string Rule { get; init; }

    /// <summary>The thing that is spoken of, such as <c>s-400</c>: the first part of the property's id.</summary>
    public required string Subject { get; init; }

    /// <summary>The claims that are judged.</summary>
    public required IReadOnlyList<Claim> Claims { get; init; }

    public required NatureOutcome Outcome { get; init; }

    /// <summary>The verdict as a sentence with its figures.</summary>
    public required string Message { get; init; }

    /// <summary>The relation that was reckoned with.</summary>
    public required string Formula { get; init; }

    /// <summary>Where the relation and the figures beside it come from; what could not be confirmed says so.</summary>
    public required string Source { get; init; }

    public IReadOnlyList<NatureNumber> Numbers { get; init; } = [];

    /// <summary>True where a standing claim was found to be impossible: the ledger's keeper must act.</summary>
    public bool AsksForAction => Outcome == NatureOutcome.Fails && Claims.Any(claim => claim.IsStanding);
}
