using Rampart.Evidence.Yaml;
using Rampart.Quantities;

namespace Rampart.Evidence.Editing;

/// <summary>A file with entries for the ledger, in the ledger's own form: any of documents, deals, properties, claims, relations.</summary>
public static class AdditionFile
{
    /// <summary>Reads the file; null with findings where it cannot be read as a whole.</summary>
    /// <param name="path">Where the file lies.</param>
    /// <param name="displayName">Its name in findings.</param>
    /// <param name="findings">Receives what is wrong with its form; what is wrong with an entry is told by <see cref="LedgerEditor.Plan"/>.</param>
    /// <exception cref="FileNotFoundException">There is no such file (exit code 3).</exception>
    public static LedgerAddition? Read(string path, string displayName, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var before = findings.Count;
        if (YamlFile.Read(path, displayName, findings) is not { } root)
        {
            return null;
        }

        root.CheckFormat(LedgerReader.Format, findings);
        var entries = LedgerSections.All.SelectMany(section => section == LedgerSection.Relations ? Relations(root, findings) : Named(root, section, findings)).ToList();
        root.ReportUnknownKeys(findings);
        if (!root.Entries.Any(entry => LedgerSections.All.Any(section => string.Equals(LedgerSections.Key(section), entry.Key, StringComparison.Ordinal))))
        {
            findings.Add(Finding.Error(new Place(displayName), "file", "The file has nothing for the ledger.", "Write `claims:` with entries below, or documents, properties, deals, relations; their form is that of the ledger's own files."));
        }

        return findings.Count == before ? new LedgerAddition(entries) : null;
    }

    private static List<NewEntry> Named(YamlMap root, LedgerSection section, ICollection<Finding> findings)
    {
        var entries = new List<NewEntry>();
        foreach (var entry in root.Section(LedgerSections.Key(section), findings)?.Entries ?? [])
        {
            if (entry.Value is YamlMap { Entries.Count: > 0 } map)
            {
                entries.Add(new NewEntry(section, entry.Key, entry.KeyPlace, map));
            }
            else
            {
                findings.Add(Finding.Error(entry.KeyPlace, entry.Key, $"A {LedgerSections.Noun(section)} needs its keys; here is {entry.Value.What}.", "Write them below it, one a line, indented."));
            }
        }

        return entries;
    }

    private static List<NewEntry> Relations(YamlMap root, ICollection<Finding> findings)
    {
        var entries = new List<NewEntry>();
        foreach (var node in root.List(LedgerSections.Key(LedgerSection.Relations), findings)?.Items ?? [])
        {
            if (node is YamlMap { Entries.Count: > 0 } map)
            {
                entries.Add(new NewEntry(LedgerSection.Relations, LedgerEditor.RelationName(map), map.Place, map));
            }
            else
            {
                findings.Add(Finding.Error(node.Place, "relations", $"A relation was expected; here is {node.What}.", "Write kind, from, to, reason."));
            }
        }

        return entries;
    }
}
