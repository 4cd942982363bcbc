namespace Rampart.Evidence.Nature;

/// <summary>One thing that claims are held against.</summary>
internal abstract class NatureRule
{
    public abstract string Name { get; }

    public abstract string Formula { get; }

    public abstract string Source { get; }

    public abstract IEnumerable<NatureVerdict> Judge(ClaimedValues values);

    protected NatureVerdict Verdict(string subject, NatureOutcome outcome, IEnumerable<Claim> claims, string message, params NatureNumber[] numbers) => new()
    {
        Rule = Name,
        Subject = subject,
        Claims = [.. claims],
        Outcome = outcome,
        Message = message,
        Formula = Formula,
        Source = Source,
        Numbers = numbers,
    };
}
