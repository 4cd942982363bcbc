using Rampart.Evidence.Yaml;
using Rampart.Quantities;

namespace Rampart.Evidence;

/// <summary>Reads one field of a model: what it claims or assumes, and whether that holds together.</summary>
internal sealed class FieldReader(Model model, Ledger ledger, ICollection<Finding> findings)
{
    private const string SourceRemedy = "Write { read: …, as: … } or { assumed: …, range: …, because: … }.";

    // Keys of a model's root that are no fields.
    private static readonly string[] PlainKeys = ["format", "kind", "name", "note"];

    /// <summary>Checks the form of every field of a model, whatever reads it later.</summary>
    public static void CheckForm(Model model, Ledger ledger, ICollection<Finding> findings)
    {
        var reader = new FieldReader(model, ledger, findings);
        reader.CheckSection(model.Root, string.Empty, []);
    }

    /// <summary>Every field of a model, whatever its kind, in the order of the file.</summary>
    public static IReadOnlyList<Reading> ReadAll(Model model, Ledger ledger, ICollection<Finding> findings)
    {
        var readings = new List<Reading>();
        new FieldReader(model, ledger, findings).CheckSection(model.Root, string.Empty, readings);
        return readings;
    }

    /// <summary>The reading of a field, or null where a finding says why there is none.</summary>
    public Reading? Read(string key, YamlNode node, PropertyKind kind, Bounds bounds)
    {
        switch (node)
        {
            case YamlScalar bare:
                findings.Add(Bare(key, bare, IsNumeric(kind) || LooksLikeNumber(bare.Text)));
                return null;
            case YamlMap map when IsField(map):
                return ReadField(key, map, kind, bounds);
            default:
                findings.Add(Finding.Error(node.Place, key, $"A value with its source was expected; here is {node.What}.", SourceRemedy));
                return null;
        }
    }

    public static bool IsField(YamlMap map) => map.Entries.Any(entry => entry.Key is "read" or "assumed");

    private static bool IsNumeric(PropertyKind kind) => PropertyKinds.Quantity(kind) is not null;

    private static bool LooksLikeNumber(string text) =>
        text.Length > 0 && (char.IsAsciiDigit(text[0]) || (text.Length > 1 && text[0] is '.' or '-' or '+' && (char.IsAsciiDigit(text[1]) || text[1] == '.')));

    // 400km and 1e3 are written like names and are numbers all the same.
    private static bool IsQuantity(string text) =>
        LooksLikeNumber(text) && Array.Exists(Enum.GetValues<QuantityKind>(), kind => QuantityText.Parse(kind, text).IsValid);

    private static Finding Bare(string key, YamlScalar bare, bool isNumber)
    {
        if (bare.Text.Length == 0)
        {
            return Finding.Error(bare.Place, key, "Nothing stands here.", SourceRemedy);
        }

        return isNumber
            ? Finding.Error(bare.Place, key, $"\"{bare.Text}\" stands bare. A number needs a source.", SourceRemedy)
            : Finding.Error(bare.Place, key, $"\"{bare.Text}\" stands bare. A value needs a source.", "Write { read: …, as: … } or { assumed: …, among: [ … ], because: … }.");
    }

    private void CheckSection(YamlMap section, string prefix, List<Reading> readings)
    {
        foreach (var entry in section.Entries)
        {
            if (prefix.Length == 0 && PlainKeys.Contains(entry.Key, StringComparer.Ordinal))
            {
                continue;
            }

            var key = prefix + entry.Key;
            switch (entry.Value)
            {
                case YamlMap map when IsField(map):
                    if (ReadField(key, map, kind: null, Bounds.None) is { } reading)
                    {
                        readings.Add(reading);
                    }

                    break;
                case YamlMap map:
                    CheckSection(map, key + ".", readings);
                    break;
                case YamlScalar scalar when LedgerNames.IsWord(scalar.Text) && scalar.Text is not ("yes" or "no") && !IsQuantity(scalar.Text):
                    // A plain word may name another model: 5p85.
                    break;
                case YamlScalar scalar:
                    findings.Add(Bare(key, scalar, LooksLikeNumber(scalar.Text)));
                    break;
                default:
                    findings.Add(Finding.Error(entry.Value.Place, key, $"A value with its source was expected; here is {entry.Value.What}.", SourceRemedy));
                    break;
            }
        }
    }

    private Reading? ReadField(string key, YamlMap map, PropertyKind? kind, Bounds bounds)
    {
        var before = findings.Count;
        var hasRead = map.TryGet("read", out _);
        if (map.TryGet("assumed", out _) && hasRead)
        {
            findings.Add(Finding.Error(map.Place, key, "A value is either read or assumed; here are both.", "Keep `read` and `as`, or `assumed` with its range and reason."));
            return null;
        }

        var reading = hasRead ? ReadClaims(key, map, kind, bounds) : ReadAssumption(key, map, kind, bounds);
        map.ReportUnknownKeys(findings);
        return findings.Count == before ? reading : null;
    }

    private Reading? ReadClaims(string key, YamlMap map, PropertyKind? asked, Bounds bounds)
    {
        var id = map.RequiredText("read", "Write the property, such as `read: s-400/engagement-range`.", findings);
        var how = map.RequiredText("as", "Write `as: one(DOCUMENT)`, `as: middle` or `as: spread(uniform)`.", findings);
        if (id is null || how is null)
        {
            return null;
        }

        if (ledger.FindProperty(id) is not { } property)
        {
            findings.Add(Finding.Error(map.PlaceOf("read"), key, $"The ledger has no property `{id}`.", Spelling.Suggestion(id, ledger.Properties.Select(known => known.Id)) + "Declare it in the ledger's properties.yaml, or write { assumed: …, range: …, because: … }."));
            return null;
        }

        var kind = asked ?? property.Kind;
        if (!Fits(property.Kind, kind))
        {
            findings.Add(Finding.Error(map.PlaceOf("read"), key, $"`{id}` is a {PropertyKinds.Word(property.Kind)}; a {PropertyKinds.Word(kind)} is needed here.", "Read another property."));
            return null;
        }

        return how switch
        {
            "middle" or "spread(uniform)" => ReadSeveral(key, map, property, kind, how, bounds),
            _ when how.StartsWith("one(", StringComparison.Ordinal) && how.EndsWith(')') => ReadOne(key, map, property, kind, how, bounds),
            _ => Unknown(key, map, how),
        };
    }

    private Reading? Unknown(string key, YamlMap map, string how)
    {
        findings.Add(Finding.Error(map.PlaceOf("as"), key, $"\"{how}\" is no way to read a claim.", "Write `as: one(DOCUMENT)`, `as: middle` or `as: spread(uniform)`."));
        return null;
    }

    private static bool Fits(PropertyKind property, PropertyKind needed) =>
        property == needed || (PropertyKinds.Quantity(property) is QuantityKind.Number && PropertyKinds.Quantity(needed) is QuantityKind.Number);

    private Reading? ReadOne(string key, YamlMap map, PropertyDefinition property, PropertyKind kind, string how, Bounds bounds)
    {
        var place = map.PlaceOf("as");
        var document = how["one(".Length..^1].Trim();
        var claim = ledger.FindClaim($"{property.Id}#{document}");
        if (claim is null)
        {
            var others = ledger.ClaimsOn(property.Id).Select(other => other.Id[(other.Id.IndexOf('#', StringComparison.Ordinal) + 1)..]).ToList();
            var speaking = others.Count == 0 ? "No document speaks of it yet." : $"Documents that speak of it: {string.Join(", ", others)}.";
            findings.Add(Finding.Error(place, key, $"`{document}` has no claim on `{property.Id}`.", Spelling.Suggestion(document, others) + speaking));
            return null;
        }

        if (!claim.IsStanding)
        {
            findings.Add(Finding.Error(place, key, $"The claim `{claim.Id}` is {StateWord(claim.State)}: {claim.Because}.", "Read a claim that stands."));
            return null;
        }

        return CheckValue(key, place, claim.Value.Si, claim.Value.Text, kind, bounds) is not { } si
            ? null
            : new Reading
            {
                Model = model.Id,
                Key = key,
                Kind = PropertyKinds.Quantity(kind),
                ValueKind = kind,
                Si = si,
                Text = claim.Value.Text,
                Source = ReadingSource.Claimed,
                As = how,
                Property = property,
                Claims = [claim],
                OtherClaims = [.. ledger.ClaimsOn(property.Id).Where(other => !ReferenceEquals(other, claim))],
                Place = map.Place,
            };
    }

    private Reading? ReadSeveral(string key, YamlMap map, PropertyDefinition property, PropertyKind kind, string how, Bounds bounds)
    {
        var place = map.PlaceOf("as");
        if (!IsNumeric(kind))
        {
            findings.Add(Finding.Error(place, key, $"A {PropertyKinds.Word(kind)} has no middle.", "Write `as: one(DOCUMENT)`."));
            return null;
        }

        // A claim that repeats another one is not another opinion: a rounded 402 km does not widen a range of 400 km.
        var used = ledger.ClaimsOn(property.Id).Where(claim => claim.IsStanding && ReferenceEquals(ledger.OriginalOf(claim), claim)).ToList();
        if (used.Count == 0)
        {
            findings.Add(Finding.Error(place, key, $"No claim on `{property.Id}` stands.", "Enter one in the ledger, or write { assumed: …, range: …, because: … }."));
            return null;
        }

        var low = used.Min(claim => claim.Value.Si);
        var high = used.Max(claim => claim.Value.Si);
        var middle = low + ((high - low) / 2.0);
        var text = used.FirstOrDefault(claim => claim.Value.Si == middle)?.Value.Text ?? ClaimValue.Print(kind, middle);
        if (kind == PropertyKind.Count && middle != double.Floor(middle))
        {
            findings.Add(Finding.Error(place, key, $"The middle of the claims is {text}, which is no count.", "Write `as: one(DOCUMENT)`."));
            return null;
        }

        if (CheckValue(key, place, low, ClaimValue.Print(kind, low), kind, bounds) is null || CheckValue(key, place, high, ClaimValue.Print(kind, high), kind, bounds) is null)
        {
            return null;
        }

        return new Reading
        {
            Model = model.Id,
            Key = key,
            Kind = PropertyKinds.Quantity(kind),
            ValueKind = kind,
            Si = middle,
            Text = text,
            Source = ReadingSource.Claimed,
            As = how,
            Property = property,
            Claims = used,
            OtherClaims = [.. ledger.ClaimsOn(property.Id).Where(claim => !used.Contains(claim))],
            LowSi = low,
            HighSi = high,
            RangeText = $"{TextOf(used, low, kind)} to {TextOf(used, high, kind)}",
            Place = map.Place,
        };
    }

    private static string TextOf(List<Claim> claims, double si, PropertyKind kind) =>
        claims.FirstOrDefault(claim => claim.Value.Si == si)?.Value.Text ?? ClaimValue.Print(kind, si);

    private static string StateWord(ClaimState state) => state switch
    {
        ClaimState.Superseded => "superseded",
        ClaimState.Rejected => "rejected",
        ClaimState.OutOfScope => "out of scope",
        _ => "standing",
    };

    private Reading? ReadAssumption(string key, YamlMap map, PropertyKind? kind, Bounds bounds)
    {
        var text = map.RequiredText("assumed", "Write the value that is assumed.", findings);
        var range = map.List("range", findings);
        var among = map.List("among", findings);
        var because = map.RequiredText("because", "Write why this value and this range; say so where it is general knowledge, unconfirmed.", findings);
        var isNumber = kind is { } known ? IsNumeric(known) : text is not null && LooksLikeNumber(text);
        if (range is null && among is null && !map.Entries.Any(entry => entry.Key is "range" or "among"))
        {
            findings.Add(Finding.Error(map.Place, key, $"The assumption has no {(isNumber ? "range" : "choices")}.", isNumber ? "Write `range: [LOW, HIGH]` with the values it may as well have." : "Write `among: [ … ]` with the values it may as well have."));
            return null;
        }

        if (range is not null && among is not null)
        {
            findings.Add(Finding.Error(map.PlaceOf("among"), key, "An assumption has a range or choices; here are both.", "Keep `range` for numbers, `among` for words."));
            return null;
        }

        if (text is null || (range is null && among is null))
        {
            return null;
        }

        var values = Texts(key, range ?? among!);
        if (values is null)
        {
            return null;
        }

        if (range is not null && values.Count != 2)
        {
            findings.Add(Finding.Error(range.Place, key, $"A range has two ends; here are {values.Count}.", "Write `range: [LOW, HIGH]`."));
            return null;
        }

        if (values.Count == 0)
        {
            findings.Add(Finding.Error(among!.Place, key, "`among` names no value.", "Write the values it may as well have."));
            return null;
        }

        return Assumption(key, map, kind ?? KindOf(text), bounds, text, values, isRange: range is not null, because);
    }

    /// <summary>What a text measures, by its unit, where nobody asks for a kind.</summary>
    private static PropertyKind KindOf(string text)
    {
        if (text is "yes" or "no")
        {
            return PropertyKind.YesNo;
        }

        var quantities = Enum.GetValues<PropertyKind>().Where(kind => kind is not (PropertyKind.Count or PropertyKind.Probability) && IsNumeric(kind));
        return quantities.Cast<PropertyKind?>().FirstOrDefault(kind => QuantityText.Parse(PropertyKinds.Quantity(kind!.Value)!.Value, text).IsValid) ?? PropertyKind.Word;
    }

    private Reading? Assumption(string key, YamlMap map, PropertyKind kind, Bounds bounds, string text, List<YamlScalar> values, bool isRange, string? because)
    {
        if (isRange && !IsNumeric(kind))
        {
            findings.Add(Finding.Error(map.PlaceOf("range"), key, $"A {PropertyKinds.Word(kind)} has no range.", "Write `among: [ … ]` with the values it may as well have."));
            return null;
        }

        var value = Parse(key, map.PlaceOf("assumed"), text, kind, bounds);
        var parsed = values.Select(item => Parse(key, item.Place, item.Text, kind, bounds)).ToList();
        if (value is null || parsed.Any(item => item is null))
        {
            return null;
        }

        double? low = null, high = null;
        if (isRange)
        {
            (low, high) = (parsed[0]!.Si, parsed[1]!.Si);
            if (low > high)
            {
                findings.Add(Finding.Error(map.PlaceOf("range"), key, $"The range begins at {values[0].Text}, above its end at {values[1].Text}.", $"Write `range: [{values[1].Text}, {values[0].Text}]`."));
                return null;
            }

            if (value.Si < low || value.Si > high)
            {
                findings.Add(Finding.Error(map.PlaceOf("assumed"), key, $"{text} lies outside its range of {values[0].Text} to {values[1].Text}.", "Widen the range or correct the value."));
                return null;
            }
        }
        else
        {
            if (!values.Any(item => string.Equals(item.Text, text, StringComparison.Ordinal)))
            {
                findings.Add(Finding.Error(map.PlaceOf("assumed"), key, $"`{text}` is not among {string.Join(", ", values.Select(item => item.Text))}.", "Add it to `among`, or correct the value."));
                return null;
            }

            if (IsNumeric(kind))
            {
                (low, high) = (parsed.Min(item => item!.Si), parsed.Max(item => item!.Si));
            }
        }

        return new Reading
        {
            Model = model.Id,
            Key = key,
            Kind = PropertyKinds.Quantity(kind),
            ValueKind = kind,
            Si = value.Si,
            Text = text,
            Source = ReadingSource.Assumed,
            As = "assumed",
            LowSi = low,
            HighSi = high,
            Among = isRange ? [] : [.. values.Select(item => item.Text)],
            RangeText = isRange ? $"{values[0].Text} to {values[1].Text}" : string.Join(", ", values.Select(item => item.Text)),
            Because = because,
            Place = map.Place,
        };
    }

    private List<YamlScalar>? Texts(string key, YamlList list)
    {
        var texts = new List<YamlScalar>();
        foreach (var item in list.Items)
        {
            if (item is not YamlScalar { Text.Length: > 0 } scalar)
            {
                findings.Add(Finding.Error(item.Place, key, $"A value was expected; here is {item.What}.", "Write plain values with commas between them."));
                return null;
            }

            texts.Add(scalar);
        }

        return texts;
    }

    private ClaimValue? Parse(string key, Place place, string text, PropertyKind kind, Bounds bounds)
    {
        var value = ClaimValue.TryParse(kind, text, out var problem, out var remedy);
        if (value is null)
        {
            findings.Add(Finding.Error(place, key, problem, remedy));
            return null;
        }

        return CheckValue(key, place, value.Si, text, kind, bounds) is null ? null : value;
    }

    private double? CheckValue(string key, Place place, double si, string text, PropertyKind kind, Bounds bounds)
    {
        if (!IsNumeric(kind))
        {
            return si;
        }

        if (kind == PropertyKind.Count && (si < 0 || si > int.MaxValue || si != double.Floor(si)))
        {
            findings.Add(Finding.Error(place, key, $"{text} is not a count.", "Use a whole number from zero upwards."));
            return null;
        }

        if (kind == PropertyKind.Probability && !Bounds.Share.Holds(si))
        {
            findings.Add(Finding.Error(place, key, $"{text} is not a probability.", "Use a number from 0 to 1."));
            return null;
        }

        if (!bounds.Holds(si))
        {
            findings.Add(Finding.Error(place, key, $"{text} does not fit here.", $"It must be {bounds.Text}."));
            return null;
        }

        return si;
    }
}
