using Rampart.Evidence.Yaml;
using Rampart.Quantities;

namespace Rampart.Evidence;

/// <summary>Reads a field that is not read from claims: the value, its range or its choices, the reason, and the claims that are passed over for it.</summary>
internal sealed class AssumptionReading(Field here)
{
    public Reading? Read()
    {
        var map = here.Map;
        var text = map.RequiredText("assumed", "Write the value that is assumed.", here.Findings);
        var range = map.List("range", here.Findings);
        var among = map.List("among", here.Findings);
        var beside = Beside();
        var because = map.RequiredText("because", "Write why this value and this range; say so where it is general knowledge, unconfirmed.", here.Findings);
        if (range is null && among is null && !map.Entries.Any(entry => entry.Key is "range" or "among"))
        {
            var isNumber = here.Kind is { } known ? FieldValue.IsNumeric(known) : text is not null && FieldValue.LooksLikeNumber(text);
            here.Error(map.Place, $"The assumption has no {(isNumber ? "range" : "choices")}.", isNumber ? "Write `range: [LOW, HIGH]` with the values it may as well have." : "Write `among: [ … ]` with the values it may as well have.");
            return null;
        }

        if (range is not null && among is not null)
        {
            here.Error(map.PlaceOf("among"), "An assumption has a range or choices; here are both.", "Keep `range` for numbers, `among` for words.");
            return null;
        }

        if (text is null || (range ?? among) is not { } list || Texts(list) is not { } items)
        {
            return null;
        }

        var kind = here.Kind ?? FieldValue.KindOf(text);
        var reading = range is not null ? FromRange(text, kind, items, range.Place) : FromChoices(text, kind, items, among!.Place);
        return reading is null ? null : Overlaid(reading with
        {
            Because = because,
            Beside = beside,
            OtherClaims = [.. beside.SelectMany(property => here.Ledger.ClaimsOn(property.Id))],
        }, kind);
    }

    /// <summary>The properties whose claims are passed over: one, or a list.</summary>
    private List<PropertyDefinition> Beside()
    {
        if (!here.Map.TryGet("beside", out var node))
        {
            return [];
        }

        IReadOnlyList<YamlScalar>? names = node switch
        {
            YamlScalar { Text.Length: > 0 } one => [one],
            YamlList { Items.Count: > 0 } list => Texts(list),
            _ => null,
        };
        if (names is null)
        {
            here.Error(here.Map.PlaceOf("beside"), "`beside` names no property.", "Write the property whose claims are passed over, such as `beside: low-observable-fighter/rcs`, or leave it out.");
            return [];
        }

        var properties = new List<PropertyDefinition>();
        foreach (var name in names)
        {
            if (here.Ledger.FindProperty(name.Text) is not { } property)
            {
                here.Error(name.Place, $"The ledger has no property `{name.Text}`.", Spelling.Suggestion(name.Text, here.Ledger.Properties.Select(known => known.Id)) + "Name the property whose claims are passed over, or leave `beside` out.");
            }
            else if (here.Ledger.ClaimsOn(property.Id).Count == 0)
            {
                here.Error(name.Place, $"No document speaks of `{property.Id}`, so nothing is passed over.", "Leave `beside` out.");
            }
            else if (properties.Contains(property))
            {
                here.Error(name.Place, $"`{property.Id}` stands here twice.", "Name it once.");
            }
            else
            {
                properties.Add(property);
            }
        }

        return properties;
    }

    private Reading? FromRange(string text, PropertyKind kind, List<YamlScalar> ends, Place place)
    {
        if (ends.Count != 2)
        {
            here.Error(place, $"A range has two ends; here are {ends.Count}.", "Write `range: [LOW, HIGH]`.");
            return null;
        }

        if (!FieldValue.IsNumeric(kind))
        {
            here.Error(here.Map.PlaceOf("range"), $"A {PropertyKinds.Word(kind)} has no range.", "Write `among: [ … ]` with the values it may as well have.");
            return null;
        }

        var value = FieldValue.Parse(here, here.Map.PlaceOf("assumed"), text, kind);
        var low = FieldValue.Parse(here, ends[0].Place, ends[0].Text, kind);
        var high = FieldValue.Parse(here, ends[1].Place, ends[1].Text, kind);
        if (value is null || low is null || high is null)
        {
            return null;
        }

        if (low.Si > high.Si)
        {
            here.Error(here.Map.PlaceOf("range"), $"The range begins at {low.Text}, above its end at {high.Text}.", $"Write `range: [{high.Text}, {low.Text}]`.");
            return null;
        }

        if (value.Si < low.Si || value.Si > high.Si)
        {
            here.Error(here.Map.PlaceOf("assumed"), $"{text} lies outside its range of {low.Text} to {high.Text}.", "Widen the range or correct the value.");
            return null;
        }

        var spread = RangeSpread.Peaked(kind, low.Si, high.Si, value.Si);
        var reading = here.Begin(kind, ReadingSource.Assumed, "assumed", value.Si, text) with
        {
            LowSi = low.Si,
            HighSi = high.Si,
            RangeText = $"{low.Text} to {high.Text}",
            Spread = spread.Shape,
        };
        return ReadingDraw.FromRange(reading, spread, low.Text, high.Text, IsOverlaid ? null : here.Choices.Draws);
    }

    private Reading? FromChoices(string text, PropertyKind kind, List<YamlScalar> items, Place place)
    {
        if (items.Count == 0)
        {
            here.Error(place, "`among` names no value.", "Write the values it may as well have.");
            return null;
        }

        var value = FieldValue.Parse(here, here.Map.PlaceOf("assumed"), text, kind);
        var parsed = items.ConvertAll(item => FieldValue.Parse(here, item.Place, item.Text, kind));
        if (value is null || parsed.Exists(item => item is null))
        {
            return null;
        }

        var choices = parsed.ConvertAll(item => item!);
        if (!choices.Exists(item => string.Equals(item.Text, text, StringComparison.Ordinal)))
        {
            here.Error(here.Map.PlaceOf("assumed"), $"`{text}` is not among {string.Join(", ", choices.Select(item => item.Text))}.", "Add it to `among`, or correct the value.");
            return null;
        }

        var isNumeric = FieldValue.IsNumeric(kind);
        var reading = here.Begin(kind, ReadingSource.Assumed, "assumed", value.Si, text) with
        {
            LowSi = isNumeric ? choices.Min(item => item.Si) : null,
            HighSi = isNumeric ? choices.Max(item => item.Si) : null,
            Among = [.. choices.Select(item => item.Text)],
            RangeText = string.Join(", ", choices.Select(item => item.Text)),
            Spread = choices.Count > 1 ? ReadingSpread.Discrete : ReadingSpread.None,
        };
        return ReadingDraw.FromChoices(reading, choices, IsOverlaid ? null : here.Choices.Draws);
    }

    private bool IsOverlaid => here.Choices.OverlayOf(here.Model, here.Key, property: null) is not null;

    /// <summary>The reading with a user's value in the assumption's place, if there is one: a "what if", so it may leave the range.</summary>
    private Reading? Overlaid(Reading reading, PropertyKind kind)
    {
        if (here.Choices.OverlayOf(here.Model, here.Key, property: null) is not var (key, text))
        {
            return reading;
        }

        var asked = here with { Overlay = key };
        if (text.StartsWith("one(", StringComparison.Ordinal) || text.StartsWith("spread(", StringComparison.Ordinal) || text is "middle")
        {
            asked.Error(ReadingChoices.OverlayPlace, $"\"{text}\" reads claims, and here the model reads none: it assumes {reading.Text}.", $"Write a value, such as `--reading {key}={reading.Text}`; its range is {reading.RangeText}.");
            return null;
        }

        if (FieldValue.Parse(asked, ReadingChoices.OverlayPlace, text, kind) is not { } value)
        {
            return null;
        }

        var isInside = FieldValue.IsNumeric(kind) && reading.Among.Count == 0
            ? value.Si >= reading.LowSi && value.Si <= reading.HighSi
            : reading.Among.Any(item => ClaimValue.TryParse(kind, item, out _, out _) is { } choice && Voices.SaysTheSame(choice, value));
        if (!isInside)
        {
            asked.Remark(ReadingChoices.OverlayPlace, $"{text} lies outside what the model holds possible: {reading.RangeText}.", "It is taken as asked; the result answers a \"what if\".");
        }

        return reading with { Si = value.Si, Text = value.Text, As = "overlay", Overlay = key, Spread = ReadingSpread.None };
    }

    private List<YamlScalar>? Texts(YamlList list)
    {
        var texts = new List<YamlScalar>();
        foreach (var item in list.Items)
        {
            if (item is not YamlScalar { Text.Length: > 0 } scalar)
            {
                here.Error(item.Place, $"A value was expected; here is {item.What}.", "Write plain values with commas between them.");
                return null;
            }

            texts.Add(scalar);
        }

        return texts;
    }
}
