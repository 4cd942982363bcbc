using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Rampart.Evidence;
using Rampart.Quantities;

namespace Rampart.Scenarios;

/// <summary>How many batteries a defence has, drawn from what the ledger says that a state had on a day.</summary>
/// <remarks>
/// One battery of the scenario stands for one unit of the named unit of account. Counts that differ are never averaged: the scenario names
/// the claim that it reads, or the ledger must hold one number only.
/// </remarks>
internal sealed class OrderOfBattle
{
    private const string Form = "Write `order-of-battle: { owner: turkey, on: 2020-03-16, counted-as: battalion, deal: turkey-first, stage: contract, read: one(DOCUMENT) }`; `deal`, `stage` and `read` only where there is a choice.";
    private const int Most = 100;
    private static readonly UnitOfAccount[] FireUnits = [UnitOfAccount.Battery, UnitOfAccount.Battalion, UnitOfAccount.Regiment, UnitOfAccount.RegimentSet, UnitOfAccount.Squadron, UnitOfAccount.System];

    private OrderOfBattle(int batteries, Reading reading, string words) => (Batteries, Reading, Words) = (batteries, reading, words);

    public int Batteries { get; }

    /// <summary>The number with the claims behind it.</summary>
    public Reading Reading { get; }

    /// <summary>"2 battalions (turkey on 2020-03-16)".</summary>
    public string Words { get; }

    /// <summary>Reads the section; null where it is wrong, with findings.</summary>
    public static OrderOfBattle? Read(ScenarioSection section, string system, Ledger ledger, ICollection<Finding> findings)
    {
        var before = findings.Count;
        var owner = section.Text("owner", $"Write `owner:`, one of: {string.Join(", ", ForceHistory.OwnersIn(ledger))}.");
        var on = section.Text("on", "Write `on:`, a day such as 2020-03-16.");
        var counted = section.Text("counted-as", $"Write `counted-as:`, the unit of account that one battery of the scenario stands for: {string.Join(", ", FireUnits.Select(UnitsOfAccount.Word))}.");
        var dealId = section.OptionalText("deal");
        var stageWord = section.OptionalText("stage");
        var read = section.OptionalText("read");
        section.Finish();
        if (findings.Count > before)
        {
            return null;
        }

        var day = LocalDatePattern.Iso.Parse(on);
        if (!day.Success)
        {
            section.Error("on", $"\"{on}\" is not a day.", "Write it as 2020-03-16.");
        }

        if (UnitsOfAccount.TryParse(counted) is not { } unit || !FireUnits.Contains(unit))
        {
            section.Error("counted-as", $"\"{counted}\" is no unit that fights as one.", $"Write one of: {string.Join(", ", FireUnits.Select(UnitsOfAccount.Word))}.");
            return null;
        }

        var stage = stageWord is null ? null : DealStages.TryParse(stageWord);
        if (stageWord is not null && stage is null)
        {
            section.Error("stage", $"\"{stageWord}\" is no state of a deal.", $"Write one of: {string.Join(", ", DealStages.All)}.");
        }

        if (dealId is not null && ledger.FindDeal(dealId) is null)
        {
            section.Error("deal", $"The ledger has no deal `{dealId}`.", $"Deals: {string.Join(", ", ledger.Deals.Select(deal => deal.Id))}.");
        }

        var owners = ForceHistory.OwnersIn(ledger);
        if (!owners.Contains(owner, StringComparer.Ordinal))
        {
            section.Error("owner", $"The ledger holds no deal of {owner}.", $"States with deals: {string.Join(", ", owners)}.");
        }

        if (findings.Count > before)
        {
            return null;
        }

        var counts = Counts(ledger, owner, day.Value, system, unit)
            .Where(count => (dealId is null || string.Equals(count.Reading.Property.Deal!.Id, dealId, StringComparison.Ordinal)) && (stage is null || count.Reading.Property.Stage == stage))
            .ToList();
        return Chosen(section, counts, read, Named(owner, day.Value)) is { } chosen ? Of(section, chosen, unit, Named(owner, day.Value)) : null;
    }

    /// <summary>Everything that was said of a count in a unit on a day, as counted or as a claim converts it.</summary>
    private static IEnumerable<Count> Counts(Ledger ledger, string owner, LocalDate day, string system, UnitOfAccount unit)
    {
        var deals = ForceHistory.Of(ledger, owner).On(day).Deals.Where(deal => string.Equals(deal.Deal.System, system, StringComparison.Ordinal));
        foreach (var reading in deals.SelectMany(deal => deal.Lines).SelectMany(line => line.Alternatives))
        {
            // What is only possible, denied or no exact number makes no battery.
            if (reading.Certainty == StateCertainty.Possible || reading.First.Bound != ClaimBound.Exact)
            {
                continue;
            }

            if (reading.Property.Unit == unit)
            {
                yield return new Count(reading.First.Value.Si, reading, By: null);
            }

            foreach (var conversion in reading.Conversions.Where(conversion => conversion.Unit == unit))
            {
                yield return new Count(conversion.Count, reading, conversion.By);
            }
        }
    }

    private static Count? Chosen(ScenarioSection section, List<Count> counts, string? read, string whose)
    {
        if (counts.Count == 0)
        {
            section.Error("counted-as", $"No claim counts the force of {whose} so, and none converts a count into it.", "See what there is: rampart force. Choose another unit or another day, or enter the claim that converts.");
            return null;
        }

        var documents = string.Join(", ", counts.Select(count => $"one({DocumentOf(count)}): {count.Number.ToString(CultureInfo.InvariantCulture)}").Distinct(StringComparer.Ordinal));
        if (read is not null)
        {
            var wanted = read.StartsWith("one(", StringComparison.Ordinal) && read.EndsWith(')') ? read[4..^1] : string.Empty;
            bool Says(Claim claim) => string.Equals(NameOf(claim), wanted, StringComparison.Ordinal);
            var found = counts.FindAll(count => count.Reading.Claims.Any(Says));
            if (found.Select(count => count.Number).Distinct().Count() == 1)
            {
                return found[0] with { Claim = found[0].Reading.Claims.First(Says) };
            }

            section.Error("read", found.Count == 0 ? $"`{read}` reads no count of {whose}." : $"`{read}` reads several counts of {whose}.", found.Count == 0 ? $"There are: {documents}." : "Name the deal and the state as well.");
            return null;
        }

        if (counts.Select(count => count.Number).Distinct().Count() > 1)
        {
            section.Error("counted-as", $"What is said of {whose} differs, and counts are never averaged: {documents}.", $"Choose one with `read: one(DOCUMENT)`, or name `deal` and `stage`. {Form}");
            return null;
        }

        return counts[0];
    }

    private static OrderOfBattle? Of(ScenarioSection section, Count chosen, UnitOfAccount unit, string whose)
    {
        if (chosen.Number is < 1.0 or > Most || chosen.Number != double.Floor(chosen.Number))
        {
            section.Error("counted-as", $"{UnitsOfAccount.Counted(chosen.Number.ToString(CultureInfo.InvariantCulture), unit)} make no defence.", $"Choose another day, unit or claim: a scenario has 1 to {Most} batteries.");
            return null;
        }

        var claim = chosen.Claim;
        var words = $"{UnitsOfAccount.Counted(chosen.Number.ToString(CultureInfo.InvariantCulture), unit)} ({whose})";
        return new OrderOfBattle((int)chosen.Number, new Reading
        {
            Model = "order-of-battle",
            ModelName = $"Order of battle: {whose}",
            Key = "batteries",
            Kind = QuantityKind.Number,
            Si = chosen.Number,
            Text = chosen.Number.ToString(CultureInfo.InvariantCulture),
            Source = ReadingSource.Claimed,
            As = $"one({NameOf(claim)})",
            Property = claim.Property,
            Claims = chosen.By is { } by ? [claim, by] : [claim],
            Voices = [claim],
            Together = "order-of-battle batteries",
            Place = section.Place,
        }, words);
    }

    private static string DocumentOf(Count count) => NameOf(count.Reading.First);

    // As a model names a claim: its document, with its number from the second on.
    private static string NameOf(Claim claim) => claim.Id[(claim.Id.IndexOf('#', StringComparison.Ordinal) + 1)..];

    private static string Named(string owner, LocalDate day) => $"{owner} on {LocalDatePattern.Iso.Format(day)}";

    private sealed record Count(double Number, StateReading Reading, Claim? By)
    {
        /// <summary>The claim that is read: the one that the scenario names, or the first that says so.</summary>
        public Claim Claim { get; init; } = Reading.First;
    }
}
