using Rampart.Evidence.Yaml;
using Rampart.Quantities;

namespace Rampart.Evidence;

/// <summary>A radar, launcher, interceptor, command post, system or target as its file describes it; a <see cref="ModelReader"/> reads its fields.</summary>
public sealed class Model
{
    internal Model(string id, string kind, string name, YamlMap root)
    {
        Id = id;
        Kind = kind;
        Name = name;
        Root = root;
        Place = new Place(root.Place.File);
    }

    /// <summary>The file's name without <c>.yaml</c>.</summary>
    public string Id { get; }

    /// <summary>What it is: <c>surveillance-radar</c>, <c>launcher</c>, <c>target</c>, …</summary>
    public string Kind { get; }

    /// <summary>Its name for readers.</summary>
    public string Name { get; }

    /// <summary>Its file.</summary>
    public Place Place { get; }

    /// <summary>What its author says of it as a whole; null where nothing is said.</summary>
    public string? Note => Root.Entries.FirstOrDefault(entry => entry.Key is "note")?.Value is YamlScalar { Text.Length: > 0 } note ? note.Text : null;

    internal YamlMap Root { get; }

    /// <summary>The models it stands among.</summary>
    internal ModelLibrary? Library { get; set; }

    /// <summary>True where a value stands under the key; sections are walked by dots.</summary>
    internal bool HasField(string key)
    {
        YamlNode? node = Root;
        foreach (var part in key.Split('.'))
        {
            node = node is YamlMap map && !FieldReader.IsField(map)
                ? map.Entries.FirstOrDefault(entry => string.Equals(entry.Key, part, StringComparison.Ordinal))?.Value
                : null;
        }

        return node is YamlMap field && FieldReader.IsField(field);
    }

    public override string ToString() => Id;
}
