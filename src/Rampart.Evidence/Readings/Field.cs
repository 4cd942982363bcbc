using Rampart.Evidence.Yaml;
using Rampart.Quantities;

namespace Rampart.Evidence;

/// <summary>A field of a model on its way to a reading: where it stands, what is asked of it, and where its faults go.</summary>
/// <param name="Model">The model it stands in.</param>
/// <param name="Ledger">The claims it may read.</param>
/// <param name="Findings">Receives what is wrong with it.</param>
/// <param name="Choices">How it is read where not as written.</param>
/// <param name="Key">Its key, with dots between sections.</param>
/// <param name="Map">What stands under the key.</param>
/// <param name="Kind">The kind asked for; null where nobody asks for one.</param>
/// <param name="Bounds">What its value may be.</param>
internal sealed record Field(Model Model, Ledger Ledger, ICollection<Finding> Findings, ReadingChoices Choices, string Key, YamlMap Map, PropertyKind? Kind, Bounds Bounds)
{
    private const string TogetherWord = " together ";

    /// <summary>The key of the overlay that says how it is read; null where the model's file does.</summary>
    public string? Overlay { get; init; }

    /// <summary>The name under which a reading shares its draw with others; null where it has one of its own.</summary>
    public static string? TogetherName(Reading reading)
    {
        var start = reading.Model + TogetherWord;
        return reading.Together.StartsWith(start, StringComparison.Ordinal) ? reading.Together[start.Length..] : null;
    }

    public void Error(Place place, string message, string remedy) => Findings.Add(Finding.Error(place, Overlay ?? Key, message, remedy));

    public void Remark(Place place, string message, string remedy) => Findings.Add(Finding.Remark(place, Overlay ?? Key, message, remedy));

    /// <summary>What the reading is drawn together with: <c>MODEL together NAME</c>, or its own model and key.</summary>
    public string Together()
    {
        if (Map.Text("together", Findings) is not { } name)
        {
            return $"{Model.Id} {Key}";
        }

        if (!LedgerNames.IsWord(name))
        {
            Error(Map.PlaceOf("together"), $"\"{name}\" cannot name what is drawn together.", "Use small letters, digits, dots and hyphens, such as `together: rcs`.");
        }

        return Model.Id + TogetherWord + name;
    }

    /// <summary>A remark where readings are said to be drawn together and this one is not drawn with the others.</summary>
    public void CheckTogether(ReadingSpread spread, string how)
    {
        if (spread is ReadingSpread.None or ReadingSpread.Discrete && Map.Entries.Any(entry => entry.Key is "together") && !how.StartsWith("assumed", StringComparison.Ordinal))
        {
            var why = spread == ReadingSpread.Discrete ? "what one voice says is believed together anyway" : "it is not drawn at all";
            Remark(Map.PlaceOf("together"), $"`together` does nothing beside {how}: {why}.", "Leave `together` out, or read by spread(uniform) or spread(triangular).");
        }
    }

    /// <summary>What every reading of this field has, however it is read.</summary>
    public Reading Begin(PropertyKind kind, ReadingSource source, string how, double si, string text) => new()
    {
        Model = Model.Id,
        ModelName = Model.Name,
        Key = Key,
        Kind = PropertyKinds.Quantity(kind),
        ValueKind = kind,
        Si = si,
        Text = text,
        Source = source,
        As = how,
        Together = Together(),
        Overlay = Overlay,
        Place = Map.Place,
    };
}
