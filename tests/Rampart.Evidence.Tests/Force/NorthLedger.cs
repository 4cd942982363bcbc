using System.Text;
using Rampart.Quantities;

namespace Rampart.Evidence.Tests.Force;

/// <summary>A small ledger of what the North bought from the South; tests add their own claims.</summary>
internal sealed class NorthLedger
{
    private readonly StringBuilder _claims = new();
    private readonly StringBuilder _relations = new();

    private const string Properties = """
        properties:
          s-400-north/in-talks: { kind: yes-no, deal: north-first, stage: talks, meaning: Whether they talk. }
          s-400-north/signed: { kind: date, deal: north-first, stage: contract, meaning: When it was signed. }
          s-400-north/batteries: { kind: count, unit: battery, deal: north-first, stage: contract, meaning: How many. }
          s-400-north/regiment-sets: { kind: count, unit: regiment-set, deal: north-first, stage: contract, meaning: How many. }
          s-400-north/price: { kind: money, deal: north-first, stage: contract, meaning: For how much. }
          s-400-north/delivery-begun: { kind: date, deal: north-first, stage: delivery-begun, meaning: When the first came. }
          s-400-north/shipments: { kind: count, unit: shipment, deal: north-first, stage: delivery-begun, meaning: How many came so far. }
          s-400-north/delivered: { kind: date, deal: north-first, stage: delivery, meaning: When all had come. }
          s-400-north/on-duty: { kind: yes-no, deal: north-first, stage: combat-duty, meaning: Whether they are on duty. }
          s-400-west/signed: { kind: date, deal: west, stage: contract, meaning: When it was signed. }
          s-400/battalions-in-regiment-set: { kind: count, unit: battalion, per: regiment-set, meaning: How many in a set. }
          patriot/battalions-in-regiment-set: { kind: count, unit: battalion, per: regiment-set, meaning: How many in a set. }
          s-400-north/battalions-in-regiment-set: { kind: count, unit: battalion, per: regiment-set, meaning: How many in a set of the North. }
          s-400-north/end-of-delivery: { kind: date, deal: north-first, stage: delivery, meaning: When the last came. }
          s-400/range: { kind: length, meaning: How far. }
        """;

    /// <summary>A claim; its document comes into being with it, published on the day it was said.</summary>
    public NorthLedger Claim(string property, string origin, string said, string value, string? more = null)
    {
        _claims.Append($"  {property}#{origin}-{said}:\n    value: {(value.All(char.IsAsciiDigit) ? $"\"{value}\"" : value)}\n    quotation: words\n    speaker: speaker of {origin}\n    origin: {origin}\n    said: {said}\n");
        _claims.Append(more is null ? string.Empty : $"    {more}\n");
        return this;
    }

    public NorthLedger Relation(string kind, string from, string to)
    {
        _relations.Append($"  - kind: {kind}\n    from: {from}\n    to: {to}\n    reason: because of {kind}\n");
        return this;
    }

    public Ledger Load()
    {
        using var folder = new Folder();
        var claims = _claims.ToString();
        var documents = claims.Split('\n').Where(line => line.StartsWith("  s-400", StringComparison.Ordinal) || line.StartsWith("  patriot", StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf('#', StringComparison.Ordinal) + 1)..^1]).Distinct(StringComparer.Ordinal)
            .Select(id => $"  {id}: {{ publisher: P, title: T, date: {id[(id.IndexOf('-', StringComparison.Ordinal) + 1)..]}, date-known: stated, origin: O }}\n");
        folder.Write("documents.yaml", "documents:\n" + string.Concat(documents));
        folder.Write("deals.yaml", "deals:\n  north-first: { owner: north, seller: south, system: s-400, name: first contract of the North }\n  west: { owner: west, seller: south, system: s-400, name: contract of the West }\n");
        folder.Write("properties.yaml", Properties);
        folder.Write("claims/all.yaml", "claims:\n" + claims);
        folder.Write("relations.yaml", _relations.Length == 0 ? "relations: []\n" : "relations:\n" + _relations);
        var findings = new List<Finding>();
        var ledger = Ledger.Load(folder.Path, findings);
        Assert.DoesNotContain(findings, finding => finding.Severity == FindingSeverity.Error);
        return ledger;
    }
}
