using Rampart.Evidence;
using Rampart.Evidence.Questions;

namespace Rampart.Web.Evidence;

/// <summary>A claim in a list: what is said, by whom, when, and how far it is trusted.</summary>
/// <param name="Id">Property, document, and a number where one document says it twice.</param>
/// <param name="Property">The property's id.</param>
/// <param name="System">What stands before the last slash of the property's id: what the claim speaks of.</param>
/// <param name="Kind">What the property's values are.</param>
/// <param name="Value">The value with its bound and with what is counted: "at most 400 km", "2 batteries".</param>
/// <param name="Si">The number in SI units, an amount of money in its own currency, 1 or 0 for yes or no; null for words, texts and dates.</param>
/// <param name="Bound">How the number bounds what it speaks of.</param>
/// <param name="Currency">The currency of an amount, in the three letters of ISO 4217.</param>
/// <param name="Unit">What a count counts.</param>
/// <param name="Speaker">Who said it.</param>
/// <param name="Origin">Where the statement came from; five papers that copy one agency are one origin.</param>
/// <param name="OriginIsKnown">False where it is not known: then the claim is no further voice.</param>
/// <param name="Document">The document's id.</param>
/// <param name="Publisher">Who published the document.</param>
/// <param name="Said">When it was said.</param>
/// <param name="Event">When what it speaks of happened or shall happen; null where it dates nothing.</param>
/// <param name="IsForecast">Whether it foretells.</param>
/// <param name="Outcome">Of a forecast of a date what became of it, in words; null for anything else.</param>
/// <param name="Grade">Two marks: the source's reliability A to F, the statement's credibility 1 to 6.</param>
/// <param name="GradeMeaning">The marks in words.</param>
/// <param name="State">Whether it may be read.</param>
/// <param name="Quotation">The document's words; empty where they are not at hand.</param>
/// <param name="Recorded">What was noted of the document where its words are not at hand.</param>
internal sealed record ClaimAnswer(
    string Id,
    string Property,
    string System,
    PropertyKind Kind,
    string Value,
    double? Si,
    ClaimBound Bound,
    string? Currency,
    UnitOfAccount? Unit,
    string Speaker,
    string Origin,
    bool OriginIsKnown,
    string Document,
    string Publisher,
    DateAnswer Said,
    DateAnswer? Event,
    bool IsForecast,
    string? Outcome,
    string Grade,
    string GradeMeaning,
    ClaimState State,
    string Quotation,
    string? Recorded)
{
    public static ClaimAnswer Of(Ledger ledger, Claim claim) => new(
        claim.Id,
        claim.Property.Id,
        SystemOf(claim.Property),
        claim.Property.Kind,
        Shown(claim),
        double.IsFinite(claim.Value.Si) ? claim.Value.Si : null,
        claim.Bound,
        claim.Value.Currency,
        claim.Property.Unit,
        claim.Speaker,
        claim.Origin,
        claim.OriginIsKnown,
        claim.Document.Id,
        claim.Document.Publisher,
        DateAnswer.Of(claim.Said),
        DateAnswer.OfAny(claim.EventDate),
        claim.IsForecast,
        ForecastOutcome.Of(claim, ledger.ClaimsOn(claim.Property.Id)) is { } outcome ? ForecastTrack.Words(outcome) : null,
        claim.Grade.Text,
        claim.Grade.Meaning,
        claim.State,
        claim.Quotation,
        claim.Recorded);

    /// <summary>What a claim says, as it stands in a sentence: "2 batteries", "not later than 2017-09-12".</summary>
    public static string Shown(Claim claim) => claim is { Property.Kind: PropertyKind.Date, Bound: ClaimBound.Exact, EventDate: { } date } ? date.Words : ConflictText.Shown(claim);

    /// <summary>What stands before the last slash of a property's id.</summary>
    public static string SystemOf(PropertyDefinition property) => property.Id[..property.Id.LastIndexOf('/')];
}
