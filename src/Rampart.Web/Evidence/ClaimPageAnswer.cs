using Rampart.Evidence;
using Rampart.Evidence.Questions;

namespace Rampart.Web.Evidence;

/// <summary>Everything that the ledger knows of one claim: the end of the walk from a number.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Property">What it speaks of.</param>
/// <param name="Document">Where it stands.</param>
/// <param name="GradeIsByRule">Whether the rule set the grade, and not the ledger's keeper.</param>
/// <param name="GradeBecause">Why it has this grade.</param>
/// <param name="Because">Why the claim does not stand; null for a standing one.</param>
/// <param name="Converted">The value in another unit as the ledger's keeper converted it.</param>
/// <param name="ReadAs">What had to be assumed to read the value, such as which mile was meant.</param>
/// <param name="Note">Anything that a reader should know.</param>
/// <param name="Bundle">Other claims that are believed together with it, in words.</param>
/// <param name="Foretold">What became of a forecast, in a sentence.</param>
/// <param name="Agreement">How many documents and independent origins stand behind the property.</param>
/// <param name="Relations">How it stands to other claims, seen from it.</param>
/// <param name="Others">The property's other claims, by the day on which they were said.</param>
internal sealed record ClaimPageAnswer(
    ClaimAnswer Claim,
    PropertyAnswer Property,
    DocumentAnswer Document,
    bool GradeIsByRule,
    string? GradeBecause,
    string? Because,
    string? Converted,
    string? ReadAs,
    string? Note,
    string? Bundle,
    string? Foretold,
    string Agreement,
    IReadOnlyList<RelationAnswer> Relations,
    IReadOnlyList<ClaimAnswer> Others)
{
    public static ClaimPageAnswer Of(Ledger ledger, ModelLibrary models, Claim claim)
    {
        var readers = PropertyReaders.Of(models, ledger);
        var explained = Explain.Claim(ledger, claim);
        var conflict = Conflicts.Of(ledger, readers).FirstOrDefault(each => each.Properties.Any(property => ReferenceEquals(property, claim.Property)));
        return new ClaimPageAnswer(
            ClaimAnswer.Of(ledger, claim),
            PropertyAnswer.Of(ledger, claim.Property, readers, conflict?.State),
            DocumentAnswer.Of(ledger, claim.Document),
            claim.GradeIsByRule,
            claim.GradeIsByRule ? new GradeRule(ledger.Claims, ledger.Relations).Because(claim) : claim.GradeBecause,
            claim.Because,
            claim.Converted?.Text,
            claim.Value.Assumption,
            claim.Note,
            explained.Bundle,
            explained.Foretold,
            ledger.AgreementOn(claim.Property.Id).ToString(),
            [.. ledger.RelationsOf(claim).Select(relation => RelationAnswer.From(ledger, relation, claim))],
            [.. ledger.ClaimsOn(claim.Property.Id).Where(other => !ReferenceEquals(other, claim)).OrderBy(other => other.Said.Start).ThenBy(other => other.Id, StringComparer.Ordinal).Select(other => ClaimAnswer.Of(ledger, other))]);
    }
}

/// <summary>How a claim stands to another one.</summary>
/// <param name="Kind">The kind of relation.</param>
/// <param name="Words">Seen from the claim that was asked for: "is disputed by".</param>
/// <param name="Other">The other claim.</param>
/// <param name="Reason">Why it is so.</param>
/// <param name="IsInferred">Whether no document says so and the ledger's keeper concluded it.</param>
internal sealed record RelationAnswer(RelationKind Kind, string Words, ClaimAnswer Other, string Reason, bool IsInferred)
{
    public static RelationAnswer From(Ledger ledger, Relation relation, Claim claim)
    {
        var other = string.Equals(relation.From.Id, claim.Id, StringComparison.Ordinal) ? relation.To : relation.From;
        return new RelationAnswer(relation.Kind, relation.WordsFrom(claim), ClaimAnswer.Of(ledger, other), relation.Reason, relation.IsInferred);
    }
}
