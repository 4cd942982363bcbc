using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Rampart.Answers;
using Rampart.Answers.Evidence;
using Rampart.Evidence;
using Rampart.Pictures;

namespace Rampart.Cli.Commands;

/// <summary><c>rampart force</c>: who had how many, on which day, and who says so.</summary>
internal static class ForceCommand
{
    private const int NarrowestText = 70;
    private const int WidestText = 110;

    private sealed record Asked(string? Owner, string? Deal, LocalDate? On, LocalDate? From, LocalDate? To, LocalDate? KnownBy, string? Out, bool MayReplace);

    public static Command Create()
    {
        var owner = new Argument<string?>("OWNER") { Description = "A state whose deals the ledger holds, such as turkey; without it the states are listed.", Arity = ArgumentArity.ZeroOrOne };
        var deal = new Option<string?>("--deal") { Description = "Only this deal of it, such as turkey-first." };
        var on = Day("--on", "The day that is asked about, such as 2019-10-01.");
        var from = Day("--from", "First day of a history of states.");
        var to = Day("--to", "Last day of a history of states.");
        var known = Day("--known-by", "Look only at what had been said by this day; without it at all that the ledger holds.");
        var @out = new Option<string?>("--out") { Description = "Write the swim lanes as a picture, such as turkey.svg." };
        var force = new Option<bool>("--force") { Description = "Replace a picture that is there already." };
        var json = Options.Json();
        var command = new Command("force", "Who had how many, on which day, and who says so: deals and their states, put together from dated claims.\n\nExample: rampart force turkey --on 2019-10-01")
        {
            owner, deal, on, from, to, known, @out, force, json,
        };
        command.SetAction(parsed => Run(
            new Asked(parsed.GetValue(owner), parsed.GetValue(deal), parsed.GetValue(on), parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(known), parsed.GetValue(@out), parsed.GetValue(force)),
            new Screen(parsed.GetValue(json))));
        return command;
    }

    private static Option<LocalDate?> Day(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result => ParseDay(result),
    };

    private static LocalDate? ParseDay(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: > 1800 and < 2200 } day })
        {
            return day;
        }

        result.AddError($"\"{text}\" is not a day. Write it as 2019-10-01.");
        return null;
    }

    private static int Run(Asked asked, Screen screen)
    {
        var ledger = Ledger.Load(Path.Combine(Workspace.FindHome(), "ledger"), screen.Findings);
        if (screen.HasErrors)
        {
            return screen.EndWithErrors();
        }

        var owners = ForceHistory.OwnersIn(ledger);
        if (asked.Owner is null)
        {
            if (asked is not { Deal: null, On: null, From: null, To: null, KnownBy: null, Out: null })
            {
                throw new UsageException("No state is named.", $"States with deals: {string.Join(", ", owners)}. Such as: rampart force turkey --on 2019-10-01");
            }

            return List(ledger, owners, screen);
        }

        if (!owners.Contains(asked.Owner, StringComparer.Ordinal))
        {
            var near = Spelling.Nearest(asked.Owner.ToLowerInvariant(), owners);
            throw new UsageException($"The ledger holds no deal of {asked.Owner}.", $"{(near is null ? string.Empty : $"Did you mean {near}? ")}{(owners.Count == 0 ? "Enter deals in the ledger's deals.yaml." : $"States with deals: {string.Join(", ", owners)}.")}");
        }

        var deal = DealOf(ledger, asked);
        CheckDays(asked);
        var history = ForceHistory.Of(ledger, asked.Owner, asked.KnownBy);
        if (asked.From is null && asked.To is null)
        {
            return OnDay(ledger, history, asked, deal, asked.On ?? Newest(ledger), screen);
        }

        return Between(ledger, history, asked, deal, screen);
    }

    private static Deal? DealOf(Ledger ledger, Asked asked)
    {
        var deals = ledger.Deals.Where(deal => string.Equals(deal.Owner, asked.Owner, StringComparison.Ordinal)).ToList();
        return asked.Deal is null ? null : deals.Find(deal => string.Equals(deal.Id, asked.Deal, StringComparison.Ordinal))
            ?? throw new UsageException($"{asked.Owner} has no deal {asked.Deal} in the ledger.", $"Its deals: {string.Join(", ", deals.Select(deal => deal.Id))}.");
    }

    private static void CheckDays(Asked asked)
    {
        if (asked.On is not null && (asked.From is not null || asked.To is not null))
        {
            throw new UsageException("--on asks about one day, --from and --to about many.", "Give --on, or --from and --to.");
        }

        if (asked is { From: { } from, To: { } to } && to < from)
        {
            throw new UsageException($"--to {LocalDatePattern.Iso.Format(to)} lies before --from {LocalDatePattern.Iso.Format(from)}.", "Exchange them.");
        }
    }

    // The last day of which the ledger can know anything.
    private static LocalDate Newest(Ledger ledger) => ledger.Documents.Max(document => document.Date.Latest);

    private static int OnDay(Ledger ledger, ForceHistory history, Asked asked, Deal? deal, LocalDate day, Screen screen)
    {
        var force = history.On(day, deal);
        var picture = Picture(ledger, history, asked, deal, First(history, day), day, day);
        if (screen.IsJson)
        {
            screen.WriteJson(ForceJson.Of(force));
            return Exit.Done;
        }

        screen.ShowFindings();
        Console.Out.Write(Screen.Plain(ForceWords.Text(force, Width(screen))));
        Told(picture);
        return Exit.Done;
    }

    private static int Between(Ledger ledger, ForceHistory history, Asked asked, Deal? deal, Screen screen)
    {
        var to = asked.To ?? Newest(ledger);
        var from = asked.From ?? First(history, to);
        if (to < from)
        {
            throw new UsageException($"Nothing is known of {history.Owner} before {LocalDatePattern.Iso.Format(from)}.", "Give --from and --to.");
        }

        var changes = StateChange.Between(history, from, to).Where(change => deal is null || ReferenceEquals(change.Claim.Property.Deal, deal)).ToList();
        var picture = Picture(ledger, history, asked, deal, from, to, marked: null);
        if (screen.IsJson)
        {
            screen.WriteJson(ForceJson.Of(history.Owner, from, to, changes));
            return Exit.Done;
        }

        screen.ShowFindings();
        Console.Out.Write(Screen.Plain(StateChange.Text(history.Owner, from, to, changes, Width(screen))));
        Told(picture);
        return Exit.Done;
    }

    private static int List(Ledger ledger, IReadOnlyList<string> owners, Screen screen)
    {
        if (screen.IsJson)
        {
            screen.WriteJson(new JsonArray([.. owners.Select(owner => new JsonObject
            {
                ["owner"] = owner,
                ["deals"] = new JsonArray([.. ledger.Deals.Where(deal => string.Equals(deal.Owner, owner, StringComparison.Ordinal)).Select(deal => new JsonObject { ["id"] = deal.Id, ["name"] = deal.Name, ["system"] = deal.System, ["seller"] = deal.Seller })]),
            })]));
            return Exit.Done;
        }

        screen.ShowFindings();
        foreach (var deal in ledger.Deals.OrderBy(deal => deal.Owner, StringComparer.Ordinal).ThenBy(deal => deal.Id, StringComparer.Ordinal))
        {
            Console.Out.WriteLine(Screen.Plain($"{deal.Owner,-10}  {deal.Id,-18}  {deal.Name}"));
        }

        Console.Out.WriteLine(owners.Count == 1 ? "1 state with deals" : $"{owners.Count} states with deals");
        return Exit.Done;
    }

    /// <summary>The first day of which the history speaks, or the last where it says nothing.</summary>
    private static LocalDate First(ForceHistory history, LocalDate last)
    {
        var days = history.Claims.Select(claim => (claim.IsForecast ? claim.Said : ForceHistory.When(claim)).Start).Where(day => day <= last).ToList();
        return days.Count == 0 ? last : days.Min();
    }

    private static string? Picture(Ledger ledger, ForceHistory history, Asked asked, Deal? deal, LocalDate from, LocalDate to, LocalDate? marked)
    {
        if (asked.Out is null)
        {
            return null;
        }

        if (!asked.Out.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
        {
            throw new UsageException($"{asked.Out} is no name of a picture.", "Pictures are SVG: --out turkey.svg");
        }

        // A year of room behind the day, so that what was awaited is seen.
        var last = marked is null ? to : to.PlusYears(1);
        var known = asked.KnownBy is { } day ? $", as known by {LocalDatePattern.Iso.Format(day)}" : string.Empty;
        var data = ForcePicture.Of(ledger, history, deal, from, last, marked, $"What {CultureInfo.InvariantCulture.TextInfo.ToTitleCase(history.Owner)} had and was promised, and who says so{known}")
            ?? throw new UsageException("There is nothing to draw between these days.", "Choose other days, or leave --out away.");
        AnswerFile.Write(asked.Out, SwimLanes.Draw(data), asked.MayReplace);
        return asked.Out;
    }

    private static void Told(string? picture)
    {
        if (picture is not null)
        {
            Console.Out.WriteLine($"\nPicture: {picture}");
        }
    }

    private static int Width(Screen screen) => Math.Clamp(screen.Out.Profile.Width, NarrowestText, WidestText);
}
