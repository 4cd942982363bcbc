using System.Globalization;
using System.Text;

namespace Rampart.Evidence.Questions;

/// <summary>Tells conflicts to a reader at a terminal.</summary>
public static class ConflictText
{
    private const int NarrowestText = 60;
    private const string Indent = "  ";
    private const string Further = "    ";

    /// <summary>One conflict: its values side by side, how far they lie apart, why, and what would settle it.</summary>
    /// <param name="ledger">Knows which claims repeat others.</param>
    /// <param name="conflict">The conflict.</param>
    /// <param name="number">Its place in the list, from 1.</param>
    /// <param name="width">Letters in a line.</param>
    public static string Full(Ledger ledger, Conflict conflict, int number, int width)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(conflict);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, NarrowestText);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{number}. {conflict.Lead.Id}  [{Conflict.Word(conflict.State)}]\n");
        if (conflict.ReadBy.Count > 0)
        {
            WrappedText.Append(text, Indent + "read by ", Further, string.Join(", ", conflict.ReadBy), width);
        }

        foreach (var property in conflict.Properties)
        {
            AppendValues(text, ledger, conflict, property, width);
        }

        foreach (var spread in conflict.Spreads)
        {
            WrappedText.Append(text, Indent + "Spread: ", Further, Words(spread, conflict.Properties.Count > 1), width);
        }

        if (conflict.Units.Count > 1)
        {
            WrappedText.Append(text, Indent + "Units of account: ", Further, string.Join(", ", conflict.Units.Select(unit => UnitsOfAccount.Word(unit).Replace('-', ' '))) + ".", width);
        }

        foreach (var relation in conflict.Relations)
        {
            WrappedText.Append(text, Indent + "Why: ", Further, $"{Named(relation.From, conflict)} {relation.WordsFrom(relation.From)} {Named(relation.To, conflict)}{(relation.IsInferred ? " (inferred)" : string.Empty)}: {relation.Reason}", width);
        }

        foreach (var step in conflict.Settling)
        {
            WrappedText.Append(text, Indent + "To settle: ", Further, step.Text, width);
        }

        return text.ToString();
    }

    /// <summary>One conflict in a line: state, property, the answers.</summary>
    public static string Brief(Conflict conflict, int width)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        var answers = conflict.Spreads.Count > 0
            ? string.Join("; ", conflict.Spreads.Select(spread => Words(spread, isNamed: false)))
            : string.Join(" / ", conflict.Claims.Where(claim => claim.IsStanding).Select(Shown).Distinct(StringComparer.Ordinal));
        var text = $"{Conflict.Word(conflict.State),-10}  {(conflict.ReadBy.Count > 0 ? "read" : "    ")}  {conflict.Lead.Id}{(conflict.Properties.Count > 1 ? $" (+{conflict.Properties.Count - 1})" : string.Empty)}  {answers}";
        return text.Length > width ? text[..(width - 1)] + "…" : text;
    }

    /// <summary>A spread in words: from what to what, and how far that is.</summary>
    public static string Words(ConflictSpread spread, bool isNamed)
    {
        ArgumentNullException.ThrowIfNull(spread);
        var name = isNamed ? spread.Property.Id + ": " : string.Empty;
        if (spread.Days is { } days)
        {
            if (days == 0)
            {
                return $"{name}{string.Join(" / ", spread.Answers)}, which may mean the same day.";
            }

            var apart = $"{(days == 1 ? "1 day" : $"{days:#,0} days")} apart{(spread.Low.EventDate!.IsDay && spread.High.EventDate!.IsDay ? string.Empty : " at least")}";
            return $"{name}{spread.Low.Value.Text} to {spread.High.Value.Text}, {apart}.";
        }

        return spread.Ratio is { } ratio
            ? $"{name}{Shown(spread.Low)} to {Shown(spread.High)}, {ratio.ToString("0.##", CultureInfo.InvariantCulture)} to 1."
            : spread.Property.Kind is PropertyKind.YesNo or PropertyKind.Word or PropertyKind.Text
                ? $"{name}{string.Join(" / ", spread.Answers)}."
                : $"{name}{Shown(spread.Low)} to {Shown(spread.High)}.";
    }

    /// <summary>A value with what is counted: "2 batteries".</summary>
    public static string Shown(Claim claim) => claim.Property.Unit is { } unit ? UnitsOfAccount.Counted(claim.ValueText, unit) : claim.ValueText;

    private static void AppendValues(StringBuilder text, Ledger ledger, Conflict conflict, PropertyDefinition property, int width)
    {
        var rows = ConflictRow.Of(ledger, conflict, property);
        if (conflict.Properties.Count > 1)
        {
            WrappedText.Append(text, Indent, Further, $"{property.Id}{Per(property)}", width);
        }

        var first = Math.Min(30, rows.Select(row => Shown(row.Claim).Length).DefaultIfEmpty(0).Max());
        foreach (var row in rows)
        {
            var claim = row.Claim;
            var start = $"{Further}{Shown(claim).PadRight(first)}  {claim.Grade.Text}  ";
            var what = $"{claim.Speaker}, {Said(claim)}{Foretold(ledger, claim)}{(claim.IsStanding ? string.Empty : $", {(claim.State == ClaimState.OutOfScope ? "out of scope" : claim.State.ToString().ToLowerInvariant())}")}. Origin: {claim.Origin}. {claim.Document.Id}{(claim.Number > 1 ? $"/{claim.Number}" : string.Empty)}";
            WrappedText.Append(text, start, new string(' ', Math.Min(start.Length, Further.Length + 32)), what, width);
            foreach (var (same, words) in new[] { (row.Repeated, "repeated by "), (row.AlsoSaid, "also said, of unknown origin, by ") })
            {
                if (same.Count > 0)
                {
                    var names = same.Select(other => Voices.SaysTheSame(other, claim) ? other.Document.Id : $"{other.Document.Id} as {Shown(other)}");
                    WrappedText.Append(text, Further + Indent + words, Further + Further, string.Join(", ", names), width);
                }
            }
        }
    }

    private static string Per(PropertyDefinition property) =>
        property is { Unit: { } unit, Per: { } per } ? $" ({UnitsOfAccount.Counted("2", unit)[2..]} in one {UnitsOfAccount.Word(per).Replace('-', ' ')})" : string.Empty;

    private static string Said(Claim claim) => claim.Said.Words;

    private static string Foretold(Ledger ledger, Claim claim)
    {
        if (ForecastOutcome.Of(claim, ledger.ClaimsOn(claim.Property.Id)) is { } outcome)
        {
            return $" (forecast, {ForecastTrack.Words(outcome)})";
        }

        return claim.IsForecast ? $" (forecast{(claim.Event is { } date ? " for " + date.Text : string.Empty)})" : string.Empty;
    }

    private static string Named(Claim claim, Conflict conflict) => $"{Shown(claim)} ({(conflict.Properties.Count == 1 ? claim.Document.Id : claim.Id)})";
}
