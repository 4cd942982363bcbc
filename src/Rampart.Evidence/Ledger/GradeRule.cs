namespace Rampart.Evidence;

/// <summary>The grade that a claim gets where its keeper has not graded it by hand.</summary>
/// <remarks>
/// The letter is its document's; F where nobody judged the document. The digit counts known origins besides its own: those that say the
/// same on its property (a) and those with a standing claim in a <c>disputes</c> relation with it (d). 1: a ≥ 1 and d = 0; 2: a > d ≥ 1;
/// 3: a = d; 4: a &lt; d; never better than 3 where the document's words are not at hand. A claim of unknown origin is confirmed by a known
/// one as any other. A forecast of a date is 6 while it is open, 2 where the event bore it out, 5 where it did not. Rejected is 5.
/// </remarks>
public static class GradeRule
{
    /// <summary>What the rule gives for a claim.</summary>
    /// <param name="claim">The claim; its own grade is not looked at.</param>
    /// <param name="onItsProperty">All claims on its property.</param>
    /// <param name="itsRelations">The relations in which it stands.</param>
    public static Grade Of(Claim claim, IReadOnlyList<Claim> onItsProperty, IEnumerable<Relation> itsRelations)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(onItsProperty);
        ArgumentNullException.ThrowIfNull(itsRelations);
        return Grade.TryParse($"{claim.Document.Reliability ?? 'F'}{Digit(claim, onItsProperty, itsRelations)}")!;
    }

    private static char Digit(Claim claim, IReadOnlyList<Claim> onItsProperty, IEnumerable<Relation> itsRelations)
    {
        if (claim.State == ClaimState.Rejected)
        {
            return '5';
        }

        if (ForecastOutcome.Of(claim, onItsProperty) is { } outcome)
        {
            return outcome.Verdict switch
            {
                ForecastVerdict.Open => '6',
                ForecastVerdict.BorneOut => claim.Recorded is null ? '2' : '3',
                _ => '5',
            };
        }

        var relations = itsRelations.ToList();
        var repeated = relations.Where(relation => relation.Kind == RelationKind.SameAs).Select(Other).Select(other => other.Id).ToHashSet(StringComparer.Ordinal);
        var agreeing = Origins(onItsProperty.Where(other => Voices.SaysTheSame(other, claim) && !repeated.Contains(other.Id)));
        var disputing = Origins(relations.Where(relation => relation.Kind == RelationKind.Disputes).Select(Other));
        var digit = (agreeing, disputing) switch
        {
            ( > 0, 0) => '1',
            var (a, d) when a > d => '2',
            var (a, d) when a < d => '4',
            _ => '3',
        };
        return claim.Recorded is not null && digit < '3' ? '3' : digit;

        Claim Other(Relation relation) => string.Equals(relation.From.Id, claim.Id, StringComparison.Ordinal) ? relation.To : relation.From;

        int Origins(IEnumerable<Claim> claims) => claims
            .Where(other => other.IsStanding && other.OriginIsKnown)
            .Select(Voices.OriginOf)
            .Where(origin => !string.Equals(origin, Voices.OriginOf(claim), StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Count();
    }
}
