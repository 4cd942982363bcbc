using Rampart.Quantities;

namespace Rampart.Evidence;

/// <summary>Where a model's value comes from.</summary>
public enum ReadingSource
{
    /// <summary>From one or more claims of the ledger.</summary>
    Claimed,

    /// <summary>From nobody: the model says what it assumes and why, since no public claim is known or since those that there are cannot be read.</summary>
    Assumed,
}

/// <summary>How a campaign draws a value.</summary>
public enum ReadingSpread
{
    /// <summary>It does not: one claim, a middle, a definition.</summary>
    None,

    /// <summary>Evenly between the two ends; whole numbers each as often.</summary>
    Uniform,

    /// <summary>Between the two ends, most often near the written value.</summary>
    Triangular,

    /// <summary>As triangular, in the logarithm: for ranges over a decade and more.</summary>
    LogTriangular,

    /// <summary>One of the claims, each origin as often as any other; or one of an assumption's choices.</summary>
    Discrete,
}

/// <summary>How a dispute became a number: one value of a model, with the claims or the assumption behind it.</summary>
public sealed record Reading
{
    /// <summary>The model's id.</summary>
    public required string Model { get; init; }

    /// <summary>The model's name for readers.</summary>
    public string ModelName { get; init; } = string.Empty;

    /// <summary>The field, with dots between sections: <c>reference-detection.range</c>.</summary>
    public required string Key { get; init; }

    /// <summary>What the value measures; null for words and yes or no.</summary>
    public QuantityKind? Kind { get; init; }

    /// <summary>The value in SI units; 1 or 0 for yes or no; not a number for words.</summary>
    public required double Si { get; init; }

    /// <summary>The value as a reader sees it: <c>400 km</c>, <c>swerling-1</c>.</summary>
    public required string Text { get; init; }

    public required ReadingSource Source { get; init; }

    /// <summary>How it was read: <c>one(tass-2020-03-16)</c>, <c>middle</c>, <c>spread(…)</c>, <c>assumed</c>, or <c>overlay</c> where a user put another value in an assumption's place.</summary>
    public required string As { get; init; }

    /// <summary>The property read; null for an assumption.</summary>
    public PropertyDefinition? Property { get; init; }

    /// <summary>The claims that the value was made from.</summary>
    public IReadOnlyList<Claim> Claims { get; init; } = [];

    /// <summary>The claims among which it is read, whichever of them a campaign's point believes: the voices of its spread.</summary>
    public IReadOnlyList<Claim> Voices { get; init; } = [];

    /// <summary>The other claims on the same property, standing or not; of an assumption the claims that it passes over.</summary>
    public IReadOnlyList<Claim> OtherClaims { get; init; } = [];

    /// <summary>The low end of an assumption's range, or the lowest of several claims.</summary>
    public double? LowSi { get; init; }

    /// <summary>The high end of an assumption's range, or the highest of several claims.</summary>
    public double? HighSi { get; init; }

    /// <summary>The values it may take where it has no range: an assumption's choices, or what the voices of a discrete spread say, in order.</summary>
    public IReadOnlyList<string> Among { get; init; } = [];

    /// <summary>The reason of an assumption.</summary>
    public string? Because { get; init; }

    /// <summary>The properties whose claims an assumption passes over, for the reason it gives; empty where no claim is known that speaks of it.</summary>
    public IReadOnlyList<PropertyDefinition> Beside { get; init; } = [];

    /// <summary>How a campaign draws the value.</summary>
    public ReadingSpread Spread { get; init; }

    /// <summary>What the reading is drawn together with: readings of one name share one draw, so that what belongs together moves together. Its own model and key where the file names nothing else, <c>MODEL together NAME</c> where it does.</summary>
    public string Together { get; init; } = string.Empty;

    /// <summary>Where in its range a campaign's point has drawn it, from 0 to 1; null where it stands as written.</summary>
    public double? Position { get; init; }

    public required Place Place { get; init; }

    /// <summary>The key of the overlay that says how it is read here; null where it is read as written.</summary>
    public string? Overlay { get; init; }

    /// <summary>True where the single choice says what the thing is, such as its class: nothing that could be otherwise.</summary>
    public bool IsDefinition => Source == ReadingSource.Assumed && Among.Count == 1 && Overlay is null;

    /// <summary>True where a campaign draws the value: assumptions with more than one possible value, and spreads. One claim, a middle and an overlaid value are fixed.</summary>
    public bool IsSampled => Spread != ReadingSpread.None;

    /// <summary>The range as text, or the choices; empty where there is neither.</summary>
    public string RangeText { get; init; } = string.Empty;

    /// <summary>The kind it was asked for as.</summary>
    internal PropertyKind ValueKind { get; init; }
}
