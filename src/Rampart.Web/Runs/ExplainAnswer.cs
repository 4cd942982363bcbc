using Rampart.Answers.Provenance;
using Rampart.Evidence;
using Rampart.Quantities;
using Rampart.Results.Report;
using Rampart.Web.Hosting;

namespace Rampart.Web.Runs;

/// <summary>What an outcome of a battle rested on.</summary>
/// <param name="Outcome">The outcome's word.</param>
/// <param name="Words">What it is.</param>
/// <param name="Targets">How many targets it is about.</param>
/// <param name="Missiles">How many missiles took part.</param>
/// <param name="Answer">In a sentence.</param>
/// <param name="Ledger">The fingerprint of the ledger that was read.</param>
/// <param name="Models">The models that took part, those of the targets last.</param>
/// <param name="Findings">What is to be said of it.</param>
internal sealed record ExplainAnswer(
    string Outcome, string Words, int Targets, int Missiles, string Answer, string Ledger, IReadOnlyList<ModelBehindAnswer> Models, IReadOnlyList<FindingAnswer> Findings)
{
    public static ExplainAnswer Of(OutcomeBehind behind, IEnumerable<Finding> findings)
    {
        var rest = behind.Rest;
        var claimed = rest.Readings.Count(reading => reading.IsClaimed);
        var answer = rest.Parts.Count == 0
            ? $"{rest.Words}: none in this battle."
            : $"{rest.Words}: {Say.Number(rest.Targets)}, with {Say.Count(rest.Missiles, "missile", "missiles")}. They rested on {Say.Count(rest.Readings.Count, "value", "values")} of {Say.Count(rest.Parts.Count, "model", "models")}: {Say.Number(claimed)} read from claims, {Say.Number(rest.Readings.Count(reading => reading.IsClaimed && reading.IsDisputed))} of them disputed; {Say.Number(rest.Readings.Count - claimed)} assumed.";
        return new ExplainAnswer(
            rest.Name, rest.Words, rest.Targets, rest.Missiles, char.ToUpperInvariant(answer[0]) + answer[1..], behind.Result.Readings.Ledger,
            [.. behind.Models.Select(model => ModelBehindAnswer.Of(model, behind.Result.Readings))],
            [.. findings.Select(FindingAnswer.Of)]);
    }
}

/// <summary>A model that took part.</summary>
/// <param name="Model">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Took">How it took part, such as "detected 4 of 5 targets".</param>
/// <param name="Values">Its values that could matter: those that rest on claims first, disputed ones before others.</param>
internal sealed record ModelBehindAnswer(string Model, string Name, IReadOnlyList<string> Took, IReadOnlyList<ValueBehindAnswer> Values)
{
    public static ModelBehindAnswer Of(PartBehind part, UsedReadings all) => new(
        part.Part.Model, part.Readings.Count > 0 && part.Readings[0].ModelName is { Length: > 0 } name ? name : part.Part.Model, part.Part.Took,
        [
            .. part.Readings.OrderByDescending(reading => reading.IsClaimed).ThenByDescending(reading => reading.IsDisputed).ThenBy(reading => reading.Key, StringComparer.Ordinal)
                .Select(reading => ValueBehindAnswer.Of(reading, all)),
        ]);
}

/// <summary>A value of a model and what it rests on.</summary>
/// <param name="Key">The value's key in the model.</param>
/// <param name="Value">As a reader sees it.</param>
/// <param name="IsClaimed">Read from claims; else assumed.</param>
/// <param name="As">How it was read.</param>
/// <param name="Range">What it may as well be; null where it is fixed.</param>
/// <param name="Because">The reason of an assumption.</param>
/// <param name="Property">The property that was read; null for an assumption.</param>
/// <param name="Claims">The claims that it was made from.</param>
/// <param name="Against">Claims that stand and say something else.</param>
/// <param name="PassedOver">Claims that an assumption passes over.</param>
internal sealed record ValueBehindAnswer(
    string Key, string Value, bool IsClaimed, string As, string? Range, string? Because, string? Property, IReadOnlyList<ClaimBehindAnswer> Claims, IReadOnlyList<ClaimBehindAnswer> Against,
    IReadOnlyList<ClaimBehindAnswer> PassedOver)
{
    public static ValueBehindAnswer Of(UsedReading reading, UsedReadings all)
    {
        IReadOnlyList<ClaimBehindAnswer> Claims(IEnumerable<string> ids) => [.. ids.Select(all.Claim).OfType<ExplainedClaim>().Select(ClaimBehindAnswer.Of)];
        return new ValueBehindAnswer(
            reading.Key, reading.Value, reading.IsClaimed, reading.As, reading.Range, reading.Because, reading.Property, Claims(reading.Claims),
            Claims(reading.DisputedBy.Except(reading.Claims, StringComparer.Ordinal)), Claims(reading.Beside));
    }
}

/// <summary>A claim with its words.</summary>
/// <param name="Id">Its id: property and document.</param>
/// <param name="Value">What it says.</param>
/// <param name="Quotation">Its words; empty where only a note of them is at hand.</param>
/// <param name="Recorded">What was noted of the document where its words are not at hand.</param>
/// <param name="Speaker">Who said it.</param>
/// <param name="Said">When.</param>
/// <param name="Grade">How it is graded.</param>
/// <param name="GradeMeaning">What the grade means.</param>
/// <param name="Publisher">Who published the document.</param>
/// <param name="Title">The document's title.</param>
/// <param name="Address">Where it is found, as text; nothing is fetched from there.</param>
internal sealed record ClaimBehindAnswer(
    string Id, string Value, string Quotation, string? Recorded, string Speaker, string Said, string Grade, string GradeMeaning, string Publisher, string Title, string? Address)
{
    public static ClaimBehindAnswer Of(ExplainedClaim claim) => new(
        claim.Id, claim.Value, claim.Quotation, claim.Recorded, claim.Speaker, claim.Said, claim.Grade, claim.GradeMeaning, claim.Document.Publisher, claim.Document.Title, claim.Document.Address);
}
