using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Rampart.Evidence;

namespace Rampart.Answers.Evidence;

/// <summary>The answers of <c>rampart force</c> as JSON.</summary>
internal static class ForceJson
{
    public static JsonObject Of(ForceOnDay force) => new()
    {
        ["owner"] = force.Owner,
        ["day"] = Text(force.Day),
        ["knownBy"] = force.KnownBy is { } known ? Text(known) : null,
        ["deals"] = new JsonArray([.. force.Deals.Select(Of)]),
    };

    public static JsonObject Of(string owner, LocalDate from, LocalDate to, IReadOnlyList<StateChange> changes) => new()
    {
        ["owner"] = owner,
        ["from"] = Text(from),
        ["to"] = Text(to),
        ["changes"] = new JsonArray([.. changes.Select(change => new JsonObject
        {
            ["day"] = Text(change.Day),
            ["latest"] = Text(change.When.Latest),
            ["date"] = change.When.Text,
            ["deal"] = change.Claim.Property.Deal!.Id,
            ["stage"] = DealStages.Word(change.Claim.Property.Stage!.Value),
            ["said"] = change.Words,
            ["isForecast"] = change.Claim.IsForecast,
            ["state"] = change.State,
            ["claims"] = new JsonArray([.. change.Claims.Select(claim => JsonValue.Create(claim.Id))]),
        })]),
    };

    private static JsonObject Of(DealOnDay deal) => new()
    {
        ["deal"] = deal.Deal.Id,
        ["name"] = deal.Deal.Name,
        ["system"] = deal.Deal.System,
        ["seller"] = deal.Deal.Seller,
        ["state"] = deal.Furthest is { } stage ? DealStages.Word(stage) : null,
        ["lines"] = new JsonArray([.. deal.Lines.Select(line => new JsonObject
        {
            ["stage"] = DealStages.Word(line.Stage),
            ["isDisputed"] = line.IsDisputed,
            ["alternatives"] = new JsonArray([.. line.Alternatives.Select(Of)]),
            ["reasons"] = new JsonArray([.. line.Reasons.Select(reason => JsonValue.Create(reason))]),
        })]),
        ["awaited"] = new JsonArray([.. deal.Awaited.Select(awaited => new JsonObject
        {
            ["stage"] = DealStages.Word(awaited.Stage),
            ["property"] = awaited.Forecast.Property.Id,
            ["value"] = awaited.Forecast.ValueText,
            ["isOverdue"] = awaited.IsOverdue,
            ["outcome"] = awaited.Outcome is { } outcome ? ForceWords.Outcome(outcome) : null,
            ["claim"] = Of(awaited.Forecast),
        })]),
    };

    private static JsonObject Of(StateReading reading) => new()
    {
        ["property"] = reading.Property.Id,
        ["value"] = reading.First.ValueText,
        ["words"] = reading.WordsWithConversions,
        ["unit"] = reading.Property.Unit is { } unit ? UnitsOfAccount.Word(unit) : null,
        ["certainty"] = reading.Certainty.ToString().ToLowerInvariant(),
        ["date"] = reading.When.Text,
        ["origins"] = new JsonArray([.. reading.Origins.Select(origin => JsonValue.Create(origin))]),
        ["conversions"] = new JsonArray([.. reading.Conversions.Select(conversion => new JsonObject { ["count"] = conversion.Count, ["unit"] = UnitsOfAccount.Word(conversion.Unit), ["by"] = conversion.By.Id })]),
        ["claims"] = new JsonArray([.. reading.Claims.Select(Of)]),
    };

    private static JsonObject Of(Claim claim) => new()
    {
        ["id"] = claim.Id,
        ["speaker"] = claim.Speaker,
        ["origin"] = claim.Origin,
        ["said"] = claim.Said.Text,
        ["grade"] = claim.Grade.Text,
        ["quotation"] = claim.Recorded is null ? claim.Quotation : null,
        ["recorded"] = claim.Recorded,
    };

    private static string Text(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
