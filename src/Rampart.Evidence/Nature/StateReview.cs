namespace Rampart.Evidence.Nature;

/// <summary>Holds the ledger's states against the verdicts: a standing claim that fails must be acted on, a rejected one that passes is worth another look.</summary>
internal static class StateReview
{
    public const string Rule = "state";

    private const string Formula = "the verdicts of the other rules, claim by claim";
    private const string Source = "the ledger's states and reasons";

    public static IEnumerable<NatureVerdict> Of(IReadOnlyList<NatureVerdict> verdicts)
    {
        foreach (var group in verdicts.SelectMany(verdict => verdict.Claims.Select(claim => (Claim: claim, Verdict: verdict))).GroupBy(pair => pair.Claim.Id, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var claim = group.First().Claim;
            var failed = group.Select(pair => pair.Verdict).FirstOrDefault(verdict => verdict.Outcome == NatureOutcome.Fails);
            if (claim.IsStanding && failed is not null)
            {
                yield return Verdict(claim, NatureOutcome.Fails, $"{Told(claim)} stands in the ledger and fails the rule {failed.Rule}: reject it with this reason, or correct it.");
            }
            else if (claim.State == ClaimState.Rejected)
            {
                yield return Rejected(claim, failed, [.. group.Select(pair => pair.Verdict)]);
            }
        }
    }

    private static NatureVerdict Rejected(Claim claim, NatureVerdict? failed, IReadOnlyList<NatureVerdict> verdicts)
    {
        var because = claim.Because is { Length: > 0 } reason ? $" The ledger rejects it because: {reason.TrimEnd('.')}." : string.Empty;
        if (failed is not null)
        {
            return Verdict(claim, NatureOutcome.Holds, $"{Told(claim)} is rejected, and ruled out again by the rule {failed.Rule}.{because}");
        }

        if (verdicts.FirstOrDefault(verdict => verdict.Outcome == NatureOutcome.Contradicts) is { } contradicted)
        {
            return Verdict(claim, NatureOutcome.Holds, $"{Told(claim)} is rejected, and contradicted by the rule {contradicted.Rule}.{because}");
        }

        var worst = verdicts.Max(verdict => verdict.Outcome);
        var stands = worst == NatureOutcome.Strained ? "strained but not ruled out" : "not ruled out by any rule here";
        return Verdict(claim, NatureOutcome.Needs, $"{Told(claim)} is rejected, but {stands}: worth another look.{because}");
    }

    private static string Told(Claim claim) => $"{ClaimedValues.Split(claim.Property.Id).Name} {claim.ValueText} ({claim.Document.Id})";

    private static NatureVerdict Verdict(Claim claim, NatureOutcome outcome, string message) => new()
    {
        Rule = Rule,
        Subject = ClaimedValues.Split(claim.Property.Id).Subject,
        Claims = [claim],
        Outcome = outcome,
        Message = message,
        Formula = Formula,
        Source = Source,
    };
}
