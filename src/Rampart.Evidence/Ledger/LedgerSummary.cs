namespace Rampart.Evidence;

/// <summary>What a ledger holds, in numbers: what <c>rampart evidence check</c> prints.</summary>
/// <param name="Documents">Documents.</param>
/// <param name="DocumentsWithoutClaim">Documents that no claim is taken from.</param>
/// <param name="DocumentsWithText">Documents whose text can be looked up.</param>
/// <param name="Properties">Properties that can be claimed.</param>
/// <param name="PropertiesWithoutClaim">Properties on which no claim stands.</param>
/// <param name="Claims">Claims, whatever their state.</param>
/// <param name="Standing">Claims that a model may read.</param>
/// <param name="Superseded">Claims whose place a later one took.</param>
/// <param name="Rejected">Claims known or judged to be wrong.</param>
/// <param name="OutOfScope">Claims that speak of something else.</param>
/// <param name="Quoted">Claims with the document's words.</param>
/// <param name="Recorded">Claims with what was noted of words that are not at hand.</param>
/// <param name="Forecasts">Claims about what had not happened yet.</param>
/// <param name="SameAs">Relations between claims that repeat each other.</param>
/// <param name="Disputes">Relations between claims that cannot both be right.</param>
/// <param name="Supersedes">Relations between a claim and the one whose place it took.</param>
/// <param name="DifferentInstrument">Relations between claims that are easily confused.</param>
/// <param name="Origins">Known origins, capital and small letters being one.</param>
/// <param name="UnknownOrigins">Documents with claims of unknown origin.</param>
/// <param name="Bundles">Bundles with more than one claim.</param>
/// <param name="DisputedProperties">Properties on which the voices that stand say different things.</param>
public sealed record LedgerSummary(
    int Documents,
    int DocumentsWithoutClaim,
    int DocumentsWithText,
    int Properties,
    int PropertiesWithoutClaim,
    int Claims,
    int Standing,
    int Superseded,
    int Rejected,
    int OutOfScope,
    int Quoted,
    int Recorded,
    int Forecasts,
    int SameAs,
    int Disputes,
    int Supersedes,
    int DifferentInstrument,
    int Origins,
    int UnknownOrigins,
    int Bundles,
    int DisputedProperties)
{
    /// <summary>Relations of every kind.</summary>
    public int Relations => SameAs + Disputes + Supersedes + DifferentInstrument;

    public static LedgerSummary Of(Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var (claims, relations) = (ledger.Claims, ledger.Relations);
        var spoken = claims.Select(claim => claim.Document.Id).ToHashSet(StringComparer.Ordinal);
        return new LedgerSummary(
            ledger.Documents.Count,
            ledger.Documents.Count(document => !spoken.Contains(document.Id)),
            ledger.Documents.Count(document => document.TextFile is not null),
            ledger.Properties.Count,
            ledger.Properties.Count(property => !ledger.ClaimsOn(property.Id).Any(claim => claim.IsStanding)),
            claims.Count,
            In(ClaimState.Standing),
            In(ClaimState.Superseded),
            In(ClaimState.Rejected),
            In(ClaimState.OutOfScope),
            claims.Count(claim => claim.Recorded is null),
            claims.Count(claim => claim.Recorded is not null),
            claims.Count(claim => claim.IsForecast),
            Kind(RelationKind.SameAs),
            Kind(RelationKind.Disputes),
            Kind(RelationKind.Supersedes),
            Kind(RelationKind.DifferentInstrument),
            claims.Where(claim => claim.OriginIsKnown).Select(Voices.OriginOf).Distinct(StringComparer.Ordinal).Count(),
            claims.Where(claim => !claim.OriginIsKnown).Select(claim => claim.Document.Id).Distinct(StringComparer.Ordinal).Count(),
            claims.GroupBy(claim => claim.Bundle, StringComparer.Ordinal).Count(bundle => bundle.Count() > 1),
            ledger.Properties.Count(property => DiscreteSpread.Levels(Voices.On(ledger, property.Id)).Count > 1));

        int In(ClaimState state) => claims.Count(claim => claim.State == state);
        int Kind(RelationKind kind) => relations.Count(relation => relation.Kind == kind);
    }
}
