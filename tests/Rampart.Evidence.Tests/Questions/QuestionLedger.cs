using System.Text;
using Rampart.Evidence.Questions;
using Rampart.Quantities;

namespace Rampart.Evidence.Tests.Questions;

/// <summary>A ledger of a few claims for the questions that are asked of one, written to files and read as any ledger is.</summary>
internal sealed class QuestionLedger
{
    private readonly SortedDictionary<string, string> _documents = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _properties = new(StringComparer.Ordinal);
    private readonly StringBuilder _claims = new();
    private readonly StringBuilder _relations = new();

    /// <summary>A property: its kind, and behind it any further keys.</summary>
    public QuestionLedger Property(string id, string kind, string more = "")
    {
        _properties[id] = $"  {id}: {{ kind: {kind}, meaning: A test. {(more.Length == 0 ? string.Empty : ", " + more)} }}\n";
        return this;
    }

    /// <summary>A claim; its document comes into being with it, and is of its day and its own origin.</summary>
    public QuestionLedger Claim(string id, string value, string said = "2019-01-01", string? origin = null, string speaker = "S", string more = "", string? words = null, string grade = "C3")
    {
        var document = id[(id.IndexOf('#', StringComparison.Ordinal) + 1)..].Split('/')[0];
        _documents[document] = $"  {document}:\n    publisher: P of {document}\n    title: T\n    date: 2030-01-01\n    date-known: stated\n    origin: origin of {document}\n";
        _claims.Append($"  {id}:\n    value: \"{value}\"\n    quotation: '{words ?? value}'\n    speaker: '{speaker}'\n    said: \"{said}\"\n    grade: {grade}\n");
        if (origin is not null)
        {
            _claims.Append($"    origin: {origin}\n");
        }

        foreach (var line in more.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            _claims.Append($"    {line.Trim()}\n");
        }

        return this;
    }

    public QuestionLedger Relation(string kind, string from, string to, string reason = "a test")
    {
        _relations.Append($"  - kind: {kind}\n    from: {from}\n    to: {to}\n    reason: '{reason}'\n");
        return this;
    }

    public Ledger Load()
    {
        using var folder = new Folder();
        folder.Write("ledger/documents.yaml", "documents:\n" + string.Concat(_documents.Values));
        folder.Write("ledger/deals.yaml", "deals:\n  turkey-first: { owner: turkey, seller: russia, system: s-400, name: first contract }\n");
        folder.Write("ledger/properties.yaml", "properties:\n" + string.Concat(_properties.Values));
        folder.Write("ledger/claims/all.yaml", "claims:\n" + _claims);
        folder.Write("ledger/relations.yaml", _relations.Length == 0 ? "relations: []\n" : "relations:\n" + _relations);
        var findings = new List<Finding>();
        var ledger = Ledger.Load(folder.At("ledger"), findings);
        Assert.DoesNotContain(findings, finding => finding.Severity == FindingSeverity.Error);
        return ledger;
    }

    public IReadOnlyList<Conflict> Conflicts(params (string Property, string Reader)[] readers) => Of(Load(), readers);

    public static IReadOnlyList<Conflict> Of(Ledger ledger, params (string Property, string Reader)[] readers) =>
        Evidence.Questions.Conflicts.Of(ledger, readers.ToDictionary(pair => pair.Property, IReadOnlyList<string> (pair) => [pair.Reader], StringComparer.Ordinal));
}
