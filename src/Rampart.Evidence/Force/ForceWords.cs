using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Rampart.Evidence;

/// <summary>A state's force on a day in words: what was so, what was awaited, and who says so.</summary>
public static class ForceWords
{
    private const int StageWidth = 21;

    /// <summary>The property's own word: what stands behind the last slash of its id.</summary>
    public static string Name(PropertyDefinition property)
    {
        ArgumentNullException.ThrowIfNull(property);
        var name = property.Id[(property.Id.LastIndexOf('/') + 1)..];

        // A hyphen before a digit is part of a name: F-35.
        return string.Concat(name.Select((letter, i) => letter == '-' && (i + 1 >= name.Length || !char.IsAsciiDigit(name[i + 1])) ? ' ' : letter));
    }

    /// <summary>The furthest state in words; "only foretold" where nothing is reported.</summary>
    public static string State(DealOnDay deal)
    {
        ArgumentNullException.ThrowIfNull(deal);
        return deal.Furthest is { } furthest ? DealStages.Word(furthest).Replace('-', ' ') + (deal.IsFurthestDisputed ? ", disputed" : string.Empty) : deal.Lines.Count > 0 ? "beside the path" : "only foretold";
    }

    /// <summary>What became of a forecast, as known today.</summary>
    public static string Outcome(ForecastOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return outcome.Verdict switch
        {
            ForecastVerdict.BorneOut => $"borne out: {outcome.Event!.EventDate!.Words}",
            ForecastVerdict.Undecided => $"not decided by {outcome.Event!.EventDate!.Words}",
            ForecastVerdict.CameEarlier => $"came earlier: {outcome.Event!.EventDate!.Words}, {Days(-outcome.DaysOff)} before",
            ForecastVerdict.CameLater => $"came later: {outcome.Event!.EventDate!.Words}, {Days(outcome.DaysOff)} after",
            _ => "no event in the ledger yet",
        };
    }

    /// <summary>The whole answer, with lines of about the given width.</summary>
    public static string Text(ForceOnDay force, int width)
    {
        ArgumentNullException.ThrowIfNull(force);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{force.Owner} on {LocalDatePattern.Iso.Format(force.Day)}{(force.KnownBy is { } known ? $", as known by {LocalDatePattern.Iso.Format(known)}" : string.Empty)}\n");
        if (force.Deals.Count == 0)
        {
            return text.Append("Nothing in the ledger was so or awaited on that day.\n").ToString();
        }

        foreach (var deal in force.Deals)
        {
            text.Append('\n').Append(CultureInfo.InvariantCulture, $"{deal.Deal.Name} ({deal.Deal.Id}{(string.Equals(deal.Deal.Seller, deal.Deal.Owner, StringComparison.Ordinal) ? string.Empty : $", from {deal.Deal.Seller}")}): {State(deal)}\n");
            var lines = deal.Furthest == DealStage.Ended && force.Deals.Count > 1 ? [.. deal.Lines.Where(line => line.Stage == DealStage.Ended)] : deal.Lines;
            if (lines.Count < deal.Lines.Count)
            {
                text.Append(CultureInfo.InvariantCulture, $"  (over; its whole story: rampart force {force.Owner} --deal {deal.Deal.Id} --on {LocalDatePattern.Iso.Format(force.Day)})\n");
            }

            DealStage? last = null;
            foreach (var line in lines)
            {
                Append(text, line, line.Stage != last, width);
                last = line.Stage;
            }

            for (var i = 0; i < deal.Awaited.Count; i++)
            {
                Append(text, deal.Awaited[i], i == 0, width);
            }
        }

        return text.ToString();
    }

    /// <summary>What one claim says in the words of its property.</summary>
    public static string Said(StateReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var property = reading.Property;
        return property.Kind switch
        {
            PropertyKind.YesNo => reading.First.Value.Si == 0.0 ? $"not: {Name(property)}" : Name(property),
            PropertyKind.Date => $"{Name(property)} {(reading.First.Bound == ClaimBound.Exact ? reading.When.Words : reading.Words)}",
            PropertyKind.Word => $"{Name(property)}: {reading.Words.Replace('-', ' ')}",
            PropertyKind.Count when property.Unit is { } unit => IsItsUnit(property, unit) ? reading.WordsWithConversions : $"{reading.WordsWithConversions}, {Name(property)}",
            _ => $"{Name(property)}: {reading.WordsWithConversions}",
        };
    }

    // "2 batteries" needs no "batteries" behind it.
    private static bool IsItsUnit(PropertyDefinition property, UnitOfAccount unit) =>
        UnitsOfAccount.Counted("2", unit).EndsWith(Name(property), StringComparison.Ordinal);

    private static void Append(StringBuilder text, StateLine line, bool isFirst, int width)
    {
        for (var i = 0; i < line.Alternatives.Count; i++)
        {
            var reading = line.Alternatives[i];
            var stage = isFirst && i == 0 ? DealStages.Word(line.Stage).Replace('-', ' ') : string.Empty;
            var certainty = reading.Certainty switch
            {
                StateCertainty.Disputed => i == 0 || line.Alternatives[i - 1].Certainty != StateCertainty.Disputed ? "disputed: " : "or: ",
                StateCertainty.Possible => i == 0 ? "possibly: " : "or possibly: ",
                _ => string.Empty,
            };
            var when = reading.Property.Kind == PropertyKind.Date ? string.Empty : $" ({When(reading)})";
            Row(text, stage, $"{certainty}{Said(reading)}{when}", width);
            var origins = reading.Origins.Count > 1 ? $"; {reading.Origins.Count} independent origins" : string.Empty;
            Row(text, string.Empty, $"  {reading.First.Speaker}, said {reading.First.Said.Words}, {reading.First.Grade.Text}{origins} [{Documents(reading.Claims)}]", width);
        }

        foreach (var reason in line.Reasons)
        {
            Row(text, string.Empty, $"  why apart: {reason}", width);
        }
    }

    private static void Append(StringBuilder text, AwaitedState awaited, bool isFirst, int width)
    {
        var claim = awaited.Forecast;
        var what = claim.Property.Kind == PropertyKind.YesNo ? string.Empty : $" {(claim.Property.Kind == PropertyKind.Date && claim.Bound == ClaimBound.Exact ? claim.EventDate!.Words : claim.ValueText)}";
        var date = claim.Property.Kind == PropertyKind.Date ? string.Empty : claim.EventDate is { } promised ? $" ({promised})" : string.Empty;
        var outcome = awaited.Outcome is { } known ? $"; {Outcome(known)}" : string.Empty;
        Row(text, isFirst ? "awaited" : string.Empty, $"{(awaited.IsOverdue ? "overdue: " : string.Empty)}{Name(claim.Property)}{what}{date}{outcome}", width);
        Row(text, string.Empty, $"  {claim.Speaker}, said {claim.Said.Words}, {claim.Grade.Text} [{Documents([claim])}]", width);
    }

    // The property is named in the line: its document alone tells the claim.
    private static string Documents(IEnumerable<Claim> claims) => string.Join(", ", claims.Select(claim => claim.Id[(claim.Id.IndexOf('#', StringComparison.Ordinal) + 1)..]));

    private static string When(StateReading reading) => reading.First.EventDate is null ? $"said {reading.When.Words}" : reading.When.Words;

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";

    private static void Row(StringBuilder text, string stage, string words, int width)
    {
        var indent = new string(' ', words.Length - words.TrimStart().Length);
        var first = $"  {stage.PadRight(StageWidth)}{indent}";
        WrappedText.Append(text, first, new string(' ', first.Length + 2), words.TrimStart(), width);
    }
}
