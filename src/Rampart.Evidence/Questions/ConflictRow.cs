namespace Rampart.Evidence.Questions;

/// <summary>One answer of a conflict: a claim that speaks for itself or no longer stands, and the claims that only say it again.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Repeated">Standing claims that the ledger holds to repeat it, by their order in the conflict.</param>
/// <param name="AlsoSaid">Standing claims of unknown origin that say the same, earlier or later, and that no relation ties to it.</param>
public sealed record ConflictRow(Claim Claim, IReadOnlyList<Claim> Repeated, IReadOnlyList<Claim> AlsoSaid)
{
    /// <summary>The answers on one property of a conflict, in the order of its claims.</summary>
    /// <param name="ledger">Knows which claims repeat others.</param>
    /// <param name="conflict">The conflict.</param>
    /// <param name="property">One of its properties.</param>
    public static IReadOnlyList<ConflictRow> Of(Ledger ledger, Conflict conflict, PropertyDefinition property)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(conflict);
        ArgumentNullException.ThrowIfNull(property);
        var claims = conflict.Claims.Where(claim => ReferenceEquals(claim.Property, property)).ToList();
        var voices = Voices.On(ledger, property.Id).Select(claim => claim.Id).ToHashSet(StringComparer.Ordinal);
        var shown = claims.Where(claim => voices.Contains(claim.Id) || !claim.IsStanding).ToList();
        return [.. shown.Select(Row)];

        ConflictRow Row(Claim claim)
        {
            var echoes = claims.Where(other => !voices.Contains(other.Id) && other.IsStanding && (Repeats(other, claim) || (!HasVoice(other) && Voices.SaysTheSame(other, claim) && IsFirst(claim)))).ToList();
            return new ConflictRow(claim, echoes.FindAll(other => Repeats(other, claim)), echoes.FindAll(other => !Repeats(other, claim)));
        }

        // Only what the ledger holds to repeat it does; others of unknown origin say the same, earlier or later.
        bool Repeats(Claim other, Claim claim) => ReferenceEquals(ledger.OriginalOf(other), claim);

        // What repeats a claim on another property stands with that one.
        bool HasVoice(Claim claim) => voices.Contains(ledger.OriginalOf(claim).Id) || !ReferenceEquals(ledger.OriginalOf(claim).Property, property);
        bool IsFirst(Claim claim) => ReferenceEquals(shown.Find(other => Voices.SaysTheSame(other, claim)), claim);
    }
}
