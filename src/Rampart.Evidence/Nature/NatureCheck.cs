using System.Text;
using Rampart.Evidence.Nature;

namespace Rampart.Evidence;

/// <summary>Holds the ledger's claims against nature and against each other.</summary>
public static class NatureCheck
{
    private const int NarrowestText = 60;
    private const int LongestSubject = 24;

    private static readonly NatureRule[] Rules =
    [
        new HorizonRule(),
        new FlightTimeRule(),
        new InterceptorSpeedRule(),
        new QuotedUnitsRule(),
        new BallisticTargetRule(),
        new CeilingRule(),
        new AgreementRule(),
        new RoundTripRule(),
        new ChannelRule(),
        new DetectionScalingRule(),
    ];

    /// <summary>Every verdict: the worst outcome first; then by subject, in the order of the rules.</summary>
    public static IReadOnlyList<NatureVerdict> Of(Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var values = new ClaimedValues(ledger);
        List<NatureVerdict> verdicts = [.. Rules.SelectMany(rule => rule.Judge(values))];
        verdicts.AddRange(StateReview.Of(verdicts));

        // Stable: within a subject the rules keep their order.
        return [.. verdicts.OrderByDescending(verdict => Weight(verdict)).ThenBy(verdict => verdict.Subject, StringComparer.Ordinal)];
    }

    /// <summary>The word of an outcome as a table shows it.</summary>
    public static string Word(NatureOutcome outcome) => outcome switch
    {
        NatureOutcome.Holds => "holds",
        NatureOutcome.Needs => "needs",
        NatureOutcome.Strained => "strained",
        NatureOutcome.Fails => "fails",
        _ => "contradicts",
    };

    /// <summary>The verdicts for a terminal, wrapped at a width: outcome, subject and message; below them what was reckoned with.</summary>
    public static string ToText(IReadOnlyList<NatureVerdict> verdicts, int width = 100)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, NarrowestText);
        var text = new StringBuilder();
        var first = "contradicts".Length + 2;
        var second = Math.Min(LongestSubject, verdicts.Select(verdict => verdict.Subject.Length).DefaultIfEmpty(0).Max()) + 2;
        foreach (var verdict in verdicts)
        {
            var start = Word(verdict.Outcome).PadRight(first) + verdict.Subject.PadRight(second - 2) + "  ";
            WrappedText.Append(text, start, new string(' ', first + second), verdict.Message, width);
        }

        var rules = verdicts.DistinctBy(verdict => verdict.Rule, StringComparer.Ordinal).OrderBy(verdict => Array.FindIndex(Rules, rule => string.Equals(rule.Name, verdict.Rule, StringComparison.Ordinal)) is var place and >= 0 ? place : Rules.Length).ToList();
        if (rules.Count > 0)
        {
            text.Append("\nReckoned with\n");
        }

        foreach (var rule in rules)
        {
            var indent = Rules.Max(each => each.Name.Length) + 2;
            WrappedText.Append(text, rule.Rule.PadRight(indent), new string(' ', indent), $"{rule.Formula}. Source: {rule.Source}.", width);
        }

        return text.ToString();
    }

    // What cannot be so comes before what cannot be so together.
    private static int Weight(NatureVerdict verdict) => verdict.Outcome switch
    {
        NatureOutcome.Fails => 4,
        NatureOutcome.Contradicts => 3,
        NatureOutcome.Strained => 2,
        NatureOutcome.Needs => 1,
        _ => 0,
    };
}
