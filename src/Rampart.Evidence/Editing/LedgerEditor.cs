using Rampart.Evidence.Yaml;
using Rampart.Quantities;

namespace Rampart.Evidence.Editing;

/// <summary>Adds entries to a ledger's files as text: comments, order and every byte that is not touched stay.</summary>
/// <param name="folder">The ledger's folder.</param>
/// <param name="disk">Where the files are written.</param>
public sealed class LedgerEditor(string folder, ILedgerDisk disk)
{
    private readonly string displayFolder = SortedFiles.DisplayName(folder);

    public LedgerEditor(string folder)
        : this(folder, new LedgerDisk())
    {
    }

    /// <summary>Works out what would change, and reads the whole ledger as it would be. Nothing is written.</summary>
    /// <param name="addition">What is to be added.</param>
    /// <param name="findings">Receives what is wrong with it, at its places in the file that it came from; remarks among them.</param>
    /// <returns>The change; null where a finding says why there is none.</returns>
    /// <exception cref="FileNotFoundException">The folder or one of its files is missing: an environment fault (exit code 3).</exception>
    public LedgerChange? Plan(LedgerAddition addition, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(addition);
        ArgumentNullException.ThrowIfNull(findings);
        return Files(findings) is { } files && AreNew(addition, files, findings) ? Changed(addition, files, findings) : null;
    }

    /// <summary>Works out the change while nobody else can change the ledger, and writes it as a whole or not at all.</summary>
    /// <param name="addition">What is to be added.</param>
    /// <param name="findings">Receives what is wrong with it, at its places in the file that it came from; remarks among them.</param>
    /// <param name="agreed">The change in the form that a person has seen and agreed to (<see cref="LedgerChange.Diff"/>); null where nobody was asked.</param>
    /// <returns>The change that was written; null where a finding says why there is none.</returns>
    /// <exception cref="LedgerWriteException">The ledger cannot be written (exit code 3); it is as it was.</exception>
    /// <exception cref="LedgerChangedException">The change is another one by now than was agreed to; the ledger is as it was.</exception>
    public LedgerChange? Write(LedgerAddition addition, ICollection<Finding> findings, string? agreed = null)
    {
        ArgumentNullException.ThrowIfNull(addition);
        ArgumentNullException.ThrowIfNull(findings);
        using var turn = LedgerTurn.Take(folder);
        if (Leftovers.Report(folder, findings, FindingSeverity.Error))
        {
            return null;
        }

        var change = Plan(addition, findings);
        if (change is not null && agreed is not null && !string.Equals(change.Diff(), agreed, StringComparison.Ordinal))
        {
            throw new LedgerChangedException($"{displayFolder} was changed since this was shown: another change would be written now. Nothing was.");
        }

        if (change is not null)
        {
            LedgerWriter.Write(change, disk);
        }

        return change;
    }

    private List<LedgerFile>? Files(ICollection<Finding> findings)
    {
        string[] single = [.. LedgerSections.All.Where(section => section != LedgerSection.Claims).Select(LedgerSections.File)];
        var paths = single
            .Select(name => (Path: Path.Combine(folder, name), DisplayName: $"{displayFolder}/{name}"))
            .Where(file => File.Exists(file.Path) || !file.Path.EndsWith(LedgerSections.File(LedgerSection.Deals), StringComparison.Ordinal))
            .Concat(SortedFiles.Of(Path.Combine(folder, "claims"), displayFolder + "/claims"));
        var read = paths.Select(file => LedgerFile.Read(file.Path, file.DisplayName, findings)).ToList();
        var files = read.OfType<LedgerFile>().ToList();
        return files.Count == read.Count ? files : null;
    }

    // Two entries of one id are told here, with both places; the ledger's reader would know the one only.
    private static bool AreNew(LedgerAddition addition, List<LedgerFile> files, ICollection<Finding> findings)
    {
        var isNew = true;
        var held = new Dictionary<(LedgerSection Section, string Id), Place>();
        foreach (var file in files)
        {
            foreach (var section in LedgerSections.All.Where(section => section != LedgerSection.Relations))
            {
                foreach (var entry in file.Entries(section))
                {
                    held.TryAdd((section, entry.Key), entry.KeyPlace);
                }
            }

            foreach (var map in file.Items(LedgerSection.Relations).OfType<YamlMap>())
            {
                held.TryAdd((LedgerSection.Relations, RelationName(map)), map.Place);
            }
        }

        foreach (var entry in addition.Entries)
        {
            var key = (entry.Section, entry.Id);
            if (held.TryAdd(key, entry.Place))
            {
                continue;
            }

            isNew = false;
            var isHere = string.Equals(held[key].File, entry.Place.File, StringComparison.Ordinal);
            findings.Add(Finding.Error(
                entry.Place,
                entry.Id,
                isHere ? $"The {LedgerSections.Noun(entry.Section)} stands twice: here and in line {held[key].Line}." : $"The {LedgerSections.Noun(entry.Section)} is in the ledger already: {held[key] with { Column = 0 }}.",
                entry.Section switch
                {
                    LedgerSection.Claims => "Take it out; a document's second claim on a property gets /2 behind its id, the third /3.",
                    LedgerSection.Documents => "Take it out, or give the document another id.",
                    _ => "Take it out.",
                }));
        }

        return isNew;
    }

    /// <summary>A relation's name: what it says of which claims.</summary>
    internal static string RelationName(YamlMap map)
    {
        return $"{Text(map, "from")} {Text(map, "kind")} {Text(map, "to")}";
    }

    private static string Text(YamlMap map, string key) =>
        map.Entries.FirstOrDefault(entry => string.Equals(entry.Key, key, StringComparison.Ordinal))?.Value is YamlScalar scalar ? scalar.Text : string.Empty;

    private LedgerChange? Changed(LedgerAddition addition, List<LedgerFile> files, ICollection<Finding> findings)
    {
        var targets = new Dictionary<NewEntry, LedgerFile>(ReferenceEqualityComparer.Instance);
        foreach (var entry in addition.Entries)
        {
            var file = FileOf(entry, files);
            file.Add(entry);
            targets.Add(entry, file);
        }

        var superseding = Superseding(addition, files);

        var changed = new List<ChangedFile>();
        foreach (var file in files.Where(file => file.IsChanged).OrderBy(Rank).ThenBy(file => file.DisplayName, StringComparer.Ordinal))
        {
            if (file.Change(findings) is not { } change)
            {
                return null;
            }

            changed.Add(change);
        }

        var ledger = Read(files, changed, findings);
        if (ledger is null)
        {
            return null;
        }

        var byFile = changed.ToDictionary(change => change.File);
        var added = addition.Entries
            .OrderBy(entry => entry.Section)
            .Select(entry => new AddedEntry(entry.Section, entry.Id, new Place(targets[entry].DisplayName, byFile[targets[entry]].LineOf(entry.Section == LedgerSection.Relations ? entry.Content.Entries[0].KeyPlace : entry.Place))))
            .ToList();
        var superseded = superseding
            .SelectMany(more => changed.Select(change => (More: more, Change: change, Line: change.LineOf(more.Content.Entries[0].KeyPlace))).Where(each => each.Line > 0).Take(1))
            .Select(each => new AddedEntry(LedgerSection.Claims, each.More.ClaimId, new Place(each.Change.File.DisplayName, each.Line)))
            .ToList();
        return new LedgerChange(changed, added, superseded, ledger);
    }

    // A claim that a new one takes the place of no longer stands, where it does not say itself how it stands.
    private static List<NewKeys> Superseding(LedgerAddition addition, List<LedgerFile> files)
    {
        var superseding = new List<NewKeys>();
        foreach (var relation in addition.Entries.Where(entry => entry.Section == LedgerSection.Relations && Text(entry.Content, "kind") is "supersedes"))
        {
            var (from, to, reason) = (Text(relation.Content, "from"), Text(relation.Content, "to"), Text(relation.Content, "reason"));
            var file = files.Find(file => file.Entries(LedgerSection.Claims).Any(entry => string.Equals(entry.Key, to, StringComparison.Ordinal)));
            var old = file?.Entries(LedgerSection.Claims).First(entry => string.Equals(entry.Key, to, StringComparison.Ordinal)).Value as YamlMap;
            if (file is null || old is null || Text(old, "state").Length > 0 || Text(old, "because").Length > 0 || superseding.Exists(each => string.Equals(each.ClaimId, to, StringComparison.Ordinal)))
            {
                continue;
            }

            var place = relation.Content.Entries[0].KeyPlace;
            YamlEntry Key(string key, string text) => new(key, place, new YamlScalar(place, text, isQuoted: false));
            var more = new NewKeys(to, new YamlMap(place, [Key("state", "superseded"), Key("because", $"superseded by {from}: {reason}")]));
            file.Add(more);
            superseding.Add(more);
        }

        return superseding;
    }

    // What refers is written after what it refers to: should the machine stop in between, the ledger is sound all the same.
    private static int Rank(LedgerFile file)
    {
        foreach (var section in LedgerSections.All)
        {
            if (section != LedgerSection.Claims && string.Equals(Path.GetFileName(file.DisplayName), LedgerSections.File(section), StringComparison.Ordinal) && file.DisplayName.Count(c => c == '/') == 1)
            {
                return (int)section;
            }
        }

        return (int)LedgerSection.Claims;
    }

    private LedgerFile FileOf(NewEntry entry, List<LedgerFile> files)
    {
        if (entry.Section != LedgerSection.Claims)
        {
            return Named(LedgerSections.File(entry.Section), entry.Section, string.Empty, files);
        }

        var subject = SubjectOf(entry.Id);
        var holding = files
            .Select(file => (File: file, Count: file.Entries(LedgerSection.Claims).Count(claim => string.Equals(SubjectOf(claim.Key), subject, StringComparison.Ordinal))))
            .Where(each => each.Count > 0)
            .OrderByDescending(each => each.Count)
            .ThenBy(each => each.File.DisplayName, StringComparer.Ordinal)
            .Select(each => each.File)
            .FirstOrDefault();
        return holding ?? Named($"claims/{FileName(subject)}.yaml", LedgerSection.Claims, subject, files);
    }

    private LedgerFile Named(string name, LedgerSection section, string subject, List<LedgerFile> files)
    {
        var displayName = $"{displayFolder}/{name}";
        var file = files.Find(known => string.Equals(known.DisplayName, displayName, StringComparison.Ordinal));
        if (file is null)
        {
            file = LedgerFile.New(Path.Combine(folder, name), displayName, section, subject, files[0].Ending);
            files.Add(file);
        }

        return file;
    }

    // What stands before the last slash of the property: s-400 of s-400/engagement-range#tass-2020-03-16.
    private static string SubjectOf(string claim)
    {
        var property = claim.Split('#')[0];
        var slash = property.LastIndexOf('/');
        return slash < 0 ? property : property[..slash];
    }

    // An id that breaks the rules is a finding of the reader; until then it must not name a file elsewhere.
    private static string FileName(string subject)
    {
        var name = string.Concat(subject.Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' ? c : '-')).Trim('.', '-');
        return name.Length is > 0 and <= 120 ? name : "unnamed";
    }

    /// <summary>Reads the ledger as it would be; null where it would have errors that it has not now.</summary>
    private Ledger? Read(List<LedgerFile> files, List<ChangedFile> changed, ICollection<Finding> findings)
    {
        var before = new List<Finding>();
        _ = new LedgerReader(folder, before).Read();
        var known = before.GroupBy(Key).ToDictionary(group => group.Key, group => group.Count());

        var after = new List<Finding>();
        Ledger ledger;
        using (var temporary = PassingFolder.Begin("ledger"))
        {
            var copy = Path.Combine(temporary.FullName, displayFolder);
            foreach (var file in files)
            {
                var path = Path.Combine(copy, Path.GetRelativePath(folder, file.Path));
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, changed.Find(change => change.File == file)?.Bytes ?? file.Old!);
            }

            Directory.CreateDirectory(Path.Combine(copy, "claims"));
            ledger = new LedgerReader(copy, after).Read();
        }

        var isSound = true;
        foreach (var finding in after)
        {
            if (known.GetValueOrDefault(Key(finding)) is > 0 and var count)
            {
                known[Key(finding)] = count - 1;
                continue;
            }

            isSound &= finding.Severity != FindingSeverity.Error;
            var change = changed.Find(file => string.Equals(file.File.DisplayName, finding.Place.File, StringComparison.Ordinal));
            findings.Add(change is null ? finding : finding with { Place = change.Origin(finding.Place) });
        }

        return isSound ? ledger : null;
    }

    private static (FindingSeverity Severity, string File, string Subject, string Message) Key(Finding finding) =>
        (finding.Severity, finding.Place.File, finding.Subject, finding.Message);
}
