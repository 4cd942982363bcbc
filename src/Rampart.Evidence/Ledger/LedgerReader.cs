using Rampart.Evidence.Yaml;
using Rampart.Quantities;

namespace Rampart.Evidence;

/// <summary>Reads the ledger's files and reports every breach of their rules.</summary>
internal sealed class LedgerReader(string folder, ICollection<Finding> findings)
{
    public const int Format = 1;

    private readonly string displayFolder = SortedFiles.DisplayName(folder);
    private readonly Dictionary<string, SourceDocument> documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Deal> deals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PropertyDefinition> properties = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Claim> claims = new(StringComparer.Ordinal);
    private readonly List<Relation> relations = [];

    // Names of entries that were refused: what points to them is not reported a second time.
    private readonly HashSet<string> refused = new(StringComparer.Ordinal);

    public Ledger Read()
    {
        ReadDocuments();
        ReadDeals();
        ReadProperties();
        ReadClaims();
        ReadRelations();
        GradeByRule();
        LedgerRules.Check(claims, relations, findings);
        return new Ledger(documents.Values, deals.Values, properties.Values, claims.Values, relations);
    }

    /// <summary>Grades what its keeper has not graded by hand: only now are the other voices and the disputes known.</summary>
    private void GradeByRule()
    {
        var rule = new GradeRule(claims.Values, relations);
        foreach (var claim in claims.Values.Where(claim => claim.GradeIsByRule).ToList())
        {
            claims[claim.Id] = claim with { Grade = rule.Of(claim) };
        }

        for (var i = 0; i < relations.Count; i++)
        {
            relations[i] = relations[i] with { From = claims[relations[i].From.Id], To = claims[relations[i].To.Id] };
        }
    }

    private void ReadDeals()
    {
        // A ledger need not speak of deals.
        if (!File.Exists(Path.Combine(folder, "deals.yaml")))
        {
            return;
        }

        foreach (var entry in Entries("deals.yaml", "deals"))
        {
            var id = entry.Key;
            if (entry.Value is not YamlMap map)
            {
                Refuse(entry, "A deal needs its keys below it.", "Write owner, seller, system, name.");
                continue;
            }

            var before = findings.Count;
            Named(entry, "deal", "Use small letters, digits, dots and hyphens, such as turkey-first.");
            var deal = new Deal(
                id,
                Word(map, "owner", "Write the state that gets the units, such as turkey."),
                Word(map, "seller", "Write the state that hands them over; the owner itself for its own procurement."),
                Word(map, "system", "Write the system, such as s-400."),
                map.RequiredText("name", "Write what the deal is called in a sentence.", findings) ?? string.Empty,
                map.Text("note", findings),
                entry.KeyPlace);
            map.ReportUnknownKeys(findings);
            Keep(deals, id, deal, before);
        }
    }

    private void Named(YamlEntry entry, string noun, string remedy)
    {
        if (!LedgerNames.IsWord(entry.Key))
        {
            findings.Add(Finding.Error(entry.KeyPlace, entry.Key, $"\"{entry.Key}\" cannot name a {noun}.", remedy));
        }
    }

    private string Word(YamlMap map, string key, string remedy)
    {
        var word = map.RequiredText(key, remedy, findings);
        if (word is not null && !LedgerNames.IsWord(word))
        {
            findings.Add(Finding.Error(map.PlaceOf(key), key, $"\"{word}\" is not a word.", $"Use small letters, digits, dots and hyphens. {remedy}"));
        }

        return word ?? string.Empty;
    }

    private void ReadDocuments()
    {
        foreach (var entry in Entries("documents.yaml", "documents"))
        {
            var id = entry.Key;
            if (entry.Value is not YamlMap map)
            {
                Refuse(entry, "A document needs its keys below it.", "Write publisher, title, date, date-known.");
                continue;
            }

            var before = findings.Count;
            Named(entry, "document", "Use small letters, digits, dots and hyphens: publisher and date, such as tass-2020-03-16.");
            var publisher = map.RequiredText("publisher", "Write who published the document.", findings);
            var title = map.RequiredText("title", "Write the document's headline.", findings);
            var date = Date(map, "date", isRequired: true);
            var dateKnown = map.RequiredText("date-known", "Write how the date is known: stated where, inferred from what, found where.", findings);
            var document = new SourceDocument(
                id,
                publisher ?? string.Empty,
                title ?? string.Empty,
                date ?? Never,
                dateKnown ?? string.Empty,
                map.Text("address", findings),
                map.Text("origin", findings),
                TextFile(map),
                entry.KeyPlace)
            {
                Reliability = Reliability(map),
                ReliabilityBecause = map.Text("reliability-because", findings),
            };
            map.ReportUnknownKeys(findings);
            Keep(documents, id, document, before);
        }
    }

    private static PartialDate Never { get; } = PartialDate.TryParse("1900")!;

    private string? TextFile(YamlMap map)
    {
        var text = map.Text("text", findings);
        if (text is not null && (text.Contains('/', StringComparison.Ordinal) || text.Contains('\\', StringComparison.Ordinal) || text.StartsWith('.')))
        {
            findings.Add(Finding.Error(map.PlaceOf("text"), "text", $"\"{text}\" is not the name of a file.", "Write the file's name without a folder."));
            return null;
        }

        return text;
    }

    private char? Reliability(YamlMap map)
    {
        const string Remedy = "Write the mark of the source, A to F, and under `reliability-because` why it is judged so.";
        var mark = map.Text("reliability", findings);
        var because = map.Text("reliability-because", findings);
        if (mark is null != because is null)
        {
            findings.Add(Finding.Error(map.PlaceOf(mark is null ? "reliability-because" : "reliability"), "reliability", mark is null ? "A reason stands here without a mark." : "The mark needs a reason.", Remedy));
        }
        else if (mark is not (null or [>= 'A' and <= 'F']))
        {
            findings.Add(Finding.Error(map.PlaceOf("reliability"), "reliability", $"\"{mark}\" is not a mark of reliability.", Remedy));
        }

        return mark is [>= 'A' and <= 'F'] ? mark[0] : null;
    }

    private void ReadProperties()
    {
        foreach (var entry in Entries("properties.yaml", "properties"))
        {
            var id = entry.Key;
            if (entry.Value is not YamlMap map)
            {
                Refuse(entry, "A property needs its keys.", "Write { kind: …, meaning: … }.");
                continue;
            }

            var before = findings.Count;
            if (!LedgerNames.IsProperty(id))
            {
                findings.Add(Finding.Error(entry.KeyPlace, id, $"\"{id}\" cannot name a property.", "Write subject/property in small letters, such as s-400/engagement-range."));
            }

            var word = map.RequiredText("kind", $"Write one of: {string.Join(", ", PropertyKinds.All)}.", findings);
            var kind = word is null ? null : PropertyKinds.TryParse(word);
            if (word is not null && kind is null)
            {
                findings.Add(Finding.Error(map.PlaceOf("kind"), "kind", $"\"{word}\" is not a kind of property.", $"{Spelling.Suggestion(word, PropertyKinds.All)}Write one of: {string.Join(", ", PropertyKinds.All)}."));
            }

            var meaning = map.RequiredText("meaning", "Write in a sentence what the property means.", findings);
            var property = new PropertyDefinition(id, kind ?? PropertyKind.Word, meaning ?? string.Empty, entry.KeyPlace);
            property = WithState(WithUnit(property, map), map);
            map.ReportUnknownKeys(findings);
            Keep(properties, id, property, before);
        }
    }

    private PropertyDefinition WithUnit(PropertyDefinition property, YamlMap map)
    {
        var unit = Known(map, "unit", UnitsOfAccount.TryParse, UnitsOfAccount.All);
        var per = Known(map, "per", UnitsOfAccount.TryParse, UnitsOfAccount.All);
        if (unit is not null && property.Kind != PropertyKind.Count)
        {
            findings.Add(Finding.Error(map.PlaceOf("unit"), "unit", $"A {PropertyKinds.Word(property.Kind)} has no unit of account.", "Write `kind: count`, or take the unit out."));
        }

        if (per is not null && (unit is null || unit == per))
        {
            findings.Add(Finding.Error(map.PlaceOf("per"), "per", unit is null ? "Nothing says what is counted in it." : "A unit has one of itself.", "Write under `unit` which smaller units are counted in one of these."));
        }

        return property with { Unit = unit, Per = per };
    }

    private PropertyDefinition WithState(PropertyDefinition property, YamlMap map)
    {
        var deal = map.Text("deal", findings);
        var stage = Known(map, "stage", DealStages.TryParse, DealStages.All);
        if (deal is null != map.Text("stage", findings) is null)
        {
            findings.Add(Finding.Error(map.PlaceOf(deal is null ? "stage" : "deal"), deal is null ? "stage" : "deal", deal is null ? "A state needs the deal whose state it is." : "The deal needs the state that the property tells of.", "Write both `deal` and `stage`, or neither."));
        }

        return property with
        {
            Deal = deal is null ? null : Known(deals, deal, "deal", map.PlaceOf("deal"), "Enter it in deals.yaml."),
            Stage = stage,
        };
    }

    private T? Known<T>(YamlMap map, string key, Func<string, T?> parse, IEnumerable<string> all)
        where T : struct
    {
        var word = map.Text(key, findings);
        var value = word is null ? null : parse(word);
        if (word is not null && value is null)
        {
            findings.Add(Finding.Error(map.PlaceOf(key), key, $"\"{word}\" is not known here.", $"{Spelling.Suggestion(word, all)}Write one of: {string.Join(", ", all)}."));
        }

        return value;
    }

    private void ReadClaims()
    {
        foreach (var (path, displayName) in SortedFiles.Of(Path.Combine(folder, "claims"), displayFolder + "/claims"))
        {
            foreach (var entry in Entries(path, displayName, "claims"))
            {
                ReadClaim(entry);
            }
        }
    }

    private void ReadClaim(YamlEntry entry)
    {
        var id = entry.Key;
        var hash = id.IndexOf('#', StringComparison.Ordinal);
        var split = hash < 0 ? null : LedgerNames.SplitDocument(id[(hash + 1)..]);
        if (split is not var (documentId, number) || !LedgerNames.IsProperty(id[..hash]))
        {
            Refuse(entry, $"\"{id}\" is not a claim's id.", "Write property#document, such as s-400/engagement-range#tass-2020-03-16, with /2 behind it for a document's second claim.");
            return;
        }

        if (entry.Value is not YamlMap map)
        {
            Refuse(entry, "A claim needs its keys below it.", "Write value, quotation, speaker, origin, said, grade.");
            return;
        }

        var before = findings.Count;
        var property = Known(properties, id[..hash], "property", entry.KeyPlace, "Declare it in properties.yaml with its kind and meaning.");
        var document = Known(documents, documentId, "document", entry.KeyPlace, "Enter it in documents.yaml.");

        var (quotation, recorded) = ReadWords(map);

        var speaker = map.RequiredText("speaker", "Write who said it; `narrator` for the document's own voice.", findings);
        var origin = map.Text("origin", findings) ?? document?.Origin;
        if (origin is null && document is not null)
        {
            findings.Add(Finding.Error(entry.KeyPlace, "origin", "The claim names no origin and its document has none to give.", "Write where the statement came from: the agency or person, or `unknown, presumably …`."));
        }

        var said = Date(map, "said", isRequired: true);
        if (said is not null && document is not null && said.Earliest > document.Date.Latest)
        {
            findings.Add(Finding.Error(map.PlaceOf("said"), "said", $"It was said on {said}, after its document was published ({document.Date}).", "Correct one of the two dates; a forecast's own date goes under `event`, beside `forecast: yes`."));
        }

        var grade = ReadGrade(map);
        if (recorded is not null && grade?.Text[1] is '1' or '2')
        {
            findings.Add(Finding.Error(map.PlaceOf("grade"), "grade", $"{grade.Text} is too good for a claim whose document's words are not at hand.", "Grade its credibility 3 (possibly true) or lower, or copy the words under `quotation`."));
        }

        var bound = Choice(map, "bound", BoundWords, ClaimBound.Exact);
        var state = Choice(map, "state", StateWords, ClaimState.Standing);
        var because = map.Text("because", findings);
        if (state != ClaimState.Standing && because is null)
        {
            findings.Add(Finding.Error(map.PlaceOf("state"), "state", "A claim that does not stand needs a reason.", "Write `because: …`."));
        }

        var value = Value(map, "value", property, isRequired: true);
        var converted = Value(map, "converted", property, isRequired: false);
        CheckConversion(map, value, converted);
        var claim = new Claim
        {
            Id = id,
            Property = property ?? new PropertyDefinition(id[..hash], PropertyKind.Word, string.Empty, entry.KeyPlace),
            Document = document ?? new SourceDocument(documentId, string.Empty, string.Empty, Never, string.Empty, null, null, null, entry.KeyPlace),
            Number = number,
            Value = value ?? new ClaimValue(string.Empty, PropertyKind.Word, double.NaN, Assumption: null),
            Converted = converted,
            Bound = bound,
            Quotation = quotation ?? string.Empty,
            Recorded = recorded,
            Speaker = speaker ?? string.Empty,
            Origin = origin ?? string.Empty,
            Said = said ?? Never,
            Event = Date(map, "event", isRequired: false),
            IsForecast = YesNo(map, "forecast", "Write `forecast: yes` where the claim foretells its event."),
            Grade = grade ?? Ungraded,
            GradeIsByRule = grade is null,
            GradeBecause = map.Text("grade-because", findings),
            State = state,
            Because = because,
            Note = map.Text("note", findings),
            Bundle = map.Text("bundle", findings) ?? documentId,
            Place = entry.KeyPlace,
        };
        map.ReportUnknownKeys(findings);
        Keep(claims, id, claim, before);
    }

    /// <summary>The document's words, or what was noted of them where they are not at hand.</summary>
    private (string? Quotation, string? Recorded) ReadWords(YamlMap map)
    {
        const string Remedy = "Copy the words of the document that say so; … stands for words left out.";
        var recorded = map.Text("recorded", findings);
        if (recorded is null)
        {
            var quotation = map.RequiredText("quotation", Remedy + " Where they are not at hand, write `recorded:` with what was noted.", findings);
            if (quotation is not null && Quotations.Parts(quotation).Count == 0)
            {
                findings.Add(Finding.Error(map.PlaceOf("quotation"), "quotation", "The quotation holds no words.", Remedy));
            }

            return (quotation, null);
        }

        if (map.Text("quotation", findings) is not null)
        {
            findings.Add(Finding.Error(map.PlaceOf("recorded"), "recorded", "A claim has the document's words or what was noted of them; here are both.", "Keep `quotation`, and move what was noted to `note`."));
        }

        return (null, recorded);
    }

    private static readonly (string Word, ClaimBound Value)[] BoundWords =
    [
        ("about", ClaimBound.About),
        ("at-least", ClaimBound.AtLeast),
        ("more-than", ClaimBound.MoreThan),
        ("at-most", ClaimBound.AtMost),
        ("less-than", ClaimBound.LessThan),
    ];

    private static readonly (string Word, ClaimState Value)[] StateWords =
    [
        ("standing", ClaimState.Standing),
        ("superseded", ClaimState.Superseded),
        ("rejected", ClaimState.Rejected),
        ("out-of-scope", ClaimState.OutOfScope),
    ];

    private static readonly (string Word, RelationKind Value)[] RelationWords =
    [
        ("same-as", RelationKind.SameAs),
        ("disputes", RelationKind.Disputes),
        ("supersedes", RelationKind.Supersedes),
        ("different-instrument", RelationKind.DifferentInstrument),
    ];

    private static Grade Ungraded { get; } = Grade.TryParse("F6")!;

    /// <summary>The grade by hand; null where the rule shall set it.</summary>
    private Grade? ReadGrade(YamlMap map)
    {
        const string Remedy = "Write two marks: A–F for the source's reliability, 1–6 for the statement's credibility, such as C3 (F6: cannot be judged); or leave it to the rule (by-rule).";
        if (map.Text("grade", findings) is not { } text || string.Equals(text, "by-rule", StringComparison.Ordinal))
        {
            return null;
        }

        if (Grade.TryParse(text) is { } grade)
        {
            return grade;
        }

        findings.Add(Finding.Error(map.PlaceOf("grade"), "grade", $"\"{text}\" is not a grade.", Remedy));
        return Ungraded;
    }

    private ClaimValue? Value(YamlMap map, string key, PropertyDefinition? property, bool isRequired)
    {
        var text = isRequired
            ? map.RequiredText(key, "Write what the document says, with its unit.", findings)
            : map.Text(key, findings);
        if (text is null || property is null)
        {
            return null;
        }

        var value = ClaimValue.TryParse(property.Kind, text, out var problem, out var remedy);
        if (value is null)
        {
            findings.Add(Finding.Error(map.PlaceOf(key), key, problem, $"{remedy} The property {property.Id} is of the kind {PropertyKinds.Word(property.Kind)}."));
        }

        return value;
    }

    // A conversion may round, and no further than that.
    private void CheckConversion(YamlMap map, ClaimValue? value, ClaimValue? converted)
    {
        const double Rounding = 0.01;
        if (value is not null && converted is not null && double.Abs(value.Si - converted.Si) > Rounding * double.Abs(value.Si))
        {
            findings.Add(Finding.Error(map.PlaceOf("converted"), "converted", $"{converted.Text} is not {value.Text}.", "Convert the value again, or leave the key out."));
        }
    }

    private void ReadRelations()
    {
        var path = Path.Combine(folder, "relations.yaml");
        var displayName = displayFolder + "/relations.yaml";
        if (YamlFile.Read(path, displayName, findings) is not { } root)
        {
            return;
        }

        root.CheckFormat(Format, findings);
        foreach (var node in root.List("relations", findings)?.Items ?? [])
        {
            if (node is not YamlMap map)
            {
                findings.Add(Finding.Error(node.Place, "relations", $"A relation was expected; here is {node.What}.", "Write kind, from, to, reason."));
                continue;
            }

            ReadRelation(map);
        }

        root.ReportUnknownKeys(findings);
    }

    private void ReadRelation(YamlMap map)
    {
        var before = findings.Count;
        const string Kinds = "Write `kind:` same-as, disputes, supersedes or different-instrument.";
        var kind = map.RequiredText("kind", Kinds, findings) is null ? RelationKind.SameAs : Choice(map, "kind", RelationWords, RelationKind.SameAs);
        var from = End(map, "from");
        var to = End(map, "to");
        var reason = map.RequiredText("reason", "Write why the two claims stand so to each other.", findings);
        var isInferred = YesNo(map, "inferred", "Write `inferred: yes` where no document says so.");
        map.ReportUnknownKeys(findings);
        if (from is not null && to is not null && reason is not null && findings.Count == before)
        {
            relations.Add(new Relation(kind, from, to, reason, isInferred, map.Place));
        }
    }

    private Claim? End(YamlMap map, string key) =>
        map.RequiredText(key, "Write the id of a claim: property#document.", findings) is { } id
            ? Known(claims, id, "claim", map.PlaceOf(key), "Enter it under claims/, or correct the id.")
            : null;

    private T? Known<T>(Dictionary<string, T> all, string id, string noun, Place place, string remedy)
        where T : class
    {
        if (all.TryGetValue(id, out var found))
        {
            return found;
        }

        if (refused.Contains(Refusal<T>(id)))
        {
            // Its own finding says what is wrong.
            return null;
        }

        findings.Add(Finding.Error(place, id, $"There is no {noun} `{id}`.", Spelling.Suggestion(id, all.Keys) + remedy));
        return null;
    }

    private void Keep<T>(Dictionary<string, T> all, string id, T entry, int findingsBefore)
        where T : class
    {
        if (all.TryGetValue(id, out var first))
        {
            var (here, there) = (PlaceOf(entry), PlaceOf(first));
            findings.Add(Finding.Error(here, id, $"`{id}` stands twice: here and in {there}.", "Keep one of the two; a document's second claim on a property gets /2 behind its id."));
        }
        else if (findings.Count == findingsBefore)
        {
            all.Add(id, entry);
        }
        else
        {
            refused.Add(Refusal<T>(id));
        }
    }

    private static Place PlaceOf(object entry) => entry switch
    {
        SourceDocument document => document.Place,
        PropertyDefinition property => property.Place,
        Claim claim => claim.Place,
        _ => default,
    };

    private static string Refusal<T>(string id) => typeof(T).Name + " " + id;

    private void Refuse(YamlEntry entry, string message, string remedy) =>
        findings.Add(Finding.Error(entry.KeyPlace, entry.Key, message, remedy));

    private PartialDate? Date(YamlMap map, string key, bool isRequired)
    {
        var text = isRequired ? map.RequiredText(key, $"Write {PartialDate.Forms}.", findings) : map.Text(key, findings);
        if (text is null)
        {
            return null;
        }

        var date = PartialDate.TryParse(text);
        if (date is null)
        {
            findings.Add(Finding.Error(map.PlaceOf(key), key, $"\"{text}\" is not a date.", $"Write {PartialDate.Forms}."));
        }

        return date;
    }

    private bool YesNo(YamlMap map, string key, string remedy)
    {
        var text = map.Text(key, findings);
        if (text is not (null or "yes" or "no"))
        {
            findings.Add(Finding.Error(map.PlaceOf(key), key, $"\"{text}\" is neither yes nor no.", remedy));
        }

        return text is "yes";
    }

    private T Choice<T>(YamlMap map, string key, (string Word, T Value)[] words, T absent)
    {
        if (map.Text(key, findings) is not { } text)
        {
            return absent;
        }

        foreach (var (word, value) in words)
        {
            if (string.Equals(word, text, StringComparison.Ordinal))
            {
                return value;
            }
        }

        var all = words.Select(word => word.Word).ToList();
        findings.Add(Finding.Error(map.PlaceOf(key), key, $"\"{text}\" is not known here.", $"{Spelling.Suggestion(text, all)}Write one of: {string.Join(", ", all)}."));
        return absent;
    }

    private IEnumerable<YamlEntry> Entries(string file, string section) =>
        Entries(Path.Combine(folder, file), displayFolder + "/" + file, section);

    private IEnumerable<YamlEntry> Entries(string path, string displayName, string section)
    {
        if (YamlFile.Read(path, displayName, findings) is not { } root)
        {
            yield break;
        }

        root.CheckFormat(Format, findings);
        var map = root.Section(section, findings);
        if (map is null && !root.Entries.Any(entry => string.Equals(entry.Key, section, StringComparison.Ordinal)))
        {
            findings.Add(Finding.Error(new Place(displayName), section, $"`{section}` is missing.", $"Write `{section}:` with its entries below."));
        }

        foreach (var entry in map?.Entries ?? [])
        {
            yield return entry;
        }

        root.ReportUnknownKeys(findings);
    }
}
