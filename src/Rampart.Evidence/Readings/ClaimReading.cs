using Rampart.Quantities;

namespace Rampart.Evidence;

/// <summary>Reads a field from the claims on a property: one of them, the middle of all that stand, or a spread over them.</summary>
internal sealed class ClaimReading(Field here)
{
    /// <summary>What a user may write behind `as`.</summary>
    public const string Ways = "one(DOCUMENT), middle, spread(uniform), spread(triangular) or spread(discrete)";

    public Reading? Read()
    {
        var map = here.Map;
        var id = map.RequiredText("read", "Write the property, such as `read: s-400/engagement-range`.", here.Findings);
        var written = map.RequiredText("as", $"Write `as:` with {Ways}.", here.Findings);
        if (id is null || written is null)
        {
            return null;
        }

        if (here.Ledger.FindProperty(id) is not { } property)
        {
            here.Error(map.PlaceOf("read"), $"The ledger has no property `{id}`.", Spelling.Suggestion(id, here.Ledger.Properties.Select(known => known.Id)) + "Declare it in the ledger's properties.yaml, or write { assumed: …, range: …, because: … }.");
            return null;
        }

        var kind = here.Kind ?? property.Kind;
        if (!Fits(property.Kind, kind))
        {
            here.Error(map.PlaceOf("read"), $"`{id}` is a {PropertyKinds.Word(property.Kind)}; a {PropertyKinds.Word(kind)} is needed here.", "Read another property.");
            return null;
        }

        var overlay = here.Choices.OverlayOf(here.Model, here.Key, id);
        var asked = overlay is null ? here : here with { Overlay = overlay.Value.Key };
        var reading = new ClaimReading(asked).As(property, kind, (overlay?.Text ?? written).Trim(), overlay is null ? map.PlaceOf("as") : ReadingChoices.OverlayPlace);
        if (reading is not null && overlay is null)
        {
            here.CheckTogether(reading.Spread, reading.As);
        }

        return reading;
    }

    private static bool Fits(PropertyKind property, PropertyKind needed) =>
        property == needed || (PropertyKinds.Quantity(property) is QuantityKind.Number && PropertyKinds.Quantity(needed) is QuantityKind.Number);

    private Reading? As(PropertyDefinition property, PropertyKind kind, string how, Place place)
    {
        switch (how)
        {
            case "middle" or "spread(uniform)" or "spread(triangular)" or "spread(discrete)":
                return Several(property, kind, how, place);
            case not null when how.StartsWith("one(", StringComparison.Ordinal) && how.EndsWith(')'):
                return One(property, kind, how, place);
            default:
                here.Error(place, $"\"{how}\" is no way to read a claim.", $"{Spelling.Suggestion(how ?? string.Empty, ["middle", "spread(uniform)", "spread(triangular)", "spread(discrete)"])}Write {Ways}. {Standing(property)}");
                return null;
        }
    }

    private Reading? One(PropertyDefinition property, PropertyKind kind, string how, Place place)
    {
        var document = how["one(".Length..^1].Trim();
        var claim = here.Ledger.FindClaim($"{property.Id}#{document}");
        if (claim is null)
        {
            var others = here.Ledger.ClaimsOn(property.Id).Select(NameInOne).ToList();
            var speaking = others.Count == 0 ? "No document speaks of it yet." : $"Documents that speak of it: {string.Join(", ", others)}.";
            here.Error(place, $"`{document}` has no claim on `{property.Id}`.", Spelling.Suggestion(document, others) + speaking);
            return null;
        }

        if (!claim.IsStanding)
        {
            here.Error(place, $"The claim `{claim.Id}` is {StateWord(claim.State)}: {claim.Because}.", Standing(property));
            return null;
        }

        return FieldValue.Fits(here, place, claim.Value.Si, claim.Value.Text, kind)
            ? Begin(property, kind, how, claim.Value.Si, claim.Value.Text, [claim])
            : null;
    }

    private Reading? Several(PropertyDefinition property, PropertyKind kind, string how, Place place)
    {
        var isDiscrete = how is "spread(discrete)";
        if (!isDiscrete && !FieldValue.IsNumeric(kind))
        {
            here.Error(place, $"A {PropertyKinds.Word(kind)} has no middle.", "Write `as: one(DOCUMENT)` or `as: spread(discrete)`.");
            return null;
        }

        // A claim that repeats another one is not another opinion: a rounded 402 km does not widen a range of 400 km.
        var voices = Voices.On(here.Ledger, property.Id);
        if (voices.Count == 0)
        {
            here.Error(place, $"No claim on `{property.Id}` stands.", "Enter one in the ledger, or write { assumed: …, range: …, because: … }.");
            return null;
        }

        if (!voices.All(claim => FieldValue.Fits(here, place, claim.Value.Si, claim.Value.Text, kind)))
        {
            return null;
        }

        return isDiscrete ? Discrete(property, kind, how, voices) : Range(property, kind, how, place, voices);
    }

    private Reading? Range(PropertyDefinition property, PropertyKind kind, string how, Place place, IReadOnlyList<Claim> voices)
    {
        var (low, high) = (voices.Min(claim => claim.Value.Si), voices.Max(claim => claim.Value.Si));
        var middle = low + ((high - low) / 2.0);
        var isWhole = kind != PropertyKind.Count || middle == double.Floor(middle);
        if (how is "middle" && !isWhole)
        {
            here.Error(place, $"The middle of the claims is {ClaimValue.Print(kind, middle)}, which is no count.", "Write `as: one(DOCUMENT)` or `as: spread(discrete)`.");
            return null;
        }

        var spread = how switch
        {
            "spread(uniform)" => RangeSpread.Even(kind, low, high),
            "spread(triangular)" => RangeSpread.Peaked(kind, low, high, MeanOverOrigins(voices, kind, low, high)),
            _ => RangeSpread.Even(kind, middle, middle),
        };
        var value = kind == PropertyKind.Count ? Whole(spread.Mode) : spread.Mode;
        var (lowText, highText) = (TextOf(voices, low, kind), TextOf(voices, high, kind));
        var reading = Begin(property, kind, how, value, TextOf(voices, value, kind), voices) with
        {
            LowSi = low,
            HighSi = high,
            RangeText = $"{lowText} to {highText}",
            Spread = spread.Shape,
        };
        return ReadingDraw.FromRange(reading, spread, lowText, highText, here.Choices.Draws);
    }

    private Reading Discrete(PropertyDefinition property, PropertyKind kind, string how, IReadOnlyList<Claim> voices)
    {
        var levels = DiscreteSpread.Levels(voices);
        var plain = DiscreteSpread.Plain(voices, kind);
        var isNumeric = FieldValue.IsNumeric(kind);
        var reading = Begin(property, kind, how, plain.Value.Si, plain.Value.Text, voices) with
        {
            LowSi = isNumeric ? levels[0].Si : null,
            HighSi = isNumeric ? levels[^1].Si : null,
            Among = [.. levels.Select(level => level.Text)],
            RangeText = string.Join(", ", levels.Select(level => level.Text)),
            Spread = levels.Count > 1 ? ReadingSpread.Discrete : ReadingSpread.None,
        };
        return ReadingDraw.FromVoices(reading, levels, here.Choices.Draws);
    }

    private Reading Begin(PropertyDefinition property, PropertyKind kind, string how, double si, string text, IReadOnlyList<Claim> used) =>
        here.Begin(kind, ReadingSource.Claimed, how, si, text) with
        {
            Property = property,
            Claims = used,
            Voices = used,
            OtherClaims = [.. here.Ledger.ClaimsOn(property.Id).Where(claim => !used.Contains(claim))],
        };

    // Every origin once, within it every bundle once. Over a decade and more the mean is that of the logarithms.
    private static double MeanOverOrigins(IReadOnlyList<Claim> voices, PropertyKind kind, double low, double high)
    {
        var isLogarithmic = RangeSpread.IsOverDecades(kind, low, high);
        var sum = Voices.Weighted(voices).Sum(pair => pair.Weight * (isLogarithmic ? Portable.Log(pair.Claim.Value.Si) : pair.Claim.Value.Si));
        return Math.Clamp(isLogarithmic ? Portable.Exp(sum) : sum, low, high);
    }

    // The nearest whole number; half-way the lower one.
    private static double Whole(double value) => Math.Ceiling(value - 0.5);

    private static string TextOf(IReadOnlyList<Claim> claims, double si, PropertyKind kind) =>
        claims.FirstOrDefault(claim => claim.Value.Si == si)?.Value.Text ?? ClaimValue.Print(kind, si);

    private static string NameInOne(Claim claim) => claim.Id[(claim.Id.IndexOf('#', StringComparison.Ordinal) + 1)..];

    /// <summary>What may be read instead, in this file or for one run.</summary>
    private string Standing(PropertyDefinition property)
    {
        var standing = here.Ledger.ClaimsOn(property.Id).Where(claim => claim.IsStanding).ToList();
        return standing.Count == 0
            ? $"No other claim on `{property.Id}` stands: enter one in the ledger, or write {{ assumed: …, range: …, because: … }}."
            : $"Read a claim that stands: {string.Join(", ", standing.Select(claim => $"one({NameInOne(claim)}) = {claim.ValueText}"))}; for one run with `--reading {here.Model.Id}/{here.Key}=one({NameInOne(standing[0])})`.";
    }

    private static string StateWord(ClaimState state) => state switch
    {
        ClaimState.Superseded => "superseded",
        ClaimState.Rejected => "rejected",
        ClaimState.OutOfScope => "out of scope",
        _ => "standing",
    };
}
