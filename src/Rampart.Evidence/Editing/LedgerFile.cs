using Rampart.Evidence.Yaml;
using Rampart.Quantities;

namespace Rampart.Evidence.Editing;

/// <summary>A file of the ledger while entries are put into it.</summary>
internal sealed class LedgerFile
{
    private readonly TextLines lines;
    private readonly List<(LedgerSection Section, NewEntry Entry)> added = [];
    private readonly List<NewKeys> keys = [];

    private LedgerFile(string path, string displayName, byte[]? old, byte[] text, YamlMap root)
    {
        (Path, DisplayName, Old, Text, Root) = (path, displayName, old, text, root);
        lines = new TextLines(text);
    }

    public string Path { get; }

    public string DisplayName { get; }

    /// <summary>The bytes on the disk; null where the file is new.</summary>
    public byte[]? Old { get; }

    public YamlMap Root { get; }

    /// <summary>How its lines end.</summary>
    public string Ending => lines.Ending;

    public bool IsChanged => added.Count > 0 || keys.Count > 0;

    // What the edits begin from: the old bytes, or the header of a new file.
    private byte[] Text { get; }

    /// <summary>Reads a file; null with a finding where it is damaged.</summary>
    public static LedgerFile? Read(string path, string displayName, ICollection<Finding> findings)
    {
        if (YamlFile.Read(path, displayName, findings) is null)
        {
            return null;
        }

        var bytes = File.ReadAllBytes(path);
        return YamlFile.Parse(bytes, displayName, findings) is { } root ? new LedgerFile(path, displayName, bytes, bytes, root) : null;
    }

    /// <summary>A file that is not there yet, with the usual header.</summary>
    public static LedgerFile New(string path, string displayName, LedgerSection section, string subject, string ending)
    {
        var text = System.Text.Encoding.UTF8.GetBytes(string.Concat(LedgerSections.Header(section, subject).Select(line => line + ending)));
        return new LedgerFile(path, displayName, old: null, text, YamlFile.Parse(text, displayName, [])!);
    }

    public void Add(NewEntry entry) => added.Add((entry.Section, entry));

    public void Add(NewKeys more) => keys.Add(more);

    /// <summary>The section's entries with their ids, if it has such.</summary>
    public IReadOnlyList<YamlEntry> Entries(LedgerSection section) => Node(Root, section) is YamlMap map ? map.Entries : [];

    /// <summary>The section's entries without ids, if it has such.</summary>
    public IReadOnlyList<YamlNode> Items(LedgerSection section) => Node(Root, section) is YamlList list ? list.Items : [];

    /// <summary>The file with its new entries; null with a finding where it is written in a form that nothing can be put into.</summary>
    public ChangedFile? Change(ICollection<Finding> findings)
    {
        var edits = Edits();
        if (edits is not null)
        {
            var bytes = lines.With(edits);
            if (YamlFile.Parse(bytes, DisplayName, []) is { } read && SameTree.AreSame(read, Expected()))
            {
                return new ChangedFile(this, bytes, edits, lines);
            }
        }

        findings.Add(Finding.Error(
            new Place(DisplayName),
            "form",
            "The file is written in a form that nothing can be put into without touching the rest.",
            "Write its entries one below the other, each key in a line of its own as docs/formats/ledger.md shows, or add the entries by hand."));
        return null;
    }

    private List<LineEdit>? Edits()
    {
        var edits = new List<LineEdit>();
        foreach (var more in keys)
        {
            if (Node(Root, LedgerSection.Claims) is not YamlMap section
                || section.Entries.FirstOrDefault(entry => string.Equals(entry.Key, more.ClaimId, StringComparison.Ordinal)) is not { } entry
                || SectionPlace.BehindEntry(lines, Root, section, entry) is not var (at, style))
            {
                return null;
            }

            edits.Add(new LineEdit(at, Replaces: false, [.. style.Keys(more.Content)]));
        }

        foreach (var group in added.GroupBy(each => each.Section, each => each.Entry))
        {
            if (Place(group.Key) is not { } place)
            {
                return null;
            }

            edits.Add(new LineEdit(place.At, place.Emptied is not null, Lines(place, group.Key, [.. group])));
        }

        // Keys at the end of the last entry come before the entry that follows it.
        return [.. edits
            .Select((edit, index) => (Edit: edit, Index: index))
            .OrderBy(each => each.Edit.At)
            .ThenBy(each => each.Index)
            .Select(each => each.Edit)];
    }

    private SectionPlace? Place(LedgerSection section) =>
        Node(Root, section) is null && !Root.Entries.Any(entry => string.Equals(entry.Key, LedgerSections.Key(section), StringComparison.Ordinal))
            ? new SectionPlace(lines.Count, new EntryText(2, 2), LedgerSections.HasBlankLines(section), IsFirst: true, Emptied: null)
            : SectionPlace.Find(lines, Root, section);

    private List<WrittenLine> Lines(SectionPlace place, LedgerSection section, List<NewEntry> entries)
    {
        var written = new List<WrittenLine>();
        if (place.Emptied is not null)
        {
            written.Add(new WrittenLine(place.Emptied, From: null));
        }
        else if (Node(Root, section) is null)
        {
            written.Add(new WrittenLine(LedgerSections.Key(section) + ":", From: null));
        }

        var isFirst = place.IsFirst;
        foreach (var entry in entries)
        {
            if (!isFirst && place.HasBlankLines)
            {
                written.Add(new WrittenLine(string.Empty, From: null));
            }

            isFirst = false;
            written.AddRange(section == LedgerSection.Relations ? place.Style.Listed(entry) : place.Style.Named(entry));
        }

        return written;
    }

    // What a reader must find in the changed file: everything old, and behind it the new.
    private YamlMap Expected()
    {
        var sections = added.Select(each => each.Section).Distinct().ToList();
        var entries = Root.Entries.Select(entry => sections.Exists(section => IsKey(entry, section)) || IsKey(entry, LedgerSection.Claims) ? entry with { Value = Grown(entry) } : entry);
        var fresh = sections.Where(section => !Root.Entries.Any(entry => IsKey(entry, section)))
            .Select(section => Grown(new YamlEntry(LedgerSections.Key(section), Root.Place, new YamlScalar(Root.Place, string.Empty, isQuoted: false)), section))
            .ToList();
        return new YamlMap(Root.Place, [.. entries, .. fresh]);
    }

    private YamlEntry Grown(YamlEntry entry, LedgerSection section) => entry with { Value = Grown(entry.Value, section) };

    private YamlNode Grown(YamlEntry entry) => Grown(entry.Value, LedgerSections.All.First(section => IsKey(entry, section)));

    private YamlNode Grown(YamlNode value, LedgerSection section)
    {
        var fresh = added.Where(each => each.Section == section).Select(each => each.Entry).ToList();
        if (section == LedgerSection.Relations)
        {
            return new YamlList(value.Place, [.. (value as YamlList)?.Items ?? [], .. fresh.Select(entry => entry.Content)]);
        }

        var old = ((value as YamlMap)?.Entries ?? []).Select(entry => keys.Where(more => section == LedgerSection.Claims && string.Equals(more.ClaimId, entry.Key, StringComparison.Ordinal)).ToList() is { Count: > 0 } grown && entry.Value is YamlMap map
            ? entry with { Value = new YamlMap(map.Place, [.. map.Entries, .. grown.SelectMany(more => more.Content.Entries)]) }
            : entry);
        return fresh.Count == 0 && value is not YamlMap ? value : new YamlMap(value.Place, [.. old, .. fresh.Select(entry => new YamlEntry(entry.Id, entry.Place, entry.Content))]);
    }

    private static bool IsKey(YamlEntry entry, LedgerSection section) => string.Equals(entry.Key, LedgerSections.Key(section), StringComparison.Ordinal);

    private static YamlNode? Node(YamlMap root, LedgerSection section) => root.Entries.FirstOrDefault(entry => IsKey(entry, section))?.Value;
}
