using System.Globalization;
using Rampart.Evidence.Extraction;
using Rampart.Evidence.Yaml;
using Rampart.Quantities;

namespace Rampart.Evidence.Editing;

/// <summary>What a file of proposals asks for.</summary>
/// <param name="Addition">The entries of the accepted ones.</param>
/// <param name="Accepted">How many are marked <c>accept: yes</c>.</param>
/// <param name="Dropped">How many are marked <c>accept: no</c>.</param>
public sealed record Proposals(LedgerAddition Addition, int Accepted, int Dropped);

/// <summary>A file of proposed claims of one article, in which a person has marked those that shall enter the ledger.</summary>
public static class ProposalFile
{
    // What a claim of the ledger may say, in the order in which it is written there.
    private static readonly string[] OfClaim =
    [
        "value", "converted", "bound", "quotation", "recorded", "speaker", "origin", "said", "event", "forecast",
        "grade", "grade-because", "state", "because", "bundle", "note",
    ];

    // What a person reads when he judges, and the ledger does not need.
    private static readonly string[] OfJudging = ["kind", "at", "verdict", "with"];

    private static readonly string[] OfProposal = ["accept", "claim", "new-property", "relation"];

    private static readonly string[] NeededOfDocument = ["publisher", "title", "date", "date-known"];

    /// <summary>Reads the file; null with findings where anything in it is wrong.</summary>
    /// <param name="path">Where the file lies.</param>
    /// <param name="displayName">Its name in findings.</param>
    /// <param name="ledger">The ledger that the claims are for.</param>
    /// <param name="findings">Receives what is wrong with its form; what is wrong with a claim is told by <see cref="LedgerEditor.Plan"/>.</param>
    /// <exception cref="FileNotFoundException">There is no such file (exit code 3).</exception>
    public static Proposals? Read(string path, string displayName, Ledger ledger, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(findings);
        return YamlFile.Read(path, displayName, findings) is { } root ? new Reader(ledger, findings).Read(root) : null;
    }

    /// <summary>The same from a text in memory, such as <see cref="ProposalSheet"/> writes.</summary>
    public static Proposals? Parse(ReadOnlySpan<byte> utf8, string displayName, Ledger ledger, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(findings);
        return YamlFile.Parse(utf8, displayName, findings) is { } root ? new Reader(ledger, findings).Read(root) : null;
    }

    private sealed class Reader(Ledger ledger, ICollection<Finding> findings)
    {
        private readonly List<NewEntry> claims = [];
        private readonly List<NewEntry> relations = [];
        private readonly Dictionary<string, NewEntry> properties = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> numbered = new(StringComparer.Ordinal);
        private readonly HashSet<string> droppedClaims = new(StringComparer.Ordinal);

        public Proposals? Read(YamlMap root)
        {
            var before = findings.Count(finding => finding.Severity == FindingSeverity.Error);
            root.CheckFormat(1, findings);
            var article = root.Section("article", findings);
            if (!root.TryGet("article", out _))
            {
                findings.Add(Finding.Error(root.Place, "article", "`article` is missing.", "Write `article:` with the document's id under `document:`; this is the form that `rampart evidence extract` writes."));
            }

            var (accepted, dropped) = (0, 0);
            if (!root.TryGet("proposals", out _))
            {
                findings.Add(Finding.Error(root.Place, "proposals", "`proposals` is missing.", "Write `proposals:` with one `- accept: yes` and its claim each."));
            }

            var document = article is null ? null : article.RequiredText("document", "Write the document's id in the ledger, or a new one with publisher, title, date, date-known.", findings);
            var accepting = new List<YamlMap>();
            foreach (var node in root.List("proposals", findings)?.Items ?? [])
            {
                if (node is not YamlMap map)
                {
                    findings.Add(Finding.Error(node.Place, "proposals", $"A proposal was expected; here is {node.What}.", "Write accept, claim, value, quotation, speaker, said."));
                }
                else if (IsAccepted(map))
                {
                    accepted++;
                    accepting.Add(map);
                }
                else
                {
                    dropped++;
                    droppedClaims.Add(Claim(map)?.Text ?? string.Empty);
                }
            }

            Number(accepting);
            foreach (var map in accepting)
            {
                Accept(map, document);
            }

            root.ReportUnknownKeys(findings);
            var documents = article is null || document is null || accepted == 0 ? [] : Document(article, document);
            return findings.Count(finding => finding.Severity == FindingSeverity.Error) == before
                ? new Proposals(new LedgerAddition([.. documents, .. properties.Values, .. claims, .. relations]), accepted, dropped)
                : null;
        }

        private bool IsAccepted(YamlMap map)
        {
            const string Remedy = "Write `accept: yes`, or `accept: no`.";
            var text = map.RequiredText("accept", Remedy, findings);
            if (text is not (null or "yes" or "no"))
            {
                findings.Add(Finding.Error(map.PlaceOf("accept"), "accept", $"\"{text}\" is neither yes nor no.", Remedy));
            }

            return text is "yes";
        }

        // The document enters the ledger with the first claim from it.
        private List<NewEntry> Document(YamlMap article, string id)
        {
            if (ledger.FindDocument(id) is not null)
            {
                return [];
            }

            var missing = NeededOfDocument.Where(key => !article.TryGet(key, out _)).ToList();
            if (missing.Count > 0)
            {
                findings.Add(Finding.Error(
                    article.PlaceOf("document"),
                    id,
                    $"There is no document `{id}` in the ledger, and the article lacks what a new one needs: {string.Join(", ", missing)}.",
                    Spelling.Suggestion(id, ledger.Documents.Select(known => known.Id)) + "Write the id of a document of the ledger, or the missing keys below `article:`."));
                return [];
            }

            if (!article.TryGet("reliability", out _))
            {
                findings.Add(Finding.Remark(
                    article.PlaceOf("document"),
                    id,
                    $"The new document has no reliability; grades by rule begin with F.{Known(article.Text("publisher", findings))}",
                    "Write `reliability:` (A to F) and `reliability-because:` below `article:`."));
            }

            return [new NewEntry(LedgerSection.Documents, id, article.PlaceOf("document"), Without(article, "document"))];
        }

        private string Known(string? publisher)
        {
            var alike = ledger.Documents.Where(document => string.Equals(document.Publisher, publisher, StringComparison.OrdinalIgnoreCase) && document.Reliability is not null).ToList();
            return alike.Count == 0 ? string.Empty : $" Other documents of {alike[0].Publisher} have {string.Join(" or ", alike.Select(document => document.Reliability!.Value).Distinct().Order())}.";
        }

        // The ids of a document's claims on a property have no gaps: what follows a dropped one moves up.
        private void Number(List<YamlMap> accepting)
        {
            var written = accepting.Select(Claim).OfType<YamlScalar>().ToList();
            var first = written.GroupBy(claim => claim.Text, StringComparer.Ordinal).Select(group => group.First()).Where(claim => ledger.FindClaim(claim.Text) is null).ToList();
            foreach (var group in first.Select(claim => (Claim: claim, Id: Numbered(claim.Text))).Where(each => each.Id.Number > 0).GroupBy(each => each.Id.Base, StringComparer.Ordinal))
            {
                var number = 0;
                foreach (var (claim, _) in group.OrderBy(each => each.Id.Number))
                {
                    string id;
                    do
                    {
                        number++;
                        id = number == 1 ? group.Key : string.Create(CultureInfo.InvariantCulture, $"{group.Key}/{number}");
                    }
                    while (ledger.FindClaim(id) is not null);

                    if (!string.Equals(id, claim.Text, StringComparison.Ordinal))
                    {
                        numbered.Add(claim.Text, id);
                        findings.Add(Finding.Remark(claim.Place, claim.Text, $"It enters the ledger as {id}: the ids of a document's claims on a property have no gaps.", "Nothing need be done; relations in this file follow."));
                    }
                }
            }
        }

        // Property and document, and the number behind them: 1 where none is written, 0 where it is no number.
        private static (string Base, int Number) Numbered(string id)
        {
            var hash = id.IndexOf('#', StringComparison.Ordinal);
            var slash = hash < 0 ? -1 : id.IndexOf('/', hash);
            return slash < 0 ? (id, hash < 0 ? 0 : 1)
                : (id[..slash], int.TryParse(id.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 1 ? number : 0);
        }

        private static YamlScalar? Claim(YamlMap map) =>
            map.Entries.FirstOrDefault(entry => string.Equals(entry.Key, "claim", StringComparison.Ordinal))?.Value as YamlScalar;

        private void Accept(YamlMap map, string? document)
        {
            var id = map.RequiredText("claim", "Write the claim's id: property#document.", findings);
            ReportUnknown(map);
            if (id is null)
            {
                return;
            }

            var place = map.PlaceOf("claim");
            var hash = id.IndexOf('#', StringComparison.Ordinal);
            if (hash > 0 && document is not null && !string.Equals(id[(hash + 1)..].Split('/')[0], document, StringComparison.Ordinal))
            {
                findings.Add(Finding.Error(place, id, $"The claim is not of the article's document `{document}`.", $"Write {id[..hash]}#{document}, or keep the proposals of another article in a file of their own."));
            }

            id = numbered.GetValueOrDefault(id, id);
            var content = OfClaim.SelectMany(key => map.Entries.Where(entry => string.Equals(entry.Key, key, StringComparison.Ordinal))).ToList();
            if (content.Count == 0)
            {
                findings.Add(Finding.Error(place, id, "The claim says nothing.", "Write value, quotation, speaker, said."));
                return;
            }

            if (id.StartsWith(PropertyFinder.Unnamed + "/", StringComparison.Ordinal))
            {
                findings.Add(Finding.Error(place, id, "The claim's property is not named yet.", $"Write the property's id in place of {id.Split('#')[0]} (subject and name, such as s-400/engagement-range), or `accept: no`."));
                return;
            }

            claims.Add(new NewEntry(LedgerSection.Claims, id, place, new YamlMap(map.Place, content)));
            if (map.Section("new-property", findings) is { } property)
            {
                Property(hash < 0 ? id : id[..hash], map.PlaceOf("new-property"), property);
            }

            if (map.Section("relation", findings) is { } relation)
            {
                Relation(id, place, relation);
            }
        }

        private void ReportUnknown(YamlMap map)
        {
            string[] known = [.. OfProposal, .. OfClaim, .. OfJudging];
            foreach (var entry in map.Entries.Where(entry => !known.Contains(entry.Key, StringComparer.Ordinal)))
            {
                findings.Add(Finding.Error(entry.KeyPlace, entry.Key, $"`{entry.Key}` is not known here.", $"{Spelling.Suggestion(entry.Key, known)}Correct the key or remove it."));
            }
        }

        private void Property(string id, Place place, YamlMap content)
        {
            if (content.Entries.Count == 0)
            {
                findings.Add(Finding.Error(place, id, "A new property needs its keys.", "Write { kind: …, meaning: … }."));
            }
            else if (content.Text("meaning", findings)?.StartsWith(PropertySuggestion.ToBeNamed, StringComparison.Ordinal) is true && ledger.FindProperty(id) is null)
            {
                findings.Add(Finding.Error(content.PlaceOf("meaning"), id, "The new property is not named yet: its meaning is still the one that was proposed.", "Give the claim the id of a property of the ledger, or name a new one under `claim` and say under `meaning` what it means; or write `accept: no`."));
            }
            else if (ledger.FindProperty(id) is { } known)
            {
                var kind = content.Text("kind", findings);
                var word = PropertyKinds.Word(known.Kind);
                findings.Add(string.Equals(kind, word, StringComparison.Ordinal)
                    ? Finding.Remark(place, id, $"The ledger has the property already ({known.Place}); it stays as it is.", "Take `new-property` out.")
                    : Finding.Error(place, id, $"The ledger has the property already ({known.Place}), of the kind {word}.", "Take `new-property` out, or give the new property another name."));
            }
            else if (properties.TryGetValue(id, out var first))
            {
                if (!SameTree.AreSame(first.Content, content))
                {
                    findings.Add(Finding.Error(place, id, $"The new property stands twice and not alike: here and in line {first.Place.Line}.", "Keep one of the two."));
                }
            }
            else
            {
                properties.Add(id, new NewEntry(LedgerSection.Properties, id, place, content));
            }
        }

        private void Relation(string from, Place place, YamlMap relation)
        {
            YamlEntry[] content =
            [
                .. relation.Entries.Where(entry => entry.Key is "kind"),
                new YamlEntry("from", place, new YamlScalar(place, from, isQuoted: false)),
                .. relation.Entries.Where(entry => entry.Key is not ("kind" or "from")),
            ];
            foreach (var entry in relation.Entries.Where(entry => entry.Key is "from"))
            {
                findings.Add(Finding.Error(entry.KeyPlace, "from", "A proposal's relation begins at its claim.", "Take `from` out; `to` names the other claim."));
            }

            var map = new YamlMap(relation.Place, [.. content.Select(Following)]);
            relations.Add(new NewEntry(LedgerSection.Relations, LedgerEditor.RelationName(map), relation.Place, map));
        }

        // A relation leads to the claim that was written, under whatever number it enters.
        private YamlEntry Following(YamlEntry entry)
        {
            if (entry is not { Key: "to", Value: YamlScalar to })
            {
                return entry;
            }

            if (numbered.TryGetValue(to.Text, out var id))
            {
                return entry with { Value = new YamlScalar(to.Place, id, to.IsQuoted) };
            }

            if (numbered.ContainsValue(to.Text) && droppedClaims.Contains(to.Text))
            {
                findings.Add(Finding.Error(to.Place, to.Text, "The relation leads to a proposal that is dropped; another claim gets its number.", "Accept that proposal too, or take `relation` out."));
            }

            return entry;
        }

        private static YamlMap Without(YamlMap map, string key) =>
            new(map.Place, [.. map.Entries.Where(entry => !string.Equals(entry.Key, key, StringComparison.Ordinal))]);
    }
}
