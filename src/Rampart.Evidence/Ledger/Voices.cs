namespace Rampart.Evidence;

/// <summary>Which claims speak for themselves. Five newspapers that copy one agency are one voice.</summary>
/// <remarks>
/// A claim that the ledger holds to repeat another one of the same property is none. A claim of unknown origin is one only where
/// no known origin says the same, and no earlier claim of unknown origin in another document: then its document is its origin.
/// </remarks>
internal static class Voices
{
    /// <summary>One claim for each statement: what repeats another claim among these is left out.</summary>
    public static IReadOnlyList<Claim> WithoutRepetition(Ledger ledger, IReadOnlyList<Claim> claims) =>
        [.. claims.GroupBy(claim => ledger.OriginalOf(claim).Id, StringComparer.Ordinal)
            .Select(group => group.FirstOrDefault(claim => string.Equals(claim.Id, group.Key, StringComparison.Ordinal)) ?? group.MinBy(claim => claim.Id, StringComparer.Ordinal)!)
            .OrderBy(claim => claim.Id, StringComparer.Ordinal)];

    /// <summary>The standing claims on a property that count as voices, by id.</summary>
    public static IReadOnlyList<Claim> On(Ledger ledger, string property)
    {
        var said = WithoutRepetition(ledger, [.. ledger.ClaimsOn(property).Where(claim => claim.IsStanding)]);
        var voices = new List<Claim>();
        foreach (var claim in said)
        {
            // Claims stand by id: an echo of another unknown voice comes after it.
            var isEcho = !claim.OriginIsKnown
                && (said.Any(other => other.OriginIsKnown && SaysTheSame(other, claim))
                    || voices.Exists(other => !other.OriginIsKnown && !ReferenceEquals(other.Document, claim.Document) && SaysTheSame(other, claim)));
            if (!isEcho)
            {
                voices.Add(claim);
            }
        }

        return voices;
    }

    /// <summary>The origin by which a claim's weight is counted and its luck is drawn: small and capital letters are one, an unknown origin is its document.</summary>
    public static string OriginOf(Claim claim) =>
        claim.OriginIsKnown ? claim.Origin.ToLowerInvariant() : "unknown in " + claim.Document.Id;

    /// <summary>How much each voice weighs: every origin as much, within it every bundle, within that every claim.</summary>
    public static IReadOnlyList<(Claim Claim, double Weight)> Weighted(IReadOnlyList<Claim> voices)
    {
        var origins = voices.GroupBy(OriginOf, StringComparer.Ordinal).ToList();
        return [.. origins.SelectMany(origin =>
        {
            var bundles = origin.GroupBy(claim => claim.Bundle, StringComparer.Ordinal).ToList();
            return bundles.SelectMany(bundle => bundle.Select(claim => (claim, 1.0 / (origins.Count * bundles.Count * bundle.Count()))));
        }).OrderBy(pair => pair.claim.Id, StringComparer.Ordinal)];
    }

    public static bool SaysTheSame(Claim left, Claim right) => SaysTheSame(left.Value, right.Value);

    public static bool SaysTheSame(ClaimValue left, ClaimValue right) =>
        double.IsNaN(left.Si) || double.IsNaN(right.Si)
            ? string.Equals(left.Text, right.Text, StringComparison.Ordinal)
            : left.Si == right.Si && string.Equals(left.Currency, right.Currency, StringComparison.Ordinal);
}
