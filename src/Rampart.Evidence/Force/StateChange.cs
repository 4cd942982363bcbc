using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Rampart.Evidence;

/// <summary>Something that began: a state that was reached, or a forecast that was made.</summary>
/// <param name="Day">The day by which it had begun for sure; for a forecast the day by which it had been said.</param>
/// <param name="When">Its date as written.</param>
/// <param name="Claims">The claims that say so, the first said first.</param>
/// <param name="Words">What is said.</param>
/// <param name="State">The furthest state of its deal at the end of that date, in words.</param>
public sealed record StateChange(LocalDate Day, PartialDate When, IReadOnlyList<Claim> Claims, string Words, string State)
{
    /// <summary>The first of its claims.</summary>
    public Claim Claim => Claims[0];

    /// <summary>All that began between two days, in order.</summary>
    public static IReadOnlyList<StateChange> Between(ForceHistory history, LocalDate from, LocalDate to)
    {
        ArgumentNullException.ThrowIfNull(history);

        // Many begin on one day: the state of a deal on it is worked out once.
        var states = new Dictionary<(string Deal, LocalDate Day), string>();
        var changes = history.Claims
            .GroupBy(claim => (claim.Property.Id, claim.IsForecast))
            .SelectMany(same => history.SayingTheSame(same))
            .Select(same => (Claims: same, When: same[0].IsForecast ? same[0].Said : ForceHistory.When(same[0])))
            .Select(same => (same.Claims, same.When, Day: By(same.When)))
            .Where(change => from <= change.Day && change.Day <= to)
            .OrderBy(change => change.Day)
            .ThenBy(change => change.When.Start)
            .ThenBy(change => change.Claims[0].Property.Deal!.Id, StringComparer.Ordinal)
            .ThenBy(change => change.Claims[0].Id, StringComparer.Ordinal);
        return [.. changes.Select(change => new StateChange(change.Day, change.When, change.Claims, Said(change.Claims, change.When), StateAfter(history, change.Claims[0].Property.Deal!, change.Day, states)))];
    }

    /// <summary>The history as a table of lines of about the given width.</summary>
    public static string Text(string owner, LocalDate from, LocalDate to, IReadOnlyList<StateChange> changes, int width)
    {
        ArgumentNullException.ThrowIfNull(changes);
        const int Date = 27;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{owner} from {LocalDatePattern.Iso.Format(from)} to {LocalDatePattern.Iso.Format(to)}\n");
        foreach (var deal in changes.GroupBy(change => change.Claim.Property.Deal!).OrderBy(deal => deal.First().Day))
        {
            text.Append('\n').Append(CultureInfo.InvariantCulture, $"{deal.Key.Name} ({deal.Key.Id})\n");
            var state = string.Empty;
            foreach (var change in deal)
            {
                if (!string.Equals(change.State, state, StringComparison.Ordinal))
                {
                    state = change.State;
                    text.Append(CultureInfo.InvariantCulture, $"  state: {state}\n");
                }

                var indent = new string(' ', Date + 4);
                WrappedText.Append(text, $"    {change.When.Words.PadRight(Date)}", indent, change.Words, width);
                WrappedText.Append(text, indent, indent, $"{change.Claim.Speaker}, {change.Claim.Grade.Text} [{string.Join(", ", change.Claims.Select(claim => claim.Id))}]", width);
            }
        }

        return text.Append(changes.Count == 0 ? "Nothing began between these days.\n" : string.Empty).ToString();
    }

    private static string Said(IReadOnlyList<Claim> claims, PartialDate when)
    {
        var claim = claims[0];
        var said = ForceWords.Said(new StateReading(claim.Property, claims, when, StateCertainty.Reported, []));
        return claim.IsForecast ? $"foretold: {said}" : $"{DealStages.Word(claim.Property.Stage!.Value).Replace('-', ' ')}: {said}";
    }

    private static LocalDate By(PartialDate when) => when.Latest.Year == 9999 ? when.Start : when.Latest;

    private static string StateAfter(ForceHistory history, Deal deal, LocalDate day, Dictionary<(string Deal, LocalDate Day), string> known)
    {
        if (!known.TryGetValue((deal.Id, day), out var state))
        {
            var on = history.On(day, deal).Deals;
            state = on.Count == 0 ? "only foretold" : ForceWords.State(on[0]);
            known.Add((deal.Id, day), state);
        }

        return state;
    }
}
