using System.Text.Json.Nodes;
using Rampart.Answers;
using Rampart.Evidence;
using Rampart.Results.Reading;
using Rampart.Results.Summary;
using Rampart.Scenarios;
using Rampart.Simulation.Kernel;
using Rampart.Simulation.Motion;
using Spectre.Console;

namespace Rampart.Cli;

/// <summary>One battle as written and as changed by request, with the same luck: which readings changed, and what came of it.</summary>
internal sealed record BattleComparison(IReadOnlyList<ChangedReading> Readings, IReadOnlyList<(string What, int Before, int After)> Outcomes, bool IsSameBattle)
{
    /// <summary>The readings that are not the same; a value that is read otherwise and stays what it was is none.</summary>
    public static IReadOnlyList<ChangedReading> Changed(Scenario written, Scenario changed)
    {
        var before = written.Readings.ToDictionary(Name, StringComparer.Ordinal);
        var after = changed.Readings.ToDictionary(Name, StringComparer.Ordinal);
        return
        [
            .. before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(name => (Name: name, Was: before.GetValueOrDefault(name), Is: after.GetValueOrDefault(name)))
                .Where(each => !string.Equals(each.Was?.Text, each.Is?.Text, StringComparison.Ordinal))
                .Select(each => new ChangedReading(each.Name, each.Was?.Text, each.Was?.As, each.Is?.Text, each.Is?.As)),
        ];
    }

    public static BattleComparison Of(Scenario written, BattleSummary before, Scenario changed, BattleSummary after) => new(
        Changed(written, changed),
        [
            ("hostile targets killed", Hostile(before).Killed, Hostile(after).Killed),
            ("hostile targets leaked", Hostile(before).Leaked, Hostile(after).Leaked),
            ("missiles fired", before.Engagements.Count, after.Engagements.Count),
            ("mistaken engagements", before.Mistakes.Count, after.Mistakes.Count),
            ("assets destroyed", Destroyed(before), Destroyed(after)),
        ],
        string.Equals(before.Hash, after.Hash, StringComparison.Ordinal));

    /// <summary>The battle's summary without any file of it.</summary>
    public static BattleSummary Fight(Scenario scenario, ulong seed, ulong replication, CancellationToken stop)
    {
        using var kept = new MemoryStream();
        var journal = new Journal(kept, JournalLevel.Full);
        var battle = new Battle(scenario.Battle, seed, replication, journal);
        BattleRun.Fight(battle, $"{scenario.Title}, as written", TerminalOnlooker.Here, stop);
        kept.Position = 0;
        var run = new RunIdentity(scenario.Name, scenario.Title, seed, replication, journal.HashText(), journal.Events, JournalLevel.Full, $"Rampart {Engine.Version} ({Engine.Identity})");
        return BattleSummary.Of(JournalContents.Read(kept), scenario.Battle, run);
    }

    public JsonObject ToJson() => new()
    {
        ["readings"] = new JsonArray([.. Readings.Select(reading => new JsonObject { ["reading"] = reading.Name, ["from"] = reading.From, ["fromAs"] = reading.FromAs, ["to"] = reading.To, ["toAs"] = reading.ToAs })]),
        ["outcomes"] = new JsonArray([.. Outcomes.Select(outcome => new JsonObject { ["what"] = outcome.What, ["before"] = outcome.Before, ["after"] = outcome.After })]),
        ["sameBattle"] = IsSameBattle,
    };

    public void Show(IAnsiConsole screen)
    {
        screen.MarkupLine("[bold]Changed by request, with the same luck[/]");
        foreach (var reading in Readings)
        {
            screen.MarkupLine(Plain($"  {reading.Name}: {reading.From ?? "not read"} ({reading.FromAs ?? "–"}) → {reading.To ?? "not read"} ({reading.ToAs ?? "–"})"));
        }

        var widest = Outcomes.Max(outcome => outcome.What.Length);
        foreach (var (what, before, after) in Outcomes)
        {
            screen.MarkupLine($"  {what.PadRight(widest)}  {before} → {after}{(before == after ? string.Empty : $"  [bold]{after - before:+0;−0}[/]")}");
        }

        screen.MarkupLine(IsSameBattle
            ? "The changed values decided nothing in this battle: it went the same way, event by event."
            : "One battle each: other values move the same dice to other moments, so a difference is no trend. A campaign tells (rampart campaign run).");
        screen.MarkupLine(string.Empty);
    }

    private static string Name(Reading reading) => $"{reading.Model}/{reading.Key}";

    private static RaidCount Hostile(BattleSummary summary) => summary.Waterfall.First(count => count.Side == Side.Hostile && count.Class is null);

    private static int Destroyed(BattleSummary summary) => summary.Damage.Count(damage => damage.Kind == EntityKind.Asset && damage.Destroyed);

    private static string Plain(string text) => Markup.Escape(Screen.Plain(text));
}

/// <summary>A reading as written and as changed.</summary>
internal sealed record ChangedReading(string Name, string? From, string? FromAs, string? To, string? ToAs);
