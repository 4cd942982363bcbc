namespace Rampart.Evidence;

/// <summary>Walks from a number back to the words it rests on.</summary>
public static class Explain
{
    /// <summary>The words that mark a number nobody is known to have published.</summary>
    public const string NoPublicClaim = "no public claim";

    /// <summary>Explains one value of a model.</summary>
    public static Explanation Reading(Ledger ledger, Reading reading)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(reading);

        var related = RelatedTo(ledger, [.. reading.Claims, .. reading.OtherClaims]);
        var agreement = reading.Property is { } property ? ledger.AgreementOn(property.Id) : null;
        var explanation = new Explanation
        {
            Model = reading.Model,
            Key = reading.Key,
            Value = reading.Text,
            Si = double.IsFinite(reading.Si) ? reading.Si : null,
            Place = reading.Place.ToString(),
            Source = reading.Source == ReadingSource.Claimed ? "claimed" : "assumed",
            As = reading.As,
            How = SpreadWords.How(reading),
            Together = SpreadWords.Together(reading),
            Property = reading.Property?.Id,
            Beside = [.. reading.Beside.Select(property => property.Id)],
            AssumedHow = reading.Source == ReadingSource.Assumed ? SpreadWords.AssumedHow(reading) : null,
            Meaning = reading.Property?.Meaning,
            IsSampled = reading.IsSampled,
            Range = reading.RangeText.Length == 0 ? null : reading.RangeText,
            Because = reading.Because,
            Used = [.. reading.Claims.Select(claim => Weighed(ledger, claim, reading))],
            NotUsed = [.. reading.OtherClaims.Select(claim => Weighed(ledger, claim, reading))],
            Related = [.. related.Select(claim => Claim(ledger, claim))],
            Agreement = agreement is null ? null : new ExplainedAgreement(agreement.Documents, agreement.Origins.Count, agreement.Origins, agreement.ToString()),
        };
        return explanation with { Lines = ExplanationLines.Of(explanation) };
    }

    /// <summary>Explains what is said of a property, whoever reads it.</summary>
    public static Explanation Property(Ledger ledger, PropertyDefinition property)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(property);
        var claims = ledger.ClaimsOn(property.Id);
        var standing = claims.Where(claim => claim.IsStanding).Select(claim => claim.ValueText).Distinct(StringComparer.Ordinal).ToList();
        var agreement = ledger.AgreementOn(property.Id);
        var explanation = new Explanation
        {
            Model = string.Empty,
            Key = property.Id,
            Value = standing.Count > 0 ? string.Join(", ", standing) : claims.Count > 0 ? "no claim stands" : NoPublicClaim,
            Place = property.Place.ToString(),
            Source = "claimed",
            As = string.Empty,
            How = string.Empty,
            Property = property.Id,
            Meaning = property.Meaning + About(property),
            Used = [.. claims.Select(claim => Claim(ledger, claim))],
            Related = [.. RelatedTo(ledger, claims).Select(claim => Claim(ledger, claim))],
            Agreement = new ExplainedAgreement(agreement.Documents, agreement.Origins.Count, agreement.Origins, agreement.ToString()),
        };
        return explanation with { Lines = ExplanationLines.Of(explanation) };
    }

    /// <summary>A claim with its document and relations.</summary>
    public static ExplainedClaim Claim(Ledger ledger, Claim claim)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(claim);
        var document = claim.Document;
        return new ExplainedClaim(
            claim.Id,
            claim.Property.Id,
            claim.ValueText,
            claim.Converted?.Text,
            claim.Value.Assumption,
            claim.Quotation,
            claim.Speaker,
            claim.Origin,
            claim.Said.Text,
            claim.Event?.Text,
            claim.Grade.Text,
            claim.Grade.Meaning,
            State(claim.State),
            claim.Because,
            claim.Note,
            new ExplainedDocument(document.Id, document.Publisher, document.Title, document.Date.Text, document.DateKnown, document.Address),
            [.. ledger.RelationsOf(claim).Select(relation => Relation(relation, claim))])
        {
            Recorded = claim.Recorded,
            Bundle = SpreadWords.Bundle(ledger, claim),
            Graded = claim.GradeIsByRule ? "The rule set the grade." : claim.GradeBecause is { } because ? "Graded by hand because: " + because : null,
            Foretold = Foretold(ledger, claim),
        };
    }

    private static ExplainedClaim Weighed(Ledger ledger, Claim claim, Reading reading) =>
        Claim(ledger, claim) with { Weight = SpreadWords.Weight(claim, reading) };

    private static ExplainedRelation Relation(Relation relation, Claim seenFrom)
    {
        var other = string.Equals(relation.From.Id, seenFrom.Id, StringComparison.Ordinal) ? relation.To : relation.From;
        return new ExplainedRelation(relation.WordsFrom(seenFrom), other.Id, other.ValueText, relation.Reason, relation.IsInferred);
    }

    /// <summary>What is counted, and of which deal it tells which state; empty where the ledger says neither.</summary>
    private static string About(PropertyDefinition property)
    {
        var counted = property.Unit is not { } unit ? string.Empty : property.Per is { } per
            ? $" Counted: {UnitsOfAccount.Word(unit)} per {UnitsOfAccount.Word(per)}."
            : $" Counted: {UnitsOfAccount.Word(unit)}.";
        return property is { Deal: { } deal, Stage: { } stage } ? $"{counted} A state of the {deal.Name} ({deal.Id}): {DealStages.Word(stage)}." : counted;
    }

    private static string? Foretold(Ledger ledger, Claim claim)
    {
        if (!claim.IsForecast)
        {
            return null;
        }

        return ForecastOutcome.Of(claim, ledger.ClaimsOn(claim.Property.Id)) switch
        {
            { Event: { } came } outcome => $"A forecast: {Questions.ForecastTrack.Words(outcome)} ({came.Value.Text}, {came.Id})",
            not null => "A forecast: no claim reports the event yet",
            _ => "A forecast",
        };
    }

    private static string State(ClaimState state) => state switch
    {
        ClaimState.Superseded => "superseded",
        ClaimState.Rejected => "rejected",
        ClaimState.OutOfScope => "out of scope",
        _ => "standing",
    };

    // Claims on other properties that stand in a relation to one of these.
    private static List<Claim> RelatedTo(Ledger ledger, IReadOnlyList<Claim> claims)
    {
        var shown = claims.Select(claim => claim.Id).ToHashSet(StringComparer.Ordinal);
        return [.. claims.SelectMany(ledger.RelationsOf)
            .SelectMany(relation => new[] { relation.From, relation.To })
            .Where(claim => shown.Add(claim.Id))
            .OrderBy(claim => claim.Id, StringComparer.Ordinal)];
    }
}
