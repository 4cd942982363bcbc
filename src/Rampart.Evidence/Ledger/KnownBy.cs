using NodaTime;

namespace Rampart.Evidence;

/// <summary>A ledger as it would have been on a day: what had been said by then, and graded by what had been said by then.</summary>
internal static class KnownBy
{
    public static Ledger Of(Ledger ledger, LocalDate day)
    {
        var known = ledger.Claims.Where(claim => claim.Said.Start <= day).ToDictionary(claim => claim.Id, StringComparer.Ordinal);
        var relations = ledger.Relations.Where(relation => known.ContainsKey(relation.From.Id) && known.ContainsKey(relation.To.Id)).ToList();
        var superseded = relations.Where(relation => relation.Kind == RelationKind.Supersedes).Select(relation => relation.To.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var claim in known.Values.Where(claim => claim.State == ClaimState.Superseded && !superseded.Contains(claim.Id)).ToList())
        {
            known[claim.Id] = claim with { State = ClaimState.Standing, Because = null };
        }

        relations = Related(relations, known);
        var rule = new GradeRule(known.Values, relations);
        foreach (var claim in known.Values.Where(claim => claim.GradeIsByRule).ToList())
        {
            known[claim.Id] = claim with { Grade = rule.Of(claim) };
        }

        return new Ledger(ledger.Documents, ledger.Deals, ledger.Properties, known.Values, Related(relations, known));
    }

    private static List<Relation> Related(List<Relation> relations, Dictionary<string, Claim> claims) =>
        relations.ConvertAll(relation => relation with { From = claims[relation.From.Id], To = claims[relation.To.Id] });
}
