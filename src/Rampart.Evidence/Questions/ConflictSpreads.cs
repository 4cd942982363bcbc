using NodaTime;

namespace Rampart.Evidence.Questions;

/// <summary>Measures how far the answers on a property lie apart.</summary>
internal static class ConflictSpreads
{
    /// <summary>The spreads of a property: one, or of money one for each currency; none where there is one answer.</summary>
    public static IEnumerable<ConflictSpread> On(Ledger ledger, PropertyDefinition property)
    {
        // What repeats another claim in other numbers is no wider range: voices alone are measured.
        foreach (var voices in Voices.On(ledger, property.Id).GroupBy(claim => claim.Value.Currency, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var claims = voices.ToList();
            if (claims.DistinctBy(Answer, StringComparer.Ordinal).Skip(1).Any())
            {
                yield return property.Kind == PropertyKind.Date ? Dates(property, claims) : Values(property, claims);
            }
        }
    }

    private static ConflictSpread Dates(PropertyDefinition property, List<Claim> claims)
    {
        var ordered = claims.Where(claim => claim.EventDate is not null).OrderBy(claim => claim.EventDate!.Latest).ThenBy(claim => claim.EventDate!.Earliest).ThenBy(claim => claim.Id, StringComparer.Ordinal).ToList();
        var (low, high) = (ordered[0], ordered.MaxBy(claim => claim.EventDate!.Earliest)!);
        var days = Period.DaysBetween(low.EventDate!.Latest, high.EventDate!.Earliest);
        return new ConflictSpread(property, low, high, Ratio: null, int.Max(0, days), Answers(ordered));
    }

    private static ConflictSpread Values(PropertyDefinition property, List<Claim> claims)
    {
        var isNumber = claims.TrueForAll(claim => double.IsFinite(claim.Value.Si)) && property.Kind != PropertyKind.YesNo;
        var ordered = isNumber
            ? claims.OrderBy(claim => claim.Value.Si).ThenBy(claim => claim.Id, StringComparer.Ordinal).ToList()
            : [.. claims.OrderBy(claim => claim.Value.Text, StringComparer.Ordinal).ThenBy(claim => claim.Id, StringComparer.Ordinal)];
        var (low, high) = (ordered[0], ordered[^1]);
        // A ratio of levels (decibels, angles below nought) says nothing.
        var ratio = isNumber && low.Value.Si > 0.0 && property.Kind != PropertyKind.Decibels ? high.Value.Si / low.Value.Si : (double?)null;
        return new ConflictSpread(property, low, high, ratio, Days: null, Answers(ordered));
    }

    private static List<string> Answers(List<Claim> ordered) => [.. ordered.DistinctBy(Answer, StringComparer.Ordinal).Select(claim => claim.ValueText)];

    // Two texts of one number are one answer.
    private static string Answer(Claim claim) => double.IsNaN(claim.Value.Si) ? claim.Value.Text : claim.Value.Si.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
