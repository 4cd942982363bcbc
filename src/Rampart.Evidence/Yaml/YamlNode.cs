using Rampart.Quantities;

namespace Rampart.Evidence.Yaml;

/// <summary>A piece of a YAML file that knows where it stands.</summary>
public abstract class YamlNode
{
    private protected YamlNode(Place place) => Place = place;

    public Place Place { get; }

    /// <summary>What the node is, in a user's words: "a text", "a list", "a section".</summary>
    public abstract string What { get; }
}

/// <summary>A text: everything that is neither a list nor a section. Numbers and yes/no are text until somebody reads them.</summary>
public sealed class YamlScalar : YamlNode
{
    internal YamlScalar(Place place, string text, bool isQuoted)
        : base(place) => (Text, IsQuoted) = (text, isQuoted);

    public string Text { get; }

    /// <summary>True where the writer put the text in quotation marks or wrote it as a block.</summary>
    public bool IsQuoted { get; }

    public override string What => Text.Length == 0 ? "nothing" : "a text";
}

/// <summary>A list of nodes.</summary>
public sealed class YamlList : YamlNode
{
    internal YamlList(Place place, IReadOnlyList<YamlNode> items)
        : base(place) => Items = items;

    public IReadOnlyList<YamlNode> Items { get; }

    public override string What => "a list";
}
