using System.Text;
using Rampart.Quantities;

namespace Rampart.Evidence.Tests.Nature;

/// <summary>A ledger of a few claims, written to files and read as any ledger is.</summary>
internal sealed class SmallLedger(string meaning = "Of a test.")
{
    private readonly SortedDictionary<string, string> _documents = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _properties = new(StringComparer.Ordinal);
    private readonly StringBuilder _claims = new();
    private readonly StringBuilder _relations = new();

    /// <summary>A claim such as <c>s-400/engagement-range#a-2020</c>; its property and its document come into being with it.</summary>
    public SmallLedger Claim(string id, string kind, string value, string? words = null, string? rejectedBecause = null, string? bound = null, string? happened = null)
    {
        var property = id[..id.IndexOf('#', StringComparison.Ordinal)];
        var document = id[(property.Length + 1)..].Split('/')[0];
        _properties[property] = $"  {property}: {{ kind: {kind}, meaning: {meaning} }}\n";
        _documents[document] = $"  {document}:\n    publisher: P\n    title: T\n    date: 2020-01-01\n    date-known: stated\n    origin: origin of {document}\n";
        _claims.Append($"  {id}:\n    value: \"{value}\"\n    quotation: \"{words ?? value}\"\n    speaker: S\n    said: 2020-01-01\n    grade: C3\n");
        if (rejectedBecause is not null)
        {
            _claims.Append($"    state: rejected\n    because: {rejectedBecause}\n");
        }

        if (bound is not null)
        {
            _claims.Append($"    bound: {bound}\n");
        }

        if (happened is not null)
        {
            _claims.Append($"    event: {happened}\n");
        }

        return this;
    }

    public SmallLedger Relation(string kind, string from, string to)
    {
        _relations.Append($"  - kind: {kind}\n    from: {from}\n    to: {to}\n    reason: a test\n");
        return this;
    }

    public IReadOnlyList<NatureVerdict> Verdicts() => NatureCheck.Of(Load());

    /// <summary>The verdicts of one rule.</summary>
    public IReadOnlyList<NatureVerdict> Of(string rule) => [.. Verdicts().Where(verdict => string.Equals(verdict.Rule, rule, StringComparison.Ordinal))];

    /// <summary>The one verdict of a rule.</summary>
    public NatureVerdict The(string rule) => Assert.Single(Of(rule));

    public Ledger Load()
    {
        using var folder = new Folder();
        folder.Write("ledger/documents.yaml", "documents:\n" + string.Concat(_documents.Values));
        folder.Write("ledger/properties.yaml", "properties:\n" + string.Concat(_properties.Values));
        folder.Write("ledger/claims/all.yaml", "claims:\n" + _claims);
        folder.Write("ledger/relations.yaml", _relations.Length == 0 ? "relations: []\n" : "relations:\n" + _relations);
        var findings = new List<Finding>();
        var ledger = Ledger.Load(folder.At("ledger"), findings);
        // Remarks are for the keeper of a ledger; what is refused would be missing from the test.
        Assert.DoesNotContain(findings, finding => finding.Severity == FindingSeverity.Error);
        return ledger;
    }
}

internal static class Verdicts
{
    /// <summary>A figure of a verdict by its name.</summary>
    public static double Number(this NatureVerdict verdict, string name) => verdict.Numbers.Single(number => string.Equals(number.Name, name, StringComparison.Ordinal)).Value;
}
