using System.Diagnostics.CodeAnalysis;
using Rampart.Quantities;

namespace Rampart.Evidence.Yaml;

/// <summary>One key of a section with its value.</summary>
public sealed record YamlEntry(string Key, Place KeyPlace, YamlNode Value);

/// <summary>A section: keys with values, in the order written. It remembers which keys were asked for, so that it can name those nobody knows.</summary>
public sealed class YamlMap : YamlNode
{
    private readonly Dictionary<string, YamlEntry> byKey = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    // The points of a campaign are read side by side from one library of models.
    private readonly Lock gate = new();

    internal YamlMap(Place place, IReadOnlyList<YamlEntry> entries)
        : base(place)
    {
        Entries = entries;
        foreach (var entry in entries)
        {
            byKey.Add(entry.Key, entry);
        }
    }

    public IReadOnlyList<YamlEntry> Entries { get; }

    public override string What => "a section";

    /// <summary>Gives the value of a key and marks the key as known.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out YamlNode? node)
    {
        lock (gate)
        {
            asked.Add(key);
        }

        if (byKey.TryGetValue(key, out var entry))
        {
            node = entry.Value;
            return true;
        }

        node = null;
        return false;
    }

    /// <summary>Marks every key as known, for a section whose keys are names that the user chooses.</summary>
    public void TakeAll()
    {
        lock (gate)
        {
            asked.UnionWith(byKey.Keys);
        }
    }

    /// <summary>True where the key was asked for.</summary>
    public bool IsKnown(string key)
    {
        lock (gate)
        {
            return asked.Contains(key);
        }
    }

    /// <summary>The place of a key where it stands, else the place of the section.</summary>
    public Place PlaceOf(string key) => byKey.TryGetValue(key, out var entry) ? entry.KeyPlace : Place;

    /// <summary>The text of a key that need not be there; a list or a section in its stead is a finding.</summary>
    public string? Text(string key, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        if (!TryGet(key, out var node))
        {
            return null;
        }

        if (node is YamlScalar { Text.Length: > 0 } scalar)
        {
            return scalar.Text;
        }

        findings.Add(Finding.Error(node.Place, key, $"A text was expected; here is {node.What}.", $"Write `{key}: …` with a text behind it, or leave the key out."));
        return null;
    }

    /// <summary>The text of a key that must be there; its absence is a finding.</summary>
    public string? RequiredText(string key, string remedy, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        if (TryGet(key, out _))
        {
            return Text(key, findings);
        }

        findings.Add(Finding.Error(Place, key, $"`{key}` is missing.", remedy));
        return null;
    }

    /// <summary>The section under a key; null where the key is absent, a finding where it holds something else.</summary>
    public YamlMap? Section(string key, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        if (!TryGet(key, out var node))
        {
            return null;
        }

        if (node is YamlMap map)
        {
            return map;
        }

        findings.Add(Finding.Error(node.Place, key, $"A section was expected; here is {node.What}.", $"Write `{key}:` and its keys indented below."));
        return null;
    }

    /// <summary>The list under a key; null where the key is absent, a finding where it holds something else.</summary>
    public YamlList? List(string key, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        if (!TryGet(key, out var node))
        {
            return null;
        }

        if (node is YamlList list)
        {
            return list;
        }

        findings.Add(Finding.Error(node.Place, key, $"A list was expected; here is {node.What}.", $"Write `{key}: [ … ]`, or one `- …` a line below."));
        return null;
    }

    /// <summary>Checks the optional key `format`: the version of the file's form.</summary>
    public void CheckFormat(int newest, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        if (Text("format", findings) is not { } text)
        {
            return;
        }

        if (!int.TryParse(text, out var version) || version < 1)
        {
            findings.Add(Finding.Error(PlaceOf("format"), "format", $"\"{text}\" is not a version.", $"Write `format: {newest}`."));
        }
        else if (version > newest)
        {
            findings.Add(Finding.Error(PlaceOf("format"), "format", $"Version {version} is newer than this Rampart reads.", $"Use a newer Rampart, or bring the file to `format: {newest}`."));
        }
    }

    /// <summary>One finding for each key that nobody asked for, with the nearest known spelling.</summary>
    public void ReportUnknownKeys(ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        string[] known;
        lock (gate)
        {
            known = [.. asked];
        }

        foreach (var entry in Entries)
        {
            if (known.Contains(entry.Key, StringComparer.Ordinal))
            {
                continue;
            }

            var near = Spelling.Suggestion(entry.Key, known.Where(key => !byKey.ContainsKey(key)));
            if (entry.Value is YamlScalar { Text.Length: 0, IsQuoted: false })
            {
                near += "Inside { } a text with a comma needs quotation marks. ";
            }

            var all = known.Length is 0 or > 12 ? string.Empty : $" Known here: {string.Join(", ", known.Order(StringComparer.Ordinal))}.";
            findings.Add(Finding.Error(entry.KeyPlace, entry.Key, $"`{entry.Key}` is not known here.", near + "Correct the key or remove it." + all));
        }
    }
}
