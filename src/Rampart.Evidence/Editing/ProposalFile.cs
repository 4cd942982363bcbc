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
        if (YamlFile.Read(path, displayName, findings) is not { } root)
        {
            return null;
        }

        return new Reader(ledger, findings).Read(root);
    }

    private sealed class Reader(Ledger ledger, ICollection<Finding> findings)
    {
        private readonly List<NewEntry> claims = [];
        private readonly List<NewEntry> relations = [];
        private readonly Dictionary<string, NewEntry> properties = new(StringComparer.Ordinal);

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
            foreach (var node in root.List("proposals", findings)?.Items ?? [])
            {
                if (node is not YamlMap map)
                {
                    findings.Add(Finding.Error(node.Place, "proposals", $"A proposal was expected; here is {node.What}.", "Write accept, claim, value, quotation, speaker, said."));
                }
                else if (IsAccepted(map))
                {
                    accepted++;
                    Accept(map, document);
                }
                else
                {
                    dropped++;
                }
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

            return [new NewEntry(LedgerSection.Documents, id, article.PlaceOf("document"), Without(article, "document"))];
        }

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

            var content = OfClaim.SelectMany(key => map.Entries.Where(entry => string.Equals(entry.Key, key, StringComparison.Ordinal))).ToList();
            if (content.Count == 0)
            {
                findings.Add(Finding.Error(place, id, "The claim says nothing.", "Write value, quotation, speaker, said."));
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

            var map = new YamlMap(relation.Place, content);
            relations.Add(new NewEntry(LedgerSection.Relations, LedgerEditor.RelationName(map), relation.Place, map));
        }

        private static YamlMap Without(YamlMap map, string key) =>
            new(map.Place, [.. map.Entries.Where(entry => !string.Equals(entry.Key, key, StringComparison.Ordinal))]);
    }
}
