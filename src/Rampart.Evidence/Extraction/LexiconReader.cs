using Rampart.Evidence.Yaml;
using Rampart.Quantities;

namespace Rampart.Evidence.Extraction;

/// <summary>Reads <c>lexicon.yaml</c> and reports every breach of its form.</summary>
internal static class LexiconReader
{
    private const string FileName = "lexicon.yaml";

    public static Lexicon Read(string folder, ICollection<Finding> findings)
    {
        var displayName = $"{SortedFiles.DisplayName(folder)}/{FileName}";
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            findings.Add(Finding.Remark(new Place(displayName), "lexicon", "There is no lexicon; the proposals name no property.", "Copy ledger/lexicon.yaml from Rampart into the ledger, and add the names of your systems."));
            return Lexicon.Empty;
        }

        if (YamlFile.Read(path, displayName, findings) is not { } root)
        {
            return Lexicon.Empty;
        }

        root.CheckFormat(1, findings);
        var systems = Subjects(root, "systems", findings);
        var states = Subjects(root, "states", findings);
        var deals = Deals(root, systems, states, findings);
        var properties = new List<PropertyCue>();
        foreach (var node in root.List("properties", findings)?.Items ?? [])
        {
            if (node is not YamlMap map)
            {
                findings.Add(Finding.Error(node.Place, "properties", $"A property was expected; here is {node.What}.", "Write name, kind, of, meaning, words."));
            }
            else if (Property(map, findings) is { } property)
            {
                properties.Add(property);
            }
        }

        root.ReportUnknownKeys(findings);
        return new Lexicon(systems, states, deals, properties);
    }

    private static List<NamedSubject> Subjects(YamlMap root, string section, ICollection<Finding> findings)
    {
        var subjects = new List<NamedSubject>();
        if (root.Section(section, findings) is not { } map)
        {
            return subjects;
        }

        map.TakeAll();
        foreach (var entry in map.Entries)
        {
            if (!LedgerNames.IsWord(entry.Key))
            {
                findings.Add(Finding.Error(entry.KeyPlace, entry.Key, $"\"{entry.Key}\" cannot name a subject.", "Use small letters, digits, dots and hyphens, such as s-400."));
            }
            else if (Texts(entry.Value, entry.Key, findings) is { Count: > 0 } names)
            {
                subjects.Add(new NamedSubject(entry.Key, names));
            }
        }

        return subjects;
    }

    private static List<DealSubject> Deals(YamlMap root, List<NamedSubject> systems, List<NamedSubject> states, ICollection<Finding> findings)
    {
        var deals = new List<DealSubject>();
        foreach (var entry in root.Section("deals", findings)?.Entries ?? [])
        {
            ((YamlMap)root.Section("deals", findings)!).TakeAll();
            if (entry.Value is not YamlMap map || !LedgerNames.IsWord(entry.Key))
            {
                findings.Add(Finding.Error(entry.KeyPlace, entry.Key, "A deal needs a name in small letters, and its keys.", "Write s-400-turkey: { system: s-400, owner: turkey }."));
                continue;
            }

            var system = Known(map, "system", systems, findings);
            var owner = Known(map, "owner", states, findings);
            List<string> words = map.TryGet("words", out var node) ? Texts(node, "words", findings) : [];
            var deal = map.Text("deal", findings);
            map.ReportUnknownKeys(findings);
            if (system is not null && owner is not null)
            {
                deals.Add(new DealSubject(entry.Key, system, owner, words, deal));
            }
        }

        return deals;
    }

    private static string? Known(YamlMap map, string key, List<NamedSubject> subjects, ICollection<Finding> findings)
    {
        if (map.RequiredText(key, $"Write one of the {key}s above.", findings) is not { } id)
        {
            return null;
        }

        if (subjects.Exists(subject => string.Equals(subject.Id, id, StringComparison.Ordinal)))
        {
            return id;
        }

        findings.Add(Finding.Error(map.PlaceOf(key), key, $"\"{id}\" is not named above.", Spelling.Suggestion(id, subjects.Select(subject => subject.Id)) + "Add it with its names."));
        return null;
    }

    private static PropertyCue? Property(YamlMap map, ICollection<Finding> findings)
    {
        var before = findings.Count;
        var name = map.RequiredText("name", "Write the property's name behind its subject, such as engagement-range.", findings);
        var kindWord = map.RequiredText("kind", $"Write one of: {string.Join(", ", PropertyKinds.All)}.", findings);
        var kind = kindWord is null ? null : PropertyKinds.TryParse(kindWord);
        if (kindWord is not null && kind is null)
        {
            findings.Add(Finding.Error(map.PlaceOf("kind"), "kind", $"\"{kindWord}\" is not a kind of property.", $"{Spelling.Suggestion(kindWord, PropertyKinds.All)}Write one of: {string.Join(", ", PropertyKinds.All)}."));
        }

        var of = map.RequiredText("of", "Write `of: system` or `of: deal`.", findings);
        if (of is not (null or "system" or "deal"))
        {
            findings.Add(Finding.Error(map.PlaceOf("of"), "of", $"\"{of}\" is neither system nor deal.", "Write `of: system` or `of: deal`."));
        }

        if (name is not null && !LedgerNames.IsWord(name))
        {
            findings.Add(Finding.Error(map.PlaceOf("name"), "name", $"\"{name}\" cannot name a property.", "Use small letters, digits, dots and hyphens, such as engagement-range."));
        }

        var meaning = map.RequiredText("meaning", "Write in a sentence what the property means.", findings);
        List<string> words = map.TryGet("words", out var node) ? Texts(node, "words", findings) : [];
        List<string> unless = map.TryGet("unless", out var others) ? Texts(others, "unless", findings) : [];
        if (words.Count == 0)
        {
            findings.Add(Finding.Error(map.PlaceOf("words"), "words", "No words point to the property.", "Write `words: [ … ]`."));
        }

        var unit = Choice(map, "unit", UnitsOfAccount.TryParse, UnitsOfAccount.All, findings);
        var per = Choice(map, "per", UnitsOfAccount.TryParse, UnitsOfAccount.All, findings);
        var stage = Choice(map, "stage", DealStages.TryParse, DealStages.All, findings);
        var fromFirst = map.Text("counted-from-first", findings);
        if (fromFirst is not (null or "yes"))
        {
            findings.Add(Finding.Error(map.PlaceOf("counted-from-first"), "counted-from-first", $"\"{fromFirst}\" is not known here.", "Write `counted-from-first: yes`, or leave it out."));
        }

        map.ReportUnknownKeys(findings);
        return findings.Count == before ? new PropertyCue(name!, kind!.Value, of is "deal", meaning!, words, unless) { Unit = unit, Per = per, Stage = stage, IsCountedFromFirst = fromFirst is not null } : null;
    }

    private static T? Choice<T>(YamlMap map, string key, Func<string, T?> parse, IEnumerable<string> all, ICollection<Finding> findings)
        where T : struct
    {
        if (map.Text(key, findings) is not { } word)
        {
            return null;
        }

        var value = parse(word);
        if (value is null)
        {
            findings.Add(Finding.Error(map.PlaceOf(key), key, $"\"{word}\" is not known here.", $"{Spelling.Suggestion(word, all)}Write one of: {string.Join(", ", all)}."));
        }

        return value;
    }

    private static List<string> Texts(YamlNode node, string subject, ICollection<Finding> findings)
    {
        var texts = new List<string>();
        if (node is not YamlList list)
        {
            findings.Add(Finding.Error(node.Place, subject, $"A list was expected; here is {node.What}.", $"Write `{subject}: [ … ]`."));
            return texts;
        }

        foreach (var item in list.Items)
        {
            if (item is YamlScalar { Text.Length: > 0 } scalar)
            {
                texts.Add(scalar.Text);
            }
            else
            {
                findings.Add(Finding.Error(item.Place, subject, $"A text was expected; here is {item.What}.", "Write the words of the article."));
            }
        }

        return texts;
    }
}
