namespace Rampart.Evidence;

/// <summary>Which claims speak against the value that a model has read.</summary>
public static class Disputed
{
    /// <summary>The standing claims that say something else than those a reading was made from: other voices on its property, and claims that dispute one of them.</summary>
    /// <remarks>A claim that repeats one of them in another unit, or speaks of another instrument, disputes nothing. Of several claims that are read together each disputes the rest where they differ; what one document gives as a span is no dispute.</remarks>
    public static IReadOnlyList<Claim> By(Ledger ledger, Reading reading)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(reading);
        if (reading.Property is not { } property || reading.Claims.Count == 0)
        {
            return [];
        }

        var voices = Voices.On(ledger, property.Id);
        var read = reading.Claims;
        var other = voices.Where(voice => read.Any(claim => !Voices.SaysTheSame(claim, voice) && !string.Equals(claim.Document.Id, voice.Document.Id, StringComparison.Ordinal)) && !IsToldApart(ledger, voice, read));
        var disputing = ledger.Relations.Where(relation => relation.Kind == RelationKind.Disputes)
            .SelectMany(relation => new[] { (One: relation.From, Other: relation.To), (One: relation.To, Other: relation.From) })
            .Where(pair => pair.Other.IsStanding && Holds(read, pair.One))
            .Select(pair => pair.Other);
        return [.. other.Concat(disputing).DistinctBy(claim => claim.Id, StringComparer.Ordinal).OrderBy(claim => claim.Id, StringComparer.Ordinal)];
    }

    private static bool IsToldApart(Ledger ledger, Claim voice, IReadOnlyList<Claim> read) => ledger.RelationsOf(voice)
        .Any(relation => relation.Kind is RelationKind.DifferentInstrument or RelationKind.SameAs && Holds(read, string.Equals(relation.From.Id, voice.Id, StringComparison.Ordinal) ? relation.To : relation.From));

    private static bool Holds(IReadOnlyList<Claim> claims, Claim claim) => claims.Any(each => string.Equals(each.Id, claim.Id, StringComparison.Ordinal));
}
