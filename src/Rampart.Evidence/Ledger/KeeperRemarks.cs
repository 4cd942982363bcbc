using Rampart.Quantities;

namespace Rampart.Evidence;

/// <summary>What the ledger's keeper may want to look at again: nothing of it is wrong for certain, so all are remarks.</summary>
internal static class KeeperRemarks
{
    // Two values that are "the same" may be rounded, and no further apart than that.
    private const double Rounding = 0.05;

    // A quotation is short: the claim's own sentence, not the article.
    private const int LongestQuotation = 500;

    public static void Check(IReadOnlyCollection<Claim> claims, IReadOnlyCollection<Relation> relations, ICollection<Finding> findings)
    {
        var ordered = claims.OrderBy(claim => claim.Id, StringComparer.Ordinal).ToList();
        CheckSuperseded(ordered, relations, findings);
        CheckReasons(ordered, findings);
        CheckBundles(ordered, findings);
        CheckConfirmed(ordered, findings);
        CheckOrigins(ordered, findings);
        CheckRelations(relations, findings);
        CheckGrades(ordered, relations, findings);
    }

    private static void CheckSuperseded(List<Claim> claims, IReadOnlyCollection<Relation> relations, ICollection<Finding> findings)
    {
        var superseded = relations.Where(relation => relation.Kind == RelationKind.Supersedes).Select(relation => relation.To.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var claim in claims.Where(claim => claim.State == ClaimState.Superseded && !superseded.Contains(claim.Id)))
        {
            findings.Add(Finding.Remark(claim.Place, claim.Id, "The claim is superseded, and no relation says by which.", "Add a relation `kind: supersedes` to relations.yaml, or give it another state."));
        }
    }

    private static void CheckReasons(List<Claim> claims, ICollection<Finding> findings)
    {
        foreach (var claim in claims)
        {
            if (claim.IsStanding && claim.Because is not null)
            {
                findings.Add(Finding.Remark(claim.Place, claim.Id, "The claim stands and has a reason why it does not.", "Write its `state:`, or move the reason to `note`."));
            }

            if (claim.Quotation.Length > LongestQuotation)
            {
                findings.Add(Finding.Remark(claim.Place, claim.Id, $"The quotation has {claim.Quotation.Length} characters.", $"Quote the sentence that says so, in at most {LongestQuotation} characters; … stands for words left out."));
            }
        }
    }

    // A bundle is believed as a whole: that two documents share one wants a word of explanation.
    private static void CheckBundles(List<Claim> claims, ICollection<Finding> findings)
    {
        foreach (var bundle in claims.GroupBy(claim => claim.Bundle, StringComparer.Ordinal))
        {
            var documents = bundle.Select(claim => claim.Document.Id).Distinct(StringComparer.Ordinal).ToList();
            var joined = bundle.Where(claim => !string.Equals(claim.Document.Id, bundle.Key, StringComparison.Ordinal)).ToList();
            if (documents.Count < 2 || joined.Exists(claim => claim.Note is not null))
            {
                continue;
            }

            findings.Add(Finding.Remark(joined[0].Place, joined[0].Id, $"The bundle `{bundle.Key}` joins claims of several documents ({string.Join(", ", documents)}), and no note says why.", "Write a `note`, or give each document's claims a bundle of their own."));
        }
    }

    private static void CheckConfirmed(List<Claim> claims, ICollection<Finding> findings)
    {
        foreach (var claim in claims.Where(claim => claim.IsStanding && !claim.GradeIsByRule && claim.Grade.Text[1] == '1'))
        {
            var isConfirmed = claims.Exists(other => other.IsStanding
                && other.OriginIsKnown
                && string.Equals(other.Property.Id, claim.Property.Id, StringComparison.Ordinal)
                && !string.Equals(Voices.OriginOf(other), Voices.OriginOf(claim), StringComparison.Ordinal)
                && Voices.SaysTheSame(other, claim));
            if (!isConfirmed)
            {
                findings.Add(Finding.Remark(claim.Place, claim.Id, $"The claim is graded {claim.Grade.Text}, confirmed by others, and no other known origin in the ledger says the same.", "Enter who confirms it, or grade it 2 (probably true)."));
            }
        }
    }

    // The rule is stated; who grades otherwise says why.
    private static void CheckGrades(List<Claim> claims, IReadOnlyCollection<Relation> relations, ICollection<Finding> findings)
    {
        var grades = new GradeRule(claims, relations);
        foreach (var claim in claims.Where(claim => !claim.GradeIsByRule && claim.GradeBecause is null && claim.Document.Reliability is not null))
        {
            var rule = grades.Of(claim);
            if (!string.Equals(rule.Text, claim.Grade.Text, StringComparison.Ordinal))
            {
                findings.Add(Finding.Remark(claim.Place, claim.Id, $"The claim is graded {claim.Grade.Text} by hand, and by rule it would be {rule.Text}.", "Take `grade` out, or write `grade-because: …`."));
            }
        }
    }

    private static void CheckOrigins(List<Claim> claims, ICollection<Finding> findings)
    {
        var origins = claims.Where(claim => claim.OriginIsKnown).DistinctBy(Voices.OriginOf, StringComparer.Ordinal).ToList();
        for (var i = 0; i < origins.Count; i++)
        {
            var like = origins.Take(i).FirstOrDefault(earlier => Spelling.IsSlip(earlier.Origin, origins[i].Origin));
            if (like is not null)
            {
                findings.Add(Finding.Remark(origins[i].Place, origins[i].Id, $"Its origin \"{origins[i].Origin}\" is spelled almost like \"{like.Origin}\" ({like.Id}): as they stand they are two voices.", "Spell both alike if they are one origin."));
            }
        }
    }

    private static void CheckRelations(IReadOnlyCollection<Relation> relations, ICollection<Finding> findings)
    {
        foreach (var relation in relations.Where(relation => !ReferenceEquals(relation.From, relation.To)))
        {
            var (from, to) = (relation.From, relation.To);
            switch (relation.Kind)
            {
                case RelationKind.SameAs when IsApart(from.Value.Si, to.Value.Si) || (double.IsNaN(from.Value.Si) && !Voices.SaysTheSame(from, to)):
                    findings.Add(Finding.Remark(relation.Place, from.Id, $"The claims are held to be the same and say {from.ValueText} and {to.ValueText}.", "Write `disputes`, or correct one of the values; rounding is at most five per cent."));
                    break;
                case RelationKind.Disputes when from.Property == to.Property && Voices.SaysTheSame(from, to) && from.Bound == to.Bound:
                    findings.Add(Finding.Remark(relation.Place, from.Id, $"The claims are held to dispute each other and both say {from.ValueText}.", "Write `same-as` if one repeats the other, or take the relation out."));
                    break;
                case RelationKind.Supersedes when from.Said.Latest < to.Said.Earliest:
                    findings.Add(Finding.Remark(relation.Place, from.Id, $"The claim was said on {from.Said}, before the one that it supersedes ({to.Said}).", "Exchange `from` and `to`, or choose another relation."));
                    break;
                default:
                    break;
            }
        }
    }

    private static bool IsApart(double left, double right) =>
        double.Abs(left - right) > Rounding * double.Max(double.Abs(left), double.Abs(right));
}
