namespace Rampart.Evidence;

/// <summary>One of several claims, every origin as often as any other, and what one voice says believed together.</summary>
/// <remarks>
/// Every origin draws a number for the whole point, and so does every bundle of claims. Among the origins that speak of a
/// property the one with the greatest number is believed, and of it the bundle with the greatest. (A race of waiting times
/// −ln U with equal rates is won by the greatest U, so no logarithm is needed.) Where a bundle says it more than once, the
/// numbers of its claims race as well: the low ends of a document's spans go together, and so do the high ends.
/// </remarks>
internal static class DiscreteSpread
{
    /// <summary>The distinct values of some claims from the least to the greatest; words in ordinal order.</summary>
    public static IReadOnlyList<ClaimValue> Levels(IReadOnlyList<Claim> voices)
    {
        var levels = new List<Claim>();
        foreach (var claim in InOrder(voices))
        {
            if (levels.Count == 0 || !Voices.SaysTheSame(levels[^1], claim))
            {
                levels.Add(claim);
            }
        }

        return [.. levels.Select(claim => claim.Value)];
    }

    /// <summary>The claim that a plain run takes: the lower weighted median; of words, which have no middle, the one with the most weight.</summary>
    public static Claim Plain(IReadOnlyList<Claim> voices, PropertyKind kind)
    {
        // Thirds and sevenths do not add up to a half exactly.
        const double Rounding = 1e-9;
        var weighted = Voices.Weighted(voices);
        if (kind == PropertyKind.Word)
        {
            return weighted.GroupBy(pair => pair.Claim.Value.Text, StringComparer.Ordinal)
                .OrderByDescending(group => Math.Round(group.Sum(pair => pair.Weight) / Rounding)).ThenBy(group => group.Key, StringComparer.Ordinal)
                .First().First().Claim;
        }

        var weights = weighted.ToDictionary(pair => pair.Claim.Id, pair => pair.Weight, StringComparer.Ordinal);
        var sum = 0.0;
        foreach (var claim in InOrder(voices))
        {
            sum += weights[claim.Id];
            if (sum >= 0.5 - Rounding)
            {
                return claim;
            }
        }

        return InOrder(voices)[^1];
    }

    /// <summary>The claim that a point of a campaign believes.</summary>
    public static Claim Draw(IReadOnlyList<Claim> voices, IReadingDraws draws)
    {
        var origin = Winner(voices.GroupBy(Voices.OriginOf, StringComparer.Ordinal), name => draws.Uniform("origin " + name));
        var bundle = Winner(origin.GroupBy(claim => claim.Bundle, StringComparer.Ordinal), name => draws.Uniform("bundle " + name));
        return Winner(bundle.GroupBy(claim => $"{claim.Bundle} claim {claim.Document.Id}/{claim.Number}", StringComparer.Ordinal), name => draws.Uniform("bundle " + name)).First();
    }

    private static List<Claim> InOrder(IReadOnlyList<Claim> voices) =>
        [.. voices.OrderBy(claim => double.IsNaN(claim.Value.Si) ? 0.0 : claim.Value.Si)
            .ThenBy(claim => double.IsNaN(claim.Value.Si) ? claim.Value.Text : string.Empty, StringComparer.Ordinal)
            .ThenBy(claim => claim.Id, StringComparer.Ordinal)];

    private static IGrouping<string, Claim> Winner(IEnumerable<IGrouping<string, Claim>> runners, Func<string, double> draw) =>
        runners.OrderByDescending(group => draw(group.Key)).ThenBy(group => group.Key, StringComparer.Ordinal).First();
}
