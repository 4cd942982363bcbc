using Rampart.Evidence.Yaml;

namespace Rampart.Evidence.Editing;

/// <summary>Where the next entry of a file's section belongs, and how its neighbours are indented.</summary>
/// <param name="At">The line before which it comes, counted from nought.</param>
/// <param name="Style">The indentation.</param>
/// <param name="HasBlankLines">Whether a blank line stands between two entries.</param>
/// <param name="IsFirst">Whether the section has no entry yet.</param>
/// <param name="Emptied">The line of an empty section, <c>relations: []</c>, without its brackets; null where there is none to replace.</param>
internal sealed record SectionPlace(int At, EntryText Style, bool HasBlankLines, bool IsFirst, string? Emptied)
{
    private const int UsualIndent = 2;

    /// <summary>Finds the place; null where the section is written in a form that nothing can be put behind.</summary>
    public static SectionPlace? Find(TextLines lines, YamlMap root, LedgerSection section)
    {
        var key = LedgerSections.Key(section);
        var usual = new EntryText(UsualIndent, UsualIndent);
        var hasBlanks = LedgerSections.HasBlankLines(section);
        if (root.Entries.FirstOrDefault(entry => string.Equals(entry.Key, key, StringComparison.Ordinal)) is not { } found)
        {
            return null;
        }

        var keyLine = found.KeyPlace.Line - 1;
        switch (found.Value)
        {
            case YamlScalar { Text.Length: 0, IsQuoted: false }:
                return new SectionPlace(keyLine + 1, usual, hasBlanks, IsFirst: true, Emptied: null);
            case YamlMap { Entries.Count: 0 } or YamlList { Items.Count: 0 }:
                return found.Value.Place.Line - 1 == keyLine && Empty(lines[keyLine], found.Value.Place.Column - 1) is { } emptied
                    ? new SectionPlace(keyLine, usual, hasBlanks, IsFirst: true, emptied)
                    : null;
            case YamlMap map when Sign(lines, map) != '{':
                return Behind(lines, root, keyLine, [.. map.Entries.Select(entry => (entry.KeyPlace.Line - 1, entry.Value))], map.Place.Column - 1, hasBlanks);
            case YamlList list when Sign(lines, list) == '-':
                return Behind(lines, root, keyLine, [.. list.Items.Select(item => (item.Place.Line - 1, item))], list.Place.Column - 1, hasBlanks);
            default:
                return null;
        }
    }

    /// <summary>The line behind the last one of a claim of the section.</summary>
    public static (int At, EntryText Style)? BehindEntry(TextLines lines, YamlMap root, YamlMap section, YamlEntry entry)
    {
        if (entry.Value is not YamlMap { Entries.Count: > 0 } map || Sign(lines, map) == '{')
        {
            return null;
        }

        var starts = section.Entries.Concat(root.Entries).Select(other => other.KeyPlace.Line - 1);
        var indent = entry.KeyPlace.Column - 1;
        return (EndOfContent(lines, entry.KeyPlace.Line - 1, starts, indent), new EntryText(indent, map.Place.Column - 1 - indent));
    }

    private static SectionPlace Behind(TextLines lines, YamlMap root, int keyLine, List<(int Line, YamlNode Value)> entries, int indent, bool usuallyHasBlanks)
    {
        var (line, last) = entries[^1];
        var at = EndOfContent(lines, Math.Max(line, keyLine), root.Entries.Select(other => other.KeyPlace.Line - 1), indent);
        var step = entries.Select(entry => entry.Value).OfType<YamlMap>()
            .Where(map => map.Entries.Count > 0 && Sign(lines, map) != '{')
            .Select(map => map.Place.Column - 1 - indent)
            .LastOrDefault(UsualIndent);
        var hasBlanks = entries.Count == 1 ? usuallyHasBlanks : IsBlankAbove(lines, line);
        return new SectionPlace(at, new EntryText(indent, step), hasBlanks, IsFirst: false, Emptied: null);
    }

    // Content ends before the next key; blank lines and comments there belong to what follows, but for those that are
    // indented deeper than the entry.
    private static int EndOfContent(TextLines lines, int from, IEnumerable<int> starts, int indent)
    {
        var boundary = starts.Where(start => start > from).DefaultIfEmpty(lines.Count).Min();
        for (var i = from + 1; i < boundary; i++)
        {
            if (lines[i].StartsWith("---", StringComparison.Ordinal) || lines[i].StartsWith("...", StringComparison.Ordinal))
            {
                boundary = i;
            }
        }

        var end = boundary;
        while (end > from + 1 && (IsBlank(lines[end - 1]) || (IsComment(lines[end - 1]) && Indent(lines[end - 1]) <= indent)))
        {
            end--;
        }

        return end;
    }

    private static bool IsBlankAbove(TextLines lines, int line)
    {
        var above = line - 1;
        while (above >= 0 && IsComment(lines[above]))
        {
            above--;
        }

        return above >= 0 && IsBlank(lines[above]);
    }

    // The line of an empty section without its brackets; what stands behind them stays.
    private static string? Empty(string line, int column)
    {
        if (column >= line.Length || line[column] is not ('{' or '['))
        {
            return null;
        }

        var close = line.IndexOf(line[column] == '{' ? '}' : ']', column);
        return close < 0 ? null : (line[..column].TrimEnd() + line[(close + 1)..]).TrimEnd();
    }

    private static char Sign(TextLines lines, YamlNode node)
    {
        var line = lines[node.Place.Line - 1];
        return node.Place.Column - 1 < line.Length ? line[node.Place.Column - 1] : '\0';
    }

    private static bool IsBlank(string line) => line.All(c => c is ' ' or '\t');

    private static bool IsComment(string line) => line.TrimStart(' ', '\t').StartsWith('#');

    private static int Indent(string line) => line.Length - line.TrimStart(' ').Length;
}
