using Rampart.Quantities;

namespace Rampart.Evidence;

/// <summary>The rules that hold between claims.</summary>
internal static class LedgerRules
{
    public static void Check(Dictionary<string, Claim> claims, List<Relation> relations, ICollection<Finding> findings)
    {
        var seen = new Dictionary<(RelationKind Kind, string From, string To), Place>();
        foreach (var relation in relations)
        {
            CheckOne(relation, findings);
            var key = (relation.Kind, relation.From.Id, relation.To.Id);
            if (!seen.TryAdd(key, relation.Place))
            {
                findings.Add(Finding.Error(relation.Place, relation.From.Id, $"The relation stands twice: here and in line {seen[key].Line}.", "Keep one of the two."));
            }
        }

        CheckContradictions(relations, findings);
        CheckCycles(relations, findings);
        CheckSecondClaims(claims, findings);
        CheckForecasts(claims.Values, findings);
        KeeperRemarks.Check(claims.Values, relations, findings);
    }

    private static void CheckOne(Relation relation, ICollection<Finding> findings)
    {
        var (from, to) = (relation.From, relation.To);
        if (ReferenceEquals(from, to))
        {
            findings.Add(Finding.Error(relation.Place, from.Id, "The claim is related to itself.", "Name two different claims."));
            return;
        }

        switch (relation.Kind)
        {
            case RelationKind.Supersedes when to.State == ClaimState.Standing:
                findings.Add(Finding.Error(relation.Place, to.Id, "The claim is superseded and still stands.", "Give it `state: superseded` and `because: …`, or choose another relation."));
                break;
            case RelationKind.SameAs when from.Property.Kind != to.Property.Kind:
                findings.Add(Finding.Error(relation.Place, from.Id, $"A {PropertyKinds.Word(from.Property.Kind)} cannot be the same as a {PropertyKinds.Word(to.Property.Kind)}.", "Relate claims of one kind, or choose another relation."));
                break;
            default:
                break;
        }
    }

    // Nobody can repeat what he disputes.
    private static void CheckContradictions(List<Relation> relations, ICollection<Finding> findings)
    {
        static (string, string) Pair(Relation relation) =>
            string.CompareOrdinal(relation.From.Id, relation.To.Id) <= 0 ? (relation.From.Id, relation.To.Id) : (relation.To.Id, relation.From.Id);
        var same = relations.Where(relation => relation.Kind == RelationKind.SameAs).Select(Pair).ToHashSet();
        foreach (var relation in relations.Where(relation => relation.Kind == RelationKind.Disputes && same.Contains(Pair(relation))))
        {
            findings.Add(Finding.Error(relation.Place, relation.From.Id, $"The claim is held to be the same as {relation.To.Id} and to dispute it.", "Keep one of the two relations."));
        }
    }

    private static void CheckCycles(List<Relation> relations, ICollection<Finding> findings)
    {
        var supersedes = relations.Where(relation => relation.Kind == RelationKind.Supersedes && !ReferenceEquals(relation.From, relation.To)).ToList();
        var next = supersedes.ToLookup(relation => relation.From.Id, StringComparer.Ordinal);
        var finished = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in supersedes)
        {
            // Depth first, with an explicit path: a ledger may hold chains of any length.
            var path = new List<string> { start.From.Id };
            var onPath = new HashSet<string>(path, StringComparer.Ordinal);
            var open = new Stack<IEnumerator<Relation>>();
            if (finished.Contains(start.From.Id))
            {
                continue;
            }

            open.Push(next[start.From.Id].GetEnumerator());
            while (open.TryPeek(out var branch))
            {
                if (!branch.MoveNext())
                {
                    open.Pop().Dispose();
                    finished.Add(path[^1]);
                    onPath.Remove(path[^1]);
                    path.RemoveAt(path.Count - 1);
                    continue;
                }

                var to = branch.Current.To.Id;
                if (onPath.Contains(to))
                {
                    var circle = string.Join(" supersedes ", [.. path.SkipWhile(id => !string.Equals(id, to, StringComparison.Ordinal)), to]);
                    findings.Add(Finding.Error(branch.Current.Place, to, $"The claims supersede each other in a circle: {circle}.", "Take one of these relations out."));
                }
                else if (!finished.Contains(to))
                {
                    path.Add(to);
                    onPath.Add(to);
                    open.Push(next[to].GetEnumerator());
                }
            }
        }
    }

    // property#document/2 makes sense only beside property#document.
    private static void CheckSecondClaims(Dictionary<string, Claim> claims, ICollection<Finding> findings)
    {
        foreach (var claim in claims.Values.Where(claim => claim.Number > 1).OrderBy(claim => claim.Id, StringComparer.Ordinal))
        {
            var first = $"{claim.Property.Id}#{claim.Document.Id}" + (claim.Number == 2 ? string.Empty : $"/{claim.Number - 1}");
            if (!claims.ContainsKey(first))
            {
                findings.Add(Finding.Error(claim.Place, claim.Id, $"There is no `{first}` before it.", "Number a document's claims on one property from the second on: /2, /3, without gaps."));
            }
        }
    }

    // Nobody reports what has not happened yet; who foretells it says so.
    private static void CheckForecasts(IEnumerable<Claim> claims, ICollection<Finding> findings)
    {
        foreach (var claim in claims.Where(claim => claim.EventDate is not null).OrderBy(claim => claim.Id, StringComparer.Ordinal))
        {
            if (!claim.IsForecast && claim.EventDate!.Earliest > claim.Document.Date.Latest)
            {
                findings.Add(Finding.Error(claim.Place, claim.Id, $"What it speaks of happened on {claim.EventDate}, after its document was published ({claim.Document.Date}).", "Correct one of the two dates, or write `forecast: yes`."));
            }
            else if (claim.Event is { } written && claim.Property.Kind == PropertyKind.Date && PartialDate.TryParse(claim.Value.Text) is { } value && !written.MayBe(value))
            {
                findings.Add(Finding.Error(claim.Place, claim.Id, $"Its value is the date {value}, and its event is dated {written}.", "Take `event` out: the value of such a property is its event's date."));
            }
            else if (claim.IsForecast && claim.EventDate!.Latest < claim.Said.Earliest)
            {
                findings.Add(Finding.Error(claim.Place, claim.Id, $"It is a forecast, and what it foretells was over ({claim.EventDate}) when it was said ({claim.Said}).", "Correct one of the two dates, or take `forecast` out."));
            }
        }
    }
}
