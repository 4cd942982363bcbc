using Rampart.Quantities;

namespace Rampart.Evidence;

/// <summary>What the values of a property are.</summary>
public enum PropertyKind
{
    Number,
    Count,
    Probability,
    YesNo,
    Word,
    Date,
    Length,
    Speed,
    Acceleration,
    Angle,
    AngularRate,
    Duration,
    Frequency,
    Area,
    Power,
    Mass,
    Decibels,
    Money,
    Text,
}

/// <summary>Something that can be claimed of a system: its name, what its values are and what it means.</summary>
public sealed record PropertyDefinition(string Id, PropertyKind Kind, string Meaning, Place Place)
{
    /// <summary>The kind of quantity behind the values; null where they are no numbers.</summary>
    public QuantityKind? Quantity => PropertyKinds.Quantity(Kind);

    /// <summary>What a count counts, where the ledger says so.</summary>
    public UnitOfAccount? Unit { get; init; }

    /// <summary>Of which unit the counted ones are parts: "battalions per regiment set". Only such a property converts one unit of account into another.</summary>
    public UnitOfAccount? Per { get; init; }

    /// <summary>The deal of which it tells a state, if it does.</summary>
    public Deal? Deal { get; init; }

    /// <summary>The state of the deal; null where there is no deal.</summary>
    public DealStage? Stage { get; init; }
}

/// <summary>The words for the kinds of properties, and the quantities behind them.</summary>
public static class PropertyKinds
{
    private static readonly (string Word, PropertyKind Kind)[] Words =
    [
        ("acceleration", PropertyKind.Acceleration),
        ("angle", PropertyKind.Angle),
        ("angular-rate", PropertyKind.AngularRate),
        ("area", PropertyKind.Area),
        ("count", PropertyKind.Count),
        ("date", PropertyKind.Date),
        ("decibels", PropertyKind.Decibels),
        ("duration", PropertyKind.Duration),
        ("frequency", PropertyKind.Frequency),
        ("length", PropertyKind.Length),
        ("mass", PropertyKind.Mass),
        ("money", PropertyKind.Money),
        ("number", PropertyKind.Number),
        ("power", PropertyKind.Power),
        ("probability", PropertyKind.Probability),
        ("speed", PropertyKind.Speed),
        ("text", PropertyKind.Text),
        ("word", PropertyKind.Word),
        ("yes-no", PropertyKind.YesNo),
    ];

    /// <summary>Every word, in ordinal order.</summary>
    public static IEnumerable<string> All => Words.Select(word => word.Word);

    public static PropertyKind? TryParse(string word)
    {
        foreach (var known in Words)
        {
            if (string.Equals(known.Word, word, StringComparison.Ordinal))
            {
                return known.Kind;
            }
        }

        return null;
    }

    public static string Word(PropertyKind kind) => Words.First(word => word.Kind == kind).Word;

    public static QuantityKind? Quantity(PropertyKind kind) => kind switch
    {
        PropertyKind.Number or PropertyKind.Count or PropertyKind.Probability => QuantityKind.Number,
        PropertyKind.Length => QuantityKind.Length,
        PropertyKind.Speed => QuantityKind.Speed,
        PropertyKind.Acceleration => QuantityKind.Acceleration,
        PropertyKind.Angle => QuantityKind.Angle,
        PropertyKind.AngularRate => QuantityKind.AngularRate,
        PropertyKind.Duration => QuantityKind.Duration,
        PropertyKind.Frequency => QuantityKind.Frequency,
        PropertyKind.Area => QuantityKind.Area,
        PropertyKind.Power => QuantityKind.Power,
        PropertyKind.Mass => QuantityKind.Mass,
        PropertyKind.Decibels => QuantityKind.Decibels,
        _ => null,
    };
}
