namespace Rampart.Evidence;

/// <summary>Puts together claims that exclude each other: those on one property, and those that the ledger holds to dispute each other.</summary>
internal static class AlternativeGroups
{
    /// <summary>Groups of claims, each joined by its property or by disputes; every claim is in one group.</summary>
    /// <remarks>Only claims of one state of a deal are joined: that a count disputes a date is told where the claims are shown.</remarks>
    public static IReadOnlyList<IReadOnlyList<Claim>> Of(IReadOnlyList<Relation> relations, IReadOnlyList<Claim> claims)
    {
        var group = claims.ToDictionary(claim => claim.Id, claim => claim.Property.Id, StringComparer.Ordinal);
        foreach (var relation in relations)
        {
            if (relation.Kind == RelationKind.Disputes
                && relation.From.Property.Stage == relation.To.Property.Stage
                && relation.From.Property.Kind == relation.To.Property.Kind
                && group.TryGetValue(relation.From.Id, out var from)
                && group.TryGetValue(relation.To.Id, out var to)
                && !string.Equals(from, to, StringComparison.Ordinal))
            {
                foreach (var id in group.Keys.Where(id => string.Equals(group[id], to, StringComparison.Ordinal)).ToList())
                {
                    group[id] = from;
                }
            }
        }

        return [.. claims.GroupBy(claim => group[claim.Id], StringComparer.Ordinal).Select(same => (IReadOnlyList<Claim>)[.. same])];
    }
}
