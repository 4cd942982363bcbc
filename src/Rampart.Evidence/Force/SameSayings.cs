using NodaTime;

namespace Rampart.Evidence;

/// <summary>Puts together claims that say the same of one state: equal values, and dates of which the finer lies within the coarser.</summary>
internal static class SameSayings
{
    /// <summary>Groups of claims that agree; in each the one with the finest date speaks first, then the one said first. The groups go by who spoke first.</summary>
    /// <remarks>"Not later than 12 September 2017" and "September 2017" agree, unless the ledger holds that they dispute each other.</remarks>
    public static IReadOnlyList<IReadOnlyList<Claim>> Of(IReadOnlyList<Relation> relations, IEnumerable<Claim> claims)
    {
        var disputes = relations.Where(relation => relation.Kind == RelationKind.Disputes).Select(relation => (relation.From.Id, relation.To.Id)).ToHashSet();
        var groups = new List<List<Claim>>();
        foreach (var claim in claims.OrderBy(Width).ThenBy(claim => claim.Said.Latest).ThenBy(claim => claim.Id, StringComparer.Ordinal))
        {
            var same = groups.Find(group => group.TrueForAll(other => Agree(claim, other) && !disputes.Contains((claim.Id, other.Id)) && !disputes.Contains((other.Id, claim.Id))));
            if (same is null)
            {
                groups.Add([claim]);
            }
            else
            {
                same.Add(claim);
            }
        }

        return [.. groups.OrderBy(group => group.Min(claim => claim.Said.Latest)).ThenBy(group => group[0].Id, StringComparer.Ordinal)];
    }

    private static bool Agree(Claim left, Claim right) =>
        string.Equals(left.Property.Id, right.Property.Id, StringComparison.Ordinal)
        && left.Bound == right.Bound
        && (left.Property.Kind == PropertyKind.Date ? ForceHistory.When(left).MayBe(ForceHistory.When(right)) : Voices.SaysTheSame(left, right));

    private static int Width(Claim claim)
    {
        var date = ForceHistory.When(claim);
        return Period.DaysBetween(date.Earliest, date.Latest);
    }
}
