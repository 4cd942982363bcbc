using System.Text.Json.Nodes;
using Rampart.Evidence;
using Rampart.Evidence.Questions;

namespace Rampart.Answers.Evidence;

/// <summary>Claims and relations as the verbs of <c>rampart evidence</c> print them with --json.</summary>
internal static class EvidenceJson
{
    public static JsonObject Claim(Claim claim) => new()
    {
        ["id"] = claim.Id,
        ["property"] = claim.Property.Id,
        ["value"] = claim.ValueText,
        ["si"] = double.IsFinite(claim.Value.Si) ? claim.Value.Si : null,
        ["currency"] = claim.Value.Currency,
        ["unit"] = claim.Property.Unit is { } unit ? UnitsOfAccount.Word(unit) : null,
        ["speaker"] = claim.Speaker,
        ["origin"] = claim.Origin,
        ["document"] = claim.Document.Id,
        ["said"] = Date(claim.Said),
        ["event"] = claim.EventDate is { } date ? Date(date) : null,
        ["forecast"] = claim.IsForecast,
        ["grade"] = claim.Grade.Text,
        ["grade_by_rule"] = claim.GradeIsByRule,
        ["state"] = Word(claim.State),
    };

    /// <summary>A date as written, with the days that may be meant; an open end is null.</summary>
    public static JsonObject Date(PartialDate date) => new()
    {
        ["text"] = date.Text,
        ["earliest"] = date.Earliest.Year == 1 ? null : Iso(date.Earliest),
        ["latest"] = date.Latest.Year == 9999 ? null : Iso(date.Latest),
        ["uncertain"] = date.IsUncertain,
    };

    public static JsonObject Relation(Relation relation) => new()
    {
        ["kind"] = EvidenceGraph.Word(relation.Kind),
        ["from"] = relation.From.Id,
        ["to"] = relation.To.Id,
        ["inferred"] = relation.IsInferred,
        ["reason"] = relation.Reason,
    };

    public static JsonObject Outcome(ForecastOutcome outcome) => new()
    {
        ["forecast"] = Claim(outcome.Forecast),
        ["verdict"] = Word(outcome.Verdict),
        ["days_off"] = outcome.DaysOff,
        ["event"] = outcome.Event?.Id,
        ["event_date"] = outcome.Event?.EventDate is { } date ? Date(date) : null,
    };

    public static string Word(ClaimState state) => state switch
    {
        ClaimState.Superseded => "superseded",
        ClaimState.Rejected => "rejected",
        ClaimState.OutOfScope => "out of scope",
        _ => "standing",
    };

    public static string Word(ForecastVerdict verdict) => verdict switch
    {
        ForecastVerdict.BorneOut => "borne-out",
        ForecastVerdict.CameEarlier => "came-earlier",
        ForecastVerdict.CameLater => "came-later",
        ForecastVerdict.Undecided => "undecided",
        _ => "open",
    };

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);

    private static string Iso(NodaTime.LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);
}
