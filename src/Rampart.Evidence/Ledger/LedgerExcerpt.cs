using System.Text;
using Rampart.Evidence.Yaml;
using Rampart.Quantities;

namespace Rampart.Evidence;

/// <summary>A part of a ledger as files of its own: the claims on some properties, all that is related to them, and the documents and properties they need.</summary>
/// <remarks>Entries are cut out of the ledger's files as they are written, so that an excerpt says of them word for word what the ledger says.</remarks>
public static class LedgerExcerpt
{
    private const string Head = "# An excerpt of a larger ledger: what a result has read, and what is related to it. Form: docs/formats/ledger.md\nformat: 1\n";

    // The files that stand at the top of a ledger, with the section of each.
    private static readonly (string File, string Section)[] Named = [("documents.yaml", "documents"), ("deals.yaml", "deals"), ("properties.yaml", "properties")];

    /// <summary>The claims on the properties, every claim that relations join to them, and all others on those claims' properties, over as many steps as there are.</summary>
    /// <remarks>Who confirms a claim, and which voice is an echo, depends on all that is said of its property: a property is taken whole or not at all.</remarks>
    public static IReadOnlyList<Claim> Claims(Ledger ledger, IEnumerable<string> properties)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(properties);
        var wanted = new SortedDictionary<string, Claim>(StringComparer.Ordinal);
        var open = new Queue<Claim>(properties.Distinct(StringComparer.Ordinal).SelectMany(ledger.ClaimsOn));
        while (open.TryDequeue(out var claim))
        {
            if (!wanted.TryAdd(claim.Id, claim))
            {
                continue;
            }

            foreach (var relation in ledger.RelationsOf(claim))
            {
                open.Enqueue(relation.From);
                open.Enqueue(relation.To);
            }

            foreach (var other in ledger.ClaimsOn(claim.Property.Id))
            {
                open.Enqueue(other);
            }
        }

        return [.. wanted.Values];
    }

    /// <summary>The excerpt's files by their names within the ledger's folder.</summary>
    /// <param name="folder">The folder of the ledger that is cut.</param>
    /// <param name="properties">What the result has read; a property of which nobody speaks may be among them.</param>
    /// <param name="claims">The claims of <see cref="Claims"/>.</param>
    /// <exception cref="FormatException">A file is written so that its entries cannot be cut apart: two of them on one line.</exception>
    public static IReadOnlyDictionary<string, string> Files(string folder, IEnumerable<string> properties, IReadOnlyList<Claim> claims)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(properties);
        ArgumentNullException.ThrowIfNull(claims);
        var ids = claims.Select(claim => claim.Id).ToHashSet(StringComparer.Ordinal);
        var needed = claims.Select(claim => claim.Property.Id).Concat(properties).ToHashSet(StringComparer.Ordinal);
        var documents = claims.Select(claim => claim.Document.Id).ToHashSet(StringComparer.Ordinal);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var deals = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (file, section) in Named.Reverse())
        {
            var path = Path.Combine(folder, file);
            if (file is "deals.yaml" && !File.Exists(path))
            {
                continue;
            }

            var text = Entries(path, section, entry =>
            {
                // A property may speak of a deal, which is then needed too.
                var isKept = (section switch { "documents" => documents, "deals" => deals, _ => needed }).Contains(entry.Key);
                if (isKept && section is "properties" && TextOf(entry.Value, "deal") is { } deal)
                {
                    deals.Add(deal);
                }

                return isKept;
            });
            if (text is not null || file is not "deals.yaml")
            {
                files.Add(file, text ?? $"{Head}{section}: {{}}\n");
            }
        }

        foreach (var (path, name) in SortedFiles.Of(Path.Combine(folder, "claims"), "claims"))
        {
            if (Entries(path, "claims", entry => ids.Contains(entry.Key)) is { } text)
            {
                files.Add(name, text);
            }
        }

        files.TryAdd("claims/none.yaml", $"{Head}claims: {{}}\n");
        if (files.Keys.Any(name => name.StartsWith("claims/", StringComparison.Ordinal) && name is not "claims/none.yaml"))
        {
            files.Remove("claims/none.yaml");
        }

        files.Add("relations.yaml", Relations(Path.Combine(folder, "relations.yaml"), ids));
        return files;
    }

    /// <summary>The kept entries of a section, as they are written; null where none is kept.</summary>
    private static string? Entries(string path, string section, Func<YamlEntry, bool> isKept)
    {
        if (Root(path) is not { } root || root.Entries.FirstOrDefault(entry => string.Equals(entry.Key, section, StringComparison.Ordinal))?.Value is not YamlMap map)
        {
            return null;
        }

        var lines = File.ReadAllLines(path);
        var starts = map.Entries.Select(entry => entry.KeyPlace.Line).ToList();
        var text = new StringBuilder(Head).Append(section).Append(":\n");
        var isEmpty = true;
        for (var at = 0; at < map.Entries.Count; at++)
        {
            if (isKept(map.Entries[at]))
            {
                isEmpty = false;
                Cut(text, path, lines, starts[at], at + 1 < starts.Count ? starts[at + 1] : EndOf(root, starts[at], lines));
            }
        }

        return isEmpty ? null : text.ToString();
    }

    /// <summary>The relations with both ends among the claims.</summary>
    private static string Relations(string path, HashSet<string> claims)
    {
        var text = new StringBuilder(Head).Append("relations:\n");
        var isEmpty = true;
        if (Root(path) is { } root && root.Entries.FirstOrDefault(entry => entry.Key is "relations")?.Value is YamlList list)
        {
            var lines = File.ReadAllLines(path);
            for (var at = 0; at < list.Items.Count; at++)
            {
                var item = list.Items[at];
                if (TextOf(item, "from") is { } from && TextOf(item, "to") is { } to && claims.Contains(from) && claims.Contains(to))
                {
                    isEmpty = false;
                    Cut(text, path, lines, item.Place.Line, at + 1 < list.Items.Count ? list.Items[at + 1].Place.Line : EndOf(root, item.Place.Line, lines));
                }
            }
        }

        return isEmpty ? $"{Head}relations: []\n" : text.ToString();
    }

    private static YamlMap? Root(string path) => YamlFile.Read(path, path, []);

    private static string? TextOf(YamlNode node, string key) => node is YamlMap map && map.TryGet(key, out var value) && value is YamlScalar scalar ? scalar.Text : null;

    /// <summary>The line behind the section in which a line stands.</summary>
    private static int EndOf(YamlMap root, int line, string[] lines) =>
        root.Entries.Select(entry => entry.KeyPlace.Line).Where(start => start > line).DefaultIfEmpty(lines.Length + 1).Min();

    /// <summary>Adds the lines from one, counted from one, to before another, without what is empty, or belongs as a comment to what follows, at their end.</summary>
    private static void Cut(StringBuilder text, string path, string[] lines, int from, int to)
    {
        if (from >= to)
        {
            throw new FormatException($"{path}:{from} has two entries on one line.");
        }

        static int Indent(string line) => line.Length - line.TrimStart().Length;

        // Deeper than the entry's own key, what looks like a comment may be a text's last line.
        var own = Indent(lines[from - 1]);
        var last = to - 1;
        while (last > from && lines[last - 1] is var line && (line.Trim().Length == 0 || (line.TrimStart().StartsWith('#') && Indent(line) <= own)))
        {
            last--;
        }

        for (var at = from; at <= last; at++)
        {
            text.Append(lines[at - 1]).Append('\n');
        }

        text.Append('\n');
    }
}
