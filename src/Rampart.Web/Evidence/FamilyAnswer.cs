using Rampart.Evidence;
using Rampart.Evidence.Questions;

namespace Rampart.Web.Evidence;

/// <summary>How a statement went from document to document: copies, conversions and what took its place.</summary>
/// <param name="Asked">The id of the claim that was asked for.</param>
/// <param name="Roots">The claims that repeat no other and took nobody's place.</param>
/// <param name="Conversions">Where a document prints the value in two units, and which claims the other number became.</param>
/// <param name="RoundTrips">Ways through another unit by which one value became another, in words.</param>
/// <param name="AlsoSaid">Claims that say the same and that no relation ties to the tree.</param>
internal sealed record FamilyAnswer(string Asked, IReadOnlyList<FamilyMemberAnswer> Roots, IReadOnlyList<ConversionAnswer> Conversions, IReadOnlyList<string> RoundTrips, IReadOnlyList<ClaimAnswer> AlsoSaid)
{
    public static FamilyAnswer Of(Ledger ledger, Claim claim)
    {
        var family = ClaimFamily.Of(ledger, claim);
        return new FamilyAnswer(
            claim.Id,
            [.. family.Roots.Select(root => FamilyMemberAnswer.Of(ledger, root))],
            [.. family.Conversions.Select(each => new ConversionAnswer(each.Claim.Id, each.Own.Text, each.Other.Text, [.. each.Became.Select(became => became.Id)]))],
            family.RoundTrips,
            [.. family.AlsoSaid.Select(also => ClaimAnswer.Of(ledger, also))]);
    }
}

/// <summary>A claim in the tree.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Relation">How it hangs on the claim above: it repeats it or took its place; null for the first.</param>
/// <param name="Reason">Why.</param>
/// <param name="IsInferred">Whether the ledger's keeper concluded it.</param>
/// <param name="IsConverted">Whether its number is another one than the number above.</param>
/// <param name="Children">What hangs on it.</param>
internal sealed record FamilyMemberAnswer(ClaimAnswer Claim, RelationKind? Relation, string? Reason, bool IsInferred, bool IsConverted, IReadOnlyList<FamilyMemberAnswer> Children)
{
    public static FamilyMemberAnswer Of(Ledger ledger, FamilyMember member) => new(
        ClaimAnswer.Of(ledger, member.Claim),
        member.Relation?.Kind,
        member.Relation?.Reason,
        member.Relation?.IsInferred ?? false,
        member.Relation is { Kind: RelationKind.SameAs } relation && double.IsFinite(relation.To.Value.Si) && double.IsFinite(member.Claim.Value.Si) && !relation.To.Value.Si.Equals(member.Claim.Value.Si),
        [.. member.Children.Select(child => Of(ledger, child))]);
}

/// <summary>A document that prints a value in two units.</summary>
/// <param name="Claim">The claim's id.</param>
/// <param name="Own">The value as the claim has it.</param>
/// <param name="Other">The same in the other unit.</param>
/// <param name="Became">The ids of claims whose value is that other number turned back and rounded.</param>
internal sealed record ConversionAnswer(string Claim, string Own, string Other, IReadOnlyList<string> Became);
