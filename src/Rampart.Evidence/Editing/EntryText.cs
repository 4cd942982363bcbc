using Rampart.Evidence.Yaml;
using Rampart.Quantities;

namespace Rampart.Evidence.Editing;

/// <summary>A line that is written into a file of the ledger, and the place that it came from.</summary>
internal sealed record WrittenLine(string Text, Place? From);

/// <summary>Writes an entry as the ledger's files have it: a key a line, indented as its neighbours.</summary>
/// <param name="Indent">Blanks before the entry.</param>
/// <param name="Step">Further blanks before its keys.</param>
internal sealed record EntryText(int Indent, int Step)
{
    private static readonly HashSet<string> Flags = new(["forecast", "inferred"], StringComparer.Ordinal);

    /// <summary>An entry with an id above its keys.</summary>
    public IEnumerable<WrittenLine> Named(NewEntry entry)
    {
        yield return new WrittenLine($"{Blanks(Indent)}{ScalarText.OneLine(entry.Id)}:", entry.Place);
        foreach (var line in Keys(entry.Content))
        {
            yield return line;
        }
    }

    /// <summary>An entry of a list.</summary>
    public IEnumerable<WrittenLine> Listed(NewEntry entry)
    {
        var dash = Blanks(Indent) + "-";
        foreach (var line in Keys(entry.Content))
        {
            yield return dash.Length == 0 ? line : line with { Text = dash + line.Text[dash.Length..] };
            dash = string.Empty;
        }
    }

    /// <summary>The keys of an entry alone.</summary>
    public IEnumerable<WrittenLine> Keys(YamlMap content) => Map(content, Indent + Step);

    private IEnumerable<WrittenLine> Map(YamlMap map, int indent) => map.Entries.SelectMany(entry => Node(entry, indent));

    private IEnumerable<WrittenLine> Node(YamlEntry entry, int indent)
    {
        var key = $"{Blanks(indent)}{ScalarText.OneLine(entry.Key)}:";
        return entry.Value switch
        {
            YamlScalar scalar => Text(key, indent, scalar, Flags.Contains(entry.Key)).Select((line, index) => new WrittenLine(line, index == 0 ? entry.KeyPlace : null)),
            YamlMap { Entries.Count: > 0 } map => [new WrittenLine(key, entry.KeyPlace), .. Map(map, indent + Step)],
            YamlList { Items.Count: > 0 } list => [new WrittenLine(key, entry.KeyPlace), .. list.Items.Select(item => new WrittenLine($"{Blanks(indent + Step)}- {Flow(item)}", item.Place))],
            _ => [new WrittenLine($"{key} {Flow(entry.Value)}", entry.KeyPlace)],
        };
    }

    private IEnumerable<string> Text(string key, int indent, YamlScalar scalar, bool isFlag)
    {
        if (scalar.Text.Length == 0 && !scalar.IsQuoted)
        {
            return [key];
        }

        var line = $"{key} {ScalarText.OneLine(scalar.Text, isFlag)}";
        var inner = indent + Step;
        return line.Length > ScalarText.Width && ScalarText.Folded(scalar.Text, Math.Max(ScalarText.Width - inner, 40)) is { Count: > 1 } folded
            ? [key + " >-", .. folded.Select(part => Blanks(inner) + part)]
            : [line];
    }

    // No entry of the ledger has lists or sections inside: they are written so that the reader can say what is wrong with them.
    private static string Flow(YamlNode node) => node switch
    {
        YamlMap map => "{" + string.Join(", ", map.Entries.Select(entry => $"{FlowText(entry.Key)}: {Flow(entry.Value)}")) + "}",
        YamlList list => "[" + string.Join(", ", list.Items.Select(Flow)) + "]",
        YamlScalar scalar => FlowText(scalar.Text),
        _ => string.Empty,
    };

    private static string FlowText(string text)
    {
        var line = ScalarText.OneLine(text);
        return line[0] == '"' || !line.Any(c => c is ',' or '[' or ']' or '{' or '}' or '"') ? line : ScalarText.Quoted(text);
    }

    private static string Blanks(int count) => new(' ', count);
}
