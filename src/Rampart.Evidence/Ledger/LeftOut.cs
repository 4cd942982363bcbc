using Rampart.Quantities;

namespace Rampart.Evidence;

/// <summary>A ledger without some of its claims: what would be read if nobody had said so.</summary>
internal static class LeftOut
{
    public const string Reason = "left out by request (--without)";

    private static readonly Place Option = new("--without");

    public static Ledger Of(Ledger ledger, IEnumerable<string> claimIds, ICollection<Finding> findings)
    {
        var left = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in claimIds.Distinct(StringComparer.Ordinal))
        {
            if (ledger.FindClaim(id) is not { } claim)
            {
                findings.Add(Finding.Error(Option, id, $"There is no claim `{id}`.", Remedy(ledger, id)));
            }
            else if (!claim.IsStanding)
            {
                findings.Add(Finding.Remark(Option, id, $"The claim does not stand anyway: {claim.Because}.", "Nothing changes; leave the option out."));
            }
            else
            {
                left.Add(id);
            }
        }

        if (left.Count == 0)
        {
            return ledger;
        }

        var claims = ledger.Claims.ToDictionary(
            claim => claim.Id,
            claim => left.Contains(claim.Id) ? claim with { State = ClaimState.Rejected, Because = Reason } : claim,
            StringComparer.Ordinal);
        return new Ledger(
            ledger.Documents,
            ledger.Deals,
            ledger.Properties,
            claims.Values,
            ledger.Relations.Select(relation => relation with { From = claims[relation.From.Id], To = claims[relation.To.Id] }));
    }

    private static string Remedy(Ledger ledger, string id)
    {
        var property = id.Split('#')[0];
        var on = ledger.ClaimsOn(property).Where(claim => claim.IsStanding).Select(claim => claim.Id).ToList();
        return on.Count > 0
            ? $"{Spelling.Suggestion(id, on)}Claims that stand on `{property}`: {string.Join(", ", on)}."
            : Spelling.Suggestion(id, ledger.Claims.Select(claim => claim.Id)) + "Write a claim's id, property#document, such as s-400/engagement-range#tass-2020-03-16.";
    }
}
