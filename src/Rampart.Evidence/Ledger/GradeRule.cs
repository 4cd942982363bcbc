namespace Rampart.Evidence;

/// <summary>The grade that a claim gets where its keeper has not graded it by hand.</summary>
/// <remarks>
/// The letter is its document's; F where nobody judged the document. The digit counts known origins besides its own: those that say the
/// same on its property (a; of a date: that lies within its own) and those with a standing claim in a <c>disputes</c> relation with it or
/// with a claim that says the same (d). 1: a ≥ 1 and d = 0; 2: a > d ≥ 1; 3: a = d; 4: a &lt; d; never better than 3 where the document's
/// words are not at hand. A claim of unknown origin is confirmed by a known one as any other. A forecast of a date is 6 while it is open,
/// 2 where the event bore it out, 3 where the event's date is not fine enough to say, 5 where it did not. Rejected is 5.
/// </remarks>
public sealed class GradeRule
{
    private readonly ILookup<string, Claim> _onProperty;
    private readonly ILookup<string, Relation> _relations;

    /// <param name="claims">All claims of a ledger; their own grades are not looked at.</param>
    /// <param name="relations">All relations between them.</param>
    public GradeRule(IEnumerable<Claim> claims, IEnumerable<Relation> relations)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(relations);
        _onProperty = claims.OrderBy(claim => claim.Id, StringComparer.Ordinal).ToLookup(claim => claim.Property.Id, StringComparer.Ordinal);
        _relations = relations
            .SelectMany(relation => new[] { (relation.From.Id, Relation: relation), (relation.To.Id, Relation: relation) })
            .ToLookup(pair => pair.Id, pair => pair.Relation, StringComparer.Ordinal);
    }

    /// <summary>What the rule gives for a claim.</summary>
    public Grade Of(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return Grade.TryParse($"{claim.Document.Reliability ?? 'F'}{Digit(claim).Mark}")!;
    }

    /// <summary>Why the rule gives it, in two sentences: one for the letter, one for the digit.</summary>
    public string Because(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var letter = claim.Document switch
        {
            { Reliability: null } => "F: nobody has judged the document's reliability.",
            { ReliabilityBecause: { } because } => $"{claim.Document.Reliability}: {because.TrimEnd('.')}.",
            _ => $"{claim.Document.Reliability}: the document's reliability as the ledger's keeper judged it.",
        };
        var (mark, why) = Digit(claim);
        return $"{letter} {mark}: {why}.";
    }

    private (char Mark, string Because) Digit(Claim claim)
    {
        if (claim.State == ClaimState.Rejected)
        {
            return ('5', "the claim is rejected");
        }

        var onItsProperty = _onProperty[claim.Property.Id];
        if (ForecastOutcome.Of(claim, onItsProperty) is { } outcome)
        {
            return outcome.Verdict switch
            {
                ForecastVerdict.Open => ('6', "a forecast, and no event is reported yet"),
                ForecastVerdict.Undecided => ('3', "a forecast, and the event's date is not fine enough to say"),
                ForecastVerdict.BorneOut => claim.Recorded is null ? ('2', "a forecast that the event bore out") : ('3', "a forecast that the event bore out, but the document's words are not at hand"),
                _ => ('5', "a forecast that the event did not bear out"),
            };
        }

        var repeated = Related(claim, RelationKind.SameAs).Select(other => other.Id).ToHashSet(StringComparer.Ordinal);
        var agreeing = Origins(claim, onItsProperty.Where(other => Confirms(other, claim) && !repeated.Contains(other.Id)));

        // Who disputes one of two claims that say the same disputes what both say.
        var saying = onItsProperty.Where(other => Voices.SaysTheSame(other, claim));
        var disputing = Origins(claim, saying.SelectMany(other => Related(other, RelationKind.Disputes)).Where(other => !Confirms(other, claim)));
        var digit = (agreeing, disputing) switch
        {
            ( > 0, 0) => '1',
            var (a, d) when a > d => '2',
            var (a, d) when a < d => '4',
            _ => '3',
        };
        var counted = $"{Others(agreeing)} {(agreeing <= 1 ? "says" : "say")} the same, {(disputing == 0 ? "none disputes" : $"{disputing} {(disputing == 1 ? "disputes" : "dispute")}")} it";
        return claim.Recorded is not null && digit < '3' ? ('3', $"{counted}; never better where the document's words are not at hand") : (digit, counted);
    }

    private static string Others(int count) => count switch
    {
        0 => "no other known origin",
        1 => "1 other known origin",
        _ => $"{count} other known origins",
    };

    private IEnumerable<Claim> Related(Claim claim, RelationKind kind) => _relations[claim.Id]
        .Where(relation => relation.Kind == kind)
        .Select(relation => string.Equals(relation.From.Id, claim.Id, StringComparison.Ordinal) ? relation.To : relation.From);

    private static bool Confirms(Claim other, Claim claim) =>
        string.Equals(other.Property.Id, claim.Property.Id, StringComparison.Ordinal)
        && (claim.Property.Kind == PropertyKind.Date && claim.EventDate is { } date && other.EventDate is { } finer
            ? !other.IsForecast && date.Earliest <= finer.Earliest && finer.Latest <= date.Latest
            : Voices.SaysTheSame(other, claim));

    private static int Origins(Claim claim, IEnumerable<Claim> others) => others
        .Where(other => other.IsStanding && other.OriginIsKnown)
        .Select(Voices.OriginOf)
        .Where(origin => !string.Equals(origin, Voices.OriginOf(claim), StringComparison.Ordinal))
        .Distinct(StringComparer.Ordinal)
        .Count();
}
